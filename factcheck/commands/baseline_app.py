"""The declarations of `factcheck baseline create|update|prune|show`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from factcheck.commands.arguments import Added, AllowNew, Paths, Reason
from factcheck.commands.group import ConfiguredCommand, Subcommands
from factcheck.commands.options import Configured, Known, Run
from factcheck.commands.spreading import spread

if TYPE_CHECKING:
    from factcheck.report import Report

app = typer.Typer(cls=Subcommands, no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def main() -> None:
    """Write down the findings of today, so that later runs fail on new ones only.

    They stand in .factcheck-baseline.json, or in the file of --baseline. Give the same PATH and
    options as the check that is to hold them back: factcheck check articles/ --baseline FILE
    """


@app.command(cls=ConfiguredCommand)
@spread
def create(
    known: Known, run: Run, paths: Paths = None, reason: Reason = "", day: Added = ""
) -> None:
    """Make a baseline of every open finding."""
    from factcheck.commands import baseline as command
    from factcheck.commands.articles import parse_day

    added = parse_day(day, "--date")
    raise typer.Exit(command.create(_report(run, paths), _file(known), reason, added))


@app.command(cls=ConfiguredCommand)
@spread
def update(
    known: Known,
    run: Run,
    paths: Paths = None,
    allow_new: AllowNew = False,
    reason: Reason = "",
    day: Added = "",
) -> None:
    """Take out what is gone, and count what is new.

    What is new is taken in only with --allow-new --reason TEXT; without, the exit status is 1.
    """
    from factcheck.commands import baseline as command
    from factcheck.commands.articles import parse_day

    added = parse_day(day, "--date")
    report = _report(run, paths)
    done = command.update(report, _file(known), allow_new=allow_new, reason=reason, day=added)
    raise typer.Exit(done)


@app.command(cls=ConfiguredCommand)
@spread
def prune(known: Known, run: Run, paths: Paths = None) -> None:
    """Take out what is gone, and say nothing of what is new."""
    from factcheck.commands import baseline as command

    raise typer.Exit(command.prune(_report(run, paths), _file(known)))


@app.command(cls=ConfiguredCommand)
@spread
def show(known: Known, _configured: Configured) -> None:
    """List the entries, the oldest first."""
    from factcheck.commands import baseline as command

    raise typer.Exit(command.show(_file(known)))


def _file(known: Known) -> Path:
    from factcheck.commands.baseline import FILE

    return known.baseline or FILE


def _report(run: Run, paths: list[str] | None) -> Report:
    from factcheck.commands.check import report_of
    from factcheck.commands.review import carried

    return carried(report_of(run, paths or []), run.decisions, run.by or []).report
