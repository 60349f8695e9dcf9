"""Two percentages of the same thing differ.

What it flags
    The same share or rate is given as two percentages, in whatever notation (兩成, 20%, 五分之一).

Why
    Percentages are rounded, quoted from memory and mixed up with those of another year.

Stays silent
    Percentages and percentage points, growth against level, shares of different wholes, different periods.

Measured
    531 articles with planted faults (evaluation/): 18 hits, 12 on a planted fault.
    5 real articles: 0 hits.
"""

from collections.abc import Iterator

from claims.model import Kind
from factcheck.collection import Collection
from factcheck.disagreements import findings, slipped
from factcheck.disputes import Dispute
from factcheck.finding import Finding, Severity
from factcheck.rules.rule import Rule

RATES = (Kind.PERCENT, Kind.MULTIPLE, Kind.RATIO)


def _speaks(dispute: Dispute) -> bool:
    return dispute.claim.kind in RATES and not slipped(dispute)


def check(collection: Collection) -> Iterator[Finding]:
    """A finding for each claim that disagrees with the best supported value of its fact."""
    return findings(collection, RULE.code, _speaks)


RULE = Rule(
    code="XD03",
    name="percentage-differs",
    severity=Severity.ERROR,
    page=__doc__ or "",
    in_collection=check,
)
