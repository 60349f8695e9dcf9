"""`factcheck export`: a run as a folder of tables with their descriptor, for spreadsheets and pandas."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import ClaimsError
from factcheck.commands.output import OutputError, notice, write
from factcheck.dataset import Table, descriptor
from factcheck.facts import facts
from factcheck.languages import say
from factcheck.reports import PLAIN, facts_csv, table
from factcheck.statements import statements

if TYPE_CHECKING:
    from factcheck.report import Report

PACKAGE = "datapackage.json"
CLAIMS = Table("claims", "claims.csv", "Every number and date that the documents claim")
FINDINGS = Table("findings", "findings.csv", "Claims that cannot all be true")
FACTS = Table("facts", "facts.csv", "Statements of what is stated more than once")
TABLES = (CLAIMS, FINDINGS, FACTS)


class ExportError(ClaimsError):
    """A folder that cannot take the data set."""


def prepare(folder: Path, *, force: bool) -> None:
    """Make the folder; raises ExportError where it has files of a data set and `force` is not given."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(
            "{file}: cannot be written: {reason}", file=folder, reason=reason
        ) from error
    names = [PACKAGE, *(one.file for one in TABLES)]
    if not force and (there := [name for name in names if (folder / name).exists()]):
        raise ExportError(
            "{folder}: has {file} already (--force replaces it)", folder=folder, file=there[0]
        )


def export(report: Report, folder: Path, *, parquet: bool, quiet: bool) -> None:
    """Write claims, findings and facts as CSV, and what their columns mean as datapackage.json.

    With `parquet` each table once more, with its types. Raises ExportError without pyarrow.
    """
    content = {one.name: text for one, text in zip(TABLES, _sheets(report), strict=True)}
    for one in TABLES:
        write(content[one.name], folder / one.file)
    described = json.dumps(descriptor(TABLES), ensure_ascii=False, indent=2) + "\n"
    write(described, folder / PACKAGE)
    if parquet:
        _write_parquet(folder)
    notice(say("written to {folder}", folder=folder), quiet=quiet)


def _sheets(report: Report) -> tuple[str, str, str]:
    found = statements(facts(report.claims))
    return (
        table.claims(report.claims, PLAIN),
        table.findings(report, PLAIN),
        facts_csv.facts(found, PLAIN),
    )


def _write_parquet(folder: Path) -> None:
    save = _parquet_writer()
    for one in TABLES:
        save(folder / one.file, one.name)


def _parquet_writer() -> Callable[[Path, str], None]:
    try:
        import pyarrow  # noqa: F401 - pandas writes the files with it
    except ImportError as error:
        raise ExportError("--parquet needs pyarrow: install factcheck-zh[parquet]") from error
    from factcheck.frame import write_parquet

    return write_parquet
