"""Layout: what a reader knows of a file beside its text. Where things stand in it, what is no text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Part(StrEnum):
    """A part of a file that a person can turn to."""

    PAGE = "page"
    PARAGRAPH = "paragraph"
    ROW = "row"
    CELL = "cell"
    TEXT_BOX = "text box"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    HEADER = "header"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the text from `start` on stands, up to the next place.

    `number` counts from 1: the page, paragraph, footnote or text box, or the table of a row or cell;
    `row` is the row in that table.
    """

    start: int
    part: Part
    number: int
    row: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """Of a document.

    `visible`: as long as the text, with everything masked that is not article text; empty where all
    of it is. `places`: in order. `unread`: pages that are pictures, from 1.
    """

    visible: str = ""
    places: tuple[Place, ...] = ()
    unread: tuple[int, ...] = ()

    def place_at(self, offset: int) -> Place | None:
        """The place that holds an offset; None if the file has none: a text file has lines."""
        at = bisect_right(self.places, offset, key=_start) - 1
        return self.places[at] if at >= 0 else None


NO_LAYOUT = Layout()
"""Of a text file: all of it is text, and it has lines."""


def _start(place: Place) -> int:
    return place.start


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a file's bytes: text, layout, and what the file says of itself."""

    text: str
    layout: Layout = NO_LAYOUT
    published: date | None = None
    title: str = ""
