"""The file: JSON with one entry a line, so that a diff shows findings and a merge seldom conflicts."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from factcheck.baseline.entries import Baseline, BaselineError, Entry

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
        raise BaselineError(f"{path}, line {line}: marks of a merge conflict; resolve it first")
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise BaselineError(f"{path}, line {error.lineno}: not JSON: {error.msg}") from error
    except RecursionError as error:
        raise BaselineError(f"{path}: not a baseline") from error
    return _checked(content, path)


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        hint = "`factcheck baseline create` makes one"
        raise BaselineError(f"{path}: no such baseline; {hint}") from error
    except OSError as error:
        raise BaselineError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise BaselineError(f"{path}: not UTF-8 (byte {error.start})") from error


def _checked(content: object, path: Path) -> Baseline:
    version = content.get("version") if isinstance(content, dict) else None
    if isinstance(version, int) and version != VERSION:
        raise BaselineError(
            f"{path}: is of version {version}; this program knows version {VERSION}"
        )
    try:
        found = _File.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = [f"entry {part + 1}" if isinstance(part, int) else part for part in first["loc"]]
        place = "".join(f", {part}" for part in where if part != "entries")
        raise BaselineError(f"{path}{place}: {first['msg']}") from error
    counts = Counter(entry.fingerprint for entry in found.entries)
    if twice := [name for name, count in counts.items() if count > 1]:
        raise BaselineError(f"{path}: {twice[0]} stands twice; remove one of the two lines")
    return Baseline.of(found.entries)


def write(baseline: Baseline, path: Path) -> None:
    """Put the baseline in the place of the file, whole or not at all."""
    lines = ",\n".join(
        json.dumps(entry.model_dump(mode="json"), ensure_ascii=False) for entry in baseline.entries
    )
    head = f'{{"format": "factcheck-baseline", "version": {VERSION}, "entries": ['
    text = f"{head}\n{lines}\n]}}\n" if lines else f"{head}]}}\n"
    beside = path.with_name(f"{path.name}.new")
    try:
        beside.write_bytes(text.encode("utf-8"))
        beside.replace(path)
    except OSError as error:
        raise BaselineError(f"{path}: cannot be written: {error.strerror or error}") from error
