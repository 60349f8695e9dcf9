"""Read and validate the tables of the lexicon: CSV files with a header, one error style for all.

A broken row raises LexiconError with the file, the row (the header is row 1), the column and the
fault. Surfaces may be written in either script; readers fold them as they fold the text.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from claims.errors import LexiconError

Row = TypeVar("Row", bound=BaseModel)


def read_table(name: str, row_type: type[Row]) -> tuple[Row, ...]:
    """All rows of a table that ships with the package, such as `units.csv`."""
    path = files("claims") / "lexicon" / name
    return tuple(_rows(path.read_text(encoding="utf-8-sig"), f"claims/lexicon/{name}", row_type))


def read_file(path: Path, row_type: type[Row]) -> tuple[Row, ...]:
    """All rows of a user's own table of the same columns."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read: {error}") from error
    return tuple(_rows(text, str(path), row_type))


def _rows(text: str, name: str, row_type: type[Row]) -> Iterator[Row]:
    reader = csv.DictReader(text.splitlines())
    wanted = set(row_type.model_fields)
    if missing := wanted - set(reader.fieldnames or ()):
        raise LexiconError(f"{name}, row 1: no column {', '.join(sorted(missing))}")
    for number, row in enumerate(reader, 2):
        if None in row or None in row.values():
            raise LexiconError(f"{name}, row {number}: more or fewer cells than the header")
        try:
            yield row_type.model_validate({key: row[key] for key in wanted})
        except ValidationError as error:
            first = error.errors()[0]
            column = first["loc"][0] if first["loc"] else "?"
            raise LexiconError(f"{name}, row {number}, column {column}: {first['msg']}") from error
