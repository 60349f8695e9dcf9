"""A share in words and the percentage beside it differ.

What it flags
    三分之二（約56%）；六成（48%）。

Why
    The words were rounded from another figure.

Stays silent
    Differences within the rounding of the words, five points for 成, and a point more; percentages in
    brackets that state something else (change, another group).

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.arithmetic.intervals import Interval, stretch
from factcheck.arithmetic.operands import grammar, level, lines
from factcheck.arithmetic.verdicts import accuse, percent
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

PAIR = grammar(r"(?P<a>«P»)[（(](?:即|约|为|占){0,2}(?P<b>«P»)[)）]")
WORDS = ("成", "分之", "半")
SLACK = Fraction(1)  # beyond the half tenth that words allow


def check(article: Article) -> Iterator[Finding]:
    """Every share in words with a percentage in brackets."""
    for line in lines(article, "PP"):
        for match in PAIR.finditer(line.text):
            words, figure = line.claim(match, "a"), line.claim(match, "b")
            real, quantity = level(figure), words.mention.quantity
            if not any(word in words.quote for word in WORDS) or real is None or quantity is None:
                continue
            if figure.unit != "%" or words.unit != "%":
                continue
            allowed = stretch(quantity)
            if allowed.widened(SLACK).overlaps(Interval.point(real)):
                continue
            quotes = {"words": words.quote, "figure": figure.quote}
            message = say("「{words}」 is not 「{figure}」", **quotes)
            working = f"{quoted(words.quote)} ≠ {percent(real)}"
            yield accuse(RULE.code, Severity.WARNING, figure, [words], message, working)


RULE = Rule("AR21", "words-and-figures", Severity.WARNING, __doc__ or "", in_article=check)
