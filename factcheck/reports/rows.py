"""Claims and findings as plain rows: what the CSV, JSON and JSON Lines reports have in common."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from factcheck.finding import Finding, plain

if TYPE_CHECKING:
    from claims.claim import Claim

Row = dict[str, object]
PLACES = ("", "other_")


def finding_row(finding: Finding) -> Row:
    """The contract's columns of a finding; one without a place in a text has empty offsets."""
    row = simple(finding.to_dict())
    for prefix in PLACES:
        if row[f"{prefix}start"] == row[f"{prefix}end"]:
            row |= {f"{prefix}{name}": None for name in ("line", "column", "start", "end")}
    return row


def claim_row(claim: Claim) -> Row:
    """The contract's columns of a claim."""
    return simple(claim.to_dict())


def simple(row: Mapping[str, object]) -> Row:
    """The row with nothing but text, whole numbers, lists, dictionaries and None in it."""
    return {name: _simple(value) for name, value in row.items()}


def _simple(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    return value
