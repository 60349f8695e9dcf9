"""Times: the period that a number refers to, and what a date is told of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

from claims.frames.heads import QUOTES
from claims.frames.tokens import SEGMENT_ENDS, Tokens, between, next_of
from claims.frames.words import MARK, tag
from claims.model import Kind, Mention, Period

UNTIL = frozenset("到 至 截至 直至 迄 截止".split())
COMPARING = frozenset("较 比 相比 对比 按 与 比较 较之".split())
REPORTING = (
    "公布",
    "表示",
    "宣布",
    "指出",
    "指",
    "发表",
    "说",
    "称",
    "报道",
    "电",
    "讯",
    "回复",
    "披露",
)
# What is issued or held year by year and named by its year.
NAMED_BY_YEAR = tuple(
    "报告 预算案 指数 榜 排名 年报 白皮书 蓝图 规划 纲要 峰会 论坛 博览会 锦标赛 运动会 奥运会 世界杯 "
    "普查 年鉴 条例".split()
)
NAME_WORDS = 4  # tokens after a year in which such a name ends
REACH = 160  # tokens back in its paragraph in which the period of a number is looked for


def period_of(
    tokens: Tokens, mention: Mention, index: int, start: int
) -> tuple[date | None, date | None, str]:
    """The period that a quantity refers to: the nearest date told before it in its sentence."""
    if mention.period is not None:
        return mention.period.start, mention.period.end, "itself"
    line = bisect_left(tokens.lines, index) - 1
    floor = max(tokens.lines[line] if line >= 0 else -1, index - REACH)
    for at in range(bisect_left(tokens.dated, index) - 1, -1, -1):
        position = tokens.dated[at]
        if position <= floor:
            break
        clauses = between(tokens.clause_ends, position, index)
        told = tokens.kinds[position]
        if told.period is None or not _dates(told.period, not clauses):
            continue
        if reports(tokens.words[position + 1 : position + 4]):
            continue
        comparing = tokens.words[position - 1] in COMPARING
        if comparing and between(tokens.quantities, position, index):
            continue  # 較2022年的301億元多9.6%: the rate is not of 2022
        bound = tokens.words[position + 1 : position + 2] == ["的"]
        if bound and between(tokens.told, position, index):
            continue  # 由去年的第17位升至第15位: last year's is the one, not the other
        listed = mention.kind is Kind.ORDINAL and told.period.grain == "year"
        if clauses and not listed and not _frames_time(tokens, position):
            continue  # 2021年動工，可容納320人: when it was begun says nothing of the places
        where = "paragraph" if position < start else "sentence" if clauses else "clause"
        return told.period.start, told.period.end, where
    return None, None, ""


def _frames_time(tokens: Tokens, position: int) -> bool:
    """Whether a date holds for the clauses after its own: set off by a comma, or dating numbers."""
    following = tokens.words[position + 1] if position + 1 < len(tokens.words) else "\n"
    named = following.isascii() and following.isalpha()  # 2025年QS世界大學排名，…第36位
    return named or following in ("，", ",") or dates_a_number(tokens, position)


def _dates(period: Period, same_clause: bool) -> bool:
    """Whether a date may be the period of a number: a single day only within its clause."""
    if period.start is None and period.end is None:
        return False
    if period.grain in ("vague", "time"):
        return False
    return same_clause or period.grain != "day" or period.direction == "until"


def reports(following: Iterable[str]) -> bool:
    """Whether a date is that of the telling (昨日公布), not of what is told."""
    return any(word in REPORTING for word in following)


def dates_a_number(tokens: Tokens, index: int) -> bool:
    """Whether a date says when a number of its clause was true (2023年出口45億元), not of an event."""
    set_off = index + 1 < len(tokens.words) and tokens.words[index + 1] in ("，", ",")
    first, last = index + 1 + set_off, len(tokens.words)
    number = next_of(tokens.told, first, last)
    return number < next_of(tokens.clause_ends, first, last)


def as_of(tokens: Tokens, index: int) -> bool:
    """Whether a date says as of when (至去年底，…), and is not what something was moved to (延長至…)."""
    if not index or tokens.words[index - 1] not in UNTIL:
        return False
    return index < 2 or not tag(tokens.words[index - 2]).startswith("v")


def is_name(tokens: Tokens, index: int) -> bool:
    """Whether a date is part of a name (《2024年…指數》, 2025年QS世界大學排名), not told of an event."""
    if index and tokens.words[index - 1] in QUOTES:
        return True
    following = tokens.words[index + 1] if index + 1 < len(tokens.words) else "\n"
    if following == "的" or _names_a_paper(tokens, index):
        return True  # 今年的施政報告, 2023年施政報告
    return following.isascii() and following.isalpha()


def _names_a_paper(tokens: Tokens, index: int) -> bool:
    """Whether a noun follows a date and nothing happens to it: 對2023年施政報告的建議."""
    for word in tokens.words[index + 1 : index + 1 + NAME_WORDS]:
        if word in SEGMENT_ENDS:
            break
        if word.endswith(NAMED_BY_YEAR):
            return True  # 2023年施政報告提出 …
    for position in range(index + 1, len(tokens.words)):
        word = tokens.words[position]
        if word == "的" or word in SEGMENT_ENDS or word == MARK:
            return position > index + 1 and word == "的"
        if not tag(word).startswith("n"):
            return False
    return False
