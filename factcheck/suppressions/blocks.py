"""Which block of a document a comment speaks of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claims import Document
from factcheck.suppressions.suppression import Span

ROW = "row"


def governed(document: Document, start: int, end: int) -> tuple[Span, ...]:
    """The span of the block that a comment from `start` to `end` is for; none after the last block.

    A comment in the lines of a block, or behind its last word, is for that block; one that stands by
    itself is for the next. All rows of a table are one block.
    """
    blocks = sorted(
        (document.folded.to_source(block.start, block.end), block.kind)
        for block in document.folded.blocks
    )
    at = bisect_left(blocks, start, key=_start)
    if at and _belongs(document.text, blocks[at - 1][0], start):
        return (blocks[at - 1][0],)
    at = bisect_left(blocks, end, key=_start)
    if at == len(blocks):
        return ()
    return ((blocks[at][0][0], _end(document.text, blocks, at)),)


def _start(block: tuple[Span, str]) -> int:
    return block[0][0]


def _belongs(text: str, before: Span, start: int) -> bool:
    """Whether a comment stands inside the block before it, or on its last line."""
    return start < before[1] or not set("\r\n") & set(text[before[1] : start])


def _end(text: str, blocks: Sequence[tuple[Span, str]], at: int) -> int:
    """Where a block ends: a table with its last row."""
    while (
        at + 1 < len(blocks)
        and blocks[at][1] == blocks[at + 1][1] == ROW
        and not _blank_line(text[blocks[at][0][1] : blocks[at + 1][0][0]])
    ):
        at += 1
    return blocks[at][0][1]


def _blank_line(between: str) -> bool:
    return any(not line.strip() for line in between.splitlines()[1:-1])
