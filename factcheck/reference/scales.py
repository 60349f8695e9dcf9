"""Scales: the dimension of a unit and how many of its base unit it is, so that 30公頃 meets 0.3 km2."""

from __future__ import annotations

from fractions import Fraction

from claims.lexicon import made_of_tables, read_table
from claims.model import Kind
from claims.quantities.units import CurrencyRow, UnitRow
from claims.text.characters import fold_characters

# A year is twelve months whatever its days; months and days do not convert.
_TIMES = {
    "year": ("months", "12"), "quarter": ("months", "3"), "month": ("months", "1"),
    "week": ("days", "7"), "day": ("days", "1"),
    "hour": ("minutes", "60"), "minute": ("minutes", "1"), "second": ("minutes", "1/60"),
}  # fmt: skip
_RANKS = ("rank", "位", "名", "")


@made_of_tables
def _units() -> dict[str, tuple[str, str, Fraction]]:
    """From a unit's id or any of its names to id, dimension and factor."""
    found: dict[str, tuple[str, str, Fraction]] = {}
    for row in read_table("units.csv", UnitRow):
        for name in (row.id, *map(fold_characters, row.surfaces.split("|"))):
            found.setdefault(name, (row.id, row.dimension, Fraction(row.factor)))
    for currency in read_table("currencies.csv", CurrencyRow):
        for name in (currency.code, *map(fold_characters, currency.after.split("|"))):
            found.setdefault(name, (currency.code, f"money {currency.code}", Fraction(1)))
    found["元"] = found["HKD"]
    return found


def unit_id(unit: str) -> str:
    """The id of a unit that is given by its id or by a name of it; a classifier comes back as it is."""
    known = _units().get(fold_characters(unit))
    return known[0] if known else unit


def scale(unit: str) -> tuple[str, Fraction]:
    """Dimension and factor of a unit; what is no unit of measure, time or money counts things."""
    name = unit_id(unit)
    if name in _TIMES:
        dimension, factor = _TIMES[name]
        return dimension, Fraction(factor)
    known = _units().get(fold_characters(name))
    return (known[1], known[2]) if known else ("count", Fraction(1))


def scale_of(kind: Kind, unit: str) -> tuple[str, Fraction]:
    """Dimension and factor of a number of some kind: a place in a list counts nothing."""
    if kind is Kind.DATE:
        return "date", Fraction(1)
    if kind is Kind.ORDINAL:
        return ("rank" if unit in _RANKS else f"edition {unit}"), Fraction(1)
    return scale(unit)


def scale_of_row(unit: str) -> tuple[str, Fraction]:
    """The same of the unit cell of a reference table, where `rank` and `date` are words for kinds."""
    return (unit, Fraction(1)) if unit in ("rank", "date") else scale(unit)
