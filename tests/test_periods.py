"""Runs tests/cases/periods.toml, whose first lines say how a case is written."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest

from claims import Document, extract

PUBLISHED = date(2025, 3, 12)
CASES = Path(__file__).parent / "cases" / "periods.toml"


def parameters():
    for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]:
        assert set(case) <= {"text", "periods", "xfail"}, case
        marks = [pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else []
        yield pytest.param(case["text"], case["periods"], id=case["text"][:24], marks=marks)


def period_of(claim):
    ends = [day.isoformat() if day else "" for day in (claim.period_start, claim.period_end)]
    return "/".join(ends) if any(ends) else ""


@pytest.mark.parametrize(("text", "periods"), list(parameters()))
def test_periods(text, periods):
    document = Document.from_text(text, path="a.txt", published=PUBLISHED)
    claims = [claim for claim in extract(document) if claim.mention.period is None]
    read = {
        quote: [period_of(claim) for claim in claims if quote in claim.quote] for quote in periods
    }
    assert read == {quote: [period] for quote, period in periods.items()}


def test_a_list_takes_the_period_of_its_heading_only_likely():
    document = Document.from_text("2023年業績\n\n•純利：1.1億元\n", path="a.txt")
    (profit,) = (claim for claim in extract(document) if claim.unit == "HKD")
    assert profit.frame.period_from == "heading"


def test_a_cell_takes_the_period_of_its_column():
    rows = "指標\t2022年\t2023年\n意外\t340宗\t410宗\n"
    claims = [claim for claim in extract(Document.from_text(rows, path="a.txt")) if claim.unit]
    assert [(claim.period_start.year, claim.frame.period_from) for claim in claims] == [
        (2022, "column"),
        (2023, "column"),
    ]
