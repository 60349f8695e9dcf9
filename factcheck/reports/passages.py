"""Passages of an article, cut into pieces of which some are marked: for reports that show text.

Offsets are code points of the source. Lines that a paragraph was broken into are joined again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from factcheck.reports.terminal import safe

if TYPE_CHECKING:
    from claims import Document

AROUND = 90  # characters of a paragraph that are shown on either side of a place
WIDEST = 200  # characters that are shown of one place
CUT = "…"
_BROKEN = re.compile(r"(\S?)[ \t]*(?:\r\n|[\r\n])\s*(\S?)")
_BREAK = re.compile(r"\r\n|[\r\n]")


class Mark(NamedTuple):
    """A place in a source: what it is there for, and the number of the finding it belongs to."""

    start: int
    end: int
    role: str  # "claim": the number to look at; "beside": one that it was worked out from
    finding: int = 0


class Piece(NamedTuple):
    """A stretch of text, and the mark on it, if there is one."""

    text: str
    mark: Mark | None = None


def passage(document: Document, place: Mark, beside: Iterable[Mark] = ()) -> list[Piece]:
    """The paragraph around a place, cut where it is long; what stands beside it is marked too."""
    first, last = _paragraph(document, place)
    start, end = max(first, place.start - AROUND), min(last, place.end + AROUND)
    pieces = pieces_of(document.text, start, end, [place, *beside])
    before = [Piece(CUT)] if start > first else []
    return [*before, *pieces, *([Piece(CUT)] if end < last else [])]


def _paragraph(document: Document, place: Mark) -> tuple[int, int]:
    """Where the paragraph of a place begins and ends in the source."""
    for first, last in paragraphs(document):
        if first <= place.start < last:
            return first, max(last, place.end)
    return place.start, place.end


def paragraphs(document: Document) -> Iterator[tuple[int, int]]:
    """Where each paragraph, heading, bullet or row of a document stands in its source."""
    folded = document.folded
    for block in folded.blocks:
        if block.start < block.end:
            yield folded.to_source(block.start, block.end)


def pieces_of(text: str, start: int, end: int, marks: Sequence[Mark]) -> list[Piece]:
    """text[start:end] in pieces; of marks that overlap, the first given holds."""
    chosen: list[Mark] = []
    for mark in marks:
        inside = start <= mark.start < mark.end <= end
        if inside and all(mark.end <= one.start or one.end <= mark.start for one in chosen):
            chosen.append(mark)
    pieces, place = [], start
    for mark in sorted(chosen):
        pieces += [Piece(joined(text[place : mark.start])), Piece(_shown(text, mark), mark)]
        place = mark.end
    pieces.append(Piece(joined(text[place:end])))
    return [piece for piece in pieces if piece.text]


def _shown(text: str, mark: Mark) -> str:
    words = joined(text[mark.start : mark.end])
    return words if len(words) <= WIDEST else words[:WIDEST] + CUT


def joined(text: str) -> str:
    """Text on one line, its control characters made visible: no space where Chinese was broken."""
    return safe(_BROKEN.sub(_join, text)) if _BREAK.search(text) else safe(text)


def _join(found: re.Match[str]) -> str:
    before, after = found.groups()
    return before + (" " if (before + after).isascii() and before and after else "") + after
