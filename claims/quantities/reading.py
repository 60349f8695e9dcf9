"""One number with its unit: from the numeral outwards to sign, currency, unit and remainder."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from claims.lexicon import made_of_tables
from claims.model import COUNT, MONEY, NUMBER, Qualifier
from claims.quantities.amounts import HALF, Amount, negate, one_more, scale
from claims.quantities.compounds import STATUTE, is_sentence
from claims.quantities.contexts import by_context, degrees, piece, pips, points
from claims.quantities.digits import LARGE, Numeral
from claims.quantities.nearby import left
from claims.quantities.numerals import leading_part, parse_numeral
from claims.quantities.remainders import read_remainder
from claims.quantities.signs import SIGNS, is_sign
from claims.quantities.units import DIME, Unit, currency_before, currency_ends, dime_at, unit_at

_SUFFIX = {"k": 1000, "K": 1000, "M": 10**6}
_ROUND = frozenset("0十百千万亿兆拾佰仟廿卅卌")
_MANY = frozenset("多余")
_MANIFOLD = frozenset("元样媒功边国层维党重方角次数年于出少久达了过得头产用个人变面半点大小")
"""What 多 makes another word with: 多元, 多功能, 多次, 多出."""
_OR_SO = frozenset("来许把")
_BY_HAND = (
    "人",
    "块",
    "块钱",
    "元",
    "个",
    "斤",
    "里",
    "字",
    "年",
    "公里",
    "米",
)  # 千把人, but 百把刀
_GAPS = frozenset((" ", "\u3000"))
_MARKS = frozenset("多余来个许把 \u3000kKMmbBtT")
_ENGLISH = re.compile(r" ?(thousand|million|mn|billion|bn|trillion|tn)(?![A-Za-z])", re.I)
_POWERS = {"th": 3, "mi": 6, "mn": 6, "bi": 9, "bn": 9, "tr": 12, "tn": 12}
_SHIFTED = frozenset("千兆百两")
_COUNTED = Decimal(0)
_WHOLE = 10  # tenths
_SPOKEN_END = re.compile(r"[百千万亿][一二三四五六七八九]\Z")
_SECONDS = re.compile(r"(?:[0-9]{1,2}(?:\.[0-9]{1,3})?|[零一二两三四五六七八九十]{1,3})秒|半钟")


def read_amount(text: str, start: int, end: int, place: str, floor: int = 0) -> Amount | None:
    """The number whose numeral fills `start`–`end`, with what belongs to it on both sides."""
    token = text[start:end]
    numeral = parse_numeral(token)
    if token[-1] in _SHIFTED and end - start > 1:
        numeral, end = _without_prefix(text, start, end, numeral)
    if numeral is None and (length := leading_part(token)):
        end = start + length
        token = text[start:end]
        numeral = parse_numeral(token)
    if numeral is None:
        return None
    amount = Amount(
        start, end, numeral, numeral.value, numeral.low, numeral.high, numeral.step, NUMBER
    )
    if numeral.flags:
        amount.flags += numeral.flags
    if numeral.over:
        amount.hedge = Qualifier.OVER
    elif numeral.vague:
        amount.hedge = Qualifier.ABOUT
    before = text[start - 1 : start]
    if before == "." and token.isdigit() and not text[start - 2 : start - 1].isalnum():
        amount.start, amount.step = start - 1, Decimal(1).scaleb(start - end)
        amount.value = numeral.value * amount.step if numeral.value is not None else None
    spaced = before == " " and text[start - 2 : start - 1] in _currency_ends()
    if spaced or before in SIGNS or before in _currency_ends():
        _sign_and_currency(text, amount, floor)
    if text[end : end + 1] in _MARKS:
        _suffix(text, amount)
        _more_and_half(text, amount, token)
    _unit(text, amount)
    _settle(text, amount, place)
    if amount.source is not None:
        read_remainder(text, amount)
    return amount


@made_of_tables
def _currency_ends() -> frozenset[str]:
    return currency_ends()


def _without_prefix(
    text: str, start: int, end: int, numeral: Numeral | None
) -> tuple[Numeral | None, int]:
    """三千克: 千 belongs to the unit; 1234两: so does 两."""
    last, unit = text[end - 1], unit_at(text, end - 1)
    if unit is None or (last == "两" and end - start == 2 and text[start] in "一三"):
        return numeral, end
    behind = unit_at(text, end)
    if behind is not None and behind.length >= unit.length:
        return numeral, end  # 二千卡路里
    if last == "千" and _SPOKEN_END.search(text, start, end - 1):
        return numeral, end  # 一万二千米 is no 12,000 km
    shorter = parse_numeral(text[start : end - 1])
    return (shorter, end - 1) if shorter else (numeral, end)


def _sign_and_currency(text: str, amount: Amount, floor: int) -> None:
    """HK$, 人民币, 负 and - before the numeral."""
    space = text[amount.start - 1 : amount.start] == " "  # HKD 500
    amount.currency = currency_before(text, amount.start - space, floor)
    if amount.currency:
        amount.start -= amount.currency.length + space
    before = text[amount.start - 1 : amount.start]
    if before in SIGNS and amount.start > floor and is_sign(text, amount.start - 1, amount.end):
        amount.start -= 1
        amount.rules.append("sign")
        negate(amount)


def _suffix(text: str, amount: Amount) -> None:
    """40k, -2.5 M, 3.5 billion."""
    if not amount.numeral.arabic:
        return
    at = amount.end
    if word := _ENGLISH.match(text, at):
        scale(amount, Decimal(10) ** _POWERS[word[1][:2].lower()])
        amount.numeral = replace(amount.numeral, rounded=True)
        amount.end = word.end()
        return
    if text[at : at + 1] == " " and text[at + 1 : at + 2] == "M":
        at += 1
    after = text[at + 1 : at + 2]
    if (
        text[at : at + 1] in _SUFFIX
        and text[at : at + 1]
        and not (after.isascii() and after.isalnum())
    ):
        if text[at] == "K" and after not in ("", "\n", "-"):
            return
        if text[at] == "M" and after.isalpha():
            return  # 12M巴士, 100M宽频
        scale(amount, Decimal(_SUFFIX[text[at]]))
        amount.end = at + 1


def _more_and_half(text: str, amount: Amount, token: str) -> None:
    """多, 余, 来 and 个半 between the numeral and its unit."""
    at = amount.end
    mark, after = text[at : at + 1], text[at + 1 : at + 2]
    rounded = token[-1] in _ROUND
    if mark in _MANY and rounded:
        ends = mark == "余" or not after.isalnum() or after in "至到"
        if not ends and amount.numeral.arabic and amount.numeral.tail == 1:
            ends = "一" <= after <= "鿿" and after not in _MANIFOLD  # 120多领铠甲
        if ends or unit_at(text, at + 1) is not None:
            _over(amount)
            amount.end = at + 1
    elif mark in _OR_SO and rounded and (unit := unit_at(text, at + 1)) is not None:
        if mark != "把" or (amount.numeral.bare and unit.surface in _BY_HAND):
            amount.hedge, amount.end = Qualifier.ABOUT, at + 1
    elif mark == "个" and after == "亿":
        scale(amount, Decimal(10**8))  # 两个亿
        amount.end = at + 2
    elif mark == "个" and after in ("半", "多", "余"):
        unit = _after_half(text, at + 2)
        if unit is None or unit.dimension not in ("time", "points") or amount.value is None:
            return
        if after == "半":
            amount.value, amount.step = amount.value + HALF, HALF
        else:
            amount.hedge, amount.low, amount.high = one_more(amount)
        amount.end = at + 2
        if unit.surface in ("个月", "个钟"):
            amount.source, amount.end = unit, at + 3


def _after_half(text: str, at: int) -> Unit | None:
    """The unit behind 个半: 月 and 钟 are months and hours there."""
    if text[at : at + 1] == "月":
        return unit_at("个月", 0)
    if text[at : at + 1] == "钟" and text[at + 1 : at + 2] != "头":
        return unit_at("个钟", 0)
    return unit_at(text, at)


def _unit(text: str, amount: Amount) -> None:
    if amount.source is not None:
        return
    at = amount.end
    if text[at : at + 1] == "分" and _SECONDS.match(text, at + 1):
        amount.source, amount.end = unit_at("分钟", 0), at + 1  # 12分30秒
        return
    if text[at : at + 1] == "月" and (
        is_sentence(text, amount.start) or STATUTE.match(text, at + 1)
    ):
        amount.source, amount.end = unit_at("个月", 0), at + 1  # 判刑四月
        return
    unit = unit_at(text, at)
    if (
        unit is None
        and text[at : at + 1] == "角"
        and (amount.numeral.arabic or DIME.match(text, at))
    ):
        unit = dime_at(text, at)
    if unit is None:
        if text[at : at + 1] not in _GAPS:
            return
        unit, at = unit_at(text, at + 1), at + 1
        if unit is None or not (unit.dimension == "points" or unit.latin or unit.surface == "%"):
            return
    elif unit.surface == "大" and (
        amount.numeral.rounded or text[amount.start - 1 : amount.start] == "比"
    ):
        return
    elif unit.surface == "级" and text[at - 1] in LARGE:
        amount.hedge, amount.end = Qualifier.AT_LEAST, at + 1  # 百亿级
        amount.rules.append("size-class")
        return
    elif unit.surface in ("仙", "毛") and not (amount.numeral.arabic or _is_price(text, amount)):
        return  # 八仙, 三毛 are names
    if unit.surface == "成" and amount.value is not None and amount.value > _WHOLE:
        return  # 300万成交
    amount.source = unit
    amount.end = at if unit.dimension == "thing" else at + unit.length


_PRICED = frozenset("息股加减升跌派涨")


def _is_price(text: str, amount: Amount) -> bool:
    """每股派两仙。, 加五毛，: a word of prices before, nothing behind."""
    told = left(text, amount.start, 6)
    return not text[amount.end + 1 : amount.end + 2].isalnum() and not _PRICED.isdisjoint(told)


def _over(amount: Amount) -> None:
    """多 behind the numeral: open above, and to one unit of the last small place (百多)."""
    amount.hedge = Qualifier.OVER
    value, numeral = amount.value, amount.numeral
    amount.low, amount.high = value, None
    if value is not None and numeral.tail == 1 and not (numeral.bare and numeral.rounded):
        place = Decimal(1)
        while value and value % (place * 10) == 0:
            place *= 10
        amount.high = value + place
    amount.rules.append("more-inside")


def _settle(text: str, amount: Amount, place: str) -> None:
    """Kind, unit id and base units."""
    unit, currency = amount.source, amount.currency
    if currency is not None and (unit is None or unit.kind is not MONEY):
        if unit is not None and unit.dimension != "thing":
            amount.end -= unit.length
        amount.source = unit = currency
    if unit is None:
        amount.step = amount.step if amount.numeral.rounded else _COUNTED
        amount.rules.append("bare-number")
        return
    amount.kind, amount.unit = unit.kind, unit.id
    if unit.plain:
        amount.rules.append(unit.rule)
        if unit.kind is COUNT and not amount.numeral.rounded:
            amount.step = _COUNTED
        return
    if unit.kind is MONEY:
        own = currency.id if currency is not None and unit.id == "place" else unit.id
        amount.unit = place if own == "place" else own
        if unit.dimension == "coin":
            scale(amount, unit.scale)
        amount.rules.append("money-prefix" if unit is currency else "money-unit")
    elif unit.dimension == "tenth":
        two_digits = unit.surface == "折" and amount.value is not None and abs(amount.value) > 10
        scale(amount, Decimal(1) if two_digits else unit.scale)
        amount.rules.append("percent-cheng" if unit.surface == "成" else "percent-zhe")
    elif unit.id in ("ft", "km", "m", "m3", "mi", "節"):
        amount.rules.append(unit.rule)
        by_context(text, amount)
        if amount.kind is COUNT and not amount.numeral.rounded:
            amount.step = _COUNTED
    elif unit.surface == "点子" and pips(text, amount):
        amount.rules.append(unit.rule)
    elif unit.surface == "块":
        piece(text, amount, place)
    elif unit.surface in ("度", "°") or unit.id == "°C":
        amount.rules.append(unit.rule)
        degrees(text, amount)
    elif unit.surface == "点":
        amount.rules.append(unit.rule)
        points(text, amount)
    else:
        scale(amount, unit.scale)
        amount.rules.append(unit.rule)
        if unit.kind is COUNT:
            amount.step = _COUNTED
