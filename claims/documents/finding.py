"""Which files the arguments of a command name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

from claims.errors import InputError

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf")
"""The suffixes that a folder is searched for, and that `read` reads."""

_LOCK = "~$"  # begins the name of the file that Word puts beside one that is open


def find_paths(arguments: Sequence[str]) -> list[Path]:
    """The files that files, folders (searched through) and patterns name.

    Each comes once, in the order of the arguments, and in the order of names inside one. Raises
    InputError if an argument names nothing.
    """
    found: dict[Path, None] = {}
    for argument in arguments:
        for path in _named(argument):
            found.setdefault(path)
    return list(found)


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
        raise InputError("{file}: no such file or folder", file=argument)
    matches = sorted(glob(argument, recursive=True))  # noqa: PTH207 - absolute patterns too
    files = [Path(match) for match in matches if Path(match).is_file()]
    if not files:
        raise InputError("{file}: no file matches this pattern", file=argument)
    return files


def _inside(folder: Path) -> Iterator[Path]:
    """The files that are read in a folder and in the folders in it; hidden ones are skipped."""
    for parent, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith((".", _LOCK)) and Path(name).suffix.lower() in SUFFIXES:
                yield Path(parent) / name
