"""Parts of a whole: runs of amounts that stand side by side in a list, and how many each counts for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import regex

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.intervals import Interval
from factcheck.arithmetic.operands import Masked, alike, grammar, level, reach

PART = grammar(
    r"(?P<lead>(?:[，、；]?(?:以及|其余|余下|另外|另|及|和|与|而)?)[^‹V›，。；：！？\n]{0,24}?)(?P<k>«A»)"
    r"(?:（[^（）]{0,24}+）|\([^()]{0,24}+\))?(?P<tail>[^‹V›，、；。：（）及和与\n]{0,10}+)"
)
TOTAL = regex.compile(r"合共|合计|共计|总共|一共|累计|总计|总数|总额|总和|合占")
UNREAD = regex.compile(r"\d")  # a number that is no claim: the list is not understood
LARGE = 10**4
MOST = 24


@dataclass(frozen=True)
class Part:
    """An amount of a list; it counts at least `least` and at most `most` times (各三間)."""

    claim: Claim
    lead: str
    tail: str
    label: str
    least: int
    most: int


def run(line: Masked, start: int, like: Claim) -> tuple[list[Part], int]:
    """The amounts alike that follow one another from a place, and where they end."""
    parts: list[Part] = []
    place = start
    while len(parts) < MOST and (match := PART.match(line.text, place)):
        claim = line.claim(match, "k")
        if (
            not fits(claim, like)
            or _next_thing(parts, match["lead"])
            or TOTAL.search(match["lead"])
        ):
            break
        if UNREAD.search(match["lead"]):
            return [], place
        label = line.read(match.start("lead"), match.end("tail"))
        parts.append(_part(claim, match["lead"], match["tail"], label))
        place = match.end()
    return parts, place


def fits(claim: Claim, like: Claim) -> bool:
    """Whether an amount may stand in a list of the unit of another."""
    return alike(claim, like) or _elliptic(claim, like)


def _elliptic(claim: Claim, like: Claim) -> bool:
    """Whether a number leaves its unit to the last of the list: 1.2億、1.5億及1.8億元."""
    large = claim.value is not None and abs(claim.value) >= LARGE
    return not claim.unit and large and like.kind is Kind.MONEY


def _next_thing(parts: Sequence[Part], lead: str) -> bool:
    """Whether a semicolon ends a list whose items are joined by lighter marks."""
    return lead.startswith("；") and len(parts) > 1 and not parts[1].lead.startswith("；")


def _part(claim: Claim, lead: str, tail: str, label: str) -> Part:
    if not lead.endswith("各"):
        return Part(claim, lead, tail, label, 1, 1)
    names = lead.lstrip("，、；")
    certain = names.count("、")
    return Part(
        claim, lead, tail, label, certain + 1, certain + 1 + len(regex.findall("[和及与]", names))
    )


def total(parts: Sequence[Part]) -> tuple[list[Fraction], Interval]:
    """The sum at face value, one for each reading of 各, and all sums that the rounding allows."""
    points, computed = [Fraction(0)], Interval.point(0)
    for part in parts:
        value = level(part.claim)
        if value is None:
            return [], Interval(None, None)
        counts = range(part.least, part.most + 1)
        points = sorted({point + value * count for point in points for count in counts})[:64]
        once = reach(part.claim)
        low, high = once.scaled(part.least), once.scaled(part.most)
        computed = computed + Interval(low.low, high.high)
    return points, computed
