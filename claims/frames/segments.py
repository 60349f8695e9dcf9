"""Segments: the stretch of words that is a mention's own: a clause, a list item, a bracket, a box."""

from __future__ import annotations

from claims.frames.tokens import SENTENCE_ENDS, Tokens, end_of, stops
from claims.model import Mention

CLAUSE_ENDS = SENTENCE_ENDS | frozenset("，；：,;:\u3000—…")
SEGMENT_ENDS = CLAUSE_ENDS | frozenset("、（）()【】[]")
OPENING = frozenset("（(")
COLONS = frozenset("：:")
QUESTION_MARKS = frozenset("？?")
BOX_KEY, BOX_LINE = 10, 36  # characters of a key and of its whole line
KEY_WORDS = 6  # tokens before a colon at the beginning of a line that may be a key
VALUE_WORDS = 14  # tokens after it


def segment_start(tokens: Tokens, index: int, floor: int) -> int:
    """The first token of the segment around a token, not before `floor`."""
    position = index
    if position > floor and tokens.words[position - 1] in OPENING:
        position -= 1  # 港大（第17位）: the bracket speaks of what stands before it
    while position > floor:
        word = tokens.words[position - 1]
        key = word in COLONS and _is_key(tokens, position - 1, floor)
        if not key and (word in SEGMENT_ENDS or stops(tokens, position - 1)):
            break
        position -= 1
    return position


def _is_key(tokens: Tokens, colon: int, floor: int) -> bool:
    """Whether a colon stands in a line of a fact box (車站：七個): both sides short, no full stop."""
    if colon - floor > KEY_WORDS:
        return False
    line = tokens.words[colon + 1 : colon + VALUE_WORDS]
    return "。" not in line and ("\n" in line or colon + VALUE_WORDS > len(tokens.words))


def segment_end(tokens: Tokens, index: int, ceiling: int) -> int:
    """The token after the segment around a token, at most `ceiling`."""
    position = index + 1
    while position < ceiling:
        if tokens.words[position] in SEGMENT_ENDS or stops(tokens, position):
            break
        position += 1
    return position


def boxed(text: str, mention: Mention) -> bool:
    """Whether a mention is the value of a short line `key：value`, as in a fact box."""
    first = text.rfind("\n", 0, mention.start) + 1
    last = text.find("\n", mention.end)
    line = text[first : last if last >= 0 else len(text)]
    colon = line.find("：")
    return 0 < colon < BOX_KEY and len(line) < BOX_LINE and "。" not in line


def clause_span(text: str, tokens: Tokens, index: int, start: int, end: int) -> tuple[int, int]:
    """The clause around a token as a span of the text; other quantities do not end it."""
    first, last = index, index + 1
    while first > start and tokens.words[first - 1] not in CLAUSE_ENDS:
        first -= 1
    while last < end and tokens.words[last] not in CLAUSE_ENDS:
        last += 1
    if last < end and tokens.words[last] in QUESTION_MARKS:
        last += 1  # the mark belongs to what it asks
    return tokens.starts[first], end_of(text, tokens, last)


def beyond_comma(tokens: Tokens, index: int, right: int, end: int) -> int:
    """A date set off by a comma (2004年，館舍登錄為古蹟) belongs to the clause after it."""
    if right == index + 1 and right < end and tokens.words[right] in ("，", ","):
        return segment_end(tokens, right, end)
    return right
