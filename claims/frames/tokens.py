"""Tokens: the folded text cut once, with a mark in place of every mention, and its sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, count

from claims.frames.words import MARK, cut, is_content, tag
from claims.model import Kind, Mention

SENTENCE_ENDS = frozenset("。！？!?\n")
CLAUSE_ENDS = SENTENCE_ENDS | frozenset("，；：,;:\u3000—…")
SEGMENT_ENDS = CLAUSE_ENDS | frozenset("、（）()【】[]")
NOTED = SEGMENT_ENDS | {MARK}
LONGEST = 400  # tokens after which a sentence is broken off, so that no text takes square time
POINTING = frozenset(
    "该 此 这 其 这片 这座 这个 这项 该项 该批 有关 上述 前者 后者 两者 它 该会 该校 该局 该署".split()
)
CROWDED = 60  # mentions of a sentence beyond which no one can say what each is about
WIDE_WORDS = 40
PLACES = ("", "位", "名")  # units of an ordinal that is a place in a list


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a document, where each begins in the text, and the token of each mention.

    `starts` has one place more than there are tokens: the end of the text. `sentence_ends`,
    `clause_ends`, `breaks` (whatever ends a segment), `quantities` (marks of other mentions than
    dates and ranks), `told` (the same and places in a list), `dated` (marks of mentions with a
    period) and `lines` (line ends) are places of tokens, in order: what a walk over tokens would look
    for is found by halving. `names`: what a mark says as a word, where it is one: an ordinal (首批居民,
    第三屆展覽), or the number of a thing and part of its name (小行星9027).
    """

    words: list[str]
    starts: list[int]
    marks: list[int]
    kinds: dict[int, Mention]
    names: dict[int, str]
    sentence_ends: list[int]
    clause_ends: list[int]
    breaks: list[int]
    quantities: list[int]
    told: list[int]
    dated: list[int]
    lines: list[int]


class Sentences:
    """Where the sentences of a document begin and end, in tokens; their content words, once each."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.starts = [0]
        self.blocks = [0]  # of each sentence, the number of its block
        for end in (*tokens.sentence_ends, len(tokens.words)):
            while end > self.starts[-1] + LONGEST:
                self._begin(self.starts[-1] + LONGEST + 1, self.blocks[-1])
            if end < len(tokens.words):
                self._begin(end + 1, self.blocks[-1] + (tokens.words[end] == "\n"))
        self._content: dict[int, tuple[list[int], tuple[str, ...]]] = {}
        self._pointing: dict[int, bool] = {}
        self._around: dict[tuple[int, int], tuple[str, ...]] = {}

    def _begin(self, start: int, block: int) -> None:
        self.starts.append(start)
        self.blocks.append(block)

    def number_of(self, index: int) -> int:
        """The sentence that a token stands in."""
        return bisect_right(self.starts, index) - 1

    def span(self, number: int) -> tuple[int, int]:
        """First token of a sentence and the one after its last."""
        after = number + 1
        end = self.starts[after] if after < len(self.starts) else len(self.tokens.words)
        return self.starts[number], end

    def is_crowded(self, number: int) -> bool:
        """Whether a sentence has so many mentions that it is no sentence but a heap of numbers."""
        return between(self.tokens.marks, *self.span(number)) > CROWDED

    def content(self, number: int) -> tuple[str, ...]:
        """The content words of a sentence; none for a sentence that does not exist."""
        return self._placed(number)[1] if number >= 0 else ()

    def content_between(self, number: int, start: int, end: int) -> tuple[str, ...]:
        """The content words of a sentence from one of its tokens up to another."""
        places, words = self._placed(number)
        return words[bisect_left(places, start) : bisect_left(places, end)]

    def _placed(self, number: int) -> tuple[list[int], tuple[str, ...]]:
        """The tokens of a sentence that are content words, and these words."""
        if number not in self._content:
            start, end = self.span(number)
            words, names, marks = self.tokens.words, self.tokens.names, self.tokens.marks
            places = list(compress(range(start, end), map(is_content, words[start:end])))
            inside = marks[bisect_left(marks, start) : bisect_left(marks, end)]
            places = sorted([*places, *(at for at in inside if at in names)])
            self._content[number] = places, tuple([names.get(at) or words[at] for at in places])
        return self._content[number]

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
    lengths = list(map(len, words))
    noted = list(compress(count(), map(NOTED.__contains__, words)))
    tokens = _parted(words, [at for at in noted if words[at] != MARK])
    for index, mention in zip((at for at in noted if words[at] == MARK), mentions, strict=True):
        lengths[index] = mention.end - mention.start
        _mark(tokens, index, mention, text[mention.start : mention.end])
    tokens.breaks.sort()
    tokens.starts.extend(accumulate(lengths, initial=0))
    return tokens


def _parted(words: list[str], breaks: list[int]) -> Tokens:
    """Tokens without their mentions: these words, and where punctuation stands among them."""
    clause_ends = [at for at in breaks if words[at] in CLAUSE_ENDS]
    sentence_ends = [at for at in clause_ends if words[at] in SENTENCE_ENDS]
    lines = [at for at in sentence_ends if words[at] == "\n"]
    return Tokens(words, [], [], {}, {}, sentence_ends, clause_ends, breaks, [], [], [], lines)


def _mark(tokens: Tokens, index: int, mention: Mention, surface: str) -> None:
    tokens.kinds[index] = mention
    if mention.kind is Kind.ORDINAL:
        tokens.names[index] = surface
    elif _designates(tokens, index, surface):
        tokens.names[index] = tokens.words[index - 1] + surface
    tokens.marks.append(index)
    if mention.kind not in (Kind.DATE, Kind.ORDINAL):
        tokens.quantities.append(index)
        tokens.breaks.append(index)
        tokens.told.append(index)
    elif mention.quantity is not None and mention.quantity.unit in PLACES:
        tokens.told.append(index)
    if mention.period is not None:
        tokens.dated.append(index)


def _designates(tokens: Tokens, index: int, surface: str) -> bool:
    """Whether a mention is the number of a thing and part of its name (小行星9027), not a count."""
    mention = tokens.kinds[index]
    if mention.kind is not Kind.NUMBER or mention.quantity is None or mention.quantity.unit:
        return False
    before = tokens.words[index - 1] if index else "\n"
    return surface.isdecimal() and is_content(before) and not tag(before).startswith("v")


def next_of(places: list[int], index: int, otherwise: int) -> int:
    """The first of some places that is not before a token; `otherwise` if there is none."""
    at = bisect_left(places, index)
    return places[at] if at < len(places) else otherwise


def between(places: list[int], start: int, end: int) -> int:
    """How many of some places lie from one token up to another."""
    return bisect_left(places, end) - bisect_left(places, start)


def stops(tokens: Tokens, index: int) -> bool:
    """Whether a mark ends a segment: another quantity does, a date or a rank does not."""
    other = tokens.kinds.get(index)
    return other is not None and other.kind not in (Kind.DATE, Kind.ORDINAL)
