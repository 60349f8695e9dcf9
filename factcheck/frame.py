"""Findings as a pandas data frame; nothing else of the report knows of pandas."""

from __future__ import annotations

from collections.abc import Iterable

import pandas

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
