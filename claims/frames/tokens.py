"""Tokens: the folded text cut once, with a mark in place of every mention, and its sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.frames.words import MARK, cut, is_content, tag
from claims.model import Kind, Mention

SENTENCE_ENDS = frozenset("。！？!?\n")
CLAUSE_ENDS = SENTENCE_ENDS | frozenset("，；：,;:\u3000—…")
SEGMENT_ENDS = CLAUSE_ENDS | frozenset("、（）()【】[]")
LONGEST = 400  # tokens after which a sentence is broken off, so that no text takes square time
POINTING = frozenset(
    "该 此 这 其 这片 这座 这个 这项 该项 该批 有关 上述 前者 后者 两者 它 该会 该校 该局 该署".split()
)
WIDE_WORDS = 40
PLACES = ("", "位", "名")  # units of an ordinal that is a place in a list


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a document, where each begins in the text, and the token of each mention.

    `clause_ends`, `breaks` (whatever ends a segment), `quantities` (marks of other mentions than
    dates and ranks), `told` (the same and places in a list), `dated` (marks of mentions with a
    period) and `lines` (line ends) are places of tokens, in order: what a walk over tokens would look
    for is found by halving.
    """

    words: list[str]
    starts: list[int]
    marks: list[int]
    kinds: dict[int, Mention]
    text: str
    clause_ends: list[int]
    breaks: list[int]
    quantities: list[int]
    told: list[int]
    dated: list[int]
    lines: list[int]

    def content(self, start: int, end: int) -> Iterator[str]:
        """The content words of a stretch; an ordinal is one too (首批居民, 第三屆展覽)."""
        for index in range(start, end):
            word = self.words[index]
            if word == MARK:
                mention = self.kinds[index]
                if mention.kind is Kind.ORDINAL:
                    yield self.text[mention.start : mention.end]
                elif mention.kind is Kind.NUMBER and self.designates(index):
                    yield self.words[index - 1] + self.text[mention.start : mention.end]
            elif is_content(word):
                yield word

    def designates(self, index: int) -> bool:
        """Whether a mention is the number of a thing and part of its name (小行星9027), not a count."""
        mention = self.kinds[index]
        if mention.kind is not Kind.NUMBER or mention.quantity is None or mention.quantity.unit:
            return False
        plain = self.text[mention.start : mention.end].isdecimal()
        before = self.words[index - 1] if index else "\n"
        return plain and is_content(before) and not tag(before).startswith("v")


class Sentences:
    """Where the sentences of a document begin and end, in tokens; their content words, once each."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.starts = [0]
        self.blocks = [0]  # of each sentence, the number of its block
        for index, word in enumerate(tokens.words):
            if word in SENTENCE_ENDS or index - self.starts[-1] >= LONGEST:
                self.starts.append(index + 1)
                self.blocks.append(self.blocks[-1] + (word == "\n"))
        self._words: dict[int, tuple[str, ...]] = {}
        self._pointing: dict[int, bool] = {}
        self._around: dict[tuple[int, int], tuple[str, ...]] = {}

    def number_of(self, index: int) -> int:
        """The sentence that a token stands in."""
        return bisect_right(self.starts, index) - 1

    def span(self, number: int) -> tuple[int, int]:
        """First token of a sentence and the one after its last."""
        after = number + 1
        end = self.starts[after] if after < len(self.starts) else len(self.tokens.words)
        return self.starts[number], end

    def content(self, number: int) -> tuple[str, ...]:
        """The content words of a sentence; none for a sentence that does not exist."""
        if number < 0:
            return ()
        if number not in self._words:
            start, end = self.span(number)
            self._words[number] = tuple(self.tokens.content(start, end))
        return self._words[number]

    def points(self, number: int) -> bool:
        """Whether a sentence points back to the one before it."""
        if number not in self._pointing:
            start, end = self.span(number)
            self._pointing[number] = not POINTING.isdisjoint(self.tokens.words[start:end])
        return self._pointing[number]

    def around(self, number: int, heading: tuple[str, ...]) -> tuple[str, ...]:
        """The words of a heading and of the sentence before, each once, so many at most."""
        key = number, id(heading)  # the headings of a document live as long as this
        if key not in self._around:
            words = dict.fromkeys((*heading, *self.content(number - 1)))
            self._around[key] = tuple(words)[:WIDE_WORDS]
        return self._around[key]


def tokenise(text: str, mentions: Sequence[Mention]) -> Tokens:
    """Cut a text, with a mark in place of each of its mentions (sorted, apart)."""
    pieces: list[str] = []
    position = 0
    for mention in mentions:
        pieces += [text[position : mention.start].replace(MARK, " "), MARK]
        position = mention.end
    pieces.append(text[position:].replace(MARK, " "))
    words = cut("".join(pieces))
    starts: list[int] = []
    tokens = Tokens(words, starts, [], {}, text, [], [], [], [], [], [])
    position = 0
    for index, word in enumerate(words):
        starts.append(position)
        if word == MARK:
            mention = mentions[len(tokens.marks)]
            _mark(tokens, index, mention)
            position = mention.end
            continue
        position += len(word)
        if word in SEGMENT_ENDS:
            tokens.breaks.append(index)
            if word in CLAUSE_ENDS:
                tokens.clause_ends.append(index)
                if word == "\n":
                    tokens.lines.append(index)
    return tokens


def _mark(tokens: Tokens, index: int, mention: Mention) -> None:
    tokens.kinds[index] = mention
    tokens.marks.append(index)
    if mention.kind not in (Kind.DATE, Kind.ORDINAL):
        tokens.quantities.append(index)
        tokens.breaks.append(index)
        tokens.told.append(index)
    elif mention.quantity is not None and mention.quantity.unit in PLACES:
        tokens.told.append(index)
    if mention.period is not None:
        tokens.dated.append(index)


def next_of(places: list[int], index: int, otherwise: int) -> int:
    """The first of some places that is not before a token; `otherwise` if there is none."""
    at = bisect_left(places, index)
    return places[at] if at < len(places) else otherwise


def between(places: list[int], start: int, end: int) -> int:
    """How many of some places lie from one token up to another."""
    return bisect_left(places, end) - bisect_left(places, start)


def end_of(text: str, tokens: Tokens, index: int) -> int:
    """Where a token begins in the text; the end of the text for the one after the last."""
    return tokens.starts[index] if index < len(tokens.starts) else len(text)


def stops(tokens: Tokens, index: int) -> bool:
    """Whether a mark ends a segment: another quantity does, a date or a rank does not."""
    other = tokens.kinds.get(index)
    return other is not None and other.kind not in (Kind.DATE, Kind.ORDINAL)
