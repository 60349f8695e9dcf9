"""A draft beside the folder of what is published: what the text lists, and what it leaves out."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from factcheck.app import app
from factcheck.commands.reading import named_beside_others

PUBLISHED = {
    "2025-03-01-a.txt": "全市共有15間公共圖書館。\n\n藍灣大橋全長2.5公里。\n",
    "2025-03-02-b.txt": "全市共有15間公共圖書館。\n\n藍灣大橋全長2.9公里。\n",
}
DRAFT = "全市共有18間公共圖書館。\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of two articles that disagree on a bridge, and a draft on the libraries."""
    monkeypatch.chdir(tmp_path)
    Path("published").mkdir()
    for name, text in PUBLISHED.items():
        Path("published", name).write_text(text, "utf-8")
    Path("draft.txt").write_text(DRAFT, "utf-8")


def check(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["check", *arguments, "--no-reference", "--lang", "en"])


@pytest.mark.parametrize("paths", [("draft.txt", "published"), ("published/*.txt", "draft.txt")])
def test_text_lists_what_concerns_the_draft(paths: tuple[str, ...]) -> None:
    done = check(*paths)
    assert done.exit_code == 1
    assert "draft.txt\n" in done.stdout
    assert "2.9" not in done.stdout
    assert done.stdout.endswith(
        "1 more finding is about other documents alone; --all lists it too\n"
    )
    assert "2 findings" in done.stderr.splitlines()[-1]  # the summary counts all


def test_all_lists_all() -> None:
    told = check("draft.txt", "published", "--all").stdout
    assert "draft.txt\n" in told and "2.9" in told
    assert "--all" not in told


def test_tables_and_status_are_of_everything() -> None:
    rows = list(csv.DictReader(io.StringIO(check("draft.txt", "published", "-f", "csv").stdout)))
    assert {row["document"] for row in rows} == {"draft.txt", "published/2025-03-02-b.txt"}
    Path("draft.txt").write_text("今天天氣很好。\n", "utf-8")
    done = check("draft.txt", "published")
    assert done.exit_code == 1
    assert done.stdout == "1 more finding is about other documents alone; --all lists it too\n"


def test_a_conflict_that_stands_in_a_published_article_concerns_the_draft_as_well() -> None:
    Path("published", "2025-03-09-c.txt").write_text("藍灣大橋全長2.5公里。\n", "utf-8")
    Path("draft.txt").write_text("藍灣大橋全長2.5公里。\n", "utf-8")
    told = check("draft.txt", "published").stdout
    assert "published/2025-03-02-b.txt" in told and "--all" not in told


def test_what_cannot_be_read_concerns_everybody() -> None:
    Path("published", "2025-03-09-c.txt").write_bytes(b"\x00\x01\x02\xff" * 9)
    done = check("draft.txt", "published")
    assert done.exit_code == 2
    assert "IN01" in done.stdout


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        (("draft.txt", "published"), {"draft.txt"}),
        (("./draft.txt", "published"), {"draft.txt"}),
        (("-", "published"), {"stdin"}),
        (("draft.txt",), set()),
        (("draft.txt", "published/2025-03-01-a.txt"), set()),
        (("published",), set()),
        (("published", "*.txt"), set()),
        ((), set()),
    ],
)
def test_which_files_are_drafts(paths: tuple[str, ...], expected: set[str]) -> None:
    assert named_beside_others(paths) == expected
