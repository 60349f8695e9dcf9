"""Faults of a command line: how the command is called, and what is wrong with this call of it."""

from __future__ import annotations

from typing import Any

import typer

from factcheck.commands.help import without_braces
from factcheck.foreign import in_our_words
from factcheck.languages import say, translated


def show(error: Any) -> None:
    """Write on standard error how the command is called, and what is wrong with this call of it."""
    if error.ctx is not None:
        usage = without_braces(error.ctx.get_usage().removeprefix("Usage: "))
        typer.echo(translated("Usage: ") + usage, err=True)
        command = f"{error.ctx.command_path} {error.ctx.help_option_names[0]}"
        typer.echo(say("'{command}' tells more.", command=command) + "\n", err=True)
    typer.echo(say("Error: {fault}", fault=in_our_words(error.format_message())), err=True)
