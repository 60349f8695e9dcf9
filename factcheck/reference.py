"""The reference table: dated facts with their sources, read from CSV and checked row by row.

Rows are read with the csv module, not with pandas: the same rows, and a start-up that is shorter by
the half second that importing pandas takes. A broken row stops the run: ReferenceTableError names
file, row (the header is row 1, as in a spreadsheet), column and fault.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError

from claims.errors import ClaimsError
from claims.folding import fold_characters

_NUMBER = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SPACE_BESIDE_HAN = re.compile(r"(?<=[\u3400-\u9fff])\s+|\s+(?=[\u3400-\u9fff])")
_BUNDLED = "reference_data/facts.csv"


class ReferenceTableError(ClaimsError):
    """A table that cannot be used; the text says where and why, and so do the attributes."""

    def __init__(self, file: str, fault: str, row: int = 0, column: str = "") -> None:
        self.file, self.row, self.column, self.fault = file, row, column, fault
        place = [file, *([f"row {row}"] if row else []), *([f"column {column}"] if column else [])]
        super().__init__(f"{', '.join(place)}: {fault}")

    def __reduce__(self) -> tuple[type[ReferenceTableError], tuple[str, str, int, str]]:
        """Travels between processes with its attributes."""
        return type(self), (self.file, self.fault, self.row, self.column)


def _day(cell: object) -> object:
    if cell == "":
        return None
    if not (isinstance(cell, str) and _DATE.fullmatch(cell)):
        raise ValueError(f"not an ISO date such as 2025-03-12: {_shown(cell)}")
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise ValueError(f"no such day: {_shown(cell)}") from error


def _value(cell: object) -> object:
    if isinstance(cell, str) and _DATE.fullmatch(cell):
        return _day(cell)
    if cell == "":
        return None
    if isinstance(cell, str) and _NUMBER.fullmatch(cell):
        return Decimal(cell)
    raise ValueError(f"neither a plain number in base units nor an ISO date: {_shown(cell)}")


def _names(cell: object) -> object:
    return tuple(part for name in str(cell).split("|") if (part := name.strip()))


def _filled(cell: str) -> str:
    if not cell:
        raise ValueError("is empty")
    return cell


def _address(cell: str) -> str:
    if cell and not cell.startswith(("https://", "http://")):
        raise ValueError(f"not a web address: {_shown(cell)}")
    return cell


def _shown(cell: object) -> str:
    text = str(cell)
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"


Filled = Annotated[str, AfterValidator(_filled)]
Names = Annotated[tuple[str, ...], BeforeValidator(_names)]
Value = Annotated[Decimal | date | None, BeforeValidator(_value)]
Day = Annotated[date | None, BeforeValidator(_day)]


class Fact(BaseModel):
    """One row of a table: what held, from when to when, and who says so.

    `value`, `low` and `high` are all numbers in base units or all dates; `low` alone is "at least",
    `high` alone "at most". An empty `valid_from` or `valid_to` is open.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    fact_id: Filled
    subject: Filled
    subject_aliases: Names
    scope: str
    scope_aliases: Names
    measure: Filled
    unit: str
    value: Value
    low: Value
    high: Value
    valid_from: Day
    valid_to: Day
    as_of: Day
    source_title: Filled
    source_publisher: Filled
    source_url: Annotated[str, AfterValidator(_address)]
    source_date: Day
    note: str
    file: str
    row: int

    @property
    def is_date(self) -> bool:
        """Whether the value is a date."""
        return any(isinstance(bound, date) for bound in (self.value, self.low, self.high))

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None]:
        """Lowest and highest number that the row allows; None: open. Of a date row: both None."""
        low, high = self._ends()
        ends = [None if isinstance(end, date) else end for end in (low, high)]
        return ends[0], ends[1]

    @property
    def days(self) -> tuple[date | None, date | None]:
        """First and last day that a date row allows; None: open. Of a number row: both None."""
        low, high = self._ends()
        ends = [end if isinstance(end, date) else None for end in (low, high)]
        return ends[0], ends[1]

    def _ends(self) -> tuple[Decimal | date | None, Decimal | date | None]:
        if self.low is None and self.high is None:
            return self.value, self.value
        return self.low, self.high

    @cached_property
    def subject_names(self) -> tuple[str, ...]:
        """Subject and aliases as folded text with small Latin letters, the longest first."""
        return _folded_names((self.subject, *self.subject_aliases))

    @cached_property
    def scope_names(self) -> tuple[str, ...]:
        """Scope and aliases as folded text with small Latin letters, the longest first."""
        return _folded_names((self.scope, *self.scope_aliases))

    @cached_property
    def folded_measure(self) -> str:
        """The measure as folded text with small Latin letters."""
        return _folded(self.measure)

    def holds_on(self, day: date) -> bool:
        """Whether the row's period of validity covers a day."""
        return self._from <= day <= self._to

    @property
    def _from(self) -> date:
        return self.valid_from or date.min

    @property
    def _to(self) -> date:
        return self.valid_to or date.max


COLUMNS = tuple(name for name in Fact.model_fields if name not in ("file", "row"))


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
            raise ReferenceTableError(str(path), f"cannot be read: {error.strerror}") from error
        facts.extend(_facts(raw, path.as_posix()))
    return _checked(tuple(facts))


@cache
def bundled() -> ReferenceTable:
    """Read the table that comes with the package; in a clone it stands beside the package."""
    for root in (files("factcheck"), Path(__file__).parents[1]):
        if (table := root / "reference_data" / "facts.csv").is_file():
            return _checked(tuple(_facts(table.read_bytes(), _BUNDLED)))
    raise ReferenceTableError(_BUNDLED, "neither in the package nor beside it")


def _facts(raw: bytes, file: str) -> Iterator[Fact]:
    rows = _cells(raw, file)
    number, header = next(rows, (1, []))
    if missing := [name for name in COLUMNS if name not in header]:
        raise ReferenceTableError(file, f"no column {', '.join(missing)}", number)
    if twice := [name for name in COLUMNS if header.count(name) > 1]:
        raise ReferenceTableError(file, "stands twice in the header", number, twice[0])
    for number, cells in rows:
        if len(cells) != len(header):
            fault = f"{len(cells)} cells where the header has {len(header)}"
            raise ReferenceTableError(file, fault, number)
        yield _fact(dict(zip(header, cells, strict=True)), file, number)


def _cells(raw: bytes, file: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows that are not blank, numbered as a spreadsheet numbers them."""
    try:
        reader = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
    except UnicodeDecodeError as error:
        raise ReferenceTableError(file, f"not UTF-8 (byte {error.start})") from error
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield number, stripped
    except csv.Error as error:
        raise ReferenceTableError(file, f"not CSV: {error}", number + 1) from error


def _fact(cells: dict[str, str], file: str, row: int) -> Fact:
    try:
        values = {name: cells[name] for name in COLUMNS}
        fact = Fact.model_validate({**values, "file": file, "row": row})
    except ValidationError as error:
        first = error.errors()[0]
        fault = str(first.get("ctx", {}).get("error", first["msg"]))
        raise ReferenceTableError(file, fault, row, str(first["loc"][0])) from error
    for column, fault in _faults(fact):
        raise ReferenceTableError(file, fault, row, column)
    return fact


def _faults(fact: Fact) -> Iterator[tuple[str, str]]:
    """Tell what is wrong between the cells of one row: column and fault."""
    told = [bound for bound in (fact.value, fact.low, fact.high) if bound is not None]
    if not told:
        yield "value", "is empty, and so are low and high"
    dated = [isinstance(bound, date) for bound in told]
    if any(dated) != all(dated):
        yield "value", "value, low and high mix numbers and dates"
    elif fact.is_date and fact.unit not in ("date", ""):
        yield "unit", "the value is a date, so the unit is “date”"
    elif fact.unit == "date" and not fact.is_date:
        yield "value", "the unit is “date”, so the value is an ISO date"
    else:
        yield from _order_faults(fact)
    if fact.valid_from and fact.valid_to and fact.valid_to < fact.valid_from:
        yield "valid_to", f"{fact.valid_to} is before valid_from {fact.valid_from}"
    if not (fact.source_date or fact.as_of):
        yield "source_date", "is empty, and so is as_of"


def _order_faults(fact: Fact) -> Iterator[tuple[str, str]]:
    pairs = (("value", "low", "value"), ("value", "value", "high"), ("high", "low", "high"))
    for column, left, right in pairs:
        lower, upper = getattr(fact, left), getattr(fact, right)
        if lower is not None and upper is not None and lower > upper:
            yield column, f"{left} {lower} is more than {right} {upper}"


def _checked(facts: tuple[Fact, ...]) -> ReferenceTable:
    table = ReferenceTable(facts)
    for rows in table.by_id.values():
        _check_periods(rows)
    return table


def _check_periods(rows: Sequence[Fact]) -> None:
    """Check the rows of one fact_id, in order of time: no day may have two values, no row stand twice.

    The rows before the current one are known to agree where they overlap, so the one among them
    that holds longest tells of all; the one just before tells whether a row stands twice.
    """
    longest = rows[0]
    for before, fact in pairwise(rows):
        for other in (longest, before):
            if fact._from <= other._to:
                _check_pair(other, fact)
        longest = max(longest, fact, key=lambda row: row._to)


def _check_pair(first: Fact, second: Fact) -> None:
    early, late = sorted((first, second), key=lambda fact: (fact.file, fact.row))
    other = f"row {early.row}" + (f" of {early.file}" if early.file != late.file else "")
    if _said(early) != _said(late):
        fault = f"{late.fact_id} has another value in {other} for the same time"
        raise ReferenceTableError(late.file, fault, late.row, "valid_from")
    if _time(early)[:2] == _time(late)[:2]:
        raise ReferenceTableError(late.file, f"the same as {other}", late.row, "fact_id")


def _said(fact: Fact) -> tuple[object, ...]:
    return fact.value, fact.low, fact.high, fact.unit


def _time(fact: Fact) -> tuple[date, date, str, int]:
    return fact._from, fact._to, fact.file, fact.row


def _folded_names(names: Iterable[str]) -> tuple[str, ...]:
    folded = {_folded(name) for name in names} - {""}
    return tuple(sorted(folded, key=lambda name: (-len(name), name)))


def _folded(name: str) -> str:
    return _SPACE_BESIDE_HAN.sub("", fold_characters(name)).lower()
