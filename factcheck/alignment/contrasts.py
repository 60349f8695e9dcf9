"""Contrasts: words of which the one keeps a number apart from a number of the other.

Read from `claims/lexicon/contrasts.csv`: 出口 is not 進口, an opening not a closing. Two statements
are told apart where each has a word of one side only, and these are of opposite sides.
"""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import BaseModel

from claims.lexicon import made_of_tables, read_table
from claims.text.folding import fold_characters


class Contrast(BaseModel):
    """A row of contrasts.csv; each side holds alternatives separated by |."""

    first: str
    second: str
    example: str


@made_of_tables
def _opposites() -> dict[str, frozenset[str]]:
    """Each word and all that stand against it."""
    found: dict[str, set[str]] = {}
    for row in read_table("contrasts.csv", Contrast):
        sides = [
            {fold_characters(word) for word in side.split("|")} for side in (row.first, row.second)
        ]
        for one, other in (sides, sides[::-1]):
            for word in one:
                found.setdefault(word, set()).update(other - one)
    return {word: frozenset(others) for word, others in found.items()}


def has_opposite(word: str) -> bool:
    """Whether some word stands against this one."""
    return word in _opposites()


def contrast(first: Iterable[str], second: Iterable[str]) -> tuple[str, str] | None:
    """A word of the first statement and its opposite in the second; None where there is none.

    A word that both have contrasts nothing; one of two that stand on one side does (申請, 獲批的申請).
    """
    ours, theirs = frozenset(first), frozenset(second)
    for word in sorted(ours & _opposites().keys()):
        against = _opposites()[word] & theirs
        if against and word not in theirs:
            return word, min(against)
    return None
