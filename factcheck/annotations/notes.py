"""What is written beside a number: the finding from the side of that number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claims.errors import ClaimsError
from factcheck.finding import Evidence, Finding, Severity
from factcheck.languages import say
from factcheck.places import place_in_words
from factcheck.report import Report
from factcheck.wording import listed

if TYPE_CHECKING:
    from claims import Document
    from factcheck.reference.fact import Fact

AUTHOR, INITIALS = "factcheck", "FC"
_LONGEST_QUOTE = 80


class AnnotationError(ClaimsError):
    """A file that can be read, but that nothing may or can be written in."""


@dataclass(frozen=True, slots=True)
class Note:
    """`lines` belong to text[start:end] of the document; `place` is that in words."""

    start: int
    end: int
    severity: Severity
    lines: tuple[str, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Annotated:
    """The copy with its notes. `aside`: how many stand beside their words, not on them."""

    data: bytes
    notes: int
    aside: int = 0


def notes_on(report: Report, path: str) -> tuple[Note, ...]:
    """The notes for one document: one for each paragraph's side that an open finding has in it.

    Where the same words are the other side of several findings of a rule, one note names them all.
    """
    writer = _Writer(report, path)
    notes = [note for finding in report.open for note in writer.on_place(finding)]
    sides: dict[tuple[str, int, int], list[Finding]] = {}
    for finding in report.open:
        if other := writer.other_here(finding):
            sides.setdefault((finding.rule, other.start, other.end), []).append(finding)
    notes += [writer.on_other_side(findings) for findings in sides.values()]
    return tuple(sorted(notes, key=lambda note: (note.start, note.end)))


class _Writer:
    def __init__(self, report: Report, path: str) -> None:
        self._path = path
        self._documents: Mapping[str, Document] = {one.path: one for one in report.documents}
        self._names = {rule.code: rule.name for rule in report.rules}
        self._facts: Mapping[str, Fact] = {fact.fact_id: fact for fact in report.cited}

    def on_place(self, finding: Finding) -> Iterator[Note]:
        """The note on the place of a finding, if that is here."""
        if self._is_here(finding.place):
            against = [self._side(say("Against"), finding.other)] if finding.other else []
            yield self._note(finding, finding.place, [*against, *self._reasons(finding)])

    def other_here(self, finding: Finding) -> Evidence | None:
        """The other side of a finding, if that is here, and no line has them both.

        Of numbers in one paragraph a note on the one to look at is enough.
        """
        other = finding.other
        if other is None or not self._is_here(other) or self._in_one_line(finding.place, other):
            return None
        return other

    def _in_one_line(self, place: Evidence, other: Evidence) -> bool:
        document = self._documents.get(self._path)
        if place.document != other.document or document is None:
            return False
        start, end = sorted((place.start, other.start))
        return "\n" not in document.text[start:end]

    def on_other_side(self, findings: Sequence[Finding]) -> Note:
        """The note on the words that some findings of one rule have against them."""
        first = findings[0]
        assert first.other is not None
        sides = (self._side(say("The finding is on"), finding.place) for finding in findings)
        reasons = (line for finding in findings for line in self._reasons(finding))
        return self._note(first, first.other, list(dict.fromkeys([*sides, *reasons])))

    def _is_here(self, side: Evidence) -> bool:
        return side.document == self._path and side.end > side.start

    def _reasons(self, finding: Finding) -> Iterator[str]:
        if finding.working:
            yield say("Working: {working}", working=finding.working)
        if finding.fact_id:
            yield say("Reference") + say(": ") + self._source(finding.fact_id)

    def _note(self, finding: Finding, side: Evidence, further: Sequence[str]) -> Note:
        severity = {
            Severity.ERROR: say("error"),
            Severity.WARNING: say("warning"),
            Severity.INFO: say("info"),
        }[finding.severity]
        title = f"{finding.rule} {self._names.get(finding.rule, '')}".rstrip()
        lines = (f"{severity}{say(': ')}{finding.message}", *further, title)
        where = place_in_words(self._documents.get(self._path), side.start)
        return Note(side.start, side.end, finding.severity, lines, where)

    def _side(self, label: str, side: Evidence) -> str:
        document = self._documents.get(side.document)
        words = place_in_words(document, side.start)
        if side.document == self._path:
            where = words or f"{side.line}:{side.column}"
        else:
            published = document.published.isoformat() if document and document.published else ""
            told = listed(filter(None, (words, published)))
            where = f"{side.document}:{side.line}:{side.column}" + (f" ({told})" if told else "")
        return f"{label}{say(': ')}{where} 「{_short(side.quote)}」"

    def _source(self, fact_id: str) -> str:
        fact = self._facts.get(fact_id)
        if fact is None:
            return fact_id
        told = (fact.source_publisher, fact.source_title, fact.source_url)
        return f"{fact_id} ({listed(filter(None, told))})"


def _short(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else quote[:_LONGEST_QUOTE] + "…"
