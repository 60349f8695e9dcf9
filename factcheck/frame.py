"""Findings and tables as pandas data frames; nothing else of the project knows of pandas."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pandas

from factcheck.dataset import fields_of
from factcheck.finding import COLUMNS, Finding

PLACES = (
    "line",
    "column",
    "start",
    "end",
    "other_line",
    "other_column",
    "other_start",
    "other_end",
)
HARMLESS = r"^'([=+\-@\t\r])"


def frame_of(findings: Iterable[Finding]) -> pandas.DataFrame:
    """One row a finding with the contract's columns.

    Places are nullable integers and values stay text (a Decimal's digits are not lost);
    `evidence` holds lists of dictionaries.
    """
    rows = [finding.to_dict() for finding in findings]
    frame = pandas.DataFrame.from_records(rows, columns=list(COLUMNS))
    for column in PLACES:
        frame[column] = frame[column].astype("Int64")
    return frame


def parquet_of(sheet: Path, table: str) -> bytes:
    """The CSV of a table of a data set as Parquet, typed as its columns are described.

    Whole numbers, dates and numbers have their types (numbers are doubles: fifteen digits); lists
    stay JSON. What spreadsheets need, such as an apostrophe before a formula, is taken back.
    """
    frame = pandas.read_csv(sheet, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    for field in fields_of(table):
        frame[field.name] = _typed(frame[field.name], field.type)
    return frame.to_parquet(None, index=False)


def _typed(column: pandas.Series[str], kind: str) -> pandas.Series[Any]:
    if kind == "integer":
        return pandas.to_numeric(column.replace("", None)).astype("Int64")
    if kind == "number":
        return pandas.to_numeric(column.replace("", None)).astype("Float64")
    if kind == "date":
        days = column.map(lambda day: date.fromisoformat(day) if day else None)
        return days.astype("object")
    return column.str.replace(HARMLESS, r"\1", regex=True)
