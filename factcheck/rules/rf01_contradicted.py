"""A claim differs from the reference table.

What it flags
    The table has a row for the thing, valid at the time that the claim speaks of, and the value lies
    outside what the row allows; no other row of the fact has the value either.

Why
    The table holds what the responsible office or publisher says, with the date.

Stays silent
    Claims of a thing, measure or place that no row covers (counted as not covered), rounded values that
    fit, targets and changes where the row is a level, and claims before the first row.

Measured
    32 development articles: 7 hits of severity error or warning, 7 true, 0 false.
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
    for lookup in standings(collection.lookups, "contradicted"):
        place = Evidence.of(lookup.claim)
        message = say(
            "「{quote}」 differs from the reference: {row}", quote=place.quote, row=lookup.says()
        )
        working = f"{told(lookup.claim)} ≠ {lookup.shown()}"
        severity = Severity.ERROR if lookup.certain else RULE.severity
        yield Finding(
            RULE.code, severity, place, message, working, None, lookup.fact.fact_id, (place,)
        )


RULE = Rule(
    code="RF01",
    name="contradicted-by-reference",
    severity=Severity.WARNING,
    page=__doc__ or "",
    in_collection=check,
)
