"""Find the dates and periods of a text, with their first and last day.

`find_dates` is the only thing that others use. A date's words are read by the rules of
`claims.date_points`, what they leave open is filled in by `claims.date_context`; here two points are
joined into a range, and 自, 截至, 之前, 起 … give it its direction. First and last day are always those
of the stated date; `direction` says on which side of it the period lies (`claims.periods.reach`).
"""

from __future__ import annotations

from datetime import date

from claims.date_context import Context, Resolved, resolve
from claims.date_guards import repeated, stands
from claims.date_patterns import (
    AFTERWARDS,
    BEFOREHAND,
    BETWEEN,
    RANGE,
    WITHIN,
    candidates,
    head,
    tails,
)
from claims.date_point import Point
from claims.date_rules import RULES
from claims.model import Kind, Mention, Period
from claims.periods import shifted

_OTHER_SELF = ("来自", "亲自", "独自", "各自", "擅自", "出自", "源自", "私自", "暗自")
_PAIRED = {("since", "since"), ("until", "until"), ("since", "after"), ("until", "before")}
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
        mention = _mention(text, point, context)
        found.append(mention)
        place = mention.end
    return found


def _next_point(text: str, place: int) -> Point | None:
    """The first date that begins at or after a place."""
    scan, pattern = candidates(), head()
    while (candidate := scan.search(text, place)) is not None:
        match = pattern.match(text, candidate.start())
        if match is None:
            place = candidate.end()
            continue
        name = match.lastgroup or ""
        if name == "name":
            place = match.end()
            continue
        point = _read(text, name, match[name], match.start())
        if point is not None:
            return point
        place = match.start() + 1
    return None


def _point_at(text: str, place: int) -> Point | None:
    match = head().match(text, place)
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
    while state and (tail := tails().get(state)):
        match = tail.match(text, point.end)
        if match is None or not match.lastgroup:
            break
        point.rules.append(match.lastgroup)
        following = RULES[match.lastgroup](point, match[match.lastgroup])
        if following is None:
            point.rules.pop()
            break
        point.end, state = match.end(), following
    return point


def _mention(text: str, point: Point, context: Context) -> Mention:
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
        context.remember(point, first.days, first.grain)
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
    if point.year is None and repeated(text, start):
        days, flags = None, [*flags, "recurring"]
    direction, span = _direction(text, start, end)
    if direction in ("since", "after") and days and (upto := _upper_end(text, span[1], context)):
        span, end, direction = (span[0], upto[0]), upto[0], "in"
        days, rules, flags = (days[0], upto[1]), [*rules, "from-to"], [*flags, "range"]
    if direction != "in":
        rules = [*rules, direction]
    period = Period(
        days[0] if days else None, days[1] if days else None, grain, direction, anchored, weekday
    )
    return Mention(
        *span,
        start,
        end,
        Kind.DATE,
        period=period,
        rules=tuple(rules),
        flags=tuple(dict.fromkeys(flags)),
    )


def _upper_end(text: str, place: int, context: Context) -> tuple[int, date] | None:
    """Where 2018年之前 ends, that directly follows 2010年之后, and the last day before it."""
    other = _point_at(text, place)
    if other is None or other.grain == "vague" or other.rolling:
        return None
    after = AFTERWARDS.match(text, other.end)
    if after is None or after.lastgroup not in ("before", "until"):
        return None
    days = resolve(other, context).days
    if days is None:
        return None
    context.remember(other, days, other.grain)
    last = days[1] if after.lastgroup == "until" else shifted(days[0], -1)
    return (after.end(), last) if last else None


def _other_end(text: str, point: Point) -> tuple[Point | None, int]:
    """The second date of a range, and where the range ends."""
    if point.grain == "vague" or point.rolling:
        return None, 0
    if to := RANGE.match(text, point.end):
        other = _point_at(text, to.end())
        if other is not None and other.grain != "vague" and not other.rolling:
            return other, other.end
    elif between := BETWEEN.match(text, point.end):
        other = _point_at(text, between.end())
        if other is not None and (within := WITHIN.match(text, other.end)):
            return other, within.end()
    return None, 0


def _resolve_other(point: Point, first: Resolved, other: Point, context: Context) -> Resolved:
    """The second date of a range, which takes from the first what it does not say itself."""
    if other.day_same is not None or not _says_no_year(other):
        return resolve(other, context)
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


def _direction(text: str, start: int, end: int) -> tuple[str, tuple[int, int]]:
    """Direction that the words around a date give it, and the span with those words."""
    after = AFTERWARDS.match(text, end)
    for direction, words in BEFOREHAND:
        for word in words:
            if text.endswith(word, 0, start):
                if word == "自" and text.endswith(_OTHER_SELF, 0, start):
                    break
                if after and (direction, after.lastgroup) in _PAIRED:
                    end = after.end()
                return direction, (start - len(word), end)
    if after:
        if after.lastgroup == "since" and text.endswith(("由", "从"), 0, start):
            start -= 1
        return after.lastgroup or "in", (start, after.end())
    return "in", (start, end)
