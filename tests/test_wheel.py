"""The wheel: built, installed into a clean environment, run from elsewhere (slow: --wheel)."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCES = ("claims", "factcheck", "reference_data", "cli.py", "pyproject.toml", "README.md")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc")


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The wheel, built from the source distribution of a copy: nothing of the clone is changed."""
    if not request.config.getoption("--wheel"):
        pytest.skip("--wheel builds and installs it")
    root = Path(__file__).resolve().parents[1]
    copy = tmp_path_factory.mktemp("source")
    for name in SOURCES:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=LEFT_OUT)
        else:
            shutil.copy(source, copy / name)
    run(sys.executable, "-m", "build", "--no-isolation", copy, cwd=copy)
    (built,) = (copy / "dist").glob("*.whl")
    yield built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean environment with the locked requirements and the wheel; its folder of programs."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    lock = Path(__file__).resolve().parents[1] / "requirements.lock"
    pip = (programs / "python", "-m", "pip", "install", "--quiet")
    run(*pip, "--require-hashes", "-r", lock, cwd=folder)
    run(*pip, "--no-deps", wheel, cwd=folder)
    return programs


def test_top_level_names(wheel: Path) -> None:
    names = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {name for name in names if not name.endswith(".dist-info")} == {"claims", "factcheck"}


def test_tables_are_inside(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "factcheck/reference_data/facts.csv" in names
    assert "claims/lexicon/units.csv" in names
    assert {"claims/py.typed", "factcheck/py.typed"} <= set(names)


def test_runs_elsewhere(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "2025-03-12-a.txt").write_text("全市共有15間公共圖書館。", encoding="utf-8")
    (tmp_path / "2025-03-14-b.txt").write_text("全市共有十六間公共圖書館。", encoding="utf-8")
    for command in ([installed / "factcheck"], [installed / "python", "-m", "factcheck"]):
        table = run(*command, "check", ".", "--format", "csv", "--fail-on", "never", cwd=tmp_path)
        assert "finding_id" in table.splitlines()[0]
        assert "15間" in table


def test_imports_from_the_environment(installed: Path, tmp_path: Path) -> None:
    code = "import claims, factcheck; print(claims.__file__); print(factcheck.__file__)"
    places = run(installed / "python", "-c", code, cwd=tmp_path).split()
    assert all("site-packages" in place for place in places)
