"""Framing: whether a date holds for more than its own clause, or tells of something else."""

from __future__ import annotations

from bisect import bisect_left

from claims.frames.captions import GAP
from claims.frames.segments import OPENING
from claims.frames.times import dates_a_number, reports
from claims.frames.tokens import CLAUSE_ENDS, Tokens, next_of
from claims.frames.words import MARK, tag
from claims.model import Period

CLOSING = frozenset("）)")
BRACKETS = OPENING | CLOSING | {"\n"}  # the end of a line ends an open bracket
SET_OFF = frozenset("，,：:（(")
ON = frozenset("于 在".split())
BEGUN = frozenset(
    "动工 兴建 建成 落成 成立 创立 创办 创建 建立 开幕 启用 通车 投产 出生 开业 开办 开馆 开张 创校 "
    "推出 上市 竣工 完工 投入 登录 列为 签署 签订 修订 实施 生效 通过 购入 收购".split()
)
HELD = frozenset("举行 举办 进行 召开 上演 展出 主办".split())
WHILE = frozenset("期间 间 年间 内 止 止年度 底止 时 上 中".split())
WHILE_WORDS = 8  # tokens of such an adverbial: 2022年冬季奧運會上，
SOURCES = ("普查", "统计", "指数", "调查", "排名", "榜", "排行榜", "年鉴", "年报", "业绩", "财报")
SOURCE_WORDS = 4  # tokens after a year in which the name of a source ends
CLAUSE = 40  # tokens of a clause that are looked at


def frames_time(tokens: Tokens, position: int) -> bool:
    """Whether a date holds for the clauses after its own: set off, or dating numbers."""
    words = tokens.words
    following = words[position + 1] if position + 1 < len(words) else "\n"
    if following == GAP and (not position or words[position - 1] == "\n"):
        return True  # the first cell of a row
    if following in SET_OFF or (following.isascii() and following.isalpha()):
        return True  # 2025年QS世界大學排名，…第36位
    told = tokens.kinds[position].period
    if told is not None and (told.direction == "since" or _is_topic(told, words, position)):
        return True
    if following in HELD or names_a_source(tokens, position) or _is_while(tokens, position):
        return True
    return dates_a_number(tokens, position)


def day_holds(tokens: Tokens, position: int) -> bool:
    """Whether a single day holds beyond its clause: 於12月31日，… or 昨日有三宗，…; not 昨日公布，…."""
    words = tokens.words
    if words[position - 1] in ON and words[position + 1] == "，":
        return True
    end = next_of(tokens.clause_ends, position, len(words))
    told = words[position + 1 : min(end, position + CLAUSE)]
    return dates_a_number(tokens, position) and not reports(told)


def founds(tokens: Tokens, position: int, index: int, inside: bool) -> bool:
    """Whether a date tells when something began that goes on: 成立於1965年，… , 2021年動工的大橋."""
    words = tokens.words
    if not inside and _follows_verb(words, position):
        return True
    for at in (position + 1, position + 2):
        if words[at : at + 1] and words[at] in BEGUN:
            return "的" in words[at + 1 : min(index, at + 3)]
    return False


def begins_something(tokens: Tokens, position: int) -> bool:
    """Whether something began on a date: 於2020年推出, 成立於1965年."""
    begun = not BEGUN.isdisjoint(tokens.words[position + 1 : position + 3])
    return begun or _follows_verb(tokens.words, position)


def _follows_verb(words: list[str], position: int) -> bool:
    """Whether a date is what a verb with 於 says: 成立於1965年; but 調查於3月進行."""
    if position < 2 or not words[position - 1].endswith("于"):
        return False
    if position + 1 < len(words) and words[position + 1] in HELD:
        return False
    verb = words[position - 1] if len(words[position - 1]) > 1 else words[position - 2]
    return verb in BEGUN or verb[:-1] in BEGUN or tag(verb).startswith("v")


def blocks(tokens: Tokens, position: int) -> bool:
    """Whether a date opens a clause about something of its own time, so that none before it holds."""
    words = tokens.words
    opens = not position or words[position - 1] in CLAUSE_ENDS
    end = next_of(tokens.clause_ends, position, len(words))
    told = words[position + 1 : min(end, position + CLAUSE)]
    return opens and not reports(told)


def closers(tokens: Tokens) -> dict[int, int]:
    """Of each date in a bracket beside a number, or with more in it, where the bracket is shut."""
    found: dict[int, int] = {}
    if not tokens.dated:
        return found
    opened, words = -1, tokens.words
    for place in [at for at in tokens.breaks if words[at] in BRACKETS]:
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


def names_a_source(tokens: Tokens, position: int) -> bool:
    """Whether the numbers of a year are named by it: 根據2021年人口普查，… ."""
    for word in tokens.words[position + 1 : position + 1 + SOURCE_WORDS]:
        if word in SET_OFF or word == MARK:
            return False
        if word.endswith(SOURCES):
            return True
    return False


def _is_while(tokens: Tokens, position: int) -> bool:
    """Whether a date begins an adverbial of time: 2020至2024年期間，… , 2022年冬季奧運會上，… ."""
    words = tokens.words
    end = next_of(tokens.clause_ends, position, len(words))
    if not position + 1 < end <= position + WHILE_WORDS or end == len(words):
        return False
    return words[end] == "，" and words[end - 1] in WHILE


def _is_topic(period: Period, words: list[str], position: int) -> bool:
    """Whether a quarter or half begins its sentence and is what it speaks of: 第三季銷情理想，… ."""
    if period.grain not in ("quarter", "half") or period.direction != "in":
        return False
    begins = not position or words[position - 1] in ("。", "；", "\n")
    return begins and BEGUN.isdisjoint(words[position + 1 : position + 4])
