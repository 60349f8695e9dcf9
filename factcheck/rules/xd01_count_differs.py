"""Two counts of the same thing differ.

What it flags
    One statement gives a number of things (所, 家, 人, 宗 …) and another statement of the same thing, in
    another article or elsewhere in the same one, gives a number that cannot be the same.

Why
    The same count is written again and again, and an old or mistyped figure survives in one of them.

Stays silent
    Rounded and hedged numbers that allow the other (約1.2萬 and 12,034), classifiers that stand for one
    another (所, 家, 間), values of different stated periods, targets and forecasts against results, parts
    against wholes, and both values of a change told in one sentence.

Measured
    531 articles with planted faults (evaluation/): 104 hits, 82 on a planted fault.
    5 real articles: 1 hit.
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
    counted = dispute.claim.kind in (Kind.COUNT, Kind.NUMBER) and not is_bare_sum(dispute.claim)
    return counted and not slipped(dispute)


def check(collection: Collection) -> Iterator[Finding]:
    """A finding for each claim that disagrees with the best supported value of its fact."""
    return findings(collection, RULE.code, _speaks)


RULE = Rule(
    code="XD01",
    name="count-differs",
    severity=Severity.ERROR,
    page=__doc__ or "",
    in_collection=check,
)
