"""The weekday beside a date is not that date's.

What it flags
    2024年5月8日（星期一）（那天是星期三）；2024年5月8日（星期三）至5月10日（星期四）。

Why
    Date and weekday are typed apart; one of them sends readers on the wrong day.

Stays silent
    A weekday that stands for another date; dates without a year and without a publication date. A
    date whose year or month comes from the publication date is a warning, and silent if the month
    before or after makes it right.

Measured
    531 articles with planted faults (evaluation/): 27 hits, 27 on a planted fault.
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
YEAR = regex.compile(r"\d{4}|[一二三四五六七八九〇○零]{4}\s*年")
RELATIVE = regex.compile(r"[今昨明前后後翌]|本月|上月|下月")
# The day of the month and the weekday beside it, in the folded text of a range.
BESIDE = regex.compile(
    r"(?:\d|[一二三四五六七八九十])[日号]\s?[（(]?(?:周|星期|礼拜)?(?P<weekday>[一二三四五六日天])(?:[）)]|(?!\p{Han}|\d))"
)
JOINED = regex.compile(r"至|到|—|–|-|~|～")
WEEK = "一二三四五六日"


def check(article: Article) -> Iterator[Finding]:
    """Every day that states its weekday, both ends of a stretch of days too."""
    for claim in article.claims:
        for day, said in _stated(claim, article.text):
            if day.isoweekday() != said and not _unsure(claim, day, said):
                yield _finding(claim, day, said)


def _stated(claim: Claim, text: str) -> Iterator[tuple[date, int]]:
    """The days of a claim, each with the weekday (Monday 1) that stands beside it."""
    period = claim.mention.period
    if period is None or not (period.start and period.end) or period.grain not in ("day", "time"):
        return
    if period.start == period.end:
        plain = regex.search(r"[日号號\d]", claim.quote)
        if period.weekday and plain and not RANGE.match(text, claim.mention.end):
            yield period.start, period.weekday
        return
    for match in BESIDE.finditer(text, claim.mention.start, claim.mention.end):
        first = JOINED.search(text, match.end(), claim.mention.end) is not None
        said = WEEK.index(match["weekday"].replace("天", "日")) + 1
        yield (period.start if first else period.end), said


def _finding(claim: Claim, day: date, said: int) -> Finding:
    severity = Severity.ERROR if YEAR.search(claim.quote) else Severity.WARNING
    real = weekday(day.isoweekday())
    message = say(
        "{day} is a {real}, the text has {said}",
        day=written_out(day),
        real=real,
        said=weekday(said),
    )
    return accuse(RULE.code, severity, claim, [], message, f"{day.isoformat()} = {real}")


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
