"""Two amounts of money for the same thing differ.

What it flags
    The same sum, cap, cost or price is given as two amounts, or with the same figure in two currencies.

Why
    An amount is copied from an earlier plan, or a digit is lost.

Stays silent
    Amounts per unit against totals, caps against sums granted, schemes of different names, a conversion
    in brackets, and values of different stated periods.

Measured
    531 articles with planted faults (evaluation/): 44 hits, 39 on a planted fault.
    5 real articles: 0 hits.
"""

from collections.abc import Iterator

from claims.model import Kind
from factcheck.alignment.dimensions import is_bare_sum
from factcheck.collection import Collection
from factcheck.disagreements import findings, slipped
from factcheck.disputes import Dispute
from factcheck.finding import Finding, Severity
from factcheck.rules.rule import Rule


def _speaks(dispute: Dispute) -> bool:
    sum_of_money = dispute.claim.kind is Kind.MONEY or is_bare_sum(dispute.claim)
    return sum_of_money and not slipped(dispute)


def check(collection: Collection) -> Iterator[Finding]:
    """A finding for each claim that disagrees with the best supported value of its fact."""
    return findings(collection, RULE.code, _speaks)


RULE = Rule(
    code="XD02",
    name="money-differs",
    severity=Severity.ERROR,
    page=__doc__ or "",
    in_collection=check,
)
