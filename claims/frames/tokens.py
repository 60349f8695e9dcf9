"""Tokens: the folded text cut once, with a mark in place of every mention, and its sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.frames.words import MARK, cut, is_content, tag
from claims.model import Kind, Mention

SENTENCE_ENDS = frozenset("。！？!?\n")
LONGEST = 400  # tokens after which a sentence is broken off, so that no text takes square time


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a document, where each begins in the text, and the token of each mention."""

    words: list[str]
    starts: list[int]
    marks: list[int]
    kinds: dict[int, Mention]
    text: str

    def content(self, start: int, end: int) -> Iterator[str]:
        """The content words of a stretch; an ordinal is one too (首批居民, 第三屆展覽)."""
        for index in range(start, end):
            word = self.words[index]
            if word == MARK:
                mention = self.kinds[index]
                if mention.kind is Kind.ORDINAL:
                    yield self.text[mention.start : mention.end]
                elif self.designates(index):
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
    marks: list[int] = []
    kinds: dict[int, Mention] = {}
    position = 0
    for index, word in enumerate(words):
        starts.append(position)
        if word == MARK:
            mention = mentions[len(marks)]
            kinds[index] = mention
            marks.append(index)
            position = mention.end
        else:
            position += len(word)
    return Tokens(words, starts, marks, kinds, text)


def end_of(text: str, tokens: Tokens, index: int) -> int:
    """Where a token begins in the text; the end of the text for the one after the last."""
    return tokens.starts[index] if index < len(tokens.starts) else len(text)


def stops(tokens: Tokens, index: int) -> bool:
    """Whether a mark ends a segment: another quantity does, a date or a rank does not."""
    other = tokens.kinds.get(index)
    return other is not None and other.kind not in (Kind.DATE, Kind.ORDINAL)
