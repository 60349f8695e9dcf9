"""Which lines of a text are one: text taken out of a PDF breaks lines inside words and numbers.

A line goes on in the next one if it breaks off inside a number, a bracket or a clause, or if it is
as wide as other lines of the document that break off too: then it is the column that ended and not
the sentence. Headings, items, captions, rows of a table and the lines of a fact box stay apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.text.columns import MIN_COLUMN, Columns
from claims.text.lines import CELL_GAP, CELL_MARK, SPACES, Line

_LABEL = re.compile(rf"[^\s，。、；：:「」（）()0-9]{{1,10}}[{SPACES}]*[：:]")
_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_DECIMALS = re.compile(r"\d+[^\d.]")

_QUANTITY_LAST = re.compile(r"\d[^\s\d，。；：、]{0,3}\Z")
_SENTENCE_MARK = re.compile("[，。、；：！？「」《》,;:]")

_FIGURES = re.compile(r"[^\d，。；：、]{1,24}(?: [(（]?[-+]?\d[\d,.]*+%?[)）]?){2,12}\Z")
"""A label and figures with one space between them: 甲區 606,678 7,632 1.26."""

_DIGITS = frozenset("0123456789.,")
_GOES_ON = frozenset("，、,（(「『《〈“‘—~-/")
_COMES_FROM = frozenset("，。、；：！？）)」』》〉”’%,.!?;:…")
_OPENING, _CLOSING = "（(「『《〈“", "）)」』》〉”"


def mark_rows(lines: Sequence[Line]) -> None:
    """Give the kind `row` to neighbouring lines that are made of cells."""
    last = -2
    for at, line in enumerate(lines):
        if not CELL_MARK.search(line.text):
            continue
        if at and not (line.kind or line.terminal) and _of_cells(line.text):
            if last == at - 1:
                _make_row(lines[last])
                _make_row(line)
            last = at


def _of_cells(text: str) -> bool:
    """Whether a line is made of cells: with wide gaps between them, or a label with its figures."""
    return (CELL_GAP.search(text) or _FIGURES.match(text)) is not None


def _make_row(line: Line) -> None:
    line.kind, line.marked = "row", True


def joined(lines: Sequence[Line], columns: Columns) -> list[bool]:
    """For each line, whether it goes on in the next one."""
    decisions: list[bool] = []
    before: Line | None = None
    for line, after in pairwise(lines):
        goes_on = _goes_on(before, line, after, columns)
        decisions.append(goes_on)
        before = line if goes_on else None
    decisions = [*decisions, False][: len(lines)]
    _part_lists(lines, decisions)
    return decisions


def _part_lists(lines: Sequence[Line], decisions: list[bool]) -> None:
    """Undo what was joined only because the items of a list are of one length."""
    first = 0
    for at, goes_on in enumerate(decisions):
        if goes_on:
            continue
        if at > first + 1 and not lines[at].terminal and _is_list(lines[first : at + 1]):
            decisions[first:at] = [False] * (at - first)
        first = at + 1


def _is_list(lines: Sequence[Line]) -> bool:
    """Whether each line ends in a quantity, or none has a mark as sentences have."""
    if any(_surely_goes_on(line.text, after.text) for line, after in pairwise(lines)):
        return False
    if all(_QUANTITY_LAST.search(line.text[-6:]) for line in lines):
        return True
    return not any(_SENTENCE_MARK.search(line.text) for line in lines)


def _surely_goes_on(text: str, rest: str) -> bool:
    """Whether a line breaks off inside a clause, a number or a bracket."""
    if rest[0] in _COMES_FROM or text[-1] in _GOES_ON:
        return True
    return (text[-1].isdigit() and rest[0].isdigit()) or _inside_bracket(text, rest)


def _goes_on(before: Line | None, line: Line, after: Line, columns: Columns) -> bool:
    text, rest = line.text, after.text
    if line.kind in ("row", "heading") or after.kind in ("row", "heading", "caption"):
        return False
    if rest[0] in _DIGITS and _splits_number(text, rest):
        return True
    if before is None and rest.startswith("——"):
        return False  # a second headline
    if after.marked and not (_marker_is_text(line, after) and columns.full(before, line, after)):
        return False
    if line.terminal:
        apart = after.blank or not _same_paragraph(line, after)
        return not apart and columns.full(before, line, after)
    if rest[0] in _COMES_FROM or text[-1] in _GOES_ON:
        return True
    if line.indent + 2 <= after.indent < 9 and not line.marked:
        return _inside_bracket(text, rest)
    labelled = "：" in rest and _LABEL.match(rest) and _LABEL.match(text)
    if labelled or not columns.full(before, line, after):
        return _inside_bracket(text, rest)
    return text[-1] not in "：:；;" or after.terminal or columns.supports(after)


def _splits_number(text: str, rest: str) -> bool:
    """Whether a number breaks, whatever the widths are: 3,⏎795 or 3.⏎5億 or 3⏎.5."""
    if rest[0] in ".,":
        return rest[1:2].isdigit() and text[-1].isdigit()
    if text[-1] not in ",，." or not text[-2:-1].isdigit():
        return False
    return (_DECIMALS if text[-1] == "." else _THOUSANDS).match(rest) is not None


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
