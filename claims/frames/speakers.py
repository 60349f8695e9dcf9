"""Speakers: the sources that a document has named, and which of them a short form stands for."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from claims.frames.cues import BY, cues
from claims.frames.heads import QUOTES
from claims.frames.sources import POINTING, can_speak, is_plain, phrase
from claims.frames.tokens import CLAUSE_ENDS, Tokens, between
from claims.frames.words import tag

SEEN = 32  # sources that a short form may stand for: the last ones
SHORT_NAME = 4  # characters of a surname with its title, at most
OFFICES = frozenset("局署处部会司党社")  # of 該局, 該會
AT = "于"  # in the tokens of some names: 陳茂波於
LEAST = 2  # characters of a name


class Source(NamedTuple):
    """A source by its full name, empty for none.

    `reports`: whether a report of it is told of; `plain`: whether it is a report without a name.
    """

    name: str
    reports: bool
    plain: bool = False


NOBODY = Source("", reports=False)


class Speakers:
    """The sources of a document, in the order in which they are named."""

    def __init__(self, tokens: Tokens, text: str) -> None:
        self._tokens, self._text = tokens, text
        self._seen: list[str] = []
        self._last = -1  # the token of the last
        self._speaker = ""  # who spoke last: a person or an office, not a report
        self._reporter = ""  # whose report was told of last

    def note(self, source: Source, at: int) -> str:
        """Keep a source that is named at a token for short forms to come; its name."""
        if source.name and not source.plain:
            self._last = at
            self._seen = [*self._seen[1 - SEEN :], source.name]
            self._reporter = source.name if source.reports else self._reporter
        return source.name

    def of_report(self, at: int, last: int, kind: str) -> str:
        """Who is named behind 據 or 按 at a token, in a clause up to another; empty for nobody."""
        words = self._tokens.words
        if at and words[at - 1] in cues("unsaid"):
            return ""
        joined = words[at] not in cues(kind)  # 據統計/處 for 據/統計處
        start, stop = phrase(self._tokens, at + 1, last)
        source = self.named(at if joined else start, stop, skip=int(joined))
        reports = source.reports or not cues("report").isdisjoint(words[stop:last])
        if kind == "reckoned" and not (reports and can_speak(source.name)):
            return ""
        if words[at].endswith(BY) and not reports and can_speak(source.name):
            self._speaker = source.name  # 據局長陳大文透露; but not 引述
        return self.note(source._replace(reports=reports), at)

    def subject(self, first: int, at: int, kind: str, running: str) -> Source:
        """Who says what a verb at a token tells, its clause beginning at `first`.

        `running` is whose words the clause before gave.
        """
        words = self._tokens.words
        joined = kind == "says" and words[at] not in cues(kind)  # 李/明說 for 李明/說
        if words[at - 1] in cues("unsaid") or (joined and not self._ends_clause(at)):
            return NOBODY
        start, stop = phrase(self._tokens, first, at)
        if words[at - 1] in cues("again"):
            start = stop = at - 1
        elif start < stop < at and self._goes_on(start, stop, at):
            stop = at
        if joined and stop != at:
            return NOBODY
        if start >= stop and not joined:
            return Source(self._short_form(start, at, kind, running), reports=False)
        if words[start] in cues("own"):
            return NOBODY
        source = self.named(start, at + 1, drop=1) if joined else self.named(start, stop)
        speaks = kind != "announces" or can_speak(source.name) or source.name in self._seen
        if not speaks or (kind == "shows" and not source.reports):
            return NOBODY
        self.note(source, at)
        self._speaker = source.name if not source.reports else self._speaker
        return source

    def _goes_on(self, start: int, stop: int, at: int) -> bool:
        """Whether a name goes on up to a cue, through words like verbs: 病人組織「同路」主席."""
        words = self._tokens.words[stop:at]
        inside = all(word in QUOTES or tag(word)[0] in "vnajbsilzgk" for word in words)
        return (
            inside and can_speak(self._slice(start, at)) and not can_speak(self._slice(start, stop))
        )

    def named(self, start: int, stop: int, skip: int = 0, drop: int = 0) -> Source:
        """The source that a phrase names, without the words for what it brought out.

        `skip` and `drop`: characters of the first and the last token that are no part of it.
        """
        whole = self._slice(start, stop, skip, drop)
        words, first, last = self._tokens.words, start, stop
        while last > first and is_plain(words[last - 1]):
            last -= 1
        while first < last and is_plain(words[first]):
            first += 1
        skip, drop = (skip if first == start else 0), (drop if last == stop else 0)
        name = self._slice(first, last, skip, drop).removesuffix(AT) if first < last else ""
        if not name or is_plain(name):
            known = self._reporter or whole
            return Source(known, reports=True, plain=True) if known and whole else NOBODY
        return Source(self._full(name), reports=last < stop) if len(name) >= LEAST else NOBODY

    def _full(self, name: str) -> str:
        """The longer name that a short one stands for: 葛明, 陳局長; else the name itself."""
        for seen in reversed(self._seen):
            if name and seen.endswith(name):
                return seen
            titled = LEAST < len(name) <= SHORT_NAME and name[1:] in seen and can_speak(name)
            if titled and name[0] in seen.replace(name[1:], ""):
                return seen
        return name

    def _short_form(self, start: int, at: int, kind: str, running: str) -> str:
        """Who is meant by 他, 該局, or by no subject at all (並指)."""
        word = self._tokens.words[start] if start < at else ""
        if word in cues("again"):
            return self._speaker if self._follows(start) else ""
        if word and word[0] in POINTING:
            return self._pointed(start, at, kind)
        return running if kind == "says" else ""

    def _follows(self, at: int) -> bool:
        """Whether a source stands before a pronoun in its paragraph, or the pronoun opens it."""
        before = bisect_left(self._tokens.lines, at) - 1
        first = self._tokens.lines[before] + 1 if before >= 0 else 0
        return self._last >= first or between(self._tokens.sentence_ends, first, at) == 0

    def _pointed(self, start: int, at: int, kind: str) -> str:
        """The source that 該局 stands for, else these words; empty where they can say nothing."""
        words = self._tokens.words
        stop, noun = start + 1, words[start][1:]
        if not noun:
            stop = phrase(self._tokens, start + 1, at)[1]
            noun = words[stop - 1] if stop > start + 1 else ""
        if noun in cues("report"):
            return "" if kind == "announces" else self._reporter or self._slice(start, stop)
        if not (noun in OFFICES or can_speak(noun)):
            return ""
        ends = ((one, one.find(noun, 1) + len(noun)) for one in reversed(self._seen))
        known = (one[:end] for one, end in ends if end > len(noun))
        return next(known, self._slice(start, stop))

    def _ends_clause(self, at: int) -> bool:
        words = self._tokens.words
        return at + 1 >= len(words) or words[at + 1] in CLAUSE_ENDS

    def _slice(self, start: int, stop: int, skip: int = 0, drop: int = 0) -> str:
        starts = self._tokens.starts
        return self._text[starts[start] + skip : starts[stop] - drop].strip()
