"""The descriptor of a data set: Data Package and Table Schema (Frictionless, version 1).

What each column means stands in columns.csv, once for the descriptor, for typed files and for the
documentation.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from factcheck.version import VERSION

NAME = "factcheck"
CODE = "^[A-Z]{2}[0-9]{2}$"
KEYS: Mapping[str, str] = {"claims": "claim_id"}  # of a table whose rows have one


class Field(NamedTuple):
    """A column: its type in the words of Table Schema, and the values it may have, if few."""

    name: str
    type: str
    values: tuple[str, ...]
    description: str


class Table(NamedTuple):
    """A table of a data set: its name, its file, and what it holds."""

    name: str
    file: str
    title: str


@cache
def fields_of(table: str) -> tuple[Field, ...]:
    """The columns of a table, in order."""
    text = (files("factcheck.dataset") / "columns.csv").read_text(encoding="utf-8")
    return tuple(
        Field(
            row["name"],
            row["type"],
            tuple(filter(None, row["values"].split("|"))),
            row["description"],
        )
        for row in csv.DictReader(text.splitlines())
        if row["table"] == table
    )


def descriptor(tables: Sequence[Table]) -> dict[str, Any]:
    """The content of datapackage.json for these tables."""
    return {
        "name": NAME,
        "title": "Quantitative claims of articles, and where they contradict one another",
        "version": VERSION,
        "profile": "tabular-data-package",
        "resources": [_resource(table) for table in tables],
    }


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": list(map(_field, fields_of(table.name)))}
    if table.name in KEYS:
        schema["primaryKey"] = [KEYS[table.name]]
    return {
        "name": table.name,
        "title": table.title,
        "path": table.file,
        "profile": "tabular-data-resource",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "schema": schema | {"missingValues": [""]},
    }


def _field(field: Field) -> dict[str, Any]:
    described = {"name": field.name, "type": field.type, "description": field.description}
    constraints: dict[str, Any] = {"enum": list(field.values)} if field.values else {}
    if field.name == "rule":
        constraints["pattern"] = CODE
    if field.type == "integer":
        constraints["minimum"] = 0
    return described | ({"constraints": constraints} if constraints else {})
