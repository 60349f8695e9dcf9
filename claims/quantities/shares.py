"""Fractions and shares of a hundred: 三分之一, 百分之五至八, 四分一, 三又二分之一, 1/3."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.model import Kind, Qualifier
from claims.quantities.amounts import Amount
from claims.quantities.digits import EXACT, Numeral, last_place, plain
from claims.quantities.numerals import RUN_PATTERN, parse_numeral
from claims.quantities.units import unit_at

_HUNDRED, _FIFTY, _TWO = Decimal(100), Decimal(50), Decimal(2)
_DIGITS = 16


def fraction_at(text: str, start: int, end: int) -> Amount | None:
    """分之 follows the numeral at `start`–`end`: 三分之二, 百分之五, 百分之百; 三份之二 as well."""
    if text[end : end + 1] == "份" and not text.startswith("之", end + 1):
        return None
    if not text.startswith("之", end + 1):
        return _short_fraction(text, start, end)
    at = end + 2
    negative = text[at : at + 1] == "负"
    found = RUN_PATTERN.match(text, at + negative)
    denominator = parse_numeral(text[start:end])
    numerator = parse_numeral(found[0]) if found else None
    if found is None or denominator is None or numerator is None or not denominator.value:
        return None
    top, bottom, last = numerator.value, denominator.value, found.end()
    if negative != (text[start - 1 : start] == "负"):
        top = None if top is None else -top
    if text[start - 1 : start] == "负":
        start -= 1
    per_cent = bottom in (_HUNDRED, Decimal(1000), Decimal(10000)) or bottom >= 100000
    amount = Amount(start, last, numerator, None, None, None, Decimal(0), Kind.PERCENT, "%")
    amount.flags += numerator.flags
    if numerator.over:
        amount.hedge = Qualifier.OVER
    for name, number in (("value", top), ("low", numerator.low), ("high", numerator.high)):
        setattr(amount, name, None if number is None else _share(number, bottom))
    if per_cent:
        amount.step = plain(EXACT.divide(EXACT.multiply(numerator.step, _HUNDRED), bottom))
    else:
        amount.step = Decimal(10) if bottom <= 10 else Decimal(1)
    amount.rules.append("percent-fenzhi" if per_cent else "fraction")
    if text[last : last + 1] in ("多", "余") and numerator.low is None and top is not None:
        amount.hedge, amount.end = Qualifier.OVER, last + 1
        amount.low = amount.value
        amount.high = _share(top + last_place(top), bottom)
        return amount
    if (not per_cent and _of_a_percent(text, amount)) or _of_a_unit(text, amount):
        return amount
    return _to_second(text, amount, bottom)


def _of_a_percent(text: str, amount: Amount) -> bool:
    """四分之一厘, 八分三厘, 1/4厘: take the 厘 into a fraction, which is one of a percent then."""
    if not text.startswith("厘", amount.end) or amount.value is None:
        return False
    amount.value = plain(EXACT.divide(amount.value, _HUNDRED))
    amount.step, amount.end = Decimal(0), amount.end + 1
    return True


_PORTIONS = frozenset("杯匙碗勺")


def _of_a_unit(text: str, amount: Amount) -> bool:
    """1/2茶匙, 四分之一英里, 千分之二秒: take the unit into a fraction, which is no share then."""
    unit = unit_at(text, amount.end)
    if unit is None or amount.value is None or unit.scale != 1:
        return False
    measured = unit.kind in (Kind.MEASURE, Kind.DURATION) and (
        unit.length > 1 or unit.id == "second"
    )
    if not (measured or unit.surface[-1] in _PORTIONS):
        return False
    amount.value = plain(EXACT.divide(amount.value, _HUNDRED))
    amount.step, amount.end = Decimal(0), amount.end + unit.length
    amount.kind, amount.unit, amount.source = unit.kind, unit.id, unit
    amount.rules.append("fraction-of-unit")
    return True


def _short_fraction(text: str, start: int, end: int) -> Amount | None:
    """四分一, 三分二: a small fraction without 之."""
    rate = text.startswith("厘", end + 2)
    tops, bottoms = (_RATE_TOPS, _RATE_BOTTOMS) if rate else (_TOPS, _BOTTOMS)
    top, bottom = tops.get(text[end + 1 : end + 2]), bottoms.get(text[start:end])
    if top is None or bottom is None or top >= bottom or text.startswith(_MINUTES, end + 2):
        return None
    numeral = Numeral(Decimal(top), Decimal(1))
    share = _share(numeral.value or _TWO, Decimal(bottom))
    step = Decimal(10)
    amount = Amount(start, end + 2, numeral, share, None, None, step, Kind.PERCENT, "%")
    amount.rules.append("fraction-short")
    _of_a_percent(text, amount)
    return amount


_TOPS = {"一": 1, "二": 2, "三": 3}
_BOTTOMS = {"三": 3, "四": 4, "五": 5, "六": 6, "八": 8, "十": 10}
_RATE_TOPS = {**_TOPS, "五": 5, "七": 7, "1": 1, "3": 3, "5": 5, "7": 7}  # 八分五 alone is a mark
_RATE_BOTTOMS = {"四": 4, "八": 8, "十六": 16, "4": 4, "8": 8, "16": 16}
_MINUTES = ("分", "秒", "钟", "十", "百", "千", "个", "刻")


def _to_second(text: str, first: Amount, bottom: Decimal) -> Amount:
    """百分之五至八, 百分之五至百分之八: the range, or the first share alone."""
    if text[first.end : first.end + 1] not in _TO or first.value is None:
        return first
    at = first.end + 1
    if text.startswith("百分之", at):
        at += 3
    if text.startswith("一半", at):
        return _joined(first, _FIFTY, at + 2)
    found = RUN_PATTERN.match(text, at)
    second = parse_numeral(found[0]) if found and found.end() - at < 24 else None
    if found is None or second is None or second.value is None:
        return first
    if text.startswith("分之", found.end()):  # 三分之一至二分之一
        top = RUN_PATTERN.match(text, found.end() + 2)
        over = parse_numeral(top[0]) if top else None
        if top is None or over is None or over.value is None or not second.value:
            return first
        return _joined(first, _share(over.value, second.value), top.end())
    if unit_at(text, found.end()) is not None:
        return first
    return _joined(first, _share(second.value, bottom), found.end())


def _joined(first: Amount, share: Decimal, end: int) -> Amount:
    """The range from the first share to another that ends at a place."""
    assert first.value is not None
    first.low, first.high, first.value = min(first.value, share), max(first.value, share), None
    first.end = end
    first.flags.append("range")
    first.rules.append("range")
    return first


_TO = frozenset("至到-–—~～")


def mixed_fraction(text: str, start: int, end: int) -> Amount | None:
    """三又二分之一: a number with its fraction."""
    found = RUN_PATTERN.match(text, end + 1)
    whole = parse_numeral(text[start:end])
    if found is None or whole is None or whole.value is None:
        return None
    rule = slash_fraction if text[found.end() : found.end() + 1] == "/" else fraction_at
    fraction = rule(text, found.start(), found.end())
    if fraction is None or fraction.value is None:
        return None
    negative = text[start - 1 : start] == "负"
    value = EXACT.add(whole.value, EXACT.divide(fraction.value, _HUNDRED))
    amount = Amount(
        start - negative,
        fraction.end,
        whole,
        -value if negative else value,
        None,
        None,
        EXACT.divide(fraction.step, _HUNDRED),
        Kind.NUMBER,
    )
    amount.rules.append("fraction-mixed")
    return amount


def _share(top: Decimal, bottom: Decimal) -> Decimal:
    share = EXACT.divide(EXACT.multiply(top, _HUNDRED), bottom)
    if int(share.as_tuple().exponent) < -_DIGITS:
        share = (
            EXACT.quantize(share, Decimal(1).scaleb(-_DIGITS))
            if share.adjusted() > -_DIGITS
            else share
        )
    return plain(share)


def slash_fraction(text: str, start: int, end: int) -> Amount | None:
    """1/3, 3/5 as shares; not dates, paths or chains."""
    found = RUN_PATTERN.match(text, end + 1, end + 4)
    if found is None or not (text[start:end].isdigit() and found[0].isdigit()):
        return None
    top, bottom = Decimal(text[start:end]), Decimal(found[0])
    after, before = text[found.end() : found.end() + 1], text[start - 1 : start]
    if (
        not 0 < top < bottom <= 10
        or (after in ("/", "日", "号", "月", "决") and after)
        or before == "/"
    ):
        return None
    numeral = Numeral(top, Decimal(1), arabic=True)
    amount = Amount(
        start, found.end(), numeral, _share(top, bottom), None, None, Decimal(10), Kind.PERCENT, "%"
    )
    amount.rules.append("fraction-slash")
    if not _of_a_percent(text, amount):
        _of_a_unit(text, amount)
    return amount


def spaced_fraction(text: str, start: int, end: int) -> Amount | None:
    """1 3/4: a number and a fraction with a space between them."""
    found = _SLASHED.match(text, end)
    if found is None or not text[start:end].isdigit() or not int(found[2]):
        return None
    numeral = Numeral(Decimal(text[start:end]), Decimal(1), arabic=True)
    share = EXACT.divide(Decimal(found[1]), Decimal(found[2])).quantize(Decimal(1).scaleb(-_DIGITS))
    value = plain(EXACT.add(Decimal(text[start:end]), share))
    amount = Amount(start, found.end(), numeral, value, None, None, Decimal(0), Kind.NUMBER)
    amount.rules.append("fraction-mixed")
    return amount


_SLASHED = re.compile(r" ([0-9]{1,2})/([0-9]{1,2})(?![0-9/月日号])")
