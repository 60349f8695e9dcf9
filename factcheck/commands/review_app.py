"""The declarations of `factcheck review import|export|status`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from factcheck.commands.arguments import Decided, Output, Paths, Reviewer, Table
from factcheck.commands.group import ConfiguredCommand, Subcommands
from factcheck.commands.options import Configured, Logged, Run
from factcheck.commands.spreading import spread

if TYPE_CHECKING:
    from factcheck.commands.review import Carried

app = typer.Typer(cls=Subcommands, no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def main() -> None:
    """Keep what reviewers decide on findings, so that later runs know it.

    The columns decision, reviewer and note of the table that factcheck check --format csv writes are
    for them; import takes the table in, and factcheck check --decisions FILE shows what is left.
    The decisions stand in .factcheck-decisions.jsonl, or in the file of --decisions.
    """


@app.command("import", cls=ConfiguredCommand)
@spread
def take(
    logged: Logged,
    _configured: Configured,
    table: Table,
    reviewer: Reviewer = "",
    day: Decided = "",
) -> None:
    """Add the decisions of a table to the log; a table with a fault adds nothing."""
    from factcheck.commands import review as command
    from factcheck.commands.articles import parse_day

    on = parse_day(day, "--date")
    raise typer.Exit(command.take(table, logged.decisions or command.FILE, reviewer, on))


@app.command(cls=ConfiguredCommand)
@spread
def export(run: Run, paths: Paths = None, output: Output = None) -> None:
    """Write all decisions as CSV: current, replaced, lapsed, gone, or not looked at."""
    from factcheck.commands import review as command

    raise typer.Exit(command.export(_held(run, paths), output))


@app.command(cls=ConfiguredCommand)
@spread
def status(run: Run, paths: Paths = None) -> None:
    """Count what is decided and what is not, and say how far reviewers agree."""
    from factcheck.commands import review_status as command

    raise typer.Exit(command.show(_held(run, paths)))


def _held(run: Run, paths: list[str] | None) -> Carried:
    from factcheck.commands.check import report_of
    from factcheck.commands.review import FILE, carried

    held = carried(report_of(run, paths or []), run.decisions or FILE, run.by or [])
    if not run.quiet:
        held.tell()
    return held
