"""Progress of long work, on standard error, and only if that is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LONG = 5  # documents from which on a run is worth a bar


def shown(total: int, *, quiet: bool) -> bool:
    """Whether there is somebody to show it to, and enough to show."""
    return not quiet and total >= LONG and sys.stderr is not None and sys.stderr.isatty()


@contextmanager
def bar(label: str, total: int, *, quiet: bool) -> Iterator[Callable[[], None]]:
    """A bar that goes when the work is done; yields what to call at each step."""
    if not shown(total, quiet=quiet):
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=total)
        yield lambda: progress.advance(task)


@contextmanager
def waiting(label: str, total: int, *, quiet: bool) -> Iterator[None]:
    """A sign of life while something goes on that cannot be counted in steps."""
    if not shown(total, quiet=quiet):
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(label):
        yield
