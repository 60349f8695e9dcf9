"""`factcheck annotate`: the findings as comments in a copy of a Word file, or as highlights in a PDF."""

from __future__ import annotations

from pathlib import Path

from claims.errors import ClaimsError
from factcheck.annotations import ANNOTATORS, notes_on
from factcheck.annotations.notes import Annotated
from factcheck.commands.output import OutputError, keep_inputs, notice
from factcheck.commands.reading import document_name
from factcheck.files import replace_file
from factcheck.languages import say, say_many
from factcheck.report import Report

OLD_WORD = ".doc"


class TargetError(ClaimsError):
    """A file that cannot be annotated, or that the copy may not be written to."""


def check_target(file: Path, output: Path, *, force: bool) -> None:
    """Before anything is read: whether there is a kind of note for the file, and room for the copy.

    Raises TargetError.
    """
    if file.suffix.lower() not in ANNOTATORS:
        kinds = ", ".join(ANNOTATORS)
        if file.suffix.lower() == OLD_WORD:
            raise TargetError("{file}: is an old Word file; save it as .docx first", file=file)
        raise TargetError("{file}: only {kinds} can be annotated", file=file, kinds=kinds)
    if output.suffix.lower() != file.suffix.lower():
        fault = {"copy": output, "file": file, "suffix": file.suffix}
        raise TargetError("{copy}: the copy of {file} needs a name that ends in {suffix}", **fault)
    if output.exists():
        if file.exists() and output.samefile(file):
            raise TargetError("{file}: is the file itself; name another for the copy", file=output)
        if not force:
            raise TargetError("{file}: is there already; --force writes over it", file=output)


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
    keep_inputs(output, (document.path for document in report.documents))
    done = _annotated(report, file, name)
    try:
        replace_file(output, done.data)
    except OSError as error:
        raise OutputError.unwritten(output, error) from error
    notice(_told(done, output), quiet=quiet)


def _annotated(report: Report, file: Path, name: str) -> Annotated:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise OutputError.unread(file, error) from error
    return ANNOTATORS[file.suffix.lower()](data, name, notes_on(report, name))


def _told(done: Annotated, output: Path) -> str:
    """How many notes there are, and how many of them not on the words that they are about."""
    written = say_many("{file}: {number} note", "{file}: {number} notes", done.notes, file=output)
    if not done.aside:
        return written
    aside = say_many(
        "{number} of them not on the words themselves, which stand in notes, headers or text boxes",
        "{number} of them not on the words themselves, which stand in notes, headers or text boxes",
        done.aside,
    )
    return say(", ").join((written, aside))
