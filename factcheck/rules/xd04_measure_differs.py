"""Two measurements of the same thing differ.

What it flags
    The same area, length, mass or capacity is given as two values that no rounding reconciles.

Why
    Areas and distances are converted and copied by hand.

Stays silent
    Values in different units that fit after conversion, rounded values, parts against wholes.

Measured
    531 articles with planted faults (evaluation/): 36 hits, 30 on a planted fault.
    5 real articles: 0 hits.
"""

from collections.abc import Iterator

from claims.model import Kind
from factcheck.collection import Collection
from factcheck.disagreements import findings, slipped
from factcheck.disputes import Dispute
from factcheck.finding import Finding, Severity
from factcheck.rules.rule import Rule


def _speaks(dispute: Dispute) -> bool:
    return dispute.claim.kind is Kind.MEASURE and not slipped(dispute)


def check(collection: Collection) -> Iterator[Finding]:
    """A finding for each claim that disagrees with the best supported value of its fact."""
    return findings(collection, RULE.code, _speaks)


RULE = Rule(
    code="XD04",
    name="measure-differs",
    severity=Severity.ERROR,
    page=__doc__ or "",
    in_collection=check,
)
