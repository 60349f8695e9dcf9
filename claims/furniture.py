"""What a page has beside its text: page numbers and running titles, which go, and footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.columns import Columns
from claims.lines import Line

_PAGE_NUMBER = re.compile(
    r"[-–—－─~\s]*(?:第\s*)?(?:[Pp](?:age|\.)?\s*)?\d{1,4}(?:\s*[頁页])?"
    r"(?:\s*(?:/|of|，?共)\s*\d{1,4}\s*[頁页]?)?[-–—－─~\s]*"
)
_RUNNING_TITLE = re.compile(r".{2,60}?(?:[\u3000\t]| {2,})\s*[-–—]?\d{1,4}[-–—]?", re.S)
_MOST_NOTE_LINES = 8
_LAST, _WIDEST = frozenset("0123456789頁页-–—~─"), 80

Notes = dict[int, list[Line]]
"""Index of a line that a footnote interrupts → the lines of the footnote."""


def drop_furniture(lines: Sequence[Line], columns: Columns) -> tuple[list[Line], Notes]:
    """The lines without page furniture, and the footnotes that stood inside a sentence."""
    kept: list[Line] = []
    notes: Notes = {}
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.text[-1] not in _LAST or len(line.text) > _WIDEST:
            kept.append(line)
        elif note := _note(kept[-1] if kept else None, lines[at : at + _MOST_NOTE_LINES], columns):
            notes.setdefault(len(kept) - 1, []).extend(note)
            at += len(note)
        elif not _is_furniture(kept[-1] if kept else None, lines, at, columns):
            kept.append(line)
        at += 1
    return kept, notes


def _note(before: Line | None, lines: Sequence[Line], columns: Columns) -> list[Line]:
    """The lines of a footnote whose number stands alone below a line that breaks off."""
    number, following = lines[0].text, lines[1:]
    if not (number.isdigit() and len(number) < 3 and following) or following[0].blank:
        return []
    if before is None or before.terminal or not columns.supports(before):
        return []
    for count, note in enumerate(following, 1):
        if note.marked:
            return []
        if note.terminal:
            return list(following[:count])
    return []


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
