"""Numerals, units, hedges: the quantities of a folded text."""

from claims.quantities.reader import find_quantities

__all__ = ["find_quantities"]
