"""The calendar's words: tables of period words, festivals and eras, and lookups by surface."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict

from claims.dates.lunar import solar_day, term_day
from claims.dates.periods import day_of, easter, nth_weekday, shifted
from claims.lexicon import made_of_tables, read_table
from claims.text.characters import fold_characters


class PeriodWordRow(BaseModel):
    """A row of period_words.csv: what a word means, and the neighbours that make it another word."""

    model_config = ConfigDict(frozen=True)

    word: str
    kind: str
    value: str
    not_before: str
    not_after: str
    example: str
    reads: str


class FestivalRow(BaseModel):
    """A row of festivals.csv: the rule that gives its day in a year."""

    model_config = ConfigDict(frozen=True)

    name: str
    rule: str
    month: int
    day: str
    not_before: str
    not_after: str
    example: str
    reads: str


class EraRow(BaseModel):
    """A row of eras.csv: the civil year of the era's first year."""

    model_config = ConfigDict(frozen=True)

    name: str
    first_year: int
    example: str
    reads: str


@dataclass(frozen=True, slots=True)
class Word:
    """A calendar word as the reader uses it; words are no words beside certain neighbours."""

    kind: str
    value: str
    not_before: tuple[str, ...]
    not_after: tuple[str, ...]

    def stands(self, text: str, start: int, end: int) -> bool:
        """Whether the neighbours let it be this word."""
        if self.not_after and text.startswith(self.not_after, end):
            return False
        return not (self.not_before and text.endswith(self.not_before, 0, start))


def _neighbours(cell: str) -> tuple[str, ...]:
    return tuple(part for part in fold_characters(cell).split("|") if part)


@made_of_tables
def words() -> dict[str, Word]:
    """Period words and festivals by surface."""
    found = {
        fold_characters(row.word): Word(
            row.kind, row.value, _neighbours(row.not_before), _neighbours(row.not_after)
        )
        for row in reversed(read_table("period_words.csv", PeriodWordRow))
    }
    for row in reversed(read_table("festivals.csv", FestivalRow)):
        befores, afters = _neighbours(row.not_before), _neighbours(row.not_after)
        name = fold_characters(row.name)
        found[name] = Word("festival", name, befores, afters)
    return found


@made_of_tables
def eras() -> dict[str, int]:
    """First civil year of each era."""
    return {
        fold_characters(row.name): row.first_year
        for row in reversed(read_table("eras.csv", EraRow))
    }


@made_of_tables
def _festivals() -> dict[str, FestivalRow]:
    return {
        fold_characters(row.name): row for row in reversed(read_table("festivals.csv", FestivalRow))
    }


def festival_day(name: str, year: int) -> date | None:
    """The day of a festival in a year; None where the calendar's table does not reach.

    The year of a lunar festival is the lunar year, as people count: 2024年除夕 is the eve that ends
    at the new year of 2024, 腊八 of 2023 falls in January 2024.
    """
    row = _festivals()[name]
    match row.rule:
        case "solar":
            return day_of(year, row.month, int(row.day))
        case "lunar":
            return solar_day(year, row.month, int(row.day))
        case "lunar-before":  # 年廿八 is of the year that is ending
            return solar_day(year - 1, row.month, int(row.day))
        case "eve":
            first = solar_day(year, 1, 1)
            return shifted(first, -1) if first else None
        case "term":
            return term_day(year, row.day)
        case "weekday":
            nth, weekday = row.day.split("/")
            return nth_weekday(year, row.month, int(nth), int(weekday))
        case _:
            sunday = easter(year)
            return shifted(sunday, int(row.day)) if sunday else None


class NameRow(BaseModel):
    """A row of date_names.csv: a name that only looks like a date."""

    model_config = ConfigDict(frozen=True)

    name: str
    example: str


@made_of_tables
def date_names() -> tuple[str, ...]:
    """Names that only look like dates."""
    return tuple(fold_characters(row.name) for row in read_table("date_names.csv", NameRow))


def festival_names() -> tuple[str, ...]:
    """Festivals by name."""
    return tuple(_festivals())
