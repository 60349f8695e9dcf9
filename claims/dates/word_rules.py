"""Rules for the words of period_words.csv and festivals.csv: 去年, 同日, 上半年, 日前, 中秋节."""

from __future__ import annotations

from claims.dates.calendar_words import words
from claims.dates.part_rules import half, quarter
from claims.dates.point import Point, Rule
from claims.dates.year_rules import year


def _set_back(name: str, grain: str, state: str) -> Rule:
    def set_back(point: Point, value: str) -> str | None:
        setattr(point, name, int(value))
        point.grain = grain
        return state

    return set_back


_GRAINS = {"fiscal": "year", "school": "year", "weekend": "week"}


def _near(grain: str) -> Rule:
    def near(point: Point, value: str) -> str | None:
        point.near = (grain, int(value))
        point.grain = _GRAINS.get(grain, grain)
        return "fiscal" if grain in ("fiscal", "school") else "quarter"

    return near


def _part_of_this(name: str) -> Rule:
    def part_of_this(point: Point, value: str) -> str | None:
        setattr(point, name, 0)
        point.part, point.grain = value, name.removesuffix("_back")
        return ""

    return part_of_this


def _this_day(point: Point, value: str) -> str | None:
    """即日: the day that its sentence has named, or today."""
    point.day_same = point.day_back = int(value)
    point.grain = "day"
    return "day"


def _half_word(point: Point, value: str) -> str | None:
    return half(point, "上" if value == "1" else "下")


def _half_month(point: Point, value: str) -> str | None:
    point.month_back, point.grain = 0, "month"
    point.part = "first-half" if value == "1" else "second-half"
    return ""


def _quarter_word(point: Point, value: str) -> str | None:
    return quarter(point, value)


def _season_word(point: Point, value: str) -> str | None:
    point.season, point.year_back, point.grain = int(value), 0, "season"
    return ""


def _vague(point: Point, value: str) -> str | None:  # noqa: ARG001 - the shape of a rule
    point.grain = "vague"
    point.flags.append("vague")
    return ""


def _festival(point: Point, name: str) -> str | None:
    point.festival, point.grain = name, "day"
    return "day"


_KINDS: dict[str, Rule] = {
    "year": _set_back("year_back", "year", "year"),
    "same-year": _set_back("year_same", "year", "year"),
    "fixed-year": year,
    "month": _set_back("month_back", "month", "month"),
    "same-month": _set_back("month_same", "month", "month"),
    "day": _set_back("day_back", "day", "day"),
    "this-day": _this_day,
    "same-day": _set_back("day_same", "day", "day"),
    "half": _half_word,
    "last-half": _near("half"),
    "half-month": _half_month,
    "quarter": _quarter_word,
    "near-quarter": _near("quarter"),
    "week": _near("week"),
    "weekend": _near("weekend"),
    "near-fiscal": _near("fiscal"),
    "near-school": _near("school"),
    "year-part": _part_of_this("year_back"),
    "month-part": _part_of_this("month_back"),
    "season": _season_word,
    "vague": _vague,
    "festival": _festival,
}


def _word(point: Point, surface: str) -> str | None:
    word = words()[surface]
    point.rules[-1] = word.kind
    return _KINDS[word.kind](point, surface if word.kind == "festival" else word.value)


WORD_RULES: dict[str, Rule] = {"word": _word}
