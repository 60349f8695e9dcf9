"""The characters beside a place, never beyond the block: a block is read the same alone."""

from __future__ import annotations


def left(text: str, at: int, reach: int) -> str:
    """At most `reach` characters before a place."""
    return text[max(0, at - reach) : at].rpartition("\n")[2]


def right(text: str, at: int, reach: int) -> str:
    """At most `reach` characters from a place on."""
    return text[at : at + reach].partition("\n")[0]
