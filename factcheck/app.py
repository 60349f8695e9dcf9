"""The command line: declares commands and options, and turns what happened into an exit status.

0: nothing at or above the fail level; 1: findings; 2: something could not be done, which
outranks 1.
What a command does is in `factcheck.commands`, imported when it is called: help stays quick.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from factcheck.commands.baseline_app import app as baseline_app
from factcheck.commands.group import CommandGroup, ConfiguredCommand
from factcheck.commands.options import (
    Changes,
    Configured,
    Decided,
    Known,
    Reading,
    References,
    Selection,
    spread,
)
from factcheck.commands.review_app import app as review_app
from factcheck.version import VERSION

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


class FormatName(StrEnum):
    """Output formats of findings."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"
    HTML = "html"
    CONCISE = "concise"
    GITHUB = "github"
    JUNIT = "junit"
    RDJSON = "rdjson"
    SARIF = "sarif"


class ClaimFormatName(StrEnum):
    """Output formats of claims."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"
    JSONL = "jsonl"


class FactFormatName(StrEnum):
    """Output formats of facts."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"
    HTML = "html"


class StateName(StrEnum):
    """How the statements of a fact stand to one another."""

    DISPUTED = "disputed"
    CHANGED = "changed"
    COMPATIBLE = "compatible"
    AGREED = "agreed"


class FailLevel(StrEnum):
    """The lowest severity that makes the exit status 1."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Files, folders, globs, or - for standard input."),
]
Spot = Annotated[
    str, typer.Argument(metavar="DOCUMENT:LINE[:COLUMN]", help="Where the number stands.")
]
Others = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Further documents to compare with."),
]
Code = Annotated[str, typer.Argument(metavar="CODE", help="A rule, such as XD01; without, all.")]
Format = Annotated[FormatName, typer.Option("--format", "-f", help="How to write the result.")]
ClaimFormat = Annotated[
    ClaimFormatName, typer.Option("--format", "-f", help="How to write the result.")
]
FactFormat = Annotated[
    FactFormatName, typer.Option("--format", "-f", help="How to write the result.")
]
States = Annotated[
    list[StateName] | None,
    typer.Option("--state", help="Only facts in this state; may repeat."),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Where to write it; standard output if not given."
    ),
]
File = Annotated[Path, typer.Argument(metavar="FILE", help="A .docx or .pdf file.")]
Copy = Annotated[
    Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write the copy.")
]
Against = Annotated[
    list[str] | None,
    typer.Option("--against", metavar="PATH", help="Documents to compare with; may repeat."),
]
Force = Annotated[bool, typer.Option("--force", help="Write over a copy that is there already.")]
Article = Annotated[
    bool, typer.Option("--article", help="Of a web page only what is read of it, without markup.")
]
Folder = Annotated[
    Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where to write the tables.")
]
Parquet = Annotated[bool, typer.Option("--parquet", help="Each table as Parquet as well.")]
FailOn = Annotated[
    FailLevel, typer.Option("--fail-on", help="From which severity on to exit with 1.")
]
StrictBaseline = Annotated[
    bool,
    typer.Option("--strict-baseline", help="Exit with 1 if an entry of it holds nothing back."),
]


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

    Exit status: 0 nothing found, 1 findings, 2 something could not be checked.
    """


@app.command(cls=ConfiguredCommand)
@spread
def check(
    reading: Reading,
    references: References,
    selection: Selection,
    known: Known,
    decided: Decided,
    changes: Changes,
    paths: Paths = None,
    against: Against = None,
    strict_baseline: StrictBaseline = False,
    output_format: Format = FormatName.TEXT,
    output: Output = None,
    fail_on: FailOn = FailLevel.ERROR,
) -> None:
    """Find claims that cannot all be true.

    Compared are all documents with one another, each with itself, and all with the reference table.
    With --against, the documents named there are only compared with: a draft with what is published;
    with --changed-since, all that have not changed since that revision.
    """
    from factcheck.commands import baseline, review
    from factcheck.commands import check as command
    from factcheck.commands.output import keep_inputs

    tables = (known.baseline, decided.decisions, reading.articles, *(references.reference or []))
    keep_inputs(output, tables)
    found = command.report_of(
        reading, references, selection, paths or [], against or [], changes.documents
    )
    reviewed = review.carried(found, decided.decisions, decided.by or [])
    held = baseline.held_back(reviewed.report, known.baseline, strict=strict_baseline)
    command.show(held.report, output_format.value, output, quiet=reading.quiet)
    stale = held.status(strict=strict_baseline)
    if not reading.quiet:
        reviewed.tell()
    if stale or not reading.quiet:  # what makes a run fail is told in any case
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
    reading: Reading,
    references: References,
    selection: Selection,
    known: Known,
    decided: Decided,
    file: File,
    output: Copy,
    against: Against = None,
    force: Force = False,
    fail_on: FailOn = FailLevel.ERROR,
) -> None:
    """Write the findings into a copy of a Word file, as comments, or of a PDF, as highlights."""
    from factcheck.commands import annotate as command
    from factcheck.commands import baseline, review
    from factcheck.commands import check as checking

    command.check_target(file, output, force=force)
    found = checking.report_of(reading, references, selection, [str(file)], against or [])
    reviewed = review.carried(found, decided.decisions, decided.by or []).report
    report = baseline.held_back(reviewed, known.baseline, strict=False).report
    command.annotate(report, file, output, quiet=reading.quiet)
    raise typer.Exit(checking.status(report, fail_on.value))


@app.command(cls=ConfiguredCommand)
@spread
def export(
    reading: Reading,
    references: References,
    selection: Selection,
    known: Known,
    decided: Decided,
    output: Folder,
    paths: Paths = None,
    parquet: Parquet = False,
    force: Force = False,
) -> None:
    """Write claims, findings and facts as a data set: tables, and a description of their columns."""
    from factcheck.commands import baseline, review
    from factcheck.commands import check as checking
    from factcheck.commands import export as command

    command.prepare(output, parquet=parquet, force=force)
    found = checking.report_of(reading, references, selection, paths or [])
    reviewed = review.carried(found, decided.decisions, decided.by or []).report
    report = baseline.held_back(reviewed, known.baseline, strict=False).report
    command.export(report, output, parquet=parquet, quiet=reading.quiet)
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
    reading: Reading,
    references: References,
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
