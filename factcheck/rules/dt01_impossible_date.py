"""A date that no calendar has.

What it flags
    4月31日、13月5日、2023年2月29日。

Why
    A deadline that does not exist sends readers to the wrong day.

Stays silent
    Lunar dates (二月三十), fractions and version numbers; 29 February where no year is stated.

Measured
    531 articles with planted faults (evaluation/): 7 hits, 7 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import month_name

WRITTEN = regex.compile(r"written:(?P<year>\d*)-(?P<month>\d+)-(?P<day>\d+)")
YEAR = regex.compile(r"\d{4}|[一二三四五六七八九〇○零]{4}年|[今去明前后]年")
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def check(article: Article) -> Iterator[Finding]:
    """Every date that extraction could not place in the calendar."""
    for claim in article.claims:
        if "impossible-date" in claim.mention.flags and (
            why := _why(claim.mention.flags, claim.quote)
        ):
            message = say("there is no 「{quote}」: {why}", quote=claim.quote, why=why)
            yield accuse(RULE.code, Severity.ERROR, claim, [], message, why)


def _why(flags: tuple[str, ...], quote: str) -> str:
    found = next(filter(None, map(WRITTEN.fullmatch, flags)), None)
    if found is None:
        return say("the calendar has no such day")
    month, day = int(found["month"]), int(found["day"])
    if not 1 <= month <= 12:
        return say("there is no month {month}", month=month)
    if month == 2 and day == 29:
        if not found["year"] or not YEAR.search(quote):
            return ""
        return say("February {year} has 28 days only", year=found["year"])
    return say("{month} has {days} days at most", month=month_name(month), days=DAYS[month - 1])


RULE = Rule("DT01", "impossible-date", Severity.ERROR, __doc__ or "", in_article=check)
