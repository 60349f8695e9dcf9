"""One number with its unit: from the numeral outwards to sign, currency, unit and remainder."""

from __future__ import annotations

from decimal import Decimal

from claims.amounts import HALF, Amount, one_more, scale
from claims.model import Kind, Qualifier
from claims.numerals import parse_numeral
from claims.remainders import read_remainder
from claims.units import currency_before, unit_at

_SUFFIX = {"k": 1000, "K": 1000, "M": 10**6}
_ROUND = frozenset("0十百千万亿兆拾佰仟廿卅卌")
_MANY = frozenset("多余")
_GAPS = (" ", "\u3000")


def read_amount(text: str, start: int, end: int, place: str, floor: int = 0) -> Amount | None:
    """The number whose numeral fills `start`–`end`, with what belongs to it on both sides."""
    token, unit = text[start:end], None
    numeral = parse_numeral(token)
    last = token[-1]
    if last in "千兆百两" and len(token) > 1:
        unit = unit_at(text, end - 1)
        if unit is not None and unit.surface[0] == last and (last != "两" or len(token) > 2):
            shorter = parse_numeral(token[:-1])
            numeral, end = (shorter, end - 1) if shorter else (numeral, end)
        unit = None
    if numeral is None:
        return None
    amount = Amount(
        start, end, numeral, numeral.value, numeral.low, numeral.high, numeral.step, Kind.NUMBER
    )
    amount.rules.append("numeral-arabic" if token[0].isdigit() else "numeral-chinese")
    amount.flags += numeral.flags
    if numeral.over:
        amount.hedge = Qualifier.OVER
    elif numeral.vague:
        amount.hedge = Qualifier.ABOUT
    _sign_and_currency(text, amount, floor)
    _suffix(text, amount)
    _unit(text, amount, token)
    _settle(text, amount, place)
    read_remainder(text, amount)
    return amount


def _sign_and_currency(text: str, amount: Amount, floor: int) -> None:
    """HK$, 人民币, 负 and - before the numeral."""
    amount.currency = currency_before(text, amount.start, floor)
    if amount.currency:
        amount.start -= len(amount.currency.surface)
    before = text[amount.start - 1 : amount.start]
    if before in ("负", "-", "−") and before and _is_sign(text, amount.start - 1):
        amount.start -= 1
        amount.rules.append("sign")
        for name in ("value", "low", "high"):
            number = getattr(amount, name)
            setattr(amount, name, None if number is None else -number)
        amount.low, amount.high = amount.high, amount.low


def _is_sign(text: str, at: int) -> bool:
    if text[at] == "负":
        return text[at - 1 : at] not in ("担", "胜", "肩", "欺", "抱", "自", "辜")
    before = text[at - 1] if at else "\n"
    return not (before.isalnum() or before in "-.)）") or before in "为是达至到至约跌升降减增长率"


def _suffix(text: str, amount: Amount) -> None:
    """40k, -2.5 M."""
    if not amount.numeral.arabic:
        return
    at = amount.end
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
        scale(amount, Decimal(_SUFFIX[text[at]]))
        amount.end = at + 1


def _unit(text: str, amount: Amount, token: str) -> None:
    """The unit behind the numeral, with 多, 余, 来, 个半 before it."""
    at = amount.end
    mark = text[at : at + 1]
    if mark in _MANY and mark and token[-1] in _ROUND:
        unit = unit_at(text, at + 1)
        if unit is not None or mark == "余" or not text[at + 1 : at + 2].isalnum():
            _over(amount)
            amount.end = at = at + 1
    elif mark == "来" and token[-1] in _ROUND and unit_at(text, at + 1) is not None:
        amount.hedge = Qualifier.ABOUT
        amount.end = at = at + 1
    elif text.startswith(("个半", "個半", "个多", "个余"), at):
        unit = unit_at(text, at + 2)
        if unit is not None and unit.dimension == "time":
            if text[at + 1] == "半" and amount.value is not None:
                amount.value += HALF
                amount.step = HALF
            else:
                amount.hedge, amount.low, amount.high = one_more(amount)
            amount.end = at = at + 2
    unit = unit_at(text, at)
    if unit is not None and unit.surface == "大" and text[amount.start - 1 : amount.start] == "比":
        unit = None
    if unit is None and text[at : at + 1] in _GAPS:
        spaced = unit_at(text, at + 1)
        if spaced is not None and (spaced.dimension == "points" or spaced.latin):
            unit, at = spaced, at + 1
    if unit is not None:
        amount.source = unit
        amount.end = at + len(unit.surface)


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
    if unit is None and currency is None:
        amount.step = amount.step if amount.numeral.rounded else Decimal(0)
        amount.rules.append("bare-number")
        return
    if currency is not None and (unit is None or unit.kind is not Kind.MONEY):
        if unit is not None:
            amount.end -= len(unit.surface)
        amount.source = unit = currency
    assert unit is not None
    amount.kind, amount.unit = unit.kind, unit.id
    if unit.kind is Kind.MONEY:
        own = currency.id if currency is not None and unit.id == "place" else unit.id
        amount.unit = place if own == "place" else own
        amount.rules.append("money-prefix" if unit is currency else "money-unit")
    elif unit.dimension == "tenth":
        two_digits = unit.surface == "折" and amount.value is not None and abs(amount.value) > 10
        scale(amount, Decimal(1) if two_digits else unit.scale)
        amount.rules.append("percent-cheng" if unit.surface == "成" else "percent-zhe")
    elif unit.scale != 1:
        scale(amount, unit.scale)
        amount.rules.append("percent-small")
    else:
        amount.rules.append(f"{unit.kind.value}-{unit.dimension}")
    if unit.kind is Kind.COUNT and not amount.numeral.rounded:
        amount.step = Decimal(0)
    if unit.surface == "度":
        _degrees(text, amount)


_SCALES = (("摄氏温度", "°C"), ("华氏温度", "°F"), ("摄氏", "°C"), ("华氏", "°F"))
_HEAT = frozenset("温热烧暖凉冷寒")


def _degrees(text: str, amount: Amount) -> None:
    """度 of temperature: 摄氏25度, 华氏温度98度, 气温升至30度."""
    for word, unit in _SCALES:
        if text.endswith(word, max(0, amount.start - 4), amount.start):
            amount.unit, amount.start = unit, amount.start - len(word)
            return
    if not _HEAT.isdisjoint(text[max(0, amount.start - 8) : amount.start]):
        amount.unit = "°C"
    elif amount.value is not None and amount.value < 10 and not amount.numeral.arabic:
        amount.kind, amount.unit, amount.step = Kind.COUNT, "次", Decimal(0)  # 三度夺冠
