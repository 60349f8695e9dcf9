"""Forms: patterns over the folded text itself, for faults in how a number is written."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.arithmetic.verdicts import evidence_at
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say

NUMERAL = (
    r"(?:\d[\d,]{0,12}(?:\.\d{1,4})?[万亿]{0,2}|[〇零一二两三四五六七八九十百千]{1,10}[万亿]{0,2})"
)
UNIT = r"(?:\p{Han}{1,2}?)"


def written(
    article: Article, code: str, pattern: regex.Pattern[str], severity: Severity, message: str
) -> Iterator[Finding]:
    """A finding at every place where the pattern stands; `message` is said with {quote}."""
    for match in pattern.finditer(article.text):
        place = evidence_at(article, match.start(), match.end())
        text = say(message, quote=place.quote)
        yield Finding(code, severity, place, text, evidence=(place,))
