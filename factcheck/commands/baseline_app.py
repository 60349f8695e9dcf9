"""The declarations of `factcheck baseline create|update|prune|show`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.commands.group import ConfiguredCommand, Subcommands
from factcheck.commands.options import (
    Configured,
    Decided,
    Known,
    Reading,
    References,
    Selection,
    spread,
)

if TYPE_CHECKING:
    from factcheck.report import Report

app = typer.Typer(cls=Subcommands, no_args_is_help=True, rich_markup_mode=None)

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Files, folders or globs; all that CI checks."),
]
Day = Annotated[
    str, typer.Option("--date", metavar="DATE", help="The day to write down; today if not given.")
]


@app.callback()
def main() -> None:
    """Write down the findings of today, so that later runs fail on new ones only."""


@app.command(cls=ConfiguredCommand)
@spread
def create(
    reading: Reading,
    references: References,
    selection: Selection,
    known: Known,
    decided: Decided,
    paths: Paths = None,
    reason: Annotated[str, typer.Option("--reason", help="Why they are let be.")] = "",
    day: Day = "",
) -> None:
    """Make a baseline of every open finding."""
    from factcheck.commands import baseline as command
    from factcheck.commands.articles import parse_day

    added = parse_day(day, "--date")
    report = _report(reading, references, selection, decided, paths)
    raise typer.Exit(command.create(report, _file(known), reason, added))


@app.command(cls=ConfiguredCommand)
@spread
def update(
    reading: Reading,
    references: References,
    selection: Selection,
    known: Known,
    decided: Decided,
    paths: Paths = None,
    allow_new: Annotated[
        bool, typer.Option("--allow-new", help="Take in what is new; needs --reason.")
    ] = False,
    reason: Annotated[str, typer.Option("--reason", help="Why the new ones are let be.")] = "",
    day: Day = "",
) -> None:
    """Take out what is gone. What is new is taken in only with --allow-new --reason TEXT."""
    from factcheck.commands import baseline as command
    from factcheck.commands.articles import parse_day

    added = parse_day(day, "--date")
    report = _report(reading, references, selection, decided, paths)
    done = command.update(report, _file(known), allow_new=allow_new, reason=reason, day=added)
    raise typer.Exit(done)


@app.command(cls=ConfiguredCommand)
@spread
def prune(
    reading: Reading,
    references: References,
    selection: Selection,
    known: Known,
    decided: Decided,
    paths: Paths = None,
) -> None:
    """Take out what is gone."""
    from factcheck.commands import baseline as command

    report = _report(reading, references, selection, decided, paths)
    raise typer.Exit(command.prune(report, _file(known)))


@app.command(cls=ConfiguredCommand)
@spread
def show(_configured: Configured, known: Known) -> None:
    """List the entries, the oldest first."""
    from factcheck.commands import baseline as command

    raise typer.Exit(command.show(_file(known)))


def _file(known: Known) -> Path:
    from factcheck.commands.baseline import FILE

    return known.baseline or FILE


def _report(
    reading: Reading,
    references: References,
    selection: Selection,
    decided: Decided,
    paths: list[str] | None,
) -> Report:
    from factcheck.commands.check import report_of
    from factcheck.commands.review import carried

    report = report_of(reading, references, selection, paths or [])
    return carried(report, decided.decisions, decided.by or []).report
