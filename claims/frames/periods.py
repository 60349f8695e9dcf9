"""Periods: the period that a quantity refers to.

As a rule the nearest date told before it in its sentence, unless that date belongs to something else:
to the telling (昨日公布), to another number (較2022年的30宗多9宗), to what was founded then (成立於1965年).
Before that comes what a bracket or a list in the same order says, after it the heading of a list.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from claims.dates.periods import Days, months_of, reach, years_of
from claims.frames.captions import Captions
from claims.frames.framing import (
    CLOSING,
    begins_something,
    blocks,
    closers,
    day_holds,
    founds,
    frames_time,
    names_a_source,
)
from claims.frames.ordered import date_in_order
from claims.frames.segments import OPENING
from claims.frames.sentences import Sentence
from claims.frames.times import reports
from claims.frames.tokens import CLAUSE_ENDS, Tokens, between
from claims.frames.words import MARK
from claims.model import DATE, ORDINAL, Mention, Period

REACH = 160  # tokens back in its paragraph in which the period of a number is looked for
COMPARING = frozenset("较 比 相比 相较 对比 按 与 跟 比较 较之 相对".split())
FROM = frozenset("由 从 自".split())
NOW = frozenset(
    "目前 现时 当前 现今 如今 现在 现阶段 近年 近年来 近期 近来 近几年 最近几年 未来数年 未来几年".split()
)
UNTIL_NOW = ("至今", "迄今")
STANDING = frozenset("现有 现设 现存 现任 如今".split())  # what is said of today after a date
NEAR = 4  # tokens from a date to the number that it is bound to (2023年同期的30宗)
BRACKET = 4  # tokens from a number to the bracket with its date
LIST = 30  # tokens of dates and numbers told in one order, at most

Found = tuple[date | None, date | None, str]
NOTHING: Found = (None, None, "")


class Periods:
    """The periods of the quantities of one document."""

    def __init__(self, text: str, tokens: Tokens, kinds: Sequence[str]) -> None:
        self._text = text
        self._tokens = tokens
        self._kinds = kinds
        self._captions = Captions(tokens, kinds)
        self._closers = closers(tokens)

    def of(self, mention: Mention, index: int, sentence: Sentence) -> Found:
        """First and last day of a mention at a token of a sentence, and where that is told."""
        if mention.period is not None:
            return mention.period.start, mention.period.end, "itself"
        found = self._dated(mention, index, sentence)
        if found is None:
            return self._captioned(index, sentence.block)
        told, position = found
        where = "clause"
        if position < sentence.start:
            where = "paragraph"
        elif position < index and between(self._tokens.clause_ends, position, index):
            where = "sentence"
        return *self._days(told, index, position), where

    def _dated(
        self, mention: Mention, index: int, sentence: Sentence
    ) -> tuple[Mention, int] | None:
        """The date of a number, and its token; nothing is looked for where no date is near."""
        dated, lines = self._tokens.dated, self._tokens.lines
        after = bisect_left(dated, index)
        noted = after < len(dated) and dated[after] <= index + 1 + BRACKET
        if noted and (beside := self._noted(index)):
            return beside
        floor = max(lines[sentence.block - 1] if sentence.block else -1, index - REACH)
        if not after or dated[after - 1] <= floor:
            return None
        return self._in_order(index, sentence.start) or self._told(mention, index, floor)

    def _captioned(self, index: int, line: int) -> Found:
        if column := self._captions.column(line, index):
            return *reach(column), "column"
        kind = self._kinds[line] if line < len(self._kinds) else ""
        if (heading := self._captions.heading(line, kind)) and not self._now(index):
            return *reach(heading), "heading"
        return NOTHING

    def _noted(self, index: int) -> tuple[Mention, int] | None:
        """The date in a bracket after a number that holds nothing else: 34宗意外（2022年）."""
        words = self._tokens.words
        for at in range(index + 1, min(index + 1 + BRACKET, len(words) - 2)):
            if words[at] == MARK or words[at] in CLAUSE_ENDS:
                return None
            if words[at] in OPENING:
                told = self._tokens.kinds.get(at + 1)
                alone = told is not None and words[at + 2] in CLOSING
                return (told, at + 1) if alone and told and _usable(told.period) else None
        return None

    def _in_order(self, index: int, start: int) -> tuple[Mention, int] | None:
        """The date of a number that is told in the order of dates."""
        position = date_in_order(self._tokens, index, start)
        told = self._tokens.kinds[position] if position >= 0 else None
        return (told, position) if told and _usable(told.period) else None

    def _told(self, mention: Mention, index: int, floor: int) -> tuple[Mention, int] | None:
        """The nearest date before a number, and behind a floor, that may be its period."""
        tokens = self._tokens
        clause_at = bisect_left(tokens.clause_ends, index) - 1
        if clause_at >= 0 and tokens.clause_ends[clause_at] == index - 1 and _is_key(tokens, index):
            clause_at -= 1  # 去年開支：22億元 is one clause
        clause = tokens.clause_ends[clause_at] + 1 if clause_at >= 0 else 0
        until_now = False
        of_today = not STANDING.isdisjoint(tokens.words[max(clause, index - LIST) : index])
        for at in range(bisect_left(tokens.dated, index) - 1, -1, -1):
            position = tokens.dated[at]
            if position <= floor:
                return None
            inside = position >= clause
            if of_today and not inside:
                return None
            told = tokens.kinds[position]
            if self._is_now(told) and (inside or frames_time(tokens, position)):
                return None
            until_now = until_now or (inside and self._surface(told) in UNTIL_NOW)
            if self._holds(mention, told, position, index, inside):
                return told, position
            if inside or not self._speaks(told, position, index):
                continue
            if until_now and begins_something(tokens, position):
                return told, position
            if blocks(tokens, position):
                return None
        return None

    def _holds(
        self, mention: Mention, told: Mention, position: int, index: int, inside: bool
    ) -> bool:
        """Whether a date before a number is its period."""
        tokens = self._tokens
        if told.period is None or not _usable(told.period) or self._shut(position, index):
            return False
        if reports(tokens.words[position + 1 : position + 4]) and not (
            told.period.grain == "year" and names_a_source(tokens, position)
        ):
            return False
        if self._is_of_another(position, index, inside) or founds(tokens, position, index, inside):
            return False
        if inside:
            return True
        if _one_day(told.period) and told.period.direction == "in":
            return day_holds(tokens, position)
        listed = mention.kind is ORDINAL and told.period.grain == "year"
        return listed or frames_time(tokens, position)

    def _speaks(self, told: Mention, position: int, index: int) -> bool:
        """Whether a date that is not the period of a number tells of some other time."""
        if not _usable(told.period) or self._shut(position, index) or self._compares(position):
            return False
        return told.period is not None and not _one_day(told.period)

    def _is_of_another(self, position: int, index: int, inside: bool) -> bool:
        """Whether a date is that of another number: 較2022年的30宗多3%, 由2022年的30宗增至35宗."""
        tokens, words = self._tokens, self._tokens.words
        if self._compares(position) and not self._bound(position, index):
            return True
        other = position + 1 + (words[position + 1 : position + 2] == ["的"])
        if inside or other == index or not self._same_time(index):
            bound = other == position + 2 and other < index and words[other] == MARK
            return bound and other in tokens.kinds and tokens.kinds[other].kind is not DATE
        # 從2019年的3宗增至2023年的5宗，同期死者由1人增至2人
        later = words[position - 1].endswith(("至", "到"))
        return words[index - 1] in FROM and later and words[other : other + 1] == [MARK]

    def _compares(self, position: int) -> bool:
        """Whether a date is what something is compared with: 較2022年, 比疫情前的2019年."""
        words = self._tokens.words
        if words[position - 1] in COMPARING:
            return True
        before = words[max(0, position - NEAR) : position - 1]
        return words[position - 1] == "的" and not COMPARING.isdisjoint(before)

    def _same_time(self, index: int) -> bool:
        return "同期" in self._tokens.words[max(0, index - LIST // 2) : index]

    def _bound(self, position: int, index: int) -> bool:
        """Whether a date stands right before a number: 2023年30宗, 與2023年人口30萬比較."""
        words = self._tokens.words[position + 1 : index]
        if not words or len(words) > NEAR or MARK in words:
            return not words
        closing = self._tokens.words[index + 1 : index + 2]
        return words[-1] == "的" or not COMPARING.isdisjoint(closing)

    def _shut(self, position: int, index: int) -> bool:
        """Whether a date stands in a bracket that speaks of the number before it, and is shut."""
        closer = self._closers.get(position, index)
        return closer < index

    def _is_now(self, told: Mention) -> bool:
        return self._surface(told) in NOW

    def _surface(self, told: Mention) -> str:
        return self._text[told.start : told.end]

    def _now(self, index: int) -> bool:
        """Whether the words before a number in its line speak of today."""
        at = bisect_left(self._tokens.dated, index) - 1
        return at >= 0 and self._is_now(self._tokens.kinds[self._tokens.dated[at]])

    def _until_now(self, told: Mention, index: int, position: int) -> bool:
        """Whether a number is told of the time since a date: 於2020年推出，至今已有12萬人受惠."""
        if not begins_something(self._tokens, position):
            return False
        between_them = self._text[told.end : self._tokens.starts[index]]
        return any(word in between_them for word in UNTIL_NOW)

    def _days(self, told: Mention, index: int, position: int) -> tuple[date | None, date | None]:
        """The days of a date as they hold for a number: an end of a range, or a whole year."""
        period, words = told.period, self._tokens.words
        assert period is not None
        start, end = period.start, period.end
        if start is None or end is None:
            return start, end
        if period.direction == "since" and period.grain == "year" and period.anchored:
            return start, end  # 今年至今
        if position < index and self._until_now(told, index, position):
            return start, None
        if period.direction in ("since", "after") and "range" not in told.flags:
            return reach(period)
        whole = position < index and "全年" in words[max(position, index - LIST) : index]
        if whole and start.year == end.year:
            return years_of(start.year, end.year) or (start, end)
        if "range" in told.flags and position < index and not self._same_time(index):
            before = words[index - 1]
            if before in FROM:
                return _piece(start, period.grain) or (start, end)
            if before.endswith(("至", "到")) and not FROM.isdisjoint(words[position + 1 : index]):
                return _piece(end, period.grain) or (start, end)
        return start, end


def _is_key(tokens: Tokens, index: int) -> bool:
    """Whether a colon before a number ends the key of a line: 去年開支：22億元."""
    return tokens.words[index - 1] in ("：", ":")


def _usable(period: Period | None) -> bool:
    """Whether a date has days, and may be the period of a number."""
    if period is None or (period.start is None and period.end is None):
        return False
    return period.grain not in ("vague", "time")


def _one_day(period: Period) -> bool:
    return period.grain == "day" and period.start == period.end


def _piece(day: date, grain: str) -> Days | None:
    """The year or month at the end of a range."""
    if grain == "year":
        return years_of(day.year, day.year)
    if grain == "month":
        return months_of(day.year, day.month, day.month)
    return (day, day) if grain == "day" else None
