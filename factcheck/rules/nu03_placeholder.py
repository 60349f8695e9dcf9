"""A placeholder was left where a number belongs.

What it flags
    投資XX億元、約??人、（待核）、〔數字待補〕。

Why
    The number was never filled in.

Stays silent
    XX先生 and other names; sizes (XXL); equations; a single X.

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

AFTER = r"(?=亿|万|元|%|人(?!士)|家|名|宗|间|个|月|日|年|所|岁|公里|公顷|平方|吨|次|倍|成|票)"
PATTERN = regex.compile(
    rf"(?<![A-Za-z0-9])[Xx×○●□＿_]{{2,8}}{AFTER}|(?<=[约共有为达逾近额资])[?？]{{2,6}}{AFTER}"
    r"|[（(〔【\[][^（(〔【\[\n]{0,4}(?:待补|待核|待查|待确认|待填|待更新|TBC|TBD|待覆核)[^（()）\n]{0,6}[）)〕】\]]"
)


def check(article: Article) -> Iterator[Finding]:
    """Every placeholder beside a unit or in brackets."""
    message = later("「{quote}」 is a place left to fill in")
    yield from written(article, RULE.code, PATTERN, Severity.ERROR, message)


RULE = Rule("NU03", "placeholder", Severity.ERROR, __doc__ or "", in_article=check)
