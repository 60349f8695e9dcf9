"""Units, classifiers and currencies: find the one that follows, or precedes, a numeral."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel

from claims.lexicon import made_of_tables, read_table
from claims.model import Kind
from claims.text.characters import fold_characters


class UnitRow(BaseModel):
    """A row of units.csv."""

    id: str
    dimension: str
    factor: Decimal
    surfaces: str
    not_before: str
    example: str


class ClassifierRow(BaseModel):
    """A row of classifiers.csv: `noun` is its own unit (人次), `thing` only shows that it is a count."""

    id: str
    surfaces: str
    kind: Literal["classifier", "noun", "thing"]
    not_before: str
    example: str


class CurrencyRow(BaseModel):
    """A row of currencies.csv."""

    code: str
    factor: Decimal
    before: str
    after: str
    minor: str
    example: str


@dataclass(frozen=True, slots=True)
class Unit:
    """What a surface after a numeral means; `not_before`: words that, following, make it another word.

    `scale` turns a written number into base units where the id is a family's (成 10, 基点 0.01).
    """

    id: str
    surface: str
    kind: Kind
    dimension: str
    factor: Decimal = Decimal(1)
    scale: Decimal = Decimal(1)
    not_before: tuple[str, ...] = ()
    article: bool = False
    latin: bool = False
    plain: bool = True  # neither money nor a share of ten nor anything that needs a second look
    length: int = 0
    rule: str = ""


UnitIndex = dict[str, tuple[Unit, ...]]
_BASE = {"‰": "%", "tenth": "%", "zhe": "%", "bp": "pp", "dozen": "", "刻鐘": "minute"}
_SCALE = {"‰": "0.1", "tenth": "10", "zhe": "10", "bp": "0.01", "dozen": "12", "刻鐘": "15"}
_KINDS = {
    "share": Kind.PERCENT,
    "points": Kind.PERCENT,
    "time": Kind.DURATION,
    "multiple": Kind.MULTIPLE,
    "dozen": Kind.COUNT,
}


def unit_at(text: str, at: int) -> Unit | None:
    """The longest unit that stands at a place and is not the beginning of another word."""
    index = _index()
    for unit in index.get(text[at : at + 2]) or index.get(text[at : at + 1], ()):
        if text.startswith(unit.surface, at):
            end = at + unit.length
            if unit.not_before and text.startswith(unit.not_before, end):
                continue
            if unit.latin and text[end : end + 1].isalnum() and text[end : end + 1].isascii():
                continue
            return unit
    return None


def currency_before(text: str, end: int, floor: int) -> Unit | None:
    """The longest currency sign or name that ends at a place, and begins at `floor` or later."""
    for unit in _prefixes().get(text[end - 1 : end], ()):
        if text.endswith(unit.surface, floor, end) and not _inside_word(
            text, end - len(unit.surface)
        ):
            return unit
    return None


def minor_at(text: str, at: int, code: str) -> Unit | None:
    """The small coin of a currency (毛, 美分) that stands at a place."""
    for unit in _minors().get(text[at : at + 1], ()):
        if unit.id in (code, "place") and text.startswith(unit.surface, at):
            return unit
    return None


DIME = re.compile(r"角[0-9一二三四五六七八九][仙分]")
"""角 where it is a coin, also behind a Chinese numeral: 三角二仙, not 三角形."""
SHAPE = re.compile("[三四五六八]角(?![钱的一每起至到左以多不者便就卖买])[\u4e00-\u9fff]")
"""A shape or what has it, behind a classifier: 五块六角玻璃."""


def dime_at(text: str, at: int) -> Unit | None:
    """角 as a tenth of the place's currency, at a place; 三角, 五角 in words are mostly shapes."""
    if text.startswith(_COINS, at + 1):
        return None
    coin = minor_at(text, at, "place")
    return coin and replace(coin, dimension="coin", scale=Decimal("0.1"), plain=False)


def _inside_word(text: str, start: int) -> bool:
    letter, before = text[start], text[start - 1] if start else "\n"
    return letter.isascii() and letter.isalpha() and before.isascii() and before.isalnum()


def split(cell: str) -> tuple[str, ...]:
    """The folded surfaces of a cell, separated by bars."""
    return tuple(dict.fromkeys(fold_characters(word) for word in cell.split("|") if word))


def _by_length(units: list[Unit], end: bool = False) -> UnitIndex:
    index: dict[str, list[Unit]] = defaultdict(list)
    for unit in sorted(units, key=lambda unit: -len(unit.surface)):
        index[unit.surface[-1 if end else 0]].append(_finished(unit))
    return {key: tuple(found) for key, found in index.items()}


_DOUBTFUL = frozenset(  # what they measure depends on the words around
    [
        *("块", "米", "公尺", "立方米", "度", "°", "°C", "摄氏度", "℃", "呎", "尺", "公里"),
        *("英里", "哩", "节", "点"),
    ]
)


def _finished(unit: Unit) -> Unit:
    special = unit.kind is Kind.MONEY or unit.scale != 1 or unit.surface in _DOUBTFUL
    rule = f"{unit.kind.value}-{unit.dimension}"
    return replace(unit, plain=not special, length=len(unit.surface), rule=rule)


@made_of_tables
def unit_starts() -> frozenset[str]:
    """First characters of all units."""
    return frozenset(key[0] for key in _index())


def currency_ends() -> frozenset[str]:
    """Last characters of all currencies that stand before a number."""
    return frozenset(_prefixes())


@made_of_tables
def _index() -> UnitIndex:
    """The units that may stand before two characters, else those that may before the first of them."""
    begun = _by_length([*_measures(), *_money(), *_classifiers()])
    index = {
        first: tuple(unit for unit in units if unit.length == 1) for first, units in begun.items()
    }
    for pair in {unit.surface[:2] for units in begun.values() for unit in units}:
        units = begun[pair[0]]
        index[pair] = tuple(unit for unit in units if pair.startswith(unit.surface[:2]))
    return index


@made_of_tables
def _prefixes() -> UnitIndex:
    return _by_length(_currencies("before"), end=True)


@made_of_tables
def _minors() -> UnitIndex:
    return _by_length(_currencies("minor"))


def _measures() -> list[Unit]:
    units = []
    for row in read_table("units.csv", UnitRow):
        for surface in split(row.surfaces):
            units.append(
                Unit(
                    _BASE.get(row.id, row.id),
                    surface,
                    _KINDS.get(row.dimension, Kind.MEASURE),
                    "tenth" if row.id in ("tenth", "zhe") else row.dimension,
                    row.factor,
                    Decimal(_SCALE.get(row.id, "1")),
                    split(row.not_before),
                    article=surface in ("天", "日", "度", "点"),
                    latin=surface[-1].isascii() and surface[-1].isalnum(),
                )
            )
    return units


def _classifiers() -> list[Unit]:
    units = []
    for row in read_table("classifiers.csv", ClassifierRow):
        article = row.kind == "classifier" and row.id not in _COUNTING
        for surface in split(row.surfaces):
            blocked = split(row.not_before)
            name = "" if row.kind == "thing" else row.id
            units.append(
                Unit(name, surface, Kind.COUNT, row.kind, not_before=blocked, article=article)
            )
    return units


_COUNTING = frozenset(["所", "席", "票", "宗", "死", "傷", "亡"])  # 一所, 一票: seldom an article


def _money() -> list[Unit]:
    coins = [
        replace(coin, dimension="coin", scale=_COIN_SCALE.get(coin.surface, Decimal("0.01")))
        for coin in _currencies("minor")
        if coin.surface not in _DOUBTFUL_COINS
    ]
    return [*_currencies("after"), *coins]


_COIN_SCALE = dict.fromkeys(
    (fold_characters(c) for c in ("毫子", "毫", "毛錢", "毛", "角錢")), Decimal("0.1")
)
_DOUBTFUL_COINS = ("角", "分", "分钱", "日本钱", "日本銭", "日本錢", "钱")


_COINS = ("钟", "别", "为", "之", "落", "色", "度", "形", "满", "桌")
_OTHER_WORDS = {  # what makes another word of a short surface: 元旦, 圆满
    "元": ("旦", "化", "素", "宵", "帅", "朗", "首脑", "首府"),
    **dict.fromkeys(("分", "角", "圆"), _COINS),
    "仙": tuple("女人境股侠草丹鹤桥岛台逝公姑子后气骨界游居林尼宫童"),
    "毫": tuple("米克升秒安伏瓦巴无不厘针发子居西"),
    "毛": tuple("党特利孩毛片料衣巾病骨主泽织笔豆细里坯"),
}


def _currencies(column: str) -> list[Unit]:
    units = []
    for row in read_table("currencies.csv", CurrencyRow):
        for surface in split(getattr(row, column)):
            blocked = _OTHER_WORDS.get(surface, ())
            units.append(
                Unit(
                    row.code,
                    surface,
                    Kind.MONEY,
                    "money",
                    not_before=blocked,
                    latin=column == "after" and surface.isascii() and surface.isalpha(),
                )
            )
    return units
