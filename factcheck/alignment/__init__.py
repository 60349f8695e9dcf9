"""Alignment: do two claims speak of the same thing? Same, different or unknown, with reasons.

First the guards: anything that makes two numbers incomparable whatever the wording (dimension,
role, stated period, an opposite word). Then a score: a logistic sum of likenesses of the wording,
with weights from `weights.csv`, fitted by scripts/fit_alignment.py. The verdict does not depend on
the order of the two.
"""

from factcheck.alignment.features import features
from factcheck.alignment.guards import APART, NOT_STATED, guard
from factcheck.alignment.matter import REPEATING
from factcheck.alignment.subject import Subject
from factcheck.alignment.timing import days_between
from factcheck.alignment.verdict import (
    SAME_AT,
    UNKNOWN_AT,
    Alignment,
    Sameness,
    compare,
    likely,
    probability,
)

__all__ = [
    "APART",
    "NOT_STATED",
    "REPEATING",
    "SAME_AT",
    "UNKNOWN_AT",
    "Alignment",
    "Sameness",
    "Subject",
    "compare",
    "days_between",
    "features",
    "guard",
    "likely",
    "probability",
]
