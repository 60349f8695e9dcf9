"""Claim: one quantitative statement of a document, with what it is about and where it stands."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from claims.model import Kind, Mention, Qualifier

if TYPE_CHECKING:
    from claims.documents.document import Document

COLUMNS = (
    *("claim_id", "document", "published", "line", "column", "start", "end", "quote", "kind"),
    *("value", "low", "high", "unit", "qualifier", "period_start", "period_end"),
    *("subject", "measure", "scope", "context"),
)


BESIDE = 80  # characters on either side of a number within which its subject is looked for
FAR = 400  # characters before a number within which what its clause points back to is told
LIKELY = ("paragraph", "heading")
"""Where a period may be told that holds for a number only likely."""


class Pointer(NamedTuple):
    """A word of a clause that stands for what was told before it (前者, 兩者, 其, 有關數字).

    `words`: its own; `names`: those of each thing that it stands for; `others`: those of the other of two
    things, for which it does not stand. All are folded.
    """

    words: tuple[str, ...]
    names: tuple[tuple[str, ...], ...]
    others: tuple[str, ...] = ()


class Frame(NamedTuple):
    """What a mention is about, as far as the text tells. All words are folded and carry content.

    `head`: the noun phrase that is counted or measured (國家重點實驗室 of 16所國家重點實驗室).
    `before` and `after`: words of the mention's own segment (clause, list item, bracket), in order.
    `far`: further words of its sentence. `wide`: words of the sentence before and of the heading.
    `roles`: in which sense the number is meant (`lexicon/roles.csv`): part, share, cap, target,
    forecast, former, change, per, cumulative, denied, question, supposed …: what keeps two numbers
    of the same thing from being the same statement.
    `scope`: places and organisations that the segment, else the sentence names (`scopes.csv`).
    `period_start`, `period_end`: what the number refers to; `period_from` says where that was told:
    clause, sentence, column (of a table), paragraph or heading (both only likely), or nothing.
    `sentence`, `block`: their numbers in the document, from 0; `place`: the kind of the block.
    `left`, `right`: the folded characters beside the mention, within its sentence.
    `attribution`: who says so (運輸署表示, 據統計處數據): the name as it stands in the folded text; empty
    for the article itself. `pointer`: the word by which its clause says what the number is of, where
    that is plain; the names are among the words `before`.
    """

    head: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    far: tuple[str, ...] = ()
    wide: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    scope: str = ""
    period_start: date | None = None
    period_end: date | None = None
    period_from: str = ""
    sentence: int = 0
    block: int = 0
    place: str = ""
    left: str = ""
    right: str = ""
    attribution: str = ""
    pointer: Pointer | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A mention in its document, with its frame; attributes carry the contract's column names."""

    source: Document
    mention: Mention
    frame: Frame
    start: int
    end: int

    @property
    def claim_id(self) -> str:
        """Stable within a version of the document: a digest of path, place and quote."""
        key = f"{self.source.path}\x1f{self.start}\x1f{self.end}\x1f{self.quote}"
        return "c" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:15]

    @property
    def document(self) -> str:
        """Path of the document."""
        return self.source.path

    @property
    def published(self) -> date | None:
        """Publication date of the document."""
        return self.source.published

    @property
    def line(self) -> int:
        """Line in the source, from 1."""
        return self.source.position(self.start)[0]

    @property
    def column(self) -> int:
        """Column in the source, from 1, in code points."""
        return self.source.position(self.start)[1]

    @property
    def quote(self) -> str:
        """The source slice without line breaks."""
        return "".join(self.source.text[self.start : self.end].splitlines())

    @property
    def kind(self) -> Kind:
        """Kind of the mention."""
        return self.mention.kind

    @property
    def value(self) -> Decimal | None:
        """Value in base units; None where only bounds are known."""
        return self.mention.quantity.value if self.mention.quantity else None

    @property
    def low(self) -> Decimal | None:
        """Lower bound that words and precision allow; None: open."""
        return self.mention.quantity.low if self.mention.quantity else None

    @property
    def high(self) -> Decimal | None:
        """Upper bound that words and precision allow; None: open."""
        return self.mention.quantity.high if self.mention.quantity else None

    @property
    def unit(self) -> str:
        """Unit id."""
        return self.mention.quantity.unit if self.mention.quantity else ""

    @property
    def qualifier(self) -> Qualifier:
        """Hedge or bound."""
        return self.mention.quantity.qualifier if self.mention.quantity else Qualifier.EXACT

    @property
    def period_start(self) -> date | None:
        """First day: of what a date denotes, of the period that a quantity refers to."""
        period = self.mention.period
        return period.start if period else self.frame.period_start

    @property
    def period_end(self) -> date | None:
        """Last day: of what a date denotes, of the period that a quantity refers to."""
        period = self.mention.period
        return period.end if period else self.frame.period_end

    @property
    def subject(self) -> str:
        """The thing: what is counted, or the nearest noun phrase.

        In the characters of the source; folded where the source does not write it in one piece.
        """
        name, text = "".join(self.frame.head), self.source.folded.text
        if not name:
            return ""
        if self.frame.pointer:
            return "".join(map(self._told_before, self.frame.head))
        start = text.find(name, self.mention.end, self.mention.end + BESIDE)
        if start < 0:
            start = text.rfind(name, max(0, self.mention.start - BESIDE), self.mention.start)
        return self._as_written(start, name)

    @property
    def measure(self) -> str:
        """Which facet of it: the last words before the mention, folded."""
        return "".join(self.frame.before[-2:])

    @property
    def scope(self) -> str:
        """Place or organisation."""
        return self.frame.scope

    @property
    def attribution(self) -> str:
        """Who says so, in the characters of the source; empty where it is the article itself."""
        name, folded = self.frame.attribution, self.source.folded
        if not name:
            return ""
        start = folded.text.rfind(name, 0, self.mention.start)
        if start < 0:
            start = folded.text.find(name, self.mention.end)
        return self._as_written(start, name)

    def _told_before(self, word: str) -> str:
        """A word as the source writes it where it stands last up to the clause of the mention, or in it."""
        folded, end = self.source.folded.text, self.mention.end + BESIDE
        return self._as_written(folded.rfind(word, max(0, self.mention.start - FAR), end), word)

    def _as_written(self, start: int, name: str) -> str:
        """A name that stands here in the folded text as the source writes it; -1: as it is."""
        if start < 0:
            return name
        first, last = self.source.folded.to_source(start, start + len(name))
        return "".join(self.source.shown(first, last).split())

    @property
    def context(self) -> str:
        """The words around it, at most 20 characters on each side, on one line."""
        shown = self.source.shown
        before, after = shown(max(0, self.start - 400), self.start), shown(self.end, self.end + 400)
        text = f"{before[-20:]}{shown(self.start, self.end)}{after[:20]}"
        return " ".join(text.split())

    def to_dict(self) -> dict[str, object]:
        """The contract's columns."""
        return {name: getattr(self, name) for name in COLUMNS}
