"""Reading the text files that steer a run: tables, settings, lists of what is known."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TypeVar

from claims.errors import ClaimsError, ForeignError

Fault = TypeVar("Fault", bound=ClaimsError)


def text_of(path: Path, fault: type[Fault]) -> str:
    """The text of a file in UTF-8, with a mark at its beginning or without.

    Raises `fault`, with the file and the reason; its `__cause__` is what the system raised.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise fault.unread(path, error) from error
    except UnicodeDecodeError as error:
        raise fault.undecoded(path, error) from error


def rows_of(
    text: str, file: object, columns: Collection[str], fault: type[Fault]
) -> Iterator[tuple[int, dict[str, str]]]:
    """Number and cells of each row of a CSV table, its header being row 1.

    Other columns than these may stand beside them. Raises `fault`, with file, row and reason, for a
    header that lacks one, a row that does not fit the header, and for what is no CSV.
    """
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        if missing := [name for name in columns if name not in (reader.fieldnames or ())]:
            raise fault.lacking(file, missing)
        for number, row in enumerate(reader, 2):
            if None in row or None in row.values():
                raise fault.uneven(file, number)
            yield number, row
    except csv.Error as error:
        raise fault.malformed(file, reader.line_num, ForeignError.of(error)) from error
