"""The numbers of dates: 2024, 二〇二四, 九七, 十二, 廿三, 两千零四, 元."""

from __future__ import annotations

import re
from functools import lru_cache

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_TENS = {"十": 10, "廿": 20, "卅": 30, "百": 100, "千": 1000}
_NUMBER = re.compile(r"[0-9]+|[〇零○一二三四五六七八九十廿卅百千两]+")
_PIVOT = 50


def calendar_number(token: str) -> int:
    """Value of a numeral that a pattern has cut out: figures, digits in a row, or 十百千 in order."""
    if token.isdecimal():
        return int(token)
    if not any(c in _TENS for c in token):
        return int("".join(str(_DIGITS[c]) for c in token))
    total = current = 0
    for c in token:
        if c in _DIGITS:
            current = _DIGITS[c]
        elif c in "廿卅":
            total, current = total + _TENS[c], 0
        else:
            total, current = total + max(current, 1) * _TENS[c], 0
    return total + current


@lru_cache(maxsize=4096)
def numbers(surface: str) -> tuple[int, ...]:
    """The values of all numerals in a surface, in order."""
    return tuple(calendar_number(token) for token in _NUMBER.findall(surface))


def full_year(two_digits: int) -> int:
    """The year that two figures stand for: 00 to 49 are of this century, the rest of the last."""
    return two_digits + (2000 if two_digits < _PIVOT else 1900)


def second_year(first: int, second: int) -> int:
    """The later year of a pair (2024/25): of the same century, or the next where it begins anew."""
    if second >= 100:
        return second
    year = first // 100 * 100 + second
    return year + 100 if year < first and first % 100 > 90 and second < 10 else year
