"""The days of a point whose year is known, or that says its years itself."""

from __future__ import annotations

from claims.dates.calendar_words import festival_day
from claims.dates.lunar import lunar_month, lunar_year, solar_day
from claims.dates.periods import (
    Days,
    day_of,
    month_shifted,
    months_of,
    nth_weekday,
    part_of,
    part_of_month,
    season_of,
    shifted,
    week_of,
    years_of,
)
from claims.dates.point import Point

DAYS_IN = {"星期": 7, "礼拜": 7, "周": 7, "日": 1, "天": 1}


def of_years(point: Point) -> Days | None:
    """The days of 2023至2025年, 2024/25年度, 1970年代末."""
    if point.fiscal:
        first, last, month = point.fiscal
        if last < first:
            return None
        if point.months or point.count:
            return fiscal_part(point, first, month)
        start, following = day_of(first, month, 1), day_of(last, month, 1)
        before = shifted(following, -1) if following else None
        return (start, before) if start and before else None
    first, last = point.years or (0, 0)
    if first > last:
        point.flags.append("reversed")
    days = years_of(first, last)
    if days and point.part and point.grain in ("decade", "century"):
        return part_of(days, point.part)
    if days and (point.months or point.part):
        final = in_year(point, last)
        return (days[0], final[1]) if final else None
    return days


def fiscal_part(point: Point, year: int, month: int) -> Days | None:
    """Some months of a year that begins in a month: 2024/25年度第二季, 本财政年度首八个月."""
    first, last = point.months or (1, point.count[1] if point.count else 12)
    start_year, start_month = month_shifted(year, month, first - 1)
    return months_of(start_year, start_month, (start_month + last - first - 1) % 12 + 1)


def in_year(point: Point, year: int, guess: bool = False) -> Days | None:
    """The days of a point once its year is known."""
    if not 1 <= year <= 9998:
        return None
    if point.lunar:
        return _lunar(point, year)
    if point.festival:
        day = festival_day(point.festival, year)
        return (day, day) if day else None
    if point.cycle and point.months:  # 甲辰年八月十五
        point.lunar = (point.months[0], point.days[0] if point.days else 0, False)
        return _lunar(point, year)
    if point.cycle:
        return part_of(lunar_year(year), point.part) if point.part else lunar_year(year)
    if point.count:
        return _first_or_last(point, year)
    if point.season:
        return season_of(year, point.season)
    if point.week:
        return week_of(year, point.week)
    if point.nth and point.months:
        day = nth_weekday(year, point.months[0], *point.nth)
        return (day, day) if day else None
    if point.days:
        return _in_month(point, year, guess)
    whole = years_of(year, year)
    if point.months:
        first, last = point.months
        if first > 12 or last > 12:
            flag_impossible(point, None if guess else year)
            return None
        if point.part and first == last:
            return part_of_month(year, first, point.part)
        whole = months_of(year, first, last)
    return part_of(whole, point.part) if whole and point.part else whole


def _in_month(point: Point, year: int, guess: bool) -> Days | None:
    if point.either_order:
        _choose_order(point, year)
    months, days = point.months or (0, 0), point.days or (0, 0)
    start = day_of(year, months[0], days[0])
    end = day_of(year + (months[1] < months[0]), months[1], days[1])
    if start is None or end is None:
        if not guess:
            flag_impossible(point, year)
        return None
    if start > end:
        point.flags.append("reversed")
    return start, end


def _choose_order(point: Point, year: int) -> None:
    """Take the first number as the day where only then the weekday is right."""
    month, day = (point.months or (0,))[0], (point.days or (0,))[0]
    written, swapped = day_of(year, month, day), day_of(year, day, month)
    if swapped and written and written.isoweekday() != point.weekday == swapped.isoweekday():
        point.months, point.days = (day, day), (month, month)


def flag_impossible(point: Point, year: int | None) -> None:
    """Flag a month or day that the calendar has not; without a year, 29 February is possible."""
    if not point.months or "impossible-date" in point.flags:
        return
    month = point.months[0]
    days = point.days or (1, 1)
    for day in days:
        if day_of(year or 2024, month, day) is None:
            written = f"{year or ''}-{month}" + (f"-{day}" if point.days else "")
            point.flags += ["impossible-date", f"written:{written}"]
            return


def _lunar(point: Point, year: int) -> Days | None:
    month, day, leap = point.lunar or (0, 0, False)
    if not day:
        return lunar_month(year, month, leap)
    found = solar_day(year, month, day, leap)
    return (found, found) if found else None


def _first_or_last(point: Point, year: int) -> Days | None:
    side, number, unit = point.count or ("", 0, "")
    whole = years_of(year, year)
    if whole is None:
        return None
    if unit == "月":
        return months_of(year, 1, number) if side == "first" else months_of(year, 13 - number, 12)
    length = number * DAYS_IN.get(unit, 91)
    if side == "first":
        return whole[0], shifted(whole[0], length - 1) or whole[1]
    return shifted(whole[1], 1 - length) or whole[0], whole[1]
