"""Counts of a running event: what the words name, and as of when a number is told."""

from __future__ import annotations

from datetime import date

import pytest

from claims import Document, extract
from claims.lexicon import read_table
from claims.model import Kind
from factcheck.alignment.cells import Cell, cell_of
from factcheck.alignment.moments import Moment, moments
from factcheck.alignment.tolls import Toll, tolls

ROWS = read_table("tolls.csv", Toll)
DAY = date(2025, 3, 10)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.toll)
def test_the_example_of_a_toll_is_one(row: Toll) -> None:
    found = [tolls(claim) for claim in extract(Document.from_text(row.example))]
    assert any(told.get(row.toll) is (row.course == "rises") for told in found)


def test_what_is_no_count_is_no_toll() -> None:
    (claim,) = extract(Document.from_text("醫院距離死亡谷12公里。"))
    assert tolls(claim) == {}


@pytest.mark.parametrize(
    ("text", "day", "minute"),
    [
        ("截至10日上午8時，造成86人遇難。", DAY, 8 * 60),
        ("截至今（10日）下午3時，造成86人遇難。", DAY, 15 * 60),
        ("截至今日4時，造成86人遇難。", DAY, None),
        ("截至2月底，造成86人遇難。", date(2025, 2, 28), None),
        ("造成86人遇難，截至10日上午8時。", None, None),
        ("10日上午8時地震，造成86人遇難。", None, None),
    ],
)
def test_as_of_when(text: str, day: date | None, minute: int | None) -> None:
    claims = extract(Document.from_text(text, published=DAY))
    (found,) = (m for c, m in zip(claims, moments(claims), strict=True) if c.kind is Kind.COUNT)
    assert (found.day, found.minute) == (day, minute)


def test_an_opening_holds_for_the_rows_below_and_not_for_the_text() -> None:
    text = (
        "選舉截至今日上午九時的投票人數如下：\n東灣區 606,678 20,665\n西堤區 437,968 14,769\n\n"
        "全縣設有212個票站。\n"
    )
    claims = extract(Document.from_text(text, published=DAY))
    told = dict(zip((claim.quote for claim in claims), moments(claims), strict=True))
    assert told["20,665"] == Moment(DAY, 9 * 60, opening=True)
    assert told["14,769"].opening
    assert told["212個"] == Moment()


def test_the_figures_of_a_row_have_their_places() -> None:
    text = "南灣縣議會選舉\n東灣區 606,678 20,665\n西堤區 437,968 14,769\n"
    claims = extract(Document.from_text(text))
    assert [cell_of(claim) for claim in claims] == [Cell(0, 2), Cell(1, 2)] * 2
