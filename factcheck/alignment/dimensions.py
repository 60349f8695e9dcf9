"""Dimensions: what can be compared with what. Money with money, hectares with square metres."""

from __future__ import annotations

import re
from fractions import Fraction

from pydantic import BaseModel

from claims.claim import Claim
from claims.lexicon import made_of_tables, read_table
from claims.model import Kind
from claims.quantities.units import UnitRow
from claims.text.folding import fold_characters

# Of what is counted in units of time, a common measure in days.
DAYS = {
    "year": 365.25, "quarter": 91.3, "month": 30.44, "week": 7, "day": 1,
    "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400,
}  # fmt: skip
UNEVEN = ("workday", "trading_day")  # how many days they take depends on the calendar

GREAT = ("萬", "万", "億", "亿")
PAID = (
    "投",
    "斥资",
    "耗资",
    "资金",
    "投资",
    "造价",
    "出价",
    "拨款",
    "费",
    "蚀",
    "亏",
    "赚",
    "捐",
    "薪酬",
)


def dimension(claim: Claim) -> str:
    """The name of the dimension; claims of different dimensions never contradict one another.

    Counts of all classifiers share one dimension (所 and 家 stand for one another), as do bare
    numbers with them; percentages and percentage points do not.
    """
    if claim.kind is Kind.PERCENT:
        return "points" if claim.unit == "pp" else "percent"
    if claim.kind is Kind.MEASURE:
        return _measures().get(claim.unit, (claim.unit, Fraction(1)))[0]
    if claim.kind is Kind.DURATION and claim.unit in UNEVEN:
        return f"duration {claim.unit}"
    if claim.kind in (Kind.COUNT, Kind.NUMBER):
        return "money" if is_bare_sum(claim) else "count"
    return str(claim.kind)


def is_bare_sum(claim: Claim) -> bool:
    """Whether a number without a unit is a sum, by the word beside it (投了12.6億, 出價是1,408萬)."""
    if claim.kind is not Kind.NUMBER or claim.unit or not claim.quote.endswith(GREAT):
        return False
    told = claim.frame.before[-1:] + claim.frame.after[:1]
    return any(word.endswith(PAID) or word.startswith(PAID) for word in told)


@made_of_tables
def _measures() -> dict[str, tuple[str, Fraction]]:
    """Dimension and factor of each unit of measure."""
    return {
        row.id: (f"measure {row.dimension}", Fraction(row.factor))
        for row in read_table("units.csv", UnitRow)
    }


def in_base(claim: Claim) -> Fraction:
    """How many of the dimension's base unit one of the claim's unit is."""
    return base_of(claim.kind, claim.unit)


@made_of_tables
def base_of(kind: Kind, unit: str) -> Fraction:
    """How many of its dimension's base unit one of a unit is."""
    if kind is Kind.DURATION:
        return Fraction(DAYS.get(unit, 1))
    if kind is Kind.MEASURE:
        return _measures().get(unit, (unit, Fraction(1)))[1]
    return Fraction(1)


class SortRow(BaseModel):
    """A row of sorts.csv; `units` holds those that stand for one another, separated by |."""

    sort: str
    units: str
    example: str


@made_of_tables
def _sorts() -> dict[str, str]:
    """The sort of each classifier that counts one sort of things only."""
    rows = read_table("sorts.csv", SortRow)
    found = {unit: row.sort for row in rows for unit in row.units.split("|")}
    return {**{fold_characters(unit): sort for unit, sort in found.items()}, **found}


def sort_of(unit: str) -> str:
    """What a classifier counts: persons, bodies, papers …; empty for 個, no unit and any other."""
    return _sorts().get(unit, "")


EACH = re.compile(r"每[一1]?([\u4e00-\u9fff])")


def each_of(claim: Claim) -> frozenset[str]:
    """For one of what a number is told, by the words just before it: 每人, 每盒, 每年; by sort."""
    return frozenset(sort_of(each) or each for each in EACH.findall(claim.frame.left))


GENERIC = ("", "個")  # units that go with any count


def one_sort(first: Claim, second: Claim) -> bool:
    """Whether two numbers of one dimension are in units that stand for one another: 所, 家; never 元, 美元."""
    one, other = (sort_of(claim.unit) or claim.unit for claim in (first, second))
    if Kind.COUNT in (first.kind, second.kind) and not {one, other}.isdisjoint(GENERIC):
        return True
    return one == other
