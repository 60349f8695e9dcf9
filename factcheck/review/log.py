"""The decision log: JSON, one decision a line, only ever added to.

A change of mind is a further line. So two branches that both added lines can be merged by keeping
all of them: what stands is told by the dates, and by the order of lines within a day.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from claims.errors import ForeignError
from claims.files import text_of
from factcheck.languages import in_words, say
from factcheck.review.decision import VERSION, Entry, ReviewError

_MERGE = re.compile(r"<{7}|={7}|>{7}|\|{7}")
Judged = tuple[str, str]


@dataclass(frozen=True)
class Log:
    """Decisions in the order of the file."""

    entries: tuple[Entry, ...] = ()

    @cached_property
    def standing(self) -> dict[Judged, dict[str, Entry]]:
        """Of each text that was judged: reviewer → the last decision of that reviewer."""
        found: dict[Judged, dict[str, Entry]] = {}
        for entry in self.in_time:
            found.setdefault(entry.judged, {})[entry.reviewer] = entry
        return found

    @cached_property
    def in_time(self) -> tuple[Entry, ...]:
        """By day; within a day in the order of the file."""
        return tuple(sorted(self.entries, key=lambda entry: entry.decided_at))

    @property
    def reviewers(self) -> tuple[str, ...]:
        """Who has decided anything, by name."""
        return tuple(sorted({entry.reviewer for entry in self.entries}))

    def by(self, reviewers: Sequence[str]) -> Log:
        """The decisions of these reviewers alone; all for none. Raises ReviewError for a stranger."""
        if strangers := [name for name in reviewers if name not in self.reviewers]:
            raise ReviewError(say("--by {name}: has decided on nothing", name=strangers[0]))
        if not reviewers:
            return self
        return Log(tuple(entry for entry in self.entries if entry.reviewer in reviewers))


def read(path: Path) -> Log:
    """The log of a file; raises ReviewError for one that is broken, and for none at all."""
    try:
        text = text_of(path, ReviewError)
    except ReviewError as error:
        if not isinstance(error.__cause__, FileNotFoundError):
            raise
        hint = say("`factcheck review import` makes one")
        missing = say("{file}: no such decision log; {hint}", file=path, hint=hint)
        raise ReviewError(missing) from error
    lines = enumerate(text.split("\n"), 1)
    return Log(tuple(_entry(line, path, number) for number, line in lines if line.strip()))


def append(entries: Sequence[Entry], path: Path) -> None:
    """Add lines at the end of the file, all or none; raises ReviewError if that fails."""
    lines = [json.dumps(one.model_dump(mode="json"), ensure_ascii=False) for one in entries]
    if not lines:
        return
    try:
        _append(("\n".join(lines) + "\n").encode("utf-8"), path)
    except OSError as error:
        raise ReviewError.unwritten(path, error) from error


def _append(content: bytes, path: Path) -> None:
    """One write, then to the disk; what a full disk leaves of it is taken back."""
    with path.open("ab+", buffering=0) as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - 1))
        content = b"\n" * (file.read(1) not in (b"", b"\n")) + content
        try:
            written = file.write(content)
            if written != len(content):
                raise OSError(say("the disk is full"))
            os.fsync(file.fileno())
        except OSError:
            file.truncate(size)
            raise


def _entry(line: str, path: Path, number: int) -> Entry:
    if _MERGE.match(line):
        fault = say("marks of a merge conflict; resolve it first (both sides may stay)")
        raise ReviewError(_at(path, number, fault))
    try:
        content = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ReviewError(_at(path, number, say("no entry of a decision log"))) from error
    version = content.get("version") if isinstance(content, dict) else None
    if isinstance(version, int) and version != VERSION:
        fault = say(
            "is of version {version}; this program knows version {known}",
            version=version,
            known=VERSION,
        )
        raise ReviewError(_at(path, number, fault))
    try:
        return Entry.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = [str(part) for part in first["loc"]]
        fault = say(": ").join((*where, in_words(ForeignError(first["msg"]))))
        raise ReviewError(_at(path, number, fault)) from error


def _at(path: Path, number: int, fault: str) -> str:
    return say("{file}, line {number}: {fault}", file=path, number=number, fault=fault)
