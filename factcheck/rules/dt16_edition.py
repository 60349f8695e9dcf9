"""The number of a yearly event does not fit the year in which it began.

What it flags
    自2001年起每年舉辦，今年是第40屆 (in an article of 2025: the 25th).

Why
    The number is carried on from last year's text, or taken from another event.

Stays silent
    Events that are not said to be yearly; one more than the years allow (two in one year); up to four
    fewer (years left out); articles without a publication date, unless the year is stated.

Measured
    531 articles with planted faults (evaluation/): 2 hits, 2 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from claims.claim import Claim
from factcheck.arithmetic.operands import Masked, grammar, lines
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule

FIRST = r"(?:首办|首次举[办行]|创办|创立|首届|第一届|开始|起|设立|始|举[办行])"
YEARLY = r"(?:每年|年年|一年一度|一年一届|按年|年度)"
SINCE = grammar(
    rf"(?:{YEARLY}[^‹D›‹O›。；！？\n]{{0,16}}?)?(?P<s>«D»)(?P<gap>[^‹D›‹O›。；！？\n]{{0,24}}?)"
    r"[，。](?:至)?(?P<now>«D»)(?P<more>[^‹D›‹O›。，；！？\n]{0,10}?)(?P<k>«O»)"
)
ORDINAL = regex.compile(r"第(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})[屆届]$")
EVERY = regex.compile(YEARLY)
BEGUN = regex.compile(FIRST)
YEAR = regex.compile(r"\d{4}|[一二三四五六七八九〇○零]{4}年")
UNBROKEN = regex.compile("从未|从不|不曾|没有(?:间断|中断|停办)|未曾|未尝")
MORE, FEWER = 1, 4


def check(article: Article) -> Iterator[Finding]:
    """Every 第N屆 of a yearly event whose first year is told beside it."""
    for line in lines(article, "DDO"):
        for match in SINCE.finditer(line.text):
            first = line.claim(match, "s")
            if _yearly(match) and (BEGUN.search(match["gap"]) or BEGUN.search(first.quote)):
                yield from _judge(line, match, first)


def _yearly(match: regex.Match[str]) -> bool:
    return EVERY.search(match[0]) is not None


def _judge(line: Masked, match: regex.Match[str], first: Claim) -> Iterator[Finding]:
    now, stated = line.claim(match, "now"), line.claim(match, "k")
    begun, held = first.period_start, now.period_start
    whole = ORDINAL.search(stated.quote)
    if begun is None or held is None or whole is None or stated.value is None:
        return
    if not YEAR.search(first.quote):
        return
    most = held.year - begun.year + 1
    fewer = 0 if UNBROKEN.search(match[0]) else FEWER
    said = int(stated.value)
    if most < 2 or most - fewer <= said <= most + MORE:
        return
    message = say(
        "yearly since {first}, that of {year} is number {edition}, the text has 「{stated}」",
        first=begun.year,
        year=held.year,
        edition=most,
        stated=stated.quote,
    )
    working = f"{held.year} − {begun.year} + 1 = {most}"
    yield accuse(RULE.code, Severity.WARNING, stated, [first], message, working)


RULE = Rule("DT16", "edition", Severity.WARNING, __doc__ or "", in_article=check)
