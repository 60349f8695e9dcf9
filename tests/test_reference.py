"""The reference table: what loads, what is refused and how, and that the bundled one is sound."""

from __future__ import annotations

import csv
import io
import pickle
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from factcheck.reference.table import (
    COLUMNS,
    Fact,
    ReferenceTable,
    ReferenceTableError,
    bundled,
    load,
)

ROW = {
    "fact_id": "t-halls",
    "subject": "社區會堂",
    "subject_aliases": "会堂|Community Hall",
    "scope": "青松區",
    "scope_aliases": "本區",
    "measure": "數目",
    "unit": "座",
    "value": "12",
    "low": "",
    "high": "",
    "valid_from": "2021-04-01",
    "valid_to": "2023-03-31",
    "as_of": "2023-03-31",
    "source_title": "社區設施一覽",
    "source_publisher": "青松區辦事處",
    "source_url": "https://example.org/halls",
    "source_date": "2021-05-03",
    "note": "不計臨時會堂",
}


def write(path: Path, *changes: dict[str, str], header: tuple[str, ...] = COLUMNS) -> Path:
    text = io.StringIO()
    writer = csv.DictWriter(text, header, lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    writer.writerows([{**ROW, **change} for change in changes])
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def refused(path: Path) -> ReferenceTableError:
    with pytest.raises(ReferenceTableError) as caught:
        load([path])
    return caught.value


def test_columns_are_the_contract():
    assert ",".join(COLUMNS) == (
        "fact_id,subject,subject_aliases,scope,scope_aliases,measure,unit,value,low,high,valid_from,"
        "valid_to,as_of,source_title,source_publisher,source_url,source_date,note"
    )


def test_a_row_is_read(tmp_path):
    path = write(tmp_path / "t.csv", {})
    (fact,) = load([path]).facts
    assert fact.value == Decimal(12)
    assert fact.subject_aliases == ("会堂", "Community Hall")
    assert (fact.valid_from, fact.valid_to) == (date(2021, 4, 1), date(2023, 3, 31))
    assert (fact.file, fact.row) == (path.as_posix(), 2)
    assert fact.bounds == (Decimal(12), Decimal(12))
    assert fact.days == (None, None)
    assert fact.holds_on(date(2023, 3, 31))
    assert not fact.holds_on(date(2023, 4, 1))


def test_names_are_folded_longest_first(tmp_path):
    (fact,) = load([write(tmp_path / "t.csv", {"subject": "社 區會堂", "scope": "Ｑ區"})]).facts
    assert fact.subject_names == ("community hall", "社区会堂", "会堂")
    assert fact.scope_names == ("q区", "本区")
    assert fact.folded_measure == "数目"


def test_written_precision_is_kept(tmp_path):
    (fact,) = load([write(tmp_path / "t.csv", {"value": "0.10", "unit": "%"})]).facts
    assert str(fact.value) == "0.10"


def test_bounds_without_a_value(tmp_path):
    rows = {"value": "", "low": "300"}, {"fact_id": "t-2", "value": "310", "low": "300"}
    first, second = load([write(tmp_path / "t.csv", *rows)]).facts
    assert first.value is None
    assert first.bounds == second.bounds == (Decimal(300), None)


def test_dates_and_months(tmp_path):
    rows = (
        {"unit": "date", "value": "2022-02-03", "valid_from": "", "valid_to": ""},
        {"fact_id": "t-2", "unit": "date", "value": "", "low": "2024-09-01", "high": "2024-09-30"},
    )
    day, month = load([write(tmp_path / "t.csv", *rows)]).facts
    assert day.is_date and month.is_date
    assert day.days == (date(2022, 2, 3), date(2022, 2, 3))
    assert month.days == (date(2024, 9, 1), date(2024, 9, 30))
    assert month.bounds == (None, None)
    assert day.holds_on(date(1900, 1, 1)) and day.holds_on(date(2100, 1, 1))


def test_bom_crlf_blank_rows_and_further_columns(tmp_path):
    path = write(tmp_path / "t.csv", {"x": "1"}, {"fact_id": "t-2"}, header=("x", *COLUMNS))
    lines = path.read_text(encoding="utf-8").splitlines()
    lines.insert(2, "," * len(COLUMNS))
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join([*lines, "", ""]).encode())
    assert [(fact.fact_id, fact.row) for fact in load([path]).facts] == [("t-halls", 2), ("t-2", 4)]


@pytest.mark.parametrize(
    ("start", "end", "measured"),
    [
        ("2023-01-01", "2023-12-31", True),
        ("2024-02-01", "2024-02-29", True),
        ("2023-04-01", "2024-03-31", True),
        ("2023-11-30", "2023-11-30", True),
        ("2023-01-01", "2024-12-31", False),
        ("2023-06-28", "2024-06-04", False),
        ("2023-01-01", "", False),
        ("", "2023-12-31", False),
    ],
)
def test_a_period_that_is_measured(tmp_path, start, end, measured):
    path = write(tmp_path / "t.csv", {"valid_from": start, "valid_to": end})
    assert load([path]).facts[0].measured is measured


def test_one_fact_over_time_in_order(tmp_path):
    later = {"value": "14", "valid_from": "2023-04-01", "valid_to": ""}
    earlier = {"value": "9", "valid_from": "", "valid_to": "2021-03-31"}
    table = load([write(tmp_path / "t.csv", later, {}, earlier)])
    assert [fact.value for fact in table.by_id["t-halls"]] == [9, 12, 14]


@pytest.mark.parametrize(
    ("column", "cell", "fault"),
    [
        ("fact_id", "", "empty"),
        ("subject", " ", "empty"),
        ("measure", "", "empty"),
        ("value", "", "empty"),
        ("value", "12,000", "12,000"),
        ("value", "十二", "十二"),
        ("value", "１２", "１２"),
        ("value", "1e9", "1e9"),
        ("value", "NaN", "NaN"),
        ("value", "2023-02-30", "no such day"),
        ("value", "2023-02", "2023-02"),
        ("low", "約10", "約10"),
        ("low", "13", "more than"),
        ("high", "11", "more than"),
        ("low", "2021-01-01", "mix"),
        ("unit", "date", "ISO date"),
        ("valid_from", "2021/04/01", "2021/04/01"),
        ("valid_from", "2024-01-01", "before valid_from"),
        ("valid_to", "2021-13-01", "no such day"),
        ("as_of", "March", "March"),
        ("source_title", "", "empty"),
        ("source_publisher", "", "empty"),
        ("source_url", "javascript:1", "web address"),
        ("source_date", "2021", "2021"),
    ],
)
def test_a_broken_cell_is_named(tmp_path, column, cell, fault):
    path = write(tmp_path / "t.csv", {"fact_id": "t-0"}, {column: cell})
    error = refused(path)
    assert (error.file, error.row) == (path.as_posix(), 3)
    assert fault in error.fault
    told = {("low", "13"): "value", ("high", "11"): "value", ("unit", "date"): "value"}
    told |= {("low", "2021-01-01"): "value", ("valid_from", "2024-01-01"): "valid_to"}
    assert error.column == told.get((column, cell), column)
    for part in (path.as_posix(), "row 3", error.column):
        assert part in str(error)


def test_low_above_high(tmp_path):
    error = refused(write(tmp_path / "t.csv", {"value": "", "low": "5", "high": "4"}))
    assert (error.row, error.column) == (2, "high")


def test_a_date_has_the_unit_date(tmp_path):
    error = refused(write(tmp_path / "t.csv", {"value": "2021-04-01"}))
    assert (error.row, error.column) == (2, "unit")


def test_a_source_without_any_date(tmp_path):
    error = refused(write(tmp_path / "t.csv", {"source_date": "", "as_of": ""}))
    assert (error.row, error.column) == (2, "source_date")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {"value": "13"}),
        ({}, {"value": "13", "valid_from": "2023-03-31", "valid_to": ""}),
        ({"valid_to": ""}, {"value": "13", "valid_from": "2030-01-01", "valid_to": ""}),
        ({"valid_from": ""}, {"value": "13", "valid_from": "", "valid_to": "1999-12-31"}),
        ({}, {"unit": "間"}),
        ({}, {"low": "11"}),
    ],
)
def test_two_values_for_one_day(tmp_path, first, second):
    error = refused(write(tmp_path / "t.csv", first, {"fact_id": "t-0"}, second))
    assert (error.row, error.column) == (4, "valid_from")
    assert "row 2" in error.fault


def test_a_long_row_is_not_forgotten_behind_a_short_one(tmp_path):
    rows = (
        {"valid_from": "2001-01-01", "valid_to": "2020-12-31"},
        {"valid_from": "2002-01-01", "valid_to": "2002-12-31"},
        {"valid_from": "2005-01-01", "valid_to": "2005-12-31", "value": "13"},
    )
    assert refused(write(tmp_path / "t.csv", *rows)).row == 4


def test_a_row_that_stands_twice(tmp_path):
    error = refused(write(tmp_path / "t.csv", {}, {"fact_id": "t-0"}, {"note": "again"}))
    assert (error.row, error.column) == (4, "fact_id")


def test_files_are_checked_against_each_other(tmp_path):
    first = write(tmp_path / "a.csv", {})
    second = write(tmp_path / "b.csv", {"value": "13"})
    with pytest.raises(ReferenceTableError, match=r"a\.csv") as caught:
        load([first, second])
    assert caught.value.file == second.as_posix()
    with pytest.raises(ReferenceTableError):
        load([first]) + load([second])
    assert len((load([first]) + ReferenceTable()).facts) == 1


@pytest.mark.parametrize(
    ("content", "row", "fault"),
    [
        (b"", 1, "fact_id"),
        (b"fact_id,subject\r\nx,y\r\n", 1, "measure"),
        ("社區".encode("big5"), 0, "UTF-8"),
        (b'"open', 1, "not CSV"),
        (",".join((*COLUMNS, "unit")).encode(), 1, "twice"),
        ((",".join(COLUMNS) + "\na,b\n").encode(), 2, "2 cells"),
    ],
)
def test_a_broken_file_is_named(tmp_path, content, row, fault):
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    error = refused(path)
    assert (error.file, error.row) == (path.as_posix(), row)
    assert fault in error.fault


def test_a_missing_file_is_named(tmp_path):
    assert "nowhere.csv" in str(refused(tmp_path / "nowhere.csv"))


def test_an_error_travels_between_processes():
    error = ReferenceTableError("t.csv", "odd", 7, "unit")
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.row) == ("t.csv, row 7, column unit: odd", 7)


# The bundled table

README = Path(__file__).parents[1] / "reference_data" / "README.md"


def hosts() -> set[str]:
    """The first column of the table of hosts."""
    text = README.read_text(encoding="utf-8")
    return set(re.findall(r"^\| `([^`]+\.[^`]+)` \|", text, re.MULTILINE))


def facts() -> tuple[Fact, ...]:
    return bundled().facts


def test_the_bundled_table_is_large_enough():
    assert len(facts()) >= 120
    assert len(bundled().by_id) >= 80


def test_every_bundled_row_has_a_source_at_a_listed_host():
    listed = hosts()
    for fact in facts():
        assert fact.source_date or ("as_of" in fact.note or "資料日期" in fact.note), fact.fact_id
        assert fact.source_url.startswith("http"), fact.fact_id
        assert urlsplit(fact.source_url).netloc in listed, fact.source_url


def test_no_listed_host_is_unused():
    assert hosts() == {urlsplit(fact.source_url).netloc for fact in facts()}


def test_bundled_ids_are_plain():
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", key) for key in bundled().by_id)


def test_bundled_rows_of_a_fact_have_one_subject_measure_and_unit():
    for key, rows in bundled().by_id.items():
        assert len({(row.measure, row.unit, row.scope) for row in rows}) == 1, key
        assert all(set(rows[0].subject_names) & set(row.subject_names) for row in rows), key


def test_no_two_bundled_facts_say_otherwise_of_the_same():
    """Two ids for the same name, scope, measure and unit would let one contradict the other."""
    seen: dict[tuple[str, ...], str] = {}
    for fact in facts():
        for name in fact.subject_names:
            key = (name, fact.scope, fact.measure, fact.unit)
            assert seen.setdefault(key, fact.fact_id) == fact.fact_id, key


def test_no_alias_stands_twice_in_a_bundled_row():
    for fact in facts():
        for names in ((fact.subject, *fact.subject_aliases), (fact.scope, *fact.scope_aliases)):
            assert len(set(names)) == len(names), fact.fact_id


def test_bundled_cells_are_no_formulas():
    for fact in facts():
        for cell in (fact.subject, fact.measure, fact.note, fact.source_title):
            assert not cell.startswith(("=", "+", "-", "@")), fact.fact_id


def test_the_bundled_table_is_found_and_kept():
    assert bundled() is bundled()


def test_no_bundled_table(monkeypatch, tmp_path):
    monkeypatch.setattr("factcheck.reference.table.files", lambda _: tmp_path)
    monkeypatch.setattr(
        "factcheck.reference.table.__file__", str(tmp_path / "a" / "b" / "c" / "table.py")
    )
    with pytest.raises(ReferenceTableError, match=r"reference_data/facts\.csv"):
        bundled.__wrapped__()
