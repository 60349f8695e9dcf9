"""Which files the arguments of a command name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from glob import glob, has_magic
from pathlib import Path

from claims.errors import InputError

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf")
"""The suffixes that a folder is searched for, and that `read` reads."""

CONVERTIBLE = frozenset((".doc", ".dot", ".odt", ".pages", ".rtf", ".wpd", ".wps"))
"""The suffixes of files that are not read, but that a word processor saves as .docx."""

ALIKE = 0.75  # of two names: below it the one is not the other mistyped
_LOCK = "~$"  # begins the name of the file that Word puts beside one that is open


def find_paths(arguments: Sequence[str]) -> list[Path]:
    """The files that files, folders (searched through) and patterns name.

    Each comes once, in the order of the arguments, and in the order of names inside one. A folder in
    a folder that cannot be searched comes as itself: reading it tells why. Raises InputError if an
    argument names nothing.
    """
    found: dict[Path, None] = {}
    for argument in arguments:
        try:
            paths = _named(argument)
        except OSError as error:  # such as a name that is too long
            raise InputError.unread(argument, error) from error
        found.update(dict.fromkeys(paths))
    return list(found)


def convertible(folder: Path) -> list[Path]:
    """The files in a folder, and in those in it, that are not read but can be saved as .docx."""
    return [
        Path(parent) / name
        for parent, names in _searched(folder, [])
        for name in names
        if Path(name).suffix.lower() in CONVERTIBLE and not name.startswith((".", _LOCK))
    ]


def _named(argument: str) -> Iterable[Path]:
    path = Path(argument)
    if path.is_dir():
        files = sorted(_inside(path))
        if not files:
            kinds = ", ".join(SUFFIXES)
            raise InputError("{file}: no {kinds} file in this folder", file=argument, kinds=kinds)
        return files
    if path.exists():
        return [path]
    if not has_magic(argument):
        raise _missing(path, argument)
    matches = sorted(glob(argument, recursive=True))  # noqa: PTH207 - absolute patterns too
    matching: dict[Path, Path] = {}  # by ** a file is come to again through links
    for match in filter(Path.is_file, map(Path, matches)):
        matching.setdefault(match.resolve(), match)
    if not matching:
        raise InputError("{file}: no file matches this pattern", file=argument)
    return matching.values()


def _missing(path: Path, argument: str) -> InputError:
    """That there is no such thing, and which name beside it is nearest."""
    try:
        names = sorted(os.listdir(path.parent))  # noqa: PTH208 - the names alone
    except OSError:  # nor is there such a folder
        names = []
    if near := get_close_matches(path.name, names, 1, ALIKE):
        found = {"file": argument, "near": (path.parent / near[0]).as_posix()}
        return InputError("{file}: no such file or folder; did you mean {near}?", **found)
    return InputError("{file}: no such file or folder", file=argument)


def _inside(folder: Path) -> Iterator[Path]:
    """The files that are read in a folder and in the folders in it; hidden ones are skipped."""
    locked: list[OSError] = []
    for parent, files in _searched(folder, locked):
        yield from filter(_is_wanted, (Path(parent) / name for name in files))
    yield from (Path(error.filename) for error in locked)


def _searched(folder: Path, locked: list[OSError]) -> Iterator[tuple[str, list[str]]]:
    """Each folder that is searched, with the files in it; `locked` gets those that cannot be."""
    for parent, folders, files in os.walk(folder, onerror=locked.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield parent, files


def _is_wanted(path: Path) -> bool:
    if path.name.startswith((".", _LOCK)) or path.suffix.lower() not in SUFFIXES:
        return False
    return path.is_file() or not path.exists()  # a pipe would be waited for without end
