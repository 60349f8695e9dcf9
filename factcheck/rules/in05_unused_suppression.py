"""A suppression holds nothing back.

What it flags
    A comment `<!-- factcheck: ignore XD01 -- reason -->`, or a row of `.factcheck-ignore.csv`, for a
    rule that found nothing where it speaks. The text was mended, or moved, or the quote no longer
    stands in it. Rules that look at one article alone: warning. Rules that compare with other
    articles or with the table of facts: info, since the other side may only not have been read.

Why
    A suppression that is left behind holds back the next fault at that place, which nobody knows of.

Stays silent
    Suppressions of rules that this run did not carry out, and rows for documents that it did not
    read.

Measured
    Not a judgement on a text: there is nothing to measure.
"""

from __future__ import annotations

from factcheck.finding import Evidence, Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule

RULE = Rule(
    code="IN05",
    name="unused-suppression",
    severity=Severity.WARNING,
    page=__doc__ or "",
)


def finding(place: Evidence, name: str, *, depends_on_others: bool) -> Finding:
    """The finding for a suppression, or for one of the rules that it names."""
    severity = Severity.INFO if depends_on_others else RULE.severity
    message = say("{rule} is ignored here, but finds nothing there; take it out", rule=name)
    return Finding(RULE.code, severity, place, message, evidence=(place,))
