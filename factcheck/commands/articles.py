"""The table that `--articles` names: document, published, and optionally title and publisher."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from claims.errors import ClaimsError

REQUIRED = ("document", "published")


class ArticlesError(ClaimsError):
    """A table of articles that cannot be used: file, row, column and fault are in the text."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What the table says of one document; `published` is None where its cell is empty."""

    published: date | None = None
    title: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class ArticleTable:
    """Rows by path as the table writes it, with `/`."""

    rows: Mapping[str, ArticleRow]

    def find(self, document: str) -> ArticleRow | None:
        """The row of a document: by its path from the working directory, else by its name."""
        return self.rows.get(document) or self.rows.get(PurePosixPath(document).name)


def read_articles(path: Path) -> ArticleTable:
    """The whole table; the first broken row stops the run."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ArticlesError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ArticlesError(f"{path}: not UTF-8 (byte {error.start})") from error
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        missing = [name for name in REQUIRED if name not in (reader.fieldnames or ())]
        if missing:
            raise ArticlesError(f"{path}, row 1: no column {', '.join(missing)}")
        return ArticleTable(_rows(path, enumerate(reader, 2)))
    except csv.Error as error:
        raise ArticlesError(f"{path}, row {reader.line_num}: not CSV: {error}") from error


def _rows(path: Path, rows: Iterable[tuple[int, dict[str, str]]]) -> dict[str, ArticleRow]:
    found: dict[str, ArticleRow] = {}
    for number, row in rows:
        where = f"{path}, row {number}"
        if None in row or None in row.values():
            raise ArticlesError(f"{where}: more or fewer cells than the header")
        name = row["document"].strip().replace("\\", "/").removeprefix("./")
        if not name:
            raise ArticlesError(f"{where}, column document: is empty")
        if name in found:
            raise ArticlesError(f"{where}, column document: {name} stands twice")
        published = parse_day(row["published"], f"{where}, column published")
        found[name] = ArticleRow(published, row.get("title", ""), row.get("publisher", ""))
    return found


def parse_day(text: str, where: str) -> date | None:
    """An ISO date, None for nothing; `where` begins the message of the error."""
    cell = text.strip()
    if not cell:
        return None
    try:
        if len(cell) != len("2025-03-12"):  # fromisoformat knows further forms, 20250312 among them
            raise ValueError(cell)
        return date.fromisoformat(cell)
    except ValueError:
        raise ArticlesError(f"{where}: not an ISO date such as 2025-03-12: {cell[:40]!r}") from None
