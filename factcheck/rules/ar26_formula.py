"""A figure of a well-known formula does not follow from the figures of its sentence.

What it flags
    收入50億元，毛利20億元，毛利率45%（20 ÷ 50 = 40%）; the formulas are rows of
    factcheck/arithmetic/formulas.csv: margins, turnout, pass rate, price per square foot, BMI,
    資產 − 負債, 出口 − 進口, 出生 − 死亡 …

Why
    A figure was restated, and what is worked out from it was not.

Stays silent
    A sentence that names a figure twice, or figures of two dates; figures that change (收入增長5億元),
    are forecast or adjusted (計及, 扣除, 經調整); results that rounding or a hedge explains.

Measured
    531 articles with planted faults (evaluation/): 6 hits, 6 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.arithmetic.formulas import PERCENT, Use, uses
from factcheck.arithmetic.operands import lines
from factcheck.arithmetic.verdicts import against, conclude, number, percent
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

SIGNS = {"difference": "−", "quotient": "÷"}


def check(article: Article) -> Iterator[Finding]:
    """Every result of a formula whose operands its sentence names, once each."""
    for line in lines(article, "AA"):
        for use in uses(line):
            yield from filter(None, [_judge(use)])


def _judge(use: Use) -> Finding | None:
    """An error where it is a share of a whole; else other things may come in, and it is a warning."""
    if use.point is None:
        return None
    real = percent(use.point) if use.result.unit == "%" else number(use.point)
    first, second = quoted(use.first.quote), quoted(use.second.quote)
    power = "²" if use.formula.power == 2 else ""
    sign = SIGNS[use.formula.operation]
    working = against(f"{first} {sign} {second}{power} = {real}", use.result)
    message = say(
        "{first} and {second} make {real}, not 「{stated}」",
        first=first,
        second=second,
        real=real,
        stated=use.result.quote,
    )
    operands = [use.first, use.second]
    mild = use.formula.scale != PERCENT
    return conclude(RULE.code, use.verdict, use.result, operands, message, working, mild=mild)


RULE = Rule("AR26", "formula", Severity.ERROR, __doc__ or "", in_article=check)
