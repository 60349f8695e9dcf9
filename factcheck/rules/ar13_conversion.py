"""The same amount in another unit or currency does not fit.

What it flags
    500平方呎（約64平方米）（46.5平方米）；100萬美元（約7.8億港元）。

Why
    萬 and 億 change places, and factors of ten are lost, when amounts are converted.

Stays silent
    Conversions that rounding or a hedge explains; the Hong Kong dollar within 7.7 to 7.9 to the US
    dollar; other currencies within the range of many years. Beyond the range, but less than by half,
    it is a warning: rates of a day are not known here.

Measured
    32 development articles: 3 hits, 3 true, 0 false. Five real articles: 0 hits. 908 short news
    and encyclopaedia texts, half of them altered: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from pydantic import BaseModel

from claims.claim import Claim
from claims.lexicon import read_file
from claims.model import Kind
from factcheck.arithmetic.intervals import Interval, Verdict, judge, stretch
from factcheck.arithmetic.operands import dimension, factor, grammar, level, lines, reach
from factcheck.arithmetic.verdicts import accuse, conclude, number
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.rules.rule import Rule

LINK = r"(?:约|合|折合|约合|相当于|即|约等于|等于|折|约为|大约|或|折算)*+"
PAIR = grammar(
    rf"(?P<a>[‹Y›‹S›])(?:[^‹V›（(，。\n]{{0,6}}[（(]{LINK}(?P<b>[‹Y›‹S›])[^‹V›，。；\n]{{0,6}}[）)]"
    rf"|，?(?:即|约合|折合|相当于约?|约相当于|约等于|等于|合共?约){{1,2}}(?P<b>[‹Y›‹S›]))"
)
TABLE = Path(__file__).parents[1] / "arithmetic" / "currency_bands.csv"
FAR = Fraction(3, 2)
ACRES = frozenset(("ft2", "ft"))


class Band(BaseModel):
    """A row of currency_bands.csv: how many of a currency a US dollar was worth, at least and at most."""

    code: str
    low: Decimal
    high: Decimal
    example: str


@cache
def bands() -> dict[str, Interval]:
    """The bands by currency."""
    rows = read_file(TABLE, Band)
    return {row.code: Interval(Fraction(row.low), Fraction(row.high)) for row in rows}


def check(article: Article) -> Iterator[Finding]:
    """Every amount with its conversion behind it."""
    for line in lines(article):
        for match in PAIR.finditer(line.text):
            first, second = line.claim(match, "a"), line.claim(match, "b")
            if first.unit == second.unit or first.kind is not second.kind:
                continue
            judged = (
                _measure(first, second) if first.kind is Kind.MEASURE else _money(first, second)
            )
            if judged is not None:
                yield judged


def _measure(first: Claim, second: Claim) -> Finding | None:
    quantity, value = second.mention.quantity, level(first)
    if dimension(first.unit) != dimension(second.unit) or quantity is None or value is None:
        return None
    per = factor(second.unit)
    verdict = judge(value / per, reach(first).scaled(1 / per), quantity)
    back = first.mention.quantity
    other = level(second)
    if back is not None and other is not None and verdict is not Verdict.HOLDS:
        backwards = reach(second).scaled(1 / factor(first.unit))
        if judge(other / factor(first.unit), backwards, back) is Verdict.HOLDS:
            return None
    real = number(value / per)
    message = f"{first.quote}是{real}（{second.unit}），與文中的「{second.quote}」不符"
    working = f"{first.quote} = {real} {second.unit}，文中寫「{second.quote}」"
    return conclude(RULE.code, verdict, second, [first], message, working)


def _money(first: Claim, second: Claim) -> Finding | None:
    known = bands()
    value, quantity = level(first), second.mention.quantity
    if first.unit not in known or second.unit not in known or not value or quantity is None:
        return None
    rate = known[second.unit] / known[first.unit]
    computed, allowed = reach(first) * rate, stretch(quantity)
    if computed.overlaps(allowed):
        return None
    far = computed * Interval(1 / FAR, FAR)
    severity = Severity.WARNING if far.overlaps(allowed) else Severity.ERROR
    assert rate.low is not None and rate.high is not None
    real = number(value * (rate.low + rate.high) / 2, 3)
    message = f"{first.quote}約合{real}（{second.unit}），與文中的「{second.quote}」不符"
    span = f"{float(rate.low):.4g} 至 {float(rate.high):.4g}"
    working = f"{first.quote} × {span} ≈ {real} {second.unit}，文中寫「{second.quote}」"
    return accuse(RULE.code, severity, second, [first], message, working)


RULE = Rule("AR13", "conversion", Severity.ERROR, __doc__ or "", in_article=check)
