"""Slips: whether a stated number is what a slip of the pen makes of the one it should be.

Where operands are read from words that do not tie them for sure, only such a number is held against
them: one that is far off is of something else.
"""

from __future__ import annotations

from fractions import Fraction

from factcheck.arithmetic.intervals import mistyped

MOST = Fraction(4, 3)
TENS = frozenset(Fraction(10) ** power for power in range(-4, 5) if power)


def slipped(real: Fraction, stated: Fraction, most: Fraction = MOST) -> bool:
    """Whether one of two different numbers is the other mistyped, near it, or some powers of ten off.

    `most` is how many times the one may be the other.
    """
    if real <= 0 or stated <= 0 or real == stated:
        return False
    ratio = stated / real
    return 1 / most <= ratio <= most or ratio in TENS or mistyped(real, stated)
