"""Two lengths of time for the same thing differ.

What it flags
    How long something lasts, lasted or takes is told twice, differently.

Why
    Terms of schemes change, and years are counted on from an old article.

Stays silent
    Lengths that fit after conversion (三年, 36個月), hedged ones, and ages at different dates.

Measured
    531 articles with planted faults (evaluation/): 11 hits, 8 on a planted fault.
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
    return dispute.claim.kind is Kind.DURATION and not slipped(dispute)


def check(collection: Collection) -> Iterator[Finding]:
    """A finding for each claim that disagrees with the best supported value of its fact."""
    return findings(collection, RULE.code, _speaks)


RULE = Rule(
    code="XD06",
    name="duration-differs",
    severity=Severity.ERROR,
    page=__doc__ or "",
    in_collection=check,
)
