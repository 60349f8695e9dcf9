"""A document has no text.

What it flags
    A file that was read without trouble and holds nothing but white space, such as the export of a
    page whose text is a picture. A run in which every document is empty has checked nothing and
    ends with exit status 2.

Why
    Nothing was checked where somebody believes that something was.

Stays silent
    Any document with a character that can be read, even if there is no number in it: the coverage
    line tells how many numbers were seen.

Measured
    Not a judgement on a text: there is nothing to measure.
"""

from __future__ import annotations

from factcheck.finding import Evidence, Finding, Severity
from factcheck.rules.rule import Rule

RULE = Rule(
    code="IN03",
    name="empty-document",
    severity=Severity.WARNING,
    page=__doc__ or "",
)


def finding(document: str, fault: str) -> Finding:
    """The finding for a document without text."""
    return Finding(RULE.code, RULE.severity, Evidence(document, 0, 0, 1, 1, ""), fault)
