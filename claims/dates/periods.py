"""Calendar arithmetic: the first and last day of years, months, quarters and their parts.

Nothing here reads text. A `Days` is a pair of dates, both inclusive; every function gives None for
what no calendar has (month 13, year 0), so that the callers never meet a ValueError.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from claims.model import Period

Days = tuple[date, date]

_XUN = {
    "early": (1, 10),
    "middle": (11, 20),
    "late": (21, 31),
    "early-middle": (1, 20),
    "middle-late": (11, 31),
    "first-half": (1, 15),
}
_MONTH_PARTS = {"start": (1, 10), "mid": (11, 20), "end": (21, 31), "second-half": (16, 31), **_XUN}


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shifted(day: date, days: int) -> date | None:
    """So many days later or earlier; None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def months_of(year: int, first: int, last: int) -> Days | None:
    """From the first day of a month to the last of another; a last before first is of the next year."""
    if not (1 <= first <= 12 and 1 <= last <= 12 and 1 <= year <= 9998):
        return None
    end_year = year + (last < first)
    return date(year, first, 1), date(end_year, last, monthrange(end_year, last)[1])


def years_of(first: int, last: int) -> Days | None:
    """From New Year's Day of a year to the last day of another."""
    if not (1 <= first <= 9999 and 1 <= last <= 9999):
        return None
    return date(first, 1, 1), date(last, 12, 31)


def month_shifted(year: int, month: int, by: int) -> tuple[int, int]:
    """Year and month, so many months away."""
    count = year * 12 + month - 1 + by
    return count // 12, count % 12 + 1


def month_back(day: date, months: int) -> date | None:
    """The same day of the month, so many months before (after: negative), or the month's last day."""
    year, month = month_shifted(day.year, day.month, -months)
    if not 1 <= year <= 9999:
        return None
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def part_of_month(year: int, month: int, part: str) -> Days | None:
    """Ten-day and other parts of a month: start, mid, end, early, middle, late, halves."""
    whole = months_of(year, month, month)
    if whole is None:
        return None
    first, last = _MONTH_PARTS[part]
    return date(year, month, first), date(year, month, min(last, whole[1].day))


def part_of(days: Days, part: str) -> Days:
    """Start, middle or end of a longer period.

    Of a year the first and last month and a half and the middle quarter (年初 to mid-February, 年底
    from mid-November); of anything else the first, middle and last third, in whole months.
    """
    start, end = days
    length = (end - start).days + 1
    if 365 <= length <= 366:
        year = start.year
        return {
            "start": (start, date(year, 2, 15)),
            "mid": (date(year, 5, 16), date(year, 8, 15)),
            "end": (date(year, 11, 16), end),
        }[part]
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if part.endswith("half"):
        turn = month_back(start, -(months // 2)) or start
        return (start, turn - timedelta(days=1)) if part == "first-half" else (turn, end)
    third = months // 3
    if third == 0:
        return days
    second, last = (month_back(start, -third), month_back(start, third - months))
    if second is None or last is None:
        return days
    one = timedelta(days=1)
    return {"start": (start, second - one), "mid": (second, last - one), "end": (last, end)}[part]


def season_of(year: int, season: int) -> Days | None:
    """Spring (1) is March to May; winter (4) runs from December into the next year."""
    first = season * 3
    return months_of(year, first, (first + 1) % 12 + 1)


def easter(year: int) -> date | None:
    """Easter Sunday of the Gregorian calendar (Gauss's rule in the anonymous form)."""
    if not 1583 <= year <= 9999:
        return None
    golden, century, rest = year % 19, year // 100, year % 100
    correction = (century + 8) // 25
    epact = (19 * golden + century - century // 4 - (century - correction + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """The nth weekday (Monday 1) of a month, the last for -1; None where the month has none."""
    first = day_of(year, month, 1)
    if first is None:
        return None
    day = shifted(first, (weekday - first.isoweekday()) % 7 + 7 * ((nth if nth > 0 else 5) - 1))
    if day and day.month != month:
        return shifted(day, -7) if nth < 0 else None
    return day


def moved_to(days: Days, year: int) -> Days | None:
    """The same part of another year: its first half, its first eight months, the same week."""
    start, end = days
    by = (start.year - year) * 12
    first, last = month_back(start, by), month_back(end, by)
    if first is None or last is None:
        return None
    whole = end.day == monthrange(end.year, end.month)[1]
    return first, last.replace(day=monthrange(last.year, last.month)[1]) if whole else last


def week_of(year: int, number: int) -> Days | None:
    """A week of a year, Monday to Sunday, as ISO 8601 counts; None where the year has none."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(days=6)


def reach(period: Period) -> tuple[date | None, date | None]:
    """The days that a date with a direction reaches over, None where it is open.

    A period holds the days of the stated date itself; 2010年起 reaches from its first day on, 截至2024年底
    up to its last, 2015年之前 up to the day before it, 2018年之后 from the day after it.
    """
    start, end = period.start, period.end
    match period.direction:
        case "since":
            return start, None
        case "until":
            return None, end
        case "before":
            return None, shifted(start, -1) if start else None
        case "after":
            return shifted(end, 1) if end else None, None
        case _:
            return start, end
