"""`.factcheck-ignore.csv`: suppressions beside documents that take no comments, such as Word and PDF.

It lies in the folder of the documents or above it, as far up as the working directory, and has the
columns document (seen from its folder), rule, quote and reason. What a quote covers in the text is
held back; line breaks and spaces in it do not count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pydantic import BaseModel, ConfigDict

from claims import Document
from claims.errors import ClaimsError
from claims.files import rows_of, text_of
from factcheck.finding import Evidence, Finding
from factcheck.rules import in06_unclear_suppression as unclear
from factcheck.rules.rule import Rule
from factcheck.selection import SelectionError, codes_of
from factcheck.suppressions.suppression import Span, Suppression

NAME = ".factcheck-ignore.csv"
COLUMNS = ("document", "rule", "quote", "reason")


class SideFileError(ClaimsError):
    """A side file that cannot be used: file, row, column and fault are in the text."""


class _Row(BaseModel):
    """A row as it is written, with its number."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    number: int
    document: str
    rule: str
    quote: str
    reason: str


@dataclass(frozen=True, slots=True)
class _SideFile:
    """A side file that was read: its path, and the codes of each of its rows."""

    path: Path
    rows: tuple[tuple[_Row, frozenset[str]], ...]


def in_side_files(
    documents: Iterable[Document], catalogue: Sequence[Rule]
) -> tuple[list[Suppression], list[Finding]]:
    """The suppressions that the side files hold for documents, and a finding for each without reason.

    Raises SideFileError for a file that is no such table, and for a broken row in it.
    """
    read: dict[Path, _SideFile | None] = {}
    found: list[Suppression] = []
    faults: list[Finding] = []
    for document in documents:
        for folder in _folders(document.path):
            if folder not in read:
                read[folder] = _read(folder / NAME, catalogue)
            if (side_file := read[folder]) is None:
                continue
            own = PurePosixPath(document.path).relative_to(PurePosixPath(folder.as_posix()))
            for one in _of(side_file, own.as_posix(), document):
                found.append(one)
                if not one.reason:
                    faults.append(unclear.without_reason(one.written))
    return found, faults


def _folders(document: str) -> Iterator[Path]:
    """The document's folder and those above it; one outside the working directory has its own only."""
    path = Path(document)
    outside = path.is_absolute() or path.parts[:1] == ("..",)
    yield from path.parents[:1] if outside else path.parents


def _read(path: Path, catalogue: Sequence[Rule]) -> _SideFile | None:
    try:
        text = text_of(path, SideFileError)
    except SideFileError as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return None
        raise
    return _SideFile(
        path, tuple(_checked(path, rows_of(text, path, COLUMNS, SideFileError), catalogue))
    )


def _checked(
    path: Path, cells: Iterable[tuple[int, dict[str, str]]], catalogue: Sequence[Rule]
) -> Iterator[tuple[_Row, frozenset[str]]]:
    for number, values in cells:
        row = _Row(number=number, **{name: values[name] for name in COLUMNS})
        for column in ("document", "rule", "quote"):
            if not getattr(row, column):
                raise SideFileError(
                    "{file}, row {row}, column {column}: is empty",
                    file=path,
                    row=number,
                    column=column,
                )
        try:
            yield row, frozenset(codes_of(catalogue, [row.rule]))
        except SelectionError as error:
            fault = {"file": path, "row": number, "column": "rule", "fault": error}
            raise SideFileError("{file}, row {row}, column {column}: {fault}", **fault) from error


def _of(side_file: _SideFile, name: str, document: Document) -> Iterator[Suppression]:
    rows = [
        (row, codes)
        for row, codes in side_file.rows
        if row.document.replace("\\", "/").removeprefix("./") == name
    ]
    if not rows:
        return
    places = [at for at, sign in enumerate(document.text) if not sign.isspace()]
    flat = "".join(document.text[at] for at in places)
    for row, codes in rows:
        place = Evidence(side_file.path.as_posix(), 0, 0, row.number, 1, row.quote)
        spans = tuple(_spans(row.quote, flat, places))
        yield Suppression(document.path, row.rule, codes, spans, row.reason, place)


def _spans(quote: str, flat: str, places: Sequence[int]) -> Iterator[Span]:
    """Where a quote stands, line breaks and spaces aside."""
    wanted = "".join(quote.split())
    at = flat.find(wanted)
    while at >= 0:
        yield places[at], places[at + len(wanted) - 1] + 1
        at = flat.find(wanted, at + len(wanted))
