"""Notes as highlights in a PDF. They are appended: the file's own bytes stay as they are."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from claims.documents.pdf import Box, lines_of, pdf_text
from factcheck.annotations.notes import AUTHOR, Annotated, AnnotationError, Note
from factcheck.finding import Severity

if TYPE_CHECKING:
    from pypdf.generic import DictionaryObject

# What pypdf raises, beside its own errors, on files that PDFium still reads; NotImplementedError
# where a file is protected.
_GIVES_UP = (
    NotImplementedError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    RecursionError,
)
_COLOURS = {Severity.ERROR: "ff9c8f", Severity.WARNING: "ffd75e", Severity.INFO: "a8d4ff"}


def annotate_pdf(data: bytes, name: str, notes: Sequence[Note]) -> Annotated:
    """A copy of a .pdf file with a highlight for each note, on each page that its words stand on.

    Raises InputError if the file cannot be read, AnnotationError if it is protected or too broken to
    be added to.
    """
    from pypdf import PdfWriter  # noqa: PLC0415 - not where there is nothing to write
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends in a file is no news here
    if not notes:
        return Annotated(data, 0)
    boxes = pdf_text(data, name).boxes
    out = io.BytesIO()
    try:
        writer = PdfWriter(io.BytesIO(data), incremental=True)
        for number, note in enumerate(notes, 1):
            for page, lines in _by_page(lines_of(boxes[note.start : note.end])):
                writer.add_annotation(
                    page, _highlight(note, lines, f"{AUTHOR}-{number}-{page + 1}")
                )
        writer.write(out)
    except (PyPdfError, *_GIVES_UP) as error:
        raise AnnotationError(
            "{file}: cannot be added to: {reason}", file=name, reason=error
        ) from error
    if not out.getvalue().startswith(data):
        raise AnnotationError("{file}: cannot be added to without changing it", file=name)
    return Annotated(out.getvalue(), len(notes))


def _by_page(lines: Iterable[tuple[int, Box]]) -> Iterator[tuple[int, list[Box]]]:
    for page, batch in groupby(lines, key=lambda line: line[0]):
        yield page, [box for _, box in batch]


def _highlight(note: Note, lines: Sequence[Box], identity: str) -> DictionaryObject:
    """An annotation on some lines of a page; it says no time, so that the same run writes the same."""
    from pypdf.annotations import Highlight  # noqa: PLC0415
    from pypdf.generic import (  # noqa: PLC0415
        ArrayObject,
        FloatObject,
        NameObject,
        NumberObject,
        TextStringObject,
    )

    lefts, bottoms, rights, tops = zip(*lines, strict=True)
    corners = [
        coordinate
        for left, bottom, right, top in lines
        for coordinate in (left, top, right, top, left, bottom, right, bottom)
    ]
    highlight = Highlight(
        rect=(min(lefts), min(bottoms), max(rights), max(tops)),
        quad_points=ArrayObject(map(FloatObject, corners)),
        highlight_color=_COLOURS[note.severity],
        printing=True,
    )
    highlight[NameObject("/Contents")] = TextStringObject("\n".join(note.lines))
    highlight[NameObject("/T")] = TextStringObject(AUTHOR)
    highlight[NameObject("/NM")] = TextStringObject(identity)
    highlight[NameObject("/F")] = NumberObject(4)
    return highlight
