"""How a finding stands, and its fingerprint: the same as long as what it says is the same."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import Document
from claims.documents import read
from factcheck import Coverage, Evidence, Finding, Report, Severity, check
from factcheck.checker import ordered
from factcheck.finding import Status
from factcheck.reports import OF_FINDINGS, PLAIN
from factcheck.reports.summary import summary

pytestmark = pytest.mark.usefixtures("english")

ARTICLES = Path(__file__).resolve().parents[1] / "examples" / "articles"
EXAMPLES = [read(path, name=path.name) for path in sorted(ARTICLES.iterdir())]


def side(document: str, quote: str, value: str, start: int = 0) -> Evidence:
    return Evidence(document, start, start + len(quote), 1, start + 1, quote, value)


def finding(rule: str = "XD01", *sides: Evidence, **more: object) -> Finding:
    place, other = (*sides, None)[:2] if sides else (side("a.txt", "15間", "15"), None)
    assert place is not None
    made = Finding(rule, Severity.ERROR, place, "…", "", other, evidence=tuple(sides))
    return replace(made, **more)  # type: ignore[arg-type]


def fingerprints(documents: Sequence[Document]) -> set[str]:
    return {one.finding_id for one in check(documents).findings}


# ---------------------------------------------------------------- status


def test_the_first_who_holds_a_finding_back_does() -> None:
    one = finding().held(Status.SUPPRESSED, "by the author").held(Status.BASELINE, "known")
    assert (one.status, one.note) == (Status.SUPPRESSED, "by the author")


def test_only_new_findings_are_open() -> None:
    all_of = tuple(replace(finding(), status=status) for status in Status)
    report = Report(all_of)
    assert [one.status for one in report.open] == [Status.NEW]
    assert [one.status for one in report.held] == [
        Status.SUPPRESSED,
        Status.ACCEPTED,
        Status.BASELINE,
    ]


def test_pages_show_the_open_and_tables_all() -> None:
    known = finding(message="known already").held(Status.BASELINE, "since spring")
    report = Report((finding(message="fresh"), known))
    text = OF_FINDINGS["text"](report, PLAIN)
    assert "fresh" in text
    assert "known already" not in text
    table = OF_FINDINGS["csv"](report, PLAIN).lstrip("\ufeff")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(row["status"], row["note"]) for row in rows] == [
        ("new", ""),
        ("baseline", "since spring"),
    ]


def test_summary_says_what_is_held_back_and_how_grave() -> None:
    held = [
        finding().held(Status.SUPPRESSED),
        replace(finding(), severity=Severity.WARNING).held(Status.BASELINE),
        replace(finding(), severity=Severity.INFO).held(Status.BASELINE),
    ]
    lines = summary(Report(tuple(held), Coverage(documents=1)))
    assert "held back by suppressions: 1 finding: 1 error, 0 warnings, 0 info" in lines
    assert "held back by the baseline: 2 findings: 0 errors, 1 warning, 1 info" in lines
    assert lines[-1] == "0 findings: 0 errors, 0 warnings, 0 info"


# ---------------------------------------------------------------- fingerprints

ONE, OTHER = side("a.txt", "15間", "15"), side("b.txt", "十六間", "16")


@pytest.mark.parametrize(
    "same",
    [
        finding("XD01", OTHER, ONE),
        finding("XD01", replace(ONE, start=90, end=93, line=7, column=2), OTHER),
        finding("XD01", replace(ONE, quote="15 間"), OTHER),
        replace(finding("XD01", ONE, OTHER), evidence=(ONE, OTHER, side("c.txt", "16間", "16"))),
        replace(finding("XD01", ONE, OTHER), severity=Severity.INFO, message="other words"),
    ],
    ids=["sides swapped", "lines moved", "a line broken", "a third article", "other severity"],
)
def test_the_same_finding(same: Finding) -> None:
    assert same.finding_id == finding("XD01", ONE, OTHER).finding_id


@pytest.mark.parametrize(
    "different",
    [
        finding("XD02", ONE, OTHER),
        finding("XD01", replace(ONE, quote="14間", value="14"), OTHER),
        finding("XD01", ONE, replace(OTHER, quote="十七間", value="17")),
        finding("XD01", replace(ONE, document="c.txt"), OTHER),
        replace(finding("XD01", ONE, OTHER), occurrence=1),
        replace(finding("XD01", ONE, OTHER), fact_id="libraries"),
    ],
    ids=["rule", "value", "other value", "document", "once more", "fact"],
)
def test_another_finding(different: Finding) -> None:
    assert different.finding_id != finding("XD01", ONE, OTHER).finding_id


def test_each_part_of_a_sum_counts() -> None:
    parts = [side("a.txt", f"{number}人", str(number), number) for number in (3, 4, 9)]
    sums = replace(finding("AR01", parts[2], parts[1]), evidence=tuple(parts))
    changed = (replace(parts[0], quote="2人", value="2"), *parts[1:])
    assert replace(sums, evidence=changed).finding_id != sums.finding_id
    assert replace(sums, evidence=tuple(reversed(parts))).finding_id == sums.finding_id


def test_alike_findings_are_told_apart_by_their_order() -> None:
    first, second = (
        finding("NU01", side("a.txt", "約", "", 3)),
        finding("NU01", side("a.txt", "約", "", 9)),
    )
    found = ordered([second, first, first], [Document.from_text("…", path="a.txt")])
    assert [one.place.start for one in found] == [3, 9]
    assert len({one.finding_id for one in found}) == 2
    assert ordered(found, []) == found


def test_fingerprints_of_a_run_are_unique() -> None:
    found = check(EXAMPLES).findings
    assert len({one.finding_id for one in found}) == len(found) > 20


@settings(max_examples=6, deadline=None)
@given(st.permutations(EXAMPLES))
def test_order_of_files_does_not_matter(documents: list[Document]) -> None:
    assert fingerprints(documents) == fingerprints(EXAMPLES)


@settings(max_examples=4, deadline=None)
@given(st.integers(1, 5), st.sampled_from(range(len(EXAMPLES))))
def test_lines_that_move_do_not_matter(lines: int, at: int) -> None:
    before = EXAMPLES[at]
    parts = before.text.split("\n\n", 1)
    moved = ("\n" * (lines + 2)).join(parts)
    after = Document.from_text(
        moved, path=before.path, published=before.published, title=before.title
    )
    changed = [after if one is before else one for one in EXAMPLES]
    own = lambda documents: {  # noqa: E731
        one.finding_id for one in check(documents).findings if one.place.document == before.path
    }
    assert own(changed) == own(EXAMPLES)
