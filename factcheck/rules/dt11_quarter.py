"""The months in brackets are not those of the quarter or half year.

What it flags
    第三季（4月至6月）。

Why
    Quarter or months were copied from the last report.

Stays silent
    Financial and school years, where a quarter begins in another month.

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.arithmetic.operands import grammar, lines
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import month_name

PAIR = grammar(r"(?P<a>«D»)[（(](?:即|由)?(?P<b>«D»)[)）]")
OTHER = regex.compile(r"财年|财政|财季|学年|会计|年度|季度制")
QUARTER = regex.compile(r"季|半年")
MONTHS = regex.compile(r"月.*[至到\-–—－~～].*月")


def check(article: Article) -> Iterator[Finding]:
    """Every quarter or half year with its months in brackets."""
    for line in lines(article, "DD"):
        if OTHER.search(line.text):
            continue
        for match in PAIR.finditer(line.text):
            quarter, months = line.claim(match, "a"), line.claim(match, "b")
            if not QUARTER.search(quarter.quote) or not MONTHS.search(months.quote):
                continue
            ends = [(c.period_start, c.period_end) for c in (quarter, months)]
            spans = [(s.month, e.month) for s, e in ends if s and e]
            if len(spans) == 2 and spans[0] != spans[1]:
                message = say(
                    "「{quarter}」 is {first} to {last}, the text has 「{stated}」",
                    quarter=quarter.quote,
                    first=month_name(spans[0][0]),
                    last=month_name(spans[0][1]),
                    stated=months.quote,
                )
                yield accuse(RULE.code, Severity.WARNING, months, [quarter], message, message)


RULE = Rule("DT11", "quarter-months", Severity.WARNING, __doc__ or "", in_article=check)
