"""Rules of other packages: found by their entry points, run and listed; broken ones are told."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.usefixtures("english")

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = Path(__file__).parent / "plugin_example"
ARTICLE = "查詢電話：2345 678。典禮於2025年3月12日（星期四）舉行。\n"
GROUP = "factcheck.rules"
RULE = """
from factcheck.finding import Severity
from factcheck.rules.rule import Rule
PAGE = '''One line.

What it flags
    a

Why
    b

Stays silent
    c

Measured
    d
'''
RULE = Rule({code!r}, {name!r}, Severity.WARNING, PAGE, in_article=lambda article: ())
"""


def install(folder: Path, name: str, points: dict[str, str], version: str = "1.0") -> None:
    """Make a distribution visible, as an installer does: its metadata and its entry points."""
    info = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    info.mkdir()
    info.joinpath("METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    )
    lines = [f"[{GROUP}]", *(f"{point} = {value}" for point, value in points.items())]
    info.joinpath("entry_points.txt").write_text("\n".join(lines) + "\n")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join(map(str, (folder, EXAMPLE, ROOT)))
    environment = os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "factcheck", *arguments]
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with an article and the example package installed as its pyproject.toml says."""
    project = tomllib.loads((EXAMPLE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    install(tmp_path, project["name"], project["entry-points"][GROUP], project["version"])
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def test_the_example_runs_beside_the_catalogue(desk: Path) -> None:
    done = run(desk, "check", "a.txt", "--format", "csv")
    rules = [row.split(",")[1] for row in done.stdout.splitlines()[1:]]
    assert (done.returncode, sorted(rules)) == (1, ["DT02", "TE01"]), done.stderr


def test_it_is_selected_ignored_and_listed_like_any_other(desk: Path) -> None:
    only = run(desk, "check", "a.txt", "--select", "TE", "--format", "csv").stdout
    none = run(desk, "check", "a.txt", "--ignore", "telephone-number", "--format", "csv").stdout
    assert ("TE01" in only, "DT02" in only) == (True, False)
    assert ("TE01" in none, "DT02" in none) == (False, True)
    (line,) = (row for row in run(desk, "rule").stdout.splitlines() if row.startswith("TE01"))
    assert line.endswith("[factcheck-telephone]")
    assert "from factcheck-telephone" in run(desk, "rule", "TE01").stdout


BROKEN = {
    "not there": ("absent_module:RULE", "", "ModuleNotFoundError"),
    "does not import": ("other:RULE", "1 / 0", "ZeroDivisionError"),
    "no rule": ("other:RULE", "RULE = 3", "int, not a Rule"),
    "a form of its own": ("other:RULE", RULE.format(code="T1", name="x"), "two capitals"),
    "a family of ours": ("other:RULE", RULE.format(code="AR98", name="x"), "factcheck's own"),
    "a taken code": ("other:RULE", RULE.format(code="TE01", name="x"), "taken by TE01"),
    "a taken name": ("other:RULE", RULE.format(code="ZZ01", name="weekday"), "taken by DT02"),
    "no page": ("other:RULE", RULE.format(code="ZZ01", name="x") + "RULE = Rule('ZZ01', 'x', "
                "Severity.INFO, 'One line.', in_article=lambda article: ())", "the sections"),
    "no check": ("other:RULE", RULE.format(code="ZZ01", name="x") + "RULE = Rule('ZZ01', 'x', "
                 "Severity.INFO, PAGE)", "exactly one"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN.values(), ids=BROKEN)
def test_a_broken_package_is_told_and_the_rest_is_done(
    desk: Path, case: tuple[str, str, str]
) -> None:
    value, source, fault = case
    install(desk, "other-rules", {"ZZ01": value})
    (desk / "other.py").write_text(source, encoding="utf-8")
    done = run(desk, "check", "a.txt", "--format", "csv")
    assert done.returncode == 2
    assert all(code in done.stdout for code in ("IN02", "TE01", "DT02"))
    assert fault in done.stdout and "other-rules" in done.stdout
    listed = run(desk, "rule")
    assert listed.returncode == 0 and fault in listed.stdout


def test_a_broken_package_is_silent_where_its_rule_is_not_asked_for(desk: Path) -> None:
    install(desk, "other-rules", {"ZZ01": "absent_module:RULE"})
    assert run(desk, "check", "a.txt", "--select", "DT02").returncode == 1
    assert run(desk, "check", "a.txt", "--ignore", "ZZ01").returncode == 1
