"""The nouns: what a text names (mentions) and what it claims.

Offsets of a mention are positions in the folded text of its document; offsets of a claim are code
points of the source text. Values are exact decimals in base units (1.2億元 is 120000000 HKD).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What sort of number or date a mention is."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    NUMBER = "number"
    ORDINAL = "ordinal"
    MULTIPLE = "multiple"
    RATIO = "ratio"
    DATE = "date"
    DURATION = "duration"


COUNT, MONEY, PERCENT, MEASURE, NUMBER, ORDINAL, MULTIPLE, RATIO, DATE, DURATION = Kind
"""The kinds by name, for what is asked of every mention: Python 3.11 is slow to find `Kind.DATE`."""


class Qualifier(StrEnum):
    """The hedge or bound that the words put on a number."""

    EXACT = "exact"
    ABOUT = "about"
    NEAR = "near"
    OVER = "over"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    UNDER = "under"


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a mention says: a value, and the interval that its words and written precision allow.

    `value` is the number as written, in base units; None where the words give bounds only (3至5億,
    數十). `low` and `high` are inclusive; None is open. `step` is one unit of the last written place
    in base units (1.2億: 10000000; 12,000萬: 10000); zero for a number that is exact, such as a count
    written out in full. `unit` is the id of the lexicon's unit: a classifier in Traditional
    characters, an ISO 4217 code, `%`, `pp`, `year` …, an SI or customary symbol; empty for none.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    qualifier: Qualifier = Qualifier.EXACT
    step: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day that a date or period word denotes (both inclusive; None: open or unknown).

    `grain`: day, week, month, quarter, half, season, year, decade, century, time, vague.
    `direction`: in, since, until, before, after. `anchored`: resolved by the publication date of the
    document. `weekday`: the weekday that the text states beside it, Monday 1 to Sunday 7, 0 for none.
    """

    start: date | None
    end: date | None
    grain: str
    direction: str = "in"
    anchored: bool = False
    weekday: int = 0


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the folded text that names a quantity or a date, with the rules that read it.

    `start`–`end` covers everything that belongs to it, hedge and unit included; `core_start`–
    `core_end` is the same without hedge words. `flags` are machine words for what is odd about it:
    `impossible-date`, `malformed-number`, `part-of-name`, `vague`, `range`, `reversed` …
    """

    start: int
    end: int
    core_start: int
    core_end: int
    kind: Kind
    quantity: Quantity | None = None
    period: Period | None = None
    rules: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
