"""Runs tests/cases/frames.toml, whose first lines say how a case is written."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from claims import Document, extract
from claims.frames.sentences import CROWDED
from claims.text.folding import fold_characters

CASES = Path(__file__).parent / "cases" / "frames.toml"
KEYS = {
    *("name", "text", "quote", "published", "title", "xfail"),
    *("head", "not_head", "roles", "without", "scope", "period", "near", "source"),
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
        assert fold_characters(case["head"]) in fold_characters(claim.subject)
    if "not_head" in case:
        assert fold_characters(case["not_head"]) not in fold_characters(claim.subject)
    assert set(case.get("roles", ())) <= claim.frame.roles
    assert not set(case.get("without", ())) & claim.frame.roles
    if "near" in case:
        told = (*claim.frame.before, *claim.frame.after, *claim.frame.far)
        assert fold_characters(case["near"]) in "".join(told)
    if "scope" in case:
        assert fold_characters(case["scope"]) == claim.scope
    if "source" in case:
        assert case["source"] == claim.attribution
    if "period" in case:
        assert case["period"] == period_of(claim)


@pytest.mark.parametrize("count", [CROWDED, CROWDED + 1])
def test_the_frames_of_a_heap_of_numbers_are_bare(count):
    text = "工廠僱用" + "3名工人和" * count + "其他人。另有5名廚師。"
    *heap, cook = extract(Document.from_text(text))
    assert len(heap) == count
    assert {bool(claim.frame.head) for claim in heap} == {count <= CROWDED}
    assert cook.frame.head


def test_names_are_unique():
    names = [case["name"] for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]]
    assert len(names) == len(set(names))


def test_subject_is_in_the_characters_of_the_source_and_measure_without_roles():
    found = extract(Document.from_text("全港鐵路公司上月預計有16所國家重點實驗室。", path="a.txt"))
    (claim,) = [one for one in found if "16" in one.quote]
    assert claim.subject == "國家重點實驗室"
    assert claim.frame.roles
    assert not set(claim.frame.roles) & set(claim.measure.split())
