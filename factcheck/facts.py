"""Facts: claims of a run that speak of one thing, brought together.

Groups of claims grow along the links between them, the surest link first. A group takes in another
only where no member of the one is told apart from a member of the other: A like B and B like C joins
nothing that keeps A from C.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field

from claims.claim import Claim
from claims.extract import uncollected
from factcheck.alignment import Subject, features, guard, probability
from factcheck.alignment.updates import brought_up_to_date
from factcheck.bearing import bearing_on
from factcheck.candidates import candidates
from factcheck.links import Link, alike, mutual, running, taken_up, unanswered
from factcheck.occasions import of_one_occasion
from factcheck.subjects import subjects
from factcheck.toll_totals import Totals, totals

TOLD_APART = 0.03  # score below which two claims are of two things, whatever they have in common
PLAIN = 0.9  # score from which two that disagree are one thing, whatever else agrees with either
ASKED = 3  # members of each side that are asked whether two groups may join
GROUP = 400  # claims in a fact, at most
Pair = tuple[int, int]  # two claims by their order, the earlier first


@dataclass(frozen=True, slots=True)
class Fact:
    """Claims of one thing in order of place, and the links that brought them together."""

    members: tuple[Subject, ...]
    links: tuple[Link, ...]

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims, in order."""
        return tuple(member.claim for member in self.members)

    def told_in(self, documents: Set[str]) -> bool:
        """Whether one of these documents, by their paths, speaks of it."""
        return any(member.document in documents for member in self.members)


def facts(claims: Sequence[Claim], checked: Set[str] | None = None) -> tuple[Fact, ...]:
    """The things of which more than one claim speaks, in order of their first claim.

    Where `checked` names documents by their paths, those of which one of these speaks.
    """
    with uncollected():
        known = subjects(claims)
        found = linked(claims, known, checked)
        asked = {(link.first.order, link.second.order) for link in found}
        standing = of_one_occasion(mutual(found), claims)
        joined = _joined(list(_standing(standing, totals(known))), asked)
        wanted = (fact for fact in joined if checked is None or fact.told_in(checked))
        return tuple(sorted(wanted, key=lambda fact: fact.members[0].order))


def linked(
    claims: Sequence[Claim], known: Sequence[Subject], checked: Set[str] | None = None
) -> list[Link]:
    """The links between claims, but for headlines that disagree and whose article has their number too.

    `known`: the claims that can be compared. Where `checked` names documents by their paths, the links
    that bear on these.
    """
    given, pairs = running(claims), candidates(known)
    links = alike(pairs) if checked is None else bearing_on(checked, pairs)
    return [link for link in unanswered(links, known) if not taken_up(link, given)]


def _standing(found: Iterable[Link], known: Totals) -> Iterator[Link]:
    """The links without those of one count at two times, and of a total and a part of one."""
    for link in found:
        ends = link.first, link.second
        if link.agrees or not (brought_up_to_date(*ends) or known.tells_apart(*ends)):
            yield link


@dataclass(eq=False, slots=True)
class _Group:
    """Claims taken for one thing, and the groups that it cannot join: asked once, kept as it grows."""

    few: tuple[Subject, ...]
    """The first members that it had: they are asked for all."""
    members: list[Subject]
    links: list[Link] = field(default_factory=list)
    barred: set[_Group] = field(default_factory=set)

    def may_join(self, other: _Group, alike: Set[Pair]) -> bool:
        """Whether no member is told apart from one of the other's; the first few of each are asked."""
        if other in self.barred:
            return False
        if len(self.members) + len(other.members) <= GROUP and _all_alike(
            self.few, other.few, alike
        ):
            return True
        self.barred.add(other)
        other.barred.add(self)
        return False

    def take_in(self, other: _Group) -> None:
        """Make the other's members, links and barriers this one's."""
        self.members += other.members
        self.links += other.links
        self.barred |= other.barred
        for third in other.barred:
            third.barred.add(self)


def _all_alike(ours: Sequence[Subject], theirs: Sequence[Subject], known: Set[Pair]) -> bool:
    """Whether no two are told apart; those with a link were asked before, and guards cost least."""
    unknown = [
        (one, other)
        for one in ours
        for other in theirs
        if (min(one.order, other.order), max(one.order, other.order)) not in known
    ]
    if any(guard(one, other) for one, other in unknown):
        return False
    return all(probability(features(one, other)) >= TOLD_APART for one, other in unknown)


def _joined(found: Sequence[Link], alike: Set[Pair]) -> Iterator[Fact]:
    linked = {side.order: side for link in found for side in (link.first, link.second)}
    rivals: list[Link] = []
    group_of = {order: _Group((subject,), [subject]) for order, subject in linked.items()}
    for link in sorted(found, key=lambda link: (-link.score, link.first.order, link.second.order)):
        one, other = group_of[link.first.order], group_of[link.second.order]
        if one is not other:
            if not one.may_join(other, alike):
                if not link.agrees and link.score >= PLAIN:
                    rivals.append(link)
                continue
            few = (*one.few, *other.few)[:ASKED]
            if len(one.members) < len(other.members):
                one, other = other, one
            one.few = few
            one.take_in(other)
            group_of.update((member.order, one) for member in other.members)
        one.links.append(link)
    for order in sorted(group_of):
        group = group_of[order]
        members = sorted(group.members, key=lambda member: member.order)
        if len(members) > 1 and members[0].order == order:
            yield Fact(tuple(members), tuple(group.links))
    yield from _rivals(rivals)


def _rivals(found: Iterable[Link]) -> Iterator[Fact]:
    """Facts of two that disagree and were kept apart by what agrees with either: an outdated number.

    The surest comes first, and each claim stands in one of them.
    """
    taken: set[int] = set()
    for link in found:
        ends = {link.first.order, link.second.order}
        if taken.isdisjoint(ends):
            taken |= ends
            yield Fact((link.first, link.second), (link,))
