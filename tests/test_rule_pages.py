"""The pages in Traditional Chinese: one for each rule, in shape, with the figures of the English page."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Protocol
from unicodedata import east_asian_width

import opencc
import pytest

import factcheck.rules
from factcheck.rules import CATALOGUE
from factcheck.rules.pages import sections_of
from factcheck.rules.rule import Rule

PAGES = Path(factcheck.rules.__file__).with_name("pages_zh")
SECTIONS = ["標出什麼", "為什麼", "不標什麼", "量度結果"]
INDENT = "    "
LONGEST = 60  # full-width characters
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
HAN = re.compile(r"[\u3400-\u9fff]")
# Half-width punctuation or a space between two Chinese characters: an English habit.
LOOSE = re.compile(r"[\u3400-\u9fff] *[,;:!?()] *[\u3400-\u9fff]|[\u3400-\u9fff] +[\u3400-\u9fff]")
RULES = pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)


class Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def converter(name: str) -> Converter:
    made: Converter = opencc.OpenCC(name)
    return made


def simplified_only(text: str) -> set[str]:
    """Characters that Hong Kong writes otherwise: changed alone and in their text, and Simplified already.

    說 is changed too (to 説), but is no Simplified character; 里 alone is changed, but not in 公里.
    """
    to_hong_kong, to_simplified = converter("s2hk"), converter("hk2s")
    changed = to_hong_kong.convert(text)
    assert len(changed) == len(text)
    return {
        here
        for here, there in zip(text, changed, strict=True)
        if here != there
        and to_hong_kong.convert(here) != here
        and to_simplified.convert(here) == here
    }


def page(rule: Rule) -> str:
    return (PAGES / f"{rule.code}.txt").read_text(encoding="utf-8")


def sections(text: str) -> dict[str, list[str]]:
    """The lines of each section by its heading, in the order of the page; the summary under ""."""
    found: dict[str, list[str]] = {"": []}
    heading = ""
    for line in text.splitlines():
        if line and not line.startswith(" "):
            if not found[""]:
                found[""].append(line)
                continue
            heading = line
            assert heading not in found, f"{heading} stands twice"
            found[heading] = []
        elif line:
            assert heading, "text before the first heading"
            assert line.startswith(INDENT) and line[len(INDENT)] != " "
            found[heading].append(line[len(INDENT) :])
    return found


def width(line: str) -> float:
    """In full-width characters."""
    return sum(1 if east_asian_width(sign) in "WFA" else 0.5 for sign in line)


def test_no_page_without_a_rule() -> None:
    assert {file.name for file in PAGES.iterdir()} == {f"{rule.code}.txt" for rule in CATALOGUE}


@RULES
def test_summary_and_sections_in_order(rule: Rule) -> None:
    found = sections(page(rule))
    (summary,) = found.pop("")
    assert summary.endswith("。") and "。" not in summary[:-1]
    assert list(found) == SECTIONS
    assert all(HAN.search("".join(lines)) for lines in found.values()), "an empty section"


@RULES
def test_figures_are_those_of_the_english_page(rule: Rule) -> None:
    english = sections_of(rule.page)["Measured"]
    chinese = "".join(sections(page(rule))["量度結果"])
    assert DIGITS.findall(chinese) == DIGITS.findall(english)


@RULES
def test_rules_that_are_referred_to(rule: Rule) -> None:
    code = re.compile(r"[A-Z]{2}\d{2}(?![\d-])")
    known = {one.code for one in CATALOGUE}
    chinese, english = set(code.findall(page(rule))), set(code.findall(rule.page))
    assert chinese == english <= known


@RULES
def test_traditional_characters_and_full_width_signs(rule: Rule) -> None:
    text = page(rule)
    assert not simplified_only(text)
    assert not [found[0] for line in text.splitlines() for found in LOOSE.finditer(line)]


@RULES
def test_lines_are_short_and_end_with_a_sign(rule: Rule) -> None:
    text = page(rule)
    assert text.endswith("\n") and not text.endswith("\n\n")
    for line in text.splitlines():
        assert width(line) <= LONGEST, line
        assert line == line.rstrip()
    for lines in list(sections(text).values())[1:]:
        assert lines[-1].endswith("。"), "a section ends with a full stop"


@pytest.mark.parametrize(
    ("text", "found"),
    [("这条规则", {"这", "条", "规", "则"}), ("說明這條規則", set()), ("公布三公里", set())],
)
def test_simplified_characters_are_told(text: str, found: set[str]) -> None:
    assert simplified_only(text) == found
