"""A table as a spreadsheet saved it: CSV of whatever encoding and separator, or .xlsx."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.documents.encodings import decode
from claims.errors import ForeignError, InputError
from factcheck.languages import in_words, say
from factcheck.review.decision import ReviewError

SEPARATORS = (",", ";", "\t")
LONGEST_CELL = 10_000_000  # characters; `evidence` of a long sum is wider than csv allows by itself
_SEPARATOR_LINE = re.compile(r'\A"?sep=(.)"?\r?\n', re.IGNORECASE)  # Excel's own first line
_GUARDED = re.compile(r"'(?=[=+\-@\t\r])")  # what `csv` puts before what looks like a formula
_MISREAD_MARK = "\u00ef\u00bb\u00bf"  # the mark of UTF-8, read as the Western encoding of Windows
_ZIP, _OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as the spreadsheet shows it, and its cells by the name of the column."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell, without spaces around it; empty where the table has no such column."""
        return self.cells.get(column, "")


def read_sheet(path: Path, needed: Sequence[str], known: Collection[str]) -> list[Row]:
    """The rows of a table that are not blank, with the known ones of their columns in any order.

    Raises ReviewError for a file that is no such table, lacks a column that is needed, or has more
    cells in a row than in its header.
    """
    data = _bytes(path)
    if data.startswith(_OLD_OFFICE):
        raise ReviewError(say("{file}: is an old .xls file; save it as .xlsx or CSV", file=path))
    rows = _of_workbook(data, path) if data.startswith(_ZIP) else _of_text(data, path, needed)
    filled = ((number, row) for number, row in rows if any(map(str.strip, row)))
    number, header = next(filled, (1, ()))
    names = [" ".join(cell.strip("\ufeff").split()).lower() for cell in header]
    _check(names, needed, known, path, number)
    return [_row(number, cells, names, known, path) for number, cells in filled]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ReviewError.unread(path, error) from error


def _of_workbook(data: bytes, path: Path) -> Iterator[tuple[int, Cells]]:
    from factcheck.review.workbook import rows_of  # noqa: PLC0415 - slow to load, and seldom needed

    return enumerate(rows_of(data, path), 1)


def _of_text(data: bytes, path: Path, needed: Sequence[str]) -> Iterator[tuple[int, Cells]]:
    text = _decoded(data, path)
    if separator := _SEPARATOR_LINE.match(text):
        return enumerate(_parsed(text[separator.end() :], separator[1], path), 2)
    header = text.lstrip("\r\n \t,;").partition("\n")[0].lower()
    counts = {sign: _columns(header, sign, needed) for sign in SEPARATORS}
    return enumerate(_parsed(text, max(SEPARATORS, key=counts.__getitem__), path), 1)


def _decoded(data: bytes, path: Path) -> str:
    """The text without the mark of UTF-8 at its beginning, as a character or misread as three.

    A spreadsheet that took the file for Western text has misread all of it: that is undone.
    """
    mark = _MISREAD_MARK.encode()
    try:
        text = data.decode("utf-8") if data.startswith(mark) else decode(data, str(path))
    except UnicodeDecodeError as error:
        raise ReviewError.undecoded(path, error) from error
    except InputError as error:
        raise ReviewError(in_words(error)) from error
    text = text.lstrip("\ufeff")
    return (undone(text) or text).lstrip("\ufeff").removeprefix(_MISREAD_MARK)


def undone(text: str) -> str | None:
    """UTF-8 that was read as the Western encoding of Windows, read anew; None for other text."""
    try:
        data = b"".join(sign.encode("latin-1" if ord(sign) < 256 else "cp1252") for sign in text)
        return data.decode("utf-8")
    except UnicodeError:
        return None


def _columns(header: str, separator: str, needed: Iterable[str]) -> int:
    """How many of the columns that are needed a header has if cut by this separator."""
    names = {name.strip(' "\r') for name in header.split(separator)}
    return sum(name in names for name in needed)


def _parsed(text: str, separator: str, path: Path) -> Iterator[Cells]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        fault = say(
            "{file}, line {number}: not CSV: {fault}",
            file=path,
            number=reader.line_num,
            fault=in_words(ForeignError.of(error)),
        )
        raise ReviewError(fault) from error


def _check(
    names: Sequence[str], needed: Iterable[str], known: Collection[str], path: Path, number: int
) -> None:
    def refuse(fault: str) -> None:
        raise ReviewError(
            say("{file}, row {number}: {fault}", file=path, number=number, fault=fault)
        )

    for name in needed:
        if name not in names:
            refuse(
                say("no column {name}; {needed} are needed", name=name, needed=", ".join(needed))
            )
    for name in known:
        if names.count(name) > 1:
            refuse(say("two columns {name}", name=name))


def _row(
    number: int, cells: Cells, names: Sequence[str], known: Collection[str], path: Path
) -> Row:
    if any(map(str.strip, cells[len(names) :])):
        fault = say("more cells than the header has")
        raise ReviewError(
            say("{file}, row {number}: {fault}", file=path, number=number, fault=fault)
        )
    # A row may end early: spreadsheets leave out empty cells at its end.
    found = zip(names, cells, strict=False)
    return Row(number, {name: _plain(cell) for name, cell in found if name in known})


def _plain(cell: str) -> str:
    return (
        _GUARDED.sub("", cell.strip(), count=1) if cell.lstrip().startswith("'") else cell.strip()
    )
