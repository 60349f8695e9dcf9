"""A line of a document with places in it marked underneath.

        12 | 全市共有15間公共圖書館，當中3間在山上。
           |         ^^^^            ~~~

The work for one place is bounded by the width of the report, however long the line is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.reports.terminal import Terminal, fitting, fitting_end, safe, width_of

if TYPE_CHECKING:
    from claims import Document

BREAK = re.compile(r"\r\n|[\n\r]")
PIECES = 3  # a number that is broken over more lines than this is shown by its first ones
GUTTER = 9  # columns before the text: the line number, a bar, and spaces
CUT = "..."

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """Lines with their marks, and which of the further places could be marked along with the first."""

    lines: tuple[str, ...]
    seen: frozenset[Span]


@dataclass(frozen=True, slots=True)
class _Window:
    """What is shown of a line: source[start:end], with a sign where it is cut on either side."""

    start: int
    end: int
    cut_before: bool
    cut_after: bool


def marked(
    document: Document, start: int, end: int, terminal: Terminal, others: Iterable[Span] = ()
) -> Marked:
    """The lines of text in which source[start:end] stands, each with `^` under it.

    A line that is too wide is cut on both sides of the place, a place that is too wide at its end.
    `others` on the same line get `~` where they are in sight.
    """
    lines: list[str] = []
    seen: set[Span] = set()
    others = [span for span in others if span != (start, end)]
    for first, last in _pieces(document.text, start, end, terminal.width):
        window = _window(document.text, first, last, terminal.width - GUTTER)
        near = [span for span in others if window.start <= span[0] and span[1] <= window.end]
        seen.update(near)
        number = document.position(first)[0]
        text = _shown(document.text, window, (first, last), terminal)
        signs = _signs(document.text, window, (first, last), near)
        lines += [f"{number:>6} | {text}", f"       | {terminal.paint(signs, 'mark')}"]
    return Marked(tuple(lines), frozenset(seen))


def _pieces(text: str, start: int, end: int, width: int) -> Iterator[Span]:
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


def _window(text: str, first: int, last: int, room: int) -> _Window:
    """How much of the line around a place fits into so many columns."""
    quote = fitting(safe(text[first:last]), room - 2 * len(CUT))
    before, after = _around(text, first, last, room)
    spare = room - width_of(quote)
    if len(quote) < last - first:  # cut already: what follows the place is out of sight
        after, spare = "", spare - len(CUT)
    # Two thirds of the spare columns go before the number, for that is where its subject stands.
    left = max(spare - width_of(after), spare * 2 // 3)
    head = before if width_of(before) <= left else fitting_end(before, left - len(CUT))
    cut_before = len(head) < len(before)
    right = spare - width_of(head) - len(CUT) * cut_before
    tail = after if width_of(after) <= right else fitting(after, max(0, right - len(CUT)))
    end = first + len(quote) + len(tail)
    cut_after = len(tail) < len(after) or first + len(quote) < last
    return _Window(first - len(head), end, cut_before, cut_after)


def _around(text: str, first: int, last: int, room: int) -> tuple[str, str]:
    """What stands on the line before and after, no more of it than could be shown."""
    before = re.split(r"[\n\r]", text[max(0, first - room - 1) : first])[-1]
    after = re.split(r"[\n\r]", text[last : last + room + 1], maxsplit=1)[0]
    return safe(before).lstrip(), safe(after).rstrip()


def _shown(text: str, window: _Window, place: Span, terminal: Terminal) -> str:
    first, last = place[0], min(place[1], window.end)
    parts = (
        CUT * window.cut_before,
        safe(text[window.start : first]),
        terminal.paint(safe(text[first:last]), "bold"),
        safe(text[last : window.end]),
        CUT * window.cut_after,
    )
    return "".join(parts).rstrip()


def _signs(text: str, window: _Window, place: Span, others: Sequence[Span]) -> str:
    """A sign for each column of the line."""
    signs = " " * len(CUT) * window.cut_before
    for offset in range(window.start, window.end):
        sign = " "
        if place[0] <= offset < place[1]:
            sign = "^"
        elif any(start <= offset < end for start, end in others):
            sign = "~"
        signs += sign * width_of(safe(text[offset]))
    return signs.rstrip() or "^"
