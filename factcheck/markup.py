"""Messages about a web page in the words that a reader sees: 2,600人, not 2,6</span>00人.

The quotes of a finding stay slices of the source, as its offsets say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.finding import Finding

if TYPE_CHECKING:
    from claims import Document


def without_markup(
    findings: Iterable[Finding], documents: Mapping[str, Document]
) -> Iterator[Finding]:
    """The findings, with message and working rid of the tags that quotes from pages have in them."""
    for finding in findings:
        message, working = finding.message, finding.working
        for quote, shown in _marked_up(finding, documents):
            message, working = message.replace(quote, shown), working.replace(quote, shown)
        changed = (message, working) != (finding.message, finding.working)
        yield replace(finding, message=message, working=working) if changed else finding


def _marked_up(finding: Finding, documents: Mapping[str, Document]) -> Iterator[tuple[str, str]]:
    sides = (finding.place, *([finding.other] if finding.other else []), *finding.evidence)
    for side in sides:
        document = documents.get(side.document)
        if document is not None and document.layout.visible and side.quote:
            yield side.quote, "".join(document.shown(side.start, side.end).splitlines())
