"""Formats by name. A writer takes what was found and the terminal it goes to; it returns text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from factcheck.report import Report
from factcheck.reports import concise, github, junit, objects, rdjson, sarif, table, text
from factcheck.reports.terminal import PLAIN, Terminal

if TYPE_CHECKING:
    from claims.claim import Claim

__all__ = ["OF_CLAIMS", "OF_FINDINGS", "PLAIN", "Terminal"]


def _html(report: Report, terminal: Terminal) -> str:
    """With the template engine, which is loaded where a page is asked for."""
    from factcheck.reports.findings_html import findings

    return findings(report, terminal)


OF_FINDINGS: Mapping[str, Callable[[Report, Terminal], str]] = MappingProxyType(
    {
        "text": text.findings,
        "csv": table.findings,
        "json": objects.findings,
        "jsonl": objects.finding_lines,
        "html": _html,
        "concise": concise.findings,
        "github": github.findings,
        "junit": junit.findings,
        "rdjson": rdjson.findings,
        "sarif": sarif.findings,
    }
)
OF_CLAIMS: Mapping[str, Callable[[Sequence[Claim], Terminal], str]] = MappingProxyType(
    {
        "text": text.claims,
        "csv": table.claims,
        "json": objects.claims,
        "jsonl": objects.claim_lines,
    }
)
