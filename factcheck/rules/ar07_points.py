"""A change in percentage points is written as per cent.

What it flags
    失業率由2.8%升至3.2%，上升0.4%（是0.4個百分點；以百分比計是14.3%）。
    A rate that is neither, as 上升9% there, is flagged too.

Why
    Readers take 0.4% for a change of the rate, which is another statement.

Stays silent
    Changes given in percentage points; relative changes that are right.

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.model import Kind
from factcheck.arithmetic.changes import changes
from factcheck.arithmetic.intervals import Verdict, judge
from factcheck.arithmetic.operands import level, reach
from factcheck.arithmetic.rates import stated_rate, weigh
from factcheck.arithmetic.verdicts import accuse, conclude, percent
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted


def check(article: Article) -> Iterator[Finding]:
    """Every change between two percentages with a stated change in per cent."""
    for change in changes(article):
        rate = stated_rate(change)
        if change.before.kind is not Kind.PERCENT or rate is None:
            continue
        claim, rising = rate
        if claim.quote.endswith(("厘", "釐")):
            continue  # an interest rate's 厘 is a point
        first, second, quantity = level(change.before), level(change.after), claim.mention.quantity
        if not first or second is None or quantity is None:
            continue
        relative = weigh(change.before, change.after, claim, rising)
        points = reach(change.after) - reach(change.before)
        if second < first:
            points = reach(change.before) - reach(change.after)
        if relative is Verdict.HOLDS:
            continue
        gap, share = abs(second - first), abs(second / first - 1) * 100
        told = {
            "before": quoted(change.before.quote),
            "after": quoted(change.after.quote),
            "points": percent(gap)[:-1],
            "share": percent(share),
            "stated": claim.quote,
        }
        if judge(gap, points, quantity) is Verdict.HOLDS:
            message = say(
                "{before} and {after} are {points} percentage points apart, not 「{stated}」",
                **told,
            )
            working = say(
                "{before} → {after}: {points} percentage points, which is {share}", **told
            )
            severity = Severity.WARNING
            yield accuse(
                RULE.code, severity, claim, [change.after, change.before], message, working
            )
            continue
        message = say(
            "{before} and {after} are {points} percentage points apart ({share}), "
            "the text has 「{stated}」",
            **told,
        )
        others = [change.after, change.before]
        found = conclude(RULE.code, relative, claim, others, message, message, mild=True)
        yield from filter(None, [found])


RULE = Rule("AR07", "points-as-per-cent", Severity.WARNING, __doc__ or "", in_article=check)
