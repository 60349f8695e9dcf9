"""Interval arithmetic is exact; the verdict is as generous as the words, and no more."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Qualifier, Quantity
from factcheck.arithmetic.intervals import Interval, Verdict, best, judge, operand, stretch

FRACTIONS = st.fractions(min_value=-1000, max_value=1000, max_denominator=100)
POSITIVE = st.fractions(min_value=Fraction(1, 100), max_value=1000, max_denominator=100)


def quantity(value: str, step: str = "0", qualifier: Qualifier = Qualifier.EXACT) -> Quantity:
    return Quantity(Decimal(value), None, None, qualifier=qualifier, step=Decimal(step))


@st.composite
def intervals(draw: st.DrawFn, ends: st.SearchStrategy[Fraction] = FRACTIONS) -> Interval:
    low, high = sorted((draw(ends), draw(ends)))
    return Interval(low, high)


@st.composite
def members(draw: st.DrawFn, ends: st.SearchStrategy[Fraction]) -> tuple[Interval, Fraction]:
    interval = draw(intervals(ends))
    assert interval.low is not None and interval.high is not None
    share = draw(st.fractions(min_value=0, max_value=1, max_denominator=100))
    return interval, interval.low + (interval.high - interval.low) * share


@given(members(FRACTIONS), members(FRACTIONS))
def test_sums_and_differences_of_members_lie_within(
    one: tuple[Interval, Fraction], two: tuple[Interval, Fraction]
) -> None:
    assert (one[0] + two[0]).contains(one[1] + two[1])
    assert (one[0] - two[0]).contains(one[1] - two[1])


@given(members(POSITIVE), members(POSITIVE))
def test_products_and_quotients_of_members_lie_within(
    one: tuple[Interval, Fraction], two: tuple[Interval, Fraction]
) -> None:
    assert (one[0] * two[0]).contains(one[1] * two[1])
    assert (one[0] / two[0]).contains(one[1] / two[1])


@given(members(POSITIVE), st.integers(min_value=2, max_value=12))
def test_roots_of_members_lie_within(one: tuple[Interval, Fraction], degree: int) -> None:
    interval = Interval.point(one[1] ** degree).root(degree)
    assert interval.contains(one[1])
    assert interval.low is not None and interval.high is not None
    assert interval.high - interval.low < Fraction(1, 10**9)


@given(intervals(), intervals())
def test_overlap_is_symmetric_and_meeting_is_stricter(one: Interval, two: Interval) -> None:
    assert one.overlaps(two) == two.overlaps(one)
    assert one.meets(two) == two.meets(one)
    assert one.overlaps(two) or not one.meets(two)


def test_open_ends_stay_open() -> None:
    above = Interval(Fraction(3), None)
    assert (above + Interval.point(2)).high is None
    assert (Interval.point(6) / above).low == 0
    assert above.overlaps(Interval(Fraction(10**9), None))


@given(POSITIVE, st.sampled_from(["1", "0.1", "0.01", "10"]))
def test_a_rounded_number_always_holds(true: Fraction, step: str) -> None:
    unit = Fraction(step)
    context = Decimal(step)
    places = Decimal(true.numerator) / Decimal(true.denominator)
    written = (places / context).quantize(Decimal(1), ROUND_HALF_UP) * context
    stated = quantity(str(written), step)
    assert judge(true, Interval.point(true), stated) is Verdict.HOLDS
    assert operand(stated).contains(true)
    far = true + 3 * unit
    assert judge(far, Interval.point(far), stated) is Verdict.CANNOT_HOLD


@given(POSITIVE, st.sampled_from(list(Qualifier)))
def test_the_number_itself_is_always_allowed(value: Fraction, qualifier: Qualifier) -> None:
    stated = quantity(str(Decimal(value.numerator)), "1", qualifier)
    assert stretch(stated).contains(Fraction(value.numerator))


@pytest.mark.parametrize(
    ("qualifier", "true", "verdict"),
    [
        (Qualifier.ABOUT, 28, Verdict.HOLDS),
        (Qualifier.ABOUT, 22, Verdict.CANNOT_HOLD),
        (Qualifier.NEAR, 29, Verdict.HOLDS),
        (Qualifier.NEAR, 33, Verdict.CANNOT_HOLD),
        (Qualifier.OVER, 34, Verdict.HOLDS),
        (Qualifier.OVER, 28, Verdict.CANNOT_HOLD),
        (Qualifier.UNDER, 28, Verdict.HOLDS),
        (Qualifier.UNDER, 34, Verdict.CANNOT_HOLD),
        (Qualifier.AT_LEAST, 30, Verdict.HOLDS),
        (Qualifier.AT_MOST, 30, Verdict.HOLDS),
    ],
)
def test_hedges(qualifier: Qualifier, true: int, verdict: Verdict) -> None:
    point = Fraction(true)
    assert judge(point, Interval.point(point), quantity("30", "1", qualifier)) is verdict


def test_three_outcomes_for_a_rounded_operand() -> None:
    exact = quantity("20", "1")
    assert judge(Fraction(20), Interval.point(20), exact) is Verdict.HOLDS
    wide = Interval(Fraction(195, 10), Fraction(308, 10))
    assert judge(Fraction(25), wide, exact) is Verdict.IMPRECISE
    assert judge(Fraction(25), Interval.point(25), exact) is Verdict.CANNOT_HOLD


def test_a_result_cut_off_instead_of_rounded_is_imprecise() -> None:
    stated, point = quantity("3.1", "0.1"), Fraction("3.19")
    assert judge(point, Interval.point(point), stated) is Verdict.IMPRECISE
    assert judge(point, Interval.point(point), stated, cut=False) is Verdict.CANNOT_HOLD
    below = Fraction("3.02")
    assert judge(below, Interval.point(below), stated) is Verdict.CANNOT_HOLD


def test_the_most_generous_reading_counts() -> None:
    assert best([Verdict.CANNOT_HOLD, Verdict.HOLDS, Verdict.STRAINED]) is Verdict.HOLDS
