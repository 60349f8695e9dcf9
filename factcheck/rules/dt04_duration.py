"""A number of days, weeks, months or years does not fit the dates of the period.

What it flags
    由5月20日至5月31日舉行，為期10天（12天，或11天）；由9月1日至翌年6月30日，為期12個月（十個月）；
    2023年11月動工，2024年8月落成，歷時19個月；上午9時15分開出，11時45分抵達，全程4小時。

Why
    The end was moved and the length was not.

Stays silent
    Counting with or without the first day; a month more or less where months or years are told;
    half an hour where whole hours are; 當地時間; 工作天, 約; days of the week within the period.

Measured
    531 articles with planted faults (evaluation/): 11 hits, 11 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.clock import between
from factcheck.arithmetic.intervals import Interval, stretch
from factcheck.arithmetic.operands import Masked, grammar, lines
from factcheck.arithmetic.slips import slipped
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import day, quoted

GAP = r"[^‹D›‹T›。；\n]{0,14}?"
LASTS = (
    r"(?:为期|一连|历时|展期|会期|全程|前后|合共|共计|一共|共|需时|耗时|用时|为时|长达|行车时间|车程|航程|船程|\p{Han}{0,2}(?:工期|任期|刑期))"
    r"(?:约|共|为|长达|长|[^‹N›，。；每日月年]{1,2}了?)*+(?P<n>«T»)"
)
LENGTH = r"(?:为期|一连|历时|展期|会期|全程|前后|共|合共|共计)(?:约|共|[^‹N›，。；每日月年]{1,2}了?)*+(?P<n>«T»)"
AFTER = grammar(rf"(?P<r>«D»){GAP}(?:至(?P<e>«D»))?{GAP}，?{LENGTH}")
BEFORE = grammar(
    rf"{LENGTH}[^‹D›‹T›。；\n]{{0,8}}?，?(?:由|自|从|于|在)?(?P<r>«D»)(?:至|到)?(?P<e>«D»)?"
)
BETWEEN = grammar(
    rf"(?P<r>«D»)[^‹D›‹T›。；\n]{{1,14}}，[^‹D›‹T›。；\n]{{0,10}}?(?P<e>«D»)[^‹D›‹T›。；\n]{{1,14}}，{LASTS}"
)
"""「2023年11月動工，2024年8月落成，歷時九個月」, and two times of a day."""
UNTIL = grammar(
    r"(?P<r>«D»)[^‹D›‹T›。；\n]{0,14}，[^‹D›‹T›，。；\n]{0,8}?(?:全长|全程|片长|剧长|历时|为时|需时|时长|长达|行车时间|车程|航程|船程|演出|为期)"
    r"(?:约|共|为|长|达)*+(?P<n>«T»)[^‹D›‹T›。；\n]{0,8}?，?[^‹D›‹T›，。；\n]{0,8}?(?P<e>«D»)[^‹D›‹T›，。；\n]{0,6}?"
    r"(?:结束|完场|完结|散场|落幕|抵达|到达|到站|完成|闭幕|抵步)"
)
"""「晚上8時開始，全長兩小時，至10時結束」."""
HOURS = {"hour": 60, "minute": 1}
ELSEWHERE = regex.compile(
    r"赛|球|航班|航程|飞|录影|录音|当地|时间|时区|时差|翌|次日|第二天|休息|停留|停站|扣除|中途|转机|中场|时差|进场|入场"
)
OTHER = regex.compile(r"工作天|工作日|逢|每周|每星期|上班|扣除")
SINCE = grammar(
    r"距(?:离|今)?[^‹N›，。；\n]{0,10}?[（(]?(?P<s>«D»)[）)]?的?[^‹N›，。；\n]{0,10}?"
    r"(?:只有|仅有?|才|只|刚好|恰好|足足|已有?|相隔|相距|有|隔|过了|了|还有|尚有|仅余|只剩|尚余)*+(?P<n>«T»)(?=[，。；、）]|$)"
)
"""「距離上一次（9月3日）只有50天」."""
SLACK = 3  # days that the event may lie before the article
PER = {"day": 1, "week": 7}
MONTHS = {"month": 1, "year": 12}


def check(article: Article) -> Iterator[Finding]:
    """Every period of days with its stated length."""
    for line in lines(article, "DT"):
        yield from _hours(line)
        yield from _since(article, line)
        for form in (AFTER, BEFORE, BETWEEN):
            for match in form.finditer(line.text):
                if not OTHER.search(line.text, max(0, match.start() - 6), match.end() + 4):
                    yield from _judge(line, match)


def _hours(line: Masked) -> Iterator[Finding]:
    """「上午9時15分開出，11時45分抵達，全程3小時」: two times of one day and the time between."""
    for match in (*BETWEEN.finditer(line.text), *UNTIL.finditer(line.text)):
        first, last, stated = (line.claim(match, name) for name in "ren")
        quantity, per = stated.mention.quantity, HOURS.get(stated.unit)
        words = line.text[line.sentence(match.start()) : match.end() + 6]
        lengths = between(first, last)
        if per is None or quantity is None or not lengths or ELSEWHERE.search(words):
            continue
        allowed = stretch(quantity).widened(Fraction(1, per))
        if any(allowed.contains(Fraction(length, per)) for length in lengths):
            continue
        length = min(lengths)
        shown = say("{hours} h {minutes} min", hours=length // 60, minutes=length % 60)
        message = say(
            "from {start} to {end} it is {length}, the text has 「{stated}」",
            start=quoted(first.quote),
            end=quoted(last.quote),
            length=shown,
            stated=stated.quote,
        )
        yield accuse(RULE.code, Severity.ERROR, stated, [first, last], message, shown)


def _since(article: Article, line: Masked) -> Iterator[Finding]:
    """A number of days since or until a day: from the last day told before it, or from publication."""
    for match in SINCE.finditer(line.text):
        day_told, stated = line.claim(match, "s"), line.claim(match, "n")
        earlier = line.claims(line.sentence(match.start()), match.start())
        dated = [c for c in earlier if c.kind is Kind.DATE and _days(c) and c.period_start]
        now = dated[-1].period_start if dated else article.document.published
        there, quantity = day_told.period_start, stated.mention.quantity
        if stated.unit != "day" or not _days(day_told) or not (now and there and quantity):
            continue
        apart = abs((now - there).days)
        slack = Fraction(1) if dated else Fraction(SLACK)
        if stretch(quantity).widened(slack).contains(Fraction(apart)):
            continue
        if slipped(Fraction(apart), Fraction(quantity.value or 0)):
            told = {"start": day(min(now, there)), "end": day(max(now, there))}
            length = say("{days} days", days=apart)
            message = say(
                "from {start} to {end} it is {length}, the text has 「{stated}」",
                length=length,
                stated=stated.quote,
                **told,
            )
            severity = Severity.ERROR if dated else Severity.WARNING
            yield accuse(RULE.code, severity, stated, [day_told], message, length)


def _judge(line: Masked, match: regex.Match[str]) -> Iterator[Finding]:
    first, stated = line.claim(match, "r"), line.claim(match, "n")
    last = line.claim(match, "e") if match["e"] else first
    start, end, quantity = first.period_start, last.period_end, stated.mention.quantity
    if start is None or end is None or end <= start or quantity is None:
        return
    if match.re is BETWEEN.pattern and stated.unit == "year":
        return  # DT08 has the years
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
