"""Read and validate the tables of the lexicon: CSV files with a header, one error style for all.

A broken row raises LexiconError with the file, the row (the header is row 1), the column and the
fault. Surfaces may be written in either script; readers fold them as they fold the text.

A user's own rows stand in folders, in files of the same names and columns as those of the package.
`use` takes such folders, once, before anything is extracted; from then on every table has the user's
rows first, and extraction is a function of the document and of these tables. What readers make of
tables they keep with `made_of_tables`, so that nothing made of other tables outlives a change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from claims.errors import ForeignError, LexiconError
from claims.files import rows_of, text_of

Row = TypeVar("Row", bound=BaseModel)
Make = TypeVar("Make", bound=Callable[..., Any])

OWN_TABLES = (
    *(
        "aliases",
        "anaphors",
        "attributions",
        "classifiers",
        "contrasts",
        "currencies",
        "date_cues",
        "date_names",
        "eras",
        "facets",
    ),
    *(
        "festivals",
        "money_words",
        "names",
        "period_words",
        "qualifiers",
        "roles",
        "scopes",
        "sorts",
        "synonyms",
        "tolls",
        "units",
    ),
)
"""Tables to which a user may add rows; the table of words is made by a script."""

_folders: tuple[Path, ...] = ()
_kept: list[Callable[[], None]] = []  # clears what was made of the tables


def use(*folders: Path) -> None:
    """Add the rows of a user's folders to every table from now on; none: the package's tables alone.

    Raises LexiconError for a file that is no table, and for a header or a row that does not fit one.
    The rows' values are looked at when their table is read.
    """
    global _folders  # noqa: PLW0603 - one lexicon a process; worker processes call this as well
    if not folders and not _folders:
        return
    for folder in folders:
        _check(folder)
    _folders = folders
    for clear in _kept:
        clear()


def folders_in_use() -> tuple[Path, ...]:
    """The folders of the user's own rows, as `use` was given them."""
    return _folders


def made_of_tables(make: Make) -> Make:
    """Decorate what is made of tables: kept for its arguments until other tables are in use.

    A function with a bounded cache of its own (`lru_cache`) keeps that.
    """
    made: Any = make if hasattr(make, "cache_clear") else cache(make)
    _kept.append(made.cache_clear)
    return made  # type: ignore[no-any-return]


def read_table(name: str, row_type: type[Row]) -> tuple[Row, ...]:
    """All rows of a table such as `units.csv`: the user's own, in order of the folders, come first.

    Where two rows give one surface a meaning, the first holds.
    """
    path = files("claims") / "lexicon" / name
    shipped = _rows(path.read_text(encoding="utf-8-sig"), f"claims/lexicon/{name}", row_type)
    own = [folder / name for folder in _folders if (folder / name).is_file()]
    return (*(row for file in own for row in read_file(file, row_type)), *shipped)


def read_file(path: Path, row_type: type[Row]) -> tuple[Row, ...]:
    """All rows of a user's own table of the same columns."""
    return tuple(_rows(text_of(path, LexiconError), str(path), row_type))


def _check(folder: Path) -> None:
    """Whether every file of a user's folder is a table, with the columns of the package's."""
    if not folder.is_dir():
        raise LexiconError("{file}: no folder", file=folder)
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.suffix == ".md":
            continue
        if path.suffix != ".csv" or path.stem not in OWN_TABLES:
            known = ", ".join(f"{name}.csv" for name in OWN_TABLES)
            raise LexiconError(
                "{file}: no table of this name; there are {names}", file=path, names=known
            )
        header = (files("claims") / "lexicon" / path.name).read_text(encoding="utf-8-sig")
        columns = sorted(header.splitlines()[0].split(","))
        for _ in rows_of(text_of(path, LexiconError), path, columns, LexiconError):
            pass


def _rows(text: str, name: str, row_type: type[Row]) -> Iterator[Row]:
    wanted = sorted(row_type.model_fields)
    for number, row in rows_of(text, name, wanted, LexiconError):
        try:
            yield row_type.model_validate({key: row[key] for key in wanted})
        except ValidationError as error:
            first = error.errors()[0]
            column = first["loc"][0] if first["loc"] else "?"
            raise LexiconError(
                "{file}, row {row}, column {column}: {fault}",
                file=name,
                row=number,
                column=column,
                fault=ForeignError(first["msg"]),
            ) from error
