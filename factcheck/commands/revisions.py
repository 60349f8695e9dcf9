"""Which files a change touches, as git tells: those that differ from a revision, and new ones."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from claims.errors import ClaimsError, ForeignError

LONGEST = 60  # seconds that git may take


class RevisionError(ClaimsError):
    """A revision that git does not know, or no git, or no repository."""


def changed_since(revision: str) -> frozenset[str]:
    """Paths from the working directory, with `/`, of files that differ from a revision or are new.

    Raises RevisionError where git cannot tell.
    """
    top = Path(_git("rev-parse", "--show-toplevel").rstrip("\n"))
    _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    names = _names("diff", "--name-only", "-z", "--end-of-options", revision, "--")
    new = _names("ls-files", "--others", "--exclude-standard", "--full-name", "-z", str(top))
    return frozenset(os.path.relpath(top / name).replace(os.sep, "/") for name in (*names, *new))


def _names(*arguments: str) -> Iterator[str]:
    return filter(None, _git(*arguments).split("\0"))


def _git(*arguments: str) -> str:
    """What git answers; names are decoded as Python decodes the names of files."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed program, no shell
            ["git", *arguments],  # noqa: S607 - the git that the user's own shell would find
            capture_output=True,
            timeout=LONGEST,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RevisionError(
            "--changed-since: git cannot be run: {reason}", reason=ForeignError.of(error)
        ) from error
    if done.returncode:
        fault = os.fsdecode(done.stderr).strip().splitlines()
        reason = ForeignError(fault[0]) if fault else RevisionError("no such revision")
        raise RevisionError(
            "--changed-since: git {command}: {reason}", command=arguments[0], reason=reason
        )
    return os.fsdecode(done.stdout)
