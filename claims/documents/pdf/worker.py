"""A process of its own that reads a PDF: characters with their boxes, as JSON.

    python claims/documents/pdf/worker.py <file.pdf >pages.json

PDFium is quick and lenient, and a hostile file can make it use all memory, or crash. So it works apart
from the run that asked, with a limit on memory and time.
"""

from __future__ import annotations

import ctypes
import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pypdfium2
    import pypdfium2.raw

MOST_MEMORY = 2 * 1024 * 1024 * 1024
MOST_SECONDS = 60
MOST_PAGES = 2_000
MOST_CHARACTERS = 4_000_000
MOST_ON_PAGE = 50_000  # five times what a page of a newspaper has
_MOST_OBJECTS = 2_000  # of a page that are looked at for pictures
_ENCRYPTED = 4  # FPDF_ERR_PASSWORD
_TENTHS = 10  # boxes are told in tenths of a point
_FLAT = 0.6


def main() -> None:
    """Read standard input, write one JSON object: `pages`, or the `fault` that prevented it."""
    _limit()
    import pypdfium2  # noqa: PLC0415 - within the limits

    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        answer = _document(document)
    except pypdfium2.PdfiumError as error:
        encrypted = (
            getattr(error, "err_code", None) == _ENCRYPTED or "password" in str(error).lower()
        )
        answer = {"fault": "encrypted" if encrypted else "broken"}
    json.dump(answer, sys.stdout)


def _limit() -> None:
    """No more memory and time than an article needs, where the system can see to it."""
    try:
        import resource  # noqa: PLC0415 - not on every system
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_SECONDS)):
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):
            continue


def _document(document: pypdfium2.PdfDocument) -> dict[str, object]:
    if len(document) > MOST_PAGES:
        return {"fault": "long"}
    pages, characters = [], 0
    for number in range(len(document)):
        page = document[number]
        read = _page(page)
        page.close()
        if read is None:
            return {"fault": "dense"}
        pages.append(read)
        characters += len(read["text"])
        if characters > MOST_CHARACTERS:
            return {"fault": "long"}
    return {"pages": pages}


def _page(page: pypdfium2.PdfPage) -> dict[str, Any] | None:
    """`text` has one character for each four numbers in `boxes`; a space or line end has no size.

    None for a page with more characters than anybody could read.
    """
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    bounds = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, bounds)
    textpage = page.get_textpage()
    if textpage.count_chars() > MOST_ON_PAGE:
        return None
    text: list[str] = []
    boxes: list[list[int]] = []
    baselines: list[int] = []
    box, x0, y0 = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    high = 0
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high & 0x3FF) << 10 | code & 0x3FF) if high else 0xFFFD
        pdfium.FPDFText_GetLooseCharBox(textpage, index, box)
        x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
        if bounds.left <= x <= bounds.right and bounds.bottom <= y <= bounds.top:
            text.append(chr(code))
            boxes.append([round(side * _TENTHS) for side in _sides(box)])
            pdfium.FPDFText_GetCharOrigin(textpage, index, x0, y0)
            baselines.append(round(y0.value * _TENTHS))
        elif code in (0x0A, 0x0D, 0x20):
            text.append(chr(code))
            boxes.append([0, 0, 0, 0])
            baselines.append(0)
    textpage.close()
    _level(boxes, baselines)
    return {
        "bounds": [round(side * _TENTHS) for side in _sides(bounds)],
        "rotation": page.get_rotation(),
        "text": "".join(text),
        "boxes": [number for box in boxes for number in box],
        "pictured": _pictured(page, bounds),
    }


def _level(boxes: list[list[int]], baselines: list[int]) -> None:
    """Give a flat character, such as 一 in some fonts, the height of one beside it on its line."""
    pairs = list(zip(range(len(boxes)), range(1, len(boxes)), strict=False))
    for one, other in [*pairs, *((after, before) for before, after in reversed(pairs))]:
        tall, flat = boxes[one], boxes[other]
        height = tall[3] - tall[1]
        near = abs(flat[0] - tall[2]) < height or abs(tall[0] - flat[2]) < height
        if baselines[one] == baselines[other] and near and flat[3] - flat[1] < height * _FLAT:
            flat[1], flat[3] = tall[1], tall[3]


def _sides(bounds: pypdfium2.raw.FS_RECTF) -> tuple[float, float, float, float]:
    return bounds.left, bounds.bottom, bounds.right, bounds.top


def _pictured(page: pypdfium2.PdfPage, bounds: pypdfium2.raw.FS_RECTF) -> float:
    """The share of a page that its largest picture covers; 1 for a page full of drawn outlines."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415

    left, bottom, right, top = _sides(bounds)
    area = max(1.0, (right - left) * (top - bottom))
    largest, paths = 0.0, 0
    for count, one in enumerate(page.get_objects(max_depth=4)):
        if count > _MOST_OBJECTS:
            break
        if one.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            sides = [ctypes.c_float() for _ in range(4)]
            if pdfium.FPDFPageObj_GetBounds(one, *sides):
                x0, y0, x1, y1 = (side.value for side in sides)
                width = min(x1, right) - max(x0, left)
                height = min(y1, top) - max(y0, bottom)
                largest = max(largest, width * height / area)
        paths += one.type == pdfium.FPDF_PAGEOBJ_PATH
    return 1.0 if paths > _MOST_OBJECTS // 10 else largest


if __name__ == "__main__":
    main()
