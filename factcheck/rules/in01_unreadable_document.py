"""A document could not be read.

What it flags
    A file that is missing, binary, too large, or in no encoding that can be told; a link that leads
    nowhere; a file without the right to read it. Nothing in it was checked, so the run ends with
    exit status 2 whatever else was found.

Why
    A run that silently skips an article looks like a run that found nothing wrong with it.

Stays silent
    Files in a folder of a kind that no reader knows (pictures, spreadsheets): only what is named,
    or is of a kind that can be read, is asked for.

Measured
    Not a judgement on a text: there is nothing to measure. The reading of each encoding is tested.
"""

from __future__ import annotations

from factcheck.finding import Evidence, Finding, Severity
from factcheck.rules.rule import Rule

RULE = Rule(
    code="IN01",
    name="unreadable-document",
    severity=Severity.ERROR,
    page=__doc__ or "",
)


def finding(document: str, fault: str) -> Finding:
    """The finding for a document that could not be read."""
    return Finding(RULE.code, RULE.severity, Evidence(document, 0, 0, 1, 1, ""), fault)
