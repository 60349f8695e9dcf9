"""Writing: a report to standard output or a file, notices and the summary to standard error."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from claims.errors import ClaimsError
from factcheck.reports import PLAIN, Terminal


class OutputError(ClaimsError):
    """A report that cannot be written."""


def terminal_of(output: Path | None) -> Terminal:
    """The terminal that the report goes to; a plain page of fixed width if it goes elsewhere."""
    if output is not None or not sys.stdout.isatty():
        return PLAIN
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Terminal(width=max(40, shutil.get_terminal_size().columns), colour=colour)


def write(text: str, output: Path | None) -> None:
    """The whole report as UTF-8, the same bytes on every system."""
    content = text.encode("utf-8", "backslashreplace")
    if output is None:
        _to_stdout(content)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise OutputError(f"{output}: cannot be written: {error.strerror or error}") from error


def _to_stdout(content: bytes) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader, such as head, has seen enough: no fault of ours
        silence()


def silence() -> None:
    """Standard output to nowhere, so that Python's last flush finds no broken pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def notice(message: str, *, quiet: bool = False) -> None:
    """One line on standard error."""
    if not quiet:
        print(message, file=sys.stderr)
