"""JSON, one object with everything, and JSON Lines, one object a finding or claim."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from factcheck.report import Report
from factcheck.reports.rows import Row, claim_row, finding_row
from factcheck.reports.terminal import Terminal
from factcheck.version import VERSION

if TYPE_CHECKING:
    from claims.claim import Claim

SCHEMA = 1  # of the JSON objects; a key that changes its meaning or goes raises it


def findings(report: Report, _: Terminal) -> str:
    """`schema`, `version`, `coverage` and `findings`; values are text, so that no digit is lost."""
    rows = [finding_row(finding) for finding in report.findings]
    return content_of({"coverage": report.coverage.to_dict(), "findings": rows})


def claims(found: Sequence[Claim], _: Terminal) -> str:
    """`schema`, `version` and `claims`."""
    return content_of({"claims": [claim_row(claim) for claim in found]})


def finding_lines(report: Report, _: Terminal) -> str:
    """One finding a line."""
    return _lines(map(finding_row, report.findings))


def claim_lines(found: Sequence[Claim], _: Terminal) -> str:
    """One claim a line."""
    return _lines(map(claim_row, found))


def content_of(content: Row) -> str:
    """A JSON object with `schema`, `version` and the content."""
    return (
        json.dumps({"schema": SCHEMA, "version": VERSION, **content}, ensure_ascii=False, indent=2)
        + "\n"
    )


def _lines(rows: Iterable[Row]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
