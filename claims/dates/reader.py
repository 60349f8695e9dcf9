"""Find the dates and periods of a text, with their first and last day.

`find_dates` is the only thing that others use. A date's words are read by the rules of
`claims.date_rules`, what they leave open is filled in by `claims.date_resolution`; here two points are
joined into a range, and 自, 截至, 之前, 起 … give it its direction. First and last day are always those
of the stated date; `direction` says on which side of it the period lies (`claims.periods.reach`).
"""

from __future__ import annotations

import re
from datetime import date

from claims.dates.calendar_words import words
from claims.dates.context import Context
from claims.dates.direction import direction, side_after
from claims.dates.guards import repeated, stands
from claims.dates.patterns import head_at
from claims.dates.periods import shifted
from claims.dates.pieces import TO
from claims.dates.point import Point
from claims.dates.resolution import Resolved, resolve
from claims.dates.rules import RULES
from claims.dates.scan import candidates
from claims.dates.tails import TAIL_STARTS, tail_of
from claims.model import DATE, Mention, Period

_RANGE = re.compile(TO)
_BETWEEN = re.compile("与|和|及")
_WITHIN = re.compile("(?:期|之)?间")
_JOINTS = frozenset("至到直与和及-–—―~～─－")
_FINENESS = (
    "century",
    "decade",
    "year",
    "season",
    "half",
    "quarter",
    "month",
    "week",
    "day",
    "time",
)


def find_dates(text: str, published: date | None) -> list[Mention]:
    """All dates and periods of a folded text, in order and without overlap."""
    context = Context(text, published)
    found: list[Mention] = []
    place = 0
    while (point := _next_point(text, place)) is not None:
        context.enter(point.start)
        mention = _mention(text, point, context, found[-1] if found else None)
        found.append(mention)
        place = mention.end
    return found


def _next_point(text: str, place: int) -> Point | None:
    """The first date that begins at or after a place."""
    scan = candidates()
    while (candidate := scan.search(text, place)) is not None:
        match = head_at(text, candidate.start())
        if match is None:
            place = candidate.end()
            continue
        name = match.lastgroup or ""
        if name == "name":
            place = match.end()
            continue
        point = _read(text, name, match[name], match.start())
        if point is not None and _is_title(text, point):
            place = point.end
            continue
        if point is not None:
            return point
        place = match.start() + 1
    return None


def _is_title(text: str, point: Point) -> bool:
    """Whether a date is all of a title: 《28年後》."""
    return text[point.start - 1 : point.start] == "《" and text[point.end : point.end + 1] == "》"


def _point_at(text: str, place: int) -> Point | None:
    match = head_at(text, place)
    if match is None or match.lastgroup == "name":
        return None
    name = match.lastgroup or ""
    return _read(text, name, match[name], place, follows=True)


def _read(text: str, name: str, surface: str, start: int, follows: bool = False) -> Point | None:
    """A point from its head and as many tails as go on from it."""
    point = Point(start, start + len(surface), name)
    state = RULES[name](point, surface)
    if state is None or not (follows or stands(text, name, surface, point)):
        return None
    while state and (tail := tail_of(state)):
        starts = TAIL_STARTS.get(state)
        if starts is not None and text[point.end : point.end + 1] not in starts:
            break
        match = tail.match(text, point.end)
        if match is None or not match.lastgroup:
            break
        if match.lastgroup == "festival" and not _is_festival(text, match):
            break
        point.rules.append(match.lastgroup)
        following = RULES[match.lastgroup](point, match[match.lastgroup])
        if following is None:
            point.rules.pop()
            break
        point.end, state = match.end(), following
    return point


def _is_festival(text: str, match: re.Match[str]) -> bool:
    """Whether a festival behind a year is one: 2024年圣诞, not 2024年圣诞老人."""
    name = match["festival"]
    return words()[name].stands(text, match.end() - len(name), match.end())


def _mention(text: str, point: Point, context: Context, before: Mention | None) -> Mention:
    """One date, or a range of two, with its direction."""
    start, end = point.start, point.end
    other, joined_end = _other_end(text, point)
    if other is not None:
        _take_year(point, other)
    first = resolve(point, context)
    anchored, weekday = first.anchored, point.weekday
    days, grain = first.days, first.grain
    rules, flags = point.rules, point.flags
    if first.days:
        context.remember(
            point, first.days, first.grain, guessed=first.anchored and point.year_back is None
        )
    if other is not None:
        last = _resolve_other(point, first, other, context)
        rules, flags = [*rules, *other.rules, "range"], [*flags, *other.flags, "range"]
        end, anchored = joined_end, anchored or last.anchored
        grain = (
            max(grain, last.grain, key=_FINENESS.index)
            if "vague" not in (grain, last.grain)
            else grain
        )
        days = (first.days[0], last.days[1]) if first.days and last.days else None
        if days and days[0] > days[1]:
            flags.append("reversed")
        if last.days:
            context.remember(other, last.days, last.grain)
        if days and grain != "vague":
            context.span = days, grain
            context.stretch_over(days)
    if point.year is None and (repeated(text, start) or _joined(text, before, start)):
        days, flags = None, [*flags, "recurring"]
    side, *span = direction(text, start, end, grain)
    if (
        side in ("since", "after")
        and days
        and (upto := _upper_end(text, span[1], point, first, context))
    ):
        span[1], end, side = upto[0], upto[0], "in"
        days, rules, flags = (days[0], upto[1]), [*rules, "from-to"], [*flags, "range"]
    if side != "in":
        rules = [*rules, side]
    period = Period(
        days[0] if days else None, days[1] if days else None, grain, side, anchored, weekday
    )
    return Mention(
        span[0],
        span[1],
        start,
        end,
        DATE,
        period=period,
        rules=tuple(rules),
        flags=tuple(dict.fromkeys(flags)),
    )


def _joined(text: str, before: Mention | None, start: int) -> bool:
    """Whether a date follows a recurring one in a list: 每月1日及15日."""
    return (
        before is not None
        and "recurring" in before.flags
        and text[before.end : start] in ("、", "及", "和", "与", "以及")
    )


def _upper_end(
    text: str, place: int, point: Point, first: Resolved, context: Context
) -> tuple[int, date] | None:
    """Where the 至5日 of 3日起至5日 or the 2018年之前 of 2010年之后2018年之前 ends, and its last day."""
    to = _RANGE.match(text, place)
    other = _point_at(text, to.end() if to else place)
    if other is None or other.grain == "vague" or other.rolling:
        return None
    side, end = side_after(text, other.end)
    if to and side not in ("before", "until"):
        side, end = "until", other.end
    if side not in ("before", "until"):
        return None
    days = _resolve_other(point, first, other, context).days
    if days is None:
        return None
    context.remember(other, days, other.grain)
    last = days[1] if side == "until" else shifted(days[0], -1)
    return (end, last) if last else None


def _other_end(text: str, point: Point) -> tuple[Point | None, int]:
    """The second date of a range, and where the range ends."""
    if text[point.end : point.end + 1] not in _JOINTS or point.grain == "vague" or point.rolling:
        return None, 0
    if to := _RANGE.match(text, point.end):
        other = _point_at(text, to.end())
        if other is not None and other.grain != "vague" and not other.rolling:
            return other, other.end
    elif between := _BETWEEN.match(text, point.end):
        other = _point_at(text, between.end())
        if other is not None and (within := _WITHIN.match(text, other.end)):
            return other, within.end()
    return None, 0


def _resolve_other(point: Point, first: Resolved, other: Point, context: Context) -> Resolved:
    """The second date of a range, which takes from the first what it does not say itself."""
    if other.year_same is not None and first.days:  # 9月1日至翌年6月30日
        other.year, other.year_same = first.days[0].year + other.year_same, None
    if other.day_same is not None or not _says_no_year(other):
        return resolve(other, context)
    if first.days and other.weekday_only and other.week_back is None:  # 本周三至周五
        day = shifted(first.days[0], (other.weekday - first.days[0].isoweekday()) % 7)
        return Resolved((day, day) if day else None, "day", first.anchored)
    if first.days:
        start = first.days[0]
        if other.days and not other.months:
            other.months, other.year = (start.month, start.month), start.year
        elif other.months:
            other.year = start.year + (other.months[0] < start.month)
    elif other.months:
        other.year = point.year
    last = resolve(other, context)
    last.anchored = first.anchored if other.year else last.anchored
    return last


def _take_year(point: Point, other: Point) -> None:
    """Give the first date of 11月至2025年2月 the year that only the second says."""
    if point.fiscal and other.fiscal:  # 2019/20至2023/24学年
        point.fiscal = (*point.fiscal[:2], other.fiscal[2])
    if point.months and other.months and other.year and _says_no_year(point):
        point.year = other.year - (point.months[0] > other.months[0])


def _says_no_year(point: Point) -> bool:
    return all(
        value is None
        for value in (
            *(point.year, point.year_back, point.year_same, point.years, point.fiscal, point.cycle),
            *(point.day_back, point.month_back, point.month_same, point.lunar),
        )
    )
