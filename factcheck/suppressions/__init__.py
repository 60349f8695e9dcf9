"""Suppressions: what an author explains in the text itself, or in a file beside it."""

from factcheck.suppressions.applying import suppressed
from factcheck.suppressions.side_file import NAME, SideFileError

__all__ = ["NAME", "SideFileError", "suppressed"]
