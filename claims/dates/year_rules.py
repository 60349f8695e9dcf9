"""Rules for years and longer: 2024年, 24年, 民国一百年, 2024/25年度, 1970年代, 上世纪, 甲辰年.

A rule takes the surface that the pattern of its name has cut out (`claims.date_patterns`), writes what
it says on the point, and answers in which state reading goes on: "" for the end, None where the surface
is no date after all.
"""

from __future__ import annotations

from claims.dates.calendar_words import eras
from claims.dates.day_rules import lunar
from claims.dates.lunar import FIRST_YEAR, ZODIAC, sexagenary_place
from claims.dates.numbers import full_year, numbers, second_year
from claims.dates.point import Point, Rule


def year(point: Point, surface: str) -> str | None:
    """2024年, 二〇二四年."""
    point.year, point.grain = numbers(surface)[0], "year"
    return "year"


def _year_item(point: Point, surface: str) -> str | None:
    """2022 in 2022、2023及2024年."""
    return year(point, surface) and ""


def _year_short(point: Point, surface: str) -> str | None:
    point.year, point.grain = full_year(numbers(surface)[0]), "year"
    point.flags.append("two-digit-year")
    return "year"


def _year_digits(point: Point, surface: str) -> str | None:
    value = numbers(surface)[0]
    if value % 10 == value // 10 + 1:  # 七八年 is seven or eight years
        return None
    return _year_short(point, surface)


def _era(point: Point, surface: str) -> str | None:
    name = next(name for name in eras() if surface.startswith(name))
    number = numbers(surface[len(name) :])
    if surface[len(name)] == "前":
        point.flags.append("before-christ")
        point.grain = "year"
        return "year"
    point.year, point.grain = eras()[name] + (number[0] if number else 1) - 1, "year"
    return "year" if point.year > _LAST_LUNAR or name in _CIVIL else "lunar_year"


_LAST_LUNAR = 1911  # China went over to the civil calendar in 1912
_CIVIL = ("公元", "西元", "佛历", "明治")


def _lunar_in_era(point: Point, surface: str) -> str | None:
    """八月初六 of 光绪三十四年八月初六; before the calendar's table begins, only the year is known."""
    year = point.year
    state = lunar(point, surface)
    if state is not None and year is not None and year < FIRST_YEAR:
        point.lunar, point.grain = None, "year"
    return state and ""


def _years(point: Point, surface: str) -> str | None:
    first, second = numbers(surface)
    point.years, point.grain = (first, second_year(first, second)), "year"
    point.flags.append("range")
    return "year"


def _lifetime(point: Point, surface: str) -> str | None:
    first, second = numbers(surface)
    if not first < second < 2200:
        return None
    return _years(point, surface) and ""


def _fiscal(point: Point, surface: str) -> str | None:
    first, second = numbers(surface)
    last = second_year(first, second)
    if not first <= last <= first + 20:
        point.flags.append("reversed")
    month = 9 if "学" in surface else 8 if surface.endswith(("球季", "赛季")) else 4
    point.fiscal, point.grain = (first, last, month), "year"
    return "fiscal"


def _fiscal_short(point: Point, surface: str) -> str | None:
    """24/25年度; the two years must follow one another."""
    first, second = numbers(surface)
    return (
        _fiscal(point, f"{full_year(first)}/{second}{surface[5:]}") if second == first + 1 else None
    )


def _decades(point: Point, surface: str) -> str | None:
    """1980至90年代, 八九十年代, 六、七十年代."""
    figures = numbers(surface) if surface[0].isdecimal() else None
    if figures is None:
        digits = [numbers(c)[0] for c in surface if c in "一二三四五六七八九"]
        figures = (1900 + digits[0] * 10, digits[-1] * 10)
    first, second = figures
    first = first if first >= 100 else 1900 + first
    second = second if second >= 100 else first // 100 * 100 + second
    if first % 10 or second % 10 or not first < second <= first + 90:
        return None
    point.years, point.grain = (first, second + 9), "decade"
    point.flags.append("range")
    return "part"


def _decade_figures(surface: str) -> tuple[int, int] | None:
    """First and last decade of 五六十年代, 七、八十年代, 80至90年代, 九十年代; None where they go back."""
    figures = [number for number in numbers(surface) if number % 10 == 0]
    if not surface[0].isdecimal():
        figures = [numbers(c)[0] * 10 for c in surface if c in "一二三四五六七八九"]
    first, last = figures[0], figures[-1]
    return (first, last) if last <= 90 and (first < last or len(figures) == 1) else None


def _fiscal_bare(point: Point, surface: str) -> str | None:
    first, second = numbers(surface)
    if second == first + 1 and "/" not in surface:  # 2014-2015 are two years
        return _lifetime(point, surface)
    if second in (first + 1, (first + 1) % 100) and first >= 1950:
        point.fiscal, point.grain = (first, first + 1, 4), "year"
        return "fiscal"
    if 1 <= second <= 12 and "/" in surface:
        point.year, point.months, point.grain = first, (second, second), "month"
        return ""
    return None


def _year_roc(point: Point, surface: str) -> str | None:
    """114 of 114年1月, 114年底: the Republic's years, where Taiwan leaves 民国 out."""
    point.year, point.grain = numbers(surface)[0] + 1911, "year"
    return "year"


def _noted_year(point: Point, surface: str) -> str | None:
    """去（113）年, 今（2025）年."""
    number = numbers(surface)[0]
    point.year, point.grain = number + (1911 if number < 1000 else 0), "year"
    return "year"


def _quarter_code(point: Point, surface: str) -> str | None:
    """2024Q4, 4Q24, 4Q2024."""
    year, quarter = sorted(numbers(surface), reverse=True)
    point.year = year if year >= 1000 else 2000 + year
    point.months, point.grain = (quarter * 3 - 2, quarter * 3), "quarter"
    return "quarter"


def _fiscal_single(point: Point, surface: str) -> str | None:
    year = numbers(surface)[0]
    point.fiscal, point.grain = (year, year + 1, 9 if "学" in surface else 4), "year"
    return "fiscal"


def _decade(point: Point, surface: str) -> str | None:
    value = numbers(surface)[0]
    if value < 100:
        value = 1900 + value if value >= 30 else 2000 + value
    if value % 10:
        return None
    point.years, point.grain = (value, value + 9), "decade"
    return "part"


def _century(point: Point, surface: str) -> str | None:
    number = numbers(surface)[0]
    if not 1 <= number <= 30:
        return None
    point.years, point.grain = (number * 100 - 99, number * 100), "century"
    return "century"


def _decade_in(point: Point, surface: str) -> str | None:
    """八十年代 of 二十世纪八十年代, and several of them."""
    decades = _decade_figures(surface)
    if point.years is None or decades is None:
        return None
    base = point.years[1] - 100
    point.years, point.grain = (base + decades[0], base + decades[1] + 9), "decade"
    return "part"


def _years_within(point: Point, surface: str) -> str | None:
    """头二十年 of 二十一世纪头二十年, 最后十年."""
    number = numbers(surface)[0]
    if point.years is None or not 1 <= number < 100:
        return None
    if "最后" in surface:
        point.years, point.grain = (point.years[1] - number + 1, point.years[1]), "decade"
        return ""
    point.years, point.grain = (point.years[0], point.years[0] + number - 1), "decade"
    return ""


def _two_years(point: Point, surface: str) -> str | None:
    """今明两年, 去今两年, 今明两日."""
    point.grain = "year" if surface[-1] == "年" else "day"
    point.near = ("two-years" if surface[-1] == "年" else "two-days", _TWO[surface[0]])
    return ""


_TWO = {"去": -1, "昨": -1, "今": 0, "明": 1}


def _old_century(point: Point, surface: str) -> str | None:
    century = 20 if surface[0] == "上" else 21  # 本世纪, 这个世纪
    decades = surface.partition("纪")[2]
    point.years, point.grain = (century * 100 - 99, century * 100), "century"
    return _decade_in(point, decades) if decades else "century"


def _sexagenary(point: Point, surface: str) -> str | None:
    place = sexagenary_place(surface)
    if place is None:
        return None
    point.cycle, point.grain = (place, 60), "year"
    return "year"


def _zodiac(point: Point, surface: str) -> str | None:
    point.cycle, point.grain = (ZODIAC.index(surface[0]), 12), "year"
    return "year"


YEAR_RULES: dict[str, Rule] = {
    "fiscal": _fiscal,
    "fiscal_bare": _fiscal_bare,
    "fiscal_single": _fiscal_single,
    "noted_year": _noted_year,
    "quarter_code": _quarter_code,
    "year_roc": _year_roc,
    "year_roc_alone": _year_roc,
    "years": _years,
    "years_from": _lifetime,
    "lifetime": _lifetime,
    "decade": _decade,
    "decades": _decades,
    "fiscal_short": _fiscal_short,
    "year_item": _year_item,
    "decade_in": _decade_in,
    "old_century": _old_century,
    "century": _century,
    "year": year,
    "year_short": _year_short,
    "year_digits": _year_digits,
    "era": _era,
    "lunar_in_era": _lunar_in_era,
    "sexagenary": _sexagenary,
    "zodiac": _zodiac,
    "years_within": _years_within,
    "two_years": _two_years,
}
