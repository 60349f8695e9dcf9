"""A fact: one row of a reference table, validated cell by cell, with its names as folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from claims.errors import ClaimsError
from claims.text.characters import DROPPED, fold_characters


class CellError(ClaimsError, ValueError):
    """A cell that is not what its column holds."""


_NUMBER = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SPACE_BESIDE_HAN = re.compile(r"(?<=[\u3400-\u9fff])\s+|\s+(?=[\u3400-\u9fff])")


def _day(cell: object) -> object:
    if cell == "":
        return None
    if not (isinstance(cell, str) and _DATE.fullmatch(cell)):
        raise CellError("not an ISO date such as 2025-03-12: {cell}", cell=_shown(cell))
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise CellError("no such day: {cell}", cell=_shown(cell)) from error


def _value(cell: object) -> object:
    if isinstance(cell, str) and _DATE.fullmatch(cell):
        return _day(cell)
    if cell == "":
        return None
    if isinstance(cell, str) and _NUMBER.fullmatch(cell):
        return Decimal(cell)
    raise CellError(
        "neither a plain number in base units nor an ISO date: {cell}", cell=_shown(cell)
    )


def _names(cell: object) -> object:
    return tuple(part for name in str(cell).split("|") if (part := name.strip()))


def _filled(cell: str) -> str:
    if not cell:
        raise CellError("is empty")
    return cell


def _address(cell: str) -> str:
    if cell and not cell.startswith(("https://", "http://")):
        raise CellError("not a web address: {cell}", cell=_shown(cell))
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

    @property
    def measured(self) -> bool:
        """Whether the period is what the value measures, not how long a state holds.

        True for a single day (a running total) and for whole calendar months, at most twelve (the
        growth of 2023, the sales of March): such a row says nothing of any other time.
        """
        start, end = self.valid_from, self.valid_to
        if start is None or end is None:
            return False
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        whole = start.day == 1 and (end + timedelta(days=1)).day == 1
        return start == end or (whole and months <= 12)

    def holds_on(self, day: date) -> bool:
        """Whether the row's period of validity covers a day."""
        return self.first_day <= day <= self.last_day

    @property
    def first_day(self) -> date:
        """First day of validity; the first of all days where it is open."""
        return self.valid_from or date.min

    @property
    def last_day(self) -> date:
        """Last day of validity; the last of all days where it is open."""
        return self.valid_to or date.max


COLUMNS = tuple(name for name in Fact.model_fields if name not in ("file", "row"))


def _folded_names(names: Iterable[str]) -> tuple[str, ...]:
    folded = {_folded(name) for name in names} - {""}
    return tuple(sorted(folded, key=lambda name: (-len(name), name)))


def _folded(name: str) -> str:
    return _SPACE_BESIDE_HAN.sub("", fold_characters(name).replace(DROPPED, "")).lower()
