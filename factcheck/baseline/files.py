"""The file: JSON with one entry a line, so that a diff shows findings and a merge seldom conflicts."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from claims.errors import ForeignError
from claims.files import text_of
from factcheck.baseline.entries import Baseline, BaselineError, Entry
from factcheck.files import replace_file

VERSION = 1
_MERGE = re.compile(r"(?m)^(?:<{7}|={7}|>{7})")


class _File(BaseModel):
    """The whole file."""

    model_config = ConfigDict(extra="forbid")

    format: Literal["factcheck-baseline"]
    version: int
    entries: list[Entry]


def read(path: Path) -> Baseline:
    """The baseline of a file; raises BaselineError for one that is broken, and for none at all."""
    text = _text(path)
    if mark := _MERGE.search(text):
        line = text.count("\n", 0, mark.start()) + 1
        raise BaselineError(
            "{file}, line {line}: marks of a merge conflict; resolve it first", file=path, line=line
        )
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        fault = {"file": path, "line": error.lineno, "reason": ForeignError(error.msg)}
        raise BaselineError("{file}, line {line}: not JSON: {reason}", **fault) from error
    except RecursionError as error:
        raise BaselineError("{file}: not a baseline", file=path) from error
    return _checked(content, path)


def _text(path: Path) -> str:
    try:
        return text_of(path, BaselineError)
    except BaselineError as error:
        if not isinstance(error.__cause__, FileNotFoundError):
            raise
        raise BaselineError(
            "{file}: no such baseline; `factcheck baseline create` makes one", file=path
        ) from error


def _checked(content: object, path: Path) -> Baseline:
    version = content.get("version") if isinstance(content, dict) else None
    if isinstance(version, int) and version != VERSION:
        raise BaselineError(
            "{file}: is of version {version}; this program knows version {known}",
            file=path,
            version=version,
            known=VERSION,
        )
    try:
        found = _File.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        raise _fault(path, first["loc"], ForeignError(first["msg"])) from error
    counts = Counter(entry.fingerprint for entry in found.entries)
    if twice := [name for name, count in counts.items() if count > 1]:
        raise BaselineError(
            "{file}: {entry} stands twice; remove one of the two lines", file=path, entry=twice[0]
        )
    return Baseline.of(found.entries)


def _fault(path: Path, place: tuple[int | str, ...], fault: ForeignError) -> BaselineError:
    """What is wrong with the file, and in which of its entries."""
    match place:
        case ("entries", int(number), *rest):
            entry: dict[str, object] = {"file": path, "number": number + 1, "fault": fault}
            if not rest:
                return BaselineError("{file}, entry {number}: {fault}", **entry)
            key = ".".join(map(str, rest))
            return BaselineError("{file}, entry {number}, {key}: {fault}", key=key, **entry)
        case (str(key), *_):
            return BaselineError("{file}, {key}: {fault}", file=path, key=key, fault=fault)
    return BaselineError("{file}: {fault}", file=path, fault=fault)


def write(baseline: Baseline, path: Path) -> None:
    """Put the baseline in the place of the file, whole or not at all."""
    lines = ",\n".join(
        json.dumps(entry.model_dump(mode="json"), ensure_ascii=False) for entry in baseline.entries
    )
    head = f'{{"format": "factcheck-baseline", "version": {VERSION}, "entries": ['
    text = f"{head}\n{lines}\n]}}\n" if lines else f"{head}]}}\n"
    try:
        replace_file(path, text.encode("utf-8"))
    except OSError as error:
        raise BaselineError.unwritten(path, error) from error
