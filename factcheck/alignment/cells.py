"""Cells: which of the figures of a row a number is, so that columns are not held against one another."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.claim import Claim

FIGURE = re.compile(r"(?<![\d.,])[-+]?\d[\d,.]*+")


class Cell(NamedTuple):
    """The place of a figure among those of its row, from 0, and how many those are."""

    place: int
    of: int


def cell_of(claim: Claim) -> Cell | None:
    """The cell of a claim; None for what stands in no row of figures."""
    if claim.frame.place != "row":
        return None
    folded = claim.source.folded
    block = folded.block_at(claim.mention.start)
    figures = [match.start() for match in FIGURE.finditer(folded.text, block.start, block.end)]
    before = sum(start < claim.mention.start for start in figures)
    return Cell(before, len(figures))


def other_columns(first: Cell | None, second: Cell | None) -> bool:
    """Whether two rows have as many figures, and these two are not in one column."""
    if first is None or second is None:
        return False
    return first.of == second.of and first.place != second.place
