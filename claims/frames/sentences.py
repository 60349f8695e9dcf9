"""Sentences: where each begins and ends among the tokens of a document, and its content words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import compress

from claims.frames.tokens import Tokens
from claims.frames.words import is_content

LONGEST = 400  # tokens after which a sentence is broken off, so that no text takes square time
POINTING = frozenset(
    "该 此 这 其 这片 这座 这个 这项 该项 该批 有关 上述 前者 后者 两者 它 该会 该校 该局 该署".split()
)
CROWDED = 60  # mentions of a sentence beyond which no one can say what each is about


@dataclass(frozen=True, slots=True)
class Sentence:
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
        self._starts = [0]
        self._blocks = [0]  # of each sentence, the number of its block
        for end in (*tokens.sentence_ends, len(tokens.words)):
            while end > self._starts[-1] + LONGEST:
                self._begin(self._starts[-1] + LONGEST + 1, self._blocks[-1])
            if end < len(tokens.words):
                self._begin(end + 1, self._blocks[-1] + (tokens.words[end] == "\n"))
        self._read: dict[int, Sentence] = {}

    def _begin(self, start: int, block: int) -> None:
        self._starts.append(start)
        self._blocks.append(block)

    def number_of(self, index: int) -> int:
        """The sentence that a token stands in."""
        return bisect_right(self._starts, index) - 1

    def span(self, number: int) -> tuple[int, int]:
        """First token of a sentence and the one after its last."""
        after = number + 1
        end = self._starts[after] if after < len(self._starts) else len(self.tokens.words)
        return self._starts[number], end

    def block_of(self, number: int) -> int:
        """The number of the block that a sentence stands in."""
        return self._blocks[number]

    def __getitem__(self, number: int) -> Sentence:
        if number not in self._read:
            self._read[number] = self._sentence(number)
        return self._read[number]

    def content(self, number: int) -> tuple[str, ...]:
        """The content words of a sentence; none for a sentence that does not exist."""
        return self[number].words if number >= 0 else ()

    def _sentence(self, number: int) -> Sentence:
        start, end = self.span(number)
        told = self.tokens.words[start:end]
        names, marks = self.tokens.names, self.tokens.marks
        telling = list(map(is_content, told))
        places = list(compress(range(start, end), telling))
        words = tuple(compress(told, telling))
        if names and (
            named := [
                at
                for at in marks[bisect_left(marks, start) : bisect_left(marks, end)]
                if at in names
            ]
        ):
            places = sorted([*places, *named])
            words = tuple([names.get(at) or self.tokens.words[at] for at in places])
        points = not POINTING.isdisjoint(told)
        return Sentence(number, self._blocks[number], start, end, places, words, points)
