"""Two ranks of the same thing in the same list differ.

What it flags
    The same body, list and edition come with two places.

Why
    Rankings are published every year; last year's place is easily kept.

Stays silent
    Other lists, where both are named (QS, 《…》, …指數), other editions, sub-lists (global, Asian),
    and ordinals that only name (第二期, 第15屆).

Measured
    531 articles with planted faults (evaluation/): 9 hits, 9 on a planted fault.
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
    return dispute.claim.kind is Kind.ORDINAL and not slipped(dispute)


def check(collection: Collection) -> Iterator[Finding]:
    """A finding for each claim that disagrees with the best supported value of its fact."""
    return findings(collection, RULE.code, _speaks)


RULE = Rule(
    code="XD05",
    name="rank-differs",
    severity=Severity.ERROR,
    page=__doc__ or "",
    in_collection=check,
)
