"""A number is written in a way that no reading explains.

What it flags
    12,34元、1.200.5億、2O24年。

Why
    A digit or a mark is missing, so that the value is unknown to readers and to the other rules.

Stays silent
    Lists of numbers, versions, addresses, section numbers.

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.arithmetic.forms import written
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import later, say
from factcheck.rules.rule import Rule

BROKEN = regex.compile(
    r"(?<![\d.A-Za-z])(?:\d{1,3}\.\d{1,4}\.\d{1,4}"
    r"(?:[万亿]{1,2}元?|[元%])|[12][0O][Oo]\d年|[12][Oo]\d{2}年|\d{1,4}[lO]\d{1,4}(?=[万亿元%人]))"
)


def check(article: Article) -> Iterator[Finding]:
    """Every number that extraction marks as malformed."""
    message = later("「{quote}」 is not how a number is written")
    told: set[int] = set()
    for claim in article.claims:
        if "malformed-number" in claim.mention.flags and claim.unit:
            told.update(range(claim.start, claim.end))
            text = say(message, quote=claim.quote)
            yield accuse(RULE.code, Severity.WARNING, claim, [], text)
    for finding in written(article, RULE.code, BROKEN, Severity.WARNING, message):
        if finding.place.start not in told:
            yield finding


RULE = Rule("NU04", "malformed-number", Severity.WARNING, __doc__ or "", in_article=check)
