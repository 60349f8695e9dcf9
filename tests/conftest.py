"""Builders that many tests use; no logic."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from factcheck.languages import VARIABLES, Language, speaking

ROOT = Path(__file__).resolve().parents[1]
OWN_TOOLS = (
    ROOT / ".tools" / "bin"
)  # programs that scripts/ci_tools.sh fetches for this project alone


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--wheel", action="store_true", help="build the wheel and try it (slow)")


@pytest.fixture(autouse=True)
def traditional(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Messages in Traditional Chinese, whatever the locale of the machine and of the test before."""
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
    with speaking(Language.TRADITIONAL):
        yield


@pytest.fixture
def english(traditional: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Messages in English, those of programs that the test starts as well: for tests that quote them."""
    monkeypatch.setenv("LANGUAGE", "en")
    with speaking(Language.ENGLISH):
        yield


@pytest.fixture
def root() -> Path:
    """The root of the project."""
    return ROOT


@pytest.fixture
def program() -> Callable[[str], str]:
    """Finds a program that a test needs: `program("soffice")`.

    Where it is missing the test is skipped; with FACTCHECK_TOOLS=required, as in CI, it fails.
    """

    def find(name: str) -> str:
        places = os.pathsep.join([str(OWN_TOOLS), os.environ.get("PATH", "")])
        if found := shutil.which(name, path=places):
            return found
        reason = f"{name} is not installed; scripts/ci_tools.sh installs it"
        if os.environ.get("FACTCHECK_TOOLS") == "required":
            pytest.fail(reason)
        pytest.skip(reason)

    return find
