"""The keys of a configuration file, and what they come to in the folder that a command runs in."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from factcheck.configuration.patterns import Patterns

CURRENCIES: Mapping[str, str] = MappingProxyType(
    {"hk": "HKD", "mainland": "CNY", "macau": "MOP", "taiwan": "TWD", "singapore": "SGD"}
)
"""Place → the currency that 元 alone means there."""


def _plain_date(value: object) -> object:
    """A date of TOML as the text that the command line takes."""
    return value.isoformat() if type(value) is date else value


class Settings(BaseModel):
    """The keys, with `-` between words in the file; paths and patterns as they stand there."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        alias_generator=lambda name: name.replace("_", "-"),
    )

    paths: list[str] = []
    exclude: list[str] = []
    select: list[str] = []
    ignore: list[str] = []
    per_file_ignores: dict[str, list[str]] = {}
    severities: dict[str, Literal["error", "warning", "info", "off"]] = {}
    fail_on: Literal["error", "warning", "never"] = "error"
    reference: list[str] = []
    no_reference: bool = False
    lexicon: list[str] = []
    place: Literal["hk", "mainland", "macau", "taiwan", "singapore"] = "hk"
    baseline: str = ""
    decisions: str = ""
    articles: str = ""
    published: Annotated[str, BeforeValidator(_plain_date)] = ""
    lang: Literal["", "zh-Hant", "zh-Hans", "en"] = ""
    jobs: Annotated[int, Field(ge=1)] = 1


_PATHS = ("paths", "reference", "lexicon", "baseline", "decisions", "articles")
_OF_FILE_ONLY = ("paths", "exclude", "per_file_ignores", "severities")


@dataclass(frozen=True)
class Configuration:
    """Settings with the file that they come from; no file: everything is as it is by default."""

    settings: Settings = field(default_factory=Settings)
    file: Path | None = None

    @property
    def given(self) -> frozenset[str]:
        """The names of the settings that the file makes."""
        return frozenset(self.settings.model_fields_set)

    @property
    def paths(self) -> tuple[str, ...]:
        """What to read when a command is given no PATH, seen from the working directory."""
        return tuple(map(self._located, self.settings.paths))

    @property
    def options(self) -> dict[str, object]:
        """The options of the command line that the file sets, by name, paths seen from here."""
        found: dict[str, object] = {}
        for name in sorted(self.given - set(_OF_FILE_ONLY)):
            value = getattr(self.settings, name)
            if name in _PATHS:
                several = isinstance(value, list)
                value = [self._located(one) for one in value] if several else self._located(value)
            found[name] = value
        return found

    def excludes(self, document: str) -> bool:
        """Whether a document, named from the working directory, is not to be read."""
        return self._excluded.match(self._seen_from_file(document))

    def ignored_in(self, document: str) -> list[str]:
        """The rules that `per-file-ignores` switches off for a document; none where it is none."""
        if not document:  # a finding about the run
            return []
        name = self._seen_from_file(document)
        codes = self.settings.per_file_ignores
        return [
            code
            for pattern, own in self._by_file.items()
            if own.match(name)
            for code in codes[pattern]
        ]

    @property
    def folder(self) -> Path:
        """The folder that paths and patterns of the file begin at."""
        return self.file.parent if self.file else Path()

    @cached_property
    def _excluded(self) -> Patterns:
        return Patterns(self.settings.exclude)

    @cached_property
    def _by_file(self) -> dict[str, Patterns]:
        return {pattern: Patterns([pattern]) for pattern in self.settings.per_file_ignores}

    def _located(self, path: str) -> str:
        """A path of the file, seen from the working directory; an absolute one stays."""
        whole = Path(path)
        return (
            path if whole.is_absolute() else Path(os.path.relpath(self.folder / whole)).as_posix()
        )

    def _seen_from_file(self, document: str) -> str:
        return Path(os.path.relpath(document, self.folder)).as_posix()
