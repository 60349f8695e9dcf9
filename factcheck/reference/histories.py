"""Histories: rows of a reference table that tell one thing at different times, and where texts name it.

Rows belong together by their fact_id, and also where subject, measure, unit and place are the same
and no day has two values: many tables give each period a row of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import regex

from claims.frames.scopes import scope_of
from claims.frames.words import cut
from factcheck.reference.facets import Measure, measure_of
from factcheck.reference.fact import Fact
from factcheck.reference.scales import scale_of_row
from factcheck.reference.table import ReferenceTable

GAP = 14  # characters that may stand inside a name that is told in two parts
CLAUSE_END = regex.compile(r"[，。；：！？\n]")


@dataclass(frozen=True, eq=False)
class History:
    """The rows of one thing in order of time, and what finding and comparing it needs."""

    rows: tuple[Fact, ...]
    names: tuple[str, ...]
    measure: Measure
    scopes: frozenset[str]
    dimension: str
    factor: Fraction

    @property
    def fact_id(self) -> str:
        """The id of the first row: a name for messages and for breaking ties."""
        return self.rows[0].fact_id


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A place of a text where the thing of a history is named."""

    start: int
    end: int
    name: str
    history: History


def histories(table: ReferenceTable) -> tuple[History, ...]:
    """The histories of a table, in the order of its facts."""
    groups = [list(rows) for rows in table.by_id.values()]
    buckets: dict[tuple[str, str, str], list[list[Fact]]] = defaultdict(list)
    for group in groups:
        key = group[0].folded_measure, group[0].unit, group[0].scope
        for other in buckets[key]:
            if _names(other) & _names(group) and not _clash(other, group):
                other.extend(group)
                break
        else:
            buckets[key].append(group)
    found = [_history(group) for bucket in buckets.values() for group in bucket]
    order = {fact_id: place for place, fact_id in enumerate(table.by_id)}
    return tuple(sorted(found, key=lambda history: order[history.fact_id]))


def _names(rows: Sequence[Fact]) -> set[str]:
    return {name for row in rows for name in row.subject_names}


def _clash(first: Sequence[Fact], second: Sequence[Fact]) -> bool:
    """Whether a day has a value of each, or the two are of different sorts."""
    return any(
        one.is_date
        or one.measured
        or (one.first_day <= other.last_day and other.first_day <= one.last_day)
        for one in first
        for other in second
    )


def _history(group: list[Fact]) -> History:
    rows = tuple(sorted(group, key=lambda row: (row.first_day, row.last_day)))
    names = tuple(sorted(_names(rows), key=lambda name: (-len(name), name)))
    last = rows[-1]
    measure = measure_of(last.folded_measure, last.unit, names)
    known = scope_of(
        [*last.scope_names, *cut(last.scope_names[0] if last.scope_names else "")], (), ()
    )
    dimension, factor = scale_of_row(last.unit)
    return History(rows, names, measure, frozenset(known.split("|")) - {""}, dimension, factor)


class NameIndex:
    """Finds the names of all histories in a text, in time that grows with the text alone."""

    def __init__(self, found: Iterable[History]) -> None:
        self._by_name: dict[str, list[History]] = defaultdict(list)
        for history in found:
            for name in history.names:
                if len(name) > 1:
                    self._by_name[name].append(history)
        self._by_start: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self._by_name, key=lambda name: (-len(name), name)):
            self._by_start[name[:2]].append(name)

    def occurrences(self, text: str) -> list[Occurrence]:
        """Every place that names a thing, in order; of names inside one another the longest."""
        found: list[Occurrence] = []
        covered = 0
        for place in range(len(text) - 1):
            names = self._by_start.get(text[place : place + 2])
            if names is None:
                continue
            for name, end in _named(text, place, names):
                whole = end - place == len(name)
                if whole and (place < covered or _inside_word(text, place, end)):
                    continue
                found += [Occurrence(place, end, name, one) for one in self._by_name[name]]
                if whole:
                    covered = max(covered, end)
                    break
        return found


def _named(text: str, place: int, names: Sequence[str]) -> Iterator[tuple[str, int]]:
    for name in names:
        if text.startswith(name, place):
            yield name, place + len(name)
        elif len(name) >= 5 and (end := _in_two(text, place, name)):
            yield name, end


def _in_two(text: str, place: int, name: str) -> int:
    """Where a name ends that is told in two parts (碳排放量由2005年的水平減半); 0 where it is not."""
    length = 2
    while length < len(name) and text.startswith(name[length], place + length):
        length += 1
    rest = name[length:]
    if length < 3 or len(rest) < 2:
        return 0
    after = text.find(rest, place + length, place + len(name) + GAP)
    if after < 0 or CLAUSE_END.search(text, place + length, after):
        return 0
    return after + len(rest)


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether a name in Latin letters is only a part of a longer word."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return any(
        inner.isascii() and inner.isalnum() and outer.isascii() and outer.isalnum()
        for inner, outer in ((text[start], before), (text[end - 1], after))
        if outer
    )


def between(found: Sequence[Occurrence], start: int, end: int) -> Sequence[Occurrence]:
    """The occurrences that begin in a stretch of the text."""
    first = bisect_left(found, start, key=lambda occurrence: occurrence.start)
    last = bisect_left(found, end, key=lambda occurrence: occurrence.start)
    return found[first:last]


__all__ = ["History", "NameIndex", "Occurrence", "between", "histories"]
