"""The days of a point: its own words, and what they leave open filled in from the context.

A day without its month belongs to the month of the last date of the same block, else to the month of
publication, or the month before where that day was still to come. Years: `claims.dates.context`.

A weekday without a week: a day of the week of publication (Monday to Sunday) up to the publication date
is that day, after 将, 拟 or 至 the one of next week. A day later in that week lies ahead after such words,
back after words of what has happened (已, 曾, 凌晨), else whichever is nearer, ahead if both are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from claims.dates.context import Context, year_of
from claims.dates.days import DAYS_IN, fiscal_part, flag_impossible, in_year, of_years
from claims.dates.periods import (
    Days,
    day_of,
    month_back,
    month_shifted,
    months_of,
    moved_to,
    shifted,
    years_of,
)
from claims.dates.point import Point

_TO = re.compile(r"(?<!截)[至到]\Z")
_AHEAD = re.compile("(?:将|拟|料|须|预计|预期|计划|有望|可望|最快|最迟)[于在]?\\Z")
_NEARER = 3  # days ahead: the same weekday of last week lies further
_MONTHS_IN = {"年": 12, "季": 3, "月": 1}


@dataclass(slots=True)
class Resolved:
    """Days of a point; both None where they cannot be known."""

    days: Days | None
    grain: str
    anchored: bool = False


def resolve(point: Point, context: Context) -> Resolved:
    """The days of a point, in its context; flags what is odd about it on the point."""
    resolved = _days(point, context)
    if resolved.days is None:
        if not {"vague", "impossible-date", "before-christ", "time"} & set(point.flags):
            point.flags += ["unresolved", *_written(point)]
        return resolved
    if point.grain == "time":
        resolved.grain = "time"
    return resolved


def _written(point: Point) -> list[str]:
    """What an unresolved date says itself, so that two can be compared: partial:8-6, partial:8."""
    if point.months is None or point.months[0] != point.months[1] or point.lunar:
        return []
    if point.days is None:
        return [f"partial:{point.months[0]}"]
    return [f"partial:{point.months[0]}-{day}" for day in dict.fromkeys(point.days)]


def _days(point: Point, context: Context) -> Resolved:
    published = context.published
    grain = point.grain
    if grain == "vague" and not point.rolling:
        return Resolved(None, "vague")
    if point.years or point.fiscal:
        return Resolved(of_years(point), grain)
    if point.near:
        return Resolved(_near(point, published), grain, anchored=True)
    if point.rolling:
        return _rolling(point, context)
    if point.weekday_only:
        return _weekday(point, context)
    if point.day_back is not None or point.day_same is not None:
        return _day_word(point, context)
    if point.month_back is not None or point.month_same is not None:
        return _month_word(point, context)
    if point.days and not point.months:
        return _day_alone(point, context)
    if _has_no_year(point) and not (point.months or point.lunar or point.festival or point.season):
        if point.time:
            point.flags.append("time")
        return Resolved(None, grain)
    year, anchored = year_of(point, context)
    if year is None:
        flag_impossible(point, None)
        return Resolved(None, grain, anchored)
    if point.alike and context.span:
        told, grain = context.span
        return Resolved(moved_to(told, year) or years_of(year, year), grain, anchored)
    guessed = anchored and point.year_back is None
    days = in_year(point, year)
    if guessed:  # 4月31日 says no year
        point.flags = [flag.replace(f"written:{year}-", "written:-") for flag in point.flags]
    return Resolved(days, grain, anchored)


def _has_no_year(point: Point) -> bool:
    return (
        point.year is None
        and point.year_back is None
        and point.year_same is None
        and point.cycle is None
        and point.count is None
    )


def _near(point: Point, published: date | None) -> Days | None:
    if published is None or point.near is None:
        return None
    grain, by = point.near
    if grain in ("fiscal", "school"):
        first_month = 4 if grain == "fiscal" else 9
        first = published.year - (published.month < first_month) + by
        if point.months or point.count:
            return fiscal_part(point, first, first_month)
        return months_of(first, first_month, first_month - 1)
    if grain == "two-years":
        return years_of(published.year + by, published.year + by + 1)
    if grain == "two-days":
        first_day, last_day = shifted(published, by), shifted(published, by + 1)
        return (first_day, last_day) if first_day and last_day else None
    if grain in ("week", "weekend"):
        monday = shifted(published, 1 - published.isoweekday() + 7 * by)
        sunday = shifted(monday, 6) if monday else None
        if grain == "weekend" and sunday:
            monday = shifted(sunday, -1)
        return (monday, sunday) if monday and sunday else None
    size = 6 if grain == "half" else 3
    first = (published.month - 1) // size * size + 1
    if grain == "half":
        by = -1
    year, month = month_shifted(published.year, first, by * size)
    return months_of(year, month, month + size - 1)


def _rolling(point: Point, context: Context) -> Resolved:
    kind, number, unit = point.rolling or ("", 0, "")
    anchor = context.published
    anchored = True
    if kind == "later":
        anchor, anchored = None, False
    if kind == "later" and context.day and context.same_sentence(context.day_end, point.start):
        anchor, anchored = context.day, False
    if (
        kind == "later"
        and unit == "年"
        and context.year
        and context.same_sentence(context.year_end, point.start)
    ):
        anchor = anchor or day_of(context.year, 1, 1)
    if anchor is None and (context.alone(point) or _still_ahead(point, context)):
        anchor, anchored = context.published, True
    if anchor is None:
        return Resolved(None, point.grain)
    back = number if kind in ("ago", "last") else -number
    other = _moved(anchor, back, unit)
    if other is None:
        return Resolved(None, point.grain)
    if kind in ("ago", "later"):
        return Resolved(
            _whole(other, unit),
            {"年": "year", "月": "month", "季": "quarter"}.get(unit, "day"),
            anchored,
        )
    return Resolved((other, anchor) if kind == "last" else (anchor, other), "day", anchored)


def _still_ahead(point: Point, context: Context) -> bool:
    """Whether 三个月后 counts from now: 将于三个月后, where nothing else has been dated."""
    start = point.start
    return not context.year and _AHEAD.search(context.text, max(0, start - 5), start) is not None


def _moved(anchor: date, back: int, unit: str) -> date | None:
    if unit in _MONTHS_IN:
        return month_back(anchor, back * _MONTHS_IN[unit])
    return shifted(anchor, -back * DAYS_IN[unit])


def _whole(day: date, unit: str) -> Days | None:
    if unit == "年":
        return years_of(day.year, day.year)
    if unit in ("月", "季"):
        return months_of(day.year, day.month, day.month)
    return day, day


def _weekday(point: Point, context: Context) -> Resolved:
    published = context.published
    if published is None:
        return Resolved(None, "day")
    back = published.isoweekday() - point.weekday
    if point.week_back is not None:
        day = shifted(published, -back + 7 * point.week_back)
    elif context.future(point) or _TO.search(context.text, max(0, point.start - 2), point.start):
        day = shifted(published, -back % 7)
    elif back < 0 and (context.alone(point) or (-back <= _NEARER and not context.past(point))):
        day = shifted(published, -back)
    else:
        day = shifted(published, -(back % 7))
    return _noted(point, context, day)


def _day_word(point: Point, context: Context) -> Resolved:
    if point.day_same is not None and _named(point, context):
        near = context.day if context.day_end else None
        day = shifted(near, point.day_same) if near else None
        return Resolved((day, day) if day else None, "day")
    published = context.published
    day = shifted(published, point.day_back or 0) if published else None
    if day and published and point.year_back is not None:  # 去年今日
        day = month_back(day, -12 * point.year_back)
    return _noted(point, context, day)


def _named(point: Point, context: Context) -> bool:
    """Whether 即日 is of a day that its sentence has named; other words of the same day always are."""
    if point.day_back is None:
        return True
    return context.day is not None and context.same_sentence(context.day_end, point.start)


def _noted(point: Point, context: Context, day: date | None) -> Resolved:
    """A day word with the date beside it in brackets: the written date counts."""
    if point.note and day and context.published:
        month, number = point.note
        around = (month_shifted(day.year, day.month, by) for by in (-1, 0, 1))
        candidates = [day_of(y, month or m, number) for y, m in around]
        place = day.toordinal()
        near = min(
            (found for found in candidates if found),
            key=lambda found: abs(found.toordinal() - place),
            default=None,
        )
        if near is None:
            point.flags += ["impossible-date", f"written:{day.year}-{month or day.month}-{number}"]
            return Resolved(None, "day", anchored=True)
        if near != day and not (point.weekday_only and point.week_back is None):
            point.flags.append("differs-from-word")
        day = near
    return Resolved((day, day) if day else None, "day", anchored=True)


def _month_word(point: Point, context: Context) -> Resolved:
    anchored = point.month_same is None
    base: tuple[int, int] | None
    if anchored:
        base = (context.published.year, context.published.month) if context.published else None
    else:
        base = context.month
    if base is None:
        return Resolved(None, point.grain, anchored)
    year, month = month_shifted(*base, (point.month_back or 0) + (point.month_same or 0))
    point.months = (month, month)
    return Resolved(in_year(point, year), point.grain, anchored)


def _day_alone(point: Point, context: Context) -> Resolved:
    first, last = point.days or (0, 0)
    if first > last:
        point.flags.append("reversed")
    stated = context.month
    if stated:
        base, anchored = stated, False
    elif context.published:
        published, anchored = context.published, True
        base = (published.year, published.month)
        if first > published.day + 3 and not context.future(point):
            base = month_shifted(*base, -1)
    else:
        return Resolved(None, "day")
    if anchored and day_of(*base, last) is None:  # 30日 said in March is not of February
        base = published.year, published.month
    start, end = day_of(*base, first), day_of(*base, last)
    if start is None or end is None:
        if max(first, last) > 31:
            point.flags += ["impossible-date", f"written:-{first if first > 31 else last}"]
        return Resolved(None, "day", anchored)
    return Resolved((start, end), "day", anchored)
