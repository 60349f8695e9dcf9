"""One line a finding, `path:line:column: severity RULE message`, as editors and grep know it."""

from __future__ import annotations

from factcheck.finding import Finding
from factcheck.report import Report
from factcheck.reports.terminal import Terminal, cropped, safe


def findings(report: Report, _: Terminal) -> str:
    """The findings that nobody holds back."""
    return "".join(f"{line(finding)}\n" for finding in report.open)


def line(finding: Finding) -> str:
    """A finding on one line; one without a place in a text has no line and column."""
    place = finding.place
    where = [place.document or "-"]
    if place.end > place.start:
        where += [str(place.line), str(place.column)]
    message = cropped(finding.message)
    return safe(f"{':'.join(where)}: {finding.severity} {finding.rule} {message}")
