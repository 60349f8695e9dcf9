"""Formats by name. A writer takes what was found and the terminal it goes to; it returns text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from factcheck.report import Report
from factcheck.reports import objects, table, text
from factcheck.reports.terminal import PLAIN, Terminal

if TYPE_CHECKING:
    from claims.claim import Claim

__all__ = ["FORMATS", "PLAIN", "Format", "Terminal"]


class Format(NamedTuple):
    """How one format writes findings, and how claims."""

    findings: Callable[[Report, Terminal], str]
    claims: Callable[[Sequence[Claim], Terminal], str]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "text": Format(text.findings, text.claims),
        "csv": Format(table.findings, table.claims),
        "json": Format(objects.findings, objects.claims),
        "jsonl": Format(objects.finding_lines, objects.claim_lines),
    }
)
