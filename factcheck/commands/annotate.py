"""`factcheck annotate`: the findings as comments in a copy of a Word file, or as highlights in a PDF."""

from __future__ import annotations

from pathlib import Path

from claims.errors import ClaimsError
from factcheck.annotations import ANNOTATORS, notes_on
from factcheck.commands.output import OutputError, notice
from factcheck.commands.reading import document_name
from factcheck.report import Report
from factcheck.reports.summary import count


class TargetError(ClaimsError):
    """A file that cannot be annotated, or that the copy may not be written to."""


def check_target(file: Path, output: Path, *, force: bool) -> None:
    """Before anything is read: whether there is a kind of note for the file, and room for the copy.

    Raises TargetError.
    """
    if file.suffix.lower() not in ANNOTATORS:
        kinds = ", ".join(ANNOTATORS)
        raise TargetError(f"{file}: only {kinds} can be annotated")
    if output.suffix.lower() != file.suffix.lower():
        raise TargetError(f"{output}: the copy of {file} needs a name that ends in {file.suffix}")
    if output.exists():
        if file.exists() and output.samefile(file):
            raise TargetError(f"{output}: is the file itself; name another for the copy")
        if not force:
            raise TargetError(f"{output}: is there already; --force writes over it")


def annotate(report: Report, file: Path, output: Path, *, quiet: bool) -> None:
    """Write the copy with a note on each side of each open finding that lies in the file.

    Raises InputError, AnnotationError or OutputError; nothing is written then.
    """
    name = document_name(file)
    for finding in report.findings:
        if not finding.place.end:  # about a document that is of no use
            notice(f"factcheck: {finding.message}")
    if all(document.path != name for document in report.documents):
        return
    try:
        data = file.read_bytes()
    except OSError as error:
        raise OutputError(f"{file}: cannot be read: {error.strerror or error}") from error
    done = ANNOTATORS[file.suffix.lower()](data, name, notes_on(report, name))
    try:
        output.write_bytes(done.data)
    except OSError as error:
        raise OutputError(f"{output}: cannot be written: {error.strerror or error}") from error
    told = f"{output}: {count(done.notes, 'note')}"
    if done.aside:
        told += f", {done.aside:,} of them beside the words: in notes, headers and text boxes"
    notice(told, quiet=quiet)
