"""An amount a month is not what the amount a year makes of it, or the other way round.

What it flags
    月薪五萬元，換算成年薪約80萬元（50,000 × 12 = 60萬）; 每年牌費4,080元，即每月430元（340）.

Why
    One of the two is renewed, or worked out in the head.

Stays silent
    Any number of days and weeks that a month or year may be taken to have, days of rest left out or
    not; a thirteenth and fourteenth month of pay; hedges and rounding; amounts that no 即, 相當於 or
    換算 joins; an amount for each person beside one for all.

Measured
    531 articles with planted faults (evaluation/): 2 hits, 2 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from claims.claim import Claim
from factcheck.arithmetic.intervals import Interval, Verdict, judge
from factcheck.arithmetic.operands import Masked, alike, factor, grammar, level, lines, reach
from factcheck.arithmetic.slips import slipped
from factcheck.arithmetic.verdicts import against, conclude, number
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

TIME = (
    r"(?:每(?:一|个)?(?P<{0}>小时|[天日周月季年]|星期|季度)|全(?P<{0}>年)|«T»|"
    r"(?P<{0}>[时日周月年])(?:薪|租|费|入|收入|供|产量?|付))"
)
INNER = r"[^‹N›，。；！？\n]"
FORM = grammar(
    TIME.format("u")
    + rf"{INNER}{{0,8}}?(?P<a>«A»)«B»{INNER}{{0,4}}，?(?:亦?即是?|也就是|换算成?|折合|相当于|等于|换言之，?)"
    + rf"{INNER}{{0,3}}?"
    + TIME.format("w")
    + rf"{INNER}{{0,8}}?(?P<b>«A»)(?=[^‹N›]{{0,4}}[，。；（(）)]|$)"
)
SAME = grammar(
    rf"(?P<u>[日周月季])(?P<what>租|费|供){INNER}{{0,8}}?(?P<a>«A»)«B»{INNER}{{0,4}}，{INNER}{{0,4}}?"
    rf"(?:全|一|每)(?P<w>年)的?(?P=what){INNER}{{0,6}}?(?P<b>«A»)"
)
"""「月租18,500元，全年租金22.2萬元」: one thing for two times."""
UNEVEN = regex.compile("免|首|折|优惠|减|加|另|半|包括|连|不同|升|降|涨|跌")
ORDER = ("hour", "day", "week", "month", "quarter", "year")
WORDS = {
    "小时": "hour",
    "时": "hour",
    "天": "day",
    "日": "day",
    "周": "week",
    "星期": "week",
    "月": "month",
}
WORDS |= {"季": "quarter", "季度": "quarter", "年": "year"}
FEWEST_AND_MOST = {
    ("hour", "day"): (6, 24),
    ("hour", "week"): (30, 168),
    ("hour", "month"): (120, 744),
    ("day", "week"): (5, 7),
    ("day", "month"): (20, 31),
    ("day", "year"): (240, 366),
    ("week", "month"): (4, 5),
    ("week", "year"): (48, 53),
    ("month", "quarter"): (3, 3),
    ("month", "year"): (12, 12),
    ("quarter", "year"): (4, 4),
}
PAY = regex.compile("薪|工资|人工|收入|入息|奖金")
MONTHS_OF_PAY = (12, 14)
EACH = regex.compile(r"人均|户均|每[人户名位家间个](?!月|小时|星期|季)|各|全[市港国校县省区]|总")
AHEAD = 6


def check(article: Article) -> Iterator[Finding]:
    """Every amount for a time that is said to be so much for another time."""
    for line in lines(article, "AA"):
        for match in FORM.finditer(line.text):
            first, second = line.claim(match, "a"), line.claim(match, "b")
            one, two = _time(line, match, "u", "a"), _time(line, match, "w", "b")
            words = line.text[max(0, match.start() - AHEAD) : match.end()]
            told = line.read(match.start(), match.end())
            if EACH.search(words) or (match[0].startswith("全年") and "平均" in told):
                continue  # 全年…，平均每月…: a mean, which AR10 looks at
            if one != two and one and two and alike(first, second):
                yield from _judge(first, second, _how_many(one, two, match[0]))
        for match in SAME.finditer(line.text):
            first, second = line.claim(match, "a"), line.claim(match, "b")
            many = _how_many(WORDS[match["u"]], "year", match[0])
            uneven = UNEVEN.search(line.text, line.sentence(match.start()), match.end())
            if uneven or not alike(first, second) or not many[0].low:
                continue
            if slipped((level(first) or Fraction(0)) * many[0].low, level(second) or Fraction(0)):
                yield from _judge(first, second, many)


def _time(line: Masked, match: regex.Match[str], group: str, amount: str) -> str:
    """The time that an amount is for; empty where it is not told, or is several years."""
    if match[group]:
        return WORDS[match[group]]
    start = match.start() if amount == "a" else match.end("a")
    told = [claim for claim in line.claims(start, match.start(amount)) if claim.value == 1]
    unit = told[-1].unit if told else ""
    return unit if unit in ORDER else ""


def _how_many(one: str, two: str, words: str) -> tuple[Interval, bool]:
    """How many of the shorter time the longer has, and whether the first is the shorter."""
    rising = ORDER.index(one) < ORDER.index(two)
    pair = (one, two) if rising else (two, one)
    paid = pair == ("month", "year") and PAY.search(words)
    low, high = MONTHS_OF_PAY if paid else FEWEST_AND_MOST.get(pair, (0, 0))
    return Interval(Fraction(low), Fraction(high)), rising


def _judge(first: Claim, second: Claim, times: tuple[Interval, bool]) -> Iterator[Finding]:
    many, rising = times
    value, quantity = level(first), second.mention.quantity
    if value is None or quantity is None or not many.low or not many.high:
        return
    per = 1 / factor(second.unit)
    span = reach(first).scaled(per)
    computed = span * many if rising else span / many
    points = [value * per * n if rising else value * per / n for n in (many.low, many.high)]
    verdict = Verdict.HOLDS
    if not Interval(min(points), max(points)).overlaps(computed) or not _within(points, second):
        verdict = judge(points[0], computed, quantity)
    ends = dict.fromkeys(number(point) for point in sorted(points))
    real, some = " – ".join(ends), quoted(first.quote)
    working = against(f"{some} {'×' if rising else '÷'} {many.low} = {number(points[0])}", second)
    message = say(
        "{amount} makes {real}, not 「{stated}」", amount=some, real=real, stated=second.quote
    )
    yield from filter(None, [conclude(RULE.code, verdict, second, [first], message, working)])


def _within(points: list[Fraction], stated: Claim) -> bool:
    """Whether the stated amount lies between what the fewest and the most make."""
    value = level(stated)
    per = 1 / factor(stated.unit)
    return value is not None and min(points) <= value * per <= max(points)


RULE = Rule("AR29", "rate-of-time", Severity.ERROR, __doc__ or "", in_article=check)
