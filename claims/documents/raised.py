"""Raised digits: the mark of a note or a power must not run into the number before it.

1,280 with the mark of note 3 is not 1,2803, and 1,500 with m and a raised 2 is square metres.
"""

from __future__ import annotations

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """The text with its digits raised, as long as before, if there is nothing else in it."""
    return text.translate(_RAISED) if text.strip().isdecimal() else text
