"""Two words around one number bound it from both sides.

What it flags
    最多達600人以上、不足一千多人、至少5人以下。

Why
    The sentence says nothing: the number can be neither the most nor the least.

Stays silent
    Doubled bounds of one direction (至少5人以上); bounds of two different numbers.

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.arithmetic.forms import NUMERAL, UNIT, written
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import later
from factcheck.rules.rule import Rule

MOST = r"(?:最多|至多|不超过|不多于|顶多|最高)(?:只|可|能|达|为|有|容纳)*+"
LEAST = r"(?:至少|最少|起码|不少于|不低于)(?:有|要|达)*+"
SHORT = r"(?<!\p{Han}不)(?:不足|不到|未满|未足|不满)"
PATTERN = regex.compile(
    rf"{MOST}{NUMERAL}{UNIT}以上(?![述下])|{LEAST}{NUMERAL}{UNIT}以[下内](?![述各列])"
    rf"|{SHORT}{NUMERAL}(?:多|余)(?=\p{{Han}})|{SHORT}{NUMERAL}{UNIT}以上(?![述下])"
)


def check(article: Article) -> Iterator[Finding]:
    """Every number between two bounds that exclude each other."""
    message = later("「{quote}」 has contradictory bounds")
    yield from written(article, RULE.code, PATTERN, Severity.WARNING, message)


RULE = Rule("NU01", "contradictory-bounds", Severity.WARNING, __doc__ or "", in_article=check)
