"""Runs tests/cases/frames.toml, whose first lines say how a case is written."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claims import Document, extract
from claims.text.folding import fold_characters

CASES = Path(__file__).parent / "cases" / "frames.toml"
KEYS = {
    *("name", "text", "quote", "published", "title", "xfail"),
    *("head", "not_head", "roles", "without", "scope", "period"),
}


def parameters():
    for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]:
        marks = [pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else []
        yield pytest.param(case, id=case["name"], marks=marks)


def claim_of(case):
    document = Document.from_text(
        case["text"], path="a.txt", published=case.get("published"), title=case.get("title", "")
    )
    found = [claim for claim in extract(document) if case["quote"] in claim.quote]
    assert len(found) == 1, f"{case['quote']}: read as {[claim.quote for claim in found]}"
    return found[0]


def period_of(claim):
    ends = [day.isoformat() if day else "" for day in (claim.period_start, claim.period_end)]
    return "/".join(ends) if any(ends) else ""


@pytest.mark.parametrize("case", list(parameters()))
def test_frame(case):
    assert set(case) <= KEYS, set(case) - KEYS
    claim = claim_of(case)
    if "head" in case:
        assert fold_characters(case["head"]) in claim.subject
    if "not_head" in case:
        assert fold_characters(case["not_head"]) not in claim.subject
    assert set(case.get("roles", ())) <= claim.frame.roles
    assert not set(case.get("without", ())) & claim.frame.roles
    if "scope" in case:
        assert fold_characters(case["scope"]) == claim.scope
    if "period" in case:
        assert case["period"] == period_of(claim)


def test_names_are_unique():
    names = [case["name"] for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]]
    assert len(names) == len(set(names))
