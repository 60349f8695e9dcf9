"""Chinese and mixed numerals: 一百零五, 十万八千, 1亿2,000万, 三点一四, 一万三."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from claims.quantities.digits import (
    DIGITS,
    EXACT,
    LARGE,
    SMALL,
    TENS,
    Numeral,
    arabic_number,
    malformed,
    plain,
)

_PART = re.compile(
    r"([0-9]++(?:,[0-9]++)*+(?:[.·][0-9]++)*+)|点([0-9零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖]++)|(.)"
)
_THOUSAND = 1000
BARE = re.compile(r"[十百千万亿兆]++")


class Sum:
    """The parts of a mixed numeral while it is read from left to right."""

    def __init__(self) -> None:
        self.parts: list[Decimal] = []  # closed by a large multiplier
        self.section = Decimal(0)  # below the next large multiplier
        self.digit: Numeral | None = None  # waits for its multiplier
        self.place = Decimal(0)  # of the last multiplier
        self.step = Decimal(1)
        self.fine = Decimal(1)  # step of the section
        self.zero = False
        self.multiplied = False  # 六十千
        self.open = False  # something stands in the section

    def small(self, unit: int) -> bool:
        """Take 十, 百 or 千; False where it cannot stand here."""
        if self.section and self.place and unit >= self.place and self.place < 10**4:
            if unit < _THOUSAND or self.digit or self.section >= unit:
                return False
            self.section *= unit  # 六十千, as in Malaysia
            self.step, self.place, self.multiplied = self.step * unit, Decimal(unit), True
            return True
        number = self.digit.value if self.digit and self.digit.value is not None else Decimal(1)
        self.section += number * unit
        self.step = (self.digit.step if self.digit else Decimal(1)) * unit
        self.fine = self.step if self.step < unit else Decimal(1)
        self.digit, self.place, self.zero, self.open = None, Decimal(unit), False, True
        return True

    def large(self, unit: int) -> None:
        """Take 万, 亿 or 兆: it multiplies what stands before it and is smaller."""
        if not self.open and self.digit is None:
            last = self.parts.pop() if self.parts else Decimal(1)
            self.parts.append(last * unit)
            self.step *= unit
        else:
            rest, fine = self.section, self.fine
            if self.digit is not None and self.digit.value is not None:
                fine = self.place / 10 if self._spoken(self.digit) else self.digit.step
                rest += self.digit.value * (fine if self._spoken(self.digit) else 1)
            while self.parts and self.parts[-1] < unit:
                rest += self.parts.pop()
            self.parts.append(rest * unit)
            self.step = fine * unit
        self.section, self.digit, self.place = Decimal(0), None, Decimal(unit)
        self.fine = Decimal(1)
        self.zero = self.open = False

    def _spoken(self, digit: Numeral) -> bool:
        """Whether a last digit counts in the next lower place: 一万三, 百二万."""
        return self.place > 10 and self.open and not self.zero and _one_digit(digit)

    def end(self) -> Decimal:
        """The sum; a last digit counts in the next lower place (一万三)."""
        total = sum(self.parts, self.section)
        if self.digit is None or self.digit.value is None:
            return total
        spoken = self.place > 10 and not self.zero and _one_digit(self.digit)
        self.step = self.place / 10 if spoken else self.digit.step
        return total + self.digit.value * (self.place / 10 if spoken else 1)


def _one_digit(digit: Numeral) -> bool:
    """Whether a digit stands alone: the 五 of 一万五, the 5 of 1万5; not the 50 of 8百50."""
    return not digit.arabic or (digit.step == 1 and digit.value is not None and digit.value < 10)


def mixed_numeral(token: str) -> Numeral | None:
    """Sum up 1亿2,000万, 一百零五, 一万三, 十万八千, 三点一四."""
    parts = Sum()
    flags: tuple[str, ...] = ()
    decimals = False
    for literal, fraction, sign in _parts(token):
        if literal:
            number = arabic_number(literal)
            if parts.digit is not None:
                return None
            flags += number.flags
            if number.value is None:
                return malformed()
            parts.digit, decimals = number, decimals or number.rounded
        elif fraction:
            nothing = parts.digit is None and not (parts.open or parts.parts or parts.zero)
            if nothing or decimals:
                return None
            _add_fraction(parts, fraction)
            decimals = True
        elif not _add_sign(parts, sign):
            return None
    bare = bool(BARE.fullmatch(token))
    if bare and parts.multiplied:
        return None  # 百千
    large = any(character in LARGE for character in token)
    value = plain(parts.end())
    step = parts.step if large or decimals else Decimal(1)
    tail = 1 if bare else _tail(token)
    return Numeral(
        value,
        step,
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


def _parts(token: str) -> Iterator[tuple[str, str, str]]:
    for found in _PART.finditer(token):
        yield found[1] or "", found[2] or "", found[3] or ""


def _add_fraction(parts: Sum, fraction: str) -> None:
    """点五: joins the digit before it, or the sum so far."""
    digits = "".join(str(DIGITS.get(c, c)) for c in fraction)
    step = Decimal(1).scaleb(-len(digits))
    value = Decimal("0." + digits)
    whole = parts.digit.value if parts.digit else None
    if parts.digit is None or whole is None:
        parts.digit = Numeral(value, step, arabic=True)
        return
    spoken = parts.place > 10 and not parts.zero and not parts.digit.arabic
    if spoken:  # 一千六点五
        parts.section += whole * (parts.place / 10)
        parts.digit, parts.open = Numeral(value, step, arabic=True), True
    else:
        parts.digit = replace(parts.digit, value=whole + value, step=step, arabic=True)


def _add_sign(parts: Sum, sign: str) -> bool:
    """One Chinese character of a numeral; False where it does not fit."""
    if sign in SMALL:
        return parts.small(SMALL[sign])
    if sign in LARGE:
        parts.large(LARGE[sign])
    elif sign in TENS:
        if parts.digit is not None or (parts.open and parts.place <= 10):
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
