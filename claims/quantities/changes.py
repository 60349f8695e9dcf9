"""由500增至600間, 78億及156億元: the unit is written once, behind the later of two numbers."""

from __future__ import annotations

import re

from claims.model import Kind
from claims.quantities.amounts import Amount, scale
from claims.quantities.numerals import RUN_PATTERN
from claims.quantities.reading import read_amount

_FROM = frozenset("由从自")
_HEDGES = "约近逾超过仅"
_BECAME = re.compile(
    r"(?:大幅|急|骤|微|再|逐步|稳步|进一步)?(?:[增升减跌降加扩缩涨调改](?:加|长|少|低|高|升|降|大|展|跌|减)?|"
    r"[上下]升?[升降跌调涨]|提[高升]|回[升落]|收窄|攀升|飙升)(?:至|到|为|成)(?:约|近|逾|超过)?(?:[$¥])?"
)
BECOMES = frozenset("大急骤微再逐稳进增升减跌降加扩缩涨调改上下提回收攀飙")
"""First characters of what makes one number of another, for which it is worth asking."""
_SMALL = 1000
_RUN = 24  # characters of the later numeral


def with_unit_of_next(text: str, amount: Amount, place: str) -> bool:
    """Give a bare number the unit of the next in a list of two: 78亿及156亿元; whether there was one.

    Both must be written in one way, with a decimal or with the same 万 or 亿: 4.6和3.1个百分点.
    """
    joint = _JOINT.match(text, amount.end)
    found = RUN_PATTERN.match(text, joint.end()) if joint else None
    if found is None or found.end() - found.start() > _RUN or not amount.numeral.rounded:
        return False
    later = read_amount(text, found.start(), found.end(), place, found.start())
    if later is None or later.source is None or later.kind not in _LISTED or later.currency:
        return False
    alike = later.numeral.rounded and later.numeral.tail == amount.numeral.tail
    return alike and _share_unit(amount, later)


_JOINT = re.compile("(?:以?及|和|与)(?:约|近|逾|超过)?")
JOINS = frozenset("以及和与")
"""First characters of what joins two numbers of one unit."""
_LISTED = (Kind.MONEY, Kind.PERCENT, Kind.MEASURE)


def _share_unit(amount: Amount, later: Amount) -> bool:
    """Give an amount the unit of a later one, if the two are written alike; whether they are."""
    if later.source is None or not _shareable(amount, later):
        return False
    amount.kind, amount.unit = later.kind, later.unit
    if amount.kind is not Kind.COUNT:
        amount.step = amount.numeral.step
    if later.source.scale != 1:
        scale(amount, later.source.scale)
    amount.flags.append("shared-unit")
    amount.rules.append("unit-of-later")
    return True


def with_later_unit(text: str, amount: Amount, place: str) -> bool:
    """Give a bare number behind 由 the unit of the number it became; whether there was one."""
    start = amount.start
    while start and text[start - 1] in _HEDGES and amount.start - start < 2:
        start -= 1
    if text[start - 1 : start] not in _FROM or amount.value is None:
        return False
    became = _BECAME.match(text, amount.end)
    found = RUN_PATTERN.match(text, became.end()) if became else None
    if found is None or found.end() - found.start() > _RUN:
        return False
    later = read_amount(text, found.start(), found.end(), place, found.start())
    return later is not None and _share_unit(amount, later)


def _shareable(amount: Amount, later: Amount) -> bool:
    """Not a year, and not 由3增至5亿元: whether 3 are three or three hundred million, nobody can tell."""
    if later.kind is Kind.DURATION or amount.value is None:
        return False
    return amount.numeral.tail == later.numeral.tail or amount.value >= _SMALL
