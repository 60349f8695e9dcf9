"""One line a finding, `path:line:column: severity RULE message`, as editors and grep know it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.finding import Finding
from factcheck.places import place_in_words
from factcheck.report import Report
from factcheck.reports.terminal import Terminal, cropped, safe

if TYPE_CHECKING:
    from claims import Document


def findings(report: Report, _: Terminal) -> str:
    """The findings that nobody holds back."""
    documents = {document.path: document for document in report.documents}
    return "".join(
        f"{line(finding, documents.get(finding.place.document))}\n" for finding in report.open
    )


def line(finding: Finding, document: Document | None = None) -> str:
    """A finding on one line; one without a place in a text has no line and column.

    Where the document has pages or paragraphs, the place in words stands after the position.
    """
    place = finding.place
    where = [place.document or "-"]
    if place.end > place.start:
        where += [str(place.line), str(place.column)]
    words = place_in_words(document, place.start) if place.end > place.start else ""
    told = f" ({words})" if words else ""
    message = cropped(finding.message)
    return safe(f"{':'.join(where)}:{told} {finding.severity} {finding.rule} {message}")
