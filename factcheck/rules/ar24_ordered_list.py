"""A list that is said to be in order is not.

What it flags
    由高至低依次為58%、61%、40%。

Why
    A figure was corrected and its place in the list was not.

Stays silent
    Ties; lists of names without figures; figures that rounding could put in order; ranks.

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.operands import Masked, alike, grammar, lines, reach
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

ORDER = grammar(
    r"(?:由|从)(?P<from>高|多|大|长|重|低|少|小|短|轻)(?:至|到)(?:低|少|小|短|轻|高|多|大|长|重)"
    r"(?:排列|排序|依次|顺序|，|是|为|分别|计|：|的|次序|列出){0,4}"
)
ITEM = grammar(r"[、，；]?(?:以及|及|和|与)?[^‹V›、，；。：\n]{0,12}?[（(]?(?P<k>«V»)[)）]?")
FALLING = frozenset("高多大长重")
FEWEST = 3


def check(article: Article) -> Iterator[Finding]:
    """Every list after 由高至低 or 由低至高."""
    for line in lines(article, "VVV"):
        for match in ORDER.finditer(line.text):
            claims = _list(line, match.end())
            if len(claims) >= FEWEST:
                yield from _judge(claims, match["from"] in FALLING)


def _list(line: Masked, start: int) -> list[Claim]:
    """The figures that follow one another from a place, all of one kind."""
    claims: list[Claim] = []
    while match := ITEM.match(line.text, start):
        claim = line.claim(match, "k")
        if claims and not (claim.kind is claims[0].kind is Kind.PERCENT or alike(claim, claims[0])):
            break
        claims.append(claim)
        start = match.end()
    return claims


def _judge(claims: list[Claim], falling: bool) -> Iterator[Finding]:
    for first, second in pairwise(claims):
        larger, smaller = (first, second) if falling else (second, first)
        top, bottom = reach(larger).high, reach(smaller).low
        if top is not None and bottom is not None and top < bottom:
            quotes = {"first": first.quote, "second": second.quote}
            message = say("not in order: 「{second}」 stands after 「{first}」", **quotes)
            sign = "<" if falling else ">"
            working = f"{quoted(first.quote)} {sign} {quoted(second.quote)}"
            yield accuse(RULE.code, Severity.WARNING, second, [first], message, working)


RULE = Rule("AR24", "ordered-list", Severity.WARNING, __doc__ or "", in_article=check)
