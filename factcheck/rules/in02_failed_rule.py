"""A rule broke down and was not carried out.

What it flags
    A fault of the program or of a rule that somebody added: the rule stopped half-way, the others
    went on. The run ends with exit status 2.

Why
    A rule that fails in silence looks like a rule that found nothing.

Stays silent
    Rules that were not asked for.

Measured
    Not a judgement on a text: there is nothing to measure.
"""

from __future__ import annotations

from factcheck.finding import Severity
from factcheck.rules.rule import Rule

RULE = Rule(
    code="IN02",
    name="failed-rule",
    severity=Severity.ERROR,
    page=__doc__ or "",
)
