"""A number of days, weeks, months or years does not fit the dates of the period.

What it flags
    由5月20日至5月31日舉行，為期10天（12天，或11天）；由9月1日至翌年6月30日，為期12個月（十個月）。

Why
    The end was moved and the length was not.

Stays silent
    Counting with or without the first day; a month more or less where months or years are told;
    工作天, 約; days of the week within the period.

Measured
    99 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from claims.claim import Claim
from factcheck.arithmetic.intervals import Interval, stretch
from factcheck.arithmetic.operands import Masked, grammar, lines
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import day

GAP = r"[^‹D›‹T›。；\n]{0,14}?"
LENGTH = r"(?:为期|一连|历时|展期|会期|全程|前后|共|合共|共计)(?:约|共)?(?P<n>«T»)"
AFTER = grammar(rf"(?P<r>«D»){GAP}(?:至(?P<e>«D»))?{GAP}，?{LENGTH}")
BEFORE = grammar(
    rf"{LENGTH}[^‹D›‹T›。；\n]{{0,8}}?，?(?:由|自|从|于|在)?(?P<r>«D»)(?:至|到)?(?P<e>«D»)?"
)
OTHER = regex.compile(r"工作天|工作日|逢|每周|每星期|上班|扣除")
PER = {"day": 1, "week": 7}
MONTHS = {"month": 1, "year": 12}


def check(article: Article) -> Iterator[Finding]:
    """Every period of days with its stated length."""
    for line in lines(article, "DT"):
        for form in (AFTER, BEFORE):
            for match in form.finditer(line.text):
                if not OTHER.search(line.text, max(0, match.start() - 6), match.end() + 4):
                    yield from _judge(line, match)


def _judge(line: Masked, match: regex.Match[str]) -> Iterator[Finding]:
    first, stated = line.claim(match, "r"), line.claim(match, "n")
    last = line.claim(match, "e") if match["e"] else first
    start, end, quantity = first.period_start, last.period_end, stated.mention.quantity
    if start is None or end is None or end <= start or quantity is None:
        return
    if last is first and "range" not in first.mention.flags:
        return
    if stated.unit in PER and _days(first) and _days(last):
        days = (end - start).days
        real = Interval(Fraction(days), Fraction(days + 1)).scaled(Fraction(1, PER[stated.unit]))
        shown = say("{days} days", days=days + 1)
        working = say("{days} days (without the first, {rest} days)", days=days + 1, rest=days)
    elif stated.unit in MONTHS and all(map(_months, (first, last))):
        months = (end.year - start.year) * 12 + end.month - start.month
        real = Interval(Fraction(months - 1), Fraction(months + 1))
        real = real.scaled(Fraction(1, MONTHS[stated.unit]))
        shown = working = say("about {low} to {high} months", low=months, high=months + 1)
    else:
        return
    if stretch(quantity).overlaps(real):
        return
    message = say(
        "from {start} to {end} it is {length}, the text has 「{stated}」",
        start=day(start),
        end=day(end),
        length=shown,
        stated=stated.quote,
    )
    ends = {"start": start.isoformat(), "end": end.isoformat()}
    working = say("{start} to {end}: {length}", length=working, **ends)
    yield accuse(RULE.code, Severity.ERROR, stated, [first], message, working)


def _months(claim: Claim) -> bool:
    """Whether a date is told to the month or the day."""
    return claim.mention.period is not None and claim.mention.period.grain in ("day", "month")


def _days(claim: Claim) -> bool:
    return claim.mention.period is not None and claim.mention.period.grain == "day"


RULE = Rule("DT04", "duration", Severity.ERROR, __doc__ or "", in_article=check)
