"""Times: what a date is told of: of a number, of the telling, of a name."""

from __future__ import annotations

from collections.abc import Iterable

from claims.frames.heads import QUOTES
from claims.frames.tokens import SEGMENT_ENDS, Tokens, next_of
from claims.frames.words import MARK, tag

UNTIL = frozenset("到 至 截至 直至 迄 截止".split())
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
# What a date follows that is the news of its clause.
LEADING = frozenset("是 为 即 日为 定于 创于 建于 生于 ？ ?".split())
LEADING_ENDS = ("办于", "立于", "设于", "建于", "成于", "日为", "日期为", "日是", "年份为")
# Verbs that end a clause about something that happened once.
HAPPENINGS = ("成立", "创立", "创办", "创建", "启用", "开幕", "通车", "落成", "揭幕")
NAME_WORDS = 4  # tokens after a year in which such a name ends


def reports(following: Iterable[str]) -> bool:
    """Whether a date is that of the telling (昨日公布), not of what is told."""
    return any(word in REPORTING for word in following)


def dates_a_number(tokens: Tokens, index: int) -> bool:
    """Whether a date says when a number of its clause was true (2023年出口45億元), not of an event.

    A date that ends its clause is what the clause tells (創辦於1956年，今年68周年), and so is one
    before a verb that ends it (1962年由九間茶行合組成立).
    """
    set_off = index + 1 < len(tokens.words) and tokens.words[index + 1] in ("，", ",", "：", ":")
    if set_off and _is_told(tokens, index):
        return False
    first, last = index + 1 + set_off, len(tokens.words)
    number = next_of(tokens.told, first, last)
    end = next_of(tokens.clause_ends, first, last)
    return number < end and not tokens.words[end - 1].endswith(HAPPENINGS)


def _is_told(tokens: Tokens, index: int) -> bool:
    """Whether words before a date in its clause lead up to it: 創辦於, 抽籤日為, a question before it."""
    before = tokens.words[index - 1] if index else "\n"
    return before in LEADING or before.endswith(LEADING_ENDS)


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
