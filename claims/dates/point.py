"""Points: what the words of one date say, before anything is looked up in the context."""

from __future__ import annotations

from collections.abc import Callable


class Point:
    """A date as far as its own words tell it.

    `back` fields count from the publication date, `same` fields from the last date of the text;
    pairs are first and last. What is not told stays on the class: hardly any field of a point is ever
    set, and making one takes a tenth of the time.
    """

    year: int | None = None
    year_back: int | None = None
    year_same: int | None = None
    years: tuple[int, int] | None = None
    fiscal: tuple[int, int, int] | None = None
    months: tuple[int, int] | None = None
    month_back: int | None = None
    month_same: int | None = None
    days: tuple[int, int] | None = None
    day_back: int | None = None
    day_same: int | None = None
    lunar: tuple[int, int, bool] | None = None
    festival: str = ""
    cycle: tuple[int, int] | None = None
    season: int = 0
    part: str = ""
    near: tuple[str, int] | None = None
    rolling: tuple[str, int, str] | None = None
    count: tuple[str, int, str] | None = None
    weekday: int = 0
    nth: tuple[int, int] | None = None
    week_back: int | None = None
    weekday_only: bool = False
    note: tuple[int, int] | None = None
    grain: str = ""
    time: bool = False
    alike: bool = False  # 去年同期: the part of a year that was told last
    week: int = 0
    either_order: bool = False  # 4/6（日）: the weekday says which of the two is the month

    def __init__(self, start: int, end: int, rule: str) -> None:
        self.start = start
        self.end = end
        self.rules = [rule]
        self.flags: list[str] = []


Rule = Callable[[Point, str], str | None]
