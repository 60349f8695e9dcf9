"""Findings from disputes: the message, the working and the evidence that all XD rules share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from claims.claim import Claim
from factcheck.alignment.values import power_apart
from factcheck.collection import Collection
from factcheck.disputes import Dispute
from factcheck.finding import Evidence, Finding
from factcheck.wording import named, told

MONTH = 30.44  # days


def findings(
    collection: Collection, code: str, speaks: Callable[[Dispute], bool]
) -> Iterator[Finding]:
    """A finding for each dispute that a rule speaks of."""
    known = _known(collection)
    for dispute in collection.disputes:
        if speaks(dispute):
            yield _finding(dispute, code, known)


def slipped(dispute: Dispute) -> bool:
    """Whether the two values have the same digits and differ by a power of ten."""
    return power_apart(dispute.claim, dispute.against) > 0


def _known(collection: Collection) -> dict[int, str]:
    """What the reference table says of a claim, by the claim's identity."""
    return {id(lookup.claim): lookup.says() for lookup in collection.lookups}


def _finding(dispute: Dispute, code: str, known: dict[int, str]) -> Finding:
    claim, against = dispute.claim, dispute.against
    head = named(claim) or named(against)
    what = f"「{head}」" if head else "同一事項"
    message = f"{what}說法不一：此處{_quoted(claim)}，{_where(dispute)}{_quoted(against)}"
    if table := [known[id(side)] for side in (claim, against) if id(side) in known]:
        message += "；" + "；".join(dict.fromkeys(table))
    working = f"{told(claim)} ≠ {told(against)}"
    evidence = tuple(map(Evidence.of, _first([claim, against, *dispute.fact.claims])))
    sides = Evidence.of(claim), Evidence.of(against)
    return Finding(code, dispute.severity, sides[0], message, working, sides[1], "", evidence)


def _first(claims: Iterable[Claim]) -> list[Claim]:
    return list({id(claim): claim for claim in claims}.values())


def _quoted(claim: Claim) -> str:
    return f"「{claim.quote}」"


def _where(dispute: Dispute) -> str:
    """Whose the other statement is, and how far apart in time the two articles are."""
    if dispute.claim.document == dispute.against.document:
        return "同文另一處"
    gap = dispute.gap
    if gap is None or gap <= 0:
        return "另一篇"
    length = f"{gap} 天" if gap < 45 else f"{round(gap / MONTH)} 個月"
    one, other = dispute.claim.published, dispute.against.published
    order = "之前" if one and other and other < one else "之後"
    return f"{length}{order}的另一篇"
