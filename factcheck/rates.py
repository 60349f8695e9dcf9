"""Rates of change: the percentage that a sentence states for a change, and whether it can be."""

from __future__ import annotations

from fractions import Fraction

import regex

from claims.claim import Claim
from claims.model import Kind
from factcheck.changes import CLAUSE, LINK, Change, direction
from factcheck.intervals import Interval, Verdict, judge
from factcheck.operands import grammar, level, reach

RATE = grammar(
    rf"«B»[^‹V›‹M›，。；！？\n]{{0,10}}?[，、（(]?{LINK}(?P<word>«NOUN»|«MOVE»)(?:率|幅度?|比率)?(?:了|约|达|为|大约|多达|高达|有|出|，|：){{0,3}}"
    rf"(?P<g>«P»)(?!{CLAUSE}{{0,2}}个百分点)"
)
AVERAGE = regex.compile(r"年均|复合|每年|平均|年增长率|年率|折合年|环比|按季|按月|逐")
HUNDRED = Fraction(100)


def stated_rate(change: Change) -> tuple[Claim, bool | None] | None:
    """The percentage that the sentence gives for the change, and which way its word says."""
    if change.inner is not None:
        found = change.inner if change.inner.kind is Kind.PERCENT else None
        return (found, change.rising) if found else None
    match = RATE.match(change.line.text, change.tail)
    if match is None or AVERAGE.search(change.line.text, change.tail, match.end()):
        return None
    claim = change.line.claim(match, "g")
    if claim.unit != "%":
        return None
    return claim, direction(match["word"])


def weigh(before: Claim, after: Claim, rate: Claim, rising: bool | None) -> Verdict:
    """The verdict on a rate of change in per cent."""
    first, second = level(before), level(after)
    if not first or second is None or rate.mention.quantity is None:
        return Verdict.HOLDS
    sign = -1 if rising is False or (rising is None and second < first) else 1
    point = sign * (second / first - 1) * HUNDRED
    ratio = reach(after) / reach(before)
    computed = (ratio - Interval.point(1)).scaled(HUNDRED)
    if sign < 0:
        computed = Interval.point(0) - computed
    return judge(point, computed, rate.mention.quantity)
