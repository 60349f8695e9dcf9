"""A lunar festival or lunar date stands beside another day.

What it flags
    2025年1月28日（年初一）（29日）；中秋節（10月7日） in an article of 2025 (6 October).

Why
    The day was taken from last year's calendar, or from the public holiday that follows it.

Stays silent
    The day after a festival that falls on a Sunday; holidays of several days; 除夕 on 31 December;
    the eve, the day after and substitute holidays; dates without a year that fit the year before or
    after; years beyond the calendar's table.

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import regex

from claims.claim import Claim
from claims.dates.calendar_words import FestivalRow, festival_day
from claims.lexicon import made_of_tables, read_table
from claims.text.characters import fold_characters
from factcheck.arithmetic.operands import grammar, lines
from factcheck.arithmetic.verdicts import accuse, evidence_at
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import day_of_year, quoted

MOON = frozenset(("lunar", "lunar-before", "eve"))
PAIR = grammar(
    r"(?P<a>«D»)(?:[（(](?:即|是|为|农历|适逢)?(?P<b>«D»)[）)]"
    r"|，?(?:即|是|为|适逢|正值|恰逢|正是|就是|便是){1,2}(?:农历)?(?P<b>«D»)"
    r"(?=[，。；、）)]|$|\n|公众假期|放假|休市|休馆))"
)
NOTE = regex.compile(
    r"[（(](?:即|公历|阳历|西历|新历)?(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号](?:[，、]?(?:星期|周|礼拜).)?[)）]$"
)
YEAR = regex.compile(r"\d{4}|[〇零一二三四五六七八九]{4}年|[今明去]年")
DAY = regex.compile(r"\d{1,2}月\d{1,2}[日号]")
NEW_YEARS_EVE = (12, 31)
ONE = timedelta(days=1)
SUNDAY = 7


@made_of_tables
def moving() -> dict[str, FestivalRow]:
    """The festivals of the lunar calendar, by folded name."""
    rows = read_table("festivals.csv", FestivalRow)
    return {fold_characters(row.name): row for row in rows if row.rule in MOON}


def check(article: Article) -> Iterator[Finding]:
    """Every festival or lunar date with a day in brackets, and every day that is said to be one."""
    for claim in article.claims:
        rules = claim.mention.rules
        if "note" in rules and ("festival" in rules or "lunar" in rules):
            yield from _noted(article, claim)
    for line in lines(article, "DD"):
        for match in PAIR.finditer(line.text):
            first, second = line.claim(match, "a"), line.claim(match, "b")
            moon, sun = (second, first) if _lunar(article, second) else (first, second)
            if _lunar(article, moon) and _solar(article, sun):
                day = sun.period_start
                assert day is not None
                loose = not YEAR.search(_written(article, sun) + _written(article, moon))
                yield from _judge(article, moon, sun, day, loose=loose)


def _written(article: Article, claim: Claim) -> str:
    return article.text[claim.mention.start : claim.mention.end]


def _name(article: Article, claim: Claim) -> str | None:
    """The festival that a claim names, if it is of the lunar calendar."""
    text = _written(article, claim)
    return max((name for name in moving() if name in text), key=len, default=None)


def _lunar(article: Article, claim: Claim) -> bool:
    if claim.period_start is None or claim.period_start != claim.period_end:
        return False
    rules = claim.mention.rules
    return "lunar" in rules or ("festival" in rules and _name(article, claim) is not None)


def _solar(article: Article, claim: Claim) -> bool:
    """Whether a claim is one day of the civil calendar, with its month."""
    rules = claim.mention.rules
    if "lunar" in rules or "festival" in rules or "range" in claim.mention.flags:
        return False
    one = claim.period_start is not None and claim.period_start == claim.period_end
    return one and DAY.search(_written(article, claim)) is not None


def _noted(article: Article, claim: Claim) -> Iterator[Finding]:
    """「中秋節（10月6日）」: one claim, the day in its bracket."""
    text = _written(article, claim)
    note, real = NOTE.search(text), claim.period_start
    if note is None or real is None or not _lunar(article, claim):
        return
    try:
        day = date(real.year, int(note["m"]), int(note["d"]))
    except ValueError:
        return  # DT01 has that
    before = article.text[max(0, claim.mention.start - 6) : claim.mention.start]
    yield from _judge(article, claim, claim, day, loose=not YEAR.search(before + text))


def _judge(
    article: Article, moon: Claim, sun: Claim, day: date, *, loose: bool
) -> Iterator[Finding]:
    real, name = moon.period_start, _name(article, moon)
    assert real is not None
    if name is None:  # a lunar date: only beside a date of the same year
        if real.year != day.year or real == day:
            return
    else:
        found = festival_day(name, day.year)
        if found is None or _fits(name, day, loose=loose):
            return
        real = found
    what = _festival(article, moon, name)
    message = say(
        "「{festival}」 of {year} is {real}, the text has {stated}",
        festival=what,
        year=real.year,
        real=day_of_year(real),
        stated=day_of_year(day),
    )
    severity = Severity.WARNING if loose or name is None else Severity.ERROR
    others = [] if sun is moon else [moon]
    yield accuse(RULE.code, severity, sun, others, message, f"{quoted(what)} = {real.isoformat()}")


def _festival(article: Article, moon: Claim, name: str | None) -> str:
    """The festival or lunar date in the source's own characters."""
    if name is None:
        return moon.quote.split("（")[0]
    start = moon.mention.start + _written(article, moon).index(name)
    return evidence_at(article, start, start + len(name)).quote


def _fits(name: str, day: date, *, loose: bool) -> bool:
    """Whether the festival is on that day, or on the Sunday before it."""
    if name.startswith(("除夕", "年三十")) and (day.month, day.day) == NEW_YEARS_EVE:
        return True
    for year in range(day.year - loose, day.year + 1 + loose):
        found = festival_day(name, year)
        if found is None:
            return True
        days = [found, found + ONE] if found.isoweekday() == SUNDAY else [found]
        if (day.month, day.day) in [(one.month, one.day) for one in days]:
            return True
    return False


RULE = Rule("DT10", "lunar-festival", Severity.ERROR, __doc__ or "", in_article=check)
