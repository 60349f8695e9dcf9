"""`factcheck review`: tables as spreadsheets save them, the log, what is carried over, agreement."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path
from random import Random

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from claims import Document
from factcheck import check
from factcheck.app import app
from factcheck.finding import Finding
from factcheck.review.agreement import Agreement, agreements, rounded
from factcheck.review.days import DayError, day_of
from factcheck.review.decision import Decision, Entry, ReviewError, decision_of, words
from factcheck.review.log import Log, append, read
from factcheck.review.standing import Standing
from factcheck.review.table import Absent, read_decisions

LOG = ".factcheck-decisions.jsonl"
ARTICLES = {
    "2025-03-01-a.txt": "圖書館擴建\n\n全市共有15間公共圖書館。會員由400人增至500人，增幅35%。\n",
    "2025-03-09-b.txt": "新館落成\n\n市政局表示，全市共有16間公共圖書館，2030年底落成。\n",
}
SUM, COUNT = "AR03", "XD01"  # the two findings in them
ABSENT = Absent("", date(2025, 3, 1))
Rows = list[dict[str, str]]
Run = Callable[..., Result]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1741132800")  # 2025-03-05
    (tmp_path / "news").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "news" / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(desk: Path) -> Run:
    def call(*arguments: str) -> Result:
        line = [*arguments, "--lang", "en", "--isolated"]
        return CliRunner().invoke(app, line, prog_name="factcheck")

    return call


@pytest.fixture
def checked(run: Run) -> Callable[..., Result]:
    def call(*arguments: str) -> Result:
        return run("check", "news", "--no-reference", "--decisions", LOG, *arguments)

    return call


@pytest.fixture
def sheet(run: Run) -> Rows:
    """The rows of findings.csv, undecided."""
    run("check", "news", "--no-reference", "--format", "csv", "--output", "findings.csv")
    rows = rows_of(Path("findings.csv").read_text(encoding="utf-8"))
    assert [row["rule"] for row in rows] == [SUM, COUNT]
    return rows


def rows_of(text: str) -> Rows:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def decided(rows: Rows, *decisions: str, **more: str) -> Rows:
    pairs = zip(rows, decisions, strict=True)
    return [{**row, "reviewer": "陳", **more, "decision": decision} for row, decision in pairs]


def as_text(rows: Sequence[dict[str, str]], separator: str = ",", end: str = "\r\n") -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=separator, lineterminator=end)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def saved(rows: Sequence[dict[str, str]], name: str = "decisions.csv") -> str:
    Path(name).write_text(as_text(rows), encoding="utf-8", newline="")
    return name


def entries() -> list[Entry]:
    return list(read(Path(LOG)).entries)


def change(name: str, old: str, new: str) -> None:
    path = Path("news") / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


# ---------------------------------------------------------------- the round trip


def test_decisions_are_carried_over(run: Run, checked: Run, sheet: Rows) -> None:
    table = saved(decided(sheet, "接受", "False alarm", note="見年報", decided_at="2025-03-04"))
    done = run("review", "import", table)
    assert done.exit_code == 0
    assert "2 decisions added" in done.stderr
    found = checked("--format", "csv")
    assert found.exit_code == 0
    columns = ("status", "reviewer", "decided_at", "decision", "note")
    assert [[row[name] for name in columns] for row in rows_of(found.stdout)] == [
        ["accepted", "陳", "2025-03-04", "accepted", "見年報"],
        ["accepted", "陳", "2025-03-04", "false alarm", "見年報"],
    ]
    assert "2 findings decided on (1 accepted, 1 false alarm)" in found.stderr
    assert "held back as accepted in review: 2 findings" in found.stderr


def test_an_error_stays_open_and_says_so(run: Run, checked: Run, sheet: Rows) -> None:
    run("review", "import", saved(decided(sheet, "錯誤", "accepted")))
    found = checked("--format", "csv")
    assert found.exit_code == 1
    rows = rows_of(found.stdout)
    assert [(row["status"], row["decision"]) for row in rows] == [
        ("new", "error"),
        ("accepted", "accepted"),
    ]


def test_the_same_table_twice_adds_nothing(run: Run, sheet: Rows) -> None:
    table = saved(decided(sheet, "error", "accepted"))
    run("review", "import", table)
    before = Path(LOG).read_bytes()
    again = run("review", "import", table, "--date", "2026-01-01")
    assert again.exit_code == 0
    assert "0 decisions added, 2 known already" in again.stderr
    assert Path(LOG).read_bytes() == before


def test_what_check_wrote_adds_nothing(run: Run, checked: Run, sheet: Rows) -> None:
    run("review", "import", saved(decided(sheet, "error", "accepted", note="一")))
    run("review", "import", saved(decided(sheet, "accepted", "accepted", reviewer="李")))
    before = Path(LOG).read_bytes()
    checked("--format", "csv", "--output", "again.csv")
    done = run("review", "import", "again.csv")
    assert done.exit_code == 0
    assert Path(LOG).read_bytes() == before


def test_a_change_of_mind_is_a_further_line(run: Run, checked: Run, sheet: Rows) -> None:
    first = saved(decided(sheet, "accepted", "accepted", decided_at="2025-03-04"))
    run("review", "import", first)
    before = Path(LOG).read_bytes()
    run(
        "review",
        "import",
        saved(decided(sheet, "error", "accepted", decided_at="2025-03-05"), "x.csv"),
    )
    assert Path(LOG).read_bytes().startswith(before)
    assert [one.decision.value for one in entries()] == ["accepted", "accepted", "error"]
    assert checked().exit_code == 1
    run("review", "import", first)  # the old table once more does not bring the old decision back
    assert len(entries()) == 3
    late = saved(decided(sheet, "false alarm", "accepted", decided_at="2025-03-03"))
    assert "one of them older than what stands" in run("review", "import", late).stderr
    assert checked().exit_code == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("全市共有15間", "全市目前共有15間"),
        ("公共圖書館。", "公共圖書館，另建一間。"),
    ],
)
def test_a_decision_lapses_when_its_sentence_changes(
    run: Run, checked: Run, sheet: Rows, old: str, new: str
) -> None:
    run("review", "import", saved(decided(sheet, "accepted", "accepted")))
    change("2025-03-01-a.txt", old, new)
    found = checked()
    assert found.exit_code == 1
    assert "1 finding" in found.stderr
    assert "one lapsed, its text has changed" in found.stderr
    assert (
        "lapsed: news/2025-03-09-b.txt:3:11 XD01 「16間」 (accepted, 陳, 2025-03-05)"
        in found.stderr
    )


def test_what_does_not_touch_the_sentences_changes_nothing(
    run: Run, checked: Run, sheet: Rows
) -> None:
    run("review", "import", saved(decided(sheet, "accepted", "accepted")))
    change("2025-03-01-a.txt", "圖書館擴建\n", "圖書館即將擴建\n\n昨日公布。\n\n")
    change("2025-03-01-a.txt", "增至500人", "增至500人")
    (Path("news") / "2025-03-20-c.txt").write_text("另有消息。\n", encoding="utf-8")
    found = checked()
    assert found.exit_code == 0
    assert "lapsed" not in found.stderr


def test_a_changed_value_is_a_new_finding_and_the_old_one_gone(
    run: Run, checked: Run, sheet: Rows
) -> None:
    run("review", "import", saved(decided(sheet, "accepted", "accepted")))
    change("2025-03-01-a.txt", "35%", "45%")
    found = checked()
    assert found.exit_code == 1
    assert "one finding decided on (1 accepted)" in found.stderr
    assert "one gone" in found.stderr


def test_part_of_the_documents_makes_nothing_gone(run: Run, sheet: Rows) -> None:
    run("review", "import", saved(decided(sheet, "accepted", "accepted")))
    found = run("check", "news/2025-03-09-b.txt", "--no-reference", "--decisions", LOG)
    assert "2 not looked at" in found.stderr
    assert "gone" not in found.stderr


def test_documents_only_compared_with_are_not_looked_at(
    run: Run, checked: Run, sheet: Rows
) -> None:
    run("review", "import", saved(decided(sheet, "accepted", "accepted")))
    draft, published = "news/2025-03-09-b.txt", "news/2025-03-01-a.txt"
    options = ("--against", published, "--no-reference", "--decisions", LOG)
    found = run("check", draft, *options)
    assert found.exit_code == 0
    assert "one finding decided on (1 accepted); one not looked at" in found.stderr


def test_from_another_folder(run: Run, sheet: Rows, monkeypatch: pytest.MonkeyPatch) -> None:
    run("review", "import", saved(decided(sheet, "accepted", "accepted")))
    monkeypatch.chdir("news")
    assert run("check", ".", "--no-reference", "--decisions", f"../{LOG}").exit_code == 0


def test_configured(desk: Path, run: Run, sheet: Rows) -> None:
    run("review", "import", saved(decided(sheet, "accepted", "accepted")))
    Path(LOG).rename("log.jsonl")
    (desk / "factcheck.toml").write_text("paths = ['news']\ndecisions = 'log.jsonl'\n", "utf-8")
    found = CliRunner().invoke(app, ["check", "--no-reference"], prog_name="factcheck")
    assert found.exit_code == 0


def test_a_data_set_goes_round_as_well(run: Run, sheet: Rows) -> None:
    run("export", "news", "--no-reference", "--output", "set")
    rows = rows_of(Path("set/findings.csv").read_text(encoding="utf-8"))
    assert run("review", "import", saved(decided(rows, "accepted", "誤報"))).exit_code == 0
    run("export", "news", "--no-reference", "--decisions", LOG, "--output", "set", "--force")
    rows = rows_of(Path("set/findings.csv").read_text(encoding="utf-8"))
    assert [row["decision"] for row in rows] == ["accepted", "false alarm"]
    assert {row["status"] for row in rows} == {"accepted"}


def test_a_baseline_takes_in_only_what_is_open(run: Run, checked: Run, sheet: Rows) -> None:
    run("review", "import", saved(decided(sheet, "accepted", "error")))
    made = run("baseline", "create", "news", "--no-reference", "--decisions", LOG)
    assert "1 entry" in made.stderr
    assert checked("--baseline", ".factcheck-baseline.json", "--strict-baseline").exit_code == 0


def test_a_reference_row_that_says_something_else_is_another_text() -> None:
    from factcheck.reference.table import load

    table = load([Path(__file__).resolve().parents[1] / "examples" / "reference.csv"])
    document = Document.from_text(
        "晨光伴讀計劃撥款2.8億元，三年用完。\n", path="a.txt", published=date(2025, 3, 5)
    )

    def digest(reference: object) -> str:
        report = check([document], reference=reference)  # type: ignore[arg-type]
        (finding,) = [one for one in report.findings if one.rule == "RF01"]
        return finding.digest

    from dataclasses import replace

    changed = [
        fact.model_copy(update={"value": fact.value - 10_000_000})  # type: ignore[operator]
        if fact.fact_id == "dawn-reading-grant"
        else fact
        for fact in table.facts
    ]
    assert digest(table) == digest(table) != digest(replace(table, facts=tuple(changed)))


def test_findings_about_the_run_have_no_digest(run: Run) -> None:
    (Path("news") / "broken.txt").write_bytes(b"\x00\x01\x02" * 40)
    found = run("check", "news", "--no-reference", "--format", "csv", "--output", "f.csv")
    assert found.exit_code == 2
    rows = rows_of(Path("f.csv").read_text(encoding="utf-8"))
    assert [row["rule"] for row in rows if not row["digest"]] == ["IN01"]
    refused = run("review", "import", saved(decided(rows, *["accepted"] * len(rows))))
    assert refused.exit_code == 2
    assert "column rule: findings about the run itself" in refused.stderr
    assert not Path(LOG).exists()


# ---------------------------------------------------------------- more than one reviewer


def two(run: Run, sheet: Rows, first: tuple[str, str], second: tuple[str, str]) -> None:
    run("review", "import", saved(decided(sheet, *first, reviewer="陳", note="甲")))
    run("review", "import", saved(decided(sheet, *second, reviewer="李")))


def test_where_reviewers_differ_the_finding_stays_open(run: Run, checked: Run, sheet: Rows) -> None:
    two(run, sheet, ("accepted", "accepted"), ("accepted", "false alarm"))
    found = checked("--format", "csv")
    assert found.exit_code == 1
    rows = rows_of(found.stdout)
    assert [(row["status"], row["decision"], row["reviewer"]) for row in rows] == [
        ("accepted", "accepted", "李; 陳"),
        ("new", "disputed", "李; 陳"),
    ]
    assert rows[1]["note"] == "李 false alarm; 陳 accepted: 甲"


def test_a_common_decision_settles_it(run: Run, checked: Run, sheet: Rows) -> None:
    two(run, sheet, ("accepted", "accepted"), ("accepted", "false alarm"))
    rows = rows_of(checked("--format", "csv").stdout)
    rows[1]["decision"] = "accepted"
    done = run("review", "import", saved(rows))
    assert "one decision added" in done.stderr  # of the one who changed their mind
    assert checked().exit_code == 0


def test_by_says_whose_decisions_count(run: Run, checked: Run, sheet: Rows) -> None:
    two(run, sheet, ("accepted", "accepted"), ("error", "accepted"))
    assert checked().exit_code == 1
    assert checked("--by", "陳").exit_code == 0
    assert checked("--by", "李").exit_code == 1
    stranger = checked("--by", "何")
    assert stranger.exit_code == 2
    assert "何: has decided on nothing" in stranger.stderr
    assert run("check", "news", "--by", "陳").exit_code == 2


def pairs(*counts: tuple[Decision, Decision, int]) -> tuple[tuple[Decision, Decision], ...]:
    return tuple((one, other) for one, other, number in counts for _ in range(number))


YES, NO, MAYBE = Decision.ERROR, Decision.FALSE_ALARM, Decision.ACCEPTED


@pytest.mark.parametrize(
    ("counts", "share", "kappa"),
    [
        # 20 + 15 of 50 alike; by chance 0.5 × 0.6 + 0.5 × 0.4 = 0.5
        (((YES, YES, 20), (YES, NO, 5), (NO, YES, 10), (NO, NO, 15)), "70.0", "0.40"),
        (((YES, YES, 45), (YES, NO, 15), (NO, YES, 25), (NO, NO, 15)), "60.0", "0.13"),
        (((YES, NO, 3), (NO, YES, 3)), "0.0", "-1.00"),
        (((YES, YES, 2), (NO, NO, 2), (MAYBE, MAYBE, 1)), "100.0", "1.00"),
        (((YES, YES, 9),), "100.0", None),
    ],
)
def test_kappa(
    counts: tuple[tuple[Decision, Decision, int], ...], share: str, kappa: str | None
) -> None:
    found = Agreement(("a", "b"), pairs(*counts))
    assert rounded(found.share * 100, 1) == share
    assert (rounded(found.kappa, 2) if found.kappa is not None else None) == kappa


@given(st.lists(st.tuples(st.sampled_from(Decision), st.sampled_from(Decision)), min_size=1))
def test_kappa_is_symmetric_and_at_most_one(found: list[tuple[Decision, Decision]]) -> None:
    one = Agreement(("a", "b"), tuple(found))
    other = Agreement(("b", "a"), tuple((second, first) for first, second in found))
    assert one.kappa == other.kappa
    assert one.kappa is None or one.kappa <= 1
    assert (one.kappa == 1) == (one.share == 1 and one.kappa is not None)


def entry(number: int, reviewer: str, decision: Decision, day: int = 1) -> Entry:
    return Entry(
        fingerprint=f"f{number:015x}",
        digest=f"d{number:015x}",
        decision=decision,
        reviewer=reviewer,
        decided_at=date(2025, 3, day),
    )


def test_agreement_is_of_the_first_decisions() -> None:
    alone = [entry(1, "a", YES), entry(1, "b", NO), entry(2, "a", NO), entry(2, "b", NO)]
    (found,) = agreements(Log((*alone, entry(1, "b", YES, 2), entry(3, "a", YES))))
    assert found.pairs == ((YES, NO), (NO, NO))
    assert found.share == Fraction(1, 2)


# ---------------------------------------------------------------- status and export


def test_status(run: Run, sheet: Rows) -> None:
    two(run, sheet, ("accepted", "error"), ("accepted", "false alarm"))
    (Path("news") / "2025-03-10-c.txt").write_text("新館於2025年2月30日開放。\n", encoding="utf-8")
    found = run("review", "status", "news", "--no-reference")
    assert found.exit_code == 0
    lines = [line.split() for line in found.stdout.splitlines()]
    assert ["AR03", "0", "1", "0", "0", "0"] in lines
    assert ["DT01", "0", "0", "0", "0", "1"] in lines
    assert ["XD01", "0", "0", "0", "1", "0"] in lines
    assert (
        "disputed: news/2025-03-09-b.txt:3:11 XD01 「16間」 (李 false alarm; 陳 error: 甲)"
        in found.stdout
    )
    assert "undecided: news/2025-03-10-c.txt:1:4 DT01" in found.stdout
    assert ["李", "0", "1", "1", "2"] in lines
    assert ["陳", "1", "1", "0", "2"] in lines
    assert "agreement of 李 and 陳: 1 of 2 (50.0%), Cohen's kappa 0.33" in found.stdout


def test_export_has_every_line_with_its_standing(run: Run, sheet: Rows) -> None:
    run("review", "import", saved(decided(sheet, "error", "accepted", decided_at="2025-03-01")))
    run("review", "import", saved(decided(sheet, "accepted", "accepted", decided_at="2025-03-02")))
    change("2025-03-09-b.txt", "市政局表示", "市政局昨日表示")
    found = run("review", "export", "news", "--no-reference")
    assert found.exit_code == 0
    rows = rows_of(found.stdout)
    standing = [(row["rule"], row["decision"], row["standing"]) for row in rows]
    assert standing == [
        (SUM, "error", "replaced"),
        (COUNT, "accepted", "lapsed"),
        (SUM, "accepted", "current"),
    ]
    assert rows[2]["line"] == "3"
    change("2025-03-09-b.txt", "16間", "15間")
    rows = rows_of(run("review", "export", "news", "--no-reference").stdout)
    assert [row["standing"] for row in rows] == ["replaced", "gone", "current"]
    Path("news/2025-03-01-a.txt").rename("a.txt")
    rows = rows_of(run("review", "export", "news", "--no-reference", "--ignore", "AR").stdout)
    assert [row["standing"] for row in rows] == ["replaced", "gone", "unseen"]


# ---------------------------------------------------------------- tables as they are saved


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "big5hkscs", "gb18030"])
def test_encodings_and_separators(run: Run, sheet: Rows, encoding: str, separator: str) -> None:
    rows = decided(sheet, "接受", "誤報", note='頁, 三; "四"\n五')
    Path("d.csv").write_bytes(as_text(rows, separator).encode(encoding))
    done = run("review", "import", "d.csv")
    assert done.exit_code == 0, done.stderr
    assert [(one.decision, one.reviewer, one.note) for one in entries()] == [
        (Decision.ACCEPTED, "陳", '頁, 三; "四"\n五'),
        (Decision.FALSE_ALARM, "陳", '頁, 三; "四"\n五'),
    ]
    assert [(one.rule, one.quote) for one in entries()] == [(SUM, "35%"), (COUNT, "16間")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(run: Run, sheet: Rows, end: str) -> None:
    text = as_text(decided(sheet, "接受", "誤報"), end=end)
    Path("d.csv").write_bytes(text.encode("utf-8"))
    done = run("review", "import", "d.csv")
    assert "2 decisions added" in done.stderr


def test_columns_in_another_order_more_and_fewer(run: Run, sheet: Rows) -> None:
    rows = [
        {
            " Decision ": "接受",
            "想法": "=A1",
            "digest": one["digest"],
            "finding_id": one["finding_id"],
        }
        for one in sheet
    ]
    text = as_text(rows, ";").replace("\r\n", ";;;\r\n")
    Path("d.csv").write_text(f"sep=;\r\n{text}\r\n;;;;;;\r\n", encoding="utf-8-sig", newline="")
    done = run("review", "import", "d.csv", "--reviewer", "李", "--date", "2025-02-28")
    assert done.exit_code == 0, done.stderr
    assert [(one.reviewer, str(one.decided_at), one.rule) for one in entries()] == [
        ("李", "2025-02-28", "")
    ] * 2


def test_rows_may_end_early_and_be_undecided(run: Run, sheet: Rows) -> None:
    names = ("finding_id", "digest", "decision", "reviewer", "note")
    first, second = sheet
    lines = [
        ",".join(names),
        f"{first['finding_id']},{first['digest']},,陳",
        "",
        ",,,,",
        f"{second['finding_id']},{second['digest']},錯誤,陳",
    ]
    Path("d.csv").write_text("\n".join(lines), encoding="utf-8")
    done = run("review", "import", "d.csv")
    assert "one decision added, one row undecided" in done.stderr
    assert [one.fingerprint for one in entries()] == [second["finding_id"]]


def test_an_apostrophe_before_a_formula_is_taken_back(run: Run, sheet: Rows) -> None:
    run("review", "import", saved(decided(sheet, "error", "error", note="'=2+3是錯的")))
    assert {one.note for one in entries()} == {"=2+3是錯的"}


def test_a_workbook(run: Run, sheet: Rows) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append([])
    page.append(list(sheet[0]))
    for row in decided(sheet, "接受", "誤報"):
        page.append([date(2025, 3, 12) if name == "decided_at" else row[name] for name in row])
    book.save("d.xlsx")
    assert run("review", "import", "d.xlsx").exit_code == 0
    assert {(one.reviewer, str(one.decided_at)) for one in entries()} == {("陳", "2025-03-12")}


def test_a_workbook_that_unpacks_without_end(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from factcheck.review import workbook

    book = openpyxl.Workbook()
    book.save("d.xlsx")
    monkeypatch.setattr(workbook, "LARGEST", 1000)
    refused = run("review", "import", "d.xlsx")
    assert refused.exit_code == 2
    assert "d.xlsx: is too large" in refused.stderr


Damage = Callable[[Rows], Rows]


def with_cell(column: str, cell: str, row: int = 1) -> Damage:
    def damage(rows: Rows) -> Rows:
        return [{**one, column: cell} if at == row else one for at, one in enumerate(rows)]

    return damage


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (with_cell("finding_id", "f12345"), "row 3, column finding_id: 「f12345」 is damaged"),
        (with_cell("finding_id", "1.23E+15"), "row 3, column finding_id: 「1.23E+15」 is damaged"),
        (with_cell("digest", "", 0), "row 2, column digest: 「」 is damaged"),
        (with_cell("decision", "maybe"), "row 3, column decision: 「maybe」 is no decision"),
        (with_cell("decision", "{0} {x"), "row 3, column decision: 「{0} {x」 is no decision"),
        (with_cell("decision", "??"), "row 3, column decision: 「??」: characters were lost"),
        (with_cell("decision", "#NAME?"), "row 3, column decision: #NAME? is a fault of the"),
        (with_cell("reviewer", ""), "row 3, column reviewer: is empty"),
        (with_cell("reviewer", "é™³"), "row 3, column reviewer: 「é™³」: characters were lost"),
        (with_cell("reviewer", "??"), "row 3, column reviewer: 「??」: characters were lost"),
        (with_cell("note", "年\ufffd"), "row 3, column note: 「年\ufffd」: characters were lost"),
        (with_cell("decided_at", "12/3/2025"), "may be 2025-03-12 or 2025-12-03"),
        (with_cell("decided_at", "45728"), "row 3, column decided_at: 45728 is no day"),
        (with_cell("decided_at", "2025-02-30"), "there is no day 2025-02-30"),
        (
            lambda rows: [*rows, {**rows[0], "decision": "誤報"}],
            "otherwise on the same finding in row 2",
        ),
    ],
)
def test_a_table_with_a_fault_adds_nothing(
    run: Run, sheet: Rows, damage: Damage, told: str
) -> None:
    run("review", "import", saved(decided(sheet, "error", "error", reviewer="李")))
    before = Path(LOG).read_bytes()
    refused = run("review", "import", saved(damage(decided(sheet, "接受", "接受"))))
    assert refused.exit_code == 2
    assert told in refused.stderr
    assert "nothing was taken over" in refused.stderr
    assert Path(LOG).read_bytes() == before


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "row 1: no column finding_id"),
        (b"rule,decision\nXD01,error\n", "row 1: no column finding_id"),
        (b"finding_id,digest,decision,decision\n", "row 1: two columns decision"),
        (b"finding_id,digest,decision\nf,d,error,more\n", "row 2: more cells than the header has"),
        (b'finding_id,digest,decision\n"f,d,error\n', "line 2: not CSV"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(90), "is an old .xls file"),
        (b"PK\x03\x04" + bytes(90), "cannot be read as an .xlsx file"),
        (bytes(range(256)) * 8, "d.csv: "),
        ("\u00ef\u00bb\u00bffinding_id".encode() + b"\xff", "d.csv: not UTF-8 (byte 16)"),
    ],
)
def test_what_is_no_such_table(run: Run, content: bytes, told: str) -> None:
    Path("d.csv").write_bytes(content)
    refused = run("review", "import", "d.csv")
    assert refused.exit_code == 2
    assert told in refused.stderr
    assert not Path(LOG).exists()


@given(
    st.binary(max_size=200)
    | st.text(alphabet="finding_id,digest,decision\n;\t\"'=錯誤", max_size=200).map(str.encode)
)
def test_any_bytes_are_understood_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    try:
        assert not read_decisions(path, ABSENT).decided
    except ReviewError as error:
        assert "any.csv" in str(error)


def test_many_faults_are_told_at_once(run: Run, sheet: Rows) -> None:
    rows = [row for _ in range(7) for row in decided(sheet, "?", "maybe")]
    refused = run("review", "import", saved(rows))
    assert refused.stderr.count("column decision") == 10
    assert "and 4 more" in refused.stderr


@pytest.mark.parametrize("row", words(), ids=lambda row: row.word)
def test_words_for_decisions(row: object) -> None:
    assert decision_of(row.example) is row.decision  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2025-03-12", (2025, 3, 12)),
        ("2025/3/12", (2025, 3, 12)),
        ("2025.03.12", (2025, 3, 12)),
        ("2025年3月12日", (2025, 3, 12)),
        ("2025-03-12 00:00:00", (2025, 3, 12)),
        ("13/3/2025", (2025, 3, 13)),
        ("3/13/2025", (2025, 3, 13)),
        ("3/3/2025", (2025, 3, 3)),
        ("12/3/2025", None),
        ("12/3/25", None),
        ("2025-03-12 10:30", None),
        ("2025/3-12", None),
        ("March 12", None),
        ("２０２５-03-12", None),
    ],
)
def test_days(cell: str, day: tuple[int, int, int] | None) -> None:
    if day is None:
        with pytest.raises(DayError):
            day_of(cell)
    else:
        assert day_of(cell) == date(*day)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_back(day: date) -> None:
    assert day_of(day.isoformat()) == day_of(f"{day.year}/{day.month}/{day.day}") == day
    try:
        assert day_of(f"{day.day}/{day.month}/{day.year}") == day
    except DayError:
        assert day.day <= 12
        assert day.day != day.month


# ---------------------------------------------------------------- a real spreadsheet

SHEETS = "Text - txt - csv (StarCalc)"


@pytest.fixture
def office(program: Callable[[str], str], tmp_path: Path) -> Callable[[str, str, str], Path]:
    program("localc")
    soffice = program("soffice")

    def convert(source: str, target: str, folder: str) -> Path:
        line = [
            *(soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            *(
                f"--infilter={SHEETS}:44,34,76,1,,1033,false,true"
                if source.endswith(".csv")
                else "--norestore",
            ),
            *("--convert-to", target, "--outdir", folder, source),
        ]
        subprocess.run(line, check=True, capture_output=True, timeout=120)
        name = Path(source).with_suffix("." + target.partition(":")[0]).name
        return Path(folder) / name

    return convert


@pytest.mark.parametrize(
    "saved_as",
    ["xlsx", f"csv:{SHEETS}:59,34,76,1", f"csv:{SHEETS}:9,34,65535,1", f"csv:{SHEETS}:44,34,68,1"],
    ids=["xlsx", "semicolons", "tabs in UTF-16", "Big5"],
)
def test_through_libreoffice(
    run: Run,
    checked: Run,
    sheet: Rows,
    office: Callable[[str, str, str], Path],
    saved_as: str,
) -> None:
    note = '見 "年報"\n第3頁, =1+1'
    table = saved(decided(sheet, "接受", "誤報", note=note, decided_at="2025-03-12"))
    book = office(table, "xlsx", "book")
    back = book if saved_as == "xlsx" else office(str(book), saved_as, "back")
    done = run("review", "import", str(back))
    assert done.exit_code == 0, done.stderr
    assert [(one.decision.value, str(one.decided_at), one.note) for one in entries()] == [
        ("accepted", "2025-03-12", note),
        ("false alarm", "2025-03-12", note),
    ]
    assert checked().exit_code == 0


@pytest.mark.parametrize(
    "misread",
    [
        lambda text: text.encode("utf-8-sig").decode("latin-1").encode("utf-8"),
        lambda text: text.encode("utf-8-sig").decode("latin-1").encode("utf-8-sig"),
        lambda text: ("\u00ef\u00bb\u00bf" + text).encode("utf-8"),
        lambda text: ("\ufeff\ufeff" + text).encode("utf-8"),
    ],
    ids=["all of it", "all, and marked again", "the mark alone", "marked twice"],
)
def test_a_table_that_was_taken_for_western_text(
    run: Run, sheet: Rows, misread: Callable[[str], bytes]
) -> None:
    Path("d.csv").write_bytes(misread(as_text(decided(sheet, "接受", "誤報", note="頁三"))))
    done = run("review", "import", "d.csv")
    assert done.exit_code == 0, done.stderr
    assert [(one.decision, one.reviewer, one.note) for one in entries()] == [
        (Decision.ACCEPTED, "陳", "頁三"),
        (Decision.FALSE_ALARM, "陳", "頁三"),
    ]


def test_an_encoding_without_chinese_is_refused(
    run: Run, sheet: Rows, office: Callable[[str, str, str], Path]
) -> None:
    table = saved(decided(sheet, "接受", "error"))
    book = office(table, "xlsx", "book")
    western = office(str(book), f"csv:{SHEETS}:44,34,1,1", "back")
    refused = run("review", "import", str(western))
    assert refused.exit_code == 2
    assert "row 2, column decision: 「??」: characters were lost" in refused.stderr
    assert not Path(LOG).exists()


# ---------------------------------------------------------------- the log

GOOD = entry(1, "陳", YES)


def line_of(one: Entry, **changes: object) -> str:
    return json.dumps({**one.model_dump(mode="json"), **changes}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (f"{line_of(GOOD)}\n<<<<<<< HEAD\n{line_of(GOOD)}\n", "line 2: marks of a merge conflict"),
        (line_of(GOOD, version=2), "line 1: is of version 2; this program knows version 1"),
        (line_of(GOOD)[:-5], "line 1: no entry of a decision log"),
        ("[]", "line 1: "),
        (line_of(GOOD, decision="maybe"), "line 1: decision: "),
        (line_of(GOOD, fingerprint="f12"), "line 1: fingerprint: "),
        (line_of(GOOD, further="x"), "line 1: further: "),
        ("[" * 100_000, "line 1: no entry"),
        ("\udcff", "not UTF-8"),
    ],
)
def test_a_broken_log_is_never_no_decisions(
    run: Run, checked: Run, sheet: Rows, content: str, told: str
) -> None:
    data = content.encode("utf-8", "surrogateescape")
    Path(LOG).write_bytes(data)
    table = saved(decided(sheet, "accepted", "accepted"))
    for result in (
        checked(),
        run("review", "import", table),
        run("review", "status", "news"),
        run("review", "export", "news"),
    ):
        assert result.exit_code == 2
        assert told in result.stderr
    assert Path(LOG).read_bytes() == data


def test_a_missing_log_is_a_fault(checked: Run) -> None:
    found = checked()
    assert found.exit_code == 2
    assert "no such decision log" in found.stderr


def test_an_empty_log_is_none(checked: Run) -> None:
    Path(LOG).write_bytes(b"")
    assert checked().exit_code == 1


def test_a_last_line_without_its_end_gets_one(tmp_path: Path) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text(line_of(GOOD), encoding="utf-8")
    append([entry(2, "李", NO)], path)
    assert read(path).entries == (GOOD, entry(2, "李", NO))


def test_a_full_disk_leaves_the_log_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "log.jsonl"
    append([GOOD], path)
    before = path.read_bytes()

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(ReviewError, match="No space left"):
        append([entry(2, "李", NO)], path)
    assert path.read_bytes() == before


def test_branches_merge_by_keeping_all_lines(tmp_path: Path, program: Callable[[str], str]) -> None:
    """`merge=union` in .gitattributes, as the documentation says."""
    git = program("git")

    def call(*arguments: str) -> None:
        who = [
            "-c",
            "user.name=n",
            "-c",
            "user.email=n@example.org",
            "-c",
            "init.defaultBranch=main",
        ]
        subprocess.run([git, *who, *arguments], cwd=tmp_path, check=True, capture_output=True)

    path = tmp_path / LOG
    call("init")
    (tmp_path / ".gitattributes").write_text(f"{LOG} merge=union\n", encoding="utf-8")
    append([GOOD], path)
    call("add", ".")
    call("commit", "-m", "one")
    call("checkout", "-b", "other")
    append([entry(2, "李", NO)], path)
    call("commit", "-am", "two")
    call("checkout", "main")
    append([entry(3, "陳", NO)], path)
    call("commit", "-am", "three")
    call("merge", "other")
    assert {one.fingerprint[-1] for one in read(path).entries} == {"1", "2", "3"}


decisions = st.lists(
    st.builds(
        entry,
        st.integers(0, 3),
        st.sampled_from(["a", "b"]),
        st.sampled_from(Decision),
        st.integers(1, 3),
    ),
    max_size=12,
)


@given(decisions)
def test_the_log_gives_back_what_was_added(
    tmp_path_factory: pytest.TempPathFactory, found: list[Entry]
) -> None:
    path = tmp_path_factory.mktemp("log") / "log.jsonl"
    for one in found:
        append([one], path)
    assert (read(path).entries if found else ()) == tuple(found)
    shutil.rmtree(path.parent)


@given(decisions, st.randoms())
def test_what_stands_does_not_depend_on_how_branches_were_merged(
    found: list[Entry], random: Random
) -> None:
    once = {(one.judged, one.reviewer, one.decided_at): one for one in found}
    shuffled = list(once.values())
    random.shuffle(shuffled)
    assert Log(tuple(shuffled)).standing == Log(tuple(once.values())).standing


def findings_of(texts: Iterable[str]) -> tuple[Finding, ...]:
    return check(
        [Document.from_text(text, path=f"{at}.txt") for at, text in enumerate(texts)],
        reference=None,
    ).findings


def test_digest_does_not_know_where_lines_break() -> None:
    (one,) = findings_of(["會員由400人增至500人，增幅35%。\n"])
    (other,) = findings_of(["引言。\n\n會員由400人增至500人，\n增幅35%。\n"])
    assert one.digest == other.digest
    assert one.digest.startswith("d")


# ---------------------------------------------------------------- the documentation

DOCUMENTATION = (Path(__file__).resolve().parents[1] / "docs" / "review.md").read_text("utf-8")


def test_the_transcript_is_what_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en")
    (tmp_path / "news").mkdir()
    for name, text in re.findall(
        r"^`(news/\S+)`\n\n```text\n(.*?)```$", DOCUMENTATION, re.S | re.M
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    first, second, third = re.findall(r"^```console\n(.*?)```$", DOCUMENTATION, re.S | re.M)
    follow(first)
    fill(tmp_path / "findings.csv")
    assert follow(second) == [0, 1]
    change("2025-03-01-library.txt", "35%", "25%")
    assert follow("$ factcheck check news --decisions .factcheck-decisions.jsonl\n") == [0]
    change("2025-03-09-opening.txt", "全市共有16間", "全市現有16間")
    assert follow(third) == [1]


def follow(transcript: str) -> list[int]:
    """Run the commands; each line shown is printed, in this order. Their exit statuses."""
    statuses = []
    for call in transcript.removeprefix("$ ").split("\n$ "):
        command, *lines = call.strip().splitlines()
        done = CliRunner().invoke(app, command.split()[1:], prog_name="factcheck")
        statuses.append(done.exit_code)
        shown = [re.escape(line).replace(re.escape("[…]"), ".*") for line in lines]
        assert re.search(r"[\s\S]*?".join(shown), done.stdout + done.stderr), done.output
    return statuses


def fill(sheet: Path) -> None:
    """As the table of the documentation does."""
    lines = re.findall(r"^\| (\w+ \| .* \| 陳 \| .*) \|$", DOCUMENTATION, re.M)
    names = ("rule", "quote", "other_quote", "decision", "reviewer", "note")
    wanted = [dict(zip(names, line.split(" | "), strict=True)) for line in lines]
    rows = rows_of(sheet.read_text(encoding="utf-8"))
    for row, filled in zip(rows, wanted, strict=True):
        assert {name: row[name] for name in names[:3]} == {name: filled[name] for name in names[:3]}
        row.update(filled)
    saved(rows, sheet.name)


def test_documentation_names_every_word_and_standing() -> None:
    assert [one.value for one in Standing if f"`{one.value}`" not in DOCUMENTATION] == []
    assert [one.value for one in Decision if f"`{one.value}`" not in DOCUMENTATION] == []
