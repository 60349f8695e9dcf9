"""Heads: the noun phrase that a mention counts or measures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.claim import Frame
from claims.frames.aliases import canonical
from claims.frames.tokens import Tokens
from claims.frames.words import MARK, cut, is_content, tag
from claims.model import Kind, Mention

QUOTES = frozenset("「」『』《》〈〉“”‘’\"'")
HEAD_WORDS = 6


def head_of(tokens: Tokens, index: int, right: int, left: int) -> tuple[str, ...]:
    """The noun phrase after the mention, else the one before it."""
    first = _relative_end(tokens, index, right)
    return tuple(_phrase_after(tokens, index, first, right)) or _phrase_before(tokens, index, left)


def known_by(head: tuple[str, ...]) -> tuple[str, ...]:
    """A head under the name that its aliases share."""
    name = "".join(head)
    known = canonical(name)
    return tuple(cut(known)) if known != name.lower() else head


def _relative_end(tokens: Tokens, index: int, right: int) -> int:
    """Where the noun begins of a count with a clause before it (5所位列百強的大學)."""
    first = index + 1
    counted = first < right and tokens.kinds[index].kind is Kind.COUNT
    if not counted or not tag(tokens.words[first]).startswith("v"):
        return first
    return (
        tokens.words.index("的", first, right) + 1 if "的" in tokens.words[first:right] else first
    )


def _phrase_after(tokens: Tokens, index: int, first: int, right: int) -> Iterator[str]:
    taken = 0
    for position in range(first, right):
        word = tokens.words[position]
        if word == MARK and tokens.kinds[position].kind is Kind.ORDINAL:
            yield tokens.names[position]  # 5所百強大學
            continue
        if word in QUOTES or (word in ("的", "之") and taken < HEAD_WORDS):
            continue
        verb = tag(word).startswith("v")
        if taken >= HEAD_WORDS or not is_content(word) or (verb and taken):
            return
        if verb and tag(word) == "v" and tokens.kinds[index].kind is not Kind.COUNT:
            return
        taken += 1
        yield word


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


def inherit(
    frame: Frame, mention: Mention, earlier: Sequence[Frame], mentions: Sequence[Mention]
) -> Frame:
    """A number without a thing of its own (增至18所) counts what the last one of its kind counted."""
    if frame.head or mention.kind is Kind.DATE:
        return frame
    for number in range(len(earlier) - 1, max(-1, len(earlier) - 6), -1):
        other = earlier[number]
        if other.sentence != frame.sentence:
            break
        if other.head and mentions[number].kind is mention.kind:
            before = (*(word for word in other.before if word not in frame.before), *frame.before)
            return frame._replace(head=other.head, before=before)
    return frame
