"""Numerals: the characters of a number → its exact value and the precision of its writing.

A token is what `RUN` cuts out of folded text: Arabic, Chinese or mixed (1亿2,000万, 3.5千万, 廿三,
二〇二五, 十多万, 四五十). `parse_numeral` reads it, or gives None where it is no numeral.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from claims.quantities.digits import (
    DIGITS,
    EXACT,
    HAN_NUMERALS,
    LARGE,
    LONGEST,
    SMALL,
    Numeral,
    arabic_number,
    malformed,
    plain,
)
from claims.quantities.sums import BARE, mixed_numeral

_DECIMALS = "".join(DIGITS).replace("两", "").replace("俩", "")
_N = "0-9" + HAN_NUMERALS
RUN = (  # a possessive run; 一 right before digits ends a word: 劃一85元
    rf"(?!一\d)[{_N}几数](?:[{_N}]|(?<=[0-9])(?:[.·](?=[0-9])|,(?=[0-9]{{2,3}}(?![0-9])))|[多余](?=[百佰千仟万亿兆])"
    rf"|(?<=[{HAN_NUMERALS}])[几数](?![乎何据学字目码值额])|(?<=[{HAN_NUMERALS}])点(?=[{_DECIMALS}])|(?<=[0-9])点(?=[0-9]))*+"
)
RUN_PATTERN = re.compile(RUN)
_LEADING = re.compile(r"[0-9]++(?:[.,·][0-9]++)*+(?=[零〇一二两三四五六七八九])")
_TENS = re.compile("([二三四五六七八]?)十几([二三四五六七八九])十([万亿]?)")
_PAIR = re.compile("一二|一两|二三|两三|三四|四五|五六|六七|七八|八九|三五")


@lru_cache(maxsize=1 << 16)
def _short(token: str) -> Numeral | None:
    return _read(token)


def parse_numeral(token: str) -> Numeral | None:
    """The numeral that a token spells, or None."""
    return _short(token) if len(token) <= 48 else _read(token)


def leading_part(token: str) -> int:
    """Length of the number that a run of two starts with: 667.123五点八; 0 where that cannot be told."""
    found = _LEADING.match(token)
    return found.end() if found and found.end() < len(token) else 0


def _read(token: str) -> Numeral | None:
    if token[0] in "几数":
        return _order(token)
    if tens := _TENS.fullmatch(token):
        return _tens_or_so(*tens.groups())
    if "多" in token or "余" in token or "几" in token or "数" in token:
        return _with_rest(token)
    if (pair := _PAIR.search(token)) and _is_pair(token, pair.start()):
        return _between(token, pair.start())
    return _exact(token)


def _tens_or_so(low: str, high: str, factor: str) -> Numeral | None:
    """十几二十, 三十几四十: from one more than the first ten up to the next."""
    first, last = 10 * DIGITS.get(low, 1), 10 * DIGITS[high]
    if last != first + 10:
        return None
    by = LARGE.get(factor, 1)
    lowest, highest = Decimal((first + 1) * by), Decimal(last * by)
    return Numeral(None, Decimal(by), low=lowest, high=highest, rounded=True, flags=("range",))


def _is_pair(token: str, at: int) -> bool:
    """Whether 四五 in the token means four or five: nothing else is written digit by digit."""
    before, after = token[:at], token[at + 2 :]
    if token[at : at + 2] == "一两" and before:
        return False
    if before and (before[-1] in DIGITS or before[-1].isdigit() or "点" in before):
        return False
    return not after or after[0] in SMALL or after[0] in LARGE


def _between(token: str, at: int) -> Numeral | None:
    low = _exact(token[: at + 1] + token[at + 2 :])
    high = _exact(token[:at] + token[at + 1 :])
    if low is None or high is None or low.value is None or high.value is None:
        return None
    return Numeral(
        None, low.step, low=low.value, high=high.value, rounded=low.rounded, flags=("range",)
    )


def _order(token: str) -> Numeral | None:
    """数十, 几百万: at least two of it, less than ten."""
    scale = _exact(token[1:]) if BARE.fullmatch(token, 1) else None
    if scale is None or scale.value is None:
        return None
    low, high = EXACT.multiply(scale.value, Decimal(2)), scale.value * 10 - 1
    return Numeral(
        None, scale.value, low=low, high=high, vague=True, rounded=True, flags=("vague",)
    )


def _with_rest(token: str) -> Numeral | None:
    """40多万, 十几, 一千五百零几万: from the number to one unit of its last place more."""
    at = max(token.rfind(mark) for mark in "多余几数")
    base, factor = token[:at].rstrip("零"), token[at + 1 :]
    again = any(mark in base for mark in "多余几数")  # 十几万多亿; not more than twice
    number = (_with_rest(base) if len(base) < 12 else None) if again else _exact(base)
    scale = _exact(factor) if factor else None
    if number is None or number.value is None or (factor and (scale is None or not scale.bare)):
        return None
    by = scale.value if scale and scale.value is not None else Decimal(1)
    if token[at] in "几数" and factor and (place := _lower_place(base[-1], factor)):
        return _and_some(number.value, place, by)
    if base[-1] in LARGE:
        high = None
    else:
        high = EXACT.multiply(EXACT.add(number.value, _place(number.value)), by)
    value = plain(EXACT.multiply(number.value, by))
    flags = ("vague",) if token[at] in "几数" else ()
    return Numeral(value, by, low=value, high=high, over=True, rounded=True, flags=flags)


def _lower_place(last: str, factor: str) -> int:
    """The place that 几 counts where it goes on in a number: 100 of 一千几百; 0 where it does not."""
    scales = SMALL | LARGE
    place = scales[factor[0]]
    return place if last in scales and place < scales[last] else 0


def _and_some(value: Decimal, place: int, by: Decimal) -> Numeral:
    """一千几百, 一百几十万: at least one of the lower place more, less than ten."""
    by = by / place
    low, high = EXACT.multiply(value + place, by), EXACT.multiply(value + place * 10, by) - 1
    return Numeral(
        None,
        place * by,
        low=plain(low),
        high=plain(high),
        vague=True,
        rounded=True,
        flags=("vague",),
    )


def _place(value: Decimal) -> Decimal:
    """One unit of the last place that is not zero."""
    exponent = value.normalize(EXACT).as_tuple().exponent
    return Decimal(1).scaleb(max(int(exponent), 0)) if value else Decimal(1)


def _exact(token: str) -> Numeral | None:
    if not token:
        return None
    if token.isascii():
        return arabic_number(token)
    if len(token) > LONGEST:
        return malformed()
    if all(character in DIGITS for character in token):
        return _digit_by_digit(token)
    return mixed_numeral(token)


def _digit_by_digit(token: str) -> Numeral | None:
    """二〇二五; two digits in a row are no number by themselves."""
    if any(c in "两俩" for c in token) and len(token) > 1:
        return None
    value = Decimal("".join(str(DIGITS[character]) for character in token))
    return Numeral(value, Decimal(1), coefficient=value)


CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿"
"""The folded characters of amounts as cheques and contracts write them."""


def capital_numeral(token: str) -> Decimal | None:
    """The value of a numeral in capitals (壹仟贰佰), None unless the grammar and cn2an agree on it."""
    import cn2an  # noqa: PLC0415 - only texts with amounts in capitals pay

    own = parse_numeral(token)
    try:
        value = Decimal(str(cn2an.cn2an(token, "smart")))
    except ValueError:
        return None
    return value if own is not None and own.value == value else None
