"""Regions: where a place begins and ends by line and column, as tools that mark text want it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.finding import Evidence

if TYPE_CHECKING:
    from claims import Document

LONGEST = 1000  # characters of a quote; one that is longer is a line of digits, not a number


@dataclass(frozen=True, slots=True)
class Region:
    """Lines and columns from 1, columns in code points; the end is the first place behind it."""

    line: int
    column: int
    end_line: int
    end_column: int


class Regions:
    """The regions of places in the documents of a run."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents: Mapping[str, Document] = {one.path: one for one in documents}

    def of(self, place: Evidence) -> Region | None:
        """The region of a place; None for one that is not in a text."""
        document = self._documents.get(place.document)
        if document is None or place.end <= place.start:
            return None
        return Region(place.line, place.column, *document.position(place.end))

    def bytes_before(self, place: Evidence, offset: int) -> int:
        """How many bytes of UTF-8 stand on its line before an offset of a place's document."""
        document = self._documents[place.document]
        _, column = document.position(offset)
        return len(document.text[offset - column + 1 : offset].encode("utf-8", "replace"))
