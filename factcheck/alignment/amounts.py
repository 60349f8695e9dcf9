"""Amounts: how near two values are, and whether the one looks like the other mistyped."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from claims.claim import Claim
from claims.model import Kind
from factcheck.alignment.dimensions import in_base
from factcheck.alignment.values import ONE_UNIT, one_unit

MISTYPED = frozenset((1, 2, 4, 8))  # powers of ten by which a slip of the pen is out
LONG = 4  # digits that two values seldom have in common by chance
LEAST_POWER = Decimal("9.5")  # ratio from which two values may be a power of ten apart


@dataclass(frozen=True, slots=True)
class Amount:
    """What a claim gives, as comparing it with others needs it, worked out once."""

    claim: Claim
    value: Decimal | None
    size: Decimal
    """The value without its sign; 0 for none."""
    unit: str
    any_unit: bool
    """Whether it is counted: classifiers and no unit are alike."""
    written: str
    """The digits of the value, without sign and point."""
    digits: str
    """The same without the noughts at both ends."""

    @classmethod
    def of(cls, claim: Claim) -> Amount:
        """The amount of a claim; of a date, or where only bounds are known, one without a value."""
        value, kind = claim.value, claim.kind
        size = Decimal(0) if value is None else abs(value)
        written = "" if value is None else format(size, "f").replace(".", "")
        return cls(claim, value, size, claim.unit, kind in ONE_UNIT, written, written.strip("0"))

    @property
    def in_order(self) -> str:
        """The digits but the noughts, sorted: the same for values that a slip has parted."""
        return "".join(sorted(self.digits.replace("0", "")))


def ratio(one: Amount, other: Amount) -> Decimal | None:
    """The larger value by the smaller, both as written; None where there is none."""
    first, second = one.size, other.size
    if not first or not second:
        return None
    if not (one.any_unit or one.unit == other.unit or one_unit(one.claim, other.claim)):
        by = in_base(one.claim) / in_base(other.claim)
        first *= Decimal(by.numerator) / by.denominator
    return first / second if first > second else second / first


def power_apart(one: Amount, other: Amount) -> int:
    """The power of ten (1 to 8) between two values, give or take their rounding; 0 where it is none."""
    by = ratio(one, other)
    if by is None or by < LEAST_POWER:
        return 0
    power = (by * Decimal("1.05")).adjusted()
    return power if power <= 8 and abs(by.scaleb(-power) - 1) <= Decimal("0.02") else 0


def slipped_by_power(one: Amount, other: Amount) -> bool:
    """Whether two values are a power of ten apart and have enough digits for that to be no chance.

    The digits are the same, two or more; or three or more are, as far as the shorter number goes.
    """
    least = 2 if one.digits == other.digits else 3
    if min(len(one.digits), len(other.digits)) < least or not power_apart(one, other):
        return False
    short, long = sorted((one.digits, other.digits), key=len)
    return abs(int(long[: len(short)]) - int(short)) <= 1


def mistyped_power(one: Amount, other: Amount) -> bool:
    """Whether one of two values has a nought, 萬 or 億 too many."""
    if not slipped_by_power(one, other) or power_apart(one, other) not in MISTYPED:
        return False
    if one.claim.kind is Kind.COUNT and one.unit != other.unit:
        return False
    return one_unit(one.claim, other.claim)


def other_unit(one: Amount, other: Amount) -> bool:
    """Whether two values are the same figure in two units of one dimension: 1.67平方米, 1.67平方呎."""
    measured = one.claim.kind is other.claim.kind is Kind.MEASURE
    return measured and one.unit != other.unit and one.value == other.value and len(one.digits) > 1


def is_slip(one: Amount, other: Amount) -> bool:
    """Whether the two values look like one mistyped: two digits swapped, or one replaced.

    Numbers of the same length; a single digit tells nothing in numbers of one or two.
    """
    if one.value is None or other.value is None or len(one.written) < 2:
        return False
    differing = _differing(one, other)
    if len(differing) == 1:
        return min(len(one.digits), len(other.digits)) > 2
    return _swapped(one, other, differing)


def transposed(one: Amount, other: Amount) -> bool:
    """Whether two values differ by two neighbouring digits that changed places (1,860 and 1,680)."""
    if one.unit != other.unit or len(one.written) < 3:
        return False  # two digits change places by chance
    return _swapped(one, other, _differing(one, other))


def long_slip(one: Amount, other: Amount) -> bool:
    """Whether two values of so many digits are a slip apart that this is no chance: 11,684 and 11,864."""
    if min(len(one.digits), len(other.digits)) < LONG:
        return False
    return transposed(one, other) or (one.digits == other.digits and mistyped_power(one, other))


def figures(one: Amount, other: Amount) -> int:
    """How many digits the two values have, noughts at their ends apart."""
    return len(one.digits) + len(other.digits)


def _differing(one: Amount, other: Amount) -> list[int]:
    """The places where two values of as many digits differ; none for equal ones and all others."""
    ours, theirs = one.written, other.written
    if len(ours) != len(theirs) or one.value == other.value:
        return []
    return [place for place, digit in enumerate(ours) if digit != theirs[place]]


def _swapped(one: Amount, other: Amount, differing: list[int]) -> bool:
    """Whether the digits that differ are two neighbours that changed places."""
    if len(differing) != 2 or differing[1] != differing[0] + 1:
        return False
    place = differing[0]
    return one.written[place : place + 2] == other.written[place : place + 2][::-1]
