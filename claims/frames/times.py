"""Times: what a date is told of: of a number, of the telling, of a name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel

from claims.frames.tokens import SEGMENT_ENDS, SENTENCE_ENDS, Tokens, next_of
from claims.frames.words import MARK, tag
from claims.lexicon import made_of_tables, read_table
from claims.text.folding import fold_characters

OPENED = frozenset("「『《〈“‘")
HEAD_LINES = 5  # lines at the head of an article that may say when it came out
BEFORE_DATE, AFTER_DATE = 6, 6  # tokens of such a line on either side of its date
NAME_WORDS = 4  # tokens after a year in which such a name ends


CueKind = Literal["until", "reporting", "release", "named_by_year", "lead", "lead_end", "happening"]


class DateCueRow(BaseModel):
    """A row of date_cues.csv; `words` holds the words separated by |."""

    kind: CueKind
    words: str
    example: str


@made_of_tables
def cues(kind: CueKind) -> tuple[str, ...]:
    """The words of a kind of date_cues.csv, folded.

    until: as of when (截至3月底); reporting: a date of the telling (昨日公布); release: what stands before
    the date of an article at its head (新聞稿　3月12日); named_by_year: what is issued or held year by
    year; lead, lead_end: words, and ends of words, before a date that is the news of its clause
    (創辦於1956年); happening: verbs that end a clause about something that happened once.
    """
    rows = read_table("date_cues.csv", DateCueRow)
    return tuple(
        fold_characters(word) for row in rows if row.kind == kind for word in row.words.split("|")
    )


def reports(following: Iterable[str]) -> bool:
    """Whether a date is that of the telling (昨日公布), not of what is told."""
    return not _reporting().isdisjoint(following)


def heads(tokens: Tokens, index: int) -> bool:
    """Whether a date is that of the article, in a line at its head: 新聞稿　2025年3月12日　香港."""
    above = bisect_left(tokens.lines, index)
    start = tokens.lines[above - 1] + 1 if above else 0
    end = next_of(tokens.lines, index, len(tokens.words))
    if above >= HEAD_LINES or index - start > BEFORE_DATE or end - index > AFTER_DATE:
        return False
    return not _released().isdisjoint(tokens.words[start:index])


@made_of_tables
def _released() -> frozenset[str]:
    return frozenset(cues("release"))


@made_of_tables
def _reporting() -> frozenset[str]:
    return frozenset(cues("reporting"))


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
    return number < end and not tokens.words[end - 1].endswith(cues("happening"))


def begins(tokens: Tokens, index: int) -> bool:
    """Whether a day is one from which on something happens (5月1日起投入30輛巴士): news in itself."""
    period = tokens.kinds[index].period
    if period is None or period.direction != "since" or period.grain != "day":
        return False
    end = next_of(tokens.clause_ends, index + 1, len(tokens.words))
    return any(tag(word).startswith("v") for word in tokens.words[index + 1 : end])


def _is_told(tokens: Tokens, index: int) -> bool:
    """Whether words before a date in its clause lead up to it: 創辦於, 抽籤日為, a question before it."""
    before = tokens.words[index - 1] if index else "\n"
    if before == "于" and index > 1 and tag(tokens.words[index - 2]).startswith("v"):
        return True
    return before in cues("lead") or before.endswith(cues("lead_end"))


def as_of(tokens: Tokens, index: int) -> bool:
    """Whether a date says as of when (至去年底，…), and is not what something was moved to (延長至…)."""
    if not index or tokens.words[index - 1] not in cues("until"):
        return False
    if tokens.words[index + 1 : index + 2] and tokens.words[index + 1] in SENTENCE_ENDS:
        return False  # 延長三年，至2027年5月。
    return index < 2 or not tag(tokens.words[index - 2]).startswith("v")


def is_name(tokens: Tokens, index: int) -> bool:
    """Whether a date is part of a name (《2024年…指數》, 2025年QS世界大學排名), not told of an event."""
    if index and tokens.words[index - 1] in OPENED:
        return True
    period = tokens.kinds[index].period
    if period is not None and period.direction == "since":
        return False  # 去年八月開始收表的計劃
    following = tokens.words[index + 1] if index + 1 < len(tokens.words) else "\n"
    if following == "的" and _is_told(tokens, index):
        return False  # 成立於1984年的大學
    if following == "的" or _names_a_paper(tokens, index):
        return True  # 今年的施政報告, 2023年施政報告
    return following.isascii() and following.isalpha()


def _names_a_paper(tokens: Tokens, index: int) -> bool:
    """Whether a noun follows a date and nothing happens to it: 對2023年施政報告的建議."""
    for word in tokens.words[index + 1 : index + 1 + NAME_WORDS]:
        if word in SEGMENT_ENDS:
            break
        if word.endswith(cues("named_by_year")):
            return True  # 2023年施政報告提出 …
    for position in range(index + 1, len(tokens.words)):
        word = tokens.words[position]
        if word == "的" or word in SEGMENT_ENDS or word == MARK:
            return position > index + 1 and word == "的"
        if not tag(word).startswith("n"):
            return False
    return False
