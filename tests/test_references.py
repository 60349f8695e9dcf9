"""Lookups in the reference table: histories, names in texts, values in words, lookalike sentences."""

from __future__ import annotations

import csv
import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims import Document, extract
from claims.lexicon import read_table
from claims.text.characters import fold_characters
from factcheck.reference.facets import FacetRow, measure_of
from factcheck.reference.histories import NameIndex, histories
from factcheck.reference.lookups import lookups
from factcheck.reference.scales import scale, unit_id
from factcheck.reference.table import COLUMNS, ReferenceTable, load
from factcheck.wording import amount, number

CASES = tomllib.loads(
    (Path(__file__).parent / "cases" / "references.toml").read_text(encoding="utf-8")
)
SOURCE = {
    "source_title": "t",
    "source_publisher": "p",
    "source_url": "https://example.org/",
    "source_date": "2025-01-01",
}


def table_of(rows, folder) -> ReferenceTable:
    path = folder / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(SOURCE | row for row in rows)
    return load([path])


def row(fact_id, subject, measure, unit, value, start="", end="", **more):
    cells = {"fact_id": fact_id, "subject": subject, "measure": measure, "unit": unit}
    return cells | {"value": value, "valid_from": start, "valid_to": end} | more


@pytest.fixture(scope="session")
def harbour(tmp_path_factory):
    return table_of(CASES["row"], tmp_path_factory.mktemp("table"))


def standings_of(text, table, published=date(2025, 9, 20)):
    document = Document.from_text(text, path="a.txt", published=published)
    return [(found.standing, found.fact.fact_id) for found in lookups(extract(document), table)]


@pytest.mark.parametrize("case", CASES["wrong"], ids=lambda case: case["text"][:24])
def test_wrong_is_found(case, harbour):
    against = [pair for pair in standings_of(case["text"], harbour) if pair[0] != "supported"]
    assert against == [(case["standing"], case["fact"])]


@pytest.mark.parametrize("text", CASES["right"]["texts"], ids=lambda text: text[:24])
def test_lookalike_is_silent(text, harbour):
    found = standings_of(text, harbour)
    assert [pair for pair in found if pair[0] in ("contradicted", "outdated")] == []


def test_rows_of_one_thing_under_two_ids_are_one_history(tmp_path):
    rows = [
        row("pass-old", "渡輪月票", "每月收費", "HKD", "240", "2019-01-01", "2024-12-31"),
        row("pass-new", "渡輪月票", "每月收費", "HKD", "290", "2025-01-01"),
        row("pass-bus", "巴士月票", "每月收費", "HKD", "400", "2025-01-01"),
    ]
    found = [[fact.fact_id for fact in one.rows] for one in histories(table_of(rows, tmp_path))]
    assert found == [["pass-old", "pass-new"], ["pass-bus"]]


def test_two_values_for_one_day_stay_two_histories(tmp_path):
    rows = [
        row("grant-a", "青苗計劃", "總額", "HKD", "1000000", "2020-01-01"),
        row(
            "grant-b",
            "育苗計劃",
            "總額",
            "HKD",
            "2000000",
            "2021-01-01",
            subject_aliases="青苗計劃",
        ),
    ]
    assert len(histories(table_of(rows, tmp_path))) == 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("海星書院附屬小學有學生六百人", ["海星書院附屬小學"]),
        ("海星書院有學生六百人", ["海星書院"]),
        ("堆填區的建築棄置量去年減半", []),
        ("把堆填區棄置量由2010年的水平減半", ["堆填區棄置量減半"]),
        ("BUSINESS大樓", []),
        ("BUS專線", ["bus"]),
    ],
)
def test_names_in_a_text(text, names, tmp_path):
    subjects = ("海星書院", "海星書院附屬小學", "堆填區棄置量減半", "BUS")
    table = table_of(
        [row(f"f{at}", name, "數目", "個", "1") for at, name in enumerate(subjects)], tmp_path
    )
    found = NameIndex(histories(table)).occurrences(fold_characters(text).lower())
    assert [one.name for one in found] == [fold_characters(name) for name in names]


def test_the_longest_name_that_stands_there_counts(tmp_path):
    table = table_of(
        [row("a", "印花稅", "稅率", "%", "5"), row("b", "從價印花稅", "稅率", "%", "8")], tmp_path
    )
    found = NameIndex(histories(table)).occurrences(fold_characters("從價印花稅稅率為8%"))
    assert [one.history.fact_id for one in found] == ["b"]


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        ("10000000000", "HKD", "100億元"),
        ("44500", "HKD", "44,500元"),
        ("150000000", "HKD", "1.5億元"),
        ("7000000", "HKD", "700萬元"),
        ("299000000000", "USD", "2,990億美元"),
        ("4500000000000", "HKD", "4.5萬億元"),
        ("33.33333333333333", "%", "33.33%"),
        ("20", "%", "20%"),
        ("21500000", "TEU", "2,150萬個標準箱"),
        ("3", "rank", "第3位"),
        ("16", "所", "16所"),
        ("36", "month", "36個月"),
        ("2400", "公頃", "2,400公頃"),
        ("12.6", "km", "12.6公里"),
        ("0", "宗", "0宗"),
        ("-2.5", "%", "-2.5%"),
    ],
)
def test_amount(value, unit, written):
    assert amount(Decimal(value), unit) == written


@given(st.decimals(min_value=-(10**14), max_value=10**14, places=3))
def test_a_number_in_words_is_within_a_thousandth(value):
    text = number(value).replace(",", "")
    for name, size in (("萬億", 10**12), ("億", 10**8), ("萬", 10**4), ("", 1)):
        if text.endswith(name):
            read = Decimal(text.removesuffix(name)) * size
            break
    assert abs(read - value) <= abs(value) / 1000


@pytest.mark.parametrize(
    ("one", "other", "times"),
    [("km2", "公頃", 100), ("year", "month", 12), ("公噸", "kg", 1000), ("小時", "minute", 60)],
)
def test_scales(one, other, times):
    first, second = scale(one), scale(other)
    assert first[0] == second[0]
    assert first[1] == second[1] * times


def test_months_are_no_days():
    assert scale("month")[0] != scale("day")[0]


def test_a_classifier_is_its_own_unit():
    assert unit_id("所") == "所"
    assert scale("所") == ("count", 1)


@pytest.mark.parametrize("facet", read_table("facets.csv", FacetRow), ids=lambda facet: facet.facet)
def test_facets_have_an_example_in_their_own_words(facet):
    words = facet.words.split("|")
    assert any(word in facet.example for word in words)
    assert len(words) == len(set(words))


def test_what_a_measure_asks_for():
    measure = measure_of(fold_characters("每家企業累計資助上限"), "HKD", ("青苗计划",))
    assert {"per", "cumulative", "cap"} <= measure.roles
    assert measure.cover(fold_characters("每間公司累計最多可獲津貼")) == 1.0
    assert measure.cover(fold_characters("去年批出")) == 0.0
