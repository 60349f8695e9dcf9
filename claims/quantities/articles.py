"""一 before a classifier is mostly an article (一个, 一名): when it counts, and when it does not."""

from __future__ import annotations

from claims.lexicon import made_of_tables
from claims.model import COUNT, DURATION, Mention
from claims.quantities.amounts import Amount
from claims.quantities.nearby import right
from claims.quantities.numerals import RUN_PATTERN
from claims.quantities.qualifiers import hedge_before
from claims.quantities.ranges import JOINS
from claims.quantities.reading import read_amount
from claims.quantities.remainders import REMAINS
from claims.quantities.signs import SIGNS
from claims.quantities.units import Unit, currency_ends, unit_at

_COUNTS_BEFORE = (
    *(
        "只有",
        "仅有",
        "仅",
        "只",
        "共",
        "唯一",
        "仅得",
        "只得",
        "只剩",
        "剩下",
        "余下",
        "各有",
        "各",
    ),
    *("增加", "减少", "新增", "多出", "尚欠"),
)
_DEFINITE_BEFORE = frozenset("这那某另任同其之哪该整")
_PERSONS = frozenset("人死伤亡男女")
_WITHIN = ("内", "之内", "以内")
_AND = "及和与"
_REACH = 8


def is_plain_article(text: str, at: int, floor: int, last: Mention | None, place: str) -> bool:
    """Whether 一 alone at a place is seen at a glance to be an article: 一个, 一种.

    Most 一 are. Where anything beside it might change the reading, it is read like other numbers.
    """
    if text[at - 1 : at] in _told_by():
        return False
    unit = unit_at(text, at + 1)
    if unit is None or not (unit.article and unit.plain and unit.kind is COUNT):
        return False
    end = at + 1 + unit.length
    if text[at + 1] in _READ_ON or text[end : end + 1] in _GOES_ON:
        return False
    if hedge_before(text, at, floor) is not None or not is_article(text, at, end, unit):
        return False
    return not counted_beside(text, at, end, unit, last, place)


_READ_ON = frozenset("大级仙毛成对座段点")  # units that stand for something else now and then
_GOES_ON = JOINS | REMAINS | {"亿"}


@made_of_tables
def _told_by() -> frozenset[str]:
    """The characters before a number that belong to it: signs, currencies, 每."""
    return currency_ends() | SIGNS | {"每", "《", " "}


def is_article(text: str, start: int, end: int, unit: Unit) -> bool:
    """Whether this 一 with its classifier states no number."""
    if not text.startswith("一", start) or end - unit.length - start != 1:
        return False
    before = text[max(0, start - 2) : start]
    if before.endswith(_COUNTS_BEFORE):
        return False
    if unit.kind is DURATION and text.startswith(_WITHIN, end):
        return False
    counts = unit.kind in (COUNT, DURATION)
    if unit.dimension == "noun" and len(unit.surface) == 1 and unit.surface not in _PERSONS:
        return True
    return unit.article or (counts and before[-1:] in _DEFINITE_BEFORE and before != "")


def counted_beside(
    text: str, start: int, end: int, unit: Unit, last: Mention | None, place: str
) -> bool:
    """一间中学及两间小学: a count just before or behind, joined by 及, shows that 一 counts too."""
    if last is not None and last.kind is COUNT and 0 <= start - last.end <= _REACH:
        gap = text[last.end : start]
        if not gap:
            return True  # 两金一银
        if "\n" not in gap and any(mark in gap for mark in _AND):
            return True
    if _contrasted(text, end, unit) or _is_portion(text, start, end, unit):
        return True
    ahead = right(text, end, _REACH)
    for mark in _AND:
        at = ahead.find(mark)
        found = RUN_PATTERN.match(text, end + at + 1) if at >= 0 else None
        if found and found[0] != "一" and found.end() - found.start() < _REACH:
            other = read_amount(text, found.start(), found.end(), place)
            return other is not None and other.source is not None and other.kind is COUNT
    return False


def _is_portion(text: str, start: int, end: int, unit: Unit) -> bool:
    """一間 or 一杯牛奶 alone in a line: a cell, an item of a list with how much of it."""
    if start and text[start - 1] != "\n":
        return False
    thing = right(text, end, _THING + 1)
    return not thing or (unit.surface in _PORTIONS and len(thing) <= _THING)


_PORTIONS = frozenset("杯碗匙勺块盒包袋瓶罐箱桶碟壶")
_THING = 4  # characters of what there is a portion of


def _contrasted(text: str, end: int, unit: Unit) -> bool:
    """一部机…30部机: the same classifier with another number later in the sentence."""
    if unit.surface in _COMMON:
        return False
    sentence = right(text, end, _SENTENCE).partition("。")[0]
    at = sentence.find(unit.surface)
    return at > 1 and sentence[at - 1] in _NUMBERS and sentence[at - 2] not in _DEFINITE_BEFORE


_SENTENCE = 30
_COMMON = ("个", "名", "位", "种", "项", "次", "场", "条", "件")
_NUMBERS = frozenset("0123456789二三四五六七八九十百两")


def is_figurative(text: str, amount: Amount) -> bool:
    """千行百业, 百年, 万人: a bare multiplier before a classifier; 零件: no count of nothing."""
    unit = amount.source
    if unit is None or amount.hedge is not None:
        return False
    if unit.kind not in (COUNT, DURATION):
        return False
    digits = text[amount.start : amount.end - len(unit.surface)]
    return digits in _BARE or (digits in "零〇" and unit.surface not in _NOTHING)


_BARE = frozenset("百千万亿兆佰仟")
FIGURATIVE = _BARE | frozenset("零〇")
"""First characters for which it is worth asking `is_figurative`."""
_NOTHING = ("宗", "人", "名", "次", "例", "票")
