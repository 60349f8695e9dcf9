"""Means: a total divided by a number or a length of time, and whether a stated mean is one of these two."""

from __future__ import annotations

from fractions import Fraction

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.intervals import Interval, Verdict, judge
from factcheck.arithmetic.operands import factor, level, reach

OFF = 5  # how many times off a mean may be that is told of a total and a number
NEAR = Fraction(21, 20)
TENS = tuple(Fraction(10) ** power for power in (-4, -2, -1, 1, 2, 4))


def mean_of(total: Claim, by: Claim, mean: Claim) -> Fraction | None:
    """The mean at face value, in the unit of the stated one; None where it cannot be worked out."""
    first, second = level(total), level(by)
    if first is None or not second:
        return None
    return first / second * factor(by.unit) / factor(mean.unit)


def weigh(total: Claim, by: Claim, mean: Claim) -> Verdict:
    """The verdict on a mean."""
    first, second, quantity = level(total), level(by), mean.mention.quantity
    if first is None or not second or quantity is None:
        return Verdict.HOLDS
    per = factor(mean.unit) / factor(by.unit)
    number = Interval.point(second) if by.kind is Kind.DURATION else reach(by)
    return judge(first / second / per, (reach(total) / number).scaled(1 / per), quantity)


def plausible(total: Claim, by: Claim, mean: Claim) -> bool:
    """Whether a stated mean may be of these two: of their size, or some powers of ten off.

    合計4.1萬人，平均每名登記180人 is the mean of something else.
    """
    ratio = _ratio(total, by, mean)
    return ratio is None or Fraction(1, OFF) <= ratio <= OFF or ten_off(total, by, mean)


def ten_off(total: Claim, by: Claim, mean: Claim) -> bool:
    """Whether a stated mean is the mean of these two but for some powers of ten."""
    ratio = _ratio(total, by, mean)
    return ratio is not None and any(1 / NEAR <= ratio * ten <= NEAR for ten in TENS)


def _ratio(total: Claim, by: Claim, mean: Claim) -> Fraction | None:
    real = mean_of(total, by, mean)
    return real / Fraction(mean.value) if real is not None and mean.value else None
