"""A suppression cannot be carried out as it is written, or gives no reason.

What it flags
    A comment that begins with `factcheck:` and goes on with another word than ignore, disable and
    enable; that names no rule, or one that there is not; an enable without its disable: warning, and
    nothing is held back on its account. A suppression without a reason: info, and it holds.

Why
    Somebody believes that something is held back. And who finds the comment next year will want to
    know why.

Stays silent
    Comments that only mention factcheck without the colon, and whatever stands in code.

Measured
    Not a judgement on a text: there is nothing to measure.
"""

from __future__ import annotations

from factcheck.finding import Evidence, Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule

RULE = Rule(
    code="IN06",
    name="unclear-suppression",
    severity=Severity.WARNING,
    page=__doc__ or "",
)


def finding(place: Evidence, fault: str) -> Finding:
    """The finding for a suppression that cannot be carried out."""
    message = say("this suppression is void: {fault}", fault=fault)
    return Finding(RULE.code, RULE.severity, place, message, evidence=(place,))


def without_reason(place: Evidence) -> Finding:
    """The finding for a suppression that does not say why."""
    message = say("this suppression gives no reason; write one behind the rule, after --")
    return Finding(RULE.code, Severity.INFO, place, message, evidence=(place,))
