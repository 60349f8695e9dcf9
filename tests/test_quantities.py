"""Quantities: the corpora, the lexicon's examples, and what holds for any text."""

from __future__ import annotations

import re
import time
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.lexicon import read_table
from claims.model import Mention
from claims.quantities.names import NameRow
from claims.quantities.qualifiers import QualifierRow
from claims.quantities.reader import find_quantities
from claims.quantities.units import ClassifierRow, CurrencyRow, UnitRow
from claims.text.characters import fold_characters

CASES = Path(__file__).with_name("cases")


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / name).read_text("utf-8"))


def found_in(text: str) -> list[Mention]:
    return find_quantities(fold_characters(text))


def brackets(surface: str) -> tuple[str, int, int]:
    """Text, start and end of what the brackets mark; the whole text without them."""
    if "[" not in surface:
        return surface, 0, len(surface)
    start, end = surface.index("["), surface.index("]") - 1
    return surface.replace("[", "").replace("]", ""), start, end


def at_place(text: str, start: int, end: int) -> Mention:
    here = [m for m in found_in(text) if m.start < end and start < m.end]
    assert len(here) == 1, f"one mention wanted at {text[start:end]}, found {here}"
    return here[0]


ROWS = [(row, surface) for row in load("quantities.toml")["case"] for surface in row["surfaces"]]


@pytest.mark.parametrize(("row", "surface"), ROWS, ids=[s for _, s in ROWS])
def test_quantity(row: dict[str, Any], surface: str) -> None:
    text, start, end = brackets(surface)
    mention = at_place(text, start, end)
    quantity = mention.quantity
    assert quantity is not None
    if not row.get("partial"):
        assert text[mention.start : mention.end] == text[start:end]
    if row["kind"] not in ("number", "percent") or "unit" in row:
        assert mention.kind == row["kind"]
    if "value" in row:
        assert quantity.value == Decimal(row["value"]) * (1 if mention.kind == row["kind"] else 100)
    elif "low" in row:
        assert quantity.value is None
    for key in ("low", "high"):
        if key in row:
            assert getattr(quantity, key) == Decimal(row[key])
    if "unit" in row:
        assert quantity.unit == row["unit"]
    if "qualifier" in row:
        assert quantity.qualifier == row["qualifier"]
    if "flags" in row:
        assert set(row["flags"][:1]) <= set(mention.flags)
    if "step" in row and surface == row["surfaces"][0]:
        assert quantity.step == Decimal(row["step"])


HEDGED = [(row, text) for row in load("qualifiers.toml")["case"] for text in row["texts"]]


@pytest.mark.parametrize(("row", "marked"), HEDGED, ids=[t for _, t in HEDGED])
def test_hedge_and_bound(row: dict[str, Any], marked: str) -> None:
    core = re.sub(r"[\[\]]", "", marked)
    core_start, core_end = core.index("{"), core.index("}") - 1
    text, start, end = brackets(re.sub("[{}]", "", marked))
    if "[" not in marked:
        start, end = core_start, core_end
    mention = at_place(text, core_start, core_end)
    quantity = mention.quantity
    assert quantity is not None
    assert (text[mention.start : mention.end], quantity.qualifier) == (
        text[start:end],
        row["qualifier"],
    )
    assert text[mention.core_start : mention.core_end] == text[core_start:core_end]
    if "value" in row:
        assert quantity.value == Decimal(row["value"])
    for key in ("low", "high"):
        if key in row:
            assert getattr(quantity, key) == Decimal(row[key])


NOTHING = [
    (kind, text) for kind, part in load("not_numbers.toml").items() for text in part["texts"]
]


@pytest.mark.parametrize(("kind", "text"), NOTHING, ids=[f"{k}-{t}" for k, t in NOTHING])
def test_not_a_number(kind: str, text: str) -> None:
    assert found_in(text) == [], kind


def test_the_corpus_of_what_must_not_be_read_is_large() -> None:
    assert len(NOTHING) >= 200


# ------------------------------------------------------------------ the lexicon's examples


@pytest.mark.parametrize("row", read_table("units.csv", UnitRow), ids=lambda row: row.example)
def test_example_of_every_unit(row: UnitRow) -> None:
    mentions = found_in(row.example)
    ids = {"tenth": "%", "zhe": "%", "‰": "%", "bp": "pp", "dozen": "", "刻鐘": "minute"}
    assert [m.quantity.unit for m in mentions if m.quantity] == [ids.get(row.id, row.id)]


@pytest.mark.parametrize(
    "row", read_table("classifiers.csv", ClassifierRow), ids=lambda row: row.example
)
def test_example_of_every_classifier(row: ClassifierRow) -> None:
    mentions = found_in(row.example)
    assert [m.quantity.unit for m in mentions if m.quantity] == [
        "" if row.kind == "thing" else row.id
    ]


@pytest.mark.parametrize(
    "row", read_table("currencies.csv", CurrencyRow), ids=lambda row: row.example
)
def test_example_of_every_currency(row: CurrencyRow) -> None:
    mentions = found_in(row.example)
    wanted = "HKD" if row.code == "place" else row.code
    assert [(m.kind, m.quantity.unit) for m in mentions if m.quantity] == [("money", wanted)]


@pytest.mark.parametrize(
    "row", read_table("qualifiers.csv", QualifierRow), ids=lambda row: row.example
)
def test_example_of_every_hedge(row: QualifierRow) -> None:
    wanted = "exact" if row.qualifier == "none" else row.qualifier
    for mention in found_in(row.example):
        assert mention.quantity is not None
        assert mention.quantity.qualifier == wanted
        if wanted != "exact":
            return
    assert wanted == "exact", "the example must be read"


@pytest.mark.parametrize("row", read_table("names.csv", NameRow), ids=lambda row: row.name)
def test_example_of_every_name(row: NameRow) -> None:
    assert found_in(row.example) == []


# ------------------------------------------------------------------ any text

ALPHABET = "0123456789.,%$-+/:一二三十百千万亿两半几数多余第前约逾近至到元人所个年月日天成倍分之又（）。，\n aK的"


@given(st.text(ALPHABET, max_size=80))
def test_mentions_are_sorted_apart_and_inside(text: str) -> None:
    end = 0
    for mention in find_quantities(text):
        assert end <= mention.start <= mention.core_start < mention.core_end <= mention.end
        end = mention.end
        quantity = mention.quantity
        assert quantity is not None
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
    assert end <= len(text)


@given(st.text(max_size=60))
def test_nothing_ever_raises(text: str) -> None:
    find_quantities(fold_characters(text))


@given(st.text(ALPHABET, max_size=60), st.data())
def test_taken_spans_stay_free(text: str, data: st.DataObject) -> None:
    ends = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4)))
    taken = [(a, b) for a, b in zip(ends[::2], ends[1::2], strict=False) if a < b]
    for mention in find_quantities(text, taken):
        assert all(mention.end <= a or b <= mention.start for a, b in taken)


@given(st.lists(st.sampled_from([s for _, s in ROWS]), max_size=5))
def test_blocks_do_not_touch_one_another(surfaces: list[str]) -> None:
    texts = [brackets(surface)[0] for surface in surfaces]
    whole = [m.quantity for m in found_in("\n".join(texts))]
    assert whole == [m.quantity for text in texts for m in found_in(text)]


def test_place_is_the_currency_of_a_bare_yuan() -> None:
    text = fold_characters("撥款3億元，另加$500")
    units = {m.quantity.unit for m in find_quantities(text, place="CNY") if m.quantity}
    assert units == {"CNY"}


HOSTILE = [
    "三分之一至",
    "每5人中",
    "每5人就就",
    "一年多三个月又",
    "零下",
    "个半",
    "一",
    "十百千万",
    "1,",
    "1",
    "百分之",
    "1.1",
    "（",
    "1至",
    "1-",
    "约",
    "一个及",
    "三分之",
    "数以万",
    "第1至",
    "1天1时",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_repetition_is_linear(unit: str) -> None:
    """Twice the text takes about twice the time; a generous factor for a busy machine."""

    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        best = 9.0
        for _ in range(3):
            began = time.process_time()
            find_quantities(text)
            best = min(best, time.process_time() - began)
        return best

    seconds(2_000)
    assert seconds(40_000) < 10 * seconds(10_000) + 0.3
