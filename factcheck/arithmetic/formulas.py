"""Well-known formulas: which figures of a sentence its words make the operands of which result.

A formula is a row of formulas.csv. Its use in a sentence is taken only where the sentence names each
figure once, right before its number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Literal

import regex
from pydantic import BaseModel

from claims.claim import Claim
from claims.lexicon import read_file
from claims.text.characters import fold_characters
from factcheck.arithmetic.intervals import Interval, Verdict, judge
from factcheck.arithmetic.operands import Grammar, Masked, alike, factor, grammar, level, reach

TABLE = Path(__file__).parent / "formulas.csv"
GAP = r"[^‹V›‹M›，。；：！？、\n]{0,6}?"
ADJUSTED = regex.compile(
    r"计及|扣除|经调整|撇除|剔除|不计|发债|预[计算料期]|目标|特殊|一次性|上限|或会|将会"
)
CHANGED = regex.compile(r"[升降跌涨减增占比率]|每|均|超|逾")
OTHER = regex.compile(
    r"(?![年月日季度内市国区州县省业司团其该他她的有而总共设计当中为是位室户楼层宅房源厦铺])\p{Han}"
)
"""What right before a word makes another figure of it (本地出口); a time, a place or a link does not."""
FROM = regex.compile(r"[由从自至]")
PERCENT = 100


class Formula(BaseModel):
    """A row of formulas.csv: the words for the result and its operands, several with | between.

    quotient: first ÷ second to the power, times the scale; difference: first − second. An operand with
    a unit is taken in that unit.
    """

    name: str
    result: str
    operation: Literal["quotient", "difference"]
    first: str
    first_unit: str
    second: str
    second_unit: str
    power: int
    scale: int
    example: str

    def work_out(self, first: Interval, second: Interval) -> Interval:
        """The result of the operands."""
        if self.operation == "difference":
            return first - second
        return (first / (second * second if self.power == 2 else second)).scaled(self.scale)

    def fits(self, first: Claim, second: Claim, result: Claim) -> bool:
        """Whether the units are those of the formula."""
        if self.operation == "difference":
            return alike(first, second) and alike(first, result)
        if self.scale == PERCENT:
            return alike(first, second) and result.unit == "%"
        return result.unit != "%"


@dataclass(frozen=True)
class Use:
    """A formula in a sentence: its operands and its result as stated."""

    formula: Formula
    first: Claim
    second: Claim
    result: Claim

    @property
    def point(self) -> Fraction | None:
        """The result at face value; None where an operand has no value or is not above zero."""
        values = [level(claim) for claim in (self.first, self.second)]
        if any(value is None or value <= 0 for value in values):
            return None
        points = [Interval.point(value or 0) for value in values]
        return self.formula.work_out(*self._in_units(points)).low

    @property
    def verdict(self) -> Verdict:
        """Whether the stated result holds."""
        point, quantity = self.point, self.result.mention.quantity
        if point is None or point < 0 or quantity is None:
            return Verdict.HOLDS
        return judge(
            point,
            self.formula.work_out(*self._in_units([reach(self.first), reach(self.second)])),
            quantity,
        )

    def _in_units(self, spans: list[Interval]) -> tuple[Interval, Interval]:
        first, second = (
            span.scaled(1 / factor(unit)) if unit else span
            for span, unit in zip(
                spans, (self.formula.first_unit, self.formula.second_unit), strict=True
            )
        )
        return first, second


@cache
def formulas() -> dict[str, Formula]:
    """The formulas by each word for their result, folded."""
    return {word: row for row in read_file(TABLE, Formula) for word in _words(row.result)}


@cache
def _results() -> Grammar:
    words = "|".join(sorted(formulas(), key=len, reverse=True))
    return grammar(rf"(?P<word>{words})(?P<gap>{GAP})(?P<k>[‹V›‹M›])")


@cache
def _labelled(words: str) -> Grammar:
    longest = "|".join(sorted(_words(words), key=len, reverse=True))
    return grammar(
        rf"(?P<word>{longest})(?P<gap>{GAP})(?P<v>«A»)"
        rf"|(?:以|作价)(?P<gap>)(?P<v>«A»)(?P<word>{longest})"  # 以828萬元成交
    )


def _words(cell: str) -> list[str]:
    return [fold_characters(word) for word in cell.split("|")]


def uses(line: Masked) -> tuple[Use, ...]:
    """The formulas of a line; worked out once for it."""
    kept: tuple[Use, ...] | None = line.__dict__.get("_uses")
    if kept is None:
        kept = line.__dict__.setdefault("_uses", tuple(_uses(line)))
    return kept


def worked_out(line: Masked, claim: Claim) -> bool:
    """Whether a claim is the result of a formula of its line."""
    return any(use.result is claim for use in uses(line))


def _uses(line: Masked) -> Iterator[Use]:
    for match in _results().finditer(line.text) if line.holds("AA") else ():
        span = line.sentence(match.start()), line.sentence_end(match.end())
        moving = CHANGED.search(match["gap"]) or FROM.search(match["gap"])
        if moving or ADJUSTED.search(line.text, *span) or not _one_time(line, *span):
            continue
        formula, result = formulas()[match["word"]], line.claim(match, "k")
        first = _operand(line, formula.first, span, match)
        second = _operand(line, formula.second, span, match)
        if first is None or second is None or first is second:
            continue
        if formula.fits(first, second, result):
            yield Use(formula, first, second, result)


def _one_time(line: Masked, start: int, end: int) -> bool:
    dates = [claim for claim in line.dates if start <= line.places[id(claim)] < end]
    return len({(claim.period_start, claim.period_end) for claim in dates}) < 2


def _operand(
    line: Masked, words: str, span: tuple[int, int], result: regex.Match[str]
) -> Claim | None:
    """The one amount of the sentence that a word for the operand stands before."""
    found = []
    for match in _labelled(words).finditer(line.text, *span):
        before = line.text[max(0, match.start() - 1) : match.start()]
        if not result.start() <= match.start() < result.end():
            named = match.start("word") < match.start("v") and OTHER.match(before)
            other = CHANGED.search(match["gap"]) or named
            found.append(None if other else line.claim(match, "v"))
    return found[0] if len(found) == 1 else None
