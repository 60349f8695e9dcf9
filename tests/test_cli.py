"""The command line as its users call it: exit statuses, places of options, odd input."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from factcheck import CATALOGUE, Finding, Severity
from factcheck.app import app
from factcheck.article import Article
from factcheck.rules.rule import Rule

pytestmark = pytest.mark.usefixtures("english")

ROOT = Path(__file__).resolve().parents[1]
ONE = "全市共有15間公共圖書館。\n"
OTHER = "全市共有十六間公共圖書館。\n"


@dataclass(frozen=True)
class Done:
    """What a call came to."""

    returncode: int
    stdout: bytes
    stderr: bytes


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call factcheck in an empty folder, within this process: starting one takes half a second."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str, stdin: bytes = b"") -> Done:
        result = CliRunner().invoke(app, list(arguments), prog_name="factcheck", input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert b"internal fault" not in result.stderr_bytes, result.stderr
        return Done(result.exit_code, result.stdout_bytes, result.stderr_bytes)

    return call


@pytest.fixture
def start(tmp_path: Path) -> Run:
    """Start factcheck as a process of its own in an empty folder."""

    def call(*command: str, **streams: Any) -> Done:
        settings = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"}
        both = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": settings, **streams}
        done = subprocess.run(command, cwd=tmp_path, check=False, **both)
        assert b"Traceback" not in (done.stderr or b""), done.stderr.decode()
        return Done(done.returncode, done.stdout, done.stderr)

    return call


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Two articles that disagree."""
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "2025-03-12-a.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "desk" / "2025-03-14-b.txt").write_text(OTHER, encoding="utf-8")
    return tmp_path


def rows(text: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"), newline="")))


# ---------------------------------------------------------------- exit statuses


def test_findings_are_status_1(run: Run, desk: Path) -> None:
    done = run("check", "desk", "--no-reference", "--select", "XD", "--fail-on", "warning")
    assert done.returncode == 1
    text = done.stdout.decode()
    assert "15間" in text
    assert "十六間" in text
    assert "XD01" in text


def test_nothing_at_the_fail_level_is_status_0(run: Run, desk: Path) -> None:
    done = run("check", "desk", "--no-reference", "--fail-on", "never")
    assert done.returncode == 0
    assert b"XD01" in done.stdout


def test_agreement_is_status_0(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(OTHER.replace("十六", "十五"), encoding="utf-8")
    done = run("check", "a.txt", "b.txt", "--no-reference", "--fail-on", "warning")
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"2 documents read" in done.stderr


def test_missing_path_outranks_findings_and_the_rest_is_checked(run: Run, desk: Path) -> None:
    done = run("check", "desk", "nosuch.txt", "--no-reference", "--format", "csv")
    assert done.returncode == 2
    found = {row["rule"]: row for row in rows(done.stdout)}
    assert {"IN01", "XD01"} <= set(found)
    assert "nosuch.txt" in found["IN01"]["message"]


def test_rule_that_fails_is_told_and_the_others_go_on(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(article: Article) -> list[Finding]:
        raise ZeroDivisionError(article.document.path)

    broken = Rule("ZZ01", "broken", Severity.ERROR, "A rule.", in_article=break_down)
    monkeypatch.setattr("factcheck.commands.check.catalogue", lambda: (*CATALOGUE, broken))
    done = run("check", "desk", "--no-reference", "--format", "csv")
    assert done.returncode == 2
    found = {row["rule"]: row for row in rows(done.stdout)}
    assert {"IN02", "XD01"} <= set(found)
    assert "ZZ01" in found["IN02"]["message"]


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["chekc", "desk"], "check"),
        (["check", "desk", "--fromat", "csv"], "--format"),
        (["check", "desk", "--format", "xml"], "jsonl"),
        (["check", "desk", "--select", "XD99"], "XD0"),
        (["check", "desk", "--published", "12/3/2025"], "2025-03-12"),
        (["check"], "PATH"),
        (["rule", "cuont-differs"], "count-differs"),
        (["explain", "desk"], "LINE"),
    ],
)
def test_usage_is_status_2_with_a_hint(
    run: Run, desk: Path, arguments: list[str], hint: str
) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert hint in done.stderr.decode()
    assert done.stdout == b""


# ---------------------------------------------------------------- places of options


def test_options_before_and_after(run: Run, desk: Path) -> None:
    after = run("check", "desk", "--format", "csv", "--no-reference")
    before = run("--format", "csv", "--no-reference", "check", "desk")
    between = run("--no-reference", "check", "--format=csv", "desk")
    assert after.stdout == before.stdout == between.stdout
    assert rows(after.stdout)


def test_option_value_that_is_a_command(run: Run, desk: Path) -> None:
    done = run("--output", "check", "claims", "desk", "--format", "csv")
    assert done.returncode == 0
    assert rows((desk / "check").read_bytes())


def test_quiet_keeps_standard_error_empty(run: Run, desk: Path) -> None:
    assert run("check", "desk", "--quiet", "--no-reference").stderr == b""


def test_output_goes_to_the_file(run: Run, desk: Path) -> None:
    done = run("check", "desk", "--format", "json", "--output", "found.json", "--no-reference")
    assert done.stdout == b""
    found = json.loads((desk / "found.json").read_text(encoding="utf-8"))
    assert found["coverage"]["documents"] == 2


def test_output_that_cannot_be_written(run: Run, desk: Path) -> None:
    done = run("claims", "desk", "--output", "no/such/folder.csv")
    assert done.returncode == 2
    assert b"folder.csv" in done.stderr


def test_select_and_ignore(run: Run, desk: Path) -> None:
    table = ("--format", "csv", "--no-reference")
    assert {row["rule"] for row in rows(run("check", "desk", "--select", "xd", *table).stdout)}
    assert not rows(run("check", "desk", "--ignore", "XD", *table).stdout)


@pytest.mark.parametrize("output_format", ["text", "csv", "json", "jsonl"])
def test_same_bytes_whatever_the_number_of_processes(
    run: Run, tmp_path: Path, output_format: str
) -> None:
    for number in range(1, 12):
        text = f"第{number}日。全市共有{10 + number % 3}間公共圖書館，佔地{number}公頃。\n"
        (tmp_path / f"2025-03-{number:02}-x.txt").write_text(text * 3, encoding="utf-8")
    arguments = ("check", ".", "--no-reference", "--format", output_format)
    assert run(*arguments, "--jobs", "3").stdout == run(*arguments).stdout != b""


# ---------------------------------------------------------------- dates


def published(done: Done) -> dict[str, str]:
    assert done.returncode == 0, done.stderr.decode()
    return {row["document"]: row["published"] for row in rows(done.stdout)}


def test_dates_of_publication_in_their_order(run: Run, tmp_path: Path) -> None:
    front = f"---\ndate: 2024-02-02\n---\n\n{ONE}"
    (tmp_path / "table.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "front.md").write_text(front, encoding="utf-8")
    (tmp_path / "2024-03-03-name.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "plain.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "both.md").write_text(front, encoding="utf-8")
    table = "document,published\ntable.txt,2024-01-01\nboth.md,2024-01-05\n"
    (tmp_path / "articles.csv").write_text(table, encoding="utf-8")
    options = ("--format", "csv", "--articles", "articles.csv", "--published", "2024-04-04")
    assert published(run("claims", ".", *options)) == {
        "table.txt": "2024-01-01",
        "both.md": "2024-01-05",
        "front.md": "2024-02-02",
        "2024-03-03-name.txt": "2024-03-03",
        "plain.txt": "2024-04-04",
    }


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ("document,published\na.txt,12 March\n", "row 2, column published"),
        ("document,published\na.txt,2025-02-30\n", "row 2, column published"),
        ("document,published\n,2025-02-28\n", "row 2, column document"),
        ("document,published\na.txt,2025-02-28\na.txt,2025-02-28\n", "row 3, column document"),
        ("document,published\na.txt\n", "row 2"),
        ("document\na.txt\n", "no column published"),
        ("", "no column document"),
    ],
)
def test_broken_table_of_articles(run: Run, desk: Path, table: str, fault: str) -> None:
    (desk / "articles.csv").write_text(table, encoding="utf-8")
    done = run("check", "desk", "--articles", "articles.csv")
    assert done.returncode == 2
    assert "articles.csv" in done.stderr.decode()
    assert fault in done.stderr.decode()


def test_broken_reference_table(run: Run, desk: Path) -> None:
    (desk / "facts.csv").write_text("fact_id,subject\nx,y\n", encoding="utf-8")
    done = run("check", "desk", "--reference", "facts.csv")
    assert done.returncode == 2
    assert "facts.csv" in done.stderr.decode()
    assert "row 1" in done.stderr.decode()


# ---------------------------------------------------------------- input


def test_standard_input(run: Run) -> None:
    done = run("claims", "-", "--format", "csv", stdin=ONE.encode())
    assert [row["quote"] for row in rows(done.stdout)] == ["15間"]
    assert done.returncode == 0


def test_glob(run: Run, desk: Path) -> None:
    done = run("claims", "desk/*-a.txt", "--format", "csv")
    assert {row["document"] for row in rows(done.stdout)} == {"desk/2025-03-12-a.txt"}


def test_document_is_the_path_from_here(run: Run, desk: Path) -> None:
    paths = ("./desk/../desk/2025-03-12-a.txt", str(desk / "desk" / "2025-03-12-a.txt"))
    done = run("claims", *paths, "--format", "csv")
    assert [row["document"] for row in rows(done.stdout)] == ["desk/2025-03-12-a.txt"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("binary.txt", bytes(range(256)) * 64),
        ("undecodable.txt", "中文".encode() + b"\xff\xfe\x80\x81" * 40 + b"\x00\x01"),
        ("large.txt", ("全市共有15間公共圖書館。" * 600_000).encode()),
    ],
    ids=["binary", "undecodable", "20 MB"],
)
def test_unreadable_document(run: Run, desk: Path, name: str, content: bytes) -> None:
    (desk / name).write_bytes(content)
    done = run("check", name, "desk", "--no-reference", "--format", "csv")
    assert done.returncode == 2
    found = {row["rule"]: row for row in rows(done.stdout)}
    assert found["IN01"]["document"] == name
    assert name in found["IN01"]["message"]
    assert "XD01" in found


def test_no_right_to_read(run: Run, desk: Path) -> None:
    if os.name == "nt" or os.geteuid() == 0:
        pytest.skip("every file can be read here")
    (desk / "locked.txt").write_text(ONE, encoding="utf-8")
    (desk / "locked.txt").chmod(0)
    assert run("check", "locked.txt").returncode == 2


def test_empty_document_alone_is_nothing_checked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("check", "empty.txt", "--format", "csv", "--no-reference")
    assert done.returncode == 2
    assert [row["rule"] for row in rows(done.stdout)] == ["IN03"]


def test_empty_document_among_others_is_told(run: Run, desk: Path) -> None:
    (desk / "empty.txt").write_text(" \n", encoding="utf-8")
    done = run("check", "empty.txt", "desk/2025-03-12-a.txt", "--no-reference")
    assert done.returncode == 0
    assert b"IN03" in done.stdout
    assert b"1 empty" in done.stderr


def test_folder_with_nothing_in_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    done = run("check", "folder")
    assert done.returncode == 2
    assert "folder" in done.stderr.decode() + done.stdout.decode()


def test_pattern_that_nothing_matches(run: Run) -> None:
    done = run("claims", "*.txt")
    assert done.returncode == 2
    assert "*.txt" in done.stderr.decode()


def test_line_of_a_million_digits(run: Run, desk: Path) -> None:
    (desk / "digits.txt").write_text("共有" + "9" * 1_000_000 + "人。", encoding="utf-8")
    done = run("check", "digits.txt", "desk", "--no-reference")
    assert done.returncode in (0, 1)
    assert len(done.stdout) < 20_000


def test_reader_that_has_seen_enough(start: Run, desk: Path) -> None:
    command = f"{sys.executable} -m factcheck claims desk/* desk --format csv | head -n 1"
    assert b"BrokenPipe" not in start("sh", "-c", command).stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_help_where_output_knows_no_chinese(start: Run) -> None:
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": "latin-1",
        "LANGUAGE": "zh_HK",
    }
    done = start(sys.executable, "-m", "factcheck", "--help", env=env)
    assert done.returncode == 0 and b"annotate" in done.stdout


def test_closed_standard_input_is_empty(start: Run) -> None:
    shell = f"{sys.executable} -m factcheck check - --format concise --lang en <&-"
    done = start("sh", "-c", shell)
    assert done.returncode == 2 and b"stdin: is empty" in done.stdout


def test_nothing_that_a_terminal_obeys_in_a_failure(run: Run, desk: Path) -> None:
    (desk / "table.csv").write_text("document,published\na,\x1b[31mx\n", encoding="utf-8")
    done = run("check", "desk", "--articles", "table.csv")
    assert done.returncode == 2 and b"\x1b" not in done.stderr and "␛[31mx".encode() in done.stderr


def test_interrupted_run_does_not_wait_for_its_processes(
    run: Run, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from concurrent.futures import ProcessPoolExecutor

    def interrupted(pool: ProcessPoolExecutor, *_: object, **__: object) -> None:
        pool.submit(time.sleep, 60)
        raise KeyboardInterrupt

    for number in range(9):
        (desk / f"{number}.txt").write_text(ONE, encoding="utf-8")
    monkeypatch.setattr(ProcessPoolExecutor, "map", interrupted)
    before = time.monotonic()
    assert run("check", ".", "--jobs", "2").returncode == 130
    assert time.monotonic() - before < 30


def test_name_that_is_too_long(run: Run, desk: Path) -> None:
    done = run("check", "desk", "a" * 300 + ".txt", "--format", "concise")
    assert done.returncode == 2 and b"IN01" in done.stdout and b"XD01" in done.stdout


def test_full_disk(start: Run, desk: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = start(sys.executable, "-m", "factcheck", "claims", "desk", stdout=full)
    assert done.returncode == 2
    assert b"cannot be written" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals here")
def test_progress_only_on_a_terminal(start: Run, tmp_path: Path) -> None:
    import pty

    for number in range(8):
        (tmp_path / f"{number}.txt").write_text(ONE, encoding="utf-8")
    command = (sys.executable, "-m", "factcheck", "check", ".", "--no-reference")
    ours, theirs = pty.openpty()
    for option, shown in (("--no-reference", True), ("--quiet", False)):
        start(*command, option, stderr=theirs)
        os.write(theirs, b"end")
        assert (b"reading" in os.read(ours, 1 << 20)) is shown
    assert b"reading" not in start(*command).stderr


def test_same_bytes_in_another_process(start: Run, run: Run, desk: Path) -> None:
    arguments = ("check", "desk", "--no-reference", "--format", "csv")
    done = start(sys.executable, "-m", "factcheck", *arguments)
    assert done.stdout == run(*arguments).stdout


def test_launcher(start: Run) -> None:
    assert start(sys.executable, str(ROOT / "cli.py"), "--version").stdout.startswith(b"factcheck ")


def test_help_does_not_load_the_engine(start: Run) -> None:
    engine = "{'claims', 'pandas', 'pydantic', 'regex'}"
    code = f"import sys; from factcheck.app import app; sys.exit({engine} & set(sys.modules))"
    assert start(sys.executable, "-c", code).stderr == b"set()\n"


def test_explain_shows_reading_and_comparison(run: Run, desk: Path) -> None:
    done = run("explain", "desk/2025-03-12-a.txt:1:6", "desk", "--no-reference")
    text = done.stdout.decode()
    assert done.returncode == 0
    assert "a count: 15間" in text
    assert "圖書館" in text or "图书馆" in text
    assert "desk/2025-03-14-b.txt:1:5" in text
    assert "same" in text


def test_explain_where_no_number_stands_names_the_nearest(run: Run, desk: Path) -> None:
    done = run("explain", "desk/2025-03-12-a.txt:1:1")
    assert done.returncode == 2
    assert "desk/2025-03-12-a.txt:1:5" in done.stderr.decode()


def test_explain_of_a_missing_document_says_so_once(run: Run) -> None:
    done = run("explain", "nothere.txt:3")
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == ["factcheck: nothere.txt: no such file or folder"]


@pytest.mark.parametrize("command", ["check", "annotate", "facts", "explain", "rule"])
def test_help_has_no_types_of_the_library(run: Run, command: str) -> None:
    told = run(command, "--help").stdout.decode()
    for sign in ("list[", "<str>", "<path>", "{", "x>="):
        assert sign not in told
    assert told.index("Arguments:") < told.index("Options:") < told.index("--config")


def test_headings_of_help_are_punctuated_in_the_language(run: Run) -> None:
    headings = {"en": ["Arguments:", "Options:"], "zh-Hant": ["參數：", "選項："]}
    for language, expected in headings.items():
        lines = run("--lang", language, "check", "--help").stdout.decode().splitlines()
        headed = [line for line in lines if line.endswith((":", "：")) and line[0] != " "]
        assert headed == expected


def test_options_of_a_command_stand_before_those_of_all(run: Run) -> None:
    told = run("check", "--help").stdout.decode().partition("Options:")[2]
    places = [told.index(f"--{name} ") for name in ("format", "against", "select", "jobs", "lang")]
    assert places == sorted(places)


def test_rule_lists_and_shows(run: Run) -> None:
    assert b"XD01" in run("rule").stdout
    page = run("rule", "xd01").stdout.decode()
    assert "What it flags" in page
    assert "Stays silent" in page


def test_help_names_the_commands(run: Run) -> None:
    text = run("--help").stdout.decode()
    assert all(name in text for name in ("check", "claims", "rule", "explain"))


def test_a_dash_for_the_output_is_standard_output(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("全市共有15間公共圖書館。\n", encoding="utf-8")
    plain = run("claims", "a.txt", "--format", "csv")
    assert run("claims", "a.txt", "--format", "csv", "--output", "-") == plain
    assert not (tmp_path / "-").exists()
