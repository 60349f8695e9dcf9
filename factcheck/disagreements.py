"""Findings from disputes: the message, the working and the evidence that all XD rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from claims.claim import Claim
from factcheck.alignment.amounts import power_apart
from factcheck.collection import Collection
from factcheck.disputes import Dispute
from factcheck.finding import Evidence, Finding
from factcheck.languages import say, say_many
from factcheck.wording import named, told

MONTH = 30.44  # days
LONG = 45  # days from which on a gap is told in months


def findings(
    collection: Collection, code: str, speaks: Callable[[Dispute], bool]
) -> Iterator[Finding]:
    """A finding for each dispute that a rule speaks of."""
    known, places = _known(collection), _Places()
    for dispute in collection.disputes:
        if speaks(dispute):
            yield _finding(dispute, code, known, places)


class _Places(dict[int, Evidence]):
    """The place of each claim by the claim's identity, worked out once: a fact may hold many disputes."""

    def of(self, claim: Claim) -> Evidence:
        """The place of a claim."""
        found = self.get(id(claim))
        if found is None:
            found = self[id(claim)] = Evidence.of(claim)
        return found


def slipped(dispute: Dispute) -> bool:
    """Whether the two values have the same digits and differ by a power of ten."""
    return power_apart(*dispute.amounts) > 0


def _known(collection: Collection) -> dict[int, str]:
    """What the reference table says of a claim, by the claim's identity."""
    return {id(lookup.claim): lookup.says() for lookup in collection.lookups}


def _finding(dispute: Dispute, code: str, known: dict[int, str], places: _Places) -> Finding:
    claim, against = dispute.claim, dispute.against
    message = _message(dispute)
    table = [known[id(side)] for side in (claim, against) if id(side) in known]
    message = say("; ").join((message, *dict.fromkeys(table)))
    working = f"{told(claim)} ≠ {told(against)}"
    evidence = tuple(map(places.of, _first([claim, against, *dispute.fact.claims])))
    sides = places.of(claim), places.of(against)
    return Finding(code, dispute.severity, sides[0], message, working, sides[1], "", evidence)


def _message(dispute: Dispute) -> str:
    """What is told in two ways, and by whom if two sources are named."""
    claim, against = dispute.claim, dispute.against
    head = named(claim) or named(against)
    values = {
        "what": f"「{head}」" if head else say("the same thing"),
        "here": claim.quote,
        "there": against.quote,
        "where": _where(dispute),
    }
    if dispute.of_two_sources:
        return say(
            "{what} is told in two ways: {one} says 「{here}」 here, {other} says 「{there}」 {where}",
            one=f"「{claim.attribution}」",
            other=f"「{against.attribution}」",
            **values,
        )
    return say("{what} is told in two ways: 「{here}」 here, 「{there}」 {where}", **values)


def _first(claims: Iterable[Claim]) -> list[Claim]:
    return list({id(claim): claim for claim in claims}.values())


def _where(dispute: Dispute) -> str:
    """Whose the other statement is, and how far apart in time the two articles are."""
    if dispute.claim.document == dispute.against.document:
        return say("elsewhere in the article")
    gap = dispute.gap
    if gap is None or gap <= 0:
        return say("in another article")
    months = round(gap / MONTH)
    length = (
        say_many("{number} day", "{number} days", gap)
        if gap < LONG
        else say_many("{number} month", "{number} months", months)
    )
    one, other = dispute.claim.published, dispute.against.published
    if one and other and other < one:
        return say("in an article {length} before", length=length)
    return say("in an article {length} later", length=length)
