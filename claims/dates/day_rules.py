"""Rules for months, days, weekdays and times: 3月5日, 正月初一, 星期三, 下午三时."""

from __future__ import annotations

import re

from claims.dates.numbers import numbers
from claims.dates.point import Point, Rule

_WEEKDAYS = {c: n for n, c in enumerate("一二三四五六日", 1)} | {"天": 7}
_DAY_WORDS = {"今": 0, "昨": -1, "前": -2, "明": 1, "后": 2}
_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_NOTE = re.compile(
    r"[（(](?:(?:([^月]{1,3})月)?([^日号期周拜]{1,3})[日号])?[，、,]?(?:.*?[期周拜](.))?[）)]"
)


def _month(point: Point, surface: str) -> str | None:
    number = numbers(surface)[0]
    if not 0 < number <= 31:
        return None
    point.months, point.grain = (number, number), "month"
    return "month"


def _first_month(point: Point, surface: str) -> str | None:  # noqa: ARG001 - the shape of a rule
    point.months, point.grain = (1, 1), "month"
    return "month"


def _months(point: Point, surface: str) -> str | None:
    first, last = numbers(surface)
    if not (1 <= first <= 12 and 1 <= last <= 12) or ("、" in surface and last != first + 1):
        return None
    point.months, point.grain = (first, last), "month"
    point.flags.append("range")
    return ""


def _month_pair(point: Point, surface: str) -> str | None:
    """五六月份; 十一月 and 二十月 are no pairs."""
    first, last = numbers(surface[0])[0], numbers(surface[1])[0]
    if last != first + 1:
        return None
    point.months, point.grain = (first, last), "month"
    point.flags.append("range")
    return ""


def _nth_month(point: Point, surface: str) -> str | None:
    return _month(point, surface) and ""


def _day(point: Point, surface: str) -> str | None:
    number = numbers(surface)[0]
    point.days, point.grain = (number, number), "day"
    return "day" if number else None


def _first_days(point: Point, surface: str) -> str | None:
    """首十日 of 本月首十日."""
    number = numbers(surface)[0]
    if not 1 < number <= 30:
        return None
    point.days, point.grain = (1, number), "day"
    point.flags.append("range")
    return ""


def _days(point: Point, surface: str) -> str | None:
    first, last = numbers(surface)
    if not (first and last):
        return None
    point.days, point.grain = (first, last), "day"
    point.flags.append("range")
    return "day"


def _this_day(point: Point, surface: str) -> str | None:  # noqa: ARG001 - the shape of a rule
    """今 in 今（21日）早."""
    point.day_back, point.grain = 0, "day"
    return "day"


def _noted_day(point: Point, surface: str) -> str | None:
    """今（12）日, 昨(11)日."""
    point.day_back, point.grain = _DAY_WORDS[surface[0]], "day"
    point.note = (0, numbers(surface)[0])
    return "day_noted"


def _anniversary(point: Point, surface: str) -> str | None:  # noqa: ARG001 - the shape of a rule
    """今日 in 去年今日."""
    if point.year_back is None:
        return None
    point.day_back, point.grain = 0, "day"
    return "day"


def _bare_day(point: Point, surface: str) -> str | None:
    number = numbers(surface)[0]
    lunar_words = surface[0] in "初廿" or (point.year is None and point.year_back is None)
    if lunar_words and point.months and point.months[0] <= 12:
        point.lunar, point.months = (point.months[0], number, False), None
    else:
        point.days = (number, number)
    point.grain = "day"
    return "day"


def lunar(point: Point, surface: str) -> str | None:
    """农历正月初一, 农历八月十五日, 闰六月初三, 腊月."""
    leap = "闰" in surface
    year, _, rest = surface.lstrip("农旧阴历").rpartition("年")
    if year:
        point.year = numbers(year)[0]
    month_text, _, day_text = rest.lstrip("闰").partition("月")
    month = _LUNAR_MONTHS.get(month_text) or numbers(month_text)[0]
    day = numbers(day_text)[0] if day_text else 0
    if not (1 <= month <= 12 and day <= 30):
        return None
    point.lunar, point.months, point.grain = (month, day, leap), None, "day" if day else "month"
    return "day" if day else ""


def _weekday(point: Point, surface: str) -> str | None:
    point.weekday, point.weekday_only, point.grain = _WEEKDAYS[surface[-1]], True, "day"
    week = {"本": 0, "今": 0, "这": 0, "上": -1, "下": 1}.get(surface[0])
    repeated = len(surface) - len(surface.lstrip(surface[0]))
    point.week_back = week * repeated if week else week
    return "weekday"


def _nth_weekday(point: Point, surface: str) -> str | None:
    """最后一个星期五, 第二个星期日 of a month."""
    nth = -1 if "最" in surface else 1 if "首" in surface else numbers(surface)[0]
    point.nth, point.grain = (nth, _WEEKDAYS[surface[-1]]), "day"
    return "day_noted"


def _weekday_beside(point: Point, surface: str) -> str | None:
    point.weekday = _WEEKDAYS[surface.rstrip("）)")[-1]]
    return "day_noted"


def _date_beside(point: Point, surface: str) -> str | None:
    """3月5日 in 星期三3月5日; of 3/5 in 周三（3/5） the weekday tells which is the month."""
    month, day = numbers(surface)
    if "/" in surface:
        point.either_order = month <= 12 and day <= 12
        month, day = (day, month) if month > 12 else (month, day)
        if not (1 <= month <= 12 and 1 <= day <= 31):
            return None
    point.weekday_only, point.months, point.days = False, (month, month), (day, day)
    return "day_noted"


def _lunar_pair(point: Point, surface: str) -> str | None:
    """三月三, 九月九: days of the lunar calendar."""
    number = numbers(surface)[0]
    point.lunar, point.grain = (number, number, False), "day"
    return "day"


def _note(point: Point, surface: str) -> str | None:
    """（20日，星期五）, （5月20日）, （星期五） beside a day."""
    match = _NOTE.fullmatch(surface)
    if match is None:
        return None
    month, day, weekday = match.groups()
    if weekday:
        point.weekday = _WEEKDAYS[weekday]
    if day:
        point.note = (numbers(month)[0] if month else 0, numbers(day)[0])
    return "day_noted"


def _clock(point: Point, surface: str) -> str | None:
    values = numbers(surface)
    if not values or values[0] > 26:
        return None
    point.time, point.grain = True, "time"
    return ""


def _part_of_day(point: Point, surface: str) -> str | None:  # noqa: ARG001 - the shape of a rule
    return ""


def _festival(point: Point, surface: str) -> str | None:
    point.festival, point.grain = surface, "day"
    return "day"


DAY_RULES: dict[str, Rule] = {
    "part_of_day": _part_of_day,
    "months": _months,
    "month": _month,
    "month_pair": _month_pair,
    "first_month": _first_month,
    "nth_month": _nth_month,
    "days": _days,
    "first_days": _first_days,
    "bare_days": _days,
    "day_item": _day,
    "this_day": _this_day,
    "noted_day": _noted_day,
    "anniversary": _anniversary,
    "day": _day,
    "bare_day": _bare_day,
    "clock": _clock,
    "clock_words": _clock,
    "hours": _clock,
    "oclock": _clock,
    "weekday": _weekday,
    "date_beside": _date_beside,
    "lunar_pair": _lunar_pair,
    "nth_weekday": _nth_weekday,
    "weekday_beside": _weekday_beside,
    "note": _note,
    "lunar": lunar,
    "lunar_month": lunar,
    "lunar_plain": lunar,
    "festival": _festival,
}
