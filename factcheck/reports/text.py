"""The report for people: by document, each finding with both sides quoted and the number marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from factcheck.finding import Evidence, Finding, plain, stated
from factcheck.languages import say, say_many
from factcheck.places import place_in_words
from factcheck.report import Report
from factcheck.reports.lines import marked
from factcheck.reports.terminal import Terminal, cropped, safe, width_of, wrapped
from factcheck.wording import listed

if TYPE_CHECKING:
    from claims import Document
    from claims.claim import Claim

INDENT = "    "
WIDEST = 24  # columns that a cell of the list of claims is filled up to
FURTHER = 5  # places beyond the two sides that are listed; the tables have them all


def findings(report: Report, terminal: Terminal) -> str:
    """Every open finding under the name of its document; nothing if there is none."""
    documents = {document.path: document for document in report.documents}
    names = {rule.code: rule.name for rule in report.rules}
    lines: list[str] = []
    for path, group in groupby(report.open, key=lambda finding: finding.place.document):
        lines += [terminal.paint(_heading(path, documents), "bold"), ""]
        for finding in group:
            lines += [*_finding(finding, names, documents, terminal), ""]
    return "".join(f"{line}\n" for line in lines)


def _heading(path: str, documents: Mapping[str, Document]) -> str:
    document = documents.get(path)
    published = f" ({document.published})" if document and document.published else ""
    return (safe(path) or say("(all documents)")) + published


def _finding(
    finding: Finding,
    names: Mapping[str, str],
    documents: Mapping[str, Document],
    terminal: Terminal,
) -> Iterator[str]:
    place = finding.place
    words = _in_file(place, documents)
    where = f"{place.line}:{place.column}{words} " if place.end > place.start else ""
    severity = terminal.paint(finding.severity.value, finding.severity.value)
    name = names.get(finding.rule, "")
    yield f"  {where}{severity} {finding.rule} {name}".rstrip()
    yield from _indented(finding.message, terminal)
    beside = [one for one in (finding.other, *finding.evidence) if one and _same(one, place)]
    lines, seen = _quoted(place, documents, terminal, beside)
    yield from lines
    if finding.other is not None:
        yield from _against(finding.other, documents, terminal, in_sight=finding.other in seen)
    if finding.working:
        yield from _indented(say("Working: {working}", working=finding.working), terminal)
    if finding.fact_id:
        yield from _indented(say("Reference: {fact_id}", fact_id=finding.fact_id), terminal)
    shown = {place, finding.other, *seen}
    yield from _further([one for one in finding.evidence if one not in shown], terminal)


def _same(one: Evidence, other: Evidence) -> bool:
    return one.document == other.document


def _against(
    other: Evidence, documents: Mapping[str, Document], terminal: Terminal, *, in_sight: bool
) -> Iterator[str]:
    """The other side; its line is not quoted again where it is marked already."""
    if in_sight:
        where = f"{other.line}:{other.column}{_in_file(other, documents)}"
        quote = safe(cropped(other.quote))
        yield INDENT + say("Against {place}「{quote}」", place=where, quote=quote)
        return
    yield INDENT + say("Against {place}", place=_where(other, documents))
    yield from _quoted(other, documents, terminal)[0]


def _where(place: Evidence, documents: Mapping[str, Document]) -> str:
    document = documents.get(place.document)
    published = f" ({document.published})" if document and document.published else ""
    words = _in_file(place, documents)
    return f"{safe(place.document)}:{place.line}:{place.column}{words}{published}"


def _in_file(place: Evidence, documents: Mapping[str, Document]) -> str:
    """The page or paragraph, where the file has any."""
    words = place_in_words(documents.get(place.document), place.start)
    return f" ({words})" if words else ""


def _quoted(
    place: Evidence,
    documents: Mapping[str, Document],
    terminal: Terminal,
    beside: Sequence[Evidence] = (),
) -> tuple[Sequence[str], set[Evidence]]:
    """The line of a place, and which of the places beside it are marked on it as well."""
    document = documents.get(place.document)
    if document is None or place.end <= place.start:
        return ([f"{INDENT}「{safe(cropped(place.quote))}」"] if place.quote else []), set()
    spans = [(one.start, one.end) for one in beside]
    found = marked(document, place.start, place.end, terminal, spans)
    return found.lines, {one for one in beside if (one.start, one.end) in found.seen}


def _further(rest: Sequence[Evidence], terminal: Terminal) -> Iterable[str]:
    if not rest:
        return []
    shown = [
        f"{place.document}:{place.line}:{place.column}「{cropped(place.quote)}」" for place in rest
    ]
    places, more = listed(shown[:FURTHER]), len(rest) - FURTHER
    if more <= 0:
        return _indented(say("See also: {places}", places=places), terminal)
    text = say_many(
        "See also: {places} and {number} more place",
        "See also: {places} and {number} more places",
        more,
        places=places,
    )
    return _indented(text, terminal)


def _indented(text: str, terminal: Terminal) -> list[str]:
    return [INDENT + line for line in wrapped(text, terminal.width - len(INDENT))]


def claims(found: Sequence[Claim], terminal: Terminal) -> str:
    """Every claim under the name of its document: place, quote, reading, and what it is about."""
    lines: list[str] = []
    for path, group in groupby(found, key=lambda claim: claim.document):
        batch = list(group)
        published = f" ({batch[0].published})" if batch[0].published else ""
        lines += [terminal.paint(safe(path) + published, "bold"), *_claims(batch), ""]
    return "".join(f"{line}\n" for line in lines)


def _claims(batch: Sequence[Claim]) -> Iterator[str]:
    rows = [
        (
            f"{claim.line}:{claim.column}",
            safe(cropped(claim.quote, WIDEST)),
            claim.kind.value,
            *_reading(claim),
        )
        for claim in batch
    ]
    widths = [min(WIDEST, max(map(width_of, column))) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = zip(row, widths, strict=True)
        yield (
            "  " + "  ".join(cell + " " * (wide - width_of(cell)) for cell, wide in cells).rstrip()
        )


def _reading(claim: Claim) -> tuple[str, str, str]:
    """The value with its unit, the bounds if they differ from it, and what it is about."""
    bounds = [plain(bound) if bound is not None else "" for bound in (claim.low, claim.high)]
    bounds = [cropped(bound, WIDEST) for bound in bounds]
    interval = "..".join(bounds) if any(bounds) and bounds[0] != bounds[1] else ""
    value = cropped(stated(claim), WIDEST)
    reading = f"{value} {claim.unit}".strip() if value != interval else claim.unit
    about = " | ".join(filter(None, (claim.subject, claim.measure, claim.scope)))
    return reading, interval, safe(about)
