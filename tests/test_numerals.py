"""Numerals: the corpus, the grammar against cn2an, and what no text may do."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.quantities.numerals import RUN_PATTERN, parse_numeral
from claims.text.characters import fold_characters

CORPUS = tomllib.loads(
    Path(__file__).with_name("cases").joinpath("numerals.toml").read_text("utf-8")
)
SURFACES = [(row, surface) for row in CORPUS["numeral"] for surface in row["surfaces"]]


@pytest.mark.parametrize(("row", "surface"), SURFACES, ids=[s for _, s in SURFACES])
def test_value_of_every_surface(row: dict[str, str], surface: str) -> None:
    token = fold_characters(surface)
    found = RUN_PATTERN.match(token)
    assert found is not None
    assert found[0] == token, "the run must be the whole surface"
    numeral = parse_numeral(token)
    assert numeral is not None
    assert numeral.value == (Decimal(row["value"]) if "value" in row else None)
    for bound in ("low", "high"):
        if bound in row:
            assert getattr(numeral, bound) == Decimal(row[bound])


STEPS = [(row, row["surfaces"][0]) for row in CORPUS["numeral"] if "step" in row]


@pytest.mark.parametrize(("row", "surface"), STEPS, ids=[s for _, s in STEPS])
def test_written_precision(row: dict[str, str], surface: str) -> None:
    numeral = parse_numeral(fold_characters(surface))
    assert numeral is not None
    assert numeral.step == Decimal(row["step"])


@pytest.mark.parametrize("surface", CORPUS["malformed"]["surfaces"])
def test_malformed_numbers_are_found_as_such(surface: str) -> None:
    numeral = parse_numeral(fold_characters(surface))
    assert numeral is not None
    assert numeral.value is None
    assert "malformed-number" in numeral.flags


@pytest.mark.parametrize("surface", CORPUS["none"]["surfaces"])
def test_no_numeral(surface: str) -> None:
    assert parse_numeral(fold_characters(surface)) is None


@given(st.integers(0, 10**16 - 1))
def test_number_to_chinese_and_back(number: int) -> None:
    """cn2an writes the number; the grammar reads it."""
    numeral = parse_numeral(cn2an.an2cn(number))
    assert numeral is not None
    assert numeral.value == number


@given(st.integers(1, 10**16 - 1))
def test_capitals_and_back(number: int) -> None:
    numeral = parse_numeral(cn2an.an2cn(number, "up"))
    assert numeral is not None
    assert numeral.value == number


@given(st.integers(0, 10**8), st.integers(1, 999))
def test_decimals_to_chinese_and_back(whole: int, thousandths: int) -> None:
    number = Decimal(whole) + Decimal(thousandths) / 1000
    numeral = parse_numeral(cn2an.an2cn(str(number.normalize())))
    assert numeral is not None
    assert numeral.value == number


@given(st.integers(0, 10**30))
def test_thousands_separators_change_nothing(number: int) -> None:
    plain, grouped = parse_numeral(str(number)), parse_numeral(f"{number:,}")
    assert plain is not None
    assert grouped is not None
    assert plain.value == grouped.value == number


@given(
    st.text(
        "0123456789.,·零〇一二两三四五六七八九十百千万亿兆廿卅壹贰拾佰仟几数多余点",
        min_size=1,
        max_size=60,
    )
)
def test_never_raises(token: str) -> None:
    numeral = parse_numeral(token)
    if numeral is not None and numeral.low is not None and numeral.high is not None:
        assert numeral.low <= numeral.high


def test_hundreds_of_digits_are_one_malformed_number() -> None:
    numeral = parse_numeral("7" * 100_000)
    assert numeral is not None
    assert numeral.flags == ("malformed-number",)
