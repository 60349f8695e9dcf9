"""「N年前的Y年」 does not lead back to that year.

What it flags
    20年前的1998年 (in an article of 2025: 27 years).

Why
    The sentence was kept, the years went on.

Stays silent
    One year more or less; 近, 約 and 多; articles without a publication date.

Measured
    531 articles with planted faults (evaluation/): 1 hit, 1 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.arithmetic.operands import Masked, grammar, lines
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule

PAIR = grammar(r"(?P<a>«D»)(?:的|[，、（(]?亦?即|，|，也就是)(?P<b>«D»)")
AGO = regex.compile(r"^(?P<n>\d{1,3})\s*年前$|^(?P<h>[一二两兩三四五六七八九十]{1,3})年前$")
TENS = "〇一二三四五六七八九"


def check(article: Article) -> Iterator[Finding]:
    """Every 「N年前」 that is joined to a year."""
    published = article.document.published
    if published is None:
        return
    for line in lines(article, "DD"):
        for match in PAIR.finditer(line.text):
            ago, year = line.claim(match, "a"), line.claim(match, "b")
            told, start = AGO.match(ago.quote), year.period_start
            if (
                told is None
                or start is None
                or _hedged(line, match)
                or not regex.match(r"\d{4}", year.quote)
            ):
                continue
            number = int(told["n"]) if told["n"] else _read(told["h"])
            real = published.year - start.year
            if number and abs(real - number) > 1:
                message = say(
                    "{year} is {years} years ago, the text has 「{stated}」",
                    year=start.year,
                    years=real,
                    stated=ago.quote,
                )
                working = f"{published.year} − {start.year} = {real}"
                yield accuse(RULE.code, Severity.WARNING, ago, [year], message, working)


def _hedged(line: Masked, match: regex.Match[str]) -> bool:
    """Whether a hedge stands before the years (近三十年前): the date itself does not keep it."""
    return line.text[max(0, match.start() - 1) : match.start()] in tuple("近约逾超几")


def _read(numeral: str) -> int:
    """Up to 99: 二十, 三十五."""
    text = numeral.replace("两", "二").replace("兩", "二")
    tens, ten, ones = text.partition("十")
    if not ten:
        return TENS.index(text) if len(text) == 1 else 0
    return (TENS.index(tens) if tens else 1) * 10 + (TENS.index(ones) if ones else 0)


RULE = Rule("DT15", "years-ago", Severity.WARNING, __doc__ or "", in_article=check)
