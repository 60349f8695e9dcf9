"""What numerals are made of: the value of each character, exact decimals, Arabic numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

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


def plain(value: Decimal) -> Decimal:
    """The same number without zeros behind the point and without an exponent."""
    value = value.normalize(EXACT)
    return (
        value if int(value.as_tuple().exponent) <= 0 else value.quantize(Decimal(1), context=EXACT)
    )


def last_place(value: Decimal) -> Decimal:
    """One unit of the last place that is not zero, also behind the point (7000: 1000)."""
    if not value or not value.is_finite():
        return Decimal(1)
    return Decimal(1).scaleb(int(value.normalize(EXACT).as_tuple().exponent))


def malformed() -> Numeral:
    """A numeral whose value cannot be told: 12,34 or 1.200.5."""
    return Numeral(None, Decimal(0), arabic=True, flags=("malformed-number",))


def arabic_number(token: str) -> Numeral:
    """5,883.64 and 2·5, exactly."""
    whole, _, decimals = token.replace("·", ".").partition(".")
    if (
        len(token) - token.count(",") > LONGEST
        or "." in decimals
        or "," in decimals
        or _wrong_groups(whole)
    ):
        return malformed()
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
