"""The baseline: findings that were known on a day, so that a run can tell what is new since."""

from factcheck.baseline.entries import Baseline, BaselineError, Entry, Side
from factcheck.baseline.files import read, write
from factcheck.baseline.matching import Comparison, compare

__all__ = [
    "Baseline",
    "BaselineError",
    "Comparison",
    "Entry",
    "Side",
    "compare",
    "read",
    "write",
]
