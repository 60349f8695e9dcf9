"""Holding: at which time a claim speaks, which rows hold then, and whether its value fits a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from claims.claim import LIKELY, Claim
from claims.model import Kind, Qualifier
from factcheck.arithmetic.intervals import Interval, stretch
from factcheck.reference.facets import roles_in
from factcheck.reference.fact import Fact
from factcheck.reference.scales import scale_of, scale_of_row

GRACE = timedelta(days=14)
DAY = timedelta(days=1)


def likely_past(claim: Claim, held: Sequence[Fact]) -> bool:
    """Whether the paragraph tells of a time at which the value was right."""
    frame = claim.frame
    if frame.period_from not in LIKELY or frame.period_start is None or frame.period_end is None:
        return False
    return any(_overlaps(row, frame.period_start, frame.period_end) for row in held)


def when(claim: Claim) -> tuple[date | None, date | None, bool]:
    """The days that a claim speaks of, and whether it states them; else those around publication."""
    frame = claim.frame
    likely = frame.period_from in LIKELY
    if claim.kind is not Kind.DATE and not likely and (frame.period_start or frame.period_end):
        start, end = frame.period_start, frame.period_end
        return start or end, end or start, True
    published = claim.published
    return (published - GRACE, published, False) if published else (None, None, False)


def speaks_of(row: Fact, first: date, last: date, stated: bool, measured: bool) -> bool:
    """A state speaks of every day that it holds, a measured period of itself only; an event of any."""
    if row.is_date:
        return True
    if not measured or row.valid_from is None or row.valid_to is None:
        return _overlaps(row, first, last)
    if row.valid_from == row.valid_to:
        return stated and last == row.valid_to
    return stated and abs(first - row.valid_from) <= DAY and abs(last - row.valid_to) <= DAY


def _overlaps(row: Fact, first: date, last: date) -> bool:
    return row.first_day <= last and first <= row.last_day


def agrees(claim: Claim, row: Fact) -> bool:
    """Whether the value of a claim may be that of a row, as it is written and hedged."""
    if row.is_date:
        return _same_days(claim, row)
    quantity = claim.mention.quantity
    if quantity is None:
        return False
    factor, ours = scale_of_row(row.unit)[1], scale_of(claim.kind, claim.unit)[1]
    low, high = (None if end is None else Fraction(end) * factor for end in row.bounds)
    named = {"cap", "floor"} & roles_in(row.folded_measure)  # 最多2億元 names the cap itself
    if quantity.value is not None and (quantity.qualifier is Qualifier.EXACT or named):
        value, half = Fraction(quantity.value) * ours, Fraction(quantity.step) * ours / 2
        return Interval(low, high).contains(value) or any(
            abs(value - end) < half for end in (low, high) if end is not None
        )
    return stretch(quantity).scaled(ours).overlaps(Interval(low, high))


def _same_days(claim: Claim, row: Fact) -> bool:
    """Whether a date told may be that of the row; of a year by which something is due, the year."""
    low, high = row.days
    period = claim.mention.period
    if period is None:
        return False
    start, end = claim.period_start, claim.period_end
    if "目标" in row.folded_measure or "年份" in row.folded_measure:
        years = {day.year for day in (low, high) if day}
        return any(told and told.year in years for told in (start, end))
    return not ((low and end and end < low) or (high and start and high < start))
