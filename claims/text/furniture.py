"""What a page has beside its text: page numbers and running titles, which go, and footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claims.text.columns import Columns
from claims.text.lines import Line

_PAGE_NUMBER = re.compile(
    r"[-–—－─~\s]*(?:第\s*)?(?:[Pp](?:age|\.)?\s*)?\d{1,4}(?:\s*[頁页])?"
    r"(?:\s*(?:/|of|，?共)\s*\d{1,4}\s*[頁页]?)?[-–—－─~\s]*"
)
_RUNNING_TITLE = re.compile(r".{2,60}?(?:[\u3000\t]| {2,})\s*[-–—]?\d{1,4}[-–—]?", re.S)
_MOST_NOTE_LINES, _MOST_MARKS = 8, 200
_PAGE, _WIDEST_OF_PAGE = 50, 200
_LAST, _WIDEST = frozenset("0123456789頁页-–—~─"), 80


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote that stands inside a sentence.

    `lines` are its own. `mark` is the span of its number in the text that it explains; None
    if that is not plain.
    """

    lines: tuple[Line, ...]
    mark: tuple[int, int] | None


Notes = dict[int, list[Note]]
"""Index of a line below which footnotes stand → the footnotes."""


def drop_furniture(lines: Sequence[Line], columns: Columns) -> tuple[list[Line], Notes]:
    """The lines without page furniture, and the footnotes that stood inside a sentence."""
    kept: list[Line] = []
    notes: Notes = {}
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.text[-1] not in _LAST or len(line.text) > _WIDEST:
            kept.append(line)
        elif note := _note(kept, lines[at : at + _MOST_NOTE_LINES], columns, len(notes)):
            notes.setdefault(len(kept) - 1, []).append(note)
            at += len(note.lines)
        elif not _is_furniture(kept[-1] if kept else None, lines, at, columns):
            kept.append(line)
        at += 1
    return kept, notes


def _note(kept: Sequence[Line], lines: Sequence[Line], columns: Columns, notes: int) -> Note | None:
    """The footnote whose number stands alone below a line that breaks off, or below its mark."""
    number, following = lines[0].text, lines[1:]
    if not (number.isdigit() and len(number) < 3 and following and kept) or following[0].blank:
        return None
    mark = _mark(number, kept[-_PAGE:]) if notes < _MOST_MARKS else None
    if mark is None and (kept[-1].terminal or not columns.supports(kept[-1])):
        return None
    for count, note in enumerate(following, 1):
        if note.marked:
            return None
        if note.terminal:
            return Note(tuple(following[:count]), mark)
    return None


def _mark(number: str, page: Sequence[Line]) -> tuple[int, int] | None:
    """Where a footnote's number stands behind a word and before a mark of punctuation, once."""
    pattern = re.compile(rf"(?<=[\u4e00-\u9fff」』》）])(?<!第){number}(?=[，。；：（「」）])")
    found = [
        (line.start + mark.start(), line.start + mark.end())
        for line in page
        if number in line.text and line.width <= _WIDEST_OF_PAGE
        for mark in pattern.finditer(line.text)
    ]
    return found[0] if len(found) == 1 else None


def _is_furniture(before: Line | None, lines: Sequence[Line], at: int, columns: Columns) -> bool:
    line = lines[at]
    after = lines[at + 1] if at + 1 < len(lines) else None
    interrupts = before is not None and after is not None and columns.breaks(before, after)
    if not _PAGE_NUMBER.fullmatch(line.text):
        return interrupts and line.body == line.start and bool(_RUNNING_TITLE.fullmatch(line.text))
    if not line.text.isdigit() or interrupts:
        return before is not None or after is not None
    alone = line.blank and (after is None or after.blank) and len(lines) > 1
    near = (*lines[max(0, at - 4) : at], *lines[at + 1 : at + 5])
    return alone and not any(other.text.isdigit() for other in near)  # cells of a table
