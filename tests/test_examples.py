"""The articles of examples/: what the checker finds in them, against what a careful reader finds.

`examples/expected.toml` is the reader's list. Floors: what the checker reached when they were
last measured; raise them when it gets better, never lower them to make a change pass.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
RECALL_FLOOR = 0.92
PRECISION_FLOOR = 0.87

DIFFERENT = {"count", "money", "percent", "date", "rank", "duration", "measure"}
AGAINST_TABLE = {"outdated", "contradicted"}
RECKONED = {"sum", "growth", "share", "points", "anniversary"}
CALENDAR = {"weekday", "impossible-date"}


@dataclass(frozen=True)
class Place:
    """A span of one article's source text."""

    document: str
    start: int
    end: int

    def touches(self, other: Place) -> bool:
        return self.document == other.document and self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Planted:
    """An inconsistency: the words that cannot stand, what they contradict, the right families."""

    label: str
    odd: Place
    against: tuple[Place, ...]
    families: frozenset[str]

    def found_by(self, finding: dict) -> bool:
        """The finding is of a right family and rests on the odd words; XD: on both sides."""
        if finding["rule"][:2] not in self.families:
            return False
        if not finding["rule"].startswith("XD"):
            return any(self.odd.touches(place) for place in evidence_of(finding))
        sides = sides_of(finding)
        known = (self.odd, *self.against)
        return any(map(self.odd.touches, sides)) and all(
            any(map(side.touches, known)) for side in sides
        )


def families(entry: dict) -> frozenset[str]:
    kind, also = entry["class"], set(entry.get("also", ()))
    if kind in DIFFERENT:
        return frozenset({"XD"} | also)
    if kind in AGAINST_TABLE:
        return frozenset({"RF"} | also)
    if kind in RECKONED:
        return frozenset({"AR", "DT"} | also)
    assert kind in CALENDAR, kind
    return frozenset({"DT"} | also)


def locate(entry: dict) -> Place:
    """The span of a quote; line breaks may stand anywhere inside it."""
    text = (EXAMPLES / "articles" / entry["document"]).read_text(encoding="utf-8")
    spans = [hit.span() for hit in re.finditer(r"\n*".join(map(re.escape, entry["quote"])), text)]
    assert spans, f"not in the article: {entry}"
    assert "nth" in entry or len(spans) == 1, f"stands {len(spans)} times, name one: {entry}"
    return Place(f"articles/{entry['document']}", *spans[entry.get("nth", 1) - 1])


@cache
def expected() -> dict:
    return tomllib.loads((EXAMPLES / "expected.toml").read_text(encoding="utf-8"))


@cache
def planted() -> tuple[Planted, ...]:
    return tuple(
        Planted(
            f"{entry['class']} {entry['document']} {entry['quote']}",
            locate(entry),
            tuple(locate(place) for place in entry.get("against", ())),
            families(entry),
        )
        for entry in expected()["inconsistency"]
    )


@pytest.fixture(scope="module")
def findings() -> tuple[dict, ...]:
    """What the command line says of the folder, one object a finding; no notes (info)."""
    command = [sys.executable, "-m", "factcheck", "check", "articles", "--format", "jsonl"]
    root = EXAMPLES.parent
    environment = {"PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8", "PATH": ""}
    run = subprocess.run(command, cwd=EXAMPLES, env=environment, capture_output=True, check=False)
    assert run.returncode == 1, run.stderr.decode()
    rows = [json.loads(line) for line in run.stdout.decode("utf-8").splitlines()]
    return tuple(row for row in rows if row["severity"] != "info")


def sides_of(finding: dict) -> list[Place]:
    """The claim to look at and, where it is another claim, what stands against it."""
    sides = [Place(finding["document"], finding["start"], finding["end"])]
    if finding["other_document"]:
        other = finding["other_document"], finding["other_start"], finding["other_end"]
        sides.append(Place(*other))
    return sides


def evidence_of(finding: dict) -> list[Place]:
    """Both sides and every further place that the finding rests on."""
    further = [Place(row["document"], row["start"], row["end"]) for row in finding["evidence"]]
    return sides_of(finding) + further


def describe(finding: dict) -> str:
    sides = f"{finding['document']}:{finding['line']} {finding['quote']}"
    return f"{finding['rule']} {finding['severity']} {sides} | {finding['other_quote']}"


def test_most_planted_inconsistencies_are_found(findings):
    missed = [item.label for item in planted() if not any(map(item.found_by, findings))]
    recall = 1 - len(missed) / len(planted())
    assert recall >= RECALL_FLOOR, f"{recall:.3f}, missed:\n" + "\n".join(missed)


def test_most_findings_are_planted_inconsistencies(findings):
    false = [
        describe(finding)
        for finding in findings
        if not any(item.found_by(finding) for item in planted())
    ]
    precision = 1 - len(false) / len(findings)
    assert precision >= PRECISION_FLOOR, f"{precision:.3f}, false:\n" + "\n".join(false)


def look_alikes():
    """The groups of places; `open` in a group says why it does not stay silent yet."""
    for entry in expected()["clean"]:
        marks = [pytest.mark.xfail(reason=entry["open"])] if "open" in entry else []
        yield pytest.param(entry, id=entry["why"], marks=marks)


@pytest.mark.parametrize("entry", list(look_alikes()))
def test_look_alikes_are_not_set_against_each_other(entry, findings):
    group = [locate(place) for place in entry["places"]]
    for finding in findings:
        if finding["severity"] == "error":
            touched = {here for here in group for place in sides_of(finding) if here.touches(place)}
            assert len(touched) < 2, describe(finding)


def test_every_planted_side_is_in_its_article():
    assert all(item.odd.end > item.odd.start for item in planted())
    assert len(planted()) >= 20
