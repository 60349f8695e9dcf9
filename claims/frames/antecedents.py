"""Antecedents: what an anaphor stands for, where the text makes it plain; else nothing is added.

前者, 後者 and 兩者 stand for two things told side by side in their sentence, or in the one before if they
open theirs; 其 and 它 for the only subject there; 有關數字 for the number told last, if one alone fits.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claims.claim import Frame, Pointer
from claims.frames.anaphor_words import WHOSE, cues
from claims.frames.anaphors import Anaphor, Anaphors
from claims.frames.pairs import Pair, clauses, pair_told
from claims.frames.pointers import Pointers
from claims.frames.sentences import Sentences
from claims.frames.topics import topic
from claims.lexicon import made_of_tables
from claims.model import Kind, Mention

PAIRED = ("first", "second", "both")
SIZES = {"count": Kind.COUNT, "money": Kind.MONEY, "percent": Kind.PERCENT}
UNTOLD = (Kind.DATE, Kind.ORDINAL, Kind.DURATION)
OTHER_SENSES = frozenset("change former per converted".split())  # beside the number meant


class Antecedent(NamedTuple):
    """What a word stands for, and by which words: those beside its number, and the thing itself.

    `counted`: the noun that a count without one counts, told before (12間實驗室，前者再增3間).
    """

    pointer: Pointer
    near: tuple[str, ...]
    head: tuple[str, ...]
    counted: tuple[str, ...] = ()

    def before(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words before a number, with what the anaphor stands for in its place."""
        own = cues("also").union(self.pointer.words, self.near)
        return (*self.near, *(word for word in words if word not in own))

    def far(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The further words of a sentence, without what the anaphor does not stand for."""
        left_out = frozenset((*self.pointer.words, *self.near, *self.pointer.others))
        return tuple(word for word in words if word not in left_out and word not in of_two())

    def thing(self, head: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
        """The head of a number, with what the anaphor stands for in its place."""
        if self.counted and not after:
            return self.counted
        no_thing = cues("also").union(self.pointer.words)
        kept = tuple(word for word in head if word not in no_thing)
        if len(kept) == len(head) and head:
            return head
        return tuple(dict.fromkeys((*self.head, *kept)))


@made_of_tables
def of_two() -> frozenset[str]:
    """The words that stand for two things told side by side, or for one of them."""
    return frozenset().union(*map(cues, PAIRED))


class Antecedents:
    """What the anaphors of a document stand for; `none`: it has none."""

    def __init__(
        self, sentences: Sentences, text: str, pointers: Pointers, mentions: Sequence[Mention]
    ) -> None:
        self._sentences, self._tokens, self._pointers = sentences, sentences.tokens, pointers
        self._mentions = mentions
        self._anaphors = Anaphors(sentences, text)
        self.none = not self._anaphors.all
        self._stands: dict[int, Antecedent | None] = {}
        self._pairs: dict[int, Pair | None] = {}

    def of(self, index: int, mention: Mention, built: Sequence[Frame]) -> Antecedent | None:
        """What the word stands for in whose reach a mention stands; None where that is not plain.

        `built` are the frames of the mentions before it.
        """
        at = self._anaphors.over(index)
        if at < 0:
            return None
        anaphor = self._anaphors.all[at]
        if mention.kind is Kind.DATE and anaphor.kind not in PAIRED:
            return None
        if anaphor.kind == "told":
            return self._number_told(anaphor, mention, built)
        if at not in self._stands:
            self._stands[at] = self._of_two(at) if anaphor.kind in PAIRED else self._topic(anaphor)
        found = self._stands[at]
        if found and anaphor.kind in PAIRED and mention.kind is Kind.COUNT:
            return found._replace(counted=self._counted(found, mention, built))
        return found

    def _before(self, anaphor: Anaphor) -> tuple[int, int]:
        """Where an antecedent may stand: the clauses before in the sentence, else the sentence before."""
        number = self._sentences.number_of(anaphor.start)
        start, _ = self._sentences.span(number)
        at = bisect_left(self._tokens.clause_ends, anaphor.start)
        end = self._tokens.clause_ends[at - 1] if at else 0
        if end > start:
            return start, end
        block_of = self._sentences.block_of
        if not number or block_of(number - 1) != block_of(number):
            return start, start
        return self._sentences.span(number - 1)[0], end

    def _word(self, anaphor: Anaphor) -> tuple[str, ...]:
        return tuple(self._tokens.words[anaphor.start : anaphor.end])

    def _of_two(self, at: int) -> Antecedent | None:
        anaphor, pair = self._anaphors.all[at], self._pair(at)
        if pair is None:
            return None
        word = self._word(anaphor)
        if anaphor.kind == "both":
            return Antecedent(Pointer(word, pair), (*pair.one, *pair.other), ())
        one, other = pair if anaphor.kind == "first" else pair[::-1]
        others = tuple(name for name in other if name not in one)
        return Antecedent(Pointer(word, (one,), others), one, one)

    def _pair(self, at: int) -> Pair | None:
        """The two things before an anaphor: those of the one before it, unless two are told since."""
        if at not in self._pairs:
            start, end = self._before(self._anaphors.all[at])
            last = self._anaphors.all[at - 1] if at else None
            if last and last.kind in PAIRED and last.start >= start:
                since = pair_told(self._tokens, last.end, end) if last.end < end else None
                self._pairs[at] = since or self._pair(at - 1)
            else:
                self._pairs[at] = pair_told(self._tokens, start, end)
        return self._pairs[at]

    def _topic(self, anaphor: Anaphor) -> Antecedent | None:
        name = topic(self._tokens, *self._before(anaphor), self._pointers)
        word = self._word(anaphor)
        measure = "".join(word).removeprefix(WHOSE) if word[0] not in cues("topic") else ""
        near = (*name, measure) if measure else name
        return Antecedent(Pointer(word, (name,)), near, near) if name else None

    def _counted(
        self, found: Antecedent, mention: Mention, built: Sequence[Frame]
    ) -> tuple[str, ...]:
        """The noun last counted in the same unit, if it is not a name; none where there is none."""
        names = frozenset((*found.near, *found.pointer.others))
        for frame, told in zip(built[-1:-6:-1], self._mentions[len(built) - 1 :: -1], strict=False):
            if told.kind is Kind.COUNT and _unit(told) == _unit(mention) and frame.head:
                return () if not names.isdisjoint(frame.head) else frame.head
        return ()

    def _number_told(
        self, anaphor: Anaphor, mention: Mention, built: Sequence[Frame]
    ) -> Antecedent | None:
        """The number that an anaphor stands for: of what it is."""
        place = self._told_last(anaphor, mention, built)
        if place < 0:
            return None
        frame = built[place]
        head = frame.head or frame.before
        near = tuple(dict.fromkeys((*frame.before, *frame.after, *head)))
        name = head if self._mentions[place].kind is Kind.COUNT else frame.before or head
        return Antecedent(Pointer(self._word(anaphor), (name,)), near, head) if name else None

    def _told_last(self, anaphor: Anaphor, mention: Mention, built: Sequence[Frame]) -> int:
        """The only number that fits in the last clause that has one, by its place among all; -1 for none."""
        found: list[int] = []
        for fit in self._fitting(anaphor, mention):
            meant = [at for at in fit if built[at].roles.isdisjoint(OTHER_SENSES)]
            if found and any(self._rivals(at, found[0], built) for at in meant):
                return -1
            if not found and (len(meant) > 1 or any(self._unclear(at, built) for at in fit)):
                return -1
            found = found or meant
        return found[0] if found else -1

    def _fitting(self, anaphor: Anaphor, mention: Mention) -> Iterator[list[int]]:
        """Of each clause before an anaphor, the last first: the numbers that fit; of its own kind if any."""
        marks = self._tokens.marks
        for first, last in reversed(clauses(self._tokens, *self._before(anaphor))):
            numbers = range(bisect_left(marks, first), bisect_left(marks, last))
            fit = [at for at in numbers if _fits(anaphor, mention, self._mentions[at])]
            yield [at for at in fit if self._mentions[at].kind is mention.kind] or fit

    def _unclear(self, at: int, built: Sequence[Frame]) -> bool:
        """Whether a number may be meant or not: a part of another, a percentage by which another grew."""
        roles = built[at].roles
        changed = self._mentions[at].kind is Kind.PERCENT and "change" in roles
        return changed or ("part" in roles and self._mentions[at].kind is Kind.COUNT)

    def _rivals(self, at: int, other: int, built: Sequence[Frame]) -> bool:
        """Whether two numbers of one unit are of two things."""
        ours, theirs = (frozenset(built[place].head) for place in (at, other))
        one, two = self._mentions[at], self._mentions[other]
        return one.kind is two.kind and _unit(one) == _unit(two) and ours.isdisjoint(theirs)


def _fits(anaphor: Anaphor, mention: Mention, told: Mention) -> bool:
    """Whether what an anaphor is said of may be a number told, of which a mention tells more."""
    if told.kind in UNTOLD or (anaphor.fits in SIZES and told.kind is not SIZES[anaphor.fits]):
        return False
    if mention.kind is told.kind:
        return _unit(mention) == _unit(told) or mention.kind is Kind.PERCENT
    return mention.kind in (Kind.PERCENT, Kind.MULTIPLE)


def _unit(mention: Mention) -> str:
    return mention.quantity.unit if mention.quantity else ""
