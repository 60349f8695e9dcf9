"""Units whose meaning the words around them decide: 呎, 公里, 度, 块, 点."""

from __future__ import annotations

from decimal import Decimal

from claims.model import Kind
from claims.quantities.amounts import Amount
from claims.quantities.digits import DIGITS
from claims.quantities.nearby import left
from claims.quantities.signs import below_zero
from claims.quantities.units import SHAPE


def piece(text: str, amount: Amount, place: str) -> None:
    """块 of money at the end (十块, 五块三毛), of things before a noun (五块地, 五块六角玻璃)."""
    after = text[amount.end : amount.end + 1]
    shaped = after in DIGITS and SHAPE.match(text, amount.end)
    if shaped or (after.isalpha() and after not in DIGITS and after not in "半多的左"):
        amount.step = amount.step if amount.numeral.rounded else Decimal(0)
        amount.rules.append("count-classifier")
        return
    amount.kind, amount.unit = Kind.MONEY, place
    amount.rules.append("money-unit")


_AREA_BEFORE = ("面积", "实用", "建筑", "单位", "楼面", "占地")
_AREA_AFTER = (
    "单位",
    "楼",
    "户",
    "铺",
    "地",
    "大",
    "房",
    "屋",
    "的单位",
    "的住宅",
    "住宅",
    "办公室",
)
_FLAT = 100
_A_SECOND = ("m", "m3")
_ABOUT = "约逾近达为超过至到大有仅高最"
_AN_HOUR = {"km": "km/h", "mi": "mph", "節": "kn"}
_SPEEDS = (
    "车速限制",
    "速限",
    "时速",
    "每小时",
    "限速",
    "车速",
    "船速",
    "航速",
    "风速",
    "阵风",
    "速度",
    "一小时",
)


def by_context(text: str, amount: Amount) -> None:
    """呎 of flats is a square foot; 公里 behind 时速 is a speed."""
    before = left(text, amount.start, 8)
    if amount.unit in _AN_HOUR:
        told = before.rstrip(_ABOUT)
        if told.endswith(_SPEEDS):
            amount.kind, amount.unit = Kind.MEASURE, _AN_HOUR[amount.unit]
        elif amount.unit == "km" and told.endswith("每秒"):
            amount.unit = "km/s"
    elif amount.unit in _A_SECOND:
        if before.rstrip(_ABOUT).endswith("每秒"):
            amount.unit += "/s"
    elif amount.value is not None and amount.value >= _FLAT:
        in_area = any(word in before for word in _AREA_BEFORE)
        if in_area or text.startswith(_AREA_AFTER, amount.end):
            amount.unit = "ft2"


_SCALES = (("摄氏温度", "°C"), ("华氏温度", "°F"), ("摄氏", "°C"), ("华氏", "°F"))
_HEAT = frozenset("温热烧暖凉冷寒霜雪冻")
_NEAR_HEAT = 14


def degrees(text: str, amount: Amount) -> None:
    """度 of temperature: 摄氏25度, 华氏温度98度, 气温升至30度."""
    if amount.unit == "°C":
        below_zero(text, amount)
        return
    for word, unit in _SCALES:
        if text.endswith(word, max(0, amount.start - 4), amount.start):
            amount.unit, amount.start = unit, amount.start - len(word)
            below_zero(text, amount)
            return
    if text.endswith("零下", 0, amount.start):
        amount.unit = "°C"
        below_zero(text, amount)
        return
    before = left(text, amount.start, _NEAR_HEAT)
    below = amount.value is not None and amount.value < 0
    warm = not _HEAT.isdisjoint(before.rpartition("。")[2])
    if below or warm or before.endswith(("最低", "最高")):
        amount.unit = "°C"
    elif amount.value is not None and amount.value < 10 and not amount.numeral.arabic:
        amount.kind, amount.unit, amount.step = Kind.COUNT, "次", Decimal(0)  # 三度夺冠
    elif _of_power(left(text, amount.start, _SENTENCE).rpartition("。")[2]):
        amount.unit = "kWh"


def _of_power(told: str) -> bool:
    return "电" in told and any(word in told for word in _POWER)


_SENTENCE = 30
_POWER = ("用电", "耗电", "电量", "发电", "省电", "节电", "供电")


_EXCHANGE = ("汇", "兑", "中间价", "贬", "升值", "离岸", "在岸")


def pips(text: str, amount: Amount) -> bool:
    """点子 of an exchange rate are its last decimals, those of an interest rate a hundredth of a percent."""
    told = left(text, amount.start, 12)
    if not any(word in told for word in _EXCHANGE):
        return False
    amount.kind, amount.unit = Kind.MEASURE, "點"
    return True


_MATTERS = (
    *("建议", "意见", "要求", "共识", "声明", "主张", "看法", "希望", "承诺", "结论", "启示"),
    *("体会", "计划", "原因", "理由", "要点", "措施", "诉求", "倡议", "原则", "回应", "质疑"),
)


def points(text: str, amount: Amount) -> None:
    """六点建议 counts what was said; 升300点 are points of an index."""
    if text.startswith(_MATTERS, amount.end):
        amount.kind, amount.unit, amount.step = Kind.COUNT, "點", Decimal(0)
