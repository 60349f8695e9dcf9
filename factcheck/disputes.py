"""Disputes: inside a fact, the claims that disagree with its best supported value."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations

from claims.claim import Claim
from claims.frames.sources import is_named, same_source
from claims.model import Kind, Period, Quantity
from factcheck.alignment import Subject, days_between
from factcheck.alignment.amounts import Amount, is_slip, power_apart, slipped_by_power
from factcheck.alignment.dimensions import sort_of
from factcheck.alignment.timing import stated
from factcheck.alignment.values import Agreement, agreement
from factcheck.facts import Fact
from factcheck.finding import Severity
from factcheck.links import Link

SURE = 0.8  # score from which two claims of the same time are held to be one thing
SEASON = 120  # days after which rates and counts of persons and cases have changed
YEAR = 365  # days after which other counts, sums and ranks have
FLOWS = ("persons", "papers", "times")
# What follows a number that is told as having moved since: 438名，比去年十月多28名.
COMPARED = re.compile(r"[^。；，,]{0,4}[，,]?[较比]")
LAID_DOWN = frozenset(("cap", "floor", "per", "target"))
ASKED = 8  # values in agreement with one that are asked whether they agree with each other
COMPANIONS = 2  # other numbers that two sentences of one moment share
SAME_TIME = 31  # days between two articles that count as the same time
Value = tuple[Kind, Quantity | None, Period | None]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A claim, the strongest claim against it, and the fact of both."""

    claim: Claim
    against: Claim
    fact: Fact
    score: float

    def turned(self) -> Dispute:
        """The same dispute seen from the other claim."""
        return replace(self, claim=self.against, against=self.claim)

    @property
    def amounts(self) -> tuple[Amount, Amount]:
        """What the two claims give."""
        return Amount.of(self.claim), Amount.of(self.against)

    @property
    def gap(self) -> int | None:
        """Days between the two articles; None where one is not dated."""
        one, other = self.claim.published, self.against.published
        return abs((one - other).days) if one and other else None

    @property
    def of_two_sources(self) -> bool:
        """Whether two sources are named that say so: those may count in two ways."""
        one, other = self.claim.frame.attribution, self.against.frame.attribution
        return is_named(one) and is_named(other) and not same_source(one, other)

    @property
    def severity(self) -> Severity:
        """How grave the dispute is.

        error: nothing explains the difference; warning: time, doubt or two sources may; info: the
        number is of a sort that changes, and the articles are months apart or say that it has moved.
        """
        one, other = self.claim.frame, self.against.frame
        timely = self.claim.document == self.against.document
        timely = timely or (one.period_start is not None and one.period_start == other.period_start)
        if self._may_change() and (self._moved() or (not timely and self._long_ago())):
            return Severity.INFO
        timely = timely or (self.gap is not None and self.gap <= SAME_TIME)
        slip = power_apart(*self.amounts) > 0  # nobody counts tenfold
        plain = self.score >= SURE and (slip or not self.of_two_sources)
        return Severity.ERROR if timely and plain else Severity.WARNING

    def _may_change(self) -> bool:
        """Whether the value is of a sort that changes from one article to the next.

        What rules lay down (caps, floors, amounts per head) does not, nor does what is measured; and
        what can only be a slip of the pen is one.
        """
        if is_slip(*self.amounts) or slipped_by_power(*self.amounts):
            return False
        both = self.claim.frame.roles & self.against.frame.roles
        if LAID_DOWN & both or "later" in both or self._one_moment():
            return False
        lasting = self.claim.kind in (Kind.DURATION, Kind.MEASURE) and "mean" not in both
        return not lasting and self.claim.kind is not Kind.DATE

    def _one_moment(self) -> bool:
        """Whether both are told of one moment, whenever the articles came out.

        The later one looks back (上屆有48隊), or their sentences share two other numbers.
        """
        if (self.gap or 0) > SAME_TIME:
            later = max((self.claim, self.against), key=lambda claim: str(claim.published))
            if "former" in later.frame.roles:
                return True
        ours, theirs = (
            member.company.sentence
            for side in (self.claim, self.against)
            for member in self.fact.members
            if member.claim is side
        )
        return len(ours & theirs) >= COMPANIONS

    def _long_ago(self) -> bool:
        """Whether so much time lies between the articles that the value has changed."""
        mean = "mean" in self.claim.frame.roles
        flows = mean or self.claim.kind is Kind.PERCENT or sort_of(self.claim.unit) in FLOWS
        return (self.gap or 0) > (SEASON if flows else YEAR)

    def _moved(self) -> bool:
        """Whether the articles say themselves that the number moves: 增至14人; 截至4日8時，187人."""
        if not self.gap:
            return False
        earlier, later = sorted((self.claim, self.against), key=lambda claim: str(claim.published))
        so_far = earlier.frame.period_start
        if so_far is not None and so_far == earlier.frame.period_end and stated(earlier):
            return True
        return "later" in later.frame.roles or bool(COMPARED.match(later.frame.right))


def disputes(fact: Fact, background: Set[str] = frozenset()) -> Iterator[Dispute]:
    """One dispute for each claim that disagrees with the best supported value, in order of place.

    Of the documents in the `background`, which are only compared with, no claim is the one to look at:
    what one of their claims disagrees with in another document is; between themselves all is well.
    """
    groups = _by_value(fact)
    best = _best_supported(list(groups.values()))
    agreeing = {key for key, group in groups.items() if _agree(group[0], best)}
    backing = {member.order: member for member in fact.members if _value(member) in agreeing}
    checked = {key: one for key, one in backing.items() if one.document not in background}
    links = _links_of(fact)
    for member in fact.members:
        if agreement(member.claim, best.claim) is not Agreement.CONFLICT:
            continue
        behind = member.document in background
        against, score = _strongest(member, links[member.order], checked if behind else backing)
        if against is None:
            continue
        dispute = Dispute(member.claim, against.claim, fact, score)
        yield dispute.turned() if behind else dispute


def _value(member: Subject) -> Value:
    """What agreement looks at; equal for claims that say the same in the same way."""
    mention = member.claim.mention
    return mention.kind, mention.quantity, mention.period


def _by_value(fact: Fact) -> dict[Value, list[Subject]]:
    groups: dict[Value, list[Subject]] = defaultdict(list)
    for member in fact.members:
        groups[_value(member)].append(member)
    return groups


def _best_supported(groups: Sequence[list[Subject]]) -> Subject:
    """The claim whose value most documents give; of equals the one given most often, then earliest.

    `groups`: the claims of a fact by their value. Where two documents stand one against one, the
    earlier article's value is taken as the measure, so that the newer article is the one to look at.
    A value so coarse that it agrees with two that disagree (8月, with 8月6日 and 8月16日) is no measure.
    """

    def support(backing: Sequence[list[Subject]]) -> tuple[bool, int, int]:
        documents = {one.document for group in backing for one in group}
        coarse = any(
            _conflict(*two) for two in combinations([one for one, *_ in backing[:ASKED]], 2)
        )
        return coarse, -len(documents), -sum(map(len, backing))

    def age(member: Subject) -> tuple[str, int]:
        published = member.claim.published
        return published.isoformat() if published else "9999", member.order

    backings = zip(groups, _backings(groups), strict=True)
    ranked = ((support(backing), age(group[0]), group[0]) for group, backing in backings)
    return min(ranked, key=lambda rank: rank[:2])[2]


def _backings(groups: Sequence[list[Subject]]) -> list[list[list[Subject]]]:
    """Of each group, itself and those with a value that agrees with its own."""
    backings = [[group] for group in groups]
    for (ours, one), (theirs, other) in combinations(zip(backings, groups, strict=True), 2):
        if _agree(one[0], other[0]):
            ours.append(other)
            theirs.append(one)
    return backings


def _agree(one: Subject, other: Subject) -> bool:
    return one is other or agreement(one.claim, other.claim) is Agreement.AGREE


def _conflict(one: Subject, other: Subject) -> bool:
    return agreement(one.claim, other.claim) is Agreement.CONFLICT


def _links_of(fact: Fact) -> dict[int, list[Link]]:
    """The links of each member, by its order."""
    links: dict[int, list[Link]] = defaultdict(list)
    for link in fact.links:
        links[link.first.order].append(link)
        links[link.second.order].append(link)
    return links


def _strongest(
    member: Subject, links: Sequence[Link], backing: Mapping[int, Subject]
) -> tuple[Subject | None, float]:
    """The backing claim to hold against the member: the nearest in time, then the surest."""
    found: list[tuple[int, float, int]] = []
    for link in links:
        other = link.second if link.first.order == member.order else link.first
        if other.order in backing and link.agreement is Agreement.CONFLICT:
            gap = days_between(member.claim, other.claim)
            found.append((gap, -link.score, other.order))
    if not found:
        return None, 0.0
    _, score, order = min(found)
    return backing[order], -score
