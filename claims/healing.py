"""Which lines of a text are one: text taken out of a PDF breaks lines inside words and numbers.

A line goes on in the next one if it breaks off inside a number, a bracket or a clause, or if it is
as wide as other lines of the document that break off too: then it is the column that ended and not
the sentence. Headings, items, captions, rows of a table and the lines of a fact box stay apart.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from claims.lines import SPACES, Line

MIN_COLUMN = 14
"""No column of running text is narrower: seven Chinese characters."""

_SUPPORT = 3  # so many lines of one width that break off make a column
_STRONG = 6

_LABEL = re.compile(rf"[^\s，。、；：:「」（）()0-9]{{1,10}}[{SPACES}]*[：:]")
_GAP = re.compile(r"\u3000|\t| {2,}|(?<=\S)\|(?=\S| )")
_WORD = re.compile(r"[(（]?[A-Za-z0-9.,%&'/-]{2,}")
_PAGE_NUMBER = re.compile(
    r"[-–—－─~\s]*(?:第\s*)?(?:[Pp](?:age|\.)?\s*)?\d{1,4}(?:\s*[頁页])?"
    r"(?:\s*(?:/|of|，?共)\s*\d{1,4}\s*[頁页]?)?[-–—－─~\s]*"
)
_RUNNING_TITLE = re.compile(r"(?:.{2,60}?(?:[\u3000\t]| {2,})\s*|\S*\s*)[-–—]?\d{1,4}[-–—]?", re.S)

_GOES_ON = frozenset("，、,（(「『《〈“‘—~-/")
_COMES_FROM = frozenset("，。、；：！？）)」』》〉”’%％,.!?;:…")
_DIGITS = frozenset("0123456789.,")
_OPENING, _CLOSING = "（(「『《〈“", "）)」』》〉”"


def mark_rows(lines: Sequence[Line]) -> None:
    """Give the kind `row` to neighbouring lines that are made of cells."""
    cells = [
        not (line.kind or line.terminal) and at > 0 and _GAP.search(line.text) is not None
        for at, line in enumerate(lines)
    ]
    for at, line in enumerate(lines):
        if cells[at] and (cells[at - 1] or cells[at + 1 : at + 2] == [True]):
            line.kind = "row"


def drop_furniture(lines: Sequence[Line]) -> list[Line]:
    """The lines without page numbers, and without running titles that interrupt a sentence."""
    kept: list[Line] = []
    columns = _Columns(lines)
    for at, line in enumerate(lines):
        if not (line.text[-1].isdigit() or line.text[0] in "-–—－第" or line.text[-1] in "頁页-"):
            kept.append(line)
            continue
        before = kept[-1] if kept else None
        after = lines[at + 1] if at + 1 < len(lines) else None
        if not _is_furniture(line, before, after, columns):
            kept.append(line)
    return kept


def _is_furniture(
    line: Line, before: Line | None, after: Line | None, columns: _Columns
) -> bool:
    if _PAGE_NUMBER.fullmatch(line.text):
        bare = line.text.isdigit()
        alone = line.blank and (after is None or after.blank)
        if not bare or alone or before is None or after is None:
            return True
        return columns.full(None, before, after)
    if before is None or after is None or before.terminal or line.body > line.start:
        return False
    interrupts = columns.full(None, before, after) and not after.marked
    return interrupts and _RUNNING_TITLE.fullmatch(line.text) is not None and bool(
        _GAP.search(line.text)
    )


def joined(lines: Sequence[Line]) -> list[bool]:
    """For each line, whether it goes on in the next one."""
    columns = _Columns(lines)
    decisions: list[bool] = []
    before: Line | None = None
    for line, after in pairwise(lines):
        goes_on = _goes_on(before, line, after, columns)
        decisions.append(goes_on)
        before = line if goes_on else None
    return [*decisions, False][: len(lines)]


def _goes_on(before: Line | None, line: Line, after: Line, columns: _Columns) -> bool:
    text, rest = line.text, after.text
    if line.kind in ("row", "heading") or after.kind in ("row", "heading", "caption"):
        return False
    if rest[0] in _DIGITS and _splits_number(text, rest):
        return True
    full = columns.full(before, line, after)
    if after.marked and not (full and _marker_is_text(line, after)):
        return False
    if line.terminal:
        return full and not after.blank and _same_paragraph(line, after)
    if rest[0] in _COMES_FROM or text[-1] in _GOES_ON:
        return True
    if line.indent + 2 <= after.indent < 9 and not line.marked:
        return _inside_bracket(text, rest)
    if not full or ("：" in rest and _LABEL.match(rest) and _LABEL.match(text)):
        return _inside_bracket(text, rest)
    return text[-1] not in "：:；;" or columns.runs_on(after)


def _splits_number(text: str, rest: str) -> bool:
    """3,⏎795 or 3⏎.5 or ,⏎ ― whatever the widths are."""
    if rest[0] in ".,":
        return rest[1:2].isdigit() and text[-1].isdigit()
    if text[-1] in ",，" and text[-2:-1].isdigit():
        return re.match(r"\d{3}(?!\d)", rest) is not None
    return text[-1] == "." and text[-2:-1].isdigit() and re.match(r"\d+[\D]", rest) is not None


def _marker_is_text(line: Line, after: Line) -> bool:
    """Whether what looks like an item number is the middle of an enumeration: 第1、⏎2、3名."""
    enumerates = line.text[-1] in "、，第" or line.text[-1].isdigit()
    return enumerates and (after.text[0].isdigit() or after.text[1:2] == "、")


def _same_paragraph(line: Line, after: Line) -> bool:
    """Whether a full line that ends a sentence may stand inside a paragraph."""
    short = after.width <= MIN_COLUMN
    return after.indent <= line.indent and not short and not _LABEL.match(after.text)


def _inside_bracket(text: str, rest: str) -> bool:
    """Whether a bracket that the line leaves open is closed in the next one."""
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        at = text.rfind(opening)
        if at >= 0 and text.find(closing, at) < 0:
            end = rest.find(closing)
            if end >= 0 and opening not in rest[:end]:
                return True
    return False


class _Columns:
    """The widths at which the lines of a document break off."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._widths = sorted(
            line.width for line in lines if not line.terminal and line.kind in ("", "item", "note")
        )
        self._known: dict[int, int] = {}

    def full(self, before: Line | None, line: Line, after: Line) -> bool:
        """Whether the column ended and not the sentence; `before` goes on in `line`."""
        width = line.width
        if width < MIN_COLUMN:
            return False
        if "\u3000" in line.text[line.body - line.start :]:  # two clauses side by side: a headline
            if after.blank or self._support(width) < _STRONG:
                return False
        if after.text[0] < "\u3000":
            width += self._room(line, after)
        slack = _slack(width)
        if after.width > width + 4 + width // 8 and not after.terminal:
            return False
        if before is not None and before.width > width + (2 if after.blank > line.blank else slack):
            return abs(after.width - line.width) < 3 and self._supported(line.width)
        if before is None and after.width < width - slack and not (after.terminal or line.marked):
            return self._support(width) >= _STRONG  # or else two lines of a heading
        return self._supported(width)

    def _room(self, line: Line, after: Line) -> int:
        """The columns that a long word left empty because it did not fit."""
        word = _WORD.match(after.text)
        if word is None:
            return 0
        spare = range(0, min(40, len(word.group())) + 2, 2)
        return max(spare, key=lambda more: self._support(line.width + more))

    def runs_on(self, line: Line) -> bool:
        """Whether a line may belong to running text: full, or the end of a sentence."""
        return line.terminal or self._supported(line.width)

    def _supported(self, width: int) -> bool:
        return self._support(width) >= _SUPPORT

    def _support(self, width: int) -> int:
        """How many lines that break off are about as wide."""
        known = self._known.get(width)
        if known is None:
            slack = _slack(width)
            first = bisect_left(self._widths, width - slack)
            known = bisect_right(self._widths, width + slack) - first
            self._known[width] = known
        return known


def _slack(width: int) -> int:
    """A line of a column may be short by a mark that must not begin the next one, and by spaces."""
    return 3 + width // 16
