"""An amount in capital numerals and the figures beside it differ.

What it flags
    人民幣壹仟貳佰元整（¥1,020.00）。

Why
    Contracts and cheques give an amount twice so that a slip shows; here it does.

Stays silent
    Amounts that agree; amounts in two currencies; capitals that two readers do not read alike.

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from claims.claim import Claim
from claims.quantities.numerals import CAPITALS, capital_numeral
from factcheck.arithmetic.operands import grammar, lines
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity, plain
from factcheck.languages import say
from factcheck.rules.rule import Rule

JOIN = r"[整正]?[」』”]?(?:[（(]|[，；：:]?[（(]?(?:小写|大写|金额|即){1,2}[)）]?[：:]?[（(]?)(?:即|小写|大写)?[：:为]?[「『“]?"
PAIR = grammar(rf"(?P<a>«Y»){JOIN}(?P<b>«Y»)")
RUN = regex.compile(rf"[{CAPITALS}]{{2,24}}+")
SMALL = regex.compile(r"[角分]")
MARKED = regex.compile(r"港|人民|美|[¥￥$€£]|HK|RMB|CNY|USD|[澳欧英日台加新]")
DIGITS = regex.compile(r"\d")


def check(article: Article) -> Iterator[Finding]:
    """Every amount in capitals with its figures beside it."""
    for line in lines(article, "YY"):
        if not RUN.search(article.text, *line.span(0, len(line.text))):
            continue
        for match in PAIR.finditer(line.text):
            first, second = line.claim(match, "a"), line.claim(match, "b")
            if RUN.search(_written(article, second)):
                first, second = second, first
            if not _other_currency(article, first, second):
                yield from _judge(article, first, second)


def _written(article: Article, claim: Claim) -> str:
    return article.text[claim.mention.start : claim.mention.end]


def _other_currency(article: Article, first: Claim, second: Claim) -> bool:
    """Whether both amounts name their currency, and not the same."""
    named = all(MARKED.search(_written(article, claim)) for claim in (first, second))
    return named and first.unit != second.unit


def _judge(article: Article, capitals: Claim, figures: Claim) -> Iterator[Finding]:
    words, digits = _written(article, capitals), _written(article, figures)
    run = RUN.search(words)
    if run is None or SMALL.search(words) or not DIGITS.search(digits) or RUN.search(digits):
        return
    value, stated = capital_numeral(run[0]), figures.mention.quantity
    if value is None or capitals.value != value or stated is None or stated.value is None:
        return
    if stated.value == value:
        return
    message = say(
        "「{capitals}」 is {value}, not 「{figures}」",
        capitals=capitals.quote,
        value=plain(value),
        figures=figures.quote,
    )
    working = f"{plain(value)} ≠ {plain(stated.value)}"
    yield accuse(RULE.code, Severity.ERROR, figures, [capitals], message, working)


RULE = Rule("AR25", "amount-in-capitals", Severity.ERROR, __doc__ or "", in_article=check)
