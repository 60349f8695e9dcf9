"""What bears on a draft: of an archive that it is held against, most pairs of claims need no score.

What two published articles say of one another changes a finding on the draft only where one thing leads
to the other: the draft's claims to those that they are linked with, these to the next. And as what two
articles agree on tells whether they are on one occasion, of two that disagree there all pairs count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set

from factcheck.alignment import Subject
from factcheck.links import Link, alike

Pair = tuple[Subject, Subject]


def bearing_on(checked: Set[str], pairs: Iterable[Pair]) -> list[Link]:
    """The links among `pairs` that bear on the documents of the paths `checked`, in order of the pairs."""
    waiting = list(pairs)
    asked = _Asked()
    beside = _by_claim(waiting)
    new = {side.order for pair in waiting for side in pair if side.document in checked}
    reached = set(new)
    while new:
        links = asked.links(pair for order in sorted(new) for pair in beside[order])
        new = {side.order for link in links for side in (link.first, link.second)} - reached
        reached |= new
    apart = {_documents((link.first, link.second)) for link in asked.found if not link.agrees}
    asked.links(pair for pair in waiting if _documents(pair) in apart)
    return sorted(asked.found, key=lambda link: (link.second.order, link.first.order))


class _Asked:
    """The links found so far; no pair is asked twice."""

    def __init__(self) -> None:
        self.found: list[Link] = []
        self._known: set[tuple[int, int]] = set()

    def links(self, pairs: Iterable[Pair]) -> list[Link]:
        """The links among the pairs that have not been asked yet."""
        new = {(pair[0].order, pair[1].order): pair for pair in pairs}
        links = alike(pair for orders, pair in new.items() if orders not in self._known)
        self._known |= new.keys()
        self.found += links
        return links


def _by_claim(pairs: Sequence[Pair]) -> dict[int, list[Pair]]:
    """The pairs of each claim, by its order."""
    beside: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        for side in pair:
            beside[side.order].append(pair)
    return beside


def _documents(pair: Pair) -> frozenset[str]:
    return frozenset(side.document for side in pair)
