"""Words and names that contain numerals and state no number: 一国两制, 三心二意, 九龙."""

from __future__ import annotations

import re
from collections import defaultdict

from pydantic import BaseModel

from claims.lexicon import made_of_tables, read_table
from claims.quantities.digits import FORMAL, HAN_NUMERALS
from claims.quantities.units import DIME, unit_at, unit_starts
from claims.text.characters import fold_characters

_NUMERAL = frozenset(HAN_NUMERALS + "0123456789几数半首倍翻榜双减")


_LETTERS = re.compile("[A-Za-z]{2}")


class NameRow(BaseModel):
    """A row of names.csv; `not_before` lists what, following, makes it a number after all."""

    name: str
    category: str
    not_before: str
    example: str


Entry = tuple[int, str, tuple[str, ...]]


def name_at(text: str, at: int) -> int:
    """End of the name whose first numeral stands at a place, 0 where there is none."""
    after, before = name_index()
    pair, ending = text[at : at + 2], text[at - 1 : at + 1]
    best = 0
    for entries in (after.get(pair, ()), before.get(ending, ())):
        for offset, name, blocked in entries:
            start = at - offset
            if start < 0 or not text.startswith(name, start):
                continue
            end = start + len(name)
            if offset == 0 and text[at - 1 : at] == "第":
                continue  # 第一次 is an ordinal, whatever 一次 is
            if offset == 0 and _lasts(text, at, name[-1]):
                continue  # 为期四周 lasts four weeks
            if end <= best or (blocked and text.startswith(blocked, end)):
                continue
            if name[-1].isascii() and _LETTERS.match(text, end - 1):
                continue  # 5GB is no 5G
            if text.startswith(("分之", "折"), end - (name[-1] == "分")):
                continue  # 万分之三, 三八折
            if name[-1] == "角" and DIME.match(text, end - 1):
                continue  # 三角二仙
            if _goes_on(text, end) or _longer_unit(text, start + 1, end):
                continue
            best = end
    return best


def _lasts(text: str, at: int, unit: str) -> bool:
    """Whether a name that ends in a unit of time tells how long something lasts."""
    return unit in _TIMES and text.endswith(_LASTING, max(0, at - 3), at)


_TIMES = frozenset("周年天日月")
_LASTING = (
    "为期",
    "历时",
    "为时",
    "一连",
    "连续",
    "持续",
    "长达",
    "需时",
    "延长",
    "缩短",
    "每隔",
    "不足",
    "相隔",
)


def _goes_on(text: str, end: int) -> bool:
    """Whether a numeral goes on over the end of a name; 18 does not go on from the 肆 of 食肆18間."""
    last, following = text[end - 1], text[end : end + 1]
    if not following or last not in _NUMERAL or following not in _NUMERAL:
        return False
    return last not in FORMAL or following in FORMAL


def _longer_unit(text: str, at: int, end: int) -> bool:
    """Whether a unit goes on over the end of a name of two characters: 七美元 is no 七美."""
    if end - at != 1 or text[at] not in unit_starts():
        return False
    unit = unit_at(text, at)
    return unit is not None and unit.length > 1


@made_of_tables
def name_index() -> tuple[dict[str, list[Entry]], dict[str, list[Entry]]]:
    """Names by their first numeral with the character after it, or, at the end, before it."""
    after: dict[str, list[Entry]] = defaultdict(list)
    before: dict[str, list[Entry]] = defaultdict(list)
    for row in read_table("names.csv", NameRow):
        name = fold_characters(row.name)
        at = next((i for i, character in enumerate(name) if character in _NUMERAL), None)
        if at is None:
            continue
        blocked = tuple(fold_characters(word) for word in row.not_before.split("|") if word)
        if at + 1 < len(name):
            after[name[at : at + 2]].append((at, name, blocked))
        else:
            before[name[at - 1 : at + 1]].append((at, name, blocked))
    return after, before
