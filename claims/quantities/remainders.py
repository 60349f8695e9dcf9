"""What may follow a unit and belong to the number: 三年半, 五元三毛, 8天20小时, 七成六, 亿元级."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.model import Kind, Qualifier
from claims.quantities.amounts import HALF, Amount, one_more
from claims.quantities.compounds import with_smaller
from claims.quantities.digits import DIGITS, FORMAL
from claims.quantities.numerals import RUN_PATTERN, parse_numeral
from claims.quantities.units import Unit, minor_at, unit_at

_HUNDREDTHS = re.compile(
    r"[0-9]{1,3}(?![0-9.,])"
    r"|[零一二三四五六七八九]{1,3}(?![零一二三四五六七八九十百千万人名次年个组圈局])"
)
_TENTH, _HUNDREDTH = Decimal("0.1"), Decimal("0.01")
REMAINS = frozenset(["半", "多", "余", "几", "又", "级", *DIGITS, *"0123456789十"])


def read_remainder(text: str, amount: Amount) -> None:
    """What may follow the unit: 半, 多, a smaller unit, 级."""
    unit = amount.source
    if text[amount.end : amount.end + 1] not in REMAINS or unit is None or amount.value is None:
        return
    at = amount.end
    after = text[at : at + 1]
    if unit.dimension == "tenth" and unit.surface == "成":
        _tenths(text, amount)
    elif unit.surface in _SPOKEN_POINT and after not in _NO_DIGIT:
        _decimals(text, amount)
        if amount.end == at:
            with_smaller(text, amount)
    elif after == "半" and _half_follows(text, at, unit):
        amount.value += HALF
        clock = unit.id == "minute" and text[at + 1 : at + 2] == "钟"  # 四分半钟
        amount.step, amount.end = HALF, at + 1 + clock
        amount.rules.append("and-a-half")
    elif (
        after in ("多", "余")
        and unit.kind in (Kind.DURATION, Kind.MEASURE, Kind.MULTIPLE)
        and amount.hedge is None
    ):
        with_smaller(text, amount)  # 一年多三个月
        if (
            amount.end == at
            and not _compares(text, at)
            and text[at + 1 : at + 2]
            not in (
                "少",
                "出",
                "于",
                "过",
                "年",
                "次",
                "项",
                "个",
                "名",
                "位",
                "元",
                "数",
            )
        ):
            amount.hedge, amount.low, amount.high = one_more(amount)
            amount.end = at + 1
    elif unit.surface == "秒":
        _of_second(text, amount)
    elif amount.kind is Kind.MONEY:
        _coins(text, amount)
    elif unit.dimension in ("time", "length"):
        with_smaller(text, amount)
        if amount.unit == "second" and amount.step == 1:
            _of_second(text, amount)


def _of_second(text: str, amount: Amount) -> None:
    """98 of 9秒98, 六三 of 一分五十二秒六三."""
    found = _HUNDREDTHS.match(text, amount.end)
    if found is None or amount.value is None or text[amount.end - 1] != "秒":
        return
    digits = "".join(str(DIGITS.get(c, c)) for c in found[0])
    amount.step = Decimal(1).scaleb(-len(digits))
    amount.value += Decimal(digits) * amount.step
    amount.end = found.end()


def _compares(text: str, at: int) -> bool:
    """Whether 多 goes with the number behind it: 較去年的2,000毫米多三成."""
    after = text[at + 1 : at + 2]
    return text[at] == "多" and (after.isdigit() or (after in DIGITS and after not in FORMAL))


_HALF_OTHERWISE = frozenset("年导价数岛场决自山径日天")


def _half_follows(text: str, at: int, unit: Unit) -> bool:
    if unit.kind is Kind.COUNT and unit.id != "個":
        return not text[at + 1 : at + 2].isalnum()  # 两次半, but 两次半决赛
    return text[at + 1 : at + 2] not in _HALF_OTHERWISE or at + 1 >= len(text)


def _tenths(text: str, amount: Amount) -> None:
    """三成半, 七成六, 九成九半, 五成五三, 四成多."""
    at = amount.end
    after = text[at : at + 1]
    if amount.value is None or not after:
        return
    if after == "半":
        amount.value, amount.step, amount.end = amount.value + 5, Decimal(5), at + 1
    elif after in _SPOKEN_DIGITS:
        _hundredths(text, amount, at)
    elif after in ("多", "余", "几") and text[at + 1 : at + 2] not in (
        "数",
        "年",
        "次",
        "元",
        "个",
    ):
        amount.hedge = Qualifier.OVER
        amount.low, amount.high, amount.end = amount.value, amount.value + 10, at + 1


_SPOKEN_DIGITS = {d: v for d, v in DIGITS.items() if d not in FORMAL and d != "两"}


def _hundredths(text: str, amount: Amount, at: int) -> None:
    """What the digit at a place, and perhaps a second one, adds to 成: 六 of 七成六, 五三 of 五成五三."""
    assert amount.value is not None
    first, following = _SPOKEN_DIGITS[text[at]], text[at + 1 : at + 2]
    second = _SPOKEN_DIGITS.get(following)
    if second is None:
        if _counted(text, at + 1):
            return
        half = following == "半" and text[at + 2 : at + 3] not in _HALF_OTHERWISE
        amount.value += first + (HALF if half else 0)
        amount.step, amount.end = HALF if half else Decimal(1), at + 1 + half
    elif (
        first
        and second != first + 1
        and text[at + 2 : at + 3] not in DIGITS
        and unit_at(text, at + 2) is None
    ):
        amount.value += first + second * _TENTH
        amount.step, amount.end = _TENTH, at + 2


_SPOKEN_POINT = {"厘": Decimal(100), "米": Decimal(10), "公尺": Decimal(10)}
_NO_DIGIT = frozenset("半多余几又级十")
_DECIMALS = re.compile(
    r"[0-9]{1,3}(?![0-9.,])|[零一二三四五六七八九]{1,3}(?![零一二三四五六七八九十百千万])"
)


def _decimals(text: str, amount: Amount) -> None:
    """三厘二 is 3.2%, 一米七五 are 1.75 m: digits behind the unit that no unit follows."""
    unit, found = amount.source, _DECIMALS.match(text, amount.end)
    if found is None or unit is None or amount.value is None or amount.numeral.rounded:
        return
    record = text.startswith(_RECORDS, found.end())  # 20公尺43成绩
    if amount.value >= _SPOKEN_POINT[unit.surface] * (10 if record else 1):
        return
    if not record and _follows_word(text, found.end()):
        return
    digits = "".join(str(DIGITS.get(c, c)) for c in found[0])
    amount.step = Decimal(1).scaleb(-len(digits))
    amount.value += Decimal(digits) * amount.step
    amount.end = found.end()


def _follows_word(text: str, at: int) -> bool:
    """Whether what follows takes the digits before it: 五米三人, 三厘一年."""
    after = text[at : at + 1]
    return after.isalnum() and after not in "的高长宽深以左上或至到乘"


_RECORDS = ("成绩", "夺", "摘", "刷新", "封王", "封后", "获得", "越过", "排名", "排第", "居")


_OF_PEOPLE = ("人", "人口", "名", "位", "死", "伤", "亡")
_NO_PEOPLE = ("家庭", "住户", "以上", "以下", "同行", "世代", "单位", *"户房组团座或一次")


def _counted(text: str, at: int) -> bool:
    """Whether a unit stands here that takes the digit before it away from 成.

    两成五人 are 25% of the people, since two amounts never follow one another there; 四成二次 and
    八成四人家庭 are two amounts.
    """
    unit = unit_at(text, at)
    if unit is None or unit.dimension == "thing":
        return False
    return unit.surface not in _OF_PEOPLE or text.startswith(_NO_PEOPLE, at + 1)


def _coins(text: str, amount: Amount) -> None:
    """五元三毛, 两美元又三美分, 五元三角二分; and 亿元级."""
    if _coin(text, amount):
        if amount.step == _TENTH and not _coin(text, amount):
            _last_digit(text, amount)
        return
    at = amount.end
    last = text[at : at + 1]
    piece = amount.source is not None and amount.source.surface == "块"
    if (
        piece
        and last in DIGITS
        and amount.value is not None
        and not text[at + 1 : at + 2].isalpha()
    ):
        amount.value, amount.step = amount.value + DIGITS[last] * _TENTH, _TENTH  # 一块五
        amount.end = at + 1
        return
    if amount.numeral.rounded and text.startswith("级", amount.end):
        if text.startswith(("级别", "级数"), amount.end):
            return
        amount.hedge, amount.end = Qualifier.AT_LEAST, amount.end + 1
        amount.rules.append("size-class")


def _last_digit(text: str, amount: Amount) -> None:
    """五 of 三块八毛五."""
    last = DIGITS.get(text[amount.end : amount.end + 1])
    if (
        last is not None
        and amount.value is not None
        and not text[amount.end + 1 : amount.end + 2].isalnum()
    ):
        amount.value, amount.step = amount.value + last * _HUNDREDTH, _HUNDREDTH
        amount.end += 1


def _coin(text: str, amount: Amount) -> bool:
    """Take the coins that follow into the amount; whether there were any."""
    at = amount.end + (text[amount.end : amount.end + 1] in ("又", "零"))
    found = RUN_PATTERN.match(text, at, at + 4)
    if not found or amount.value is None or amount.source is None:
        return False
    coin = minor_at(text, found.end(), amount.source.id)
    number = parse_numeral(found[0]) if coin else None
    if coin is None or number is None or number.value is None:
        return False
    share = _TENTH if coin.surface in ("毛", "角", "毫", "毫子", "毛钱", "角钱") else _HUNDREDTH
    if share == amount.step:
        return False
    amount.value += number.value * share
    amount.step, amount.end = share, found.end() + len(coin.surface)
    amount.rules.append("money-coins")
    return True
