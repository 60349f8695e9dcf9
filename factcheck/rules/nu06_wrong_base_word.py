"""同比 stands with last month, or 環比 with last year.

What it flags
    同比上月增長5%、環比去年同期下降2%。

Why
    同比 compares with the same period of the year before, 環比 with the period just before.

Stays silent
    Sentences that give both, each with its own base.

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.arithmetic.forms import written
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import later
from factcheck.rules.rule import Rule

PATTERN = regex.compile(
    r"同比(?:[较比与]?)(?:上个?月|上个?季度?|上周|上星期|前一个?月|前一天)(?!同)|环比(?:[较比与]?)(?:去年|上年|前年)"
    r"(?!\d|第?[一二三四]季|[一二三四五六七八九十\d]+月)"
)


def check(article: Article) -> Iterator[Finding]:
    """Every 同比上月 and 環比去年."""
    message = later(
        "「{quote}」: 「同比」 compares with the same period a year before, 「環比」 with the period before"
    )
    yield from written(article, RULE.code, PATTERN, Severity.WARNING, message)


RULE = Rule("NU06", "wrong-base-word", Severity.WARNING, __doc__ or "", in_article=check)
