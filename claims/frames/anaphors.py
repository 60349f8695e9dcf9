"""Anaphors: words that stand for what was told before (前者, 兩者, 其, 有關數字), and how far they reach.

Only one that opens its clause counts: 較前者多 and 將其列入 say nothing of what their number is of. It
reaches to the next one, or to a clause with a subject of its own. The words are rows of `anaphors.csv`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from claims.frames.anaphor_words import WHOSE, anaphor, cues, fitting
from claims.frames.cues import openers
from claims.frames.pointers import may_name
from claims.frames.sentences import Sentences
from claims.frames.tokens import CLAUSE_ENDS, SENTENCE_ENDS, Tokens, next_of
from claims.frames.words import MARK, weight
from claims.model import Kind

LEAD = 4  # tokens at the beginning of a clause before such a word: 而今年前者
SETS_OFF = SENTENCE_ENDS | {"；", ";"}
ADVERBS = frozenset("另再则共仅只并已将均各约还仍多少增减升跌")
UNKNOWN = 1.0  # weight of a word that no table lists


class Anaphor(NamedTuple):
    """An anaphor: its sort, its tokens (first, one after the last), where its reach ends, what it fits."""

    kind: str
    start: int
    end: int
    reach: int
    fits: str


class Anaphors:
    """The anaphors of a document, in order."""

    def __init__(self, sentences: Sentences, text: str) -> None:
        self._tokens, self._sentences = sentences.tokens, sentences
        tokens, match = self._tokens, anaphor().match
        hits = ((at, match(text, tokens.starts[at])) for at in tokens.anaphors)
        found = [one for at, hit in hits if hit and (one := self._opening(at, hit))]
        ends = [*(start for _, start, _, _ in found), len(self._tokens.words)][1:]
        self.all = [
            Anaphor(kind, start, end, self._reach(end, limit), fits)
            for (kind, start, end, fits), limit in zip(found, ends, strict=True)
        ]
        self._starts = [one.start for one in self.all]

    def over(self, index: int) -> int:
        """The number of the anaphor in whose reach a token stands; -1 for none."""
        at = bisect_right(self._starts, index) - 1
        return at if at >= 0 and index < self.all[at].reach else -1

    def _opening(self, first: int, hit: re.Match[str]) -> tuple[str, int, int, str] | None:
        """An anaphor that is made of whole tokens and opens its clause."""
        words, starts = self._tokens.words, self._tokens.starts
        last = bisect_left(starts, hit.end())
        not_cut = words[first][0] == WHOSE and weight(words[first]) == UNKNOWN
        if not (starts[last] == hit.end() or not_cut) or not self._opens(first):
            return None
        if not hit["told"]:
            return hit.lastgroup or "", first, last, ""
        shown = last < len(words) and openers()[words[last]]
        return None if shown else ("told", first, last, fitting()[hit["noun"]])

    def _opens(self, index: int) -> bool:
        """Whether nothing but a date and words such as 而, 其中 stands before a token in its clause."""
        words, kinds = self._tokens.words, self._tokens.kinds
        for at in range(index - 1, max(-1, index - 2 - LEAD), -1):
            word = words[at]
            if word in CLAUSE_ENDS:
                return True
            dated = word == MARK and kinds[at].kind is Kind.DATE
            if not dated and word not in cues("also"):
                return False
        return index <= LEAD

    def _reach(self, end: int, limit: int) -> int:
        """Where what an anaphor stands for is no longer spoken of: a clause with another subject."""
        tokens = self._tokens
        limit = min(limit, next_of(tokens.sentence_ends, end, len(tokens.words)))
        at = bisect_left(tokens.clause_ends, end)
        for place in tokens.clause_ends[at:]:
            if place >= limit:
                break
            if tokens.words[place] in SETS_OFF or has_subject(tokens, place + 1, limit):
                return place
        return limit


def has_subject(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a clause begins with a name of its own."""
    first = subject_start(tokens, start, end)
    return first < end and begins_name(tokens.words[first])


def begins_name(word: str) -> bool:
    """Whether a name may begin with a word; 再增 and 另花, which no table lists, are no nouns."""
    return may_name(word) and not (word[0] in ADVERBS and weight(word) == UNKNOWN)


def subject_start(tokens: Tokens, start: int, end: int) -> int:
    """The first token of a clause behind dates and words such as 而, 其中."""
    words, kinds = tokens.words, tokens.kinds
    for at in range(start, min(end, start + LEAD)):
        dated = words[at] == MARK and kinds[at].kind is Kind.DATE
        if not dated and words[at] not in cues("also"):
            return at
    return min(end, start + LEAD)
