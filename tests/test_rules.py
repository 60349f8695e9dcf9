"""Runs tests/cases/rules/*.toml; their README says how a case is written."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from claims import Document
from factcheck.checker import check
from factcheck.finding import Evidence, Finding
from factcheck.reference.table import load
from factcheck.rules import CATALOGUE
from factcheck.rules.rule import Rule
from factcheck.selection import select

CASES = Path(__file__).parent / "cases" / "rules"
KEYS = {"name", "text", "published", "articles", "reference", "findings", "also", "xfail"}
SOURCE = {
    "source_title": "test",
    "source_publisher": "test",
    "source_url": "https://example.org/",
    "source_date": "2025-01-01",
}
REFERENCE = (
    *("fact_id", "subject", "subject_aliases", "scope", "scope_aliases", "measure", "unit"),
    *("value", "low", "high", "valid_from", "valid_to", "as_of", *SOURCE, "note"),
)
EXPECTED = re.compile(
    r"(?P<code>[A-Z]{2}\d{2})(?: (?P<severity>error|warning|info))? (?P<place>\S+ «[^»]*»)"
    r"(?: (?P<between>/|<>) (?P<other>\S+ «[^»]*»|fact \S+))?"
)


@dataclass(frozen=True)
class Case:
    """A case of a rule's file."""

    code: str
    body: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.code}: {self.body['name']}"


def cases() -> Iterator[Case]:
    """Every case of every file."""
    for path in sorted(CASES.glob("*.toml")):
        for body in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            yield Case(path.stem, body)


def parameters() -> list[Any]:
    marks = pytest.mark.xfail(strict=True)
    return [
        pytest.param(case, id=str(case), marks=[marks] if "xfail" in case.body else [])
        for case in cases()
    ]


def documents(body: dict[str, Any]) -> list[Document]:
    articles = body.get("articles") or [{"path": "a.txt", **body}]
    return [
        Document.from_text(
            article["text"],
            path=article["path"],
            published=article.get("published"),
            title=article.get("title", ""),
        )
        for article in articles
    ]


def run(body: dict[str, Any], rules: Sequence[Rule], folder: Path) -> tuple[Finding, ...]:
    reference = None
    if "reference" in body:
        table = folder / "reference.csv"
        with table.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, REFERENCE, restval="")
            writer.writeheader()
            writer.writerows(SOURCE | row for row in body["reference"])
        reference = load([table])
    return check(documents(body), reference=reference, rules=tuple(rules)).findings


def names(place: Evidence | None, fact_id: str) -> set[str]:
    """The ways in which a case may write a place."""
    written = {f"fact {fact_id}"} if fact_id else set()
    if place is not None:
        written.add(f"{place.document} «{place.quote}»")
        written.add(f"{place.document}:{place.line} «{place.quote}»")
    return written


def matches(expected: str, finding: Finding) -> bool:
    parts = EXPECTED.fullmatch(expected)
    assert parts, f"not a finding as the README has it: {expected}"
    sides = names(finding.place, ""), names(finding.other, finding.fact_id)
    wanted = parts["place"], parts["other"]
    orders = [wanted, wanted[::-1]] if parts["between"] == "<>" else [wanted]
    return (
        parts["code"] == finding.rule
        and parts["severity"] in (None, finding.severity)
        and any(
            place in sides[0] and (other is None or other in sides[1]) for place, other in orders
        )
    )


def written(finding: Finding) -> str:
    """A finding as a case writes it, for the message of a failing test."""
    other = names(finding.other, finding.fact_id)
    side = f" / {min(other, key=len)}" if other else ""
    place = f"{finding.place.document} «{finding.place.quote}»"
    return f"{finding.rule} {finding.severity} {place}{side}"


@pytest.mark.parametrize("case", parameters())
def test_case(case: Case, tmp_path: Path) -> None:
    """The rule alone reports exactly what the case lists."""
    assert set(case.body) <= KEYS, "unknown key"
    rules = select(CATALOGUE, [case.code])
    left = list(run(case.body, rules, tmp_path))
    missing = []
    for expected in case.body["findings"]:
        found = next((finding for finding in left if matches(expected, finding)), None)
        left.remove(found) if found else missing.append(expected)
    assert (missing, [written(finding) for finding in left]) == ([], [])


@pytest.mark.parametrize("case", [case for case in cases() if "xfail" not in case.body], ids=str)
def test_neighbours(case: Case, tmp_path: Path) -> None:
    """With the whole catalogue no other rule speaks on the same text, unless the case says so."""
    found = run(case.body, CATALOGUE, tmp_path)
    allowed = {case.code, *case.body.get("also", ())}
    assert [written(finding) for finding in found if finding.rule not in allowed] == []
