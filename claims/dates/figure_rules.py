"""Rules for dates written in figures: 2024-03-05, 20240305, 5/3/2024, 2025/3/29-5/11, 3/29（六）."""

from __future__ import annotations

from claims.dates.numbers import full_year, numbers
from claims.dates.point import Point, Rule


def _iso(point: Point, surface: str) -> str | None:
    year, month, day = numbers(surface)
    if month > 31 or day > 31 or (month > 12 and day > 12) or ("." in surface and month > 12):
        return None
    return _full(point, year, month, day)


def _roc(point: Point, surface: str) -> str | None:
    """114.10.30: a date of the Republic's calendar, as Taiwan's papers number them."""
    year, month, day = numbers(surface)
    return _full(point, year + 1911, month, day)


def _iso_range(point: Point, surface: str) -> str | None:
    """2025/3/29-5/11."""
    year, month, day, last_month, last_day = numbers(surface)
    if not (1 <= month <= 12 and 1 <= last_month <= 12 and 1 <= day <= 31 and 1 <= last_day <= 31):
        return None
    point.year, point.months, point.days = year, (month, last_month), (day, last_day)
    point.grain = "day"
    point.flags.append("range")
    return ""


def _slashed(point: Point, surface: str) -> str | None:
    """3/29（六）, 29/3（六）; of 4/6（日） the weekday will tell which is the month."""
    month, day = numbers(surface)
    if month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    point.months, point.days, point.grain = (month, month), (day, day), "day"
    point.either_order = day <= 12
    return "day"


def _compact(point: Point, surface: str) -> str | None:
    """20250305."""
    return _full(point, int(surface[:4]), int(surface[4:6]), int(surface[6:]))


def _dmy(point: Point, surface: str) -> str | None:
    day, month, year = numbers(surface)
    if month > 12 >= day:  # only one order is possible
        day, month = month, day
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if day <= 12:
        point.flags.append("day-first")
    return _full(point, year, month, day)


def _dmy_short(point: Point, surface: str) -> str | None:
    day, month, year = numbers(surface)
    point.flags.append("two-digit-year")
    return _dmy(point, f"{day}/{month}/{full_year(year)}")


def _full(point: Point, year: int, month: int, day: int) -> str:
    point.year, point.months, point.days, point.grain = year, (month, month), (day, day), "day"
    return "day"


FIGURE_RULES: dict[str, Rule] = {
    "iso": _iso,
    "iso_range": _iso_range,
    "roc": _roc,
    "compact": _compact,
    "dmy": _dmy,
    "dmy_short": _dmy_short,
    "slashed": _slashed,
}
