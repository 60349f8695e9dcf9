"""Finding and reading the file; a broken one never counts as none."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from factcheck.configuration.errors import ConfigurationError
from factcheck.configuration.patterns import Patterns
from factcheck.configuration.settings import Configuration, Settings
from factcheck.rules import catalogue
from factcheck.selection import SelectionError, codes_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

OWN, PROJECT = "factcheck.toml", "pyproject.toml"
FAULTS = {  # pydantic's words for a wrong type, in the terms of TOML
    "list_type": 'must be a list, such as ["one", "two"]',
    "dict_type": "must be a table",
    "string_type": "must be a text in quotes",
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
}


def configuration_of(file: Path | None, *, isolated: bool) -> Configuration:
    """The configuration of a run: none if isolated, that of the file named, or the nearest."""
    if isolated:
        return Configuration()
    found = file or find(Path.cwd())
    return load(found) if found else Configuration()


def find(folder: Path) -> Path | None:
    """The nearest configuration from a folder upwards, as far as the root of the repository.

    In one folder factcheck.toml comes before pyproject.toml, and that counts only if it speaks of
    factcheck. Raises ConfigurationError for a pyproject.toml that is no TOML.
    """
    for parent in _upwards(folder.absolute()):
        own, project = parent / OWN, parent / PROJECT
        if own.is_file():
            return own
        if project.is_file() and "factcheck" in _tools(_parsed(project), project):
            return project
    return None


def _upwards(folder: Path) -> Iterator[Path]:
    for parent in (folder, *folder.parents):
        yield parent
        if (parent / ".git").exists():
            return


def load(file: Path) -> Configuration:
    """The settings of a file; raises ConfigurationError with the file, the key and the fault."""
    table: Any = _parsed(file)
    if file.name == PROJECT:
        table = _tools(table, file).get("factcheck", {})
        if not isinstance(table, dict):
            raise ConfigurationError(f"{file}: tool.factcheck must be a table")
    try:
        settings = Settings.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        raise ConfigurationError(f"{file}: {_fault(first['loc'], first)}") from error
    _look_at_codes(settings, file)
    _look_at_patterns(settings, file)
    return Configuration(settings, file)


def _parsed(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise ConfigurationError(f"{file}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{file}: not UTF-8 (byte {error.start})") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{file}: not TOML: {error}") from error


def _tools(table: dict[str, Any], file: Path) -> dict[str, Any]:
    tools = table.get("tool", {})
    if not isinstance(tools, dict):
        raise ConfigurationError(f"{file}: tool must be a table")
    return tools


def _fault(place: tuple[int | str, ...], error: ErrorDetails) -> str:
    """What is wrong with a key, in a line."""
    key = str(place[0])
    if error["type"] == "extra_forbidden":
        return f"no key {key!r}{_hint(key)}"
    items = "".join(
        f", item {part + 1}" if isinstance(part, int) else f", {part}" for part in place[1:]
    )
    message = FAULTS.get(error["type"], error["msg"][:1].lower() + error["msg"][1:])
    return f"key {key}{items}: {message}"


def _hint(key: str) -> str:
    if key == "tool":
        return f"; in {OWN} the keys stand at the top, not in [tool.factcheck]"
    known = [field.alias or name for name, field in Settings.model_fields.items()]
    near = get_close_matches(key.lower().replace("_", "-"), known, 1, 0.5)
    return f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(known)}"


def _look_at_codes(settings: Settings, file: Path) -> None:
    groups = {
        "select": settings.select,
        "ignore": settings.ignore,
        "severities": settings.severities,
    }
    named = [
        *groups.items(),
        *(("per-file-ignores", one) for one in settings.per_file_ignores.values()),
    ]
    for key, codes in named:
        try:
            codes_of(catalogue(), codes)
        except SelectionError as error:
            raise ConfigurationError(f"{file}: key {key}: {error}") from error


def _look_at_patterns(settings: Settings, file: Path) -> None:
    for key, patterns in (
        ("exclude", settings.exclude),
        ("per-file-ignores", settings.per_file_ignores),
    ):
        try:
            Patterns(list(patterns))
        except ValueError as error:
            raise ConfigurationError(f"{file}: key {key}: {error}") from error
