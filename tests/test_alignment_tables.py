"""The tables of sorts and of what dates are told of: each row's example is read as the row says."""

from __future__ import annotations

from datetime import date

import pytest

from claims import Claim, Document, extract
from claims.frames.times import DateCueRow, cues
from claims.lexicon import read_table
from claims.model import Kind
from claims.text.folding import fold_characters
from factcheck.alignment.dimensions import SortRow, sort_of

SORTS = read_table("sorts.csv", SortRow)
CUES = read_table("date_cues.csv", DateCueRow)
ROLE = {
    "until": "dating",
    "reporting": "reporting",
    "release": "reporting",
    "named_by_year": "naming",
}


def read(text: str) -> list[Claim]:
    return list(extract(Document.from_text(text, path="a.txt", published=date(2025, 3, 12))))


@pytest.mark.parametrize("row", SORTS, ids=lambda row: row.sort)
def test_example_counts_in_a_unit_of_the_sort(row: SortRow) -> None:
    units = [claim.unit for claim in read(row.example)]
    assert set(units) & set(row.units.split("|"))
    assert row.sort in map(sort_of, units)


def test_no_unit_is_of_two_sorts() -> None:
    units = [unit for row in SORTS for unit in row.units.split("|")]
    assert len(units) == len(set(units))


def test_sorts_in_both_scripts_and_no_sort_for_what_goes_with_any() -> None:
    assert sort_of("輛") == sort_of("辆") == "machines"
    assert sort_of("個") == sort_of("") == ""


@pytest.mark.parametrize("row", CUES, ids=lambda row: row.kind)
def test_date_of_the_example_has_the_role_of_the_row(row: DateCueRow) -> None:
    folded = fold_characters(row.example)
    assert any(word in folded for word in cues(row.kind))
    dated = [claim for claim in read(row.example) if claim.kind is Kind.DATE]
    roles = dated[0].frame.roles & {"dating", "reporting", "naming"}
    assert roles == ({ROLE[row.kind]} if row.kind in ROLE else set())
