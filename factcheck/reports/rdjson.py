"""Reviewdog's Diagnostic Format (rdjson): comments on the lines of a pull or merge request.

Its columns count bytes of UTF-8, unlike those of all other formats here.
Source: reviewdog, proto/rdf/reviewdog.proto (2024).
"""

from __future__ import annotations

import json
from typing import Any

from factcheck.finding import Evidence, Finding, Severity
from factcheck.report import Report
from factcheck.reports.regions import Regions
from factcheck.reports.terminal import Terminal, safe

SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}
Node = dict[str, Any]


def findings(report: Report, _: Terminal) -> str:
    """One DiagnosticResult with the findings that nobody holds back and that have a document."""
    regions = Regions(report.documents)
    placed = [finding for finding in report.open if finding.place.document]
    content = {
        "source": {"name": "factcheck"},
        "diagnostics": [_diagnostic(finding, regions) for finding in placed],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(finding: Finding, regions: Regions) -> Node:
    message = "\n".join(safe(line) for line in (finding.message, finding.working) if line)
    sides = dict.fromkeys([*([finding.other] if finding.other else []), *finding.evidence])
    sides.pop(finding.place, None)
    return {
        "message": message,
        "location": _location(finding.place, regions),
        "severity": SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
        "related_locations": [
            {"message": safe(side.quote), "location": _location(side, regions)} for side in sides
        ],
    }


def _location(place: Evidence, regions: Regions) -> Node:
    location: Node = {"path": place.document}
    if region := regions.of(place):
        first, last = (regions.bytes_before(place, offset) for offset in (place.start, place.end))
        location["range"] = {
            "start": {"line": region.line, "column": first + 1},
            "end": {"line": region.end_line, "column": last + 1},
        }
    return location
