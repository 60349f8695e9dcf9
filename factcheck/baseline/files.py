"""The file: JSON with one entry a line, so that a diff shows findings and a merge seldom conflicts."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

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
        fault = {"file": path, "line": error.lineno, "reason": error.msg}
        raise BaselineError("{file}, line {line}: not JSON: {reason}", **fault) from error
    except RecursionError as error:
        raise BaselineError("{file}: not a baseline", file=path) from error
    return _checked(content, path)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise BaselineError(
            "{file}: no such baseline; `factcheck baseline create` makes one", file=path
        ) from error
    except OSError as error:
        reason = error.strerror or error
        raise BaselineError("{file}: cannot be read: {reason}", file=path, reason=reason) from error
    except UnicodeDecodeError as error:
        raise BaselineError(
            "{file}: not UTF-8 (byte {byte})", file=path, byte=error.start
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
        where = [f"entry {part + 1}" if isinstance(part, int) else part for part in first["loc"]]
        place = "".join(f", {part}" for part in where if part != "entries")
        raise BaselineError("{file}: {fault}", file=f"{path}{place}", fault=first["msg"]) from error
    counts = Counter(entry.fingerprint for entry in found.entries)
    if twice := [name for name, count in counts.items() if count > 1]:
        raise BaselineError(
            "{file}: {entry} stands twice; remove one of the two lines", file=path, entry=twice[0]
        )
    return Baseline.of(found.entries)


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
        reason = error.strerror or error
        raise BaselineError(
            "{file}: cannot be written: {reason}", file=path, reason=reason
        ) from error
