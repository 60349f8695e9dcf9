"""Amounts in two units: 8天20小时, 一年三个月, 6呎2吋; but 一天8小时 are so many hours of each day."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.quantities.amounts import Amount
from claims.quantities.digits import EXACT, plain
from claims.quantities.numerals import RUN_PATTERN, parse_numeral
from claims.quantities.units import Unit, unit_at

_HOURS = re.compile(r"时(?![间代期候许])")
_MINUTES = re.compile(r"分(?![钟之])")
_SENTENCE = re.compile(
    r"(?:徒刑|判刑|缓刑|刑期|服刑|判囚|判监|监禁|拘役|羁押|入狱)(?:各|为|共|合共)?\Z"
)
STATUTE = re.compile(r"以[上下][^，。；\n]{0,8}(?:徒刑|拘役|监禁)")
"""What a law says behind the months of a sentence: 六月以上五年以下有期徒刑."""
_LONGEST = 5  # characters of 判囚合共


def is_sentence(text: str, at: int) -> bool:
    """Whether what follows here is how long somebody is to sit: 徒刑四月, 判囚15年3月."""
    return (
        text[at - 1 : at] in _LAST and _SENTENCE.search(text, max(0, at - _LONGEST), at) is not None
    )


_LAST = frozenset("刑期囚监禁役押狱各为共")
_CALENDAR = {"year": 12, "month": 1}
_BY_HABIT = ("day", "week")


def _is_rate(amount: Amount, number: Decimal, larger: Unit, smaller: Unit) -> bool:
    """Whether the smaller unit is told of each larger one: 一天8小时, 一周五天, 一年365天."""
    if amount.value != 1:
        return False
    months = larger.id == "year" and smaller.id == "month"
    fills = number >= _CALENDAR["year"] if months else number * smaller.factor >= larger.factor
    return fills or (
        larger.id in _BY_HABIT and amount.numeral.value == 1 and not amount.numeral.arabic
    )


def with_smaller(text: str, amount: Amount) -> None:
    """8天20小时, 一年三个月, 6呎2吋: take the smaller unit that follows into the amount."""
    while (unit := amount.source) is not None and amount.value is not None and amount.hedge is None:
        at = amount.end
        while text[at : at + 1] in ("又", "零", "余", "多") and at < amount.end + 1:
            at += 1
        found = RUN_PATTERN.match(text, at, at + 8)
        number = parse_numeral(found[0]) if found else None
        if found is None or number is None or number.value is None:
            return
        end = found.end()
        smaller = unit_at(text, end)
        if unit.id == "year" and text[end : end + 1] == "月" and is_sentence(text, amount.start):
            smaller, end = unit_at("个月", 0), end - 1  # 徒刑壹年陆月
        if unit.id == "day" and _HOURS.match(text, end):
            smaller, end = unit_at("小时", 0), end - 1  # 8天20时
        if unit.id == "hour" and _MINUTES.match(text, end):
            smaller, end = unit_at("分钟", 0), end - 1  # 2小时12分
        if smaller is None or smaller.dimension != unit.dimension or smaller.factor == unit.factor:
            return
        if smaller.factor > unit.factor:
            _with_larger(amount, number.value, smaller, end) if at > amount.end else None
            return
        if at == amount.end and _is_rate(amount, number.value, unit, smaller):
            return
        if unit.id in _CALENDAR and smaller.id in _CALENDAR:
            factor = Decimal(_CALENDAR[unit.id])
        else:
            factor = EXACT.divide(unit.factor, smaller.factor)
        amount.value = plain(EXACT.add(EXACT.multiply(amount.value, factor), number.value))
        amount.step, amount.source, amount.unit = number.step, smaller, smaller.id
        amount.end = end + len(smaller.surface)
        amount.rules.append("compound")


def _with_larger(amount: Amount, number: Decimal, larger: Unit, end: int) -> None:
    """两天又一个月: the larger unit comes second; the sum stays in the smaller one."""
    unit = amount.source
    if unit is None or amount.value is None:
        return
    factor = EXACT.divide(larger.factor, unit.factor)
    amount.value = plain(EXACT.add(amount.value, EXACT.multiply(number, factor)))
    amount.end = end + len(larger.surface)
    amount.rules.append("compound")
