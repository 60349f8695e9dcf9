"""Attribution: who says so (據統計處數據, 運輸署表示, 「…」李明說), from `lexicon/attributions.csv`.

Cue words are looked up among the tokens of a document, once. Each opens a stretch of tokens that
its source answers for: some sentences of the paragraph for a speaker, one for a report, a quotation
for words in quotes, and backwards where the cue stands behind what is said. The next source takes
over. Short forms (他, 該署, 報告, 陳局長) are led back to the sources named before them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from claims.frames.cues import cues, openers
from claims.frames.sources import can_speak, phrase
from claims.frames.speakers import Speakers
from claims.frames.tokens import CLAUSE_ENDS, SENTENCE_ENDS, Tokens, next_of
from claims.model import Kind

OPENING, CLOSING = frozenset("「『“"), frozenset("」』”")
BYLINE = frozenset("】]")  # 【本報訊】, 【經濟組報道】
BY = "由"
ABOUT = (["他"], ["她"])
COLONS = frozenset("：:")
REACH = 40  # tokens of a clause in which a source is looked for
QUOTED = 400  # tokens of a quotation, at most
SCARE = 6  # tokens of a quotation that is no more than a word in quotes, at most
LASTING = 3  # sentences for which a speaker goes on without another cue
KEY_WORDS = 8  # tokens of a line before the colon that sets off what a speaker says


class Attributions:
    """Who answers for each token of a document; the article itself where nobody does."""

    def __init__(self, tokens: Tokens, text: str, kinds: Sequence[str] = ()) -> None:
        self._tokens, self._kinds = tokens, kinds
        self._starts: list[int] = []
        self._told: list[tuple[int, str]] = []  # up to which token, and by whom
        self._speakers = Speakers(tokens, text)
        self._taken = -1  # the last token of a clause whose source is told already
        words, kind_of = tokens.words, openers()
        for at in tokens.cues:
            if at > self._taken:
                self._read(at, kind_of[words[at]])

    def of(self, index: int) -> str:
        """The source of a token: its name as it stands in the folded text; empty: the article."""
        at = bisect_right(self._starts, index) - 1
        return self._told[at][1] if at >= 0 and index < self._told[at][0] else ""

    def _read(self, at: int, kind: str) -> None:
        """Note what a cue at a token opens, if it is one."""
        word = self._tokens.words[at]
        if kind in ("own", "hearsay"):
            self._open(at, self._sentence_end(at), word if kind == "hearsay" else "")
        elif kind in ("by", "reckoned"):
            self._report(at, kind)
        elif word in COLONS:
            self._head_line(at)
        else:
            self._say(at, kind)

    def _open(self, start: int, end: int, source: str) -> None:
        """Note that a source answers for some tokens; what was noted of them before is dropped."""
        while self._starts and self._starts[-1] >= start:
            self._starts.pop()
            self._told.pop()
        self._starts.append(start)
        self._told.append((end, source))

    def _report(self, at: int, kind: str) -> None:
        """據X的數據, 按X計算: X answers for the sentence."""
        words = self._tokens.words
        last = min(at + REACH, self._clause_end(at))
        if at + 1 < last and words[at + 1] in cues("unnamed"):
            source = words[at] + words[at + 1]
        else:
            source = self._speakers.of_report(at, last, kind)
        if source:
            self._taken = last
            self._open(at, self._sentence_end(at), source)

    def _head_line(self, at: int) -> None:
        """發言人：… at the beginning of a line, where that is no fact box."""
        first = self._line_start(at)
        if not first < at <= first + KEY_WORDS:
            return
        start, stop = phrase(self._tokens, first, at)
        if not start < stop == at:
            return
        end = self._block_end(at)
        number = bisect_left(self._tokens.lines, at)
        kind = self._kinds[number] if number < len(self._kinds) else ""
        ends = self._tokens.sentence_ends
        value = self._tokens.kinds.get(at + 1)
        boxed = value is not None and value.kind is not Kind.DATE
        whole = not boxed and (next_of(ends, at, end) < end or kind in ("title", "heading"))
        source = self._speakers.named(start, stop)
        if whole and can_speak(source.name):
            self._open(at, end, self._speakers.note(source, at))

    def _say(self, at: int, kind: str) -> None:
        """X表示, X的報告顯示, and X說 behind what is said."""
        words = self._tokens.words
        following = words[at + 1] if at + 1 < len(words) else "\n"
        if following in BYLINE:
            return
        first = self._clause_start(at)
        source = self._speakers.subject(first, at, kind, self.of(first - 1))
        if not source.name:
            return
        quoted = self._quoted_before(first)
        last = following in SENTENCE_ENDS
        if quoted < first:
            self._open(quoted, at, source.name)
        elif last:
            begin = first if BY in words[first:at] else self._sentence_start(at)
            self._open(begin, at, source.name)
        if not last:
            end = self._end(at + 1, "shows" if source.reports else kind)
            self._open(at + 1, end, source.name)

    def _end(self, at: int, kind: str) -> int:
        """Up to which token goes what is said from a token on: a quotation, a sentence or some."""
        words = self._tokens.words
        opening = at if words[at] in OPENING else at + 1
        if words[opening : opening + 1] and words[opening] in OPENING:
            close = self._close(opening)
            whole = words[close - 1] in SENTENCE_ENDS or words[close + 1 : close + 2] == ["。"]
            behind = "".join(words[close + 1 : close + 2]) or "。"
            direct = opening == at and (close > at + SCARE or behind in CLAUSE_ENDS)
            if words[at] in COLONS or whole or direct:
                return close
        if kind == "says" or (kind == "announces" and words[at] in CLAUSE_ENDS):
            return self._sentences_on(at)
        return self._sentence_end(at)

    def _sentences_on(self, at: int) -> int:
        """The end of the sentences for which a speaker is taken to go on, within the paragraph.

        A sentence that begins with 他 tells of the speaker, in the article's own voice.
        """
        ends, words = self._tokens.sentence_ends, self._tokens.words
        first, last = bisect_left(ends, at), self._block_end(at)
        for end in ends[first : first + LASTING]:
            if end >= last or words[end + 1 : end + 2] in ABOUT:
                return min(end, last)
        return ends[first + LASTING - 1] if first + LASTING <= len(ends) else last

    def _clause_start(self, at: int) -> int:
        before = bisect_left(self._tokens.clause_ends, at) - 1
        first = self._tokens.clause_ends[before] + 1 if before >= 0 else 0
        first = max(first, at - REACH)
        if first < at and self._tokens.words[first] in OPENING:
            close = self._close(first, at)
            return close if close < at else first  # 「…」李明說
        return first

    def _clause_end(self, at: int) -> int:
        return next_of(self._tokens.clause_ends, at, len(self._tokens.words))

    def _sentence_start(self, at: int) -> int:
        before = bisect_left(self._tokens.sentence_ends, at) - 1
        return self._tokens.sentence_ends[before] + 1 if before >= 0 else 0

    def _sentence_end(self, at: int) -> int:
        return next_of(self._tokens.sentence_ends, at, len(self._tokens.words))

    def _line_start(self, at: int) -> int:
        before = bisect_left(self._tokens.lines, at) - 1
        return self._tokens.lines[before] + 1 if before >= 0 else 0

    def _block_end(self, at: int) -> int:
        return next_of(self._tokens.lines, at, len(self._tokens.words))

    def _close(self, opening: int, last: int | None = None) -> int:
        """The token that closes a quotation; where it stays open, the end of its paragraph."""
        end = min(opening + QUOTED, self._block_end(opening) if last is None else last)
        depth = 0
        for at in range(opening, end):
            word = self._tokens.words[at]
            depth += (word in OPENING) - (word in CLOSING)
            if depth == 0:
                return at
        return end

    def _quoted_before(self, first: int) -> int:
        """Where the quotation opens that ends right before a clause; the clause if none does."""
        words = self._tokens.words
        close = next(
            (at for at in (first, first - 1, first - 2) if at >= 0 and words[at] in CLOSING), -1
        )
        depth = 0
        for at in range(close, max(-1, close - QUOTED), -1):
            depth += (words[at] in CLOSING) - (words[at] in OPENING)
            if depth == 0:
                sets_off = at == 0 or words[at - 1] in CLAUSE_ENDS - COLONS
                return at if sets_off else first
        return first
