"""`factcheck export`: a run as a folder of tables with their descriptor, for spreadsheets and pandas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import ClaimsError
from factcheck.commands.output import OutputError, notice, write
from factcheck.dataset import Table, descriptor
from factcheck.facts import facts
from factcheck.files import replace_file
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


def prepare(folder: Path, *, parquet: bool, force: bool) -> None:
    """Make the folder.

    Raises ExportError where it has files of a data set and `force` is not given, and where there is
    no pyarrow for `parquet`.
    """
    if parquet:
        _look_for_pyarrow()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError.unwritten(folder, error) from error
    names = [PACKAGE, *(one.file for one in TABLES), *map(_typed, TABLES)]
    if not force and (there := [name for name in names if (folder / name).exists()]):
        raise ExportError(
            "{folder}: has {file} already (--force replaces it)", folder=folder, file=there[0]
        )


def export(report: Report, folder: Path, *, parquet: bool, quiet: bool) -> None:
    """Write claims, findings and facts as CSV, and what their columns mean as datapackage.json.

    With `parquet` each table once more, with its types; without, none is left of a run before.
    """
    content = {one.name: text for one, text in zip(TABLES, _sheets(report), strict=True)}
    for one in TABLES:
        write(content[one.name], folder / one.file)
    described = json.dumps(descriptor(TABLES), ensure_ascii=False, indent=2) + "\n"
    write(described, folder / PACKAGE)
    _write_typed(folder, wanted=parquet)
    notice(say("written to {folder}", folder=folder), quiet=quiet)


def _sheets(report: Report) -> tuple[str, str, str]:
    found = statements(facts(report.claims))
    return (
        table.claims(report.claims, PLAIN),
        table.findings(report, PLAIN),
        facts_csv.facts(found, PLAIN),
    )


def _typed(one: Table) -> str:
    return f"{one.name}.parquet"


def _write_typed(folder: Path, *, wanted: bool) -> None:
    for one in TABLES:
        target = folder / _typed(one)
        try:
            if wanted:
                from factcheck.frame import parquet_of

                replace_file(target, parquet_of(folder / one.file, one.name))
            else:
                target.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError.unwritten(target, error) from error


def _look_for_pyarrow() -> None:
    try:
        import pyarrow  # noqa: F401 - pandas writes the files with it
    except ImportError as error:
        raise ExportError("--parquet needs pyarrow: install factcheck-zh[parquet]") from error
