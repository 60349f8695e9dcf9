"""Dates and periods of a folded text."""

from claims.dates.reader import find_dates

__all__ = ["find_dates"]
