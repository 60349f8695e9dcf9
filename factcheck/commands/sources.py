"""Which documents a command reads, and where their publication dates come from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from claims.extract import HOME
from factcheck.commands.articles import ArticleTable, parse_day, read_articles


def _nothing(_: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Sources:
    """Paths as given, a table of articles, a date for documents without one, and how to work.

    `excludes` says of a document's name whether it is left out of folders and globs; `currency` is
    what 元 alone means.
    """

    paths: tuple[str, ...]
    table: ArticleTable | None = None
    published: date | None = None
    jobs: int = 1
    quiet: bool = False
    excludes: Callable[[str], bool] = _nothing
    currency: str = HOME

    @classmethod
    def of(
        cls,
        paths: Sequence[str],
        *,
        published: str,
        table: Path | None,
        jobs: int,
        quiet: bool,
        excludes: Callable[[str], bool] = _nothing,
        currency: str = HOME,
    ) -> Sources:
        """From the options of the command line; a broken date or table stops the run."""
        return cls(
            tuple(paths),
            read_articles(table) if table else None,
            parse_day(published, "--published"),
            jobs,
            quiet,
            excludes,
            currency,
        )
