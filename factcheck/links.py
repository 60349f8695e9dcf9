"""Links: pairs of claims that speak of one thing, and which of them are to be trusted.

A claim is tied to its best counterpart in each document, not to everything that is somewhat like it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claims.claim import Claim
from factcheck.alignment import REPEATING, SAME_AT, Subject, likely
from factcheck.alignment.amounts import transposed
from factcheck.alignment.companions import Number
from factcheck.alignment.dimensions import one_sort
from factcheck.alignment.guards import COPIED, same_sense
from factcheck.alignment.marks import NAME
from factcheck.alignment.profiles import anchor, likeness
from factcheck.alignment.values import Agreement, agreement

MARGIN = 0.15  # how much worse than the best counterpart in a document a pair may be
BETTER = 0.05  # than a counterpart that agrees, for a pair of other values to be kept beside it
End = tuple[int, str]  # a claim, by its order, and the document of its counterpart


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims that speak of the same thing."""

    first: Subject
    second: Subject
    score: float
    agreement: Agreement

    @property
    def agrees(self) -> bool:
        """Whether the two say the same."""
        return self.agreement is Agreement.AGREE

    @property
    def ends(self) -> tuple[End, End]:
        """Each claim with the document in which the other is its counterpart."""
        first, second = self.first, self.second
        return (first.order, second.document), (second.order, first.document)


def alike(pairs: Iterable[tuple[Subject, Subject]]) -> list[Link]:
    """The pairs of claims that are alike enough."""
    scored = ((first, second, likely(first, second)) for first, second in pairs)
    return [
        Link(first, second, score, agreement(first.claim, second.claim))
        for first, second, score in scored
        if score >= SAME_AT
    ]


def unanswered(links: Iterable[Link], found: Iterable[Subject]) -> list[Link]:
    """The links but for those that disagree and of which one article gives the other's number too."""
    told = numbers(found)
    return [link for link in links if link.agrees or not answered(link, told)]


Numbers = Mapping[tuple[str, Number | None], Sequence[Subject]]  # document, number → who says so


def numbers(found: Iterable[Subject]) -> Numbers:
    """The claims of each document by their number."""
    told: dict[tuple[str, Number | None], list[Subject]] = defaultdict(list)
    for subject in found:
        if subject.company.own:
            told[subject.document, subject.company.own].append(subject)
    return told


def answered(link: Link, told: Numbers) -> bool:
    """Whether one article gives the other's very number too: what it disagrees with is another thing.

    Copies of one sentence, and two numbers with digits changed about, are held against each other
    all the same.
    """
    one, other = link.first, link.second
    if one.document == other.document or transposed(one.amount, other.amount):
        return False
    if _moved_on(one, other.document, told) or _moved_on(other, one.document, told):
        return True
    if likeness(one.profile.sentence, other.profile.sentence) >= COPIED:
        return False
    return _echoed(one, other.document, told) or _echoed(other, one.document, told)


def _echoed(one: Subject, document: str, told: Numbers) -> bool:
    """Whether a document gives a claim's number for the same time and in the same sense."""
    rivals = told.get((document, one.company.own), ())
    return any(
        same_sense(one.claim, rival.claim) and one_sort(one.claim, rival.claim) for rival in rivals
    )


def _moved_on(one: Subject, document: str, told: Numbers) -> bool:
    """Whether a later document tells a claim's number as the former one: 由7月至9月的2.8%升至2.9%."""
    day = one.claim.published
    return day is not None and any(
        "former" in rival.claim.frame.roles
        and rival.claim.published is not None
        and rival.claim.published > day
        and one_sort(one.claim, rival.claim)
        and anchor(one.profile.sentence, rival.profile.sentence) >= NAME
        for rival in told.get((document, one.company.own), ())
    )


def mutual(links: Sequence[Link]) -> list[Link]:
    """The links that are the best, or nearly, of both their claims in the other's document.

    Of a claim with a counterpart in a document that agrees with it, links to other values there are
    dropped unless they are better: the document says the same, and speaks of something else besides.
    """
    best: dict[End, float] = defaultdict(float)
    agreed: dict[End, float] = defaultdict(float)
    ended = [(link, link.ends) for link in links]
    for link, ends in ended:
        alike = link.agrees and same_sense(link.first.claim, link.second.claim)
        for end in ends:
            best[end] = max(best[end], link.score)
            if alike:
                agreed[end] = max(agreed[end], link.score)

    def trusted(link: Link, ends: tuple[End, End]) -> bool:
        if any(link.score < best[end] - MARGIN for end in ends):
            return False
        if link.agrees or _repeats(link):
            return True
        return not any(agreed[end] > link.score - BETTER for end in ends if end in agreed)

    return [link for link, ends in ended if trusted(link, ends)]


def _repeats(link: Link) -> bool:
    """Whether one of the two stands in a headline, caption or box, which says again what the text says."""
    return bool({link.first.claim.frame.place, link.second.claim.frame.place} & REPEATING)


def running(claims: Iterable[Claim]) -> dict[tuple[object, ...], bool]:
    """What the running text of each document gives, and whether as a part of something."""
    given: dict[tuple[object, ...], bool] = defaultdict(bool)
    for claim in claims:
        if claim.value is not None and claim.frame.place not in REPEATING:
            given[_given(claim)] |= "part" in claim.frame.roles
    return given


def _given(claim: Claim) -> tuple[object, ...]:
    return claim.document, claim.kind, claim.unit, claim.value


def taken_up(link: Link, given: Mapping[tuple[object, ...], bool]) -> bool:
    """Whether a headline, caption or box disagrees, but its own article's text has its number too.

    Then it speaks of that, and not of what it disagrees with in its article; nor elsewhere, if the
    text calls it a part (四所進駐, 當中四所 in the text).
    """
    if link.agrees:
        return False
    sides = (link.first.claim, link.second.claim)
    together = sides[0].document == sides[1].document
    repeated = [_given(side) for side in sides if side.frame.place in REPEATING]
    return any(number in given and (together or given[number]) for number in repeated)
