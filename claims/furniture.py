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

Notes = dict[int, list[Line]]
"""Index of a line that a footnote interrupts → the lines of the footnote."""


def drop_furniture(lines: Sequence[Line]) -> tuple[list[Line], Notes]:
    """The lines without page furniture, and the footnotes that stood inside a sentence."""
    columns = Columns(lines)
    kept: list[Line] = []
    notes: Notes = {}
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if not _may_be_furniture(line.text):
            kept.append(line)
            continue
        before = kept[-1] if kept else None
        after = lines[at] if at < len(lines) else None
        note = _note(line, before, lines[at : at + _MOST_NOTE_LINES + 1], columns)
        if note:
            notes.setdefault(len(kept) - 1, []).extend(note)
            at += len(note)
        elif not _is_furniture(line, before, after, columns):
            kept.append(line)
    return kept, notes


def _may_be_furniture(text: str) -> bool:
    return text[-1] in "0123456789頁页-–—~─" and len(text) < 80


def _note(
    line: Line, before: Line | None, following: Sequence[Line], columns: Columns
) -> list[Line]:
    """The lines of a footnote that begins here: its number alone, below a line that breaks off."""
    number = line.text.isdigit() and len(line.text) < 3
    if not number or before is None or before.terminal or not following or following[0].blank:
        return []
    if not columns.supports(before):
        return []
    for count, note in enumerate(following[:_MOST_NOTE_LINES], 1):
        if note.marked:
            return []
        if note.terminal:
            return list(following[:count])
    return []


def _is_furniture(line: Line, before: Line | None, after: Line | None, columns: Columns) -> bool:
    if _PAGE_NUMBER.fullmatch(line.text):
        if before is None and after is None:
            return False
        alone = line.blank and (after is None or after.blank)
        if alone or not line.text.isdigit():
            return True
        return before is not None and after is not None and columns.full(None, before, after)
    if before is None or after is None or before.terminal or after.marked:
        return False
    title = line.body == line.start and _RUNNING_TITLE.fullmatch(line.text) is not None
    return title and columns.full(None, before, after)
