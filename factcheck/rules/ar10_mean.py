"""A mean is not the total divided by the number.

What it flags
    48人共籌得1,200元，平均每人30元（1,200 ÷ 48 = 25）；
    首六個月共4,800宗，平均每月900宗 (a warning).

Why
    Total and number are brought up to date, the mean is not.

Stays silent
    Means that rounding or a hedge explains; sentences in which another total or number makes it
    right; the mean of some of those counted (長者義工平均每人…); a mean whose number the text does not tie to it.

Measured
    531 articles with planted faults (evaluation/): 10 hits, 10 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

import regex

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.changes import CLAUSE
from factcheck.arithmetic.formulas import worked_out
from factcheck.arithmetic.intervals import Interval, Verdict, best, judge, stretch
from factcheck.arithmetic.means import mean_of, plausible, ten_off, weigh
from factcheck.arithmetic.operands import (
    CASES,
    FIRMS,
    MARKS,
    PERSONS,
    Masked,
    alike,
    classifier,
    factor,
    grammar,
    level,
    lines,
    reach,
)
from factcheck.arithmetic.verdicts import against, amount_as, conclude
from factcheck.article import Article
from factcheck.finding import Evidence, Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

MEAN = grammar(
    rf"(?:(?:平均|即|即平均|亦即|密度(?:约|高?达|为|是|只有|仅)?)每(?:一)?(?P<u>\p{{Han}})|每(?P<u>\p{{Han}}){CLAUSE}{{0,8}}?(?P<late>平均)?|"
    rf"(?P<u>[人户亩校店班场队车站床厂件宗日月周季])均)"
    rf"{CLAUSE}{{0,12}}?(?P<m>[‹A›‹T›])"
)
DIVIDED = grammar(r"(?P<n>[‹C›‹S›‹T›])(?:来|為|为)?计算?，")
TIMES = {"年": "year", "月": "month", "日": "day", "天": "day", "周": "week", "小": "hour"}
MONTHS = {"月": 1, "季": 3, "年": 12}
IN_A_YEAR = {"月": (12, 12), "季": (4, 4), "周": (52, 53), "日": (365, 366), "天": (365, 366)}
OPEN_DAYS = (300, 366)  # in a year that is named by its number, with days of rest
PAST_YEAR = grammar(r"^(?P<y>«D»)[^‹N›。]{0,20}«A»[^‹N›，。]{0,8}，[^‹N›，。]{0,4}$")
BUSINESS = regex.compile(r"交易|成交|上课|上学|办公|工作|开庭|会议|航班")
BY_AREA = regex.compile(r"[按以](?P<name>\p{Han}{2,4}?)(?:总?面积|长度|总长)?计")
NAME_AHEAD = 8
YEAR = regex.compile(r"全年[^，。；]{0,30}，[^，。；]{0,4}$")
MOVED = regex.compile(r"[增减升跌多少]")
AREAS = 3  # with more of them any could be meant
HAN = regex.compile(r"\p{Han}{2,}+")
MEANING_ALL = regex.compile(
    r"平均|即是|即|约|折合|折|相当于|换算|计算|以此|按此|全[年月港市国县校场]|每[日天月年]|总体|整体|合共|大约|也就是|等于|因此|故此|而|换言之|可以说"
)
HEAD = regex.compile(r"\p{Han}{2}")
SPREAD = 2
PAIRS = 100  # more readings than these would prove anything right
UNIT = regex.compile(r"^.*[\d〇零一二两三四五六七八九十百千万亿.,]")
EACH = regex.compile(r"(?:人均|户均|平均每)[^，。；]*$")
SPAN = 14
ECONOMIC = regex.compile("收入|消费|支出|工资|存款|储蓄|居住面积|开支")
AVERAGE = regex.compile("平均")


def check(article: Article) -> Iterator[Finding]:
    """Every mean with its total and its number."""
    above: list[Claim] = []
    for line in lines(article):
        for match in MEAN.finditer(line.text):
            mean = line.claim(match, "m")
            if worked_out(line, mean) or _of_another_thing(line, match):
                continue
            if match["late"] or not match[0].startswith("每") or AVERAGE.match(mean.quote):
                yield from _unless_an_area_fits(article, mean, _judge(line, match, mean, above))
                yield from _in_a_year(line, match, mean)
                yield from _in_a_period(line, match, mean)
                yield from _of_the_area(article, line, match, mean)
        above = line.claims(line.sentence(len(line.text.rstrip("。"))), len(line.text))[::-1]


def _unless_an_area_fits(
    article: Article, mean: Claim, found: Iterator[Finding]
) -> Iterator[Finding]:
    """The findings on a mean for each hectare or the like only if no area of the article makes it."""
    for finding in found:
        numbers = [c for c in article.claims if Evidence.of(c) in finding.evidence]
        totals = [c for c in numbers if c is not mean and _same(c, mean)]
        sizes = [c for c in numbers if c.kind is Kind.MEASURE and not alike(c, mean)]
        areas = [c for c in article.claims if sizes and c.unit == sizes[0].unit]
        if not any(weigh(t, area, mean) is Verdict.HOLDS for t in totals for area in areas):
            yield finding


def _of_another_thing(line: Masked, match: regex.Match[str]) -> bool:
    """「GDP…，人均可支配收入」: a mean of what the sentence has no total of."""
    named = ECONOMIC.search(match[0])
    before = line.text[line.sentence(match.start()) : match.start()]
    return named is not None and named[0] not in before


def _of_some(line: Masked, match: regex.Match[str], by: Claim) -> bool:
    """Whether a mean is that of some of those counted: 120名義工…，長者義工平均每人…."""
    start = max(line.text.rfind(mark, 0, match.start()) + 1 for mark in "，。；：")
    lead = MEANING_ALL.sub("", line.text[start : match.start()])
    if MARKS[Kind.ORDINAL] in lead:
        return True  # 首隊平均每人…
    before = line.text[line.sentence_before(start) : start]
    named = any(lead[place : place + 2] in before for place in range(len(lead) - 1))
    place = line.places.get(id(by))
    head = HEAD.match(line.text, place + 1) if place is not None else None
    some = head is not None and lead.endswith(head[0]) and lead.removesuffix(head[0]) != ""
    return some or (len(lead) > 1 and HAN.fullmatch(lead) is not None and not named)


def _judge(
    line: Masked, match: regex.Match[str], mean: Claim, above: list[Claim]
) -> Iterator[Finding]:
    here, before = _window(line, match.start())
    if not before and not all(
        any(test(c) for c in here) for test in (lambda c: _same(c, mean), _is_count)
    ):
        before = above
    here = [c for c in here if not _is_mean(line, c)]
    totals = [c for c in here + before if _same(c, mean)]
    unit = next((name for name in match.captures("u")), "") or "人"
    named = line.text[match.start("u") : match.start("u") + 5]
    numbers = [c for c in here + before if _counts(c, unit, mean, named)]
    numbers = [c for c in numbers if classifier(c) == unit] or numbers
    near = _tied(line, match, here, before, unit, named, mean)
    if near is None or len(totals) * len(numbers) > PAIRS:
        return
    pairs = [(t, n) for t in totals for n in numbers if t is not n]
    if any(weigh(total, by, mean) is Verdict.HOLDS for total, by in pairs):
        return
    tie = near if plausible(*near, mean) else next((p for p in pairs if ten_off(*p, mean)), None)
    if tie is not None and not _of_some(line, match, tie[1]):
        yield from filter(None, [_finding(*tie, mean)])


def _finding(total: Claim, by: Claim, mean: Claim, *, mild: bool = False) -> Finding | None:
    real = mean_of(total, by, mean)
    if real is None:
        return None
    return _told(total, by, mean, real, weigh(total, by, mean), quoted(by.quote), mild=mild)


def _told(
    total: Claim,
    by: Claim,
    mean: Claim,
    point: Fraction,
    verdict: Verdict,
    many: str,
    *,
    mild: bool,
) -> Finding | None:
    real, whole = amount_as(point, mean), quoted(total.quote)
    working = against(f"{whole} ÷ {many} = {real}", mean)
    message = say(
        "{total} divided by {number} is {real}, not a mean of 「{stated}」",
        total=whole,
        number=many,
        real=real,
        stated=mean.quote,
    )
    return conclude(RULE.code, verdict, mean, [by, total], message, working, mild=mild)


def _in_a_year(line: Masked, match: regex.Match[str], mean: Claim) -> Iterator[Finding]:
    """「全年…，平均每月…」: the number is that of the months, weeks or days in a year."""
    parts = IN_A_YEAR.get(next((name for name in match.captures("u")), ""))
    start = line.sentence(match.start())
    totals = [c for c in line.claims(start, match.start()) if _same(c, mean)]
    words = line.text[start : match.start()]
    quantity = mean.mention.quantity
    if parts is None or len(totals) != 1 or quantity is None or MOVED.search(match[0]):
        return
    if _of_some(line, match, totals[0]):
        return
    in_all = YEAR.search(words) is not None
    if not in_all and not _past_year(line, start, match.start()):
        return
    if any(c.kind is Kind.DURATION for c in line.claims(start, match.start())):
        return
    value, per = level(totals[0]), 1 / factor(mean.unit)
    if value is None:
        return
    low, high = parts if in_all or parts[1] < OPEN_DAYS[0] else OPEN_DAYS
    computed = reach(totals[0]).scaled(per) / Interval(Fraction(low), Fraction(high))
    if not in_all and stretch(quantity).overlaps(computed):
        return
    most = low if in_all else high
    verdict = judge(value * per / most, computed, quantity)
    real = amount_as(value * per / most, mean)
    whole = quoted(totals[0].quote)
    working = against(f"{whole} ÷ {most} = {real}", mean)
    message = say(
        "of {total} in a year the mean is {real}, not 「{stated}」",
        total=whole,
        real=real,
        stated=mean.quote,
    )
    others = [totals[0]]
    yield from filter(
        None, [conclude(RULE.code, verdict, mean, others, message, working, mild=True)]
    )


def _in_a_period(line: Masked, match: regex.Match[str], mean: Claim) -> Iterator[Finding]:
    """「今年首六個月共4,800宗，平均每月…」: the number is that of the months or quarters of the one period."""
    months = MONTHS.get(next((name for name in match.captures("u")), ""))
    start = line.sentence(match.start())
    told = line.claims(start, match.start())
    totals = [c for c in told if _same(c, mean)]
    dates = [c for c in told if c.kind is Kind.DATE]
    if months is None or len(totals) != 1 or len(dates) != 1 or len(told) != 2:
        return
    if _of_some(line, match, totals[0]):
        return
    count = _months(dates[0]) // months
    words = line.text[line.places[id(dates[0])] : line.places[id(totals[0])]]
    if count < 2 or _months(dates[0]) % months or MOVED.search(words + match[0]):
        return
    verdict = _over(totals[0], Fraction(count), mean)
    if verdict is not Verdict.HOLDS:
        point = (level(totals[0]) or Fraction(0)) / factor(mean.unit) / count
        finding = _told(totals[0], dates[0], mean, point, verdict, str(count), mild=True)
        yield from filter(None, [finding])


def _months(claim: Claim) -> int:
    """How many whole months a date stands for; 0 where it is told otherwise."""
    start, end = claim.period_start, claim.period_end
    if start is None or end is None or start.day != 1 or (end + timedelta(days=1)).day != 1:
        return 0
    return (end.year - start.year) * 12 + end.month - start.month + 1


def _past_year(line: Masked, start: int, end: int) -> bool:
    """Whether the words name a whole year that was over when they were written, and one total of it."""
    words = line.text[start:end]
    match = PAST_YEAR.match(words)
    if match is None or BUSINESS.search(words):
        return False
    year = line.slots[start]
    period, published = year.mention.period, year.source.published
    told = period is not None and period.grain == "year" and period.start and period.end
    if not told or published is None or period is None or period.start is None:
        return False
    ended = period.end is not None and period.end < published
    return ended and (period.start.month, period.start.day) == (1, 1)


def _of_the_area(
    article: Article, line: Masked, match: regex.Match[str], mean: Claim
) -> Iterator[Finding]:
    """「稅收3.6億元，畝均稅收…」, with the area told elsewhere in the article."""
    start = line.sentence(match.start())
    here = line.claims(start, match.start())
    named = line.text[match.start("u") : match.start("u") + 5]
    if len(here) != 1 or not _same(here[0], mean) or MOVED.search(match[0]):
        return
    areas = [c for c in article.claims if c.kind is Kind.MEASURE and _counts(c, "", mean, named)]
    areas = _called(areas, BY_AREA.search(line.text, start, match.end())) or areas
    sizes = {level(area) or Fraction(0) for area in areas}
    if not 0 < len(sizes) <= AREAS:
        return
    verdicts = [weigh(here[0], area, mean) for area in areas]
    verdicts.append(_over(here[0], sum(sizes, Fraction(0)) / factor(areas[0].unit), mean))
    if best(verdicts) is Verdict.CANNOT_HOLD:
        yield from filter(None, [_finding(here[0], areas[0], mean, mild=True)])


def _called(areas: list[Claim], by: regex.Match[str] | None) -> list[Claim]:
    """The areas that stand behind the name by which is counted: 按填海面積計算, 填海145公頃."""
    if by is None:
        return []
    text = areas[0].source.folded.text if areas else ""
    starts = [area.mention.start for area in areas]
    ahead = [text[max(0, start - NAME_AHEAD) : start] for start in starts]
    return [area for area, words in zip(areas, ahead, strict=True) if by["name"] in words]


def _over(total: Claim, size: Fraction, mean: Claim) -> Verdict:
    """The verdict on a mean over a number of units that the text does not state as one."""
    value, quantity = level(total), mean.mention.quantity
    if value is None or not size or quantity is None:
        return Verdict.HOLDS
    per = 1 / (size * factor(mean.unit))
    return judge(value * per, reach(total).scaled(per), quantity)


def _window(line: Masked, end: int) -> tuple[list[Claim], list[Claim]]:
    """The claims of the sentence before a place, nearest first, and of the sentence before that."""
    start = line.sentence(end)
    earlier = line.sentence_before(end)
    return line.claims(start, end)[::-1], line.claims(earlier, start)[::-1]


def _tied(
    line: Masked,
    match: regex.Match[str],
    here: list[Claim],
    before: list[Claim],
    unit: str,
    named: str,
    mean: Claim,
) -> tuple[Claim, Claim] | None:
    """The pair that the sentence means: its total, and what 以…計 or the classifier of 每 names."""
    explicit = None
    for found in DIVIDED.finditer(line.text, line.sentence(match.start()), match.start()):
        explicit = line.claim(found, "n")
    numbers = next(
        filter(
            None, ([c for c in part if _counts(c, unit, mean, named)] for part in (here, before))
        ),
        [],
    )
    numbers = [c for c in numbers if classifier(c) == unit] or numbers
    totals = [c for c in here if _same(c, mean)]
    if explicit is not None and explicit in here:
        totals = totals or [c for c in before if _same(c, mean)]
        return (totals[0], explicit) if totals and totals[0] is not explicit else None
    spread = SPREAD if numbers and numbers[0] in here else 1
    if not totals or not numbers or len({level(c) for c in numbers}) > spread:
        return None
    return (totals[0], numbers[0]) if totals[0] is not numbers[0] else None


def _same(claim: Claim, mean: Claim) -> bool:
    """Whether a claim may be the total: of the mean's own unit."""
    if claim is mean or not alike(claim, mean):
        return False
    heads = PERSONS - {"人次"}
    units = {classifier(claim), classifier(mean)}
    return claim.unit in (mean.unit, "") or units <= heads


def _counts(claim: Claim, unit: str, mean: Claim, named: str) -> bool:
    """Whether a claim counts what 每 names: 每人 persons, 每宗 cases, 每年 years, 每公頃 an area."""
    if claim.kind is Kind.DURATION:
        return TIMES.get(unit) == claim.unit
    if claim.kind is Kind.MEASURE:
        return claim.unit != mean.unit and named.startswith(_unit_of(claim))
    if claim.kind not in (Kind.COUNT, Kind.NUMBER):
        return False
    if claim.kind is Kind.NUMBER and unit == "人":
        before = claim.source.folded.text[: claim.mention.start][-6:]
        return "人口" in before
    groups = [group - {"人次"} for group in (PERSONS, CASES, FIRMS) if unit in group]
    return classifier(claim) == unit or any(classifier(claim) in group for group in groups)


def _is_mean(line: Masked, claim: Claim) -> bool:
    """Whether an amount is a mean itself: 城鎮人均收入…元，農村人均收入…元."""
    place = line.places.get(id(claim), 0)
    return EACH.search(line.text, max(0, place - SPAN), place) is not None


def _is_count(claim: Claim) -> bool:
    return claim.kind is Kind.COUNT


def _unit_of(claim: Claim) -> str:
    """The unit as it is written: what follows the digits."""
    mention = claim.mention
    text = claim.source.folded.text[mention.start : mention.end]
    return UNIT.sub("", text) or "\0"


RULE = Rule("AR10", "mean", Severity.ERROR, __doc__ or "", in_article=check)
