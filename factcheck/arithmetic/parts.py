"""Parts of a whole: runs of amounts that stand side by side in a list, and how many each counts for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

import regex

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.intervals import Interval
from factcheck.arithmetic.operands import Masked, alike, grammar, level, reach

PART = grammar(
    r"(?P<lead>(?:[，、；]?(?:以及|其余|余下|另外|另|及|和|与|而)?)[^‹V›，。；：！？\n]{0,24}?)(?P<k>[‹A›‹T›])"
    r"(?:（[^（）]{0,24}+）|\([^()]{0,24}+\))?(?P<tail>[^‹V›，、；。：（）及和与\n]{0,10}+)"
)
TOTAL = regex.compile(r"合共|合计|共计|总共|一共|累计|总计|总数|总额|总和|合占")
BARE = ("共", "共有", "共计", "共达")
DIFFERENCE = regex.compile(r"(?:相差|差距|差额|差别)(?:为|是|达|约|了|有)*+$")
UNREAD = regex.compile(r"\d")  # a number that is no claim: the list is not understood
LARGE = 10**4
MOST = 24
READINGS = 16


@dataclass(frozen=True)
class Part:
    """An amount of a list; it counts at least `least` and at most `most` times (各三間).

    `end` is where the words that belong to it end in the masked line; `opaque` marks a number before
    it that was not read, `totals` a word that makes it a total itself.
    """

    claim: Claim
    lead: str
    tail: str
    label: str
    least: int
    most: int
    end: int = 0
    opaque: bool = False
    totals: bool = False

    @property
    def is_difference(self) -> bool:
        """Whether it is what two other amounts differ by, and so a part of nothing."""
        return DIFFERENCE.search(self.lead) is not None

    @cached_property
    def level(self) -> Fraction | None:
        """The amount as written, in the base unit of its dimension."""
        return level(self.claim)

    @cached_property
    def reach(self) -> Interval:
        """What the amount may stand for."""
        return reach(self.claim)


def run(line: Masked, start: int, like: Claim) -> tuple[list[Part], int]:
    """The amounts alike that follow one another from a place, and where they end."""
    parts: list[Part] = []
    place = start
    while len(parts) < MOST and (part := _part_at(line, place)):
        if not fits(part.claim, like) or _next_thing(parts, part.lead) or part.totals:
            break
        if part.opaque:
            return [], place
        parts.append(part)
        place = part.end
    return parts, place


def _part_at(line: Masked, place: int) -> Part | None:
    """The part that begins at a place; read once for a line, however many lists try it."""
    known: dict[int, Part | None] = line.__dict__.setdefault("_parts", {})
    if place not in known:
        match = PART.match(line.text, place)
        known[place] = _part(line, match) if match else None
    return known[place]


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


def _part(line: Masked, match: regex.Match[str]) -> Part:
    lead, tail = match["lead"], match["tail"]
    least = most = 1
    if lead.endswith("各"):
        names = lead.lstrip("，、；")
        least = names.count("、") + 1
        most = least + len(regex.findall("[和及与]", names))
    return Part(
        line.claim(match, "k"),
        lead,
        tail,
        line.read(match.start("lead"), match.end("tail")),
        least,
        most,
        match.end(),
        UNREAD.search(lead) is not None,
        TOTAL.search(lead) is not None or lead.strip("，、；") in BARE,
    )


Sum = tuple[list[Fraction], Interval]
"""A sum at face value, one for each reading of 各, and all sums that the rounding allows."""


def total(parts: Sequence[Part]) -> Sum:
    """The sum of a list; no values where an amount has none."""
    found: Sum = [Fraction(0)], Interval.point(0)
    for part in parts:
        found = _added(found, part)
    return found


def endings(parts: Sequence[Part]) -> Iterator[Sum]:
    """The sums of the last two parts, of the last three …, of all; each is made from the one before."""
    found: Sum = [Fraction(0)], Interval.point(0)
    for number, part in enumerate(reversed(parts), 1):
        found = _added(found, part)
        if number > 1:
            yield found


def _added(before: Sum, part: Part) -> Sum:
    points, computed = before
    value, once = part.level, part.reach
    if value is None or not points:
        return [], Interval(None, None)
    if part.most == 1:
        return [point + value for point in points], computed + once
    counts = range(part.least, part.most + 1)
    points = sorted({point + value * count for point in points for count in counts})[:READINGS]
    low, high = once.scaled(part.least), once.scaled(part.most)
    return points, computed + Interval(low.low, high.high)
