"""A number is said to be nearly reached and passed at once.

What it flags
    近500多人、將近三十餘間。

Why
    近 means below, 多 and 餘 mean above.

Stays silent
    近十多年 (the last ten years and more), 附近100多米, 最近.

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.arithmetic.forms import NUMERAL, written
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import later
from factcheck.rules.rule import Rule

PATTERN = regex.compile(
    rf"(?:(?<![附最邻靠临亲远就新贴接逼])近|将近|接近){NUMERAL}(?:多|余)(?=\p{{Han}})(?!个?[年月天日周週旬季载]|个?"
    rf"(?:小时|世纪|星期|礼拜))"
)


def check(article: Article) -> Iterator[Finding]:
    """Every 近…多 and 近…餘."""
    message = later("「{quote}」 says 「近」 and 「多」 or 「餘」 at once: nearly, and over")
    yield from written(article, RULE.code, PATTERN, Severity.WARNING, message)


RULE = Rule("NU02", "near-and-over", Severity.WARNING, __doc__ or "", in_article=check)
