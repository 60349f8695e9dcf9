"""Rules for parts of a year and stretches of time: 年底, 中旬, 第三季, 首五个月, 十年前, 过去三年."""

from __future__ import annotations

import re

from claims.dates.numbers import numbers
from claims.dates.point import Point, Rule

_PARTS = {
    "初": "start",
    "前": "start",
    "中": "mid",
    "底": "end",
    "末": "end",
    "尾": "end",
    "后": "end",
    "头": "start",
    "伊": "start",
    "早": "start",
    "晚": "end",
}
_XUN = {
    **{
        "上旬": "early",
        "中旬": "middle",
        "下旬": "late",
        "上中旬": "early-middle",
        "中下旬": "middle-late",
    },
    **{"上半月": "first-half", "下半月": "second-half"},
}
_QUARTERS = {"首": 1, "次": 2, "末": 4, "尾": 4}
_SEASONS = {c: n for n, c in enumerate("春夏秋冬", 1)}
_LOOSE = re.compile("(?<![十廿卅百千零〇])[一二两三四五六七八九]{2}(?![十百千])")
_UNITS = ("季", "月", "星期", "礼拜", "周", "年", "日", "天")


def _part(point: Point, surface: str) -> str | None:
    if "半" in surface:  # 上半叶
        point.part = "first-half" if surface[0] in "上前" else "second-half"
        return ""
    point.part = _PARTS[surface.lstrip("年")[0]]
    return ""


def _xun(point: Point, surface: str) -> str | None:
    point.part = _XUN.get(surface) or _PARTS[surface.lstrip("月")[0]]
    return ""


def half(point: Point, surface: str) -> str | None:
    """上半年, 下半年."""
    point.months = (1, 6) if surface[0] in "上前" else (7, 12)
    point.grain = "half"
    return "quarter"


def quarter(point: Point, surface: str) -> str | None:
    """首季, 第三季度, Q4."""
    number = _QUARTERS.get(surface[0]) or numbers(surface)[0]
    point.months, point.grain = (number * 3 - 2, number * 3), "quarter"
    return "quarter"


def _quarter_span(point: Point, surface: str) -> str | None:
    """第二至第四季, 第一、二季; 第一、三季 are two."""
    first, last = numbers(surface)
    if not first < last or ("、" in surface and last != first + 1):
        return None
    point.months, point.grain = (first * 3 - 2, last * 3), "quarter"
    point.flags.append("range")
    return ""


def _quarters(point: Point, surface: str) -> str | None:
    number = numbers(surface)[0]
    if not 2 <= number <= 3:
        return None
    point.months, point.grain = (1, number * 3), "quarter"
    return "quarter"


def _count(side: str) -> Rule:
    def first_or_last(point: Point, surface: str) -> str | None:
        unit = next(unit for unit in _UNITS if unit in surface)
        number = numbers(surface)[0]
        if not number or (unit == "月" and number > 12):
            return None
        point.count, point.grain = (side, number, unit), "month" if unit == "月" else "day"
        return ""

    return first_or_last


def _season(point: Point, surface: str) -> str | None:
    point.season, point.grain = _SEASONS[surface[0]], "season"
    return ""


def _school_break(point: Point, surface: str) -> str | None:
    """暑假: July and August; 寒假: January and February."""
    point.months, point.grain = (7, 8) if surface[0] == "暑" else (1, 2), "season"
    return ""


def _months_within(point: Point, surface: str) -> str | None:
    """首两个月 of 下半年首两个月."""
    number = numbers(surface)[0]
    if point.months is None or not 0 < number <= point.months[1] - point.months[0]:
        return None
    point.months, point.grain = (point.months[0], point.months[0] + number - 1), "month"
    return ""


def _whole(point: Point, surface: str) -> str | None:  # noqa: ARG001 - the shape of a rule
    return ""


def _alike(point: Point, surface: str) -> str | None:  # noqa: ARG001 - the shape of a rule
    """同期 of 去年同期."""
    point.alike = True
    return ""


def _week(point: Point, surface: str) -> str | None:
    """第20周 of a year, as ISO 8601 counts."""
    number = numbers(surface)[0]
    if not 1 <= number <= 53:
        return None
    point.week, point.grain = number, "week"
    return ""


def _ago(point: Point, surface: str) -> str | None:
    state = _span(point, surface, "ago")
    return "years_ago" if state == "" and point.rolling and "年" in surface else state


def _years_ago_on(point: Point, surface: str) -> str | None:
    """的今天 of 十年前的今天, 的3月 of 五年前的3月."""
    _, number, unit = point.rolling or ("", 0, "")
    values = numbers(surface) if "月" in surface else ()
    if unit != "年" or (values and not 0 < values[0] <= 12):
        return None
    point.rolling, point.year_back, point.flags = None, -number, []
    point.day_back = None if values else 0
    point.months = (values[0], values[0]) if values else None
    point.days = (values[1], values[1]) if len(values) == 2 else None
    point.grain = "month" if len(values) == 1 else "day"
    return ""


def _nearly_ago(point: Point, surface: str) -> str | None:  # noqa: ARG001 - the shape of a rule
    """近三十年前: nobody knows of which year."""
    point.grain = "vague"
    point.flags.append("vague")
    return ""


def _later(point: Point, surface: str) -> str | None:
    return _span(point, surface, "later")


def _rolling(point: Point, surface: str) -> str | None:
    next(unit for unit in _UNITS if unit in surface)
    return _span(
        point, surface, "next" if surface.startswith(("未", "今", "往", "接", "下")) else "last"
    )


def _span(point: Point, surface: str, kind: str) -> str | None:
    unit = next(unit for unit in _UNITS if unit in surface)
    if _LOOSE.search(surface):  # 三四年前, 近一两年
        point.grain = "vague"
        point.flags.append("vague")
        return ""
    number = numbers(surface)
    if not number and "半年" in surface:
        unit, number = "月", (6,)
    if not number or not number[0]:
        return None
    if "前" in surface and number[0] >= 10 and number[0] % 10 == 0:
        point.flags.append("approximate")
    point.rolling, point.grain = (kind, number[0], unit), "vague" if "ago" in kind else "day"
    if "多" in surface or "余" in surface:
        point.flags.append("approximate")
    return ""


PART_RULES: dict[str, Rule] = {
    "ago": _ago,
    "half_year_ago": _ago,
    "later": _later,
    "rolling": _rolling,
    "quarter": quarter,
    "quarter_item": quarter,
    "quarter_span": _quarter_span,
    "quarters": _quarters,
    "half": half,
    "first": _count("first"),
    "last": _count("last"),
    "season": _season,
    "school_break": _school_break,
    "months_within": _months_within,
    "part": _part,
    "xun": _xun,
    "whole": _whole,
    "nearly_ago": _nearly_ago,
    "years_ago_on": _years_ago_on,
    "alike": _alike,
    "week": _week,
    "later_days": _later,
    "ago_days": _ago,
}
