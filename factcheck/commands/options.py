"""Options that several commands share, declared once, in groups.

A command takes a group as one parameter (`reading: Reading`); `spread` gives it the group's options.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

if TYPE_CHECKING:
    from factcheck.commands.sources import Sources
    from factcheck.configuration import Configuration
    from factcheck.reference.table import ReferenceTable
    from factcheck.rules.rule import Rule

Command = Callable[..., None]


def spread(command: Command) -> Command:
    """The command with the options of its groups in their places."""
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, Any] = {name: kind for name, kind in hints.items() if is_dataclass(kind)}
    parameters: list[inspect.Parameter] = []
    for name, parameter in inspect.signature(command).parameters.items():
        declared = inspect.signature(groups[name]).parameters.values() if name in groups else ()
        own = get_type_hints(groups[name], include_extras=True) if name in groups else hints
        for option in declared or (parameter,):
            kind = inspect.Parameter.KEYWORD_ONLY
            parameters.append(option.replace(kind=kind, annotation=own[option.name]))

    @wraps(command)
    def run(**given: Any) -> None:
        for name, group in groups.items():
            values = {field.name: given.pop(field.name) for field in fields(group)}
            given[name] = group(**values)
        command(**given)

    del run.__wrapped__  # its parameters are not the ones to show
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {option.name: option.annotation for option in parameters}
    return run


class PlaceName(StrEnum):
    """Where the documents were written, as far as 元 depends on it."""

    HK = "hk"
    MAINLAND = "mainland"
    MACAU = "macau"
    TAIWAN = "taiwan"
    SINGAPORE = "singapore"


class LanguageName(StrEnum):
    """Languages of messages."""

    TRADITIONAL = "zh-Hant"
    SIMPLIFIED = "zh-Hans"
    ENGLISH = "en"


@dataclass(frozen=True)
class Configured:
    """Which configuration file holds, and the language to answer in."""

    context: typer.Context
    config: Annotated[
        Path | None,
        typer.Option(
            "--config", metavar="FILE", help="Settings from this file, not from the nearest."
        ),
    ] = None
    isolated: Annotated[
        bool, typer.Option("--isolated", help="No settings from any configuration file.")
    ] = False
    lang: Annotated[
        LanguageName | None,
        typer.Option("--lang", help="Language of messages; by default that of the environment."),
    ] = None

    @property
    def configuration(self) -> Configuration:
        """The configuration of this run, as `ConfiguredCommand` found it."""
        found: Configuration = self.context.obj
        return found


@dataclass(frozen=True)
class Reading(Configured):
    """How documents are found and read."""

    published: Annotated[
        str,
        typer.Option(
            "--published", metavar="DATE", help="Publication date of documents without their own."
        ),
    ] = ""
    articles: Annotated[
        Path | None,
        typer.Option(
            "--articles", metavar="FILE", help="CSV with document,published[,title,publisher]."
        ),
    ] = None
    lexicon: Annotated[
        list[Path] | None,
        typer.Option(
            "--lexicon",
            metavar="FOLDER",
            help="Own rows for the tables of units, names, aliases …; may repeat.",
        ),
    ] = None
    place: Annotated[
        PlaceName, typer.Option("--place", help="Where 元 alone is the currency of.")
    ] = PlaceName.HK
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that read.")
    ] = 1
    quiet: Annotated[
        bool,
        typer.Option(
            "--quiet", "-q", help="Neither progress nor summary, only results and faults."
        ),
    ] = False

    def sources(self, paths: Sequence[str], *, needed: bool = True) -> Sources:
        """What to read and how: the paths given, else those of the configuration.

        From now on the tables have the user's own rows. Without any path where one is `needed`, the
        run ends as one that was called wrongly.
        """
        from factcheck.commands.lexicon import use
        from factcheck.commands.sources import Sources
        from factcheck.configuration import CURRENCIES
        from factcheck.languages import say

        paths = paths or self.configuration.paths
        if needed and not paths:
            fault = say("Missing argument 'PATH…', and no `paths` in a configuration file.")
            self.context.fail(fault)
        use(*(self.lexicon or ()))
        return Sources.of(
            paths,
            published=self.published,
            table=self.articles,
            jobs=self.jobs,
            quiet=self.quiet,
            excludes=self.configuration.excludes,
            currency=CURRENCIES[self.place.value],
        )


@dataclass(frozen=True)
class References:
    """Which tables of facts the documents are held against."""

    reference: Annotated[
        list[Path] | None,
        typer.Option(
            "--reference", metavar="FILE", help="A table of facts to check against; may repeat."
        ),
    ] = None
    no_reference: Annotated[
        bool,
        typer.Option(
            "--no-reference/--bundled-reference",
            help="Leave the bundled table of facts out, or not.",
        ),
    ] = False

    def table(self) -> ReferenceTable | None:
        """The tables as one."""
        from factcheck.commands.check import tables

        return tables(self.reference or [], with_bundled=not self.no_reference)


@dataclass(frozen=True)
class Selection:
    """Which rules run."""

    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="CODES", help="Only these rules or families: XD,AR01."),
    ] = None
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CODES", help="Not these rules or families."),
    ] = None

    def rules(self) -> tuple[Rule, ...]:
        """The rules to run."""
        from factcheck.commands.check import rules

        return rules(self.select or [], self.ignore or [])


@dataclass(frozen=True)
class Known:
    """Where the findings stand that were known before."""

    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="Hold back what this file knows; .factcheck-baseline.json by custom.",
        ),
    ] = None


@dataclass(frozen=True)
class Logged:
    """Where the decisions of reviewers stand."""

    decisions: Annotated[
        Path | None,
        typer.Option(
            "--decisions",
            metavar="FILE",
            help="What reviewers decided; .factcheck-decisions.jsonl by custom.",
        ),
    ] = None


@dataclass(frozen=True)
class Decided(Logged):
    """Where the decisions of reviewers stand, and whose count."""

    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by", metavar="REVIEWER", help="Only the decisions of this reviewer; may repeat."
        ),
    ] = None


@dataclass(frozen=True)
class Changes:
    """Which of the documents have changed: only these are looked at, the others compared with."""

    changed_since: Annotated[
        str,
        typer.Option(
            "--changed-since",
            metavar="REV",
            help="Look only at files that differ from this git revision.",
        ),
    ] = ""
    changed: Annotated[
        list[str] | None,
        typer.Option("--changed", metavar="FILE", help="Look only at this file; may repeat."),
    ] = None

    @property
    def documents(self) -> frozenset[str] | None:
        """The names of the documents that have changed; None: all are looked at."""
        from factcheck.commands.reading import document_name
        from factcheck.commands.revisions import changed_since

        if not self.changed_since and self.changed is None:
            return None
        named = frozenset(document_name(Path(file)) for file in self.changed or ())
        return named | (changed_since(self.changed_since) if self.changed_since else frozenset())
