"""Segments: the stretch of words that is a mention's own: a clause, a list item, a bracket, a box."""

from __future__ import annotations

from bisect import bisect_left

from claims.frames.tokens import Tokens, next_of
from claims.model import Mention

OPENING = frozenset("（(")
COLONS = frozenset("：:")
QUESTION_MARKS = frozenset("？?")
BOX_KEY, BOX_LINE = 10, 36  # characters of a key and of its whole line
KEY_WORDS = 6  # tokens before a colon at the beginning of a line that may be a key
VALUE_WORDS = 14  # tokens after it


def segment(tokens: Tokens, index: int, floor: int, ceiling: int) -> tuple[int, int]:
    """First token of the segment around a token and the one after its last, between two tokens."""
    words, breaks = tokens.words, tokens.breaks
    at = bisect_left(breaks, index)
    after = at + (at < len(breaks) and breaks[at] == index)
    end = breaks[after] if after < len(breaks) else ceiling
    if index > floor and words[index - 1] in OPENING:
        at -= 1  # 港大（第17位）: the bracket speaks of what stands before it
    start = floor
    while at > 0 and (place := breaks[at - 1]) >= floor:
        if words[place] not in COLONS or not _is_key(tokens, place, floor):
            start = place + 1
            break
        at -= 1
    return start, min(ceiling, end)


def _is_key(tokens: Tokens, colon: int, floor: int) -> bool:
    """Whether a colon stands in a line of a fact box (車站：七個): both sides short, no full stop."""
    if colon - floor > KEY_WORDS:
        return False
    line = tokens.words[colon + 1 : colon + VALUE_WORDS]
    return "。" not in line and ("\n" in line or colon + VALUE_WORDS > len(tokens.words))


def boxed(text: str, mention: Mention) -> bool:
    """Whether a mention is the value of a short line `key：value`, as in a fact box."""
    earliest = max(0, mention.start - BOX_LINE)
    if text.find("：", earliest, mention.start + BOX_KEY) < 0:
        return False
    first = text.rfind("\n", earliest, mention.start) + 1 or earliest
    colon = text.find("：", first, first + BOX_KEY)
    if colon <= first:
        return False
    last = text.find("\n", mention.end, first + BOX_LINE)
    line = text[first : last if last >= 0 else first + BOX_LINE]
    return colon < first + len(line) < first + BOX_LINE and "。" not in line


def clause_span(tokens: Tokens, index: int, start: int, end: int) -> tuple[int, int]:
    """The clause around a token as a span of the text; other quantities do not end it."""
    ends = tokens.clause_ends
    at = bisect_left(ends, index)
    first = max(start, ends[at - 1] + 1) if at else start
    last = min(end, ends[at]) if at < len(ends) else end
    if last < end and tokens.words[last] in QUESTION_MARKS:
        last += 1  # the mark belongs to what it asks
    return tokens.starts[first], tokens.starts[last]


def clause_before(tokens: Tokens, index: int, start: int) -> int:
    """The first token of the clause before that of a token, not before `start`."""
    at = bisect_left(tokens.clause_ends, index) - 2
    return max(start, tokens.clause_ends[at] + 1) if at >= 0 else start


def beyond_comma(tokens: Tokens, index: int, right: int, end: int) -> int:
    """A date set off by a comma (2004年，館舍登錄為古蹟) belongs to the clause after it."""
    if right == index + 1 and right < end and tokens.words[right] in ("，", ","):
        return min(end, next_of(tokens.breaks, right + 1, end))
    return right
