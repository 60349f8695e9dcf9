"""The catalogue is complete: file, code, tuple, page and cases of each rule belong together."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from factcheck.rules import CATALOGUE
from factcheck.rules.pages import SECTIONS, sections_of
from factcheck.rules.rule import Rule

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "factcheck" / "rules").glob("[a-z][a-z][0-9][0-9]_*.py"))
CASES = ROOT / "tests" / "cases" / "rules"
FAMILIES = {"AR", "DT", "IN", "NU", "RF", "XD"}
FIRING, SILENT = 5, 8  # the fewest cases of each sort
RULES = pytest.mark.parametrize("rule", CATALOGUE, ids=lambda rule: rule.code)
JUDGING = pytest.mark.parametrize(
    "rule", [rule for rule in CATALOGUE if rule.code[:2] != "IN"], ids=lambda rule: rule.code
)


def test_every_file_is_in_the_catalogue_in_order_of_code() -> None:
    assert [rule.code for rule in CATALOGUE] == [file.name[:4].upper() for file in FILES]


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in CATALOGUE}) == len(CATALOGUE)
    assert len({rule.name for rule in CATALOGUE}) == len(CATALOGUE)


@RULES
def test_code_and_name(rule: Rule) -> None:
    assert rule.code[:2] in FAMILIES
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", rule.name)


@RULES
def test_file_is_named_after_the_rule(rule: Rule) -> None:
    (file,) = (file for file in FILES if file.name.startswith(rule.code.lower()))
    assert file.read_text(encoding="utf-8").startswith('"""'), "the page opens the file"


@RULES
def test_page_has_its_sections(rule: Rule) -> None:
    found = sections_of(rule.page)
    assert tuple(found) == SECTIONS
    assert all(found.values()), "an empty section"
    assert rule.page.splitlines()[0].endswith(".")


@JUDGING
def test_rule_looks_at_one_thing(rule: Rule) -> None:
    assert (rule.in_article is None) != (rule.in_collection is None)


@JUDGING
def test_rule_has_cases_that_fire_and_that_are_silent(rule: Rule) -> None:
    path = CASES / f"{rule.code}.toml"
    assert path.is_file(), f"no cases: {path.relative_to(ROOT)}"
    cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    fires = [case for case in cases if case["findings"]]
    assert len(fires) >= FIRING
    assert len(cases) - len(fires) >= SILENT
    assert len({case["name"] for case in cases}) == len(cases)


def test_every_case_file_has_a_rule() -> None:
    assert {path.stem for path in CASES.glob("*.toml")} <= {rule.code for rule in CATALOGUE}
