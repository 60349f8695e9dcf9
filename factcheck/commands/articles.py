"""The table that `--articles` names: document, published, and optionally title and publisher."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from claims.errors import ClaimsError
from claims.files import rows_of, text_of

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
    text = text_of(path, ArticlesError)
    return ArticleTable(_rows(path, rows_of(text, path, REQUIRED, ArticlesError)))


def _rows(path: Path, rows: Iterable[tuple[int, dict[str, str]]]) -> dict[str, ArticleRow]:
    found: dict[str, ArticleRow] = {}
    for number, row in rows:
        where = {"file": path, "row": number}
        name = row["document"].strip().replace("\\", "/").removeprefix("./")
        if not name:
            column = {"column": "document", **where}
            raise ArticlesError("{file}, row {row}, column {column}: is empty", **column)
        if name in found:
            fault = {"column": "document", "name": name, **where}
            raise ArticlesError("{file}, row {row}, column {column}: {name} stands twice", **fault)
        column = {"column": "published", **where}
        place = ArticlesError("{file}, row {row}, column {column}", **column)
        published = parse_day(row["published"], place)
        found[name] = ArticleRow(published, row.get("title", ""), row.get("publisher", ""))
    return found


def parse_day(text: str, where: str | ArticlesError) -> date | None:
    """An ISO date, None for nothing; `where`, a text or one with values, begins the error's message."""
    cell = text.strip()
    if not cell:
        return None
    try:
        if len(cell) != len("2025-03-12"):  # fromisoformat knows further forms, 20250312 among them
            raise ValueError(cell)
        return date.fromisoformat(cell)
    except ValueError:
        raise ArticlesError(
            "{place}: not an ISO date such as 2025-03-12: '{cell}'", place=where, cell=cell[:40]
        ) from None
