"""Interval arithmetic, exact, and the verdict on a stated result; the only place where numbers stretch.

Ends are fractions, so that 1/3 is a third; an end that is None is open. What an operand may stand
for (`operand`) and what a stated result may be taken to say (`stretch`) are told apart: a result is
read more generously than the numbers it is worked out from.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from claims.model import Qualifier, Quantity

SMALLEST = Fraction(1, 10**12)
TENTH, TWENTIETH, FIFTIETH = Fraction(1, 10), Fraction(1, 20), Fraction(1, 50)
TENTHS, FAR_OFF = 10, Fraction(4)  # the step of 三成 in per cent, and how far off it is no rounding
HEDGED = frozenset((Qualifier.ABOUT, Qualifier.NEAR))
BELOW = frozenset((Qualifier.UNDER, Qualifier.AT_MOST))
ABOVE = frozenset((Qualifier.OVER, Qualifier.AT_LEAST))


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`, both included; None is open."""

    low: Fraction | None
    high: Fraction | None

    @classmethod
    def point(cls, value: int | Fraction) -> Interval:
        """One number."""
        return cls(Fraction(value), Fraction(value))

    @classmethod
    def around(cls, value: Fraction, width: Fraction) -> Interval:
        """The numbers at most `width` from `value`."""
        return cls(value - width, value + width)

    def __add__(self, other: Interval) -> Interval:
        return Interval(_both(self.low, other.low, 1), _both(self.high, other.high, 1))

    def __sub__(self, other: Interval) -> Interval:
        return Interval(_both(self.low, other.high, -1), _both(self.high, other.low, -1))

    def __mul__(self, other: Interval) -> Interval:
        """The products; both factors are taken to be no less than zero."""
        low = max(self.low or Fraction(0), Fraction(0)) * max(other.low or Fraction(0), Fraction(0))
        if self.high is None or other.high is None:
            return Interval(low, None)
        return Interval(low, max(self.high, Fraction(0)) * max(other.high, Fraction(0)))

    def __truediv__(self, other: Interval) -> Interval:
        """The quotients; both are taken to be no less than zero."""
        dividend = max(self.low or Fraction(0), Fraction(0))
        low = dividend / other.high if other.high else Fraction(0)
        if self.high is None or not other.low or other.low <= 0:
            return Interval(low, None)
        return Interval(low, max(self.high, Fraction(0)) / other.low)

    def scaled(self, factor: int | Fraction) -> Interval:
        """Each number times a constant above zero."""
        low = None if self.low is None else self.low * factor
        return Interval(low, None if self.high is None else self.high * factor)

    def widened(self, width: Fraction) -> Interval:
        """Further by `width` on both sides."""
        low = None if self.low is None else self.low - width
        return Interval(low, None if self.high is None else self.high + width)

    def root(self, degree: int) -> Interval:
        """The n-th roots, outwards to a part in 10^12 or so; numbers no less than zero."""
        low = None if self.low is None else _root(self.low, degree)
        high = None if self.high is None else _root(self.high, degree)
        return Interval(low, high).widened(Fraction(1, 10**10))

    def overlaps(self, other: Interval) -> bool:
        """Whether a number lies in both."""
        return not (_less(self.high, other.low) or _less(other.high, self.low))

    def meets(self, other: Interval) -> bool:
        """Whether they share more than an end; a single number may lie on an end.

        Two roundings that both fall on the very edge are no honest reading.
        """
        if not self.overlaps(other):
            return False
        if self.low == self.high or other.low == other.high:
            return True
        return self.high != other.low and other.high != self.low

    def contains(self, value: Fraction) -> bool:
        """Whether the number lies within."""
        return self.overlaps(Interval.point(value))


def _both(first: Fraction | None, second: Fraction | None, sign: int) -> Fraction | None:
    return None if first is None or second is None else first + sign * second


def _less(high: Fraction | None, low: Fraction | None) -> bool:
    return high is not None and low is not None and high < low


def _root(value: Fraction, degree: int) -> Fraction:
    scale = 10**12
    whole = max(value, Fraction(0)) * scale**degree
    target = whole.numerator // whole.denominator
    low, high = 0, 1 << (target.bit_length() // degree + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**degree <= target else (low, middle - 1)
    return Fraction(low, scale)


def face(quantity: Quantity) -> Fraction | None:
    """The number as written; the middle where the words give both bounds only; None for one bound."""
    if quantity.value is not None:
        return Fraction(quantity.value)
    if quantity.low is None or quantity.high is None:
        return None
    return (Fraction(quantity.low) + Fraction(quantity.high)) / 2


def operand(quantity: Quantity) -> Interval:
    """What a number that others are worked out from may stand for: its written precision and bounds."""
    if quantity.value is None:
        return _bounds(quantity)
    value, half = Fraction(quantity.value), Fraction(quantity.step) / 2
    slack = max(half, abs(value) * TWENTIETH)
    if quantity.qualifier is Qualifier.ABOUT:
        return Interval.around(value, slack)
    if quantity.qualifier is Qualifier.NEAR:
        return Interval(value - max(slack, abs(value) * TENTH), value)
    if quantity.qualifier in ABOVE:
        return Interval(value - half, _bounds(quantity).high)
    if quantity.qualifier in BELOW:
        return Interval(_bounds(quantity).low, value + half)
    return Interval.around(value, half)


def stretch(quantity: Quantity) -> Interval:
    """What a stated result may honestly be taken to say.

    about: a tenth or half a step to either side; near: that much below, or a unit of its last
    digit, and a fiftieth above; over, at least: from the number (less a hundredth) up, to the bound
    that 多 gives; under, at most: down from it. Otherwise the written precision.
    """
    if quantity.value is None:
        return _bounds(quantity)
    value, half = Fraction(quantity.value), Fraction(quantity.step) / 2
    size = abs(value)
    hedge = max(half, size * TENTH)
    if quantity.qualifier is Qualifier.ABOUT:
        return Interval.around(value, hedge)
    if quantity.qualifier is Qualifier.NEAR:
        return Interval(value - min(hedge, last_place(value)), value + size * FIFTIETH)
    hundredth = size / 100
    if quantity.qualifier in ABOVE:
        high = _bounds(quantity).high
        return Interval(value - hundredth, None if high is None else high + hundredth)
    if quantity.qualifier in BELOW:
        return Interval(None, value + hundredth)
    return Interval.around(value, half)


def last_place(value: Fraction) -> Fraction:
    """The power of ten of the last digit that is not zero: 100 for 1,300; the value where it is zero."""
    if not value:
        return value
    place = Fraction(1)
    while (value / place).denominator > 1 and place > SMALLEST:
        place /= 10
    while (value / (place * 10)).denominator == 1:
        place *= 10
    return place


def _bounds(quantity: Quantity) -> Interval:
    low = None if quantity.low is None else Fraction(quantity.low)
    return Interval(low, None if quantity.high is None else Fraction(quantity.high))


def _cut_off(point: Fraction, result: Quantity) -> bool:
    """Whether a number, cut off instead of rounded, is written as the unhedged result: 3.19 as 3.1."""
    if result.qualifier is not Qualifier.EXACT or result.value is None:
        return False
    written, step = abs(Fraction(result.value)), Fraction(result.step)
    return written <= abs(point) < written + step and point * Fraction(result.value) >= 0


def _off_by_a_hair(point: Fraction, result: Quantity) -> bool:
    """Whether a result with two decimals or more is off by one in the last.

    Such rates are worked out from numbers finer than those that the sentence gives.
    """
    step = Fraction(result.step)
    if result.value is None or not 0 < step <= Fraction(1, 100):
        return False
    return abs(point - Fraction(result.value)) <= step * Fraction(3, 2)


class Verdict(StrEnum):
    """What a stated result is, given what its operands allow."""

    HOLDS = "holds"
    IMPRECISE = (
        "imprecise"  # wrong at face value, right if the operands or the result were rounded so
    )
    STRAINED = (
        "strained"  # beyond its hedge at face value; only hedge and rounding together save it
    )
    CANNOT_HOLD = "cannot hold"


def judge(
    point: Fraction | None, computed: Interval, result: Quantity, *, cut: bool = True
) -> Verdict:
    """The verdict on a stated result.

    `point` is the result worked out from the operands at face value, `computed` all results that
    their written precision allows. With `cut` an unhedged result may be cut off instead of rounded:
    that is imprecise, no more.
    """
    allowed = stretch(result)
    if point is not None and allowed.contains(point):
        return Verdict.HOLDS
    if computed.meets(allowed):
        if point is None:
            return Verdict.HOLDS
        return Verdict.STRAINED if result.qualifier in HEDGED else Verdict.IMPRECISE
    if cut and point is not None and (_cut_off(point, result) or _off_by_a_hair(point, result)):
        return Verdict.IMPRECISE
    return Verdict.CANNOT_HOLD


def in_tenths(verdict: Verdict, point: Fraction, result: Quantity) -> Verdict:
    """The verdict, and a strained one for a bare 三成 where the numbers at face value give 兩成半.

    Half tenths have a word of their own: 三成 for 27% is rounding, for 25% it is not.
    """
    bare = result.qualifier is Qualifier.EXACT and result.value is not None
    if verdict is not Verdict.HOLDS or not bare or result.value is None:
        return verdict
    if result.step == TENTHS and result.value % TENTHS == 0:
        off = abs(abs(point) - abs(Fraction(result.value)))
        return Verdict.STRAINED if off > FAR_OFF else verdict
    return verdict


def mistyped(one: Fraction, two: Fraction) -> bool:
    """Whether two numbers of three digits and more differ by one digit or by two changed places.

    2,870 and 2,780, 156 and 146: parts that leave something out hardly ever come so near their whole.
    """
    first, second = (str(int(value)).rstrip("0") for value in (one, two))
    width = max(len(first), len(second))
    first, second = first.ljust(width, "0"), second.ljust(width, "0")
    if width < 3 or int(one) == int(two) or len(str(int(one))) != len(str(int(two))):
        return False
    off = [place for place in range(width) if first[place] != second[place]]
    swapped = len(off) == 2 and off[1] == off[0] + 1
    return len(off) == 1 or (swapped and sorted(first) == sorted(second))


def best(verdicts: list[Verdict]) -> Verdict:
    """The most generous of several honest readings."""
    order = list(Verdict)
    return min(verdicts, key=order.index)
