"""The geometry of a timeline: dates from left to right, values from below upwards.

Only numbers and words come out; the template draws them. Coordinates are whole units of a box
WIDTH wide, made so that its letters can be read on a telephone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from claims.claim import Claim
from claims.model import Qualifier
from factcheck.alignment.dimensions import in_base
from factcheck.arithmetic.intervals import face
from factcheck.captions import amount
from factcheck.reports.terminal import fitting, width_of
from factcheck.statements import State, Stated, Statement

WIDTH = 360
TOP, BOTTOM, RIGHT = 18, 30, 26
GAP = 10  # between the labels of the values and the plot
ROOM = (24, 56, 84)  # height of the plot for one, two, and more values
NARROW, WIDE = 8.4, 13.2  # of a letter, in any font that a reader may have
LONGEST = 20  # columns of a label
LINE = 17  # from one label of a value to the next, at least
DATE = 82  # from one label of a date to the next, at least
UNDATED = 52  # width of the strip for statements without a date
UTMOST = Fraction(10**300)
REACH = 10  # how far a whisker may leave the plot


class Mark(StrEnum):
    """Shape of a point: what it says of the best supported value."""

    SUPPORTS = "supports"
    DIFFERS = "differs"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Point:
    """Statements of one value at one time; the whisker from `high` to `low` is its hedge."""

    x: int
    y: int
    mark: Mark
    high: int
    low: int
    count: int
    words: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place of an axis."""

    at: int
    words: str
    mark: Mark = Mark.SUPPORTS


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that is drawn. `best` is the height of the best supported value."""

    height: int
    left: int
    floor: int
    best: int
    points: tuple[Point, ...]
    values: tuple[Label, ...]
    dates: tuple[Label, ...]
    ticks: tuple[int, ...]
    undated: int | None
    course: str
    """Where the value changed over time, the line through the dated points, as `x,y x,y`."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """From values to places; what is all of one value stands in the middle."""

    first: float
    last: float
    start: int
    end: int

    def at(self, value: float) -> int:
        if self.first == self.last:
            return round((self.start + self.end) / 2)
        part = (value - self.first) / (self.last - self.first)
        return round(self.start + part * (self.end - self.start))


def timeline(fact: Stated) -> Timeline:
    """The picture of a fact."""
    told = fact.statements
    heights = [height(statement.claim) for statement in told]
    room = ROOM[min(len(set(heights)), len(ROOM)) - 1]
    floor = TOP + room
    upright = _Scale(min(heights), max(heights), floor - LINE // 2, TOP + LINE // 2)
    values = tuple(_values(fact, upright))
    left = GAP + max(_breadth(label.words) for label in values)
    days = sorted({claim.published for claim in _claims(told) if claim.published})
    undated = WIDTH - RIGHT if any(claim.published is None for claim in _claims(told)) else None
    across = _across(days, left, WIDTH - RIGHT - (UNDATED if undated and days else 0))
    points = tuple(_points(told, upright, across, undated or WIDTH - RIGHT))
    return Timeline(
        height=floor + BOTTOM,
        left=left,
        floor=floor,
        best=upright.at(height(fact.best)),
        points=points,
        values=values,
        dates=tuple(_dates(days, across)),
        ticks=tuple(sorted({across.at(one.toordinal()) for one in days})),
        undated=undated,
        course=_course(told, upright, across) if fact.state is State.CHANGED else "",
    )


def height(claim: Claim) -> float:
    """The value on its axis: in base units, the middle of bounds; of a date the middle day."""
    start, end = claim.period_start, claim.period_end
    if claim.mention.period is not None:
        days = [one.toordinal() for one in (start, end) if one]
        return sum(days) / len(days) if days else 0.0
    quantity = claim.mention.quantity
    if quantity is None:
        return 0.0
    ends = (face(quantity), quantity.low, quantity.high)
    return _place(next((end for end in ends if end is not None), 0), claim)


def _place(value: Fraction | Decimal | int, claim: Claim) -> float:
    """A number of a claim in base units; what no axis can hold stands at its end."""
    return float(max(-UTMOST, min(UTMOST, Fraction(value) * in_base(claim))))


def _claims(told: Iterable[Statement]) -> list[Claim]:
    return [statement.claim for statement in told]


def _across(days: Sequence[date], left: int, right: int) -> _Scale:
    ends = (days[0].toordinal(), days[-1].toordinal()) if days else (0, 0)
    return _Scale(*ends, left + GAP, right)


def _mark(statement: Statement) -> Mark:
    if statement.disputed:
        return Mark.DISPUTED
    return Mark.DIFFERS if statement.differs else Mark.SUPPORTS


def _points(
    told: Sequence[Statement], upright: _Scale, across: _Scale, undated: int
) -> list[Point]:
    """One point for all statements that would cover one another, in order of time."""
    places: Counter[tuple[int, int, Mark, int, int, str]] = Counter()
    for statement in told:
        claim = statement.claim
        x = across.at(claim.published.toordinal()) if claim.published else undated
        y = upright.at(height(claim))
        high, low = _whisker(claim, upright, y)
        when = str(claim.published or "")
        places[x, y, _mark(statement), high, low, f"{when} {statement.amount}".strip()] += 1
    return [
        Point(x, y, mark, high, low, count, words)
        for (x, y, mark, high, low, words), count in places.items()
    ]


def _whisker(claim: Claim, upright: _Scale, y: int) -> tuple[int, int]:
    """The upper and lower end of what the words allow, as far as the plot goes."""
    top, floor = upright.end - REACH, upright.start + REACH
    if claim.mention.period is not None or claim.qualifier is Qualifier.EXACT:
        return y, y
    if upright.first == upright.last:  # no scale to tell by how much
        return (top if claim.high != claim.value else y), (floor if claim.low != claim.value else y)
    high = top if claim.high is None else upright.at(_place(claim.high, claim))
    low = floor if claim.low is None else upright.at(_place(claim.low, claim))
    return max(top, min(high, y)), min(floor, max(low, y))


def _values(fact: Stated, upright: _Scale) -> list[Label]:
    """The values by their places: the best supported first, then the disputed, where there is room."""
    best = Statement(fact.best)
    ranked = sorted(fact.statements, key=lambda statement: not statement.disputed)
    labels: list[Label] = []
    for statement in (best, *ranked):
        at = upright.at(height(statement.claim))
        if all(abs(at - label.at) >= LINE for label in labels):
            labels.append(Label(at, _cropped(amount(statement.claim)), _mark(statement)))
    return sorted(labels, key=lambda label: label.at)


def _cropped(words: str) -> str:
    return words if width_of(words) <= LONGEST else fitting(words, LONGEST - 1) + "…"


def _breadth(words: str) -> int:
    wide = width_of(words) - len(words) + words.count("%")
    return round(NARROW * (len(words) - wide) + WIDE * wide)


def _dates(days: Sequence[date], across: _Scale) -> list[Label]:
    """The first and the last date, and those between for which there is room."""
    labels: list[Label] = []
    for one in (*days[:1], *days[:0:-1]):
        at = across.at(one.toordinal())
        if all(abs(at - label.at) >= DATE for label in labels):
            labels.append(Label(at, one.isoformat()))
    return sorted(labels, key=lambda label: label.at)


def _course(told: Sequence[Statement], upright: _Scale, across: _Scale) -> str:
    dated = [claim for claim in _claims(told) if claim.published]
    places = [
        f"{across.at(claim.published.toordinal())},{upright.at(height(claim))}"
        for claim in dated
        if claim.published
    ]
    return " ".join(dict.fromkeys(places)) if len(set(places)) > 1 else ""
