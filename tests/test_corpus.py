"""The corpus of readings as a whole: how many surfaces say something, and how many say nothing."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from claims.text.characters import fold_characters

CASES = Path(__file__).with_name("cases")
READ = {  # table → its lists of cases, and the key of a case's surfaces
    "numerals": (("numeral",), "surfaces"),
    "quantities": (("case",), "surfaces"),
    "qualifiers": (("case",), "texts"),
    "dates": (("case", "context"), "surfaces"),
}


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))


def surfaces(name: str) -> list[str]:
    """Everything in a table that must be read; a case about a context is its one text."""
    lists, key = READ[name]
    table = load(name)
    return [
        text
        for part in lists
        for case in table[part]
        for text in (case[key] if key in case else [case["text"]])
    ]


def silent() -> list[str]:
    """Everything that must not be read as a number or a date."""
    texts = [text for part in load("not_numbers").values() for text in part["texts"]]
    texts += load("numerals")["none"]["surfaces"]
    return texts + [text for case in load("dates")["reject"] for text in case["texts"]]


def everything() -> list[str]:
    return [text for name in READ for text in surfaces(name)]


def test_the_corpus_is_large() -> None:
    assert len(everything()) >= 1500
    assert len(silent()) >= 450


def test_every_kind_has_its_surfaces() -> None:
    kinds = Counter[str]()
    for case in load("quantities")["case"]:
        kinds[case["kind"]] += len(case["surfaces"])
    assert min(kinds.values()) >= 10
    assert all(kinds[kind] >= 60 for kind in ("count", "money", "percent", "measure", "duration"))
    assert len(surfaces("dates")) >= 600


def _in(texts: Iterable[str], characters: str) -> int:
    return sum(any(character in text for character in characters) for text in texts)


def test_scripts_and_widths_are_mixed() -> None:
    texts = everything()
    simplified = sum(fold_characters(text) == text for text in texts)
    assert _in(texts, "０１２３４５６７８９％") >= 40
    assert len(texts) - simplified >= 400, "Traditional or full width"
    assert _in(texts, "亿万约个间") >= 60, "Simplified"


@pytest.mark.parametrize("name", [*READ, "not_numbers"])
def test_no_list_names_a_surface_twice(name: str) -> None:
    table = load(name)
    lists = [
        [*case.get("surfaces", ()), *case.get("texts", ())]
        for part in table.values()
        for case in (part if isinstance(part, list) else [part])
    ]
    twice = [text for texts in lists for text, times in Counter(texts).items() if times > 1]
    assert twice == []
