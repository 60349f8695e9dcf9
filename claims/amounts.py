"""One number with its unit: from the numeral outwards to sign, currency, unit and remainder."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from claims.model import Kind, Qualifier
from claims.numerals import DIGITS, EXACT, FORMAL, Numeral, parse_numeral, plain
from claims.units import Unit, currency_before, minor_at, unit_at

HALF = Decimal("0.5")
_SUFFIX = {"k": 1000, "K": 1000, "M": 10**6}
_AGES = ("大", "龄")
_ROUND = frozenset("0十百千万亿兆拾佰仟廿卅卌")
_MANY = frozenset("多余")


@dataclass(slots=True)
class Amount:
    """A number with its unit, still open: hedges and a second number may join it.

    `start`–`end` is the core; `value`, `low` and `high` are in base units. `hedge` is the bound that
    stands inside (多). `unit_at_end` tells whether a unit was written at all.
    """

    start: int
    end: int
    numeral: Numeral
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    step: Decimal
    kind: Kind
    unit: str = ""
    source: Unit | None = None
    currency: Unit | None = None
    hedge: Qualifier | None = None
    flags: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)


def read_amount(text: str, start: int, end: int, place: str) -> Amount | None:
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
    _sign_and_currency(text, amount)
    _suffix(text, amount)
    _unit(text, amount, token)
    _settle(amount, place, token)
    _tail(text, amount)
    return amount


def _sign_and_currency(text: str, amount: Amount) -> None:
    """HK$, 人民币, 负 and - before the numeral."""
    amount.currency = currency_before(text, amount.start)
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


def _scale(amount: Amount, factor: Decimal) -> None:
    for name in ("value", "low", "high", "step"):
        number = getattr(amount, name)
        setattr(amount, name, None if number is None else plain(EXACT.multiply(number, factor)))


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
        _scale(amount, Decimal(_SUFFIX[text[at]]))
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
                amount.hedge, amount.low, amount.high = _one_more(amount)
            amount.end = at = at + 2
    unit = unit_at(text, at)
    if unit is None and text[at : at + 1] == " " and amount.numeral.arabic:
        spaced = unit_at(text, at + 1)
        if spaced is not None and spaced.latin:
            unit, at = spaced, at + 1
    if unit is not None:
        amount.source = unit
        amount.end = at + len(unit.surface)


def _one_more(amount: Amount) -> tuple[Qualifier, Decimal | None, Decimal | None]:
    value = amount.value
    return Qualifier.OVER, value, None if value is None else value + 1


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


def _settle(amount: Amount, place: str, token: str) -> None:
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
        _scale(amount, Decimal(1) if two_digits else unit.scale)
        amount.rules.append("percent-cheng" if unit.surface == "成" else "percent-zhe")
    elif unit.scale != 1:
        _scale(amount, unit.scale)
        amount.rules.append("percent-small")
    else:
        amount.rules.append(f"{unit.kind.value}-{unit.dimension}")
    if unit.kind is Kind.COUNT and not amount.numeral.rounded:
        amount.step = Decimal(0)


def _tail(text: str, amount: Amount) -> None:
    """What may follow the unit: 半, 多, a smaller unit, 级."""
    unit = amount.source
    if unit is None or amount.value is None:
        return
    at = amount.end
    after = text[at : at + 1]
    if unit.dimension == "tenth" and unit.surface == "成":
        _tenths(text, amount)
    elif after == "半" and _half_follows(text, at, unit):
        amount.value += HALF
        amount.step, amount.end = HALF, at + 1
        amount.rules.append("and-a-half")
    elif (
        after in ("多", "余")
        and unit.kind in (Kind.DURATION, Kind.MEASURE)
        and amount.hedge is None
    ):
        if text[at + 1 : at + 2] not in ("少", "年", "次", "项", "个", "名", "位", "元", "数"):
            amount.hedge, amount.low, amount.high = _one_more(amount)
            amount.end = at + 1
    elif unit.kind is Kind.MONEY:
        _coins(text, amount)
    elif unit.dimension in ("time", "length"):
        _smaller(text, amount)


def _half_follows(text: str, at: int, unit: Unit) -> bool:
    if unit.kind is Kind.COUNT and unit.id != "個":
        return False
    return text[at + 1 : at + 2] not in (
        "年",
        "导",
        "价",
        "数",
        "岛",
        "场",
        "决",
        "自",
        "山",
        "径",
        "日",
        "天",
    )


def _tenths(text: str, amount: Amount) -> None:
    """三成半, 七成六, 四成多."""
    at = amount.end
    after = text[at : at + 1]
    if amount.value is None or not after:
        return
    if after == "半":
        amount.value, amount.step, amount.end = amount.value + 5, Decimal(5), at + 1
    elif after in DIGITS and after not in FORMAL and unit_at(text, at + 1) is None:
        if text[at + 1 : at + 2] not in DIGITS:
            amount.value, amount.step = amount.value + DIGITS[after], Decimal(1)
            amount.end = at + 1
    elif after in ("多", "余") and text[at + 1 : at + 2] not in ("数", "年", "次", "元"):
        amount.hedge = Qualifier.OVER
        amount.low, amount.high, amount.end = amount.value, amount.value + 10, at + 1


def _coins(text: str, amount: Amount) -> None:
    """五元三毛, 两美元又三美分; and 亿元级."""
    at = amount.end + (text[amount.end : amount.end + 1] in ("又", "零"))
    from claims.numerals import RUN_PATTERN

    found = RUN_PATTERN.match(text, at, at + 4)
    if found and amount.value is not None and amount.source is not None:
        coin = minor_at(text, found.end(), amount.source.id)
        number = parse_numeral(found[0]) if coin else None
        if coin and number and number.value is not None:
            share = (
                Decimal("0.1") if coin.surface in ("毛", "角", "毫子", "毛钱") else Decimal("0.01")
            )
            amount.value += number.value * share
            amount.step, amount.end = share, found.end() + len(coin.surface)
            amount.rules.append("money-coins")
            return
    if text[amount.end : amount.end + 1] == "级" and amount.numeral.rounded:
        if text[amount.end + 1 : amount.end + 2] not in ("别", "数"):
            amount.hedge, amount.end = Qualifier.AT_LEAST, amount.end + 1
            amount.rules.append("size-class")


_CALENDAR = {"year": 12, "month": 1}


def _smaller(text: str, amount: Amount) -> None:
    """8天20小时, 一年三个月, 6呎2吋: one amount in the smaller unit."""
    from claims.numerals import RUN_PATTERN

    while (unit := amount.source) is not None and amount.value is not None and amount.hedge is None:
        at = amount.end
        while text[at : at + 1] in ("又", "零", "余") and at < amount.end + 1:
            at += 1
        found = RUN_PATTERN.match(text, at, at + 8)
        number = parse_numeral(found[0]) if found else None
        if found is None or number is None or number.value is None:
            return
        end = found.end()
        smaller = unit_at(text, end)
        if smaller is None or smaller.dimension != unit.dimension or smaller.factor >= unit.factor:
            return
        if unit.id in _CALENDAR and smaller.id in _CALENDAR:
            factor = Decimal(_CALENDAR[unit.id])
        else:
            factor = EXACT.divide(unit.factor, smaller.factor)
        amount.value = plain(EXACT.add(EXACT.multiply(amount.value, factor), number.value))
        amount.step, amount.source, amount.unit = number.step, smaller, smaller.id
        amount.end = end + len(smaller.surface)
        amount.rules.append("compound")
