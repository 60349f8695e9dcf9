"""The dates that a text has stated so far, and the year that they give to a date without one.

Choices, where the words allow several years. A month or day without its year belongs to the year of
the last date that was stated with a month in the same block, or with a bare year in the same sentence;
a year that was itself guessed is not passed on. Else it belongs to the year of publication, but to the
year before where that would lie more than eight months ahead, or ahead at all before 至今 or 以来, and to
the year after where it would lie more than ten months back, or back at all after 将, 拟 or 预计.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from claims.dates.days import in_year
from claims.dates.lunar import nearest_of_cycle
from claims.dates.periods import Days, day_of
from claims.dates.point import Point

_FUTURE = re.compile(
    "将|定于|押后|延至|须|拟|预计|预料|计划|有望|可望|期望|最快|最迟|料|再讯|提堂|应讯|截止"
)
_PAST = re.compile(
    "已|曾|了|凌晨|发生|公布(?=了|的|，|后|指|显示)|宣布|表示|指出?|说|称|收报|录得|收市|通过|获|晚上?|当晚|深夜|举行了|刚"
    "|拘捕|被捕|裁定|判[处囚监刑入]|证实|揭发|承认|否认|回应|批评|透露|起火|坠|相撞|失踪|遇袭|[升跌涨挫]|收[于在]"
)
_REPORTED = re.compile("业绩|财报|盈利|收入|亏损|录得|按年|同比|环比|报告|营收|净利")
_SINCE = re.compile("[^，。；！？!?;\n]{0,12}?(?:(?<!截)至今(?![年天日晚])|迄今|以来)")
_SENTENCE_END = re.compile("[。！？!?\n]")
_YEAR_LONG = 370
_CLAUSE_END = re.compile("[，。；：、！？（）()!?,;:\n]")
_COMPARED = re.compile(r"(?:[较比]|对比|相比|与|跟)\Z")


@dataclass(slots=True)
class Context:
    """The publication date and the last date that the block has stated.

    A block is read by itself: what another paragraph says is not taken over, so that a document gives
    the same dates whether it is read whole or in parts.
    """

    text: str
    published: date | None
    year: int | None = None
    stretch: Days | None = None
    day: date | None = None
    span: tuple[Days, str] | None = None
    month: tuple[int, int] | None = None
    year_end: int = 0
    year_stated: bool = False
    day_end: int = 0
    block: tuple[int, int] = (0, -1)

    def enter(self, place: int) -> None:
        """Go on to the block of a place; in a new one nothing has been stated yet."""
        if place <= self.block[1]:
            return
        end = self.text.find("\n", place)
        self.block = (self.text.rfind("\n", 0, place) + 1, end if end >= 0 else len(self.text))
        self.year = self.day = self.month = self.span = self.stretch = None

    def remember(self, point: Point, days: Days, grain: str, guessed: bool = False) -> None:
        """Take a resolved date as the last one stated; a guessed year is not passed on."""
        if _COMPARED.search(self.text[max(0, point.start - 2) : point.start]):
            return
        start = days[0]
        if not point.alike and start != days[1] and start.year == days[1].year:
            self.span = days, grain
        if grain not in ("decade", "century"):  # what happens 在九十年代 is not of 1990
            self.year, self.year_end = start.year, point.end
            self.year_stated = not guessed
        if not (point.months and _says_no_year(point)):
            self.stretch = None
        self.stretch_over(days)
        if grain in ("month", "day", "time") and not point.rolling:
            self.month = (start.year, start.month)
        if grain in ("day", "time") and not point.rolling:
            self.day, self.day_end = start, point.end

    def stretch_over(self, days: Days) -> None:
        """Keep a stretch over New Year: of the months in it, each has the year in which it lies."""
        if days[1].year == days[0].year + 1 and (days[1] - days[0]).days < _YEAR_LONG:
            self.stretch = days

    def same_sentence(self, since: int, until: int) -> bool:
        """Whether no sentence ends between two places."""
        return until - since < 200 and not _SENTENCE_END.search(self.text, since, until)

    def same_clause(self, since: int, until: int) -> bool:
        """Whether nothing but a few words stands between two places."""
        return until - since <= 12 and not _CLAUSE_END.search(self.text, since, until)

    def alone(self, point: Point) -> bool:
        """Whether its block says nothing else, but for a sign or two."""
        first, last = self.block
        if last - first > point.end - point.start + 2:
            return False
        beside = self.text[first : point.start] + self.text[point.end : last]
        return not any(c.isalnum() for c in beside)

    def future(self, point: Point) -> bool:
        """Whether words beside it say that it is still to come."""
        first, last = self.block
        start, end = max(first, point.start - 8), min(last, point.end + 4)
        return _FUTURE.search(self.text, start, end) is not None

    def past(self, point: Point) -> bool:
        """Whether words behind it say that it is over."""
        return _PAST.search(self.text, point.end, min(self.block[1], point.end + 8)) is not None

    def since(self, point: Point) -> bool:
        """Whether words behind it count the time from it until now: 8月1日生效至今."""
        return _SINCE.match(self.text, point.end, self.block[1]) is not None


def year_of(point: Point, context: Context) -> tuple[int | None, bool]:
    """Year of a point, and whether the publication date gave it."""
    published = context.published
    if point.year is not None:
        return point.year, False
    if point.year_back is not None:
        return (published.year + point.year_back if published else None), True
    if point.year_same is not None:
        stated = context.year if context.year_stated else None  # 当年 of a year that was said
        return (stated + point.year_same if stated else None), False
    if point.count and _ahead(point, published):
        return (published.year - 1 if published else None), True
    near = context.year if context.year else published.year if published else None
    if point.cycle:
        return (nearest_of_cycle(*point.cycle, near) if near else None), not context.year
    if context.year_stated and context.year and context.same_clause(context.year_end, point.start):
        return _in_stretch(point, context) or context.year, False
    if context.year_stated and context.month:
        return _in_stretch(point, context) or context.month[0], False
    if (
        context.year_stated
        and context.year
        and context.same_sentence(context.year_end, point.start)
    ):
        return _in_stretch(point, context) or context.year, False
    return (_publication_year(point, context, published) if published else None), True


def _says_no_year(point: Point) -> bool:
    return point.year is None and point.year_back is None and point.fiscal is None


def _in_stretch(point: Point, context: Context) -> int | None:
    """The year in which a month lies within 2024/25年度 or 去年11月至今年2月, stated before."""
    if not (context.stretch and point.months):
        return None
    (start, end), month = context.stretch, point.months[0]
    if month >= start.month:
        return start.year
    return end.year if month <= end.month else None


def _ahead(point: Point, published: date | None) -> bool:
    """Whether the first months of this year (前8个月) are not over yet."""
    side, number, unit = point.count or ("", 0, "")
    return bool(published and side == "first" and unit == "月" and number > published.month)


def _several_quarters(point: Point) -> bool:
    """Whether the point is 前三季度, which is told when they are over."""
    return point.grain == "quarter" and bool(point.months and point.months[1] - point.months[0] > 2)


def _publication_year(point: Point, context: Context, published: date) -> int:
    days = in_year(point, published.year, guess=True)
    if days and _several_quarters(point) and days[1] > published and not context.future(point):
        return published.year - 1
    if days and point.grain in ("quarter", "half") and days[0] > published:
        reported = _REPORTED.search(context.text, point.end, min(context.block[1], point.end + 8))
        return published.year - 1 if reported and not context.future(point) else published.year
    if days is None:
        return _leap_year(published.year) if point.days and point.days[0] == 29 else published.year
    if days[0] > published and context.since(point):
        return published.year - 1
    if (days[0] - published).days > 240 and not (
        context.future(point) or _weekday_says(point, published.year)
    ):
        return published.year - 1
    behind = (published - days[1]).days
    if behind > 300 or (behind > 0 and point.months and context.future(point)):
        return published.year + 1
    return published.year


def _weekday_says(point: Point, year: int) -> bool:
    """Whether the weekday beside 12月7日（星期日） is right in this year and wrong in the year before."""
    if not (point.weekday and point.months and point.days):
        return False
    now, before = (day_of(y, point.months[0], point.days[0]) for y in (year, year - 1))
    return bool(now and before and now.isoweekday() == point.weekday != before.isoweekday())


def _leap_year(year: int) -> int:
    return next((y for y in range(year, year - 9, -1) if day_of(y, 2, 29)), year)
