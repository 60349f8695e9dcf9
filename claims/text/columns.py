"""The widths at which the lines of a document break off: its columns."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from claims.text.lines import CELL_GAP, Line

MIN_COLUMN = 14
"""No column of running text is narrower: seven Chinese characters."""

_SUPPORT = 3  # so many lines of one width that break off make a column
_STRONG = 6  # and so many where other signs speak against it
_SPACED = 0.6  # if an empty line follows so many of the lines that break off, it says nothing
_WORD = re.compile(r"[(（]?[A-Za-z0-9.,%&'/-]{2,}")


class Columns:
    """The widths of the lines of a document that end without a full stop."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._support = _Support(
            sorted(
                line.width
                for line in lines
                if line.kind in ("", "item", "note") and not line.terminal
            )
        )
        self._spaced = self._blanks_inside(lines) > _SPACED

    def full(self, before: Line | None, line: Line, after: Line) -> bool:
        """Whether the column ended and not the sentence; `before` goes on in `line`."""
        width = line.width
        if width < MIN_COLUMN:
            return False
        blank = after.blank and not self._spaced
        if before is None and blank and line.blank:
            return False  # a line between two empty ones
        cells = "\u3000" in line.text and "\u3000" in line.text[line.body - line.start :]
        if cells and (blank or self._support[width] < _STRONG):
            return False  # two clauses side by side: a headline
        if after.text[0] < "\u3000" or after.text[0] == "（":
            width += self._room(line, after)
        wider = after.width > width + 4 + width // 8 and not after.terminal
        if before is None:
            if wider:
                return False
            if after.width < width - _slack(width) and not (after.terminal or line.marked):
                return self._support[width] >= _STRONG  # or else two lines of a heading
        elif before.width > width + (2 if after.blank > line.blank else 3 + width // 10):
            return abs(after.width - line.width) < 3 and self.supports(line)
        elif wider and (abs(before.width - line.width) > 2 or line.text[-1] in "）)」』》】"):
            return False  # within a paragraph, the column itself may grow wider
        return self._support[width] >= _SUPPORT

    def breaks(self, before: Line, after: Line) -> bool:
        """Whether a sentence goes on from one line to another, over what stands between them."""
        if before.width < MIN_COLUMN or before.terminal or after.marked:
            return False
        if CELL_GAP.search(before.text + " " + after.text):
            return False  # rows of a table
        return self.supports(before) and (after.terminal or after.width <= before.width + 8)

    def _blanks_inside(self, lines: Sequence[Line]) -> float:
        """The share of lines that break off and have an empty line after them."""
        inside = [
            after.blank
            for line, after in pairwise(lines)
            if not (line.terminal or after.marked) and self.supports(line)
        ]
        return sum(inside) / len(inside) if inside else 0.0

    def supports(self, line: Line) -> bool:
        """Whether a line is as wide as others that break off."""
        return self._support[line.width] >= _SUPPORT

    def _room(self, line: Line, after: Line) -> int:
        """The columns that a long word left empty because it did not fit."""
        word = _WORD.match(after.text)
        if word is None:
            return 0
        spare = range(0, min(40, len(word.group())) + 2, 2)
        return max(spare, key=lambda more: self._support[line.width + more])


class _Support(dict[int, int]):
    """Width → how many lines that break off are about as wide; counted once for each width."""

    def __init__(self, widths: Sequence[int]) -> None:
        super().__init__()
        self._widths = widths

    def __missing__(self, width: int) -> int:
        slack = _slack(width)
        first = bisect_left(self._widths, width - slack)
        self[width] = found = bisect_right(self._widths, width + slack) - first
        return found


def _slack(width: int) -> int:
    """A line may be short by a mark that must not begin the next one, and by spaces."""
    return 3 + width // 16
