"""Faults of a command line in the language of the reader: what the library says of them, translated.

What it has no translation of stays as it is.
"""

from __future__ import annotations

import re
from typing import Any

import typer

from factcheck.languages import later, say, translated

FAULTS = (
    (r"Missing argument '(?P<name>.*)'\.", later("Missing argument '{name}'.")),
    (r"Missing option '(?P<name>.*)'\.", later("Missing option '{name}'.")),
    (r"Missing command\.", later("Missing command.")),
    (
        r"No such command '(?P<name>.*)'\. Did you mean (?P<near>.*)\?",
        later("No such command '{name}'. Did you mean {near}?"),
    ),
    (r"No such command '(?P<name>.*)'\.", later("No such command '{name}'.")),
    (
        r"No such option: (?P<name>\S+) (?:Did you mean|\(Possible options:) (?P<near>.*?)[?)]",
        later("No such option: {name}. Did you mean {near}?"),
    ),
    (r"No such option: (?P<name>\S+)", later("No such option: {name}.")),
    (r"Option '(?P<name>.*)' requires an argument\.", later("Option '{name}' requires a value.")),
    (
        r"Got unexpected extra argument\(?s?\)? \((?P<names>.*)\)",
        later("Got more arguments than there are places for: {names}"),
    ),
    (
        r"Invalid value for (?P<name>.*?): (?:Value error, )?'(?P<value>.*)' is not one of (?P<known>.*)\.",
        later("Invalid value for {name}: '{value}' is not one of {known}."),
    ),
    (
        r"Invalid value for (?P<name>.*?): Input should be a valid integer.*",
        later("Invalid value for {name}: not a whole number."),
    ),
    (
        r"Invalid value for (?P<name>.*?): Input should be greater than or equal to (?P<least>\d+)",
        later("Invalid value for {name}: less than {least}."),
    ),
    (r"Invalid value for (?P<name>.*?): (?P<fault>.*)", later("Invalid value for {name}: {fault}")),
)


def show(error: Any) -> None:
    """Write on standard error how the command is called, and what is wrong with this call of it."""
    if error.ctx is not None:
        usage = error.ctx.get_usage().removeprefix("Usage: ")
        typer.echo(translated("Usage: ") + usage, err=True)
        command = f"{error.ctx.command_path} {error.ctx.help_option_names[0]}"
        typer.echo(say("'{command}' tells more.", command=command) + "\n", err=True)
    typer.echo(say("Error: {fault}", fault=in_words(error.format_message())), err=True)


def in_words(fault: str) -> str:
    """A fault as the library words it, in the current language."""
    for pattern, text in FAULTS:
        if found := re.fullmatch(pattern, fault, re.DOTALL):
            return say(text, **found.groupdict())
    return fault
