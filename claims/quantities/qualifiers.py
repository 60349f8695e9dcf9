"""Hedges and bounds: the words before and after a number, and the interval that they allow."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel

from claims.lexicon import made_of_tables, read_table
from claims.model import Qualifier
from claims.quantities.digits import EXACT, last_place
from claims.quantities.nearby import right
from claims.text.characters import fold_characters

CONNECTORS = frozenset("有为达到了是占在值")
"""Characters that may stand between a hedge and its number: 至少有10个."""
_VERBS = frozenset("为是占")  # say what the number is, and stay outside the mention: 约占四成


class QualifierRow(BaseModel):
    """A row of qualifiers.csv; `none` is a word that ends like a hedge and is none."""

    word: str
    place: Literal["before", "after"]
    qualifier: Literal["about", "near", "over", "at_least", "at_most", "under", "none"]
    example: str


Hedges = dict[str, tuple[tuple[str, Qualifier | None], ...]]
Bounds = tuple[Decimal | None, Decimal | None]
_AS_WRITTEN = Qualifier.EXACT  # found once: Python 3.11 is slow at that


def hedge_before(text: str, end: int, floor: int) -> tuple[int, Qualifier] | None:
    """Start and meaning of the hedge that ends at a place, not reaching before `floor`."""
    found = _ending_at(text, end, floor)
    if found is None and end > floor and text[end - 1] in CONNECTORS:
        found = _ending_at(text, end - 1, floor)
        if found is not None and text[end - 1] in _VERBS:
            return end, found[1]
    return found


def _ending_at(text: str, end: int, floor: int) -> tuple[int, Qualifier] | None:
    for word, qualifier in _before().get(text[end - 1 : end], ()):
        if text.endswith(word, floor, end):
            if word == "破" and not (_REACHED.match(text, end) and not breaks(text, end)):
                return None
            return None if qualifier is None else (end - len(word), qualifier)
    return None


def hedge_after(text: str, at: int) -> tuple[int, Qualifier] | None:
    """End and meaning of the hedge that starts at a place."""
    for word, qualifier in _after().get(text[at : at + 1], ()):
        if text.startswith(word, at):
            return None if qualifier is None else (at + len(word), qualifier)
    return None


_REACHED = re.compile(r"[0-9.,零一二三四五六七八九十百千两]{1,12}(?:[万亿兆成%点度]|[$¥])|[$¥]")
_BROKEN = ("纪录", "记录", "案", "集团", "团伙", "毒", "走私", "封锁", "防线", "骗局")
_NEAR = 16


def breaks(text: str, at: int) -> bool:
    """Whether 破 before a number at a place means to break something: 破百年纪录, 破两亿元洗钱案."""
    told = right(text, at, _NEAR)
    return any(word in told for word in _BROKEN)


@made_of_tables
def _before() -> Hedges:
    return _table("before", -1)


@made_of_tables
def _after() -> Hedges:
    return _table("after", 0)


def _table(place: str, key: int) -> Hedges:
    index: dict[str, list[tuple[str, Qualifier | None]]] = defaultdict(list)
    for row in read_table("qualifiers.csv", QualifierRow):
        if row.place == place:
            word = fold_characters(row.word)
            meaning = None if row.qualifier == "none" else Qualifier(row.qualifier)
            index[word[key]].append((word, meaning))
    for words in index.values():
        words.sort(key=lambda pair: -len(pair[0]))
    return {character: tuple(words) for character, words in index.items()}


def bounds(value: Decimal, step: Decimal, qualifier: Qualifier) -> Bounds:
    """The interval that a number written with this step means under a hedge."""
    half = step / 2
    if qualifier is _AS_WRITTEN:
        return EXACT.subtract(value, half), EXACT.add(value, half)
    if qualifier is Qualifier.ABOUT:
        spread = _spread(value, half)
        return EXACT.subtract(value, spread), EXACT.add(value, spread)
    if qualifier is Qualifier.NEAR:
        return EXACT.subtract(value, max(abs(value) / 10, half)), value
    if qualifier in (Qualifier.OVER, Qualifier.AT_LEAST):
        return value, None
    return None, value


def _spread(value: Decimal, half: Decimal) -> Decimal:
    """How far 约 reaches: half of the last place that is not zero, between 5% and 10% of the number."""
    size = abs(value)
    place = last_place(value) / 2
    return max(half, size / 20, min(place, size / 10))
