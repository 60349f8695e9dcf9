"""Tokens: the folded text cut once, with a mark in place of every mention."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, compress, count

from claims.frames.anaphor_words import may_stand
from claims.frames.cues import openers, points
from claims.frames.words import MARK, Kept, cut, is_content, tag
from claims.lexicon import made_of_tables
from claims.model import DATE, NUMBER, ORDINAL, Mention

SENTENCE_ENDS = frozenset("。！？!?\n")
CLAUSE_ENDS = SENTENCE_ENDS | frozenset("，；：,;:\u3000—…")
SEGMENT_ENDS = CLAUSE_ENDS | frozenset("、（）()【】[]")
PLACES = ("", "位", "名")  # units of an ordinal that is a place in a list


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a document, where each begins in the text, and the token of each mention.

    `starts` has one place more than there are tokens: the end of the text. `sentence_ends`,
    `clause_ends`, `breaks` (whatever ends a segment), `quantities` (marks of other mentions than
    dates and ranks), `told` (the same and places in a list), `dated` (marks of mentions with a
    period), `lines` (line ends), `cues` (words at which a source may be told), `anaphors` (words at
    which one may begin) and `pointers` (those of them that a noun follows) are places of tokens, in
    order: what a walk over tokens would look for is found by halving. `names`: what a mark says as
    a word, where it is one: an ordinal (首批居民, 第三屆展覽), or the number of a thing and part of its
    name (小行星9027).
    """

    words: list[str]
    starts: list[int]
    marks: list[int] = field(default_factory=list)
    kinds: dict[int, Mention] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    sentence_ends: list[int] = field(default_factory=list)
    clause_ends: list[int] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    quantities: list[int] = field(default_factory=list)
    told: list[int] = field(default_factory=list)
    dated: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    cues: list[int] = field(default_factory=list)
    pointers: list[int] = field(default_factory=list)
    anaphors: list[int] = field(default_factory=list)


def tokenise(text: str, mentions: Sequence[Mention]) -> Tokens:
    """Cut a text, with a mark in place of each of its mentions (sorted, apart)."""
    pieces: list[str] = []
    position = 0
    for mention in mentions:
        pieces += [text[position : mention.start].replace(MARK, " "), MARK]
        position = mention.end
    pieces.append(text[position:].replace(MARK, " "))
    words = cut("".join(pieces))
    tokens = Tokens(words, [])
    _note(tokens)
    tokens.pointers.extend(at for at in tokens.anaphors if points(words[at]))
    lengths = list(map(len, words))
    for index, mention in zip(tokens.marks, mentions, strict=True):
        lengths[index] = mention.end - mention.start
        _mark(tokens, index, mention, text)
    tokens.breaks.sort()
    tokens.starts.extend(accumulate(lengths, initial=0))
    return tokens


def _note(tokens: Tokens) -> None:
    """Note where words stand that end something, that stand for a mention, or that are cues."""
    words, breaks, clause_ends = tokens.words, tokens.breaks, tokens.clause_ends
    opens, stands = openers(), may_stand()
    for at in compress(count(), map(_noted().__getitem__, words)):
        word = words[at]
        if word in SEGMENT_ENDS:
            breaks.append(at)
            if word in CLAUSE_ENDS:
                clause_ends.append(at)
                if word in SENTENCE_ENDS:
                    tokens.sentence_ends.append(at)
                    if word == "\n":
                        tokens.lines.append(at)
        elif word == MARK:
            tokens.marks.append(at)
        elif stands[word]:
            tokens.anaphors.append(at)
        if opens[word]:
            tokens.cues.append(at)


@made_of_tables
def _noted() -> dict[str, bool]:
    """Of every word: whether it is one of those."""
    noted = SEGMENT_ENDS | {MARK}
    return Kept(lambda word: word in noted or bool(openers()[word]) or may_stand()[word])


def _mark(tokens: Tokens, index: int, mention: Mention, text: str) -> None:
    """Note the mention of a mark."""
    kind = mention.kind
    tokens.kinds[index] = mention
    if kind is ORDINAL:
        tokens.names[index] = text[mention.start : mention.end]
        if mention.quantity is not None and mention.quantity.unit in PLACES:
            tokens.told.append(index)
    elif kind is not DATE:
        tokens.quantities.append(index)
        tokens.breaks.append(index)
        tokens.told.append(index)
        if kind is NUMBER and (name := _designated(tokens.words, index, mention, text)):
            tokens.names[index] = name
    if mention.period is not None:
        tokens.dated.append(index)


def _designated(words: list[str], index: int, mention: Mention, text: str) -> str:
    """The name of a thing whose number a mention is (小行星9027); empty where it is a count."""
    surface = text[mention.start : mention.end]
    if not surface.isdecimal() or mention.quantity is None or mention.quantity.unit:
        return ""
    before = words[index - 1] if index else "\n"
    named = is_content(before) and not tag(before).startswith("v")
    return before + surface if named else ""


def next_of(places: list[int], index: int, otherwise: int) -> int:
    """The first of some places that is not before a token; `otherwise` if there is none."""
    at = bisect_left(places, index)
    return places[at] if at < len(places) else otherwise


def between(places: list[int], start: int, end: int) -> int:
    """How many of some places lie from one token up to another."""
    return bisect_left(places, end) - bisect_left(places, start)
