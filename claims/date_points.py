"""Points: what the words of one date say, before anything is looked up in the context.

A point is filled step by step by the rules of this module: each takes the surface that a pattern of
its name has cut out and answers in which state reading goes on (`claims.date_patterns.tails`), with
"" for the end, or None where the surface is no date after all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from claims.calendar_words import eras, words
from claims.date_numbers import full_year, numbers, second_year
from claims.lunar import BRANCHES, STEMS, ZODIAC, sexagenary_place

_WEEKDAYS = {c: n for n, c in enumerate("一二三四五六日", 1)} | {"天": 7}
_PARTS = {"初": "start", "中": "mid", "底": "end", "末": "end", "尾": "end", "后": "end"}
_XUN = {"上旬": "early", "中旬": "middle", "下旬": "late", "上半月": "first-half", "下半月": "second-half"}
_QUARTERS = {"首": 1, "次": 2, "末": 4, "尾": 4}
_SEASONS = {c: n for n, c in enumerate("春夏秋冬", 1)}
_UNITS = ("季", "月", "星期", "周", "年", "日", "天")


@dataclass(slots=True)
class Point:
    """A date as far as its own words tell it. `back` fields count from the publication date,
    `same` fields from the last date of the text; pairs are first and last.
    """

    start: int
    end: int
    rules: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    year: int | None = None
    year_back: int | None = None
    year_same: int | None = None
    years: tuple[int, int] | None = None
    fiscal: tuple[int, int, int] | None = None
    months: tuple[int, int] | None = None
    month_back: int | None = None
    month_same: int | None = None
    days: tuple[int, int] | None = None
    day_back: int | None = None
    day_same: int | None = None
    lunar: tuple[int, int, bool] | None = None
    festival: str = ""
    cycle: tuple[int, int] | None = None
    season: int = 0
    part: str = ""
    near: tuple[str, int] | None = None
    rolling: tuple[str, int, str] | None = None
    count: tuple[str, int, str] | None = None
    weekday: int = 0
    week_back: int | None = None
    weekday_only: bool = False
    note: tuple[int, int] | None = None
    grain: str = ""
    time: bool = False


Rule = Callable[[Point, str], str | None]


def _year(point: Point, surface: str) -> str | None:
    point.year, point.grain = numbers(surface)[0], "year"
    return "year"


def _year_short(point: Point, surface: str) -> str | None:
    point.year, point.grain = full_year(numbers(surface)[0]), "year"
    point.flags.append("two-digit-year")
    return "year"


def _year_digits(point: Point, surface: str) -> str | None:
    value = numbers(surface)[0]
    if value % 10 == value // 10 + 1:  # 七八年 is seven or eight years
        return None
    return _year_short(point, surface)


def _era(point: Point, surface: str) -> str | None:
    name = next(name for name in eras() if surface.startswith(name))
    number = numbers(surface[len(name) :])
    if surface[len(name)] == "前":
        point.flags.append("before-christ")
        point.grain = "year"
        return "year"
    point.year, point.grain = eras()[name] + (number[0] if number else 1) - 1, "year"
    return "year"


def _years(point: Point, surface: str) -> str | None:
    first, second = numbers(surface)
    point.years, point.grain = (first, second_year(first, second)), "year"
    point.flags.append("range")
    return "year"


def _lifetime(point: Point, surface: str) -> str | None:
    first, second = numbers(surface)
    if not first < second < 2200:
        return None
    return _years(point, surface) and ""


def _fiscal(point: Point, surface: str) -> str | None:
    first, second = numbers(surface)
    last = second_year(first, second)
    if not first <= last <= first + 20:
        point.flags.append("reversed")
    month = 9 if "学" in surface else 8 if "球季" in surface else 4
    point.fiscal, point.grain = (first, last, month), "year"
    return "fiscal"


def _fiscal_bare(point: Point, surface: str) -> str | None:
    first, second = numbers(surface)
    if second == (first + 1) % 100:
        point.fiscal, point.grain = (first, first + 1, 4), "year"
        return "fiscal"
    if 1 <= second <= 12:
        point.year, point.months, point.grain = first, (second, second), "month"
        return ""
    return None


def _fiscal_single(point: Point, surface: str) -> str | None:
    year = numbers(surface)[0]
    point.fiscal, point.grain = (year, year + 1, 9 if "学" in surface else 4), "year"
    return "fiscal"


def _decade(point: Point, surface: str) -> str | None:
    value = numbers(surface)[0]
    if value < 100:
        value = 1900 + value if value >= 30 else 2000 + value
    if value % 10:
        return None
    point.years, point.grain = (value, value + 9), "decade"
    return "part"


def _century(point: Point, surface: str) -> str | None:
    number = numbers(surface)[0]
    if not 1 <= number <= 30:
        return None
    point.years, point.grain = (number * 100 - 99, number * 100), "century"
    return "century"


def _decade_in(point: Point, surface: str) -> str | None:
    decade = numbers(surface)[0]
    if point.years is None or decade % 10 or decade > 90:
        return None
    base = point.years[1] - 100
    point.years, point.grain = (base + decade, base + decade + 9), "decade"
    return "part"


def _old_century(point: Point, surface: str) -> str | None:
    values = numbers(surface)
    century = 20 if surface[0] == "上" else 21
    decade = values[0] if values else None
    point.years, point.grain = (century * 100 - 99, century * 100), "century"
    return "part" if decade is None else _decade_in(point, f"{decade}")


def _iso(point: Point, surface: str) -> str | None:
    year, month, day = numbers(surface)
    if month > 31 or day > 31 or (month > 12 and day > 12) or ("." in surface and month > 12):
        return None
    return _full(point, year, month, day)


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


def _day(point: Point, surface: str) -> str | None:
    number = numbers(surface)[0]
    point.days, point.grain = (number, number), "day"
    return "day" if number else None


def _days(point: Point, surface: str) -> str | None:
    first, last = numbers(surface)
    if not (first and last):
        return None
    point.days, point.grain = (first, last), "day"
    point.flags.append("range")
    return "day"


def _bare_day(point: Point, surface: str) -> str | None:
    number = numbers(surface)[0]
    lunar_words = surface[0] == "初" or (point.year is None and point.year_back is None)
    if lunar_words and point.months and point.months[0] <= 12:
        point.lunar, point.months = (point.months[0], number, False), None
    else:
        point.days = (number, number)
    point.grain = "day"
    return "day"


def _lunar(point: Point, surface: str) -> str | None:
    leap = "闰" in surface
    body = surface.lstrip("农历旧阴闰")
    month_text, _, day_text = body.partition("月")
    month = {"正": 1, "腊": 12, "冬": 11}.get(month_text) or numbers(month_text)[0]
    day = numbers(day_text)[0] if day_text else 0
    if not (1 <= month <= 12 and day <= 30):
        return None
    point.lunar, point.months = (month, day, leap), None
    point.grain = "day" if day else "month"
    return "day" if day else "month_end"


def _part(point: Point, surface: str) -> str | None:
    point.part = _PARTS[surface.lstrip("年")[0]]
    return ""


def _xun(point: Point, surface: str) -> str | None:
    point.part = _XUN.get(surface) or _PARTS[surface[0]]
    return ""


def _half(point: Point, surface: str) -> str | None:
    point.months = (1, 6) if surface[0] == "上" else (7, 12)
    point.grain = "half"
    return ""


def _quarter(point: Point, surface: str) -> str | None:
    number = _QUARTERS.get(surface[0]) or numbers(surface)[0]
    point.months, point.grain = (number * 3 - 2, number * 3), "quarter"
    return ""


def _quarters(point: Point, surface: str) -> str | None:
    number = numbers(surface)[0]
    if not 2 <= number <= 3:
        return None
    point.months, point.grain = (1, number * 3), "quarter"
    return ""


def _count(side: str) -> Rule:
    def first_or_last(point: Point, surface: str) -> str | None:
        unit = next(unit for unit in _UNITS if unit in surface)
        number = numbers(surface)[0]
        if not number or (unit == "月" and number > 12):
            return None
        point.count, point.grain = (side, number, unit), "month" if unit == "月" else "day"
        return ""

    return first_or_last


def _nth_month(point: Point, surface: str) -> str | None:
    return _month(point, surface) and ""


def _season(point: Point, surface: str) -> str | None:
    point.season, point.grain = _SEASONS[surface[0]], "season"
    return ""


def _whole(point: Point, surface: str) -> str | None:  # noqa: ARG001 - the shape of a rule
    return ""


def _ago(point: Point, surface: str) -> str | None:
    return _span(point, surface, "ago")


def _later(point: Point, surface: str) -> str | None:
    return _span(point, surface, "later")


def _rolling(point: Point, surface: str) -> str | None:
    unit = next(unit for unit in _UNITS if unit in surface)
    if surface[0] in "上下" and unit in "年日天":
        return None
    return _span(point, surface, "next" if surface.startswith(("未", "今", "往", "接", "下")) else "last")


def _span(point: Point, surface: str, kind: str) -> str | None:
    unit = next(unit for unit in _UNITS if unit in surface)
    number = numbers(surface)
    if not number or not number[0]:
        return None
    point.rolling, point.grain = (kind, number[0], unit), "vague" if "ago" in kind else "day"
    if "多" in surface or "余" in surface:
        point.flags.append("approximate")
    return ""


def _weekday(point: Point, surface: str) -> str | None:
    point.weekday, point.weekday_only, point.grain = _WEEKDAYS[surface[-1]], True, "day"
    point.week_back = {"本": 0, "今": 0, "这": 0, "上": -1, "下": 1}.get(surface[0])
    return "day"


def _weekday_beside(point: Point, surface: str) -> str | None:
    point.weekday = _WEEKDAYS[surface[-1]]
    return "day_noted"


def _note(point: Point, surface: str) -> str | None:
    body = surface[1:-1]
    if body[-1] not in "日号" or body[-2:-1] in ("期", "周", "拜"):
        point.weekday = _WEEKDAYS[body[-1]]
    month, _, rest = body.rpartition("月")
    day = numbers(rest.split("期")[0].split("周")[0].split("拜")[0]) if ("日" in rest[:4] or "号" in rest[:4]) else ()
    if day and rest[0] not in "星周礼本上下":
        point.note = (numbers(month)[0] if month else 0, day[0])
    return "day_noted"


def _clock(point: Point, surface: str) -> str | None:
    values = numbers(surface)
    if not values or values[0] > 26:
        return None
    point.time, point.grain = True, "time"
    return ""


def _sexagenary(point: Point, surface: str) -> str | None:
    place = sexagenary_place(surface)
    if place is None or surface[0] not in STEMS or surface[1] not in BRANCHES:
        return None
    point.cycle, point.grain = (place, 60), "year"
    return "year"


def _zodiac(point: Point, surface: str) -> str | None:
    point.cycle, point.grain = (ZODIAC.index(surface[0]), 12), "year"
    return "year"


def _festival(point: Point, surface: str) -> str | None:
    point.festival, point.grain = surface, "day"
    return "day"


def _word(point: Point, surface: str) -> str | None:
    word = words()[surface]
    point.rules[-1] = word.kind
    return _WORDS[word.kind](point, surface if word.kind == "festival" else word.value)


def _set_back(name: str, grain: str, state: str) -> Rule:
    def set_back(point: Point, value: str) -> str | None:
        setattr(point, name, int(value))
        point.grain = grain
        return state

    return set_back


def _near(grain: str) -> Rule:
    def near(point: Point, value: str) -> str | None:
        point.near, point.grain = (grain, int(value)), grain
        return ""

    return near


def _part_of_this(name: str) -> Rule:
    def part_of_this(point: Point, value: str) -> str | None:
        setattr(point, name, 0)
        point.part, point.grain = value, name.split("_")[0]
        return ""

    return part_of_this


def _half_word(point: Point, value: str) -> str | None:
    return _half(point, "上" if value == "1" else "下")


def _half_month(point: Point, value: str) -> str | None:
    point.month_back, point.grain = 0, "month"
    point.part = "first-half" if value == "1" else "second-half"
    return ""


def _quarter_word(point: Point, value: str) -> str | None:
    return _quarter(point, value)


def _season_word(point: Point, value: str) -> str | None:
    point.season, point.year_back, point.grain = int(value), 0, "season"
    return ""


def _vague(point: Point, value: str) -> str | None:  # noqa: ARG001 - the shape of a rule
    point.grain = "vague"
    point.flags.append("vague")
    return ""


_WORDS: dict[str, Rule] = {
    "year": _set_back("year_back", "year", "year"),
    "same-year": _set_back("year_same", "year", "year"),
    "fixed-year": _year,
    "month": _set_back("month_back", "month", "month"),
    "same-month": _set_back("month_same", "month", "month"),
    "day": _set_back("day_back", "day", "day"),
    "same-day": _set_back("day_same", "day", "day"),
    "half": _half_word,
    "last-half": _near("half"),
    "half-month": _half_month,
    "quarter": _quarter_word,
    "near-quarter": _near("quarter"),
    "year-part": _part_of_this("year_back"),
    "month-part": _part_of_this("month_back"),
    "season": _season_word,
    "vague": _vague,
    "festival": _festival,
}

RULES: dict[str, Rule] = {
    "iso": _iso,
    "dmy": _dmy,
    "dmy_short": _dmy_short,
    "fiscal": _fiscal,
    "fiscal_bare": _fiscal_bare,
    "fiscal_single": _fiscal_single,
    "years": _years,
    "years_from": _lifetime,
    "lifetime": _lifetime,
    "decade": _decade,
    "decade_in": _decade_in,
    "old_century": _old_century,
    "century": _century,
    "year": _year,
    "year_short": _year_short,
    "year_digits": _year_digits,
    "era": _era,
    "months": _months,
    "month": _month,
    "first_month": _first_month,
    "nth_month": _nth_month,
    "days": _days,
    "bare_days": _days,
    "day": _day,
    "bare_day": _bare_day,
    "ago": _ago,
    "later": _later,
    "rolling": _rolling,
    "clock": _clock,
    "clock_words": _clock,
    "hours": _clock,
    "oclock": _clock,
    "quarter": _quarter,
    "quarters": _quarters,
    "half": _half,
    "first": _count("first"),
    "last": _count("last"),
    "season": _season,
    "part": _part,
    "xun": _xun,
    "whole": _whole,
    "weekday": _weekday,
    "weekday_beside": _weekday_beside,
    "note": _note,
    "lunar": _lunar,
    "lunar_month": _lunar,
    "lunar_plain": _lunar,
    "sexagenary": _sexagenary,
    "zodiac": _zodiac,
    "festival": _festival,
    "word": _word,
}
