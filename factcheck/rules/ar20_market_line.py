"""Close, change and per cent of a market line do not fit.

What it flags
    恒指升200點，收報20,000點，升幅1.5%（200 ÷ 19,800 = 1.01%）。

Why
    One of the three is of another day or another hour.

Stays silent
    Figures within rounding, and points of which the press drops the decimals (57.9點 told as 57點);
    lines that give the change during the day and the close apart.

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from claims.claim import Claim
from factcheck.arithmetic.changes import CLAUSE
from factcheck.arithmetic.intervals import Interval, Verdict, judge
from factcheck.arithmetic.operands import grammar, level, lines, reach
from factcheck.arithmetic.verdicts import against, conclude, percent
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

LINE = grammar(
    rf"(?P<w>升|涨|跌|挫|高收|低收)(?P<d>«A»)(?:点)?(?:，或|或|，)?(?P<g>«P»)?，?{CLAUSE}{{0,4}}?"
    rf"(?:收报|报|收市报|收于|收盘报|至)(?P<c>«A»)(?:点)?"
    r"(?:，[^‹V›，。\n]{0,3}?(?:升幅|跌幅|升|跌|涨幅)(?:为|达|约)?(?P<h>«P»))?"
)
RISING = regex.compile("升|涨|高收")
CLOSED = grammar(
    rf"(?:收报|收市报|收于|收盘报|收在|报)(?P<c>«A»)(?:点)?，{CLAUSE}{{0,4}}?(?P<w>升|涨|跌|挫|上升|上涨|下跌)了?(?P<d>«A»)(?:点)?"
    r"(?:，[^‹V›，。\n]{0,3}?(?:升幅|跌幅|升|跌|涨幅)(?:为|达|约)?|，?或|，?即|[（(])(?P<g>«P»)"
)


def check(article: Article) -> Iterator[Finding]:
    """Every close with its change in points and in per cent."""
    for line in lines(article, "AAP"):
        for match in (*LINE.finditer(line.text), *CLOSED.finditer(line.text)):
            name = "g" if match["g"] else "h"
            if match[name]:
                change, close, rate = (line.claim(match, key) for key in ("d", "c", name))
                yield from _judge(change, close, rate, rising=RISING.search(match["w"]) is not None)


def _judge(change: Claim, close: Claim, rate: Claim, *, rising: bool) -> Iterator[Finding]:
    step, last, quantity = level(change), level(close), rate.mention.quantity
    if step is None or last is None or quantity is None or step >= last:
        return
    if change.unit != close.unit:
        return
    moved, closed = _reach(change), _reach(close)
    base = closed - moved if rising else closed + moved
    point = step / (last - step if rising else last + step) * Fraction(100)
    verdict = judge(point, (moved / base).scaled(100), quantity)
    if verdict is Verdict.IMPRECISE:
        return  # the decimals of the points are told by no line
    told = {"close": quoted(close.quote), "change": quoted(change.quote), "real": percent(point)}
    working = against(say("{change} ÷ the close before = {real}", **told), rate)
    message = say(
        "a close at {close} and a change by {change} make {real}, not 「{stated}」",
        stated=rate.quote,
        **told,
    )
    yield from filter(None, [conclude(RULE.code, verdict, rate, [close, change], message, working)])


def _reach(claim: Claim) -> Interval:
    """What a number of points may stand for: rounded, or whole points without their decimals."""
    told = reach(claim)
    quantity = claim.mention.quantity
    return told + Interval(Fraction(0), Fraction(quantity.step) / 2 if quantity else Fraction(0))


RULE = Rule("AR20", "market-line", Severity.ERROR, __doc__ or "", in_article=check)
