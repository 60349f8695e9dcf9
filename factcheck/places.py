"""Where something stands in a file, in words: page 3, paragraph 12, row 3 of table 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.documents.layout import Part, Place
from factcheck.languages import say

if TYPE_CHECKING:
    from claims import Document


def place_in_words(document: Document | None, offset: int) -> str:
    """The place of an offset; empty for a file that has lines and nothing else."""
    place = document.layout.place_at(offset) if document is not None else None
    return _words(place) if place is not None else ""


def _words(place: Place) -> str:
    number, row = place.number, place.row
    match place.part:
        case Part.PAGE:
            return say("page {number}", number=number)
        case Part.PARAGRAPH:
            return say("paragraph {number}", number=number)
        case Part.ROW | Part.CELL:
            return say("table {number}, row {row}", number=number, row=row)
        case Part.TEXT_BOX:
            return say("text box {number}", number=number)
        case Part.FOOTNOTE:
            return say("footnote {number}", number=number)
        case Part.ENDNOTE:
            return say("endnote {number}", number=number)
        case Part.HEADER:
            return say("page header")
        case Part.FOOTER:
            return say("page footer")
