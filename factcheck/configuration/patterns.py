"""Patterns of file names, as .gitignore writes them."""

from __future__ import annotations

from collections.abc import Sequence

from pathspec import GitIgnoreSpec


class Patterns:
    """Patterns for paths below a folder; `drafts/` is a folder anywhere, `/drafts/` only on top.

    The last pattern that fits decides; one that begins with `!` takes back. Raises ValueError for a
    pattern that is none.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self._spec = GitIgnoreSpec.from_lines(patterns)

    def match(self, path: str) -> bool:
        """Whether a path from that folder, with `/`, is meant; what lies outside never is."""
        return not path.startswith("../") and self._spec.match_file(path)
