"""What the README and the pages beside it promise: its Python example, its commands, its rules and rows are real."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claims import Document, extract
from claims.frames.roles import RoleCue
from claims.lexicon import read_file
from factcheck.alignment.contrasts import Contrast
from factcheck.app import app
from factcheck.reference.table import load
from factcheck.rules import CATALOGUE

ROOT = Path(__file__).resolve().parent.parent
PAGES = ("README.md", "README.zh-Hant.md", "docs/findings.md", "docs/tables.md", "docs/ci.md")
README = "\n".join((ROOT / page).read_text(encoding="utf-8") for page in PAGES)


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def test_python_example_runs_and_says_what_its_comments_say():
    (code,) = blocks("python")
    names: dict[str, object] = {}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(code, names)
    (expected,) = re.findall(r"extract\(draft\)\]\s+# (.*)", code)
    assert str([claim.quote for claim in extract(names["draft"])]) == expected
    assert printed.getvalue() == "XD02 error 2.8億元 2.4億元\n"
    assert names["report"].coverage.compared >= 2


def commands() -> list[list[str]]:
    lines = [line for block in blocks("sh") for line in block.splitlines()]
    calls = [line.partition("factcheck ")[2] for line in lines if "factcheck " in line]
    return [shlex.split(call, comments=True) for call in calls]


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_options_of_each_command_exist(words):
    command = words[: 2 if words[0] in ("baseline", "review") else 1]
    call = [*command, "--help"] if not command[0].startswith("-") else ["--help"]
    text = CliRunner().invoke(app, call).output
    for word in words:
        if word.startswith("--"):
            assert word in text, word


def test_rules_named_are_in_the_catalogue():
    known = {rule.code: rule.name for rule in CATALOGUE}
    shown = re.findall(r"^  \d+:\d+ (?:error|warning|info) ([A-Z]{2}\d\d) (\S+)$", README, re.M)
    assert shown
    for code, name in shown:
        assert known.get(code) == name, f"{code} {name}"
    for code in re.findall(r"`factcheck rule ([A-Z]{2}\d\d)`", README):
        assert code in known


def rows(table: str) -> list[str]:
    return re.findall(rf"\| `{table}` \| `(.*)` \|$", README, re.MULTILINE)


@pytest.mark.parametrize("table, row_type", [("roles.csv", RoleCue), ("contrasts.csv", Contrast)])
def test_rows_shown_have_the_columns_of_their_table(tmp_path, table, row_type):
    header = (ROOT / "claims" / "lexicon" / table).read_text(encoding="utf-8").splitlines()[0]
    (row,) = rows(table)
    path = tmp_path / table
    path.write_text(f"{header}\n{row}\n", encoding="utf-8")
    assert len(read_file(path, row_type)) == 1


@pytest.mark.parametrize("table", ["classifiers.csv", "units.csv", "names.csv"])
def test_rows_shown_have_as_many_cells_as_their_table(table):
    header = (ROOT / "claims" / "lexicon" / table).read_text(encoding="utf-8").splitlines()[0]
    (row,) = rows(table)
    assert row.count(",") == header.count(",")


def test_table_to_copy_from_is_valid_and_contradicts_the_column():
    table = load([ROOT / "examples" / "reference.csv"])
    text = (ROOT / "examples" / "articles" / "reading-scheme-column.md").read_text(encoding="utf-8")
    assert "2.8億元" in text
    assert "dawn-reading-grant" in {fact.fact_id for fact in table.facts}


def test_quotes_of_the_transcript_are_in_the_articles():
    texts = {path.name: path for path in (ROOT / "examples" / "articles").iterdir()}
    marked = re.findall(r"examples/articles/([^ :]+):(\d+):(\d+)「([^」]+)」", README)
    assert marked
    for name, line, column, quote in marked:
        document = Document.from_text(texts[name].read_text(encoding="utf-8"), path=name)
        source = document.text.splitlines()[int(line) - 1 :]
        assert "".join(source)[int(column) - 1 :].startswith(quote)
