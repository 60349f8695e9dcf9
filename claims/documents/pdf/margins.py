"""Running titles and page numbers: what stands at the edge of page after page and is no article text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from claims.documents.pdf.pages import PdfPage
from claims.documents.pdf.segments import Segment
from claims.documents.raised import raised

_EDGE = 0.12  # of a page's height
_ROWS = 3  # lines from its edge
_FEWEST, _SHARE = 2, 0.3  # of the pages
_MARK = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}")
_NOTE, _NOTE_SIZE = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|\d{1,3})(?=[^⁰¹²³⁴⁵⁶⁷⁸⁹\d])"), 0.95
_NUMBER_AT_END = re.compile(r"\A\d+|\d+\Z")
_PAGE_NUMBER = re.compile(
    r"[-–—－─~\s]*(?:第\s*)?(?:[Pp](?:age|\.)?\s*)?(?:\d{1,4}|[一二三四五六七八九十百]{1,5}(?=\s*[頁页]))"
    r"(?:\s*[頁页])?(?:\s*(?:/|of|，?\s*共)\s*\d{1,4}\s*[頁页]?)?[-–—－─~\s]*"
)
# What a browser prints above and below a page: the address, and when it was printed.
_STAMP = re.compile(
    r"(?:file|https?)://\S+|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[,， ]*[^\d\s]{0,2}\s*\d{1,2}:\d\d(?::\d\d)?(?:\s*[AP]M)?"
)


def without_margins(
    pages: Sequence[PdfPage], segments: Sequence[Sequence[Segment]]
) -> list[list[Segment]]:
    """The segments of each page without running titles and page numbers."""
    edges = [_at_edge(page, batch) for page, batch in zip(pages, segments, strict=True)]
    counts = Counter(key for batch in edges for key in {_key(*pair) for pair in batch.values()})
    enough = max(_FEWEST, _SHARE * len(pages))
    kept = []
    for batch, edge in zip(segments, edges, strict=True):
        gone = {
            order
            for order, pair in edge.items()
            if _is_furniture(pair[1].text.strip()) or counts[_key(*pair)] >= enough
        }
        kept.append([one for one in batch if one.order not in gone])
    return kept


def without_notes(segments: Sequence[Segment]) -> tuple[list[Segment], list[Segment]]:
    """The text of a page, and the notes at its foot, which would stand inside a sentence else."""
    usual = usual_size(segments)
    small = [one for one in segments if one.size < _NOTE_SIZE * usual]
    marks = {mark for one in segments for mark in _MARK.findall(one.text)}
    begins = [one for one in small if _note_number(one) in marks]
    if not begins:
        return list(segments), []
    for one in begins:  # so that the number does not run into one that follows it
        length = len(_note_number(one))
        digits = zip(_note_number(one), one.characters[:length], strict=True)
        one.characters[:length] = [(digit, glyph) for digit, (_, glyph) in digits]
    top = max(one.middle for one in begins)
    below = {one.order for one in small if one.middle <= top + 1}
    notes = [one for one in segments if one.order in below]
    return [one for one in segments if one.order not in below], notes


def usual_size(segments: Sequence[Segment]) -> float:
    """The size that most characters of a page have."""
    sizes = Counter[float]()
    for one in segments:
        sizes[round(one.size, 1)] += len(one.characters)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def _note_number(segment: Segment) -> str:
    """The number that a line begins with, raised, as the mark in the text is."""
    found = _NOTE.match(segment.text)
    return raised(found[1]) if found else ""


def _is_furniture(text: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(text) or _STAMP.fullmatch(text))


def _at_edge(page: PdfPage, segments: Sequence[Segment]) -> dict[int, tuple[str, Segment]]:
    """What stands in the first and last lines of a page, if these are near its edges, by order."""
    found: dict[int, tuple[str, Segment]] = {}
    down = sorted(segments, key=lambda one: -one.middle)
    sides = (("top", down, page.height * (1 - _EDGE)), ("bottom", down[::-1], page.height * _EDGE))
    for side, line, limit in sides:
        rows = 0
        before: Segment | None = None
        for one in line:
            rows += before is None or not one.beside(before)
            if rows > _ROWS or (one.middle < limit if side == "top" else one.middle > limit):
                break
            found[one.order] = side, one
            before = one
    return found


def _key(side: str, segment: Segment) -> str:
    """The same for what differs in the number of the page alone, before or behind it."""
    return side + _NUMBER_AT_END.sub("", "".join(segment.text.split()))
