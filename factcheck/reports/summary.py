"""The closing lines of a run: how much was seen, read, placed, compared, and what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from types import MappingProxyType

from factcheck.finding import Finding, Severity, Status
from factcheck.languages import later, say, say_many
from factcheck.report import Coverage, Report

HOLDERS: Mapping[Status, str] = MappingProxyType(
    {
        Status.SUPPRESSED: later("held back by suppressions: {findings}"),
        Status.ACCEPTED: later("held back as accepted in review: {findings}"),
        Status.BASELINE: later("held back by the baseline: {findings}"),
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


def _read(coverage: Coverage) -> str:
    parts = [say_many("{number} document read", "{number} documents read", coverage.documents)]
    if unread := coverage.unreadable:
        parts.append(say_many("{number} unreadable", "{number} unreadable", unread))
    if coverage.empty:
        parts.append(say_many("{number} empty", "{number} empty", coverage.empty))
    size = say_many("{number} character", "{number} characters", coverage.characters)
    return say("; ").join((say(", ").join(parts), size))


def _compared(coverage: Coverage) -> str:
    return say_many(
        "{number} number and date seen, {read} read, {placed} placed, {compared} compared, "
        "{consistent} of these consistent",
        "{number} numbers and dates seen, {read} read, {placed} placed, {compared} compared, "
        "{consistent} of these consistent",
        max(coverage.seen, coverage.mentions),
        read=f"{coverage.mentions:,}",
        placed=f"{coverage.placed:,}",
        compared=f"{coverage.compared:,}",
        consistent=f"{coverage.consistent:,}",
    )


def _reference(coverage: Coverage) -> str:
    return say(
        "reference: {supported} supported, {contradicted} contradicted, {outdated} outdated, "
        "{not_covered} not covered",
        supported=f"{coverage.supported:,}",
        contradicted=f"{coverage.contradicted:,}",
        outdated=f"{coverage.outdated:,}",
        not_covered=f"{coverage.not_covered:,}",
    )


def _undated(coverage: Coverage) -> str:
    undated = say_many(
        "{number} document without publication date",
        "{number} documents without publication date",
        coverage.undated,
    )
    if not coverage.unresolved:
        return undated
    unresolved = say_many(
        "{number} relative date left unresolved",
        "{number} relative dates left unresolved",
        coverage.unresolved,
    )
    return say("{undated}: {unresolved}", undated=undated, unresolved=unresolved)


def _held(report: Report) -> list[str]:
    """A line for each status that holds findings back."""
    by = {status: [one for one in report.held if one.status is status] for status in HOLDERS}
    return [
        say(HOLDERS[status], findings=count_findings(by[status])) for status in by if by[status]
    ]


def count_findings(findings: Collection[Finding]) -> str:
    """How many, and how many of each severity."""
    by = Counter(finding.severity for finding in findings)
    number = by[Severity.INFO]
    return say(
        "{findings}: {errors}, {warnings}, {notes}",
        findings=say_many("{number} finding", "{number} findings", len(findings)),
        errors=say_many("{number} error", "{number} errors", by[Severity.ERROR]),
        warnings=say_many("{number} warning", "{number} warnings", by[Severity.WARNING]),
        notes=say_many("{number} info", "{number} info", number),
    )
