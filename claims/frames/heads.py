"""Heads: the noun phrase that a mention counts or measures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from claims.claim import Frame
from claims.frames.aliases import canonical
from claims.frames.tokens import Tokens
from claims.frames.words import MARK, cut, is_content, tag
from claims.lexicon import made_of_tables
from claims.model import COUNT, ORDINAL, Mention

QUOTES = frozenset("「」『』《》〈〉“”‘’\"'")
HEAD_WORDS = 6


def head_of(tokens: Tokens, index: int, right: int, left: int) -> tuple[str, ...]:
    """The noun phrase after the mention, else the one before it."""
    counted = tokens.kinds[index].kind is COUNT
    first = _relative_end(tokens, index + 1, right) if counted else index + 1
    return _phrase_after(tokens, first, right, counted) or _phrase_before(tokens, index, left)


@made_of_tables
@lru_cache(maxsize=4096)
def known_by(head: tuple[str, ...]) -> tuple[str, ...]:
    """A head under the name that its aliases share."""
    name = "".join(head)
    known = canonical(name)
    return tuple(cut(known)) if known != name.lower() else head


def _relative_end(tokens: Tokens, first: int, right: int) -> int:
    """Where the noun begins of a count with a clause before it (5所位列百強的大學)."""
    if first >= right or not tag(tokens.words[first]).startswith("v"):
        return first
    clause = tokens.words[first:right]
    return first + clause.index("的") + 1 if "的" in clause else first


def _phrase_after(tokens: Tokens, first: int, right: int, counted: bool) -> tuple[str, ...]:
    words: list[str] = []
    taken = 0
    for position in range(first, right):
        word = tokens.words[position]
        if word == MARK and tokens.kinds[position].kind is ORDINAL:
            words.append(tokens.names[position])  # 5所百強大學
            continue
        if word in QUOTES or (word in ("的", "之") and taken < HEAD_WORDS):
            continue
        if taken >= HEAD_WORDS or not is_content(word):
            break
        sort = tag(word)
        if sort[0] == "v" and (taken or (sort == "v" and not counted)):
            break
        taken += 1
        words.append(word)
    return tuple(words)


def _phrase_before(tokens: Tokens, index: int, left: int) -> tuple[str, ...]:
    words: list[str] = []
    for word in reversed(tokens.words[left:index]):
        if is_content(word):
            if tag(word) == "v":
                if words:
                    break
                continue  # 出口升 3%: the verb is not the thing
            words.append(word)
            if len(words) == HEAD_WORDS:
                break
        elif words and word not in QUOTES and word != "的":
            break
    return tuple(reversed(words))


def inherited(
    mention: Mention,
    before: tuple[str, ...],
    sentence: int,
    earlier: Sequence[Frame],
    mentions: Sequence[Mention],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Head and words before a number without a thing of its own (增至18所): the last one's of its kind."""
    for number in range(len(earlier) - 1, max(-1, len(earlier) - 6), -1):
        other = earlier[number]
        if other.sentence != sentence:
            break
        if other.head and mentions[number].kind is mention.kind:
            return other.head, (*(word for word in other.before if word not in before), *before)
    return (), before
