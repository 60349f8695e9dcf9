"""Neighbours that make the words of a date something else: durations, clock-like scores, habits."""

from __future__ import annotations

import re

from claims.calendar_words import words
from claims.date_points import Point

_LASTING = (
    *("第", "连续", "一连", "为期", "历时", "约", "近", "逾", "至少", "每", "过去", "未来", "前", "首", "长达"),
    *("连", "需", "需时", "共", "等", "足足", "仅", "只", "短短", "头", "后", "超过", "达", "大约", "隔", "满"),
    *("多", "几", "数", "余", "休", "放", "停", "迟", "早", "晚", "内", "用", "花", "用了", "不足", "最多", "最少"),
    *("天", "个", "年", "岁", "工作", "逢", "期", "零", "又", "延长", "缩短", "延迟", "提前", "额外"),
)
_LASTING_AFTER = (
    *("内", "后", "间", "之内", "以上", "以下", "假", "游", "行程", "营", "票", "四夜", "三夜", "两夜", "二夜"),
    *("个", "元", "期", "线", "通", "套", "制", "时间", "左右", "之久", "工作", "冷静", "隔离", "均", "移动", "之后"),
    *("本", "圆", "薪", "租", "数", "无", "不", "来", "前", "夜", "宽限"),
)
_ONE_CHARACTER = frozenset("一二三四五六七八九")
_HABIT = ("每", "逢", "每年", "每月", "每周", "每逢", "隔", "一", "两", "二", "三", "四", "五", "六", "七", "这")
_OLD = ("历史", "文化", "文明", "古", "多年", "的历史", "传统", "之久", "歷史", "以上")
_STRETCHES = tuple("时花用费经达了已隔期刑有超需过将接附邻靠临")
_FOR_CLOCK = tuple("于在至到约时，（(、间前后早晚从由日")
_WEEKDAY_BEFORE = re.compile("(?:周|星期|礼拜)[一二三四五六日天][至到、]$")
_CLOCK_AFTER = ("开", "举行", "至", "-", "起", "前", "后", "出", "播", "抵", "）", ")", "，", "结束", "截止", "许", "分")


def stands(text: str, name: str, surface: str, point: Point, follows: bool) -> bool:
    """Whether a head (or, named `end`, the whole) may be a date where it stands."""
    guard = _GUARDS.get(name)
    return guard is None or guard(text, surface, point, follows)


def _word(text: str, surface: str, point: Point, follows: bool) -> bool:  # noqa: ARG001
    return words()[surface].stands(text, point.start, point.end)


def _day(text: str, surface: str, point: Point, follows: bool) -> bool:
    """A day without month: 14日, but not 3日游, 为期5日, 5号楼."""
    if surface.endswith("号"):
        return False
    if follows:
        return True
    if text.endswith(_LASTING, 0, point.start) or text.startswith(_LASTING_AFTER, point.end):
        return False
    return surface[0] not in _ONE_CHARACTER or len(surface) > 2


def _days(text: str, surface: str, point: Point, follows: bool) -> bool:
    first = surface.split("日")[0]
    return _day(text, surface, point, follows) and (point.days or (0, 0))[1] <= 31 and bool(first)


def _month(text: str, surface: str, point: Point, follows: bool) -> bool:
    """A month without year: 3月, 十二月; 13月 needs a year or a day to be a wrong date."""
    following = text[point.end : point.end + 1]
    if (point.months or (0, 0))[0] > 12:
        return following.isdecimal()
    return surface[0].isdecimal() or following not in "亮球饼黄花台嫂老" or not following


def _year(text: str, surface: str, point: Point, follows: bool) -> bool:  # noqa: ARG001
    """2024年, but not 有2000年历史."""
    if point.year is not None and point.year % 100 == 0 and text.startswith(_OLD, point.end):
        return False
    return not (
        point.year is not None
        and point.year % 500 == 0
        and text.endswith(("近", "逾", "约", "超过", "有", "已", "距今"), 0, point.start)
    )


def _weekday(text: str, surface: str, point: Point, follows: bool) -> bool:  # noqa: ARG001
    if surface[0] not in "本上下今这" and text.endswith(_HABIT, 0, point.start):
        return False
    if text.endswith(("至", "到", "、"), 0, point.start) and _WEEKDAY_BEFORE.search(
        text, max(0, point.start - 4), point.start
    ):
        return False
    return not text.startswith(("至", "到", "刊", "报", "档", "、周", "、星期"), point.end)


def _rolling(text: str, surface: str, point: Point, follows: bool) -> bool:  # noqa: ARG001
    if surface[0] in "近上下" and text.endswith(_STRETCHES, 0, point.start):
        return False
    return not (surface[0] == "近" and text.startswith(("时间", "历史", "之久", "的时间"), point.end))


def _hours(text: str, surface: str, point: Point, follows: bool) -> bool:
    """14:30 beside words of time; otherwise it may be a score or a ratio."""
    hour, minute = int(surface.split(":")[0]), int(surface.split(":")[1])
    if hour > 24 or minute > 59 or len(surface) < 4:
        return False
    return follows or (
        text.endswith(_FOR_CLOCK, 0, point.start) and text.startswith(_CLOCK_AFTER, point.end)
    )


def _oclock(text: str, surface: str, point: Point, follows: bool) -> bool:  # noqa: ARG001
    return not text.endswith(("天", "小", "一"), 0, point.start) and surface != "一时"


def _later(text: str, surface: str, point: Point, follows: bool) -> bool:  # noqa: ARG001
    return not text.endswith(("满", "每", "第", "前", "首"), 0, point.start)


def _era(text: str, surface: str, point: Point, follows: bool) -> bool:  # noqa: ARG001
    return not text.endswith("第", 0, point.start)


def _zodiac(text: str, surface: str, point: Point, follows: bool) -> bool:  # noqa: ARG001
    return not text.endswith(("属", "本命", "肖"), 0, point.start)


_GUARDS = {
    "word": _word,
    "day": _day,
    "days": _days,
    "month": _month,
    "year": _year,
    "weekday": _weekday,
    "rolling": _rolling,
    "hours": _hours,
    "oclock": _oclock,
    "later": _later,
    "era": _era,
    "zodiac": _zodiac,
}
