"""A unit or a sign stands twice.

What it flags
    上升百分之5%、0.4%個百分點、1,200元元、3億億元。

Why
    Two ways of writing were mixed; 5%個百分點 leaves open which is meant.

Stays silent
    萬萬 as a word, 億億次, 公元元年, 元元 as a name.

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
    rf"百分之{NUMERAL}%|\d%个百分点|\d%%|(?<=[\d万亿千百])元元(?!年)|[\d十百千]亿亿(?![次级])|[\d十百千]万万(?!亿)"
    rf"(?=元|人|美元|港元)"
    rf"|时速每小时|百分之{NUMERAL}个?百分点"
)


def check(article: Article) -> Iterator[Finding]:
    """Every doubled unit."""
    message = later("「{quote}」 has its unit twice")
    yield from written(article, RULE.code, PATTERN, Severity.WARNING, message)


RULE = Rule("NU05", "doubled-unit", Severity.WARNING, __doc__ or "", in_article=check)
