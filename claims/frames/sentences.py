"""Sentences: where each begins and ends among the tokens of a document, and its content words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import compress
from typing import NamedTuple

from claims.frames.tokens import Tokens
from claims.frames.words import is_content

LONGEST = 400  # tokens after which a sentence is broken off, so that no text takes square time
POINTING = frozenset(
    "该 此 这 其 这片 这座 这个 这项 该项 该批 有关 上述 前者 后者 两者 它 该会 该校 该局 该署".split()
)
CROWDED = 60  # mentions of a sentence beyond which no one can say what each is about


class Sentence(NamedTuple):
    """A sentence: its number and that of its block, its first token and the one after its last.

    `words` are its content words, `places` their tokens; `points`: it points back to the one before.
    """

    number: int
    block: int
    start: int
    end: int
    places: list[int]
    words: tuple[str, ...]
    points: bool

    def between(self, start: int, end: int) -> tuple[str, ...]:
        """Its content words from one token up to another."""
        return self.words[bisect_left(self.places, start) : bisect_left(self.places, end)]


class Sentences:
    """The sentences of a document; the words of each are looked at when it is first asked for."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._starts = starts = [0]
        for end in (*tokens.sentence_ends, len(tokens.words)):
            while end - starts[-1] > LONGEST:
                starts.append(starts[-1] + LONGEST + 1)
            starts.append(end + 1)
        starts[-1] = len(tokens.words)  # where the last one ends, none begins
        self._read: dict[int, Sentence] = {}

    def number_of(self, index: int) -> int:
        """The sentence that a token stands in."""
        return bisect_right(self._starts, index) - 1

    def span(self, number: int) -> tuple[int, int]:
        """First token of a sentence and the one after its last."""
        return self._starts[number], self._starts[number + 1]

    def block_of(self, number: int) -> int:
        """The number of the block that a sentence stands in."""
        return bisect_left(self.tokens.lines, self._starts[number])

    def __getitem__(self, number: int) -> Sentence:
        known = self._read.get(number)
        if known is None:
            known = self._read[number] = self._sentence(number)
        return known

    def content(self, number: int) -> tuple[str, ...]:
        """The content words of a sentence; none for a sentence that does not exist."""
        return self[number].words if number >= 0 else ()

    def _sentence(self, number: int) -> Sentence:
        start, end = self.span(number)
        told = self.tokens.words[start:end]
        telling = list(map(is_content, told))
        places = list(compress(range(start, end), telling))
        words = tuple(compress(told, telling))
        if named := self._named(start, end):
            names = self.tokens.names
            places = sorted([*places, *named])
            words = tuple([names.get(at) or self.tokens.words[at] for at in places])
        points = not POINTING.isdisjoint(told)
        return Sentence(number, self.block_of(number), start, end, places, words, points)

    def _named(self, start: int, end: int) -> list[int]:
        """The marks between two tokens that are words of the sentence by a name of theirs."""
        names, marks = self.tokens.names, self.tokens.marks
        if not names:
            return []
        inside = marks[bisect_left(marks, start) : bisect_left(marks, end)]
        return [at for at in inside if at in names]
