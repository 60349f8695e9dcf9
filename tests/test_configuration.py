"""Configuration files: which one holds, what is wrong with it, and that the command line wins."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from factcheck.app import app
from factcheck.configuration import ConfigurationError, Settings, find, load
from factcheck.rules import CATALOGUE
from factcheck.selection import graded, outside
from tests.test_standing import finding, side

pytestmark = pytest.mark.usefixtures("english")

ONE, OTHER = "全市共有15間公共圖書館。\n", "全市共有十六間公共圖書館。\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two articles that disagree, and a third that is not for publication."""
    (tmp_path / ".git").mkdir()
    for name, text in (("a.txt", ONE), ("b.txt", OTHER), ("old/c.txt", OTHER)):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, list(arguments), prog_name="factcheck")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "internal fault" not in result.stderr, result.stderr
    return result


def settle(folder: Path, text: str, name: str = "factcheck.toml") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder / name


def checked(*arguments: str) -> Result:
    return run("check", "--no-reference", "--published", "2025-03-01", *arguments)


# ---------------------------------------------------------------- which file


def test_nearest_file_holds(desk: Path) -> None:
    top, near = settle(desk, ""), settle(desk / "news", "")
    assert find(desk) == top
    assert find(desk / "news" / "old") == near


def test_own_file_comes_before_pyproject(desk: Path) -> None:
    project = settle(desk, "[tool.factcheck]\njobs = 2\n", "pyproject.toml")
    assert find(desk) == project
    assert load(project).settings.jobs == 2
    assert find(desk) != settle(desk, "") == find(desk)


def test_pyproject_that_does_not_speak_of_factcheck_is_none(desk: Path) -> None:
    settle(desk / "news", "[tool.other]\n", "pyproject.toml")
    assert find(desk / "news") is None
    assert find(desk / "news") != settle(desk, "") == find(desk / "news")


def test_search_ends_at_the_root_of_the_repository(desk: Path) -> None:
    inner = desk / "news" / "old"
    settle(desk, "")
    (inner / ".git").mkdir()
    assert find(inner) is None


# ---------------------------------------------------------------- what is wrong


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("selct = ['XD']", ["'selct'", "'select'"]),
        ("per_file_ignores = {}", ["'per_file_ignores'", "'per-file-ignores'"]),
        ("[tool.factcheck]\n", ["stand at the top"]),
        ("paths = 'news'", ["key paths", "must be a list"]),
        ("paths = [1]", ["key paths", "item 1", "text"]),
        ("jobs = '2'", ["key jobs", "whole number"]),
        ("jobs = 0", ["key jobs"]),
        ("no-reference = 1", ["key no-reference", "true or false"]),
        ("fail-on = 'sometimes'", ["key fail-on", "never"]),
        ("place = 'hongkong'", ["key place", "hk, mainland"]),
        ("select = ['XD99']", ["key select", "XD99", "did you mean"]),
        ("severities = {XD99 = 'off'}", ["key severities", "XD99"]),
        ("severities = {XD01 = 'grave'}", ["key severities, XD01", "off"]),
        ("per-file-ignores = {'*.md' = ['YY']}", ["key per-file-ignores", "YY"]),
        ("per-file-ignores = {'*.md' = 'XD'}", ["key per-file-ignores", "must be a list"]),
        ("jobs = 1\npaths = [}", ["not TOML", "line 2"]),
        ("jobs = 1\njobs = 2", ["not TOML"]),
    ],
)
def test_fault_names_file_and_key(desk: Path, text: str, parts: list[str]) -> None:
    settle(desk, text)
    result = checked("news")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "factcheck.toml: " in result.stderr
    for part in parts:
        assert part in result.stderr


def test_broken_pyproject_is_never_none(desk: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"pyproject\.toml: not TOML"):
        find(settle(desk, "[tool", "pyproject.toml").parent)


def test_config_that_is_not_there(desk: Path) -> None:
    result = checked("news", "--config", "nowhere.toml")
    assert result.exit_code == 2
    assert "nowhere.toml" in result.stderr


# ---------------------------------------------------------------- what it does


def test_paths_and_options_of_the_file_hold_from_any_folder(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(desk, "paths = ['news']\nexclude = ['old/']\nselect = ['XD']\nfail-on = 'warning'\n")
    for folder, prefix in ((desk, "news/"), (desk / "news" / "old", "../")):
        monkeypatch.chdir(folder)
        result = checked()
        assert result.exit_code == 1
        assert "2 documents read" in result.stderr
        assert f"{prefix}b.txt" in result.stdout


def test_explain_compares_with_the_paths_of_the_file(desk: Path) -> None:
    alone = run("explain", "news/a.txt:1")
    settle(desk, "paths = ['news']\n")
    assert "b.txt" not in alone.stdout
    assert "b.txt" in run("explain", "news/a.txt:1").stdout


def test_without_paths_anywhere_the_call_is_wrong(desk: Path) -> None:
    result = checked()
    assert result.exit_code == 2
    assert "PATH" in result.stderr


def test_command_line_wins(desk: Path) -> None:
    settle(desk, "select = ['AR']\nno-reference = true\nplace = 'taiwan'\n")
    assert "XD01" not in checked("news").stdout
    assert "XD01" in checked("news", "--select", "XD").stdout
    assert "XD01" in checked("news", "--isolated").stdout
    other = settle(desk, "select = ['XD']\n", "other.toml")
    assert "XD01" in checked("news", "--config", other.name).stdout
    assert "not covered" in run("check", "news", "--bundled-reference").stderr
    assert "not covered" not in run("check", "news").stderr


def test_excluded_file_is_read_if_it_is_named(desk: Path) -> None:
    settle(desk, "exclude = ['news/old']\n")
    assert "2 documents read" in checked("news").stderr
    assert "2 documents read" in checked("news/*.txt").stderr
    assert "3 documents read" in checked("news", "news/old/c.txt").stderr


def test_everything_excluded_is_not_clean(desk: Path) -> None:
    settle(desk, "exclude = ['news']\n")
    assert checked("news").exit_code == 2


@pytest.mark.parametrize(
    ("severities", "left"),
    [
        ("XD01 = 'info'", "info XD01"),
        ("XD = 'info'", "info XD01"),
        ("XD = 'off'\nXD01 = 'warning'", "warning XD01"),
        ("count-differs = 'warning'\nXD = 'off'", "warning XD01"),
    ],
)
def test_severities(desk: Path, severities: str, left: str) -> None:
    settle(desk, f"[severities]\n{severities}\n")
    result = checked("news")
    assert left in result.stdout
    assert result.exit_code == 0


def test_rule_that_is_off_finds_nothing(desk: Path) -> None:
    settle(desk, "[severities]\nXD01 = 'off'\n")
    assert checked("news").stdout == ""


def test_severity_and_place_of_rules_are_functions_of_findings() -> None:
    found = [finding("XD01", side("a.md", "15間", "15")), finding("AR01", side("b.md", "1人", "1"))]
    assert [one.rule for one in graded(found, CATALOGUE, {"XD": "off"})] == ["AR01"]
    away = outside(found, CATALOGUE, lambda document: ["XD", "AR"] if document == "b.md" else [])
    assert [one.rule for one in away] == ["XD01"]


@pytest.mark.parametrize(
    ("pattern", "silent"),
    [("b.txt", True), ("news/*.txt", True), ("/b.txt", False), ("old/", False), ("**/b.*", True)],
)
def test_per_file_ignores(desk: Path, pattern: str, silent: bool) -> None:
    settle(desk, f"exclude = ['old']\nper-file-ignores = {{'{pattern}' = ['XD']}}\n")
    assert (checked("news").stdout == "") is silent


@pytest.mark.parametrize(
    ("place", "unit"),
    [("hk", "HKD"), ("mainland", "CNY"), ("macau", "MOP"), ("taiwan", "TWD"), ("singapore", "SGD")],
)
def test_place_says_what_yuan_means(desk: Path, place: str, unit: str) -> None:
    (desk / "m.txt").write_text("票價80元，美國版售12美元。\n", "utf-8")
    assert run("claims", "m.txt", "--place", place).stdout.split().count(unit) == 1
    settle(desk, f"place = '{place}'\n")
    assert f" {unit} " in run("claims", "m.txt").stdout
    assert " USD " in run("claims", "m.txt").stdout


def test_several_lexicons_beside_one_another(desk: Path) -> None:
    for folder, row in (("one", "廂,廂,classifier,,八廂"), ("two", "砣,砣,classifier,,八砣")):
        (desk / folder).mkdir()
        head = "id,surfaces,sort,not_after,example"
        table = (Path(__file__).parents[1] / "claims/lexicon/classifiers.csv").read_text(
            "utf-8-sig"
        )
        head = table.splitlines()[0]
        cells = dict(zip(("id", "surfaces", "kind", "", "example"), row.split(","), strict=True))
        values = [cells.get(name, "") for name in head.split(",")]
        (desk / folder / "classifiers.csv").write_text(f"{head}\n{','.join(values)}\n", "utf-8")
    (desk / "l.txt").write_text("訂了八廂書和九砣米。\n", "utf-8")
    settle(desk, "lexicon = ['one', 'two']\n")
    text = run("claims", "l.txt").stdout
    assert "八廂" in text
    assert "九砣" in text


# ---------------------------------------------------------------- factcheck config


def test_config_shows_what_holds(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(desk, "select = ['XD']\npublished = 2025-03-01\n[severities]\nXD01 = 'off'\n")
    monkeypatch.chdir(desk / "news")
    own, default = run("config").stdout.split("# by default\n")
    assert "../factcheck.toml" in own
    assert 'select = ["XD"]' in own
    assert 'published = "2025-03-01"' in own
    assert 'severities = {"XD01" = "off"}' in own
    assert 'fail-on = "error"' in default
    assert run("config", "--isolated").stdout.count(" = ") == len(Settings.model_fields)


def test_config_can_be_read_again(desk: Path) -> None:
    settle(desk, "paths = ['news']\nper-file-ignores = {'*.md' = ['XD', 'AR']}\njobs = 3\n")
    again = settle(desk, run("config").stdout, "again.toml")
    assert load(again).settings == load(desk / "factcheck.toml").settings
