"""The text of a PDF as it is printed: lines in the order of reading, paragraphs parted by an empty one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from claims.documents.layout import Part, Place
from claims.documents.pdf.margins import usual_size, without_margins, without_notes
from claims.documents.pdf.order import regions
from claims.documents.pdf.pages import Glyph, PdfPage
from claims.documents.pdf.segments import Segment, is_vertical, segments_of, space_between

_INDENT = "\u3000\u3000"
_WIDE_PITCH = 1.4  # of the usual distance between lines: more parts paragraphs
_OTHER_SIZE = 1.2  # so much larger letters are a heading
_INDENTED = (1.2, 4.5)  # heights of a character
_CELL_GAP = 1.4
_FEW = 50
_MOST_PICTURE = 0.5

Box = tuple[float, float, float, float]
Character = tuple[str, Glyph | None]


@dataclass(frozen=True, slots=True)
class PdfText:
    """`boxes`: for each character of the text the page, from 0, and the box in it; None for a space.

    `unread`: the pages that are pictures, from 1; `pages`: how many there are.
    """

    text: str
    places: tuple[Place, ...]
    boxes: tuple[tuple[int, Box] | None, ...]
    unread: tuple[int, ...]
    pages: int


def text_of(pages: Sequence[PdfPage]) -> PdfText:
    """The text of a whole file."""
    pictures = [number for number, page in enumerate(pages) if _is_picture(page)]
    segments = [
        [] if number in pictures else segments_of(page.glyphs) for number, page in enumerate(pages)
    ]
    text: list[str] = []
    boxes: list[tuple[int, Box] | None] = []
    places = []
    parted = [without_notes(batch) for batch in without_margins(pages, segments)]
    bodies = [(number, body, "\n") for number, (body, _) in enumerate(parted)]
    notes = [(number, below, "\n\n") for number, (_, below) in enumerate(parted)]
    for number, batch, separator in (*bodies, *notes):
        characters = [*_page(batch)]
        if not characters:
            continue
        if text:
            text += separator
            boxes += [None] * len(separator)
        places.append(Place(len(text), Part.PAGE, number + 1))
        text += [character for character, _ in characters]
        boxes += [(number, glyph.box) if glyph else None for _, glyph in characters]
    unread = tuple(number + 1 for number in pictures)
    return PdfText("".join(text), tuple(places), tuple(boxes), unread, len(pages))


def _is_picture(page: PdfPage) -> bool:
    """Whether a page is a scan, or its letters say nothing: outlines, or a font without a table."""
    ink = [glyph.character for glyph in page.glyphs if glyph.size > 0 and glyph.character.strip()]
    if len(ink) < _FEW and page.pictured > _MOST_PICTURE:
        return True
    unknown = sum(one in "\x00\ufffd" or "\ue000" <= one <= "\uf8ff" for one in ink)
    return len(ink) >= _FEW and unknown > len(ink) / 2


def _page(segments: Sequence[Segment]) -> Iterator[Character]:
    """The characters of a page with what stands between them."""
    if is_vertical(segments):
        yield from _joined([list(one.characters) for one in segments], ["\n"] * len(segments))
        return
    before: Sequence[Segment] = ()
    size, end = usual_size(segments), max((one.right for one in segments), default=0.0)
    for region in regions(segments):
        if before:
            yield from _blank("\n" if _goes_on(before, region) else "\n\n")
        yield from _region(region, size, end)
        before = region


def _goes_on(before: Sequence[Segment], after: Sequence[Segment]) -> bool:
    """Whether a stretch may continue the one before it: it is the next column."""
    return min(one.left for one in after) > max(one.left for one in before) + after[0].size


def _region(region: Sequence[Segment], size: float, end: float) -> Iterator[Character]:
    """One stretch of a page with text of a `size` as far as `end`; a wrapped heading is one line."""
    rows = list(_rows(region))
    pitches = [_pitch(*pair) for pair in pairwise(rows)]
    usual = median(pitches) if len(pitches) > 1 else 0.0
    end = max((one.right for one in region if one.size < _OTHER_SIZE * size), default=end)
    edge = _left_edge(rows)
    lines, separators = [], [""]
    for at, row in enumerate(rows):
        indented = edge is not None and _is_indented(rows, at, edge)
        lines.append([*_blank(_INDENT if indented else ""), *_row(row)])
        if at + 1 < len(rows):
            after = rows[at + 1]
            if row[0].size > _OTHER_SIZE * size and _is_wrapped(row, after, end):
                separators.append("")
            else:
                parted = _is_parted(row[0], after[0], pitches[at], usual)
                separators.append("\n\n" if parted else "\n")
    yield from _joined(lines, separators)


def _rows(region: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Segments that stand beside one another and follow one another."""
    row: list[Segment] = []
    for one in region:
        if row and not one.beside(row[-1]):
            yield row
            row = []
        row.append(one)
    if row:
        yield row


def _row(row: Sequence[Segment]) -> list[Character]:
    """A line; a tab stands for a wide gap in it."""
    characters: list[Character] = []
    last: Segment | None = None
    for one in sorted(row, key=lambda segment: segment.left):
        if last is not None:
            wide = one.left - last.right > _CELL_GAP * last.size
            characters += _blank("\t" if wide else space_between(last, one))
        characters += one.characters
        last = one
    return characters


def _left_edge(rows: Sequence[Sequence[Segment]]) -> float | None:
    """Where most lines begin; None where there is no such place."""
    begins = Counter(round(min(one.left for one in row)) for row in rows)
    near = {edge: count + begins[edge + 1] for edge, count in begins.items()}
    edge = max(near, key=lambda one: (near[one], -one), default=0)
    return float(edge) if near and near[edge] >= max(2, len(rows) // 3) else None


def _is_indented(rows: Sequence[Sequence[Segment]], at: int, edge: float) -> bool:
    """Whether a line begins a paragraph: only it is set in, and it reaches the column's end."""
    first = rows[at][0]
    offset = (first.left - edge) / max(1.0, first.size)
    if len(rows[at]) > 1 or not _INDENTED[0] <= offset <= _INDENTED[1]:
        return False
    following = rows[at + 1][0] if at + 1 < len(rows) else None
    return following is None or following.left < first.left - 0.5 * first.size or offset > 1.5


def _is_parted(before: Segment, after: Segment, pitch: float, usual: float) -> bool:
    sizes = sorted((before.size, after.size))
    return sizes[1] > _OTHER_SIZE * sizes[0] or (usual > 0 and pitch > _WIDE_PITCH * usual)


def _pitch(before: Sequence[Segment], after: Sequence[Segment]) -> float:
    """The distance of two lines, for their size."""
    size = max(1.0, *(one.size for one in (*before, *after)))
    return (before[0].middle - after[0].middle) / size


def _is_wrapped(row: Sequence[Segment], after: Sequence[Segment], end: float) -> bool:
    """Whether a line of a heading goes on in the next: it is full, and that is of its size."""
    last, first = row[-1], after[0]
    alike = abs(last.size - first.size) < 0.05 * last.size
    return alike and last.right > end - 1.2 * last.size


def _joined(lines: Sequence[Sequence[Character]], separators: Sequence[str]) -> Iterator[Character]:
    for number, (line, separator) in enumerate(zip(lines, separators, strict=True)):
        yield from _blank(separator) if number else ()
        yield from line


def _blank(text: str) -> list[Character]:
    return [(character, None) for character in text]


def lines_of(boxes: Sequence[tuple[int, Box] | None]) -> list[tuple[int, Box]]:
    """The boxes of some text run together: one for each line that it stands on."""
    found: list[tuple[int, Box]] = []
    for told in filter(None, boxes):
        page, (left, bottom, right, top) = told
        if found and found[-1][0] == page and _one_line(found[-1][1], told[1]):
            x0, y0, x1, y1 = found[-1][1]
            whole = min(x0, left), min(y0, bottom), max(x1, right), max(y1, top)
            found[-1] = page, whole
        else:
            found.append(told)
    return found


def _one_line(line: Box, box: Box) -> bool:
    """Whether a box continues a line; on a turned page, or in vertical lines, upwards or downwards."""
    x0, y0, x1, y1 = line
    left, bottom, right, top = box
    size = max(top - bottom, right - left)
    aside, away = max(left - x1, x0 - right), max(bottom - y1, y0 - top)
    across = min(y1, top) - max(y0, bottom) > 0.5 * (top - bottom) and aside < 2 * size
    along = min(x1, right) - max(x0, left) > 0.5 * (right - left) and away < size
    return across or (along and x1 - x0 < 1.5 * size)
