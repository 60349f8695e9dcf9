"""The reference table: dated facts with their sources, read from CSV and checked row by row.

Rows are read with the csv module, not with pandas: the same rows, and a start-up that is shorter by
the half second that importing pandas takes. A broken row stops the run: ReferenceTableError names
file, row (the header is row 1, as in a spreadsheet), column and fault.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from pydantic import ValidationError

from claims.errors import ClaimsError, ForeignError
from factcheck.languages import later
from factcheck.reference.fact import COLUMNS, Fact

__all__ = ["COLUMNS", "Fact", "ReferenceTable", "ReferenceTableError", "bundled", "load"]

_BUNDLED = "reference_data/facts.csv"


_TEXTS = {
    (False, False): later("{file}: {fault}"),
    (True, False): later("{file}, row {row}: {fault}"),
    (True, True): later("{file}, row {row}, column {column}: {fault}"),
}


class ReferenceTableError(ClaimsError):
    """A table that cannot be used; the text says where and why, and so do the attributes."""

    def __init__(self, file: str, fault: ClaimsError | str, row: int = 0, column: str = "") -> None:
        self.file, self.row, self.column, self.fault = file, row, column, str(fault)
        self._cause = fault
        text = _TEXTS[bool(row), bool(column)]
        super().__init__(text, file=file, row=row, column=column, fault=fault)

    def __reduce__(self) -> tuple[type[ReferenceTableError], tuple[object, ...]]:
        """Travels between processes with its attributes."""
        return type(self), (self.file, self._cause, self.row, self.column)


@dataclass(frozen=True)
class ReferenceTable:
    """Facts in the order of their files. Empty for `--no-reference`."""

    facts: tuple[Fact, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, tuple[Fact, ...]]:
        """The rows of each fact_id in order of time."""
        groups: dict[str, list[Fact]] = {}
        for fact in self.facts:
            groups.setdefault(fact.fact_id, []).append(fact)
        return {key: tuple(sorted(rows, key=_time)) for key, rows in groups.items()}

    def __add__(self, other: ReferenceTable) -> ReferenceTable:
        """Both tables as one, checked against each other."""
        return _checked((*self.facts, *other.facts))


def load(paths: Iterable[str | Path]) -> ReferenceTable:
    """Read the rows of all files into one table; raise ReferenceTableError for the first fault."""
    facts: list[Fact] = []
    for path in map(Path, paths):
        try:
            raw = path.read_bytes()
        except OSError as error:
            fault = ClaimsError("cannot be read: {reason}", reason=ForeignError.of(error))
            raise ReferenceTableError(str(path), fault) from error
        facts.extend(_facts(raw, path.as_posix()))
    return _checked(tuple(facts))


@cache
def bundled() -> ReferenceTable:
    """Read the table that comes with the package; in a clone it stands beside the package."""
    for root in (files("factcheck"), Path(__file__).parents[2]):
        if (table := root / "reference_data" / "facts.csv").is_file():
            return _checked(tuple(_facts(table.read_bytes(), _BUNDLED)))
    raise ReferenceTableError(_BUNDLED, ClaimsError("neither in the package nor beside it"))


def _facts(raw: bytes, file: str) -> Iterator[Fact]:
    rows = _cells(raw, file)
    number, header = next(rows, (1, []))
    if missing := [name for name in COLUMNS if name not in header]:
        fault = ClaimsError("no column {columns}", columns=", ".join(missing))
        raise ReferenceTableError(file, fault, number)
    if twice := [name for name in COLUMNS if header.count(name) > 1]:
        raise ReferenceTableError(file, ClaimsError("stands twice in the header"), number, twice[0])
    for number, cells in rows:
        if len(cells) != len(header):
            many = {"cells": len(cells), "columns": len(header)}
            fault = ClaimsError("{cells} cells where the header has {columns}", **many)
            raise ReferenceTableError(file, fault, number)
        yield _fact(dict(zip(header, cells, strict=True)), file, number)


def _cells(raw: bytes, file: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows that are not blank, numbered as a spreadsheet numbers them."""
    try:
        reader = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
    except UnicodeDecodeError as error:
        fault = ClaimsError("not UTF-8 (byte {byte}); save it as UTF-8", byte=error.start)
        raise ReferenceTableError(file, fault) from error
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield number, stripped
    except csv.Error as error:
        fault = ClaimsError("not CSV: {reason}", reason=ForeignError.of(error))
        raise ReferenceTableError(file, fault, number + 1) from error


def _fact(cells: dict[str, str], file: str, row: int) -> Fact:
    try:
        values = {name: cells[name] for name in COLUMNS}
        fact = Fact.model_validate({**values, "file": file, "row": row})
    except ValidationError as error:
        first = error.errors()[0]
        fault = first.get("ctx", {}).get("error") or ForeignError(first["msg"])
        raise ReferenceTableError(file, fault, row, str(first["loc"][0])) from error
    for column, fault in _faults(fact):
        raise ReferenceTableError(file, fault, row, column)
    return fact


def _faults(fact: Fact) -> Iterator[tuple[str, ClaimsError]]:
    """Tell what is wrong between the cells of one row: column and fault."""
    told = [bound for bound in (fact.value, fact.low, fact.high) if bound is not None]
    if not told:
        yield "value", ClaimsError("is empty, and so are low and high")
    dated = [isinstance(bound, date) for bound in told]
    if any(dated) != all(dated):
        yield "value", ClaimsError("value, low and high mix numbers and dates")
    elif fact.is_date and fact.unit not in ("date", ""):
        yield "unit", ClaimsError("the value is a date, so the unit is “date”")
    elif fact.unit == "date" and not fact.is_date:
        yield "value", ClaimsError("the unit is “date”, so the value is an ISO date")
    else:
        yield from _order_faults(fact)
    if fact.valid_from and fact.valid_to and fact.valid_to < fact.valid_from:
        days = {"end": fact.valid_to, "start": fact.valid_from}
        yield "valid_to", ClaimsError("{end} is before valid_from {start}", **days)
    if not (fact.source_date or fact.as_of):
        yield "source_date", ClaimsError("is empty, and so is as_of")


def _order_faults(fact: Fact) -> Iterator[tuple[str, ClaimsError]]:
    pairs = (("value", "low", "value"), ("value", "value", "high"), ("high", "low", "high"))
    for column, left, right in pairs:
        lower, upper = getattr(fact, left), getattr(fact, right)
        if lower is not None and upper is not None and lower > upper:
            ends = {"left": left, "lower": lower, "right": right, "upper": upper}
            yield column, ClaimsError("{left} {lower} is more than {right} {upper}", **ends)


def _checked(facts: tuple[Fact, ...]) -> ReferenceTable:
    table = ReferenceTable(facts)
    for rows in table.by_id.values():
        _check_periods(rows)
    return table


def _check_periods(rows: Sequence[Fact]) -> None:
    """Check the rows of one fact_id: no day may have two values, no row may stand twice.

    The rows are in order of time, and those before the current one are known to agree where they
    overlap: the one that holds longest speaks for all, the one just before tells of a double.
    """
    longest = rows[0]
    for before, fact in pairwise(rows):
        for other in (longest, before):
            if fact.first_day <= other.last_day:
                _check_pair(other, fact)
        longest = max(longest, fact, key=lambda row: row.last_day)


def _check_pair(first: Fact, second: Fact) -> None:
    early, late = sorted((first, second), key=lambda fact: (fact.file, fact.row))
    here = early.file == late.file
    other = (
        ClaimsError("row {row}", row=early.row)
        if here
        else ClaimsError("row {row} of {file}", row=early.row, file=early.file)
    )
    if _said(early) != _said(late):
        told = {"fact_id": late.fact_id, "other": other}
        fault = ClaimsError("{fact_id} has another value in {other} for the same time", **told)
        raise ReferenceTableError(late.file, fault, late.row, "valid_from")
    if _time(early)[:2] == _time(late)[:2]:
        fault = ClaimsError("the same as {other}", other=other)
        raise ReferenceTableError(late.file, fault, late.row, "fact_id")


def _said(fact: Fact) -> tuple[object, ...]:
    return fact.value, fact.low, fact.high, fact.unit


def _time(fact: Fact) -> tuple[date, date, str, int]:
    return fact.first_day, fact.last_day, fact.file, fact.row
