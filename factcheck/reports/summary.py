"""The closing lines of a run: how much was seen, read, placed, compared, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from types import MappingProxyType

from factcheck.finding import Finding, Severity, Status
from factcheck.report import Coverage, Report

HOLDERS: Mapping[Status, str] = MappingProxyType(
    {
        Status.SUPPRESSED: "by suppressions",
        Status.ACCEPTED: "as accepted in review",
        Status.BASELINE: "by the baseline",
    }
)


def summary(report: Report) -> list[str]:
    """Coverage, what is held back, then the open findings; a run that read nothing never looks clean."""
    coverage = report.coverage
    lines = [_read(coverage), _compared(coverage)]
    if coverage.supported + coverage.contradicted + coverage.outdated + coverage.not_covered:
        lines.append(_reference(coverage))
    if coverage.undated:
        lines.append(_undated(coverage))
    return [*filter(None, lines), *_held(report), count_findings(report.open)]


def count(number: int, noun: str) -> str:
    """A number with its noun: 1 document, 2 documents."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _read(coverage: Coverage) -> str:
    unread = f", {coverage.unreadable:,} unreadable" if coverage.unreadable else ""
    empty = f", {coverage.empty:,} empty" if coverage.empty else ""
    documents = count(coverage.documents, "document")
    return f"{documents} read{unread}{empty}; {coverage.characters:,} characters"


def _compared(coverage: Coverage) -> str:
    seen = max(coverage.seen, coverage.mentions)
    return (
        f"{count(seen, 'number and date').replace('number and dates', 'numbers and dates')} seen, "
        f"{coverage.mentions:,} read, {coverage.placed:,} placed, {coverage.compared:,} compared, "
        f"{coverage.consistent:,} of these consistent"
    )


def _reference(coverage: Coverage) -> str:
    return (
        f"reference: {coverage.supported:,} supported, {coverage.contradicted:,} contradicted, "
        f"{coverage.outdated:,} outdated, {coverage.not_covered:,} not covered"
    )


def _undated(coverage: Coverage) -> str:
    line = f"{count(coverage.undated, 'document')} without publication date"
    if coverage.unresolved:
        line += f": {count(coverage.unresolved, 'relative date')} left unresolved"
    return line


def _held(report: Report) -> list[str]:
    """A line for each status that holds findings back."""
    by = {status: [one for one in report.held if one.status is status] for status in HOLDERS}
    return [
        f"held back {HOLDERS[status]}: {count_findings(by[status])}" for status in by if by[status]
    ]


def count_findings(findings: Collection[Finding]) -> str:
    """How many, and how many of each severity."""
    by = Counter(finding.severity for finding in findings)
    errors, warnings = count(by[Severity.ERROR], "error"), count(by[Severity.WARNING], "warning")
    return f"{count(len(findings), 'finding')}: {errors}, {warnings}, {by[Severity.INFO]:,} info"
