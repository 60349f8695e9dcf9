"""Annotations of GitHub Actions: workflow commands that mark the lines of a change.

GitHub shows ten annotations of each level a step and drops the rest without a word. So the commands
stop there, and what follows is listed plainly in the log, with a line that says so.
Source: GitHub docs, "Workflow commands for GitHub Actions" (2025).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from factcheck.finding import Finding, Severity
from factcheck.languages import say, say_many
from factcheck.report import Report
from factcheck.reports import concise
from factcheck.reports.regions import Regions
from factcheck.reports.terminal import Terminal, safe

LIMIT = 10  # annotations of one level that a step may have
COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class _Cut(NamedTuple):
    shown: Sequence[Finding]
    rest: Sequence[Finding]


def findings(report: Report, _: Terminal) -> str:
    """Commands for the first findings of each severity, errors first; then what is beyond the limit."""
    names = {rule.code: rule.name for rule in report.rules}
    regions = Regions(report.documents)
    cuts = [_cut(report.open, severity) for severity in COMMANDS]
    lines = [_command(finding, names, regions) for cut in cuts for finding in cut.shown]
    rest = [finding for cut in cuts for finding in cut.rest]
    if rest:
        lines.append(_limit(len(rest)))
        lines += [concise.line(finding) for finding in rest]
    return "".join(f"{line}\n" for line in lines)


def _cut(found: Sequence[Finding], severity: Severity) -> _Cut:
    those = [finding for finding in found if finding.severity is severity]
    return _Cut(those[:LIMIT], those[LIMIT:])


def _limit(number: int) -> str:
    what = say_many("{number} further finding", "{number} further findings", number)
    return say("{what} without annotation: GitHub shows {limit} a level.", what=what, limit=LIMIT)


def _command(finding: Finding, names: dict[str, str], regions: Regions) -> str:
    place, fields = finding.place, {}
    if place.document:
        fields["file"] = place.document
    if region := regions.of(place):
        fields |= {"line": str(region.line), "endLine": str(region.end_line)}
        if region.line == region.end_line:  # GitHub refuses columns of a place on several lines
            fields |= {"col": str(region.column), "endColumn": str(region.end_column)}
    fields["title"] = f"{finding.rule} {names.get(finding.rule, '')}".rstrip()
    values = ",".join(f"{name}={_property(value)}" for name, value in fields.items())
    return f"::{COMMANDS[finding.severity]} {values}::{_data(_message(finding))}"


def _message(finding: Finding) -> str:
    other, lines = finding.other, [finding.message, finding.working]
    if other is not None:
        lines.append(f"↔ {other.document}:{other.line}:{other.column}「{other.quote}」")
    return "\n".join(safe(line) for line in lines if line)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(safe(text)).replace(":", "%3A").replace(",", "%2C")
