"""Builders that many tests use; no logic."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--wheel", action="store_true", help="build the wheel and try it (slow)")


@pytest.fixture
def root() -> Path:
    """The root of the project."""
    return ROOT
