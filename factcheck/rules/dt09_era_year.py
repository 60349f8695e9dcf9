"""A year of an era or of the sixty-year cycle stands beside another year.

What it flags
    民國113年（2023年）（2024年）；2024年（癸卯年）（甲辰年）。

Why
    Counting from another era is off by one easily.

Stays silent
    A cyclical year beside a date of January or February, which may still belong to the year before;
    a year that begins in one year and ends in the next (今年（2025/26年度）).

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from claims.claim import Claim
from factcheck.arithmetic.operands import grammar, lines
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule

PAIR = grammar(r"(?P<a>«D»)[（(](?:即|公元|岁次|农历)?(?P<b>«D»)[)）]")
IS = grammar(
    r"(?P<a>«D»)(?:是|为|即|岁次|适逢|正值|属){1,2}(?:农历)?(?P<b>«D»)(?=[，。；、）)（(]|$)"
)
CYCLE = regex.compile(
    r"[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年|[鼠牛虎兔龍龙蛇馬马羊猴雞鸡狗豬猪]年"
)
SPLIT = regex.compile(r"\d[/／–—－-]\d")  # 2025/26年度 is of two years
HALF = 180
YEAR = 300


def check(article: Article) -> Iterator[Finding]:
    """Every year with another year in brackets behind it."""
    for line in lines(article, "DD"):
        for match in (*PAIR.finditer(line.text), *IS.finditer(line.text)):
            first, second = line.claim(match, "a"), line.claim(match, "b")
            if match.re is IS.pattern and not CYCLE.search(second.quote):
                continue
            if _year(first) and _year(second) and _apart(first, second):
                quotes = {"first": first.quote, "second": second.quote}
                message = say("「{first}」 and 「{second}」 are not the same year", **quotes)
                yield accuse(RULE.code, Severity.ERROR, second, [first], message)


def _year(claim: Claim) -> bool:
    start, end = claim.period_start, claim.period_end
    return bool(start and end and YEAR < (end - start).days < YEAR + 100)


def _apart(first: Claim, second: Claim) -> bool:
    assert first.period_start and first.period_end and second.period_start and second.period_end
    split = SPLIT.search(first.quote) or SPLIT.search(second.quote)
    start = max(first.period_start, second.period_start)
    end = min(first.period_end, second.period_end)
    return (end - start).days < (0 if split else HALF)


RULE = Rule("DT09", "era-year", Severity.ERROR, __doc__ or "", in_article=check)
