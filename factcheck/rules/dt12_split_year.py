"""A financial or school year is written with a second year that is not the next one.

What it flags
    2024-26財政年度、2023/25學年。

Why
    One of the two years was brought up to date and the other was not.

Stays silent
    Ranges of years (2024至2026學年) and plans over several years (三年計劃, 任期, 各學年); 年度 alone,
    which need not be one year.

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.arithmetic.verdicts import evidence_at
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule

SPLIT = regex.compile(
    r"(?<![\d.])(?P<a>(?:19|20)\d\d)年?[/／\-–—](?P<b>(?:19|20)?\d\d)年?(?:财政年度|财年|学年度?|会计年度)"
)
LONG = regex.compile(
    r"计划|规划|任期|任内|为期|期间|多年|连续|每年|每个|各|共|合共|累计|首[两三四五]|(?:[两二三四五六七八九十]|(?<![\d/\-–—])\d)个?(?:年|学年|财年|财政年度)|届|学额分配|周期"
)
AROUND = 24


def check(article: Article) -> Iterator[Finding]:
    """Every split year of which the second is not the first and one."""
    text = article.text
    for match in SPLIT.finditer(text):
        first = int(match["a"])
        second = int(match["b"]) if len(match["b"]) == 4 else _full(first, int(match["b"]))
        if second <= first + 1 or _over_years(text, match.start(), match.end()):
            continue  # one that ends before it begins is DT03's
        place = evidence_at(article, match.start(), match.end())
        message = say(
            "the second year of 「{quote}」 should be {year}", quote=place.quote, year=first + 1
        )
        working = f"{first} + 1 ≠ {second}"
        yield Finding(RULE.code, Severity.WARNING, place, message, working, evidence=(place,))


def _over_years(text: str, start: int, end: int) -> bool:
    """Whether the words around speak of several years."""
    before = text[max(0, start - AROUND) : start].rsplit("\n", 1)[-1]
    after = text[end : end + AROUND].split("\n", 1)[0]
    return LONG.search(before) is not None or LONG.search(after) is not None


def _full(first: int, short: int) -> int:
    """The year that two digits stand for, not more than half a century off."""
    year = first - first % 100 + short
    return year + 100 if year < first - 50 else year


RULE = Rule("DT12", "split-year", Severity.WARNING, __doc__ or "", in_article=check)
