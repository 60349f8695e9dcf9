"""Which block of a document a comment speaks of."""

from __future__ import annotations

from bisect import bisect_left

from claims import Document
from factcheck.suppressions.suppression import Span

ROW = "row"


class Blocks:
    """The blocks of a document where they stand in its source."""

    def __init__(self, document: Document) -> None:
        folded = document.folded
        blocks = sorted((folded.to_source(one.start, one.end), one.kind) for one in folded.blocks)
        self._text = document.text
        self._spans = [span for span, _ in blocks]
        self._starts = [start for start, _ in self._spans]
        self._ends = [end for _, end in self._spans]  # a table's rows end where its last one does
        for at in range(len(blocks) - 2, -1, -1):
            if blocks[at][1] == blocks[at + 1][1] == ROW and not self._blank_line_after(at):
                self._ends[at] = self._ends[at + 1]

    def governed(self, start: int, end: int) -> tuple[Span, ...]:
        """The span of the block that a comment from `start` to `end` is for; none after the last one.

        A comment in the lines of a block, or behind its last word, is for that block; one that stands
        by itself is for the next. All rows of a table are one block.
        """
        before = bisect_left(self._starts, start) - 1
        if before >= 0 and self._belongs(self._spans[before], start):
            return (self._spans[before],)
        after = bisect_left(self._starts, end)
        if after == len(self._spans):
            return ()
        return ((self._starts[after], self._ends[after]),)

    def _belongs(self, block: Span, start: int) -> bool:
        """Whether a comment stands inside the block before it, or on its last line."""
        if start < block[1]:
            return True
        return self._text.find("\n", block[1], start) < 0 > self._text.find("\r", block[1], start)

    def _blank_line_after(self, at: int) -> bool:
        between = self._text[self._spans[at][1] : self._starts[at + 1]]
        return any(not line.strip() for line in between.splitlines()[1:-1])
