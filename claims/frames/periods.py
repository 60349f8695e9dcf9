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
from claims.frames.captions import GAP, Captions
from claims.frames.segments import OPENING
from claims.frames.times import dates_a_number, reports
from claims.frames.tokens import Tokens, between
from claims.frames.words import MARK, tag
from claims.model import Kind, Mention, Period

REACH = 160  # tokens back in its paragraph in which the period of a number is looked for
CLOSING = frozenset("）)")
COMPARING = frozenset("较 比 相比 对比 按 与 跟 比较 较之 相对".split())
SET_OFF = frozenset("，,：:")
JOINING = frozenset("、 ， , 和 及 与 以及 至".split())
_LINKS = JOINING - {"，", ","}
IN_ORDER = ("分别", "各")
FROM = frozenset("由 从 自".split())
ON = frozenset("于 在".split())
NOW = frozenset(
    "目前 现时 当前 现今 如今 现在 现阶段 近年 近年来 近期 近来 近几年 最近几年 未来数年 未来几年".split()
)
STANDING = frozenset("现有 现设 现存 现任 如今".split())  # what is said of today after a date
BEGUN = frozenset(
    "动工 兴建 建成 落成 成立 创立 创办 创建 建立 开幕 启用 通车 投产 出生 开业 开办 开馆 开张 "
    "推出 上市 竣工 完工 投入 登录 列为 签署 签订 修订 实施 生效 通过 购入 收购".split()
)
LASTING = frozenset("期间 间 年间 内 止 止年度 底止 时".split())
HELD = frozenset("举行 举办 进行 召开 上演 展出 主办".split())
SOURCES = ("普查", "统计", "指数", "调查", "排名", "榜", "排行榜", "年鉴")
SOURCE_WORDS = 4  # tokens after a year in which the name of a source ends
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
        self._closers = _closers(tokens)

    def of(self, mention: Mention, index: int, start: int) -> Found:
        """First and last day of a mention at a token of the sentence from `start`, and who says so."""
        if mention.period is not None:
            return mention.period.start, mention.period.end, "itself"
        found = self._noted(index) or self._in_order(index, start) or self._told(mention, index)
        if found is not None:
            told, position = found
            where = "clause"
            if position < start:
                where = "paragraph"
            elif position < index and between(self._tokens.clause_ends, position, index):
                where = "sentence"
            return *self._days(told, index, position), where
        return self._captioned(index)

    def _captioned(self, index: int) -> Found:
        line = bisect_left(self._tokens.lines, index)
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
            if words[at] == MARK or words[at] in SET_OFF:
                return None
            if words[at] in OPENING:
                told = self._tokens.kinds.get(at + 1)
                alone = told is not None and words[at + 2] in CLOSING
                return (told, at + 1) if alone and told and _usable(told.period) else None
        return None

    def _in_order(self, index: int, start: int) -> tuple[Mention, int] | None:
        """The date of a number that is told in the order of dates: 2022年和2023年分別有3宗和4宗."""
        words, tokens = self._tokens.words, self._tokens
        floor = max(start, index - LIST)
        before = words[floor:index]
        orders = [floor + at for at, word in enumerate(before) if word in IN_ORDER]
        if not orders:
            return None
        at = orders[-1]
        numbers = _run(tokens, tokens.quantities, bisect_left(tokens.quantities, at))
        place = bisect_left(tokens.dated, at)
        dates = _run_back(tokens, tokens.dated, place - 1, max(start, at - LIST))
        if len(dates) < 2 or len(dates) != len(numbers) or index not in numbers:
            return None
        if not _LINKS.isdisjoint(words[dates[-1] + 1 : at]):
            return None  # 2022年和2023年出口和進口分別增長3%和4%: things are told in order
        position = dates[numbers.index(index)]
        told = tokens.kinds[position]
        return (told, position) if _usable(told.period) else None

    def _told(self, mention: Mention, index: int) -> tuple[Mention, int] | None:
        """The nearest date before a number that may be its period."""
        tokens = self._tokens
        line = bisect_left(tokens.lines, index) - 1
        floor = max(tokens.lines[line] if line >= 0 else -1, index - REACH)
        clause_at = bisect_left(tokens.clause_ends, index) - 1
        clause = tokens.clause_ends[clause_at] + 1 if clause_at >= 0 else 0
        of_today = not STANDING.isdisjoint(tokens.words[max(clause, index - LIST) : index])
        for at in range(bisect_left(tokens.dated, index) - 1, -1, -1):
            position = tokens.dated[at]
            if position <= floor:
                return None
            inside = position >= clause
            if of_today and not inside:
                return None
            told = tokens.kinds[position]
            if self._is_now(told) and (inside or self._frames_time(position)):
                return None
            if self._holds(mention, told, position, index, inside):
                return told, position
        return None

    def _holds(
        self, mention: Mention, told: Mention, position: int, index: int, inside: bool
    ) -> bool:
        """Whether a date before a number is its period."""
        tokens = self._tokens
        if told.period is None or not _usable(told.period) or self._shut(position, index):
            return False
        if reports(tokens.words[position + 1 : position + 4]):
            return False
        if self._is_of_another(position, index, inside) or self._founds(position, index, inside):
            return False
        if inside:
            return True
        if _one_day(told.period) and told.period.direction == "in":
            return tokens.words[position - 1] in ON and tokens.words[position + 1] == "，"
        listed = mention.kind is Kind.ORDINAL and told.period.grain == "year"
        return listed or self._frames_time(position)

    def _is_of_another(self, position: int, index: int, inside: bool) -> bool:
        """Whether a date is that of another number: 較2022年的30宗多3%, 由2022年的30宗增至35宗."""
        tokens, words = self._tokens, self._tokens.words
        if self._compares(position) and not self._bound(position, index):
            return True
        other = position + 1 + (words[position + 1 : position + 2] == ["的"])
        if inside or other == index or not self._same_time(index):
            bound = other == position + 2 and other < index and words[other] == MARK
            return bound and other in tokens.kinds and tokens.kinds[other].kind is not Kind.DATE
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
        """Whether a date stands right before a number: 2023年30宗, 2023年同期的30宗."""
        words = self._tokens.words[position + 1 : index]
        return not words or (len(words) <= NEAR and words[-1] == "的" and MARK not in words)

    def _founds(self, position: int, index: int, inside: bool) -> bool:
        """Whether a date tells when something began that goes on: 成立於1965年，… , 2021年動工的大橋."""
        words = self._tokens.words
        held = position + 1 < len(words) and words[position + 1] in HELD
        if not inside and not held and position > 1 and words[position - 1].endswith("于"):
            verb = words[position - 1] if len(words[position - 1]) > 1 else words[position - 2]
            if verb in BEGUN or tag(verb).startswith("v") or verb[:-1] in BEGUN:
                return True
        begun = next(
            (
                at
                for at in (1, 2)
                if words[position + at : position + at + 1] and words[position + at] in BEGUN
            ),
            0,
        )
        return bool(begun) and "的" in words[position + begun : min(index, position + begun + 3)]

    def _frames_time(self, position: int) -> bool:
        """Whether a date holds for the clauses after its own: set off, or dating numbers."""
        tokens, words = self._tokens, self._tokens.words
        following = words[position + 1] if position + 1 < len(words) else "\n"
        if following in LASTING and words[position + 2 : position + 3] == ["，"]:
            return True
        if following == GAP and (not position or words[position - 1] == "\n"):
            return True  # the first cell of a row
        if following in SET_OFF or (following.isascii() and following.isalpha()):
            return True  # 2025年QS世界大學排名，…第36位
        told = tokens.kinds[position].period
        if told is not None and (told.direction == "since" or _is_topic(told, words, position)):
            return True
        if following in HELD or self._names_a_source(position):
            return True
        return dates_a_number(tokens, position)

    def _names_a_source(self, position: int) -> bool:
        """Whether the numbers of a year are named by it: 根據2021年人口普查，… ."""
        for word in self._tokens.words[position + 1 : position + 1 + SOURCE_WORDS]:
            if word in SET_OFF or word == MARK:
                return False
            if word.endswith(SOURCES):
                return True
        return False

    def _shut(self, position: int, index: int) -> bool:
        """Whether a date stands in a bracket that speaks of the number before it, and is shut."""
        closer = self._closers.get(position, index)
        return closer < index

    def _is_now(self, told: Mention) -> bool:
        return self._text[told.start : told.end] in NOW

    def _now(self, index: int) -> bool:
        """Whether the words before a number in its line speak of today."""
        at = bisect_left(self._tokens.dated, index) - 1
        return at >= 0 and self._is_now(self._tokens.kinds[self._tokens.dated[at]])

    def _days(self, told: Mention, index: int, position: int) -> tuple[date | None, date | None]:
        """The days of a date as they hold for a number: an end of a range, or a whole year."""
        period, words = told.period, self._tokens.words
        assert period is not None
        start, end = period.start, period.end
        if start is None or end is None:
            return start, end
        if period.direction in ("since", "after"):
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


def _closers(tokens: Tokens) -> dict[int, int]:
    """Of each date in a bracket beside a number, or with more in it, where the bracket is shut."""
    found: dict[int, int] = {}
    opened, words = -1, tokens.words
    for place in tokens.breaks:
        word = words[place]
        if word in OPENING:
            opened = place
        elif word == "\n":
            opened = -1
        elif word in CLOSING and opened >= 0:
            alone = place == opened + 2 and (not opened or words[opened - 1] != MARK)
            if not alone:
                first, last = (bisect_left(tokens.dated, end) for end in (opened, place))
                found.update(dict.fromkeys(tokens.dated[first:last], place))
            opened = -1
    return found


def _run(tokens: Tokens, places: list[int], at: int) -> list[int]:
    """Places from a first one on that are joined in a list: 3宗、4宗及5宗."""
    found = places[at : at + 1]
    for place in places[at + 1 : at + LIST]:
        gap = tokens.words[found[-1] + 1 : place]
        if len(gap) > NEAR or JOINING.isdisjoint(gap):
            break
        found.append(place)
    return found


def _run_back(tokens: Tokens, places: list[int], at: int, floor: int) -> list[int]:
    """Places up to a last one that stand side by side: 2022年、2023年及2024年."""
    found = places[at : at + 1] if at >= 0 and places[at] >= floor else []
    while found and at > 0 and places[at - 1] >= floor:
        at -= 1
        gap = tokens.words[places[at] + 1 : found[0]]
        if len(gap) != 1 or gap[0] not in JOINING:
            break
        found.insert(0, places[at])
    return found


def _usable(period: Period | None) -> bool:
    """Whether a date has days, and may be the period of a number."""
    if period is None or (period.start is None and period.end is None):
        return False
    return period.grain not in ("vague", "time")


def _one_day(period: Period) -> bool:
    return period.grain == "day" and period.start == period.end


def _is_topic(period: Period, words: list[str], position: int) -> bool:
    """Whether a quarter or half begins its sentence and is what it speaks of: 第三季銷情理想，… ."""
    if period.grain not in ("quarter", "half") or period.direction != "in":
        return False
    begins = not position or words[position - 1] in ("。", "\n")
    return begins and BEGUN.isdisjoint(words[position + 1 : position + 4])


def _piece(day: date, grain: str) -> Days | None:
    """The year or month at the end of a range."""
    if grain == "year":
        return years_of(day.year, day.year)
    if grain == "month":
        return months_of(day.year, day.month, day.month)
    return (day, day) if grain == "day" else None
