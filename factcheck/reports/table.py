"""CSV for people: UTF-8 with a byte order mark, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from claims.claim import COLUMNS as CLAIM_COLUMNS
from factcheck.finding import COLUMNS as FINDING_COLUMNS
from factcheck.report import Report
from factcheck.reports.rows import Row, claim_row, finding_row
from factcheck.reports.terminal import Terminal

if TYPE_CHECKING:
    from claims.claim import Claim

BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NUMBERS = frozenset(
    ("value", "low", "high", "other_value", "best_value")
)  # here a minus sign is only a minus sign
NEGATIVE = re.compile(r"-\d+(\.\d+)?")


def findings(report: Report, _: Terminal) -> str:
    """One row a finding, `evidence` as JSON in its cell."""
    return sheet(FINDING_COLUMNS, map(finding_row, report.findings))


def claims(found: Sequence[Claim], _: Terminal) -> str:
    """One row a claim."""
    return sheet(CLAIM_COLUMNS, map(claim_row, found))


def sheet(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """A header and the rows as CSV, each cell made harmless."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(column, row[column]) for column in columns])
    return BOM + text.getvalue()


def _cell(column: str, value: object) -> str:
    if value is None:
        return ""
    text = json.dumps(value, ensure_ascii=False) if isinstance(value, list) else str(value)
    text = text.replace("\r\n", "\n").replace(
        "\r", "\n"
    )  # not every csv module quotes a bare return
    if column in NUMBERS and NEGATIVE.fullmatch(text):
        return text
    return f"'{text}" if text.startswith(FORMULA) else text
