"""The same digits for the same thing, ten, a hundred or ten thousand times apart.

What it flags
    Two statements of one thing whose values have the same digits but another power of ten: 4.5億 for
    4.5萬億, 600萬 for 6,000萬.

Why
    萬, 億 and 萬億 are dropped or doubled when a figure is copied or translated. Such a slip is a
    factor of ten thousand, and the reader has no way to see it.

Stays silent
    Values that differ in their digits (see XD01 to XD07), per-unit values against totals, and different
    stated periods.

Measured
    531 articles with planted faults (evaluation/): 21 hits, 19 on a planted fault.
    5 real articles: 0 hits.
"""

from collections.abc import Iterator

from factcheck.collection import Collection
from factcheck.disagreements import findings, slipped
from factcheck.finding import Finding, Severity
from factcheck.rules.rule import Rule


def check(collection: Collection) -> Iterator[Finding]:
    """A finding for each claim that is a power of ten away from the best supported value."""
    return findings(collection, RULE.code, slipped)


RULE = Rule(
    code="XD08",
    name="power-of-ten",
    severity=Severity.ERROR,
    page=__doc__ or "",
    in_collection=check,
)
