"""Steps: dated events that come in one order, such as 招標, 動工 and 竣工; rows of steps.csv."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel

from claims.claim import Claim
from claims.lexicon import read_file
from claims.text.characters import fold_characters
from factcheck.arithmetic.operands import Grammar, Masked, grammar

TABLE = Path(__file__).parent / "steps.csv"


class Row(BaseModel):
    """A row of steps.csv: the words of a step, with | between; steps of one `sequence` go by `order`."""

    sequence: str
    order: int
    words: str
    example: str


@dataclass(frozen=True)
class Step:
    """A dated step of a sentence; `start` and `end` are its place in the masked line."""

    when: Claim
    word: str
    sequence: str
    order: int
    start: int
    end: int


@cache
def sequences() -> dict[str, tuple[str, int]]:
    """The sequence and order of each word, folded."""
    rows = read_file(TABLE, Row)
    return {
        fold_characters(word): (row.sequence, row.order)
        for row in rows
        for word in row.words.split("|")
    }


@cache
def _dated() -> Grammar:
    words = "|".join(sorted(sequences(), key=len, reverse=True))
    return grammar(rf"(?P<d>«D»)[^‹N›，。；：！？\n]{{0,10}}?(?P<word>{words})")


def steps(line: Masked) -> Iterator[Step]:
    """The dated steps of a line: 2023年5月動工."""
    for match in _dated().finditer(line.text) if len(line.dates) > 1 else ():
        sequence, order = sequences()[match["word"]]
        span = match.start(), match.end()
        yield Step(line.claim(match, "d"), match["word"], sequence, order, *span)
