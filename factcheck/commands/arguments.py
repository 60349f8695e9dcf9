"""Arguments and options of single commands, and the names that they choose from."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


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


_FORMAT = typer.Option("--format", "-f", help="How to write the result.")

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
Format = Annotated[FormatName, _FORMAT]
ClaimFormat = Annotated[ClaimFormatName, _FORMAT]
FactFormat = Annotated[FactFormatName, _FORMAT]
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
    typer.Option(
        "--against", metavar="PATH", help="Documents that are only compared with; may repeat."
    ),
]
Everything = Annotated[
    bool,
    typer.Option(
        "--all",
        help="As text, list also what is about other documents than the files named beside a folder.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Write over what is there already.")]
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
    typer.Option(
        "--strict-baseline", help="Exit with 1 if an entry of the baseline holds nothing back."
    ),
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why they are let be.")]
AllowNew = Annotated[bool, typer.Option("--allow-new", help="Take in what is new; needs --reason.")]
Added = Annotated[
    str, typer.Option("--date", metavar="DATE", help="The day to write down; today if not given.")
]
Table = Annotated[
    Path, typer.Argument(metavar="TABLE", help="The findings as .csv or .xlsx, with decisions.")
]
Reviewer = Annotated[
    str,
    typer.Option("--reviewer", metavar="NAME", help="Who decided, where the table does not say."),
]
Decided = Annotated[
    str,
    typer.Option("--date", metavar="DATE", help="When, where the table does not say; else today."),
]
