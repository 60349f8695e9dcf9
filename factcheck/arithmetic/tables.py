"""Tables and lists of name and amount: rows of equal length, a heading, and the row of totals.

A table of the source stands in the folded text as lines whose cells are parted by wide blanks or bars.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.operands import Masked, grammar, lines
from factcheck.article import Article

GAP = r"[\s　|｜:：]"
ROW = grammar(
    rf"[|｜\s　]*+(?P<label>[^‹V›‹M›‹R›‹T›。！？，；：|｜]{{1,20}}?){GAP}{{1,6}}"
    r"(?:(?:[+＋]?(?:«A»|«P»)|\d{1,2}(?![\d.]))(?:[（(][^（()）]{0,8}[)）])?[\s　|｜]{0,6}){1,8}"
    r"|[•·●\-–—]?(?P<label>[^‹N›。！？，；]{1,20})[\s　：:]{1,4}«A»"
)
SUM = regex.compile(
    r"[•·●\-–—\s|｜]*(?:总计|合计|总数|总额|共计|全部|总和|合共|[二两兩三四五六七八九十][项項]合计)"
)
PART = regex.compile(r"[\s　|｜]+")
FEWEST = 2


@dataclass(frozen=True)
class Row:
    """A line of a table: its name and its amounts, from left to right."""

    line: Masked
    label: str
    cells: tuple[Claim, ...]


@dataclass(frozen=True)
class Table:
    """Rows of equal length; `total` is the row of totals below them, `heading` the cells above them."""

    rows: tuple[Row, ...]
    total: Row | None
    heading: tuple[str, ...]

    @property
    def start(self) -> int:
        """Where the first row begins in the folded text."""
        return self.rows[0].line.origin[0]

    @property
    def end(self) -> int:
        """Where the last row ends in the folded text."""
        return (self.total or self.rows[-1]).line.origin[-1]

    def columns(self) -> Iterator[tuple[int, tuple[Claim, ...]]]:
        """The amounts of each column, without the row of totals."""
        for place in range(len(self.rows[0].cells)):
            yield place, tuple(row.cells[place] for row in self.rows)

    def name(self, column: int) -> str:
        """The heading of a column of amounts; empty where the heading is of another length."""
        width = len(self.rows[0].cells) + 1
        return self.heading[column + 1] if len(self.heading) == width else ""


def tables(article: Article) -> tuple[Table, ...]:
    """The tables of an article with two rows or more; worked out once for it."""
    kept: tuple[Table, ...] | None = article.__dict__.get("_tables")
    if kept is None:
        kept = article.__dict__.setdefault("_tables", tuple(_tables(article)))
    return kept


def _tables(article: Article) -> Iterator[Table]:
    rows: list[Row] = []
    for line in lines(article):
        if rows and line.origin[0] != rows[-1].line.origin[-1] + 1:
            yield from _made(article, rows, None)
            rows = []  # a line between them holds no number that was read
        if SUM.match(line.read(0, len(line.text))) and len(rows) >= FEWEST:
            yield from _made(article, rows, _total(line))
            rows = []
        elif (match := ROW.fullmatch(line.text.strip())) is not None:
            rows.append(Row(line, match["label"].strip(), _cells(line)))
        else:
            yield from _made(article, rows, None)
            rows = []
    yield from _made(article, rows, None)


def _made(article: Article, rows: list[Row], total: Row | None) -> Iterator[Table]:
    """A table of the rows that are as long as the row of totals, or as the first."""
    width = len(total.cells) if total else len(rows[0].cells) if rows else 0
    if len({_unread(row) for row in (*rows, *([total] if total else []))}) > 1:
        return  # a small number that is no claim in one row only: the columns are not known
    same = tuple(row for row in rows if len(row.cells) == width)
    if len(same) >= FEWEST and width:
        yield Table(same, total, _heading(article.text, rows[0].line.origin[0]))


def _unread(row: Row) -> tuple[int, ...]:
    """The columns of a row that hold a bare digit or two, which are read as no claim."""
    cells = PART.split(row.line.text.strip("|｜ \t　"))[1:]
    return tuple(place for place, cell in enumerate(cells) if cell.isascii() and cell.isdigit())


def _total(line: Masked) -> Row:
    """The row of totals; what stands in its name (三項合計) is no cell."""
    named = max(line.text.rfind(word) for word in ("计", "总", "共", "全部"))
    cells = tuple(claim for claim in _cells(line) if line.places[id(claim)] > named)
    return Row(line, line.text[: named + 1], cells)


def _cells(line: Masked) -> tuple[Claim, ...]:
    found = line.claims(0, len(line.text))
    return tuple(claim for claim in found if claim.kind not in (Kind.DATE, Kind.ORDINAL))


def _heading(text: str, start: int) -> tuple[str, ...]:
    """The cells of the line above a place."""
    above = text[text.rfind("\n", 0, max(0, start - 1)) + 1 : max(0, start - 1)]
    return tuple(cell for cell in PART.split(above.strip("|｜ \t")) if cell)
