"""`factcheck config`: the settings that hold here, and which of them the file makes."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

from factcheck.commands.output import write
from factcheck.configuration import Configuration, Settings
from factcheck.languages import say


def show(configuration: Configuration) -> None:
    """Write the settings as TOML, those of the file first."""
    write("".join(f"{line}\n" for line in _lines(configuration)), None)


def _lines(configuration: Configuration) -> Iterator[str]:
    file = configuration.file
    if file is None:
        yield say("# no configuration file: everything as it is by default")
    else:
        name = Path(os.path.relpath(file)).as_posix()
        yield say("# from {file}; paths are seen from its folder", file=name)
    yield from (_line(configuration.settings, name) for name in _names(configuration, given=True))
    if file is not None:
        yield say("# by default")
    yield from (_line(configuration.settings, name) for name in _names(configuration, given=False))


def _names(configuration: Configuration, *, given: bool) -> list[str]:
    return [name for name in Settings.model_fields if (name in configuration.given) is given]


def _line(settings: Settings, name: str) -> str:
    return f"{name.replace('_', '-')} = {_toml(getattr(settings, name))}"


def _toml(value: object) -> str:
    """A text, number, truth, list or table of these as TOML, whose basic strings are those of JSON."""
    if isinstance(value, dict):
        pairs = (
            f"{json.dumps(key, ensure_ascii=False)} = {_toml(one)}" for key, one in value.items()
        )
        return f"{{{', '.join(pairs)}}}"
    return json.dumps(value, ensure_ascii=False)
