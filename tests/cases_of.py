"""Tables of cases: tests/cases/*.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "cases"


def cases_of(name: str) -> list:
    """The cases of a table, each with its name as the test's id."""
    table = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case["name"]) for case in table["case"]]
