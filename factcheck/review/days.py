"""A day as reviewers and spreadsheets write it: 2025-03-12, 2025/3/12, 12/3/2025, 2025年3月12日."""

from __future__ import annotations

import re
from datetime import date

from factcheck.languages import say

_MIDNIGHT = re.compile(r"[ T]0{1,2}:00(?::00(?:\.0{1,6})?)?$")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_CHINESE = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_EXPECTED = "2025-03-12"


class DayError(ValueError):
    """A cell that names no day, or one of two."""


def day_of(cell: str) -> date:
    """The day that a cell names.

    Raises DayError for what is none, and for 3/12/2025, which is one day in London and another in
    New York; 13/12/2025 can be but one.
    """
    text = _MIDNIGHT.sub("", cell.strip())
    if found := _YEAR_FIRST.fullmatch(text):
        return _date(found[1], found[3], found[4], cell)
    if found := _CHINESE.fullmatch(text):
        return _date(found[1], found[2], found[3], cell)
    if found := _YEAR_LAST.fullmatch(text):
        return _either(found[1], found[3], found[4], cell)
    raise DayError(say("{cell} is no day; write it as {day}", cell=cell, day=_EXPECTED))


def _either(first: str, second: str, year: str, cell: str) -> date:
    if int(first) > 12:
        return _date(year, second, first, cell)
    if int(second) > 12 or int(first) == int(second):
        return _date(year, first, second, cell)
    one, other = _date(year, second, first, cell), _date(year, first, second, cell)
    raise DayError(
        say(
            "{cell} may be {one} or {other}; write it as one of these",
            cell=cell,
            one=one,
            other=other,
        )
    )


def _date(year: str, month: str, day: str, cell: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise DayError(say("there is no day {cell}", cell=cell)) from error
