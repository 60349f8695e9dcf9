"""Writing: a report to standard output or a file, notices and the summary to standard error."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from claims.errors import ClaimsError
from factcheck.files import replace_file
from factcheck.reports import PLAIN, Terminal
from factcheck.reports.terminal import safe


class OutputError(ClaimsError):
    """A report that cannot be written."""


def _is_stdout(output: Path | None) -> bool:
    """Whether a report goes to standard output: no file is named, or `-` as other tools say it."""
    return output is None or str(output) == "-"


def terminal_of(output: Path | None) -> Terminal:
    """The terminal that the report goes to; a plain page of fixed width if it goes elsewhere."""
    if not _is_stdout(output) or sys.stdout is None or not sys.stdout.isatty():
        return PLAIN
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Terminal(width=max(40, shutil.get_terminal_size().columns), colour=colour)


def keep_inputs(output: Path | None, inputs: Iterable[str | Path | None]) -> None:
    """Raises OutputError if the report would take the place of something that the run reads."""
    if output is None or _is_stdout(output) or not output.exists():
        return
    for name in inputs:
        with suppress(OSError):  # of what is not there
            if name is not None and output.samefile(name):
                raise OutputError("{file}: is read in this run; write to another file", file=output)


def write(text: str, output: Path | None) -> None:
    """The whole report as UTF-8, the same bytes on every system; a file is replaced as a whole."""
    content = text.encode("utf-8", "backslashreplace")
    try:
        if output is None or _is_stdout(output):
            _to_stdout(content)
        else:
            replace_file(output, content)
    except OSError as error:
        where = output or OutputError("standard output")
        raise OutputError.unwritten(where, error) from error


def _to_stdout(content: bytes) -> None:
    if sys.stdout is None:  # closed by whoever started us
        return
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader, such as head, has seen enough: no fault of ours
        _silence()
    except OSError:
        _silence()
        raise


def _silence() -> None:
    """Standard output to nowhere, so that Python's last flush does not fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def notice(message: str, *, quiet: bool = False) -> None:
    """One line on standard error, without anything that a terminal would obey."""
    if not quiet and sys.stderr is not None:
        print(safe(message), file=sys.stderr)
