"""Options that several commands share, declared once, in groups.

A command takes a group as one parameter (`reading: Reading`); `spread` gives it the group's options.
What a group inherits is shown after what it declares itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.commands.arguments import LanguageName, PlaceName

if TYPE_CHECKING:
    from factcheck.commands.sources import Sources
    from factcheck.configuration import Configuration
    from factcheck.reference.table import ReferenceTable
    from factcheck.rules.rule import Rule


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class Reading(Configured):
    """How documents are found and read."""

    published: Annotated[
        str,
        typer.Option(
            "--published",
            metavar="DATE",
            help="Publication date of documents without their own: 2025-03-12.",
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
        PlaceName, typer.Option("--place", help="The place whose currency 元 alone is.")
    ] = PlaceName.HK
    jobs: Annotated[
        int,
        typer.Option("--jobs", "-j", min=1, metavar="N", help="How many processes read at once."),
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


@dataclass(frozen=True, kw_only=True)
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


@dataclass(frozen=True, kw_only=True)
class Selection:
    """Which rules run."""

    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select", metavar="CODES", help="Only these rules or families of rules: XD,AR01."
        ),
    ] = None
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CODES", help="Not these rules or families."),
    ] = None

    def rules(self) -> tuple[Rule, ...]:
        """The rules to run."""
        from factcheck.commands.check import rules

        return rules(self.select or [], self.ignore or [])


@dataclass(frozen=True, kw_only=True)
class Known:
    """Where the findings stand that were known before."""

    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="The file of known findings, which are held back; see `factcheck baseline`.",
        ),
    ] = None


@dataclass(frozen=True, kw_only=True)
class Logged:
    """Where the decisions of reviewers stand."""

    decisions: Annotated[
        Path | None,
        typer.Option(
            "--decisions",
            metavar="FILE",
            help="The file of what reviewers decided; see `factcheck review`.",
        ),
    ] = None


@dataclass(frozen=True, kw_only=True)
class Decided(Logged):
    """Where the decisions of reviewers stand, and whose count."""

    by: Annotated[
        list[str] | None,
        typer.Option(
            "--by", metavar="REVIEWER", help="Only the decisions of this reviewer; may repeat."
        ),
    ] = None


@dataclass(frozen=True, kw_only=True)
class Run(References, Selection, Decided, Reading):
    """A run of the rules: over which documents, against which tables, and whose decisions count."""


@dataclass(frozen=True, kw_only=True)
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
    def told(self) -> bool:
        """Whether anything is told of changes; if not, all documents are looked at."""
        return bool(self.changed_since) or self.changed is not None

    @property
    def named(self) -> frozenset[str]:
        """The documents that are named one by one."""
        from factcheck.commands.reading import document_name

        return frozenset(document_name(Path(file)) for file in self.changed or ())

    @property
    def documents(self) -> frozenset[str]:
        """The documents that have changed, as they are named and as git tells."""
        from factcheck.commands.revisions import changed_since

        return self.named | (
            changed_since(self.changed_since) if self.changed_since else frozenset()
        )
