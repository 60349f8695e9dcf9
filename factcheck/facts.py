"""Facts: claims of a run that speak of one thing, brought together.

Candidates come from an index of dimension and rare words, so that the cost grows with the number of
claims. Claims are joined best pair first, and a group takes in another only where no two of their
members are barred from each other: A like B and B like C joins nothing that keeps A from C.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from claims.claim import Claim
from claims.model import Kind
from factcheck.alignment import REPEATING, SAME_AT, UNKNOWN_AT, Subject, likely
from factcheck.alignment.companions import companions
from factcheck.alignment.dimensions import dimension
from factcheck.alignment.profiles import profile, rarity, topics
from factcheck.alignment.values import Agreement, agreement

KEYS = 8  # rare words by which a claim is found
POSTINGS = 64  # claims that a word finds, at most: the first ones
LEAST = 0.4  # of what the closest partner shares, what another one must
PARTNERS = 16  # earlier claims that a claim is held against, at most
MARGIN = 0.15  # how much worse than the best counterpart in a document a pair may be
ASKED = 4  # members of each side that are asked whether two groups may join
GROUP = 400  # claims in a fact, at most


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims that speak of the same thing."""

    first: Subject
    second: Subject
    score: float
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class Fact:
    """Claims of one thing in order of place, and the links that brought them together."""

    members: tuple[Subject, ...]
    links: tuple[Link, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in order."""
        return tuple(member.claim for member in self.members)


def subjects(claims: Sequence[Claim]) -> list[Subject]:
    """The claims that can be compared, with their profiles."""
    rare = rarity(claims)
    topic_of = topics(claims, rare)
    beside: dict[tuple[str, int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        beside[_sentence(claim)].append(claim)
    found = []
    for order, (claim, company) in enumerate(zip(claims, companions(claims), strict=True)):
        if comparable(claim):
            others = [other for other in beside[_sentence(claim)] if other is not claim]
            known = profile(claim, topic_of[claim.document], rare, others)
            found.append(Subject(claim, known, dimension(claim), order, company))
    return found


def _sentence(claim: Claim) -> tuple[str, int, str]:
    return claim.document, claim.frame.sentence, dimension(claim)


def comparable(claim: Claim) -> bool:
    """Whether a claim says something definite that another could contradict."""
    flags = claim.mention.flags
    if {"vague", "impossible-date"} & set(flags):
        return False
    if "unresolved" in flags and not any(flag.startswith("partial:") for flag in flags):
        return False
    if {"converted", "designation"} & claim.frame.roles:
        return False
    if claim.kind is Kind.DATE:
        return is_event(claim)
    return claim.low is not None or claim.high is not None


def is_event(claim: Claim) -> bool:
    """Whether a date is told as that of an event, and not as the time of some number."""
    period, frame = claim.mention.period, claim.frame
    if period is None or period.grain not in ("day", "month", "quarter", "half", "year"):
        return False
    if period.direction == "until":
        return False  # 截至去年底: as of when, not when
    if {"reporting", "dating", "naming"} & frame.roles:
        return False
    return bool(frame.before or frame.after)


def facts(claims: Sequence[Claim]) -> tuple[Fact, ...]:
    """The things of which more than one claim speaks, in order of their first claim."""
    running = _running(claims)
    links = [link for link in _links(subjects(claims)) if not _taken_up(link, running)]
    return tuple(_groups(_mutual(links)))


def _links(found: Sequence[Subject]) -> list[Link]:
    links = []
    for first, second in _candidates(found):
        score = likely(first, second)
        if score >= SAME_AT:
            links.append(Link(first, second, score, agreement(first.claim, second.claim)))
    return links


def _candidates(found: Sequence[Subject]) -> Iterator[tuple[Subject, Subject]]:
    """Pairs of one dimension that share a telling word, each once, in order.

    A claim meets the earlier ones that share most with it, so many and no more: of a thing that is
    named in a thousand places, each is held against the first ones.
    """
    postings: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, subject in enumerate(found):
        met: dict[int, float] = defaultdict(float)
        weights = subject.profile.sentence
        for word in _keys(subject):
            posting = postings[subject.dimension, word]
            heavy = weights.get(word, 1.0)
            for partner in posting:
                met[partner] += heavy
            if len(posting) < POSTINGS:
                posting.append(number)
        least = LEAST * max(met.values(), default=0.0)
        close = (one for one in met if met[one] >= least)
        for partner in sorted(nsmallest(PARTNERS, close, key=lambda one: (-met[one], one))):
            yield found[partner], subject


def _keys(subject: Subject) -> Iterable[str]:
    """The head as one name, its words, and the rarest other words of the sentence."""
    head = subject.claim.frame.head
    weights = subject.profile.sentence
    others = [word for word in weights if len(word) > 1 and word not in head]
    rarest = sorted(others, key=lambda word: (-weights[word], word))[:KEYS]
    return dict.fromkeys(("".join(head), *head, *rarest))


def _mutual(links: Sequence[Link]) -> list[Link]:
    """The links that are the best, or nearly, of both their claims in the other's document.

    Of a claim with an agreeing counterpart in a document, links to other values there are dropped:
    the document says the same, and speaks of something else besides.
    """
    best: dict[tuple[int, str], float] = defaultdict(float)
    agreed: dict[tuple[int, str], float] = defaultdict(float)
    for link in links:
        for key in _ends(link):
            best[key] = max(best[key], link.score)
            if link.agreement is Agreement.AGREE:
                agreed[key] = max(agreed[key], link.score)
    kept = []
    for link in links:
        score = link.score
        if any(score < best[key] - MARGIN for key in _ends(link)):
            continue
        elsewhere = any(agreed[key] for key in _ends(link))
        if link.agreement is not Agreement.AGREE and elsewhere and not _repeats(link):
            continue
        kept.append(link)
    return kept


def _repeats(link: Link) -> bool:
    """Whether one of the two stands in a headline, caption or box, which says again what the text says."""
    return bool({link.first.claim.frame.place, link.second.claim.frame.place} & REPEATING)


def _running(claims: Iterable[Claim]) -> dict[tuple[object, ...], bool]:
    """What the running text of each document gives, and whether as a part of something."""
    given: dict[tuple[object, ...], bool] = defaultdict(bool)
    for claim in claims:
        if claim.value is not None and claim.frame.place not in REPEATING:
            given[_given(claim)] |= "part" in claim.frame.roles
    return given


def _given(claim: Claim) -> tuple[object, ...]:
    return claim.document, claim.kind, claim.unit, claim.value


def _taken_up(link: Link, running: Mapping[tuple[object, ...], bool]) -> bool:
    """Whether a headline, caption or box disagrees, but its own article's text has its number too.

    Then it speaks of that, and not of what it disagrees with in its article; nor elsewhere, if the
    text calls it a part (四所進駐, 當中四所 in the text).
    """
    if link.agreement is Agreement.AGREE:
        return False
    sides = (link.first.claim, link.second.claim)
    together = sides[0].document == sides[1].document
    repeated = [_given(side) for side in sides if side.frame.place in REPEATING]
    return any(given in running and (together or running[given]) for given in repeated)


def _ends(link: Link) -> tuple[tuple[int, str], tuple[int, str]]:
    first, second = link.first, link.second
    return (first.order, second.claim.document), (second.order, first.claim.document)


def _groups(links: Sequence[Link]) -> Iterator[Fact]:
    group_of: dict[int, dict[int, Subject]] = {}
    ranked = sorted(links, key=lambda link: (-link.score, link.first.order, link.second.order))
    # Of each group, by its first claim, the groups that it cannot join: asked once, kept as it grows.
    barred: dict[int, set[int]] = defaultdict(set)
    kept: list[Link] = []
    for link in ranked:
        one = group_of.setdefault(link.first.order, {link.first.order: link.first})
        other = group_of.setdefault(link.second.order, {link.second.order: link.second})
        if one is not other:
            ours, theirs = next(iter(one)), next(iter(other))
            if theirs in barred[ours]:
                continue
            if len(one) + len(other) > GROUP or not _may_join(one.values(), other.values()):
                barred[ours].add(theirs)
                barred[theirs].add(ours)
                continue
            one.update(other)
            for order in other:
                group_of[order] = one
            for third in barred[theirs]:
                barred[third].add(ours)
            barred[ours] |= barred[theirs]
        kept.append(link)
    groups = {id(group): group for group in group_of.values() if len(group) > 1}
    within: dict[int, list[Link]] = defaultdict(list)
    for link in kept:
        within[id(group_of[link.first.order])].append(link)
    for key, group in sorted(groups.items(), key=lambda item: min(item[1])):
        yield Fact(tuple(group[order] for order in sorted(group)), tuple(within[key]))


def _may_join(ours: Iterable[Subject], theirs: Iterable[Subject]) -> bool:
    """Whether no member of the one is told apart from a member of the other."""
    theirs = list(theirs)[:ASKED]
    return not any(
        likely(one, other) < UNKNOWN_AT for one in list(ours)[:ASKED] for other in theirs
    )
