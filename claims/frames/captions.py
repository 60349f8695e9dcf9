"""Captions: the periods that a heading gives to the list below it, and a table to its columns.

A list item, a row or a short line without a full stop takes the one period of the heading above it
(2032年發展目標), up to the next heading or paragraph; a cell takes the period at the head of its
column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claims.dates.periods import years_of
from claims.frames.tokens import Tokens, between
from claims.frames.words import MARK
from claims.model import Kind, Period

HEADINGS = frozenset(("title", "heading"))
LISTED = frozenset(("item", "row", "caption", "note", "heading"))
GAP = "\u3000"  # between two cells, as folding leaves it
LONGEST = 24  # tokens of a heading that may stand over a list
LONGEST_ROW = 400  # tokens of a row in which a cell is looked for
MOST_CELLS = 64
_YEAR = re.compile("(?:19|20)[0-9]{2}")
COARSE = frozenset(("year", "half", "quarter", "season", "month", "decade"))


@dataclass(slots=True)
class _Reading:
    """What holds at a line: the period of the heading, the periods of the columns."""

    heading: Period | None = None
    columns: Mapping[int, Period] = field(default_factory=dict)


class Captions:
    """For each line of a document, the period of its heading and those of its columns."""

    def __init__(self, tokens: Tokens, kinds: Sequence[str]) -> None:
        self._tokens = tokens
        self._lines: list[_Reading] = []
        reading = _Reading()
        ends = [-1, *tokens.lines, len(tokens.words)]
        for (before, end), kind in zip(pairwise(ends), kinds, strict=False):
            self._lines.append(reading)
            reading = self._after(reading, before + 1, end, kind)

    def _after(self, reading: _Reading, start: int, end: int, kind: str) -> _Reading:
        """What holds below a line."""
        if start >= end:
            return reading
        cells = GAP in self._tokens.words[start : min(end, start + LONGEST)]
        if cells and (heads := self._columns(start, end)):
            return _Reading(reading.heading, heads)
        columns: Mapping[int, Period] = reading.columns if cells else {}
        if kind not in HEADINGS:
            return _Reading(reading.heading if kind in LISTED else None, columns)
        if between(self._tokens.quantities, start, end):
            return _Reading(reading.heading, columns)  # 病床：300張, a line of a box
        return _Reading(self._only_period(start, end), columns)

    def _only_period(self, start: int, end: int) -> Period | None:
        """The one period that a heading names."""
        if end - start > LONGEST:
            return None
        found = [self._tokens.kinds[at] for at in range(start, end) if at in self._tokens.kinds]
        if len(found) != 1 or found[0].kind is not Kind.DATE:
            return None
        period = found[0].period
        return period if period and period.start and period.grain in COARSE else None

    def _columns(self, start: int, end: int) -> dict[int, Period]:
        """The period at the head of each column; nothing for a row that is no head of a table."""
        cells: list[list[int]] = [[]]
        for at in range(start, end):
            if self._tokens.words[at] == GAP:
                cells.append([])
                if len(cells) > MOST_CELLS:
                    return {}
            else:
                cells[-1].append(at)
        found = {
            number: period for number, cell in enumerate(cells) if (period := self._date(cell))
        }
        return found if len(found) > 1 and len(found) >= len(cells) - 1 else {}

    def _date(self, cell: Sequence[int]) -> Period | None:
        if len(cell) != 1:
            return None
        word = self._tokens.words[cell[0]]
        if word == MARK:
            return self._tokens.kinds[cell[0]].period
        days = years_of(int(word), int(word)) if _YEAR.fullmatch(word) else None
        return Period(*days, "year") if days else None

    def column(self, line: int, index: int) -> Period | None:
        """The period at the head of the column of a token."""
        if line >= len(self._lines) or not (columns := self._lines[line].columns):
            return None
        start = self._tokens.lines[line - 1] + 1 if line else 0
        if index - start > LONGEST_ROW:
            return None
        return columns.get(self._tokens.words[start:index].count(GAP))

    def heading(self, line: int, kind: str) -> Period | None:
        """The period of the heading above a line of a list or box."""
        if line >= len(self._lines) or kind not in LISTED:
            return None
        return self._lines[line].heading
