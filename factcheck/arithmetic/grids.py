"""Tables whose cells are parted by tabs, wide blanks or bars: each column is read by itself.

A cell that is empty, a dash, a date or words takes its own column out and leaves the others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from claims.claim import Claim
from claims.model import Kind
from claims.text.characters import fold_characters
from factcheck.arithmetic.operands import CLASSES
from factcheck.arithmetic.tables import FEWEST, SUM
from factcheck.article import Article

MARK = regex.compile(r"[\t　|｜]")
RULED = regex.compile(r"[\s|｜:：+\-=]*+")  # the line under a heading in Markdown


@dataclass(frozen=True)
class Cell:
    """The words of a cell, and its amount where it holds one amount and nothing else."""

    text: str
    amount: Claim | None


EMPTY = Cell("", None)


@dataclass(frozen=True)
class Grid:
    """A heading, two rows or more, and the row of totals, all of one length."""

    heading: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...]

    def columns(self) -> Iterator[tuple[str, tuple[Claim, ...], Claim]]:
        """Heading, amounts and total of each column that has an amount in every row."""
        for place, (head, whole) in enumerate(zip(self.heading, self.total, strict=True)):
            amounts = tuple(row[place].amount for row in self.rows)
            told = tuple(amount for amount in amounts if amount is not None)
            if whole.amount is not None and len(told) == len(amounts):
                yield head.text, told, whole.amount


def grids(article: Article) -> Iterator[Grid]:
    """The tables of an article that have a heading above them and a row of totals below.

    They are read from the source: the folded text has no empty cells.
    """
    rows: list[tuple[Cell, ...]] = []
    start = 0
    for line in article.document.text.split("\n"):
        if not RULED.fullmatch(line) or not line.strip():
            row = _row(article, line, start)
            total = len(rows) > FEWEST and len(row) > 1 and SUM.match(row[0].text) is not None
            if total:
                yield from _made(rows, row)
            if total or (rows and len(row) != len(rows[0])):
                rows = []
            if not total and len(row) > 1:
                rows.append(row)
        start += len(line) + 1


def _made(rows: Sequence[tuple[Cell, ...]], total: tuple[Cell, ...]) -> Iterator[Grid]:
    heading, *body = rows
    if any(cell.amount for cell in heading):
        return
    if len(total) < len(heading):
        total = _spread(body, total)
    if len(total) == len(heading):
        yield Grid(heading, tuple(body), total)


def _spread(body: Sequence[tuple[Cell, ...]], total: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A row of totals without its empty cells, put under the columns of amounts if all have one."""
    amounts = [cell for cell in total if cell.amount]
    places = [n for n in range(len(body[0])) if all(row[n].amount for row in body)]
    if len(places) != len(amounts):
        return ()
    told = dict(zip(places, amounts, strict=True))
    return tuple(told.get(place, EMPTY) for place in range(len(body[0])))


def _row(article: Article, line: str, start: int) -> tuple[Cell, ...]:
    """The cells of a line; none where nothing parts cells."""
    if MARK.search(line) is None:
        return ()
    bars = line.lstrip().startswith(("|", "｜"))
    first = len(line) - len(line.lstrip()) + 1 if bars else 0
    last = len(line.rstrip()) if bars else len(line)
    last -= bars and line[last - 1] in "|｜"
    ends = [found.start() for found in MARK.finditer(line, first, last)]
    starts = [first, *(end + 1 for end in ends)]
    return tuple(
        _cell(article, line, start, one, two)
        for one, two in zip(starts, [*ends, last], strict=True)
    )


def _cell(article: Article, line: str, start: int, one: int, two: int) -> Cell:
    text = fold_characters(line[one:two].strip())
    place = bisect_left(article.claims, start + one, key=lambda claim: claim.start)
    claim = article.claims[place] if place < len(article.claims) else None
    if claim is None or claim.end > start + two or claim.kind not in (*CLASSES["A"], Kind.PERCENT):
        return Cell(text, None)
    around = line[one : claim.start - start] + line[claim.end - start : two]
    return Cell(text, None if around.strip(" *") else claim)
