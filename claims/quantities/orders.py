"""Words that hold a number: 一半, 过半, 倍增, 减半, 翻两番, 数以万计, 上万."""

from __future__ import annotations

from decimal import Decimal

from claims.model import Kind, Qualifier
from claims.quantities.amounts import Amount
from claims.quantities.digits import Numeral
from claims.quantities.numerals import RUN_PATTERN, parse_numeral
from claims.quantities.qualifiers import breaks
from claims.quantities.units import unit_at

_TWO = Decimal(2)
_FIFTY = Numeral(Decimal(50), Decimal(10))
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


def half_at(text: str, at: int) -> Amount | None:
    """半 at `at` with what stands before it: 一半, 过半, 半数, 逾半."""
    after = text[at + 1 : at + 2]
    if after in ("成", "打") and (amount := _half_of(text, at)) is not None:
        return amount
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


def _half_of(text: str, at: int) -> Amount | None:
    """半成 is 5%, 半打 are six; 半成品, 一半成员 and 半打听 are neither."""
    following = text[at + 2 : at + 3]
    if text[at - 1 : at] in ("一", "大", "过") and at:
        return None
    if text[at + 1] == "成":
        if following.isalnum() and following not in "以至到左":
            return None
        value, kind, unit = Decimal(5), Kind.PERCENT, "%"
    elif (dozen := unit_at(text, at + 1)) is not None:
        value, kind, unit = Decimal(6), dozen.kind, dozen.id
    else:
        return None
    step = value if kind is Kind.PERCENT else Decimal(0)
    amount = Amount(at, at + 2, Numeral(value, step), value, None, None, step, kind, unit)
    amount.rules.append("half-unit")
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
        if after == "成" and _half_of(text, at + 1) is not None:
            return None  # 减半成
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
    """上万, 过百, 破亿: at least one of that order; the unit is read behind."""
    before = text[start - 1 : start]
    numeral = parse_numeral(text[start:end])
    if before not in ("上", "过", "破") or numeral is None or not numeral.bare:
        return None
    if (
        numeral.value is None
        or numeral.value < _HUNDRED
        or text[start - 2 : start - 1] in _NOT_ORDER
    ):
        return None
    if before == "破" and (text[end : end + 1] == "年" or breaks(text, end)):
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
    if amount.kind is Kind.MONEY and text.startswith("级", amount.end):
        amount.end += 1  # 上百亿元级
    elif amount.unit == "級":
        amount.unit = ""  # 上亿级
    return amount


_HUNDRED = 100
_NOT_ORDER = frozenset(
    "超不以加网线向马史晚早楼路赛船车身天地海手心面班同经通透难去来做突打爆击攻侦识撞揭"
)


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
