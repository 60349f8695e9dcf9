"""Shares and multiples in words: 三分之一, 百分之五, 一半, 过半, 倍增, 翻两番, 减半."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.amounts import Amount
from claims.digits import EXACT, Numeral, last_place, plain
from claims.model import Kind, Qualifier
from claims.numerals import RUN_PATTERN, parse_numeral
from claims.units import unit_at

_HUNDRED, _TWO = Decimal(100), Decimal(2)
_FIFTY = Numeral(Decimal(50), Decimal(10))
_DIGITS = 16
_HALF_WORDS = {  # word before 半: the bound it puts on 50%
    "一": Qualifier.EXACT,
    "过": Qualifier.OVER,
    "逾": Qualifier.OVER,
    "超": Qualifier.OVER,
    "大": Qualifier.OVER,
    "泰": Qualifier.OVER,
    "近": Qualifier.NEAR,
    "约": Qualifier.ABOUT,
}


def fraction_at(text: str, start: int, end: int) -> Amount | None:
    """分之 follows the numeral at `start`–`end`: 三分之二, 百分之五, 百分之百."""
    if not text.startswith("之", end + 1):
        return None
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
    if text.startswith("厘", last) and amount.value is not None and not per_cent:
        amount.value = plain(EXACT.divide(amount.value, _HUNDRED))  # 四分之一厘
        amount.step, amount.end = Decimal(0), last + 1
        return amount
    return _to_second(text, amount, bottom)


def _to_second(text: str, first: Amount, bottom: Decimal) -> Amount:
    """百分之五至八, 百分之五至百分之八: the range, or the first share alone."""
    if text[first.end : first.end + 1] not in _TO or first.value is None:
        return first
    at = first.end + 1
    if text.startswith("百分之", at):
        at += 3
    found = RUN_PATTERN.match(text, at)
    second = parse_numeral(found[0]) if found and found.end() - at < 24 else None
    if found is None or second is None or second.value is None:
        return first
    if text.startswith("分之", found.end()) or unit_at(text, found.end()) is not None:
        return first
    share = _share(second.value, bottom)
    first.low, first.high, first.value = min(first.value, share), max(first.value, share), None
    first.end = found.end()
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


def half_at(text: str, at: int) -> Amount | None:
    """半 at `at` with what stands before it: 一半, 过半, 半数, 逾半."""
    after = text[at + 1 : at + 2]
    hedge = _HALF_WORDS.get(text[at - 1 : at])
    number = after == "数"
    if hedge is None and not number:
        return None
    if hedge is not None and not number and after in _NOT_SHARE and after:
        return None
    if hedge is Qualifier.ABOUT and not number and after.isalnum() and after not in "的是人":
        return None
    own = 1 if text[at - 1 : at] in _OWN and text[at - 2 : at - 1] != "超" else 0
    end = at + 1 + number
    amount = Amount(at - own, end, _FIFTY, _FIFTY.value, None, None, _FIFTY.step, Kind.PERCENT, "%")
    if own and hedge is not Qualifier.EXACT:
        amount.hedge = hedge
    amount.rules.append("share-half")
    return amount


_OWN = frozenset("一过大泰")  # the other words are hedges of the table
_NOT_SHARE = "年天日月夜生山路途岛球个小分点公晌辈导世价空裸熟径"


def multiple_word(text: str, at: int) -> Amount | None:
    """倍增, 翻倍, 双倍, 减半: a factor in a word."""
    word = text[at : at + 2]
    after = text[at + 2 : at + 3]
    if word in ("倍增", "翻倍", "双倍", "翻番", "翻了"):
        if word == "翻了":
            return None
        factor = _TWO
    elif word == "减半" and after not in ("价", "岛", "年"):
        factor = Decimal("0.5")
    else:
        return None
    if word == "倍增" and text[at - 1 : at].isdigit():
        return None
    numeral = Numeral(factor, Decimal(0))
    amount = Amount(at, at + 2, numeral, factor, None, None, Decimal(0), Kind.MULTIPLE, "倍")
    amount.rules.append("multiple-word")
    return amount


def order_of(text: str, start: int, end: int) -> Amount | None:
    """数以万计, 数以十万计: some of that order."""
    if text[start:end] != "数" or not text.startswith("以", end):
        return None
    found = RUN_PATTERN.match(text, end + 1, end + 8)
    numeral = parse_numeral(found[0]) if found else None
    if found is None or numeral is None or numeral.value is None or not numeral.bare:
        return None
    unit = None
    if text[found.end() : found.end() + 1] != "计":
        unit = unit_at(text, found.end())
        if unit is None or unit.scale != 1:
            return None
    low, high, last = numeral.value, numeral.value * 10 - 1, found.end()
    amount = Amount(start, last + 1, numeral, None, low, high, numeral.value, Kind.COUNT)
    if unit is not None:
        amount.kind, amount.unit, amount.source = unit.kind, unit.id, unit
        amount.end = last + len(unit.surface)
    amount.hedge = Qualifier.ABOUT
    amount.flags.append("vague")
    amount.rules.append("order-of")
    return amount


def at_least_order(text: str, start: int, end: int) -> Amount | None:
    """上万, 上百万 and 过百, 过万: at least one of that order; the unit is read behind."""
    before = text[start - 1 : start]
    numeral = parse_numeral(text[start:end])
    if (
        before not in ("上", "过")
        or text[start - 2 : start - 1] in ("超", "不")
        or numeral is None
        or not numeral.bare
        or numeral.value is None
    ):
        return None
    if text[start - 2 : start - 1] in _NOT_ORDER or numeral.value < 100:
        return None
    low, high = numeral.value, numeral.value * 10 - 1
    amount = Amount(start - 1, end, numeral, None, low, high, numeral.value, Kind.COUNT)
    amount.hedge = Qualifier.OVER
    amount.flags.append("vague")
    amount.rules.append("order-at-least")
    unit = unit_at(text, end)
    if unit is not None and unit.scale == 1:
        amount.kind, amount.unit, amount.source = unit.kind, unit.id, unit
        amount.end += len(unit.surface)
    return amount


_NOT_ORDER = frozenset("以加网线向马史晚早楼路赛船车身天地海手心面班同经通透不难去来做")


def doublings(text: str, start: int, end: int) -> Amount | None:
    """翻一番, 翻了两番: two to the power of the numeral at `start`–`end`."""
    before = text[max(0, start - 2) : start]
    if text[end : end + 1] != "番" or not (before.endswith("翻") or before == "翻了"):
        return None
    numeral = parse_numeral(text[start:end])
    if numeral is None or numeral.value is None or not 0 < numeral.value <= 20:
        return None
    value = Decimal(2) ** int(numeral.value)
    begin = start - (1 if before.endswith("翻") else 2)
    amount = Amount(begin, end + 1, numeral, value, None, None, Decimal(0), Kind.MULTIPLE, "倍")
    amount.rules.append("multiple-doublings")
    return amount
