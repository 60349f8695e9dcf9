"""Frames: what each mention of a document is about, read from the words around it.

The text is cut into tokens once; everything else is a walk over tokens. A mention's own segment ends
at clause punctuation, at an enumeration comma, at a bracket and at the next quantity; a bracket that
holds only the mention belongs to what stands before it (港大（第17位）).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from claims.claim import Frame
from claims.frames.antecedents import Antecedents
from claims.frames.attribution import Attributions
from claims.frames.heads import head_of, inherited, known_by
from claims.frames.periods import Periods
from claims.frames.pointers import Pointers
from claims.frames.scopes import scope_of
from claims.frames.segments import (
    OPENING,
    beyond_comma,
    boxed,
    clause_before,
    clause_span,
    segment,
)
from claims.frames.senses import roles_for
from claims.frames.sentences import CROWDED, Sentence, Sentences
from claims.frames.tokens import tokenise
from claims.frames.words import cut, is_content
from claims.model import DATE, ORDINAL, PERCENT, Mention

SEGMENT = 30  # tokens of a segment on either side, at most
CONTEXT = 14  # characters kept on each side for comparing wordings
WIDE_WORDS = 40


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
    return _Framer(text, mentions, headings, kinds).frames()


class _Framer:
    """The frames of one document; what the mentions of one sentence share is worked out once."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        headings: Sequence[tuple[int, str]],
        kinds: Sequence[str],
    ) -> None:
        self._text, self._mentions, self._kinds = text, mentions, kinds
        self._tokens = tokenise(text, mentions)
        self._sentences = Sentences(self._tokens)
        self._pointers = Pointers(self._sentences, text)
        self._antecedents = Antecedents(self._sentences, text, self._pointers, mentions)
        self._periods = Periods(text, self._tokens, kinds)
        self._attributions = Attributions(self._tokens, text, kinds)
        self._heading_starts = [start for start, _ in headings]
        self._headings = [tuple(filter(is_content, cut(words))) for _, words in headings]
        self._built: list[Frame] = []
        self._told: dict[int, tuple[str, ...]] = {}
        self._wide: dict[tuple[int, int], tuple[str, ...]] = {}

    def frames(self) -> list[Frame]:
        """The frames of all mentions, in order."""
        end, bare, marks = 0, None, self._tokens.marks
        for place, (mention, index) in enumerate(zip(self._mentions, marks, strict=True)):
            if index >= end:
                number = self._sentences.number_of(index)
                _, end = self._sentences.span(number)
                crowded = place + CROWDED < len(marks) and marks[place + CROWDED] < end
                bare = self._bare(number) if crowded else None
            frame = bare or self._frame(mention, index, self._sentences[number])
            self._built.append(frame)
        return self._built

    def _bare(self, number: int) -> Frame:
        """The frame of each mention of a crowded sentence: where it stands, not what it is about."""
        block = self._sentences.block_of(number)
        return Frame(sentence=number, block=block, place=self._kind(block))

    def _frame(self, mention: Mention, index: int, sentence: Sentence) -> Frame:
        text, tokens, start, end = self._text, self._tokens, sentence.start, sentence.end
        floor, ceiling = max(start, index - SEGMENT), min(end, index + SEGMENT)
        left, right = segment(tokens, index, floor, ceiling)
        if mention.kind is DATE:
            right = beyond_comma(tokens, index, right, end)
        before, after = sentence.between(left, index), sentence.between(index + 1, right)
        if not before and not after:
            before = self._pointers.asked(sentence) or self._led_up(mention, index, sentence)
        place = self._kind(sentence.block)
        if place and boxed(text, mention):
            place = "box"
        heading = bisect_right(self._heading_starts, mention.start) - 1
        near = (*before, *after)
        far = self._far(sentence, near, heading if place == "box" else -1)
        antecedents = self._antecedents
        antecedent = None if antecedents.none else antecedents.of(index, mention, self._built)
        if antecedent:
            before, far = antecedent.before(before), antecedent.far(far)
            near = (*before, *after)
        wide = self._around(sentence.number, heading)
        first, last = tokens.starts[start], tokens.starts[end]
        clause = clause_span(tokens, index, start, end)
        first_day, last_day, dated_by = self._periods.of(mention, index, sentence)
        head = head_of(tokens, index, right, left)
        if antecedent:
            head = antecedent.thing(head, after)
        outside = [word for word in near if word not in head] if len(head) > 1 else near
        scope = scope_of(outside, far, wide, mention.kind is ORDINAL)
        head = known_by(head)
        if not (head or antecedent) and mention.kind is not DATE:
            head, before = inherited(mention, before, sentence.number, self._built, self._mentions)
        return Frame(
            head,
            before,
            after,
            far,
            wide,
            roles_for(text, tokens, mention, index, clause, first),
            scope,
            first_day,
            last_day,
            dated_by,
            sentence.number,
            sentence.block,
            place,
            text[max(first, mention.start - CONTEXT) : mention.start],
            text[mention.end : min(last, mention.end + CONTEXT)],
            self._attributions.of(index),
            antecedent.pointer if antecedent else None,
        )

    def _kind(self, block: int) -> str:
        return self._kinds[block] if block < len(self._kinds) else ""

    def _led_up(self, mention: Mention, index: int, sentence: Sentence) -> tuple[str, ...]:
        """What a date or share without words of its own ends: 延長三年，至2027年5月; 完工日期（全期）：2029年."""
        if mention.kind not in (DATE, PERCENT):
            return ()
        tokens, start = self._tokens, sentence.start
        counted = index - 2
        if counted >= start and tokens.words[index - 1] in OPENING and counted in tokens.kinds:
            first, _ = segment(tokens, counted, start, index)
            return sentence.between(first, counted)  # 肺癌360宗（35%）: of what the number counts
        return sentence.between(clause_before(tokens, index, start), index)

    def _far(self, sentence: Sentence, near: tuple[str, ...], box: int) -> tuple[str, ...]:
        """The further words of a sentence, with what it points back to and the heading of its box."""
        number, beside = sentence.number, frozenset(near)
        if number not in self._told:
            told = dict.fromkeys((*sentence.words, *self._pointers.taken_up(sentence)))
            self._told[number] = tuple(told)
        words = self._told[number]
        if box >= 0:
            words = tuple(dict.fromkeys((*words, *self._headings[box])))
        far = [word for word in words if word not in beside]
        if sentence.points or not (near or far):
            far += [word for word in self._sentences.content(number - 1) if word not in beside]
        return tuple(far)

    def _around(self, number: int, heading: int) -> tuple[str, ...]:
        """The words of a heading and of the sentence before, each once, so many at most."""
        key = number, heading
        if key not in self._wide:
            told = self._headings[heading] if heading >= 0 else ()
            words = dict.fromkeys((*told, *self._sentences.content(number - 1)))
            self._wide[key] = tuple(words)[:WIDE_WORDS]
        return self._wide[key]
