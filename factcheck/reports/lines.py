"""A line of a document with a place in it marked underneath.

        12 | 全市共有15間公共圖書館。
           |         ^^^^

The work for one place is bounded by the width of the report, however long the line is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.reports.terminal import Terminal, fitting, fitting_end, safe, width_of

if TYPE_CHECKING:
    from claims import Document

BREAK = re.compile(r"\r\n|[\n\r]")
PIECES = 3  # a number that is broken over more lines than this is shown by its first ones
GUTTER = 9  # columns before the text: the line number, a bar, and spaces
CUT = "..."


def marked(document: Document, start: int, end: int, terminal: Terminal) -> list[str]:
    """The lines of text in which source[start:end] stands, each followed by its mark.

    A line that is too wide is cut on both sides of the place, a place that is too wide at its end.
    """
    lines = []
    for first, last in _pieces(document.text, start, end, terminal.width):
        number = document.position(first)[0]
        shown, mark = _shown(document.text, first, last, terminal)
        lines += [f"{number:>6} | {shown}", f"       | {mark}"]
    return lines


def _pieces(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """The parts of a place that stand on one line each."""
    place, count = start, 0
    while place < end and count < PIECES:
        found = BREAK.search(text, place, min(end, place + width))
        stop = found.start() if found else min(end, place + width)
        if text[place:stop].strip():
            yield place, stop
            count += 1
        if not found and stop < end:  # wider than the report: the rest is left out
            return
        place = found.end() if found else stop


def _shown(text: str, first: int, last: int, terminal: Terminal) -> tuple[str, str]:
    room = terminal.width - GUTTER
    quote = fitting(safe(text[first:last]), room - 2 * len(CUT))
    before, after = _around(text, first, last, room)
    spare = room - width_of(quote)
    # Two thirds of the spare columns go before the number, for that is where its subject stands.
    left = max(spare - width_of(after), spare * 2 // 3)
    head = _cropped_head(before, left)
    tail = _cropped_tail(after, spare - width_of(head))
    mark = " " * width_of(head) + terminal.paint("^" * max(1, width_of(quote)), "mark")
    return f"{head}{terminal.paint(quote, 'bold')}{tail}".rstrip(), mark


def _around(text: str, first: int, last: int, room: int) -> tuple[str, str]:
    """What stands on the line before and after, no more of it than could be shown."""
    before = re.split(r"[\n\r]", text[max(0, first - room - 1) : first])[-1]
    after = re.split(r"[\n\r]", text[last : last + room + 1], maxsplit=1)[0]
    return safe(before).lstrip(), safe(after).rstrip()


def _cropped_head(text: str, columns: int) -> str:
    if width_of(text) <= columns:
        return text
    return CUT + fitting_end(text, max(0, columns - len(CUT)))


def _cropped_tail(text: str, columns: int) -> str:
    if width_of(text) <= columns:
        return text
    return fitting(text, max(0, columns - len(CUT))) + CUT
