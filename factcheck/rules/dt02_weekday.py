"""The weekday beside a date is not that date's.

What it flags
    2024年5月8日（星期一）（那天是星期三）。

Why
    Date and weekday are typed apart; one of them sends readers on the wrong day.

Stays silent
    A weekday that stands for another date; dates without a year and without a publication date. A
    date whose year or month comes from the publication date is a warning, and silent if the month
    before or after makes it right.

Measured
    99 articles with planted faults (evaluation/): 10 hits, 10 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import regex

from claims.claim import Claim
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import day as written_out
from factcheck.wording import weekday

RANGE = regex.compile(r"(?:至|到|、|及|和|或|—|–|-|~)(?:周|星期|礼拜)?[一二三四五六日天]")
DAY = regex.compile(r"\d|[一二三四五六七八九十廿卅〇][日号號]")
YEAR = regex.compile(r"\d{4}|[一二三四五六七八九〇○零]{4}\s*年")
RELATIVE = regex.compile(r"[今昨明前后後翌]|本月|上月|下月")


def check(article: Article) -> Iterator[Finding]:
    """Every day that states its weekday."""
    for claim in article.claims:
        period = claim.mention.period
        if period is None or not period.weekday or period.grain != "day":
            continue
        day = period.start
        if day is None or day != period.end or day.isoweekday() == period.weekday:
            continue
        if RANGE.match(article.text, claim.mention.end):
            continue
        if _unsure(claim, day, period.weekday) or not regex.search(r"[日号號\d]", claim.quote):
            continue
        explicit = YEAR.search(claim.quote) is not None
        severity = Severity.ERROR if explicit else Severity.WARNING
        real, said = weekday(day.isoweekday()), weekday(period.weekday)
        message = say(
            "{day} is a {real}, the text has {said}", day=written_out(day), real=real, said=said
        )
        yield accuse(RULE.code, severity, claim, [], message, f"{day.isoformat()} = {real}")


def _unsure(claim: Claim, day: date, weekday: int) -> bool:
    """Whether a day of the month alone (10日星期一) fits in the month before or after."""
    if "月" in claim.quote or RELATIVE.search(claim.quote) or YEAR.search(claim.quote):
        return False
    near = (day.replace(day=1) - timedelta(days=1), day.replace(day=28) + timedelta(days=7))
    for other in near:
        try:
            if other.replace(day=day.day).isoweekday() == weekday:
                return True
        except ValueError:
            continue
    return False


RULE = Rule("DT02", "weekday", Severity.ERROR, __doc__ or "", in_article=check)
