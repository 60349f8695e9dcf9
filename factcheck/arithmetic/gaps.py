"""Differences told by a word of their own: what is left, what was gained, by how many votes; rows of gaps.csv.

The two amounts stand in the sentence before the word, or in it and the one before; their clauses say
what they are (購入, 沽出).
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

import regex
from pydantic import BaseModel, ConfigDict

from claims.claim import Claim
from claims.lexicon import read_file
from claims.text.characters import fold_characters
from factcheck.arithmetic.operands import Grammar, Masked, alike, grammar, level
from factcheck.arithmetic.results import THEN, words_of

TABLE = Path(__file__).parent / "gaps.csv"
FILL = r"(?:了|约|有|的|仅|只|共|为|达|近|逾|足足|足)*+"
MARKS = "，。；：！？、"
UNEVEN = regex.compile(
    r"扣除|扣掉|撇除|连同|加上|计及|另|平均|每|均|分别|税|使费|手续费|净|累积|累计|上调|下调|加码|追加|装修|首期"
)
"""Words by which other amounts may come in."""
MORE = regex.compile("另|其余|余下|不计|未计")
UNTIL = regex.compile("[至到]")
WHOLE = 2


class Gap(BaseModel):
    """A row of gaps.csv: words for a difference, and where they stand to it.

    `first` and `second` are words of which one must stand in the clause of that operand; `order` is
    falling where the first must be the greater.
    """

    model_config = ConfigDict(ignored_types=(cached_property,))

    name: str
    word: str
    stands: Literal["before", "after"]
    first: str
    second: str
    order: Literal["", "falling"]
    example: str

    @cached_property
    def form(self) -> Grammar:
        """The pattern of the word and its difference `d`."""
        words = "|".join(sorted(_words(self.word), key=len, reverse=True))
        before = rf"(?P<word>{words}){FILL}(?P<d>«A»)"
        after = rf"(?:以|凭)(?P<d>«A»)(?P<word>{words})"
        return grammar(before if self.stands == "before" else after)

    def ties(self, line: Masked, first: Claim, second: Claim) -> bool:
        """Whether the clauses of two amounts say that they are the operands, in this order."""
        clauses = [clause(line, claim) for claim in (first, second)]
        told = zip((self.first, self.second), clauses, strict=True)
        if not all(not cell or any(w in words for w in _words(cell)) for cell, words in told):
            return False
        if self.order and any(_of_another_time(line, claim) for claim in (first, second)):
            return False
        return not self.order or (level(first) or 0) > (level(second) or 0)


def _of_another_time(line: Masked, claim: Claim) -> bool:
    """Whether an amount is told of an earlier time (去年); 至上月底已有 is told of now."""
    words = words_of(line, claim)
    return THEN.search(words) is not None and UNTIL.search(words) is None


@cache
def rows() -> tuple[Gap, ...]:
    """The rows of the table."""
    return tuple(read_file(TABLE, Gap))


@cache
def _words(cell: str) -> tuple[str, ...]:
    return tuple(fold_characters(word) for word in cell.split("|"))


def clause(line: Masked, claim: Claim) -> str:
    """The masked words of the clause of a claim, on both its sides."""
    place = line.places[id(claim)]
    floor, roof = line.sentence(place), line.sentence_end(place)
    start = max(floor, *(line.text.rfind(mark, floor, place) + 1 for mark in MARKS))
    ends = [end for mark in MARKS if (end := line.text.find(mark, place, roof)) >= 0]
    return line.text[start : min(ends, default=roof)]


def told_gaps(line: Masked) -> Iterator[tuple[Claim, Claim, Claim]]:
    """Every difference with its two operands: first, second, difference."""
    for row in rows() if line.holds("AAA") else ():
        for match in row.form.finditer(line.text):
            stated = line.claim(match, "d")
            pair = _operands(line, match.start(), stated)
            if pair and row.ties(line, *pair) and not _explained(line, match, pair, stated):
                yield *pair, stated


def _operands(line: Masked, place: int, stated: Claim) -> tuple[Claim, Claim] | None:
    """The only two amounts of the unit before a place: in its sentence, or with the one before."""
    for start in (line.sentence(place), line.sentence_before(place)):
        found = [c for c in line.claims(start, place) if alike(c, stated) and c is not stated]
        if len(found) > WHOLE or UNEVEN.search(line.text, start, place):
            return None
        if len(found) == WHOLE:
            return found[0], found[1]
    return None


def _explained(
    line: Masked, match: regex.Match[str], pair: tuple[Claim, Claim], stated: Claim
) -> bool:
    """Whether an amount behind the difference makes up for what it is off, or more is told of."""
    end = line.sentence_end(match.end())
    if MORE.search(line.text, match.end(), end):
        return True
    values = [level(c) for c in line.claims(match.end(), end) if alike(c, stated)]
    one, two, told = (level(claim) or Fraction(0) for claim in (*pair, stated))
    off = abs(abs(one - two) - told)
    return off in [abs(value) for value in values if value is not None]
