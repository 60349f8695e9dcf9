"""A period ends before it begins, or a range runs from high to low.

What it flags
    計劃涵蓋2028年至2025年；翻新於2029年9月開始，至2029年3月結束；票價介乎80至50元。

Why
    The ends changed places, or one of them was not brought up to date.

Stays silent
    由80元減至50元; periods over the turn of a year without years (12月至1月), hours over midnight.

Measured
    531 articles with planted faults (evaluation/): 6 hits, 6 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.operands import alike, grammar, lines, reach
from factcheck.arithmetic.periods import periods
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

BETWEEN = grammar(
    r"(?:介乎|介于|介乎于)[^‹V›，。]{0,4}(?P<s>[‹V›‹T›])(?:至|到|与|和|-|–|—)(?P<e>[‹V›‹T›])"
)
YEAR = regex.compile(r"\d{4}|[一二三四五六七八九〇○零]{4}年|[今去明前后同]年")
JOINED = regex.compile(r"[至到]")
FALLING = regex.compile(r"[减降跌缩少]|倒|回落|下调|排名|位|名次")


def check(article: Article) -> Iterator[Finding]:
    """Ranges that extraction marks as reversed, and periods told by two dates."""
    for claim in article.claims:
        if "reversed" in claim.mention.flags and _sure(article, claim):
            message = say("「{quote}」 has its ends reversed", quote=claim.quote)
            yield accuse(RULE.code, Severity.ERROR, claim, [], message, quoted(claim.quote))
    for line in lines(article):
        for first, last in periods(line):
            if _ends_early(first, last):
                message = say(
                    "「{last}」 is before 「{first}」: the period has its ends reversed",
                    last=last.quote,
                    first=first.quote,
                )
                working = f"{first.period_start} > {last.period_end}"
                yield accuse(RULE.code, Severity.ERROR, last, [first], message, working)
        for match in BETWEEN.finditer(line.text):
            first, last = line.claim(match, "s"), line.claim(match, "e")
            low, high = reach(first).low, reach(last).high
            if alike(first, last) and low is not None and high is not None and high < low:
                message = say(
                    "「{first}」 is more than 「{last}」: the range has its ends reversed",
                    first=first.quote,
                    last=last.quote,
                )
                yield accuse(RULE.code, Severity.ERROR, last, [first], message, message)


def _sure(article: Article, claim: Claim) -> bool:
    """Dates with their years; numbers where no word of decrease stands before or after."""
    start, end = claim.mention.start, claim.mention.end
    around = article.text[max(0, start - 6) : start] + article.text[end : end + 6]
    if claim.kind is Kind.DATE:
        return claim.mention.period is not None and claim.mention.period.grain != "time"
    if not JOINED.search(claim.quote):
        return False  # 4-1 may be a score
    return not FALLING.search(around) and claim.kind is not Kind.ORDINAL


def _ends_early(first: Claim, last: Claim) -> bool:
    begin, end = first.period_start, last.period_end
    if begin is None or end is None or end >= begin:
        return False
    grains = {claim.mention.period.grain for claim in (first, last) if claim.mention.period}
    if grains & {"time", "vague"}:
        return False
    if begin.year == end.year and begin.month == end.month and grains == {"day"}:
        return all("月" in claim.quote for claim in (first, last))
    return all(YEAR.search(claim.quote) for claim in (first, last))


RULE = Rule("DT03", "reversed-period", Severity.ERROR, __doc__ or "", in_article=check)
