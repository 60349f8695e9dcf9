"""Something is announced for a day that was over when the article appeared.

What it flags
    典禮將於2024年5月1日舉行 (in an article of February 2025).

Why
    In the first weeks of a year, last year's number is still in the fingers.

Stays silent
    Dates without a year, or in an article without a publication date; what was announced then (當時, 曾,
    原定, 其後, 取消); sentences and paragraphs that tell an earlier date before it; quotations; dates more
    than two years back, which are history.

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import regex

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.operands import Masked, grammar, lines
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import day as written_out

AHEAD = grammar(r"(?:将会?[于在]|即将[于在]|[定订拟]于|预[定计料]于)(?P<d>«D»)")
YEAR = regex.compile(r"^\d{4}\s*年|^[〇○零一二三四五六七八九]{4}年")
TOLD_THEN = regex.compile(
    r"当[时年日天初]|其时|曾|原[定本拟订先]|早前|此前|昔|一度|其后|后来|结果|最终|终于|推迟|押后|延期|改期|取消|告吹|腰斩|"
    r"去年|前年|上月|以前|之前|假如|如果|若|据称|回顾|历史"
)
FARTHEST = timedelta(days=730)


def check(article: Article) -> Iterator[Finding]:
    """Every 將於 with a whole date that is past."""
    published = article.document.published
    if published is None:
        return
    for line in lines(article, "D"):
        for match in AHEAD.finditer(line.text):
            when = line.claim(match, "d")
            if _over(when, published) and not _narrated(line, match, when):
                assert when.period_end is not None
                message = say(
                    "「{stated}」 was over when the article appeared, on {published}",
                    stated=when.quote,
                    published=written_out(published),
                )
                working = f"{when.period_end.isoformat()} < {published.isoformat()}"
                yield accuse(RULE.code, Severity.WARNING, when, [], message, working)


def _over(when: Claim, published: date) -> bool:
    """Whether a date with its year was past by then, and not by years."""
    last, period = when.period_end, when.mention.period
    if last is None or period is None or YEAR.search(when.quote) is None:
        return False
    told = period.direction == "in" and "range" not in when.mention.flags
    return told and last < published and published - last <= FARTHEST


def _narrated(line: Masked, match: regex.Match[str], when: Claim) -> bool:
    """Whether the words around tell of the past: another date before it, a word of then, a quotation."""
    start, end = line.sentence(match.start()), line.sentence_end(match.end())
    first, last = line.span(start, end)
    if TOLD_THEN.search(when.source.folded.text, first, last):
        return True
    ahead = line.text[: match.start()]
    if ahead.count("「") > ahead.count("」") or ahead.count("“") > ahead.count("”"):
        return True
    dates = [c for c in line.claims(0, match.start("d")) if c.kind is Kind.DATE]
    return any(
        c.period_start is not None and when.period_start and c.period_start < when.period_start
        for c in dates
    )


RULE = Rule("DT18", "past-as-future", Severity.WARNING, __doc__ or "", in_article=check)
