"""The same amount in another unit or currency does not fit.

What it flags
    500平方呎（約64平方米）（46.5平方米）；100萬美元（約7.8億港元）；華氏86度（攝氏36度）。

Why
    萬 and 億 change places, and factors of ten are lost, when amounts are converted.

Stays silent
    Conversions that rounding or a hedge explains; 斤 and 兩 of any of the three places.
    The Hong Kong dollar may stand anywhere between 7.75 and 7.85 to the US dollar, its
    convertibility zone since 2005; renminbi, euro, pound and yen up to 8% (renminbi) or 15% from
    the yearly averages of the years that the text speaks of, of the year it appeared in and of the
    one before (exchange_rates.csv, 2012 to 2025); without a date, and for other currencies, within
    bounds set wide on purpose (currency_bands.csv). Beyond that, but less than by half, it is a
    warning: rates of a day are not known here.

Measured
    531 articles with planted faults (evaluation/): 7 hits, 7 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from pydantic import BaseModel

from claims.claim import Claim
from claims.lexicon import read_file
from claims.model import Kind, Qualifier
from factcheck.arithmetic.intervals import Interval, Verdict, best, judge, stretch
from factcheck.arithmetic.operands import Masked, dimension, factor, grammar, level, lines, reach
from factcheck.arithmetic.verdicts import accuse, against, conclude, number
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

LINK = r"(?:约|合|折合|约合|相当于|即|约等于|等于|折|约为|大约|或|折算|每秒|每小时|时速|每分钟)*+"
PAIR = grammar(
    rf"(?P<a>[‹Y›‹S›])(?:[^‹V›（(，。\n]{{0,6}}[（(]{LINK}(?P<b>[‹Y›‹S›])[^‹V›，。；\n]{{0,6}}[）)]"
    rf"|，?(?:即|约合|折合|相当于约?|约相当于|约等于|等于|合共?约){{1,2}}(?P<b>[‹Y›‹S›])"
    rf"|，(?P<bare>)(?P<b>«S»)(?=[，。；]|$))"
)
LENGTHS = grammar(r"(?P<a>«T»)，?(?:即|亦即|也就是|相当于|等于){1,2}(?P<b>«T»)(?=[，。；、）)]|$)")
AT_RATE = grammar(
    r"(?P<a>«Y»)[^‹N›。；\n]{0,16}?[，（(]?(?:若|如)?[以按](?P<x>«Y»)(?:可?兑换?|折合?|合|等于|对|约为?)*+(?P<y>«Y»)"
    r"(?:的?汇率|左右|来)*(?:计算?|换算|折算)[^‹N›。；\n]{0,4}?，?(?:约合|折合|即|相当于|合|约为?|等于|大约|换算)++"
    r"[^‹N›，。；\n]{0,4}?(?P<b>«Y»)"
)
"""「2,500萬美元，以1美元兌7.8港元計算，約合1.95億港元」."""
IN_ANOTHER = (
    {"month": Fraction(1), "year": Fraction(12)},
    {"hour": Fraction(1, 24), "day": Fraction(1), "week": Fraction(7)},
)
"""Units of time of which one is a whole number of the other."""
HEAT = frozenset(("°C", "°F"))
LOCAL = {
    "兩": (Fraction(5, 100), Fraction(375, 10000), Fraction(37799, 10**6)),
    "斤": (Fraction(1, 2), Fraction(6, 10), Fraction(60478982, 10**8)),
}
"""Units that are of another size on the mainland, in Taiwan and in Hong Kong, in kilograms."""
TABLES = Path(__file__).parents[1] / "arithmetic"
FAR = Fraction(3, 2)
ZONE_SINCE = 2005
EARLIER = Interval(Fraction(99, 100), Fraction(101, 100))


class Band(BaseModel):
    """A row of currency_bands.csv: how many of a currency a US dollar was worth, at least and at most.

    `spread` is how far a day may be from its year's average, as a share; empty where there is none.
    """

    code: str
    low: Decimal
    high: Decimal
    spread: str
    source: str
    source_url: str
    example: str


class Rate(BaseModel):
    """A row of exchange_rates.csv: how many of a currency a US dollar was worth, on a year's average."""

    code: str
    year: int
    rate: Decimal
    source: str
    source_url: str


@cache
def bands() -> dict[str, tuple[Interval, Fraction]]:
    """The widest bounds by currency, and how far a day may be from its year's average."""
    return {
        row.code: (Interval(Fraction(row.low), Fraction(row.high)), Fraction(row.spread or 0))
        for row in read_file(TABLES / "currency_bands.csv", Band)
    }


@cache
def rates() -> dict[tuple[str, int], Fraction]:
    """The yearly averages by currency and year."""
    found = read_file(TABLES / "exchange_rates.csv", Rate)
    return {(row.code, row.year): Fraction(row.rate) for row in found}


def worth(code: str, years: frozenset[int]) -> Interval:
    """How many of a currency a US dollar may have been worth in those years; no years: in any."""
    widest, spread = bands()[code]
    known = [rates().get((code, year)) for year in years]
    averages = [rate for rate in known if rate is not None]
    if spread and averages and len(averages) == len(known):
        return Interval(min(averages) * (1 - spread), max(averages) * (1 + spread))
    early = code == "HKD" and any(year <= ZONE_SINCE for year in years)
    return widest * EARLIER if early else widest


def years_of(article: Article, line: Masked) -> frozenset[int]:
    """The years of which a rate may be: those that the line names, those about its publication."""
    published = article.document.published
    if published is None:
        return frozenset()
    ends = [end for c in line.dates for end in (c.period_start, c.period_end) if end is not None]
    return frozenset((published.year - 1, published.year, *(end.year for end in ends)))


def check(article: Article) -> Iterator[Finding]:
    """Every amount with its conversion behind it."""
    for line in lines(article):
        for match in PAIR.finditer(line.text):
            first, second = line.claim(match, "a"), line.claim(match, "b")
            if first.unit == second.unit or first.kind is not second.kind:
                continue
            if match["bare"] is not None and second.qualifier is Qualifier.EXACT:
                continue  # 長10英里，16公里: not said to be the same
            if {first.unit, second.unit} == HEAT:
                yield from filter(None, [_heat(first, second)])
                continue
            judged = (
                _measure(first, second)
                if first.kind is Kind.MEASURE
                else _money(first, second, years_of(article, line))
            )
            if judged is not None:
                yield judged
        for match in AT_RATE.finditer(line.text):
            yield from filter(None, [_at_rate(*(line.claim(match, name) for name in "axyb"))])
        for match in LENGTHS.finditer(line.text):
            yield from filter(None, [_length(line.claim(match, "a"), line.claim(match, "b"))])


def _at_rate(first: Claim, one: Claim, other: Claim, second: Claim) -> Finding | None:
    """An amount, and what it is in another currency at the rate that the text states."""
    if (one.unit, other.unit) == (second.unit, first.unit):
        one, other = other, one
    values = [level(claim) for claim in (first, one, other)]
    quantity = second.mention.quantity
    if (one.unit, other.unit) != (first.unit, second.unit) or not all(values) or quantity is None:
        return None
    value, per, rate = (value or Fraction(1) for value in values)
    point = value / per * rate
    computed = reach(first) * (reach(other) / Interval.point(per))
    return _finding(first, second, point, judge(point, computed, quantity))


def _length(first: Claim, second: Claim) -> Finding | None:
    """九年四個月，即112個月: a length of time in two units."""
    sizes = next((s for s in IN_ANOTHER if {first.unit, second.unit} <= s.keys()), None)
    quantity = second.mention.quantity
    if sizes is None or first.value is None or quantity is None:
        return None
    exact = first.qualifier is second.qualifier is Qualifier.EXACT
    point = Fraction(first.value) * sizes[first.unit] / sizes[second.unit]
    verdict = judge(point, Interval.point(point), quantity)
    return _finding(first, second, point, verdict) if exact else None


def _measure(first: Claim, second: Claim) -> Finding | None:
    quantity, value = second.mention.quantity, level(first)
    if dimension(first.unit) != dimension(second.unit) or quantity is None or value is None:
        return None
    per = factor(second.unit)
    verdict = best([_same(first, second, one, two) for one, two in _sizes(first, second)])
    if verdict is not Verdict.HOLDS and any(
        _same(second, first, two, one) is Verdict.HOLDS for one, two in _sizes(first, second)
    ):
        return None
    return _finding(first, second, value / per, verdict)


def _sizes(first: Claim, second: Claim) -> list[tuple[Fraction, Fraction]]:
    """The sizes of the two units, of each place where they are used."""
    return [
        (one, two)
        for one in LOCAL.get(first.unit, (factor(first.unit),))
        for two in LOCAL.get(second.unit, (factor(second.unit),))
    ]


def _same(first: Claim, second: Claim, one: Fraction, two: Fraction) -> Verdict:
    """The verdict on a second amount worked out from a first, with units of these sizes."""
    value, quantity = level(first), second.mention.quantity
    if value is None or quantity is None:
        return Verdict.HOLDS
    per = one / two / factor(first.unit)
    return judge(value * per, reach(first).scaled(per), quantity)


def _heat(first: Claim, second: Claim) -> Finding | None:
    """華氏86度（攝氏30度）: the one scale that does not begin at the same nought."""
    quantity, value = second.mention.quantity, level(first)
    if quantity is None or value is None:
        return None
    shift, span = Fraction(32), reach(first)
    if first.unit == "°F":
        zero = Interval(-shift, -shift)
        point, computed = (value - shift) * Fraction(5, 9), (span + zero).scaled(Fraction(5, 9))
    else:
        point = value * Fraction(9, 5) + shift
        computed = span.scaled(Fraction(9, 5)) + Interval.point(shift)
    half = Interval(-Fraction(1, 2), Fraction(1, 2))
    return _finding(first, second, point, judge(point, computed + half, quantity))


def _finding(first: Claim, second: Claim, point: Fraction, verdict: Verdict) -> Finding | None:
    real = number(point)
    told = {"first": quoted(first.quote), "real": real, "unit": quoted(second.unit)}
    message = say("{first} is {real} ({unit}), not 「{stated}」", stated=second.quote, **told)
    working = against(f"{told['first']} = {real} {told['unit']}", second)
    return conclude(RULE.code, verdict, second, [first], message, working)


def _money(first: Claim, second: Claim, years: frozenset[int]) -> Finding | None:
    known = bands()
    value, quantity = level(first), second.mention.quantity
    if first.unit not in known or second.unit not in known or not value or quantity is None:
        return None
    rate = worth(second.unit, years) / worth(first.unit, years)
    computed, allowed = reach(first) * rate, stretch(quantity)
    if computed.overlaps(allowed):
        return None
    far = computed * Interval(1 / FAR, FAR)
    severity = Severity.WARNING if far.overlaps(allowed) else Severity.ERROR
    assert rate.low is not None and rate.high is not None
    real = number(value * (rate.low + rate.high) / 2, 3)
    told = {"first": quoted(first.quote), "real": real, "unit": second.unit}
    message = say("{first} is about {real} ({unit}), not 「{stated}」", stated=second.quote, **told)
    ends = {"low": f"{float(rate.low):.4g}", "high": f"{float(rate.high):.4g}"}
    working = against(say("{first} × {low} to {high} ≈ {real} {unit}", **told, **ends), second)
    return accuse(RULE.code, severity, second, [first], message, working)


RULE = Rule("AR13", "conversion", Severity.ERROR, __doc__ or "", in_article=check)
