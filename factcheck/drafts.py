"""Which findings concern a draft, where more is compared than the draft."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from factcheck.finding import Finding
from factcheck.report import Report


def concerning(report: Report, drafts: Set[str]) -> Report:
    """The report with the findings alone that have a place in one of the drafts.

    What could not be read or used concerns everybody.
    """
    return replace(report, findings=tuple(one for one in report.findings if _concerns(one, drafts)))


def _concerns(finding: Finding, drafts: Set[str]) -> bool:
    places = (finding.place, finding.other, *finding.evidence)
    inside = any(place is not None and place.document in drafts for place in places)
    return inside or not finding.place.end  # about a document that is of no use, or a rule
