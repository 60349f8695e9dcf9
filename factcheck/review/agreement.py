"""How far two reviewers agree: the share of agreement, and Cohen's kappa.

Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological
Measurement 20(1), 37-46: kappa = (po - pe) / (1 - pe), po being the share of agreement, pe the share
to be expected if each decided by chance as often for each category as they did.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from factcheck.review.decision import Decision
from factcheck.review.log import Judged, Log

Pair = tuple[Decision, Decision]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of two reviewers: the decisions of each on the texts that both have judged, one or more."""

    reviewers: tuple[str, str]
    pairs: tuple[Pair, ...]

    @property
    def share(self) -> Fraction:
        """The share on which both decided the same."""
        return Fraction(sum(one is other for one, other in self.pairs), len(self.pairs))

    @property
    def kappa(self) -> Fraction | None:
        """Cohen's kappa; None where it is not defined: both gave one and the same decision always."""
        number = len(self.pairs)
        first, second = (Counter(side) for side in zip(*self.pairs, strict=True))
        chance = Fraction(sum(first[one] * second[one] for one in Decision), number * number)
        return None if chance == 1 else (self.share - chance) / (1 - chance)


def agreements(log: Log) -> Iterator[Agreement]:
    """Of each two reviewers who have judged anything in common, by name.

    The first decision of each on a text counts: it was made alone. What was settled together
    afterwards says nothing of how far they agree.
    """
    first: dict[str, dict[Judged, Decision]] = {}
    for entry in log.in_time:
        first.setdefault(entry.reviewer, {}).setdefault(entry.judged, entry.decision)
    for one, other in combinations(sorted(first), 2):
        if pairs := _pairs(first[one], first[other]):
            yield Agreement((one, other), pairs)


def _pairs(one: dict[Judged, Decision], other: dict[Judged, Decision]) -> tuple[Pair, ...]:
    return tuple((decision, other[text]) for text, decision in one.items() if text in other)


def rounded(number: Fraction, places: int) -> str:
    """A fraction with so many decimal places, half to even."""
    scaled = round(number * 10**places)
    sign = "-" if scaled < 0 else ""
    whole, rest = divmod(abs(scaled), 10**places)
    return f"{sign}{whole}.{rest:0{places}d}" if places else f"{sign}{whole}"
