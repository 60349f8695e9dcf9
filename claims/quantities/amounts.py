"""A number with its unit while it is being read: still open, hedges and a second number may join."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from claims.model import Kind, Qualifier
from claims.quantities.digits import EXACT, Numeral, plain
from claims.quantities.units import Unit

HALF = Decimal("0.5")


@dataclass(slots=True)
class Amount:
    """A number with its unit, still open: hedges and a second number may join it.

    `start`–`end` is the core; `value`, `low` and `high` are in base units. `hedge` is the bound that
    stands inside (多), `outer` the start and meaning of the hedge before it, once it was
    `looked_before`. `source` is the unit that was written, if any.
    """

    start: int
    end: int
    numeral: Numeral
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    step: Decimal
    kind: Kind
    unit: str = ""
    source: Unit | None = None
    currency: Unit | None = None
    hedge: Qualifier | None = None
    outer: tuple[int, Qualifier] | None = None
    looked_before: bool = False
    flags: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)


def scale(amount: Amount, factor: Decimal) -> None:
    """Multiply everything by a factor."""
    for name in ("value", "low", "high", "step"):
        number = getattr(amount, name)
        setattr(amount, name, None if number is None else plain(EXACT.multiply(number, factor)))


def negate(amount: Amount) -> None:
    """Turn the sign of value and bounds."""
    amount.value = None if amount.value is None else -amount.value
    low, high = amount.low, amount.high
    amount.low, amount.high = None if high is None else -high, None if low is None else -low


def one_more(amount: Amount) -> tuple[Qualifier, Decimal | None, Decimal | None]:
    """Hedge and bounds of 三年多: up to one unit more."""
    value = amount.value
    return Qualifier.OVER, value, None if value is None else value + 1
