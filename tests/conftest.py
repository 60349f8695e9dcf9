"""Builders that many tests use; no logic."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--wheel", action="store_true", help="build the wheel and try it (slow)")


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
        if found := shutil.which(name):
            return found
        reason = f"{name} is not installed; scripts/ci_tools.sh installs it"
        if os.environ.get("FACTCHECK_TOOLS") == "required":
            pytest.fail(reason)
        pytest.skip(reason)

    return find
