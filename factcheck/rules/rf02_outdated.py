"""A claim gives a value that the reference table has as superseded.

What it flags
    The value fits a row that was no longer valid at the time that the claim speaks of. The message says
    until when it held.

Why
    Yesterday's figure is the commonest error of all: it was right once.

Stays silent
    Values of a stated period in which the row was valid, and history told as history.

Measured
    32 development articles: 5 hits of severity error or warning, 5 true, 0 false.
    Five real articles: 0 hits.
"""

from collections.abc import Iterator

from factcheck.collection import Collection
from factcheck.finding import Evidence, Finding, Severity
from factcheck.languages import say
from factcheck.reference.lookups import standings
from factcheck.rules.rule import Rule
from factcheck.wording import told


def check(collection: Collection) -> Iterator[Finding]:
    """A finding for each claim of this standing."""
    for lookup in standings(collection.lookups, "outdated"):
        place = Evidence.of(lookup.claim)
        message = say("「{quote}」 is out of date: {row}", quote=place.quote, row=lookup.says())
        working = f"{told(lookup.claim)} ≠ {lookup.shown()}"
        severity = RULE.severity
        yield Finding(
            RULE.code, severity, place, message, working, None, lookup.fact.fact_id, (place,)
        )


RULE = Rule(
    code="RF02",
    name="outdated-by-reference",
    severity=Severity.WARNING,
    page=__doc__ or "",
    in_collection=check,
)
