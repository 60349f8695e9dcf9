"""Totals: tolls that others of the same article make up, told in one sentence (113死 and 18死 are 131死).

The total and one of what makes it up are no contradiction, nor are the total of one article and a part of
another's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import combinations

from factcheck.alignment import Subject

LEAST = 10  # of a total: a smaller one is made up of others by chance
MOST = 8  # tolls of a sentence, and totals of an article, that are looked at
BEYOND = Decimal("1.1")  # of a total that is told as exceeded, by which it may be


@dataclass(slots=True)
class Totals:
    """The orders of the claims that are totals of others, and of those that make them up."""

    wholes: set[int] = field(default_factory=set)
    parts: set[int] = field(default_factory=set)

    def tells_apart(self, first: Subject, second: Subject) -> bool:
        """Whether the one of two is a total and the other a part of one."""
        one, other = first.order, second.order
        wholes, parts = self.wholes, self.parts
        return (one in wholes and other in parts) or (other in wholes and one in parts)


def totals(found: Iterable[Subject]) -> Totals:
    """The totals among some claims, and their parts."""
    known = Totals()
    articles: dict[str, list[Subject]] = defaultdict(list)
    for subject in found:
        if subject.marks.tolls and subject.claim.value is not None:
            articles[subject.claim.document].append(subject)
    for article in articles.values():
        for whole, parts in _made_up(article):
            known.wholes.add(whole.order)
            known.parts.update(part.order for part in parts)
    known.parts -= known.wholes
    return known


def _made_up(article: Sequence[Subject]) -> Iterator[tuple[Subject, tuple[Subject, ...]]]:
    sentences: dict[int, list[Subject]] = defaultdict(list)
    for subject in article:
        sentences[subject.claim.frame.sentence].append(subject)
    wholes = [one for one in article if one.claim.value and one.claim.value >= LEAST]
    for told in sentences.values():
        for parts in combinations(told[:MOST], 2):
            for whole in wholes[:MOST]:
                if whole not in parts and _is_sum(whole, parts):
                    yield whole, parts


def _is_sum(whole: Subject, parts: tuple[Subject, ...]) -> bool:
    """Whether two tolls make up a third of their sort, as far as the words of all three allow."""
    one, other = parts
    if not whole.marks.tolls.keys() & one.marks.tolls.keys() & other.marks.tolls.keys():
        return False
    total, added = whole.claim.value, sum(part.claim.value or Decimal(0) for part in parts)
    if total is None or added > total * BEYOND:
        return False
    lows, highs = [part.claim.low for part in parts], [part.claim.high for part in parts]
    least = sum(low for low in lows if low is not None)
    most = None if None in highs else sum(high for high in highs if high is not None)
    low, high = whole.claim.low, whole.claim.high
    return not (high is not None and least > high) and not (
        low is not None and most is not None and most < low
    )
