"""A time of day that no clock shows.

What it flags
    上午15時、25時30分、下午3時75分。

Why
    An hour was converted twice, or a digit slipped.

Stays silent
    24時; late hours of programme listings (25時 without minutes in a listing); scores and ratios.

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.arithmetic.verdicts import evidence_at
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule

PATTERN = regex.compile(
    r"(?:上午|早上|凌晨|清晨)(?:1[3-9]|2[0-3])(?:时|点(?!\d)|:[0-5]\d)|(?<![\d.])(?:2[5-9]|[3-9]\d)时"
    r"(?:[0-5]?\d分|正|整)"
    r"|(?<![\d.])(?:[01]?\d|2[0-3])时[6-9]\d分|(?:上午|下午|早上|晚上|凌晨)\d{1,2}[:：][6-9]\d(?!\d)"
)
CLOCK = regex.compile(r"\d(?:[时点]|[:：]\d\d)")
LEFT, RIGHT = 6, 10


def check(article: Article) -> Iterator[Finding]:
    """Every impossible time."""
    told = 0
    for clock in CLOCK.finditer(article.text):  # a rare and cheap sign; then the full pattern
        start = max(told, clock.start() - LEFT)
        match = PATTERN.search(article.text, start, clock.end() + RIGHT)
        if match is not None:
            told = match.end()
            place = evidence_at(article, match.start(), match.end())
            message = say("there is no time 「{quote}」", quote=place.quote)
            yield Finding(RULE.code, Severity.ERROR, place, message, evidence=(place,))


RULE = Rule("DT13", "time-of-day", Severity.ERROR, __doc__ or "", in_article=check)
