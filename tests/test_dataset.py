"""`factcheck export`: the tables of a data set, valid for an independent reader; typed files."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pandas
import pytest
from typer.testing import CliRunner, Result

from claims.claim import COLUMNS as CLAIM_COLUMNS
from factcheck.app import app
from factcheck.dataset import fields_of
from factcheck.finding import COLUMNS as FINDING_COLUMNS
from factcheck.reports.facts_csv import COLUMNS as FACT_COLUMNS

COLUMNS = {"claims": CLAIM_COLUMNS, "findings": FINDING_COLUMNS, "facts": FACT_COLUMNS}
ARTICLES = {
    "2025-03-01-a.txt": "全市共有15間公共圖書館。升幅為-2.5%。=2+3間\n會員由400人增至500人，增幅35%。\n",
    "2025-03-09-b,c.txt": '市政局表示，全市共有\n16間公共圖書館，"約三億"元，2030年底落成。\n',
    "2025-03-14-empty.txt": "",
}
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "desk").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "desk" / name).write_text(text, encoding="utf-8")

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["export", "desk", *arguments], prog_name="factcheck")

    return call


@pytest.mark.parametrize("table", COLUMNS)
def test_every_column_is_described_in_order(table: str) -> None:
    assert tuple(field.name for field in fields_of(table)) == COLUMNS[table]
    assert all(field.description for field in fields_of(table))


def test_documentation_names_every_column(root: Path) -> None:
    text = (root / "docs" / "output.md").read_text(encoding="utf-8")
    missing = {
        field.name for table in COLUMNS for field in fields_of(table) if field.name not in text
    }
    between = {
        "end",
        "column",
        "other_line",
        "other_column",
        "other_start",
        "other_end",
        "other_quote",
    }
    assert missing <= between  # the documentation names the ends of such rows: `document` … `quote`


def test_data_set_is_valid(run: Run, tmp_path: Path, root: Path) -> None:
    from frictionless import validate

    assert run("--output", "set").exit_code == 0
    report = validate(str(tmp_path / "set" / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])
    assert [task.name for task in report.tasks] == list(COLUMNS)
    assert all(task.stats["rows"] for task in report.tasks)


def test_validator_can_say_no(run: Run, tmp_path: Path) -> None:
    from frictionless import validate

    run("--output", "set")
    sheet = tmp_path / "set" / "findings.csv"
    sheet.write_text(
        sheet.read_text(encoding="utf-8").replace(",error,", ",grave,"), encoding="utf-8"
    )
    assert not validate(str(tmp_path / "set" / "datapackage.json")).valid


def test_parquet_has_the_types_and_the_words(run: Run, tmp_path: Path) -> None:
    assert run("--output", "set", "--parquet").exit_code == 0
    claims = pandas.read_parquet(tmp_path / "set" / "claims.parquet")
    assert list(claims.columns) == list(CLAIM_COLUMNS)
    assert str(claims["start"].dtype) == "Int64"
    assert -2.5 in set(claims["value"].dropna())
    findings = pandas.read_parquet(tmp_path / "set" / "findings.parquet")
    assert [json.loads(cell) for cell in findings["evidence"]]
    assert not any(str(cell).startswith("'") for cell in findings["quote"])


def test_nothing_is_written_over_unless_asked(run: Run, tmp_path: Path) -> None:
    assert run("--output", "set").exit_code == 0
    again = run("--output", "set")
    assert again.exit_code == 2
    assert "--force" in again.stderr
    assert run("--output", "set", "--force").exit_code == 0


def test_typed_files_of_an_earlier_run_are_not_left(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "set"
    run("--output", "set", "--parquet")
    for name in ("datapackage.json", "claims.csv", "findings.csv", "facts.csv"):
        (folder / name).unlink()
    assert run("--output", "set").exit_code == 2
    assert run("--output", "set", "--force").exit_code == 0
    assert not list(folder.glob("*.parquet"))


def test_parquet_without_pyarrow_writes_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    done = run("--output", "set", "--parquet")
    assert done.exit_code == 2 and "pyarrow" in done.stderr
    assert not (tmp_path / "set").exists()


def test_typed_file_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "set" / "claims.parquet").mkdir(parents=True)
    done = run("--output", "set", "--parquet", "--force")
    assert done.exit_code == 2 and "claims.parquet" in done.stderr
    assert "internal" not in done.stderr


def test_same_input_same_bytes(run: Run, tmp_path: Path) -> None:
    run("--output", "one")
    run("--output", "two", "--jobs", "2")
    for name in ("claims.csv", "findings.csv", "facts.csv", "datapackage.json"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_folder_that_cannot_be_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert run("--output", "file/set").exit_code == 2
