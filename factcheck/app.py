"""The command line: declares commands and options, and turns what happened into an exit status.

0: nothing at or above the fail level; 1: findings; 2: something could not be done, which
outranks 1.
What a command does is in `factcheck.commands`, imported when it is called: help stays quick.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.commands.arguments import (
    Against,
    Article,
    ClaimFormat,
    ClaimFormatName,
    Code,
    Copy,
    Everything,
    FactFormat,
    FactFormatName,
    FailLevel,
    FailOn,
    File,
    Folder,
    Force,
    Format,
    FormatName,
    Others,
    Output,
    Parquet,
    Paths,
    Spot,
    States,
    StrictBaseline,
)
from factcheck.commands.baseline_app import app as baseline_app
from factcheck.commands.group import CommandGroup, ConfiguredCommand
from factcheck.commands.options import Changes, Configured, Known, Reading, References, Run
from factcheck.commands.review_app import app as review_app
from factcheck.commands.spreading import spread
from factcheck.version import VERSION

if TYPE_CHECKING:
    from factcheck.report import Report

app = typer.Typer(
    name="factcheck",
    cls=CommandGroup,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


app.add_typer(baseline_app, name="baseline")
app.add_typer(review_app, name="review")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"factcheck {VERSION}")
        raise typer.Exit


@app.callback()
def main(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="The version.")
    ] = False,
) -> None:
    """Check the numbers and dates of Chinese-language articles against one another.

    To begin with: factcheck check articles/, or factcheck check draft.docx --against published/

    Exit status: 0 nothing found, 1 findings, 2 something could not be checked.
    """


@app.command(cls=ConfiguredCommand)
@spread
def check(
    changes: Changes,
    known: Known,
    run: Run,
    paths: Paths = None,
    output_format: Format = FormatName.TEXT,
    output: Output = None,
    against: Against = None,
    everything: Everything = False,
    fail_on: FailOn = FailLevel.ERROR,
    strict_baseline: StrictBaseline = False,
) -> None:
    """Find claims that cannot all be true.

    Compared are all documents with one another, each with itself, and all with the reference table.
    What --against names is only compared with: a draft with what is published. With --changed-since,
    so is all that has not changed since that revision.

    Where files are named beside folders or patterns (draft.docx published/), the text lists the
    findings that concern these files, and counts the others.
    """
    from factcheck.commands import baseline, review
    from factcheck.commands import check as command
    from factcheck.commands.output import keep_inputs
    from factcheck.commands.reading import named_beside_others

    tables = (known.baseline, run.decisions, run.articles, *(run.reference or []))
    keep_inputs(output, tables)
    found = command.report_of(run, paths or [], against or [], changes)
    reviewed = review.carried(found, run.decisions, run.by or [])
    held = baseline.held_back(reviewed.report, known.baseline, strict=strict_baseline)
    drafts = frozenset[str]() if everything else named_beside_others(paths or [])
    command.show(held.report, output_format.value, output, drafts, quiet=run.quiet)
    stale = held.status(strict=strict_baseline)
    if not run.quiet:
        reviewed.tell()
    if stale or not run.quiet:  # what makes a run fail is told in any case
        held.tell()
    raise typer.Exit(command.status(held.report, fail_on.value) or stale)


@app.command(cls=ConfiguredCommand)
@spread
def claims(
    reading: Reading,
    paths: Paths = None,
    output_format: ClaimFormat = ClaimFormatName.TEXT,
    output: Output = None,
) -> None:
    """List every number and date claimed, one row each."""
    from factcheck.commands import claims as command

    sources = reading.sources(paths or [])
    raise typer.Exit(command.run(sources, output_format.value, output))


@app.command(cls=ConfiguredCommand)
@spread
def facts(
    reading: Reading,
    paths: Paths = None,
    output_format: FactFormat = FactFormatName.TEXT,
    output: Output = None,
    states: States = None,
) -> None:
    """Show what is stated more than once, and who says what when."""
    from factcheck.commands import facts as command

    sources = reading.sources(paths or [])
    raise typer.Exit(command.run(sources, states or [], output_format.value, output))


@app.command(cls=ConfiguredCommand)
@spread
def annotate(
    known: Known,
    run: Run,
    file: File,
    output: Copy,
    against: Against = None,
    force: Force = False,
    fail_on: FailOn = FailLevel.ERROR,
) -> None:
    """Write the findings into a copy of a Word file, as comments, or of a PDF, as highlights."""
    from factcheck.commands import annotate as command
    from factcheck.commands import check as checking

    command.check_target(file, output, force=force)
    report = _report(known, run, [str(file)], against or [])
    command.annotate(report, file, output, quiet=run.quiet)
    raise typer.Exit(checking.status(report, fail_on.value))


@app.command(cls=ConfiguredCommand)
@spread
def export(
    known: Known,
    run: Run,
    output: Folder,
    paths: Paths = None,
    parquet: Parquet = False,
    force: Force = False,
) -> None:
    """Write claims, findings and facts as a data set: tables, and a description of their columns."""
    from factcheck.commands import check as checking
    from factcheck.commands import export as command

    command.prepare(output, parquet=parquet, force=force)
    report = _report(known, run, paths or [])
    command.export(report, output, parquet=parquet, quiet=run.quiet)
    raise typer.Exit(checking.status(report, "never"))


@app.command(cls=ConfiguredCommand)
@spread
def text(reading: Reading, paths: Paths = None, article: Article = False) -> None:
    """Print the text that the places in reports refer to."""
    from factcheck.commands import text as command

    raise typer.Exit(command.run(reading.sources(paths or []), article=article))


@app.command(cls=ConfiguredCommand)
@spread
def rule(_configured: Configured, code: Code = "") -> None:
    """List the rules, or show one rule's page."""
    from factcheck.commands.rule import show

    show(code)


@app.command(cls=ConfiguredCommand)
@spread
def explain(
    references: References,
    reading: Reading,
    spot: Spot,
    paths: Others = None,
) -> None:
    """Show how a number was read and what it was compared with.

    Names the rules that read it, what it is taken to be about, and why each candidate was, or was
    not, held against it.
    """
    from factcheck.commands.explain import run

    sources = reading.sources(paths or [], needed=False)
    raise typer.Exit(run(spot, sources, references.table()))


@app.command(cls=ConfiguredCommand)
@spread
def config(configured: Configured) -> None:
    """Show the settings of the configuration file that holds here, and the others as they are."""
    from factcheck.commands.config import show

    show(configured.configuration)


def _report(known: Known, run: Run, paths: Sequence[str], against: Sequence[str] = ()) -> Report:
    """All findings, with what reviewers and the baseline hold back; nothing is told of either."""
    from factcheck.commands import baseline, review
    from factcheck.commands.check import report_of

    found = report_of(run, paths, against)
    reviewed = review.carried(found, run.decisions, run.by or []).report
    return baseline.held_back(reviewed, known.baseline, strict=False).report
