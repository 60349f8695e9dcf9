"""A yearly average of growth does not follow from the two amounts and the years between them.

What it flags
    產值由2018年的100億元增至2023年的161億元，年均複合增長15%（五年，每年10%）。

Why
    The number of years is miscounted, or the total growth is divided by the wrong number.

Stays silent
    Rates that fit with n or n+1 years, with rounding or a hedge; without 複合 also the plain mean of
    the total growth. Sentences that do not tell the years.

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.changes import FREE, changes
from factcheck.arithmetic.intervals import Interval, Verdict, best, judge
from factcheck.arithmetic.operands import Masked, alike, grammar, level, lines, reach
from factcheck.arithmetic.verdicts import against, conclude, percent
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

YEARLY = r"(?P<word>年均复合|复合年均?|年复合|复合|年均|平均每年|每年平均|按年平均)"
TAIL = grammar(rf"[^‹V›‹M›。！？\n]{{0,16}}?{YEARLY}[^‹P›，。]{{0,8}}?(?P<g>«P»)")
SINCE = grammar(
    rf"从[^‹V›，。]{{0,6}}?(?P<y>«D»)?的(?P<a>«A»)«B»"
    rf"(?:算起|起计|起算|计起|计)，{FREE}{{0,12}}?{YEARLY}[^‹P›，。]{{0,8}}?(?P<g>«P»)"
)
TOLD = regex.compile(r"(?P<n>[二两三四五六七八九十]|\d{1,2})年(?:间|内|来)")
NUMERALS = {name: value for value, name in enumerate("〇一二三四五六七八九十")} | {"两": 2, "兩": 2}
LONGEST = 60
AHEAD = 16
PAST = regex.compile(
    r"^(?:過去|过去|過往|近|最近|[这這])?(?P<n>[二两兩三四五六七八九十]|\d{1,2})年[間间來来]?$"
)


def check(article: Article) -> Iterator[Finding]:
    """Every yearly average with its two amounts and its years."""
    for change in changes(article):
        match = TAIL.match(change.line.text, change.tail)
        if match is not None and change.before.kind is not Kind.PERCENT and not change.loose:
            years = _years(change.line, change.start, match.start("g"))
            years = years or _before(change.line, change.start)
            rate = change.line.claim(match, "g")
            yield from _judge(change.before, change.after, rate, years, "复合" in match["word"])
    for line in lines(article, "AAP"):
        for match in SINCE.finditer(line.text):
            yield from _since(line, match)


def _since(line: Masked, match: regex.Match[str]) -> Iterator[Finding]:
    """「若從…的A算起」: the later amount is the first of its unit in the sentence before."""
    before, rate = line.claim(match, "a"), line.claim(match, "g")
    start = line.sentence(match.start())
    earlier = line.sentence_before(match.start())
    here = [c for c in line.claims(start, match.start()) if alike(c, before)]
    found = here or [c for c in line.claims(earlier, start) if alike(c, before)]
    years = _years(line, match.start(), match.start("g"))
    if found:
        yield from _judge(before, found[0], rate, years, "复合" in match["word"])


def _years(line: Masked, start: int, end: int) -> int | None:
    """The years between the two amounts: 五年間, or from the years of two dates."""
    found = line.claims(start, end)
    if told := TOLD.search(line.text, start, end):
        return NUMERALS.get(told["n"]) or int(told["n"])
    spans = [c for c in found if c.kind is Kind.DURATION and c.unit == "year" and c.value]
    if spans:
        return int(spans[-1].value or 0)
    days = [c.mention.period.start for c in found if c.mention.period and c.mention.period.start]
    return days[-1].year - days[0].year if len(days) == 2 else None


def _before(line: Masked, start: int) -> int | None:
    """The years told ahead of the change: 過去六年，…由A增至B."""
    for claim in line.claims(max(0, start - AHEAD), start):
        if found := PAST.search(claim.quote):
            return NUMERALS.get(found["n"]) or int(found["n"])
    return None


def _judge(
    before: Claim, after: Claim, rate: Claim, years: int | None, compound: bool
) -> Iterator[Finding]:
    first, second, quantity = level(before), level(after), rate.mention.quantity
    if not first or not second or quantity is None or not years or not 1 < years <= LONGEST:
        return
    falling = second < first
    verdicts = [_yearly(before, after, rate, n, falling) for n in (years, years + 1)]
    if not compound:
        total = (reach(after) / reach(before) - Interval.point(1)).scaled(Fraction(100, years))
        point = (second / first - 1) * Fraction(100, years)
        if falling:
            point, total = -point, Interval.point(0) - total
        verdicts.append(judge(point, total, quantity))
    middle = _middle(Interval.point(second / first).root(years)) - 1
    real = percent(middle * 100)
    told = {
        "before": quoted(before.quote),
        "after": quoted(after.quote),
        "years": years,
        "real": real,
    }
    working = against(say("{before} → {after}, {years} years, {real} a year", **told), rate)
    message = say(
        "from {before} to {after} in {years} years is {real} a year on average, not 「{stated}」",
        stated=rate.quote,
        **told,
    )
    others = [after, before]
    yield from filter(None, [conclude(RULE.code, best(verdicts), rate, others, message, working)])


def _yearly(before: Claim, after: Claim, rate: Claim, years: int, falling: bool) -> Verdict:
    assert rate.mention.quantity is not None
    first, second = level(before), level(after)
    assert first and second
    one = Interval.point(1)
    computed = ((reach(after) / reach(before)).root(years) - one).scaled(100)
    point = (_middle(Interval.point(second / first).root(years)) - 1) * 100
    if falling:
        point, computed = -point, Interval.point(0) - computed
    return judge(point, computed, rate.mention.quantity)


def _middle(interval: Interval) -> Fraction:
    assert interval.low is not None and interval.high is not None
    return (interval.low + interval.high) / 2


RULE = Rule("AR15", "yearly-average", Severity.ERROR, __doc__ or "", in_article=check)
