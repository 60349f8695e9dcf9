"""The Chinese calendar: lunar dates, sexagenary and zodiac years. The only module that uses borax.

Its table reaches from 1900 to 2100; before and after it, lunar dates stay unknown (None).
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from claims.dates.periods import Days, years_of

FIRST_YEAR = 1900
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ZODIAC = "鼠牛虎兔龙蛇马羊猴鸡狗猪"


@lru_cache(maxsize=4096)
def solar_day(year: int, month: int, day: int, leap: bool = False) -> date | None:
    """The day of a lunar date; None outside the table or where the month has no such day."""
    from borax.calendars.lunardate import LunarDate  # noqa: PLC0415 - only texts with lunar dates pay

    try:
        found: date = LunarDate(year, month, day, int(leap)).to_solar_date()
    except ValueError:
        return None
    return found


@lru_cache(maxsize=512)
def lunar_year(year: int) -> Days:
    """First and last day of the lunar year that begins in a year; the civil year outside the table."""
    start, following = solar_day(year, 1, 1), solar_day(year + 1, 1, 1)
    if start is None or following is None:
        return years_of(year, year) or (date.min, date.max)
    return start, following - timedelta(days=1)


def lunar_month(year: int, month: int, leap: bool = False) -> Days | None:
    """First and last day of a lunar month; None for a leap month that the year has not."""
    start = solar_day(year, month, 1, leap)
    if start is None:
        return None
    last = solar_day(year, month, 30, leap) or solar_day(year, month, 29, leap) or start
    return start, last


@lru_cache(maxsize=512)
def term_day(year: int, name: str) -> date | None:
    """The day of a solar term (清明, 冬至) in a civil year."""
    from borax.calendars.lunardate import TermUtils  # noqa: PLC0415 - only texts with terms pay

    try:
        found: date = TermUtils.day_start_from_term(year, name)
    except (ValueError, KeyError, IndexError):
        return None
    return found


def sexagenary_place(name: str) -> int | None:
    """Place of 甲子 … 癸亥 in the cycle of sixty, from 0; None for a pair that is not in it (甲丑)."""
    stem, branch = STEMS.find(name[0]), BRANCHES.find(name[1])
    if stem < 0 or branch < 0 or (stem - branch) % 2:
        return None
    return next(n for n in range(stem, 60, 10) if n % 12 == branch)


def nearest_of_cycle(place: int, cycle: int, year: int) -> int:
    """The year nearest to `year` at a place of the cycle of 12 or 60 (4 CE is 甲子); of two, the earlier."""
    after = (place + 4 - year) % cycle
    return year + after if after < cycle - after else year + after - cycle
