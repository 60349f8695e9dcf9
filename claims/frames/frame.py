"""Frames: what each mention of a document is about, read from the words around it.

The text is cut into tokens once; everything else is a walk over tokens. A mention's own segment ends
at clause punctuation, at an enumeration comma, at a bracket and at the next quantity; a bracket that
holds only the mention belongs to what stands before it (港大（第17位）).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from claims.claim import Frame
from claims.frames.attribution import Attributions
from claims.frames.heads import head_of, inherit, known_by
from claims.frames.periods import Periods
from claims.frames.pointers import Pointers
from claims.frames.scopes import scope_of
from claims.frames.segments import (
    beyond_comma,
    boxed,
    clause_before,
    clause_span,
    segment_end,
    segment_start,
)
from claims.frames.senses import roles_for
from claims.frames.tokens import Sentences, Tokens, tokenise
from claims.frames.words import cut, is_content
from claims.model import Kind, Mention

SEGMENT = 30  # tokens of a segment on either side, at most
CONTEXT = 14  # characters kept on each side for comparing wordings


def frames(
    text: str,
    mentions: Sequence[Mention],
    headings: Sequence[tuple[int, str]],
    kinds: Sequence[str] = (),
) -> list[Frame]:
    """A frame for each mention, in order.

    `text` is the folded text, `mentions` are sorted and apart; `headings` gives, in order, from which
    place on which heading or title holds; `kinds` the kind of each line.
    """
    tokens = tokenise(text, mentions)
    heading_starts = [start for start, _ in headings]
    heading_words = [tuple(filter(is_content, cut(words))) for _, words in headings]
    built: list[Frame] = []
    sentences = Sentences(tokens)
    pointers = Pointers(sentences, text)
    attributions = Attributions(tokens, text, kinds)
    periods = Periods(text, tokens, kinds)
    for mention, index in zip(mentions, tokens.marks, strict=True):
        number = sentences.number_of(index)
        if sentences.is_crowded(number):
            block = sentences.blocks[number]
            built.append(_bare(number, block, kinds[block] if block < len(kinds) else ""))
            continue
        place = bisect_right(heading_starts, mention.start) - 1
        heading = heading_words[place] if place >= 0 else ()
        frame = _frame(
            text, tokens, sentences, pointers, periods, number, mention, index, heading, kinds
        )
        frame = inherit(frame, mention, built, mentions)
        said = attributions.of(index)
        built.append(frame._replace(attribution=said) if said else frame)
    return built


def _frame(
    text: str,
    tokens: Tokens,
    sentences: Sentences,
    pointers: Pointers,
    periods: Periods,
    number: int,
    mention: Mention,
    index: int,
    heading: tuple[str, ...],
    kinds: Sequence[str],
) -> Frame:
    start, end = sentences.span(number)
    left = segment_start(tokens, index, max(start, index - SEGMENT))
    right = segment_end(tokens, index, min(end, index + SEGMENT))
    if mention.kind is Kind.DATE:
        right = beyond_comma(tokens, index, right, end)
    before = sentences.content_between(number, left, index)
    after = sentences.content_between(number, index + 1, right)
    head = head_of(tokens, index, right, left)
    if not before and not after:
        before = pointers.asked(number) or _led_up_to(tokens, sentences, number, mention, index)
    place = _place(text, mention, sentences.blocks[number], kinds)
    far = _far(sentences, pointers, number, {*before, *after}, heading if place == "box" else ())
    wide = sentences.around(number, heading)
    first, last = tokens.starts[start], tokens.starts[end]
    clause = clause_span(tokens, index, start, end)
    earlier = text[first : mention.start]
    period = periods.of(mention, index, start)
    return Frame(
        head=known_by(head),
        before=before,
        after=after,
        far=far,
        wide=wide,
        roles=roles_for(text, tokens, mention, index, clause, earlier),
        scope=scope_of(_outside(head, (*before, *after)), far, wide, mention.kind is Kind.ORDINAL),
        period_start=period[0],
        period_end=period[1],
        period_from=period[2],
        sentence=number,
        block=sentences.blocks[number],
        place=place,
        left=text[max(first, mention.start - CONTEXT) : mention.start],
        right=text[mention.end : min(last, mention.end + CONTEXT)],
    )


def _led_up_to(
    tokens: Tokens, sentences: Sentences, number: int, mention: Mention, index: int
) -> tuple[str, ...]:
    """What a date or share without words of its own ends: 延長三年，至2027年5月; 完工日期（全期）：2029年."""
    if mention.kind not in (Kind.DATE, Kind.PERCENT):
        return ()
    start, _ = sentences.span(number)
    first = clause_before(tokens, index, start)
    return sentences.content_between(number, first, index)


def _far(
    sentences: Sentences,
    pointers: Pointers,
    number: int,
    near: set[str],
    heading: tuple[str, ...],
) -> tuple[str, ...]:
    """The further words of a sentence, with what it points back to and the heading of its box."""
    told = sentences.content(number)
    words = dict.fromkeys((*told, *pointers.taken_up(number), *heading))
    far = [word for word in words if word not in near]
    if sentences.points(number) or not (near or far):
        far += [word for word in sentences.content(number - 1) if word not in near]
    return tuple(far)


@lru_cache(maxsize=16)
def _bare(number: int, block: int, place: str) -> Frame:
    """The frame of each mention of a crowded sentence: where it stands, not what it is about."""
    return Frame(sentence=number, block=block, place=place)


def _place(text: str, mention: Mention, block: int, kinds: Sequence[str]) -> str:
    """The kind of the block of a mention; a line of a fact box is its own kind."""
    if block >= len(kinds):
        return ""
    return "box" if boxed(text, mention) else kinds[block]


def _outside(head: tuple[str, ...], words: tuple[str, ...]) -> Sequence[str]:
    """The words that are not of the head: 全國 is no place in 全國重點實驗室."""
    return [word for word in words if word not in head] if len(head) > 1 else words
