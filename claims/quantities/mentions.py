"""From an amount to a mention: bounds, the interval of two bounds, half units."""

from __future__ import annotations

from decimal import Decimal

from claims.model import COUNT, DURATION, MEASURE, Mention, Qualifier, Quantity
from claims.quantities.amounts import HALF, Amount
from claims.quantities.digits import Numeral
from claims.quantities.qualifiers import bounds
from claims.quantities.units import unit_at

_AS_WRITTEN = Qualifier.EXACT  # found once: Python 3.11 is slow at that


def build(amount: Amount, start: int, end: int) -> Mention:
    """The mention of an amount whose hedges reach from `start` to `end`."""
    qualifier = amount.hedge or _AS_WRITTEN
    value, low, high = amount.value, amount.low, amount.high
    if low is None and high is None and value is not None:
        if amount.step or qualifier is not _AS_WRITTEN:
            low, high = bounds(value, amount.step, qualifier)
        else:
            low = high = value
    return Mention(
        start,
        end,
        amount.start,
        amount.end,
        amount.kind,
        Quantity(value, low, high, amount.unit, qualifier, amount.step),
        None,
        tuple(amount.rules),
        tuple(dict.fromkeys(amount.flags)) if amount.flags else (),
    )


def merge(first: Mention, second: Mention) -> Mention:
    """Two bounds as one interval: 大于10小于20."""
    one, two = first.quantity, second.quantity
    assert one is not None and two is not None
    low = one.low if one.low is not None else two.low
    high = two.high if two.high is not None else one.high
    step = max(one.step, two.step)
    return Mention(
        first.start,
        second.end,
        first.core_start,
        second.core_end,
        first.kind if one.unit else second.kind,
        Quantity(None, low, high, one.unit or two.unit, _AS_WRITTEN, step),
        None,
        (*first.rules, *second.rules, "bounds-merged"),
        ("range",),
    )


_NOT_HALF_AFTER = frozenset("上下前后大小多东西南北年月夜")
_NOT_HALVED = frozenset("日天点度")


def half_unit(text: str, at: int) -> Amount | None:
    """半年, 半小时, 半个月, 半公里 with 半 at `at`."""
    if text[at - 1 : at] in _HALVED_BEFORE and text[at - 2 : at - 1] not in _NOT_MORE:
        return _one_and_a_half(text, at)
    skip = text.startswith("个", at + 1)
    unit = unit_at(text, at + 1) or (unit_at(text, at + 2) if skip else None)
    if unit is None or (text[at - 1 : at] in _NOT_HALF_AFTER and at):
        return None
    portion = unit.kind is COUNT and unit.surface[-1] in _PORTIONS
    if unit.kind not in (DURATION, MEASURE) and not portion:
        return None
    if unit.surface in _NOT_HALVED and not _half_a_day(text, at):
        return None
    end = text.index(unit.surface, at) + len(unit.surface)
    amount = Amount(
        at, end, Numeral(HALF, HALF), HALF, None, None, Decimal("0.5"), unit.kind, unit.id, unit
    )
    amount.rules.append("half-unit")
    return amount


_LONG = (
    *(
        "休息",
        "停课",
        "停工",
        "停电",
        "停水",
        "休市",
        "放假",
        "请假",
        "为期",
        "历时",
        "需时",
        "不足",
    ),
    *("不到", "仅用", "只需", "缩短", "提早", "提前", "延误"),
)
_HALF_DAY = ("假", "时间", "行程", "内", "的课程", "工作坊", "课程", "以上", "左右")


def _half_a_day(text: str, at: int) -> bool:
    """半天, 半日 where they are a time and no manner of speaking: 停电半日, 半天假, not 等了半天."""
    if text[at + 1] not in "天日":
        return False
    return text.endswith(_LONG, max(0, at - 2), at) or text.startswith(_HALF_DAY, at + 2)


_PORTIONS = frozenset("杯碗匙")
_HALVED_BEFORE = frozenset("个分")
_NOT_MORE = frozenset(
    "0123456789零这那整每几数首头两某该上下本前后各全另有半十百千万亿一二三四五六七八九"
)
_HALVES = {"月": "个月", "钟": "个钟", "小": "小时", "世": "个世纪"}


def _one_and_a_half(text: str, at: int) -> Amount | None:
    """个半小时, 个半月, 个半钟, 分半钟: one and a half."""
    of_minutes = text[at - 1] == "分"
    if of_minutes and text[at + 1 : at + 2] != "钟":
        return None
    unit = unit_at("分钟" if of_minutes else _HALVES.get(text[at + 1 : at + 2], ""), 0)
    if unit is None or text[at + 2 : at + 3] in ("刊", "报"):
        return None
    behind = unit.surface.lstrip("个分")
    if not text.startswith(behind, at + 1):
        return None
    end = at + 1 + len(behind)
    value = 1 + HALF
    amount = Amount(
        at - 1, end, Numeral(value, HALF), value, None, None, HALF, unit.kind, unit.id, unit
    )
    amount.rules.append("and-a-half")
    return amount
