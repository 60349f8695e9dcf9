"""The first sheet of an .xlsx file as rows of text."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

from openpyxl import load_workbook

from factcheck.languages import say
from factcheck.review.decision import ReviewError

LARGEST = 200_000_000  # bytes when unpacked


def rows_of(data: bytes, path: Path) -> Iterator[list[str]]:
    """Each row of the first sheet, blank ones as well. Raises ReviewError for what is no workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
        if size > LARGEST:
            raise ReviewError(say("{file}: is too large", file=path))
        with warnings.catch_warnings(action="ignore"):  # of styles and the like
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what the file says of its size may be wrong
        for row in sheet.iter_rows(values_only=True):
            yield [_text(cell) for cell in row]
    except ReviewError:
        raise
    except Exception as error:  # a broken file makes openpyxl fail in many ways
        fault = say("{file}: cannot be read as an .xlsx file; save it as CSV", file=path)
        raise ReviewError(fault) from error


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date) else str(cell)
