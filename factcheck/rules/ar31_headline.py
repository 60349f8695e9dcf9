"""A number of the headline is not in the text, which has one that it looks mistyped from.

What it flags
    「3.8億建泳館」 above 工程費8.3億元; 「乘客跌一成半」 above 按年下跌12.6%; 「42間獲獎」 above 24間.

Why
    Headlines are written last and by another hand; what is typed twice is mistyped once.

Stays silent
    Numbers that the text has, rounds or hedges, or that two or three of its numbers make (3死15傷,
    18人傷亡; a rise worked out from two amounts); numbers that are like none of the text.

Measured
    531 articles with planted faults (evaluation/): 5 hits, 5 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.claim import Claim
from factcheck.arithmetic.headlines import borne_out, in_headline, in_text, slips
from factcheck.arithmetic.operands import CLASSES
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted


def check(article: Article) -> Iterator[Finding]:
    """Every number of the headline that the text does not bear out, with the one that it is a slip of."""
    heads = in_headline(article)
    for head in heads:
        below = in_text(article, head)
        amounts = [c for c in article.claims if c.kind in CLASSES["A"] and c.start > head.end]
        if not below or borne_out(head, below, amounts):
            continue
        found = list(slips(article, head, below))
        if len({claim.value for claim in found}) == 1:
            yield _finding(head, found[0])


def _finding(head: Claim, stated: Claim) -> Finding:
    message = say(
        "the headline has 「{head}」, the text 「{stated}」", head=head.quote, stated=stated.quote
    )
    working = f"{quoted(head.quote)} ≠ {quoted(stated.quote)}"
    return accuse(RULE.code, Severity.WARNING, head, [stated], message, working)


RULE = Rule("AR31", "headline", Severity.WARNING, __doc__ or "", in_article=check)
