"""No whole number of a small group makes the stated percentage.

What it flags
    15名委員中有34%反對（5人是33%，6人是40%）。

Why
    The percentage belongs to another group, or the group was counted wrongly.

Stays silent
    Groups of fewer than five or of more than a hundred; hedged percentages; weighted answers.

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from claims.claim import Claim
from claims.model import Kind, Qualifier
from factcheck.arithmetic.intervals import stretch
from factcheck.arithmetic.operands import grammar, lines
from factcheck.arithmetic.verdicts import accuse, percent
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

AMONG = grammar(r"(?P<n>«C»)[^‹N›，。；\n]{0,10}?(?:中|之中|当中)，?(?:有|只有|约有)?(?P<p>«P»)")
MOST, LEAST = 100, 5
UNITS = frozenset("人名位員家間所宗個隊支輛部戶校")


def check(article: Article) -> Iterator[Finding]:
    """Every exact percentage of a small counted group."""
    for line in lines(article):
        for match in AMONG.finditer(line.text):
            group, share = line.claim(match, "n"), line.claim(match, "p")
            if _small(group) and share.qualifier is Qualifier.EXACT and share.unit == "%":
                yield from _judge(group, share)


def _small(group: Claim) -> bool:
    exact = group.qualifier is Qualifier.EXACT and group.kind is Kind.COUNT
    return (
        exact and group.value is not None and LEAST <= group.value <= MOST and group.unit in UNITS
    )


def _judge(group: Claim, share: Claim) -> Iterator[Finding]:
    quantity = share.mention.quantity
    if quantity is None or quantity.value is None or group.value is None or quantity.step >= 5:
        return
    whole, allowed = int(group.value), stretch(quantity)
    reached = [Fraction(100 * part, whole) for part in range(whole + 1)]
    if any(allowed.contains(value) for value in reached):
        return
    below = max((v for v in reached if v < quantity.value), default=Fraction(0))
    above = min((v for v in reached if v > quantity.value), default=Fraction(100))
    message = say(
        "no number out of {group} is 「{stated}」: the nearest are {below} and {above}",
        group=quoted(group.quote),
        stated=share.quote,
        below=percent(below),
        above=percent(above),
    )
    yield accuse(RULE.code, Severity.WARNING, share, [group], message, message)


RULE = Rule("AR09", "unreachable-percentage", Severity.WARNING, __doc__ or "", in_article=check)
