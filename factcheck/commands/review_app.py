"""The declarations of `factcheck review import|export|status`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.commands.group import ConfiguredCommand, Subcommands
from factcheck.commands.options import (
    Configured,
    Decided,
    Logged,
    Reading,
    References,
    Selection,
    spread,
)

if TYPE_CHECKING:
    from factcheck.commands.review import Carried

app = typer.Typer(cls=Subcommands, no_args_is_help=True, rich_markup_mode=None)

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Files, folders or globs; all that is reviewed."),
]


@app.callback()
def main() -> None:
    """Keep what reviewers decide on findings, so that later runs know it."""


@app.command("import", cls=ConfiguredCommand)
@spread
def take(
    _configured: Configured,
    logged: Logged,
    table: Annotated[
        Path, typer.Argument(metavar="TABLE", help="The findings as .csv or .xlsx, with decisions.")
    ],
    reviewer: Annotated[
        str,
        typer.Option(
            "--reviewer", metavar="NAME", help="Who decided, where the table does not say."
        ),
    ] = "",
    day: Annotated[
        str,
        typer.Option(
            "--date", metavar="DATE", help="When, where the table does not say; else today."
        ),
    ] = "",
) -> None:
    """Add the decisions of a table to the log; a table with a fault adds nothing."""
    from factcheck.commands import review as command
    from factcheck.commands.articles import parse_day

    on = parse_day(day, "--date")
    raise typer.Exit(command.take(table, logged.decisions or command.FILE, reviewer, on))


@app.command(cls=ConfiguredCommand)
@spread
def export(
    reading: Reading,
    references: References,
    selection: Selection,
    decided: Decided,
    paths: Paths = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where to write it; standard output if not given.",
        ),
    ] = None,
) -> None:
    """Write all decisions as CSV: current, replaced, lapsed, gone, or not looked at."""
    from factcheck.commands import review as command

    held = _held(reading, references, selection, decided, paths)
    raise typer.Exit(command.export(held, output))


@app.command(cls=ConfiguredCommand)
@spread
def status(
    reading: Reading,
    references: References,
    selection: Selection,
    decided: Decided,
    paths: Paths = None,
) -> None:
    """Count what is decided and what is not, and say how far reviewers agree."""
    from factcheck.commands import review_status as command

    raise typer.Exit(command.show(_held(reading, references, selection, decided, paths)))


def _held(
    reading: Reading,
    references: References,
    selection: Selection,
    decided: Decided,
    paths: list[str] | None,
) -> Carried:
    from factcheck.commands.check import report_of
    from factcheck.commands.review import FILE, carried

    report = report_of(reading, references, selection, paths or [])
    held = carried(report, decided.decisions or FILE, decided.by or [])
    if not reading.quiet:
        held.tell()
    return held
