"""Numerals: the characters of a number → its exact value and the precision of its writing.

A token is what `RUN` cuts out of folded text: Arabic, Chinese or mixed (1亿2,000万, 3.5千万, 廿三,
二〇二五, 十多万, 四五十). `parse_numeral` reads it, or gives None where it is no numeral.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache

EXACT = Context(prec=120, rounding=ROUND_HALF_EVEN, Emax=999999, Emin=-999999, traps=[])
LONGEST = 40  # digits of a number that is still read; beyond that it is malformed

DIGITS = {
    **dict(zip("零〇一二三四五六七八九", (0, *range(10)), strict=True)),
    **dict(zip("壹贰叁肆伍陆柒捌玖两俩", (*range(1, 10), 2, 2), strict=True)),
}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}
TENS = {"廿": 20, "卅": 30, "卌": 40}
FORMAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟俩")
HAN_NUMERALS = "".join((*DIGITS, *SMALL, *LARGE, *TENS))

_N = "0-9" + HAN_NUMERALS
RUN = (  # a possessive run; a first character class keeps the search fast
    rf"[{_N}几数](?:[{_N}]|(?<=[0-9])[.,·](?=[0-9])|[多余](?=[百佰千仟万亿兆])"
    rf"|(?<=[{HAN_NUMERALS}])[几数](?![乎何据学])|点(?=[{''.join(DIGITS)}])|(?<=[0-9])点(?=[0-9]))*+"
)
RUN_PATTERN = re.compile(RUN)
_PART = re.compile(
    r"([0-9]++(?:,[0-9]++)*+(?:[.·][0-9]++)*+)|点([0-9零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖]++)|(.)"
)
_PAIR = re.compile("一二|二三|两三|三四|四五|五六|六七|七八|八九|三五")
_BARE = re.compile(r"[十百千万亿兆]++")


@dataclass(frozen=True, slots=True)
class Numeral:
    """Value of a numeral; `step` is one unit of its last written place.

    `rounded`: written with a decimal or a multiplier 万/亿, so that its precision matters also for
    counts. `bare`: multipliers only (百, 千万). `low`/`high` where the words give bounds (十几, 四五十);
    `vague`: an order of magnitude (数十); `over`: 多, 余 or 几 stands inside; `coefficient` and `tail`:
    number before its last large multiplier, and that multiplier (3亿: 3 and 亿).
    """

    value: Decimal | None
    step: Decimal
    arabic: bool = False
    rounded: bool = False
    bare: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    vague: bool = False
    over: bool = False
    coefficient: Decimal = Decimal(0)
    tail: int = 1
    flags: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 16)
def _short(token: str) -> Numeral | None:
    return _read(token)


def parse_numeral(token: str) -> Numeral | None:
    """The numeral that a token spells, or None."""
    return _short(token) if len(token) <= 48 else _read(token)


def _read(token: str) -> Numeral | None:
    if token[0] in "几数":
        return _order(token)
    if "多" in token or "余" in token or "几" in token or "数" in token:
        return _with_rest(token)
    if (pair := _PAIR.search(token)) and _is_pair(token, pair.start()):
        return _between(token, pair.start())
    return _exact(token)


def _is_pair(token: str, at: int) -> bool:
    """Whether 四五 in the token means four or five: nothing else is written digit by digit."""
    before, after = token[:at], token[at + 2 :]
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
    scale = _exact(token[1:]) if _BARE.fullmatch(token, 1) else None
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
    if base[-1] in LARGE:
        high = None
    else:
        high = EXACT.multiply(EXACT.add(number.value, _place(number.value)), by)
    value = plain(EXACT.multiply(number.value, by))
    flags = ("vague",) if token[at] in "几数" else ()
    return Numeral(value, by, low=value, high=high, over=True, rounded=True, flags=flags)


def _place(value: Decimal) -> Decimal:
    """One unit of the last place that is not zero."""
    exponent = value.normalize(EXACT).as_tuple().exponent
    return Decimal(1).scaleb(max(int(exponent), 0)) if value else Decimal(1)


def last_place(value: Decimal) -> Decimal:
    """One unit of the last place that is not zero, also behind the point (7000: 1000)."""
    if not value or not value.is_finite():
        return Decimal(1)
    return Decimal(1).scaleb(int(value.normalize(EXACT).as_tuple().exponent))


def _malformed(token: str) -> Numeral:
    return Numeral(None, Decimal(0), arabic=True, flags=("malformed-number",))


def _exact(token: str) -> Numeral | None:
    if not token:
        return None
    if token.isascii():
        return _arabic(token)
    if len(token) > LONGEST:
        return _malformed(token)
    if all(character in DIGITS for character in token):
        return _digit_by_digit(token)
    return _mixed(token)


def _digit_by_digit(token: str) -> Numeral | None:
    """二〇二五; two digits in a row are no number by themselves."""
    if any(c in "两俩" for c in token) and len(token) > 1:
        return None
    value = Decimal("".join(str(DIGITS[character]) for character in token))
    return Numeral(value, Decimal(1), coefficient=value)


def _arabic(token: str) -> Numeral | None:
    whole, _, decimals = token.replace("·", ".").partition(".")
    if len(token) > LONGEST or "." in decimals or "," in decimals or _wrong_groups(whole):
        return _malformed(token)
    value = Decimal((whole.replace(",", "") or "0") + ("." + decimals if decimals else ""))
    value = plain(value) if decimals else value
    step = Decimal(1).scaleb(-len(decimals))
    return Numeral(value, step, arabic=True, rounded=bool(decimals), coefficient=value)


def _wrong_groups(whole: str) -> bool:
    """12,34: commas that do not stand before groups of three."""
    if "," not in whole:
        return False
    first, *groups = whole.split(",")
    return len(first) > 3 or first == "" or any(len(group) != 3 for group in groups)


class _Sum:
    """The parts of a mixed numeral while it is read from left to right."""

    def __init__(self) -> None:
        self.parts: list[Decimal] = []  # closed by a large multiplier
        self.section = Decimal(0)  # below the next large multiplier
        self.digit: Numeral | None = None  # waits for its multiplier
        self.place = Decimal(0)  # of the last multiplier
        self.step = Decimal(1)
        self.fine = Decimal(1)  # step of the section
        self.zero = False
        self.open = False  # something stands in the section

    def small(self, unit: int) -> bool:
        if self.section and self.place and unit >= self.place and self.place < 10**4:
            return False
        number = self.digit.value if self.digit and self.digit.value is not None else Decimal(1)
        self.section += number * unit
        self.step = (self.digit.step if self.digit else Decimal(1)) * unit
        self.fine = self.step if self.step < unit else Decimal(1)
        self.digit, self.place, self.zero, self.open = None, Decimal(unit), False, True
        return True

    def large(self, unit: int) -> None:
        if not self.open and self.digit is None:
            last = self.parts.pop() if self.parts else Decimal(1)
            self.parts.append(last * unit)
            self.step *= unit
        else:
            rest = self.section + (self.digit.value or 0 if self.digit else 0)
            fine = self.digit.step if self.digit else self.fine
            while self.parts and self.parts[-1] < unit:
                rest += self.parts.pop()
            self.parts.append(rest * unit)
            self.step = fine * unit
        self.section, self.digit, self.place = Decimal(0), None, Decimal(unit)
        self.fine = Decimal(1)
        self.zero = self.open = False

    def end(self) -> Decimal:
        total = sum(self.parts, self.section)
        if self.digit is None or self.digit.value is None:
            return total
        spoken = self.place > 10 and not self.zero and not self.digit.arabic
        self.step = self.place / 10 if spoken else self.digit.step
        return total + self.digit.value * (self.place / 10 if spoken else 1)


def _mixed(token: str) -> Numeral | None:
    """Sum up 1亿2,000万, 一百零五, 一万三, 十万八千, 三点一四."""
    parts = _Sum()
    flags: tuple[str, ...] = ()
    decimals = False
    for literal, fraction, sign in _parts(token):
        if literal:
            number = _arabic(literal)
            if number is None or parts.digit is not None:
                return None
            flags += number.flags
            if number.value is None:
                return _malformed(token)
            parts.digit, decimals = number, decimals or number.rounded
        elif fraction:
            nothing = parts.digit is None and not (parts.open or parts.parts or parts.zero)
            if nothing or decimals:
                return None
            _add_fraction(parts, fraction)
            decimals = True
        elif not _add_sign(parts, sign):
            return None
    bare = bool(_BARE.fullmatch(token))
    large = any(character in LARGE for character in token)
    value = plain(parts.end())
    step = parts.step if large or decimals else Decimal(1)
    tail = 1 if bare else _tail(token)
    return Numeral(
        value,
        step / 10 if bare and large else step,
        arabic=token[0].isdigit() and token.isascii(),
        rounded=large or decimals,
        bare=bare,
        coefficient=EXACT.divide(value, Decimal(tail)),
        tail=tail,
        flags=flags,
    )


def _tail(token: str) -> int:
    """The large multipliers at the end: 3亿 → 亿, 1.6万亿 → 万亿."""
    product = 1
    for character in reversed(token):
        if character not in LARGE:
            break
        product *= LARGE[character]
    return product


def plain(value: Decimal) -> Decimal:
    """The same number without zeros behind the point and without an exponent."""
    value = value.normalize(EXACT)
    return (
        value if int(value.as_tuple().exponent) <= 0 else value.quantize(Decimal(1), context=EXACT)
    )


def _parts(token: str) -> Iterator[tuple[str, str, str]]:
    for found in _PART.finditer(token):
        yield found[1] or "", found[2] or "", found[3] or ""


def _add_fraction(parts: _Sum, fraction: str) -> None:
    """点五: joins the digit before it, or the sum so far."""
    digits = "".join(str(DIGITS.get(c, c)) for c in fraction)
    step = Decimal(1).scaleb(-len(digits))
    value = Decimal("0." + digits)
    if parts.digit is None or parts.digit.value is None:
        parts.digit = Numeral(value, step, arabic=True)
        return
    spoken = parts.place > 10 and not parts.zero and not parts.digit.arabic
    if spoken:  # 一千六点五
        parts.section += parts.digit.value * (parts.place / 10)
        parts.digit, parts.open = Numeral(value, step, arabic=True), True
    else:
        parts.digit = replace(parts.digit, value=parts.digit.value + value, step=step, arabic=True)


def _add_sign(parts: _Sum, sign: str) -> bool:
    """One Chinese character of a numeral; False where it does not fit."""
    if sign in SMALL:
        return parts.small(SMALL[sign])
    if sign in LARGE:
        parts.large(LARGE[sign])
    elif sign in TENS:
        if parts.digit is not None or parts.open and parts.place <= 10:
            return False
        parts.section += TENS[sign]
        parts.place, parts.open, parts.zero = Decimal(10), True, False
    elif sign in "零〇":
        if parts.digit is not None:
            return False
        parts.zero = True
    elif sign in DIGITS:
        if parts.digit is not None:
            return False
        parts.digit = Numeral(Decimal(DIGITS[sign]), Decimal(1))
    else:
        return False
    return True
