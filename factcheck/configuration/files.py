"""Finding and reading the file; a broken one never counts as none."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from claims.errors import ForeignError
from claims.files import text_of
from factcheck.configuration.errors import ConfigurationError
from factcheck.configuration.patterns import Patterns
from factcheck.configuration.settings import Configuration, Settings
from factcheck.rules import catalogue
from factcheck.selection import SelectionError, codes_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

OWN, PROJECT = "factcheck.toml", "pyproject.toml"
FAULTS = {  # pydantic's words for a wrong type, in the terms of TOML
    "list_type": ConfigurationError('must be a list, such as ["one", "two"]'),
    "dict_type": ConfigurationError("must be a table"),
    "string_type": ConfigurationError("must be a text in quotes"),
    "bool_type": ConfigurationError("must be true or false"),
    "int_type": ConfigurationError("must be a whole number"),
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
            raise ConfigurationError(
                "{file}: {key} must be a table", file=file, key="tool.factcheck"
            )
    try:
        settings = Settings.model_validate(table)
    except ValidationError as error:
        first = error.errors()[0]
        fault = _fault(first["loc"], first)
        raise ConfigurationError("{file}: {fault}", file=file, fault=fault) from error
    _look_at_codes(settings, file)
    _look_at_patterns(settings, file)
    return Configuration(settings, file)


def _parsed(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text_of(file, ConfigurationError))
    except tomllib.TOMLDecodeError as error:
        fault = {"file": file, "reason": ForeignError.of(error)}
        raise ConfigurationError("{file}: not TOML: {reason}", **fault) from error


def _tools(table: dict[str, Any], file: Path) -> dict[str, Any]:
    tools = table.get("tool", {})
    if not isinstance(tools, dict):
        raise ConfigurationError("{file}: {key} must be a table", file=file, key="tool")
    return tools


def _fault(place: tuple[int | str, ...], error: ErrorDetails) -> ConfigurationError:
    """What is wrong with a key, in a line."""
    key = str(place[0])
    if error["type"] == "extra_forbidden":
        return _unknown(key)
    fault: dict[str, object] = {
        "key": key,
        "fault": FAULTS.get(error["type"]) or ForeignError(error["msg"]),
    }
    match place[1:]:
        case (int(number),):
            return ConfigurationError("key {key}, item {item}: {fault}", item=number + 1, **fault)
        case (str(name), int(number)):
            fault |= {"item": number + 1, "name": name}
            return ConfigurationError("key {key}, {name}, item {item}: {fault}", **fault)
        case (str(name), *_):
            return ConfigurationError("key {key}, {name}: {fault}", name=name, **fault)
    return ConfigurationError("key {key}: {fault}", **fault)


def _unknown(key: str) -> ConfigurationError:
    if key == "tool":
        return ConfigurationError(
            "no key '{key}'; in {file} the keys stand at the top, not in [tool.factcheck]",
            key=key,
            file=OWN,
        )
    known = [field.alias or name for name, field in Settings.model_fields.items()]
    if near := get_close_matches(key.lower().replace("_", "-"), known, 1, 0.5):
        return ConfigurationError("no key '{key}'; did you mean '{near}'?", key=key, near=near[0])
    return ConfigurationError("no key '{key}'; there are {known}", key=key, known=", ".join(known))


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
            fault = {"file": file, "key": key, "fault": error}
            raise ConfigurationError("{file}: key {key}: {fault}", **fault) from error


def _look_at_patterns(settings: Settings, file: Path) -> None:
    for key, patterns in (
        ("exclude", settings.exclude),
        ("per-file-ignores", settings.per_file_ignores),
    ):
        try:
            Patterns(list(patterns))
        except ValueError as error:
            fault = {"file": file, "key": key, "fault": ForeignError.of(error)}
            raise ConfigurationError("{file}: key {key}: {fault}", **fault) from error
