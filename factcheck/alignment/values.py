"""Values: whether two claims of the same thing can both be true, on the most generous reading."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from claims.claim import Claim
from claims.model import Kind, Period, Qualifier, Quantity
from factcheck.alignment.dimensions import in_base
from factcheck.arithmetic.intervals import Interval, last_place, stretch

ONE_UNIT = frozenset((Kind.COUNT, Kind.NUMBER, Kind.ORDINAL))  # classifiers and no unit are alike
FINE = 100  # last places of a hedged number of three digits or more: it is told finely
GIVE = 2  # last places by which such a number may be out
Exact = TypeVar("Exact", Decimal, Fraction)


class Agreement(StrEnum):
    """The verdict on two values of one thing."""

    AGREE = "agree"
    CONFLICT = "conflict"
    INCOMPARABLE = "incomparable"


def agreement(first: Claim, second: Claim) -> Agreement:
    """Whether two claims of the same thing agree; claims without any bound are incomparable."""
    if first.mention.period is not None or second.mention.period is not None:
        return _dates(first, second)
    one, other = first.mention.quantity, second.mention.quantity
    if one is None or other is None:
        return Agreement.INCOMPARABLE
    if one.value is not None and one.value == other.value and one_unit(first, second):
        return Agreement.AGREE
    if _signs_apart(one, other) and (_falls(first) or _falls(second)):
        return _sizes(first, second)
    money = Kind.MONEY in (first.kind, second.kind)
    if money and one.unit != other.unit and not _unnamed(first, second):
        return _currencies(first, second)
    exact = one.qualifier is other.qualifier is Qualifier.EXACT
    if (exact or _one_bound(first, second)) and None not in (one.value, other.value):
        return _rounded(first, second)
    left, right = (_reach(claim) for claim in (first, second))
    if left == Interval(None, None) or right == Interval(None, None):
        return Agreement.INCOMPARABLE
    return Agreement.AGREE if _meet(left, right) else Agreement.CONFLICT


YUAN = frozenset(("HKD", "CNY", "TWD", "MOP"))  # whose coin 元 alone may be
_FALLS = tuple("跌减降缩退挫少")
_HEDGES = "了约近逾超达"


def _signs_apart(one: Quantity, other: Quantity) -> bool:
    if one.value is None or other.value is None:
        return False
    return (one.value < 0) is not (other.value < 0)


def _falls(claim: Claim) -> bool:
    """Whether a share is stated as the size of a fall: 按年跌3.2%."""
    told = claim.frame.left.rstrip(_HEDGES)
    return claim.kind is Kind.PERCENT and (claim.value or 0) > 0 and told.endswith(_FALLS)


def _sizes(first: Claim, second: Claim) -> Agreement:
    """負增長3.2% is a fall of 3.2%: what they agree in, and when not, is their size."""
    if first.value is None or second.value is None or first.unit != second.unit:
        return Agreement.INCOMPARABLE
    if abs(first.value) == abs(second.value):
        return Agreement.AGREE
    one, other = first.mention.quantity, second.mention.quantity
    if one is None or other is None or {one.qualifier, other.qualifier} != {Qualifier.EXACT}:
        return Agreement.INCOMPARABLE
    agrees = _rounds_to((one.step, abs(first.value)), (other.step, abs(second.value)))
    return Agreement.AGREE if agrees else Agreement.CONFLICT


def _one_bound(first: Claim, second: Claim) -> bool:
    """Whether both give the same bound (上限為2億元, 最多可獲1.5億元): two limits must be one."""
    ours, theirs = first.frame.roles, second.frame.roles
    return any(bound in ours and bound in theirs for bound in ("cap", "floor"))


def one_unit(first: Claim, second: Claim) -> bool:
    """Whether the two are in one unit; classifiers and no unit are alike."""
    return first.kind in ONE_UNIT or first.unit == second.unit or _unnamed(first, second)


def _rounded(first: Claim, second: Claim) -> Agreement:
    """Two plain values agree if the finer one, rounded as the coarser is written, is the coarser."""
    one, other = first.mention.quantity, second.mention.quantity
    if one is None or other is None or one.value is None or other.value is None:
        return Agreement.INCOMPARABLE
    if one_unit(first, second):
        agrees = _rounds_to((one.step, one.value), (other.step, other.value))
    else:
        ours, theirs = in_base(first), in_base(second)
        agrees = _rounds_to(
            (Fraction(one.step) * ours, Fraction(one.value) * ours),
            (Fraction(other.step) * theirs, Fraction(other.value) * theirs),
            cut_off=first.kind is Kind.DURATION,
        )
    return Agreement.AGREE if agrees else Agreement.CONFLICT


def _rounds_to(
    one: tuple[Exact, Exact], other: tuple[Exact, Exact], *, cut_off: bool = False
) -> bool:
    """Whether of two numbers, each with its step before it, the finer is the coarser but for rounding.

    Or for what was cut off: 121 weeks are 27 months and some days.
    """
    (_, fine), (step, coarse) = sorted((one, other))
    if fine == coarse or 2 * abs(fine - coarse) < step:
        return True
    return cut_off and 0 < fine - coarse < step


def _reach(claim: Claim) -> Interval:
    """What a claim may be taken to say, in the base unit; 約126.8億 is told more finely than 約130億."""
    quantity = claim.mention.quantity
    if quantity is None:
        return Interval(None, None)
    reach = stretch(quantity)
    if quantity.qualifier is Qualifier.ABOUT and quantity.value:
        value = abs(Fraction(quantity.value))
        place = last_place(value)
        if value >= FINE * place:
            reach = Interval.around(Fraction(quantity.value), GIVE * place)
    return reach.scaled(in_base(claim))


def _meet(left: Interval, right: Interval) -> bool:
    """Whether they share more than an end; an interval of one number may lie on an end."""
    if not left.overlaps(right):
        return False
    if left.low == left.high or right.low == right.high:
        return True
    return left.high != right.low and right.high != left.low


def _unnamed(first: Claim, second: Claim) -> bool:
    """Whether one of two sums of yuan or dollars names no currency: 元 is that of the other."""
    units = {first.unit, second.unit}
    return "" in units or (
        units == {"HKD", "CNY"} and any(_bare(claim) for claim in (first, second))
    )


def _bare(claim: Claim) -> bool:
    quote = claim.quote
    return not any(sign in quote for sign in "港民人台臺澳HMN¥$￥R")


def _currencies(first: Claim, second: Claim) -> Agreement:
    """Two currencies: the same figure in both is a slip of the unit; else nothing can be said.

    元 alone may be that of the other article (3,436億元, 新台幣3,436億元).
    """
    if first.value is None or first.value != second.value:
        return Agreement.INCOMPARABLE
    of_yuan = {first.unit, second.unit} <= YUAN and (_bare(first) or _bare(second))
    return Agreement.AGREE if of_yuan else Agreement.CONFLICT


def _dates(first: Claim, second: Claim) -> Agreement:
    """Whether two dates have a day in common; after 2000 is any day from then on."""
    one, other = first.mention.period, second.mention.period
    if not (one and other and one.start and one.end and other.start and other.end):
        return _partial_dates(first, second)
    apart = _last(one, one.end) < _first(other, other.start)
    apart = apart or _last(other, other.end) < _first(one, one.start)
    return Agreement.CONFLICT if apart else Agreement.AGREE


def _first(period: Period, start: date) -> date:
    return date.min if period.direction == "before" else start


def _last(period: Period, end: date) -> date:
    return date.max if period.direction == "after" else end


def _partial_dates(first: Claim, second: Claim) -> Agreement:
    """Of two dates without a year: whether month and day agree; a month agrees with a day in it."""
    one, other = (
        [
            flag.removeprefix("partial:")
            for flag in claim.mention.flags
            if flag.startswith("partial:")
        ]
        for claim in (first, second)
    )
    if len(one) != 1 or len(other) != 1:
        return Agreement.INCOMPARABLE
    pairs = zip(one[0].split("-"), other[0].split("-"), strict=False)
    return Agreement.AGREE if all(ours == theirs for ours, theirs in pairs) else Agreement.CONFLICT
