"""The verdict on two claims: same, different or unknown, with reasons."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from factcheck.alignment.features import features
from factcheck.alignment.guards import guard
from factcheck.alignment.subject import Subject

SAME_AT = 0.5
UNKNOWN_AT = 0.25


class Sameness(StrEnum):
    """The verdict on two claims."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Alignment:
    """The verdict, its score (0 to 1), and why."""

    verdict: Sameness
    score: float
    reasons: tuple[str, ...]


def compare(first: Subject, second: Subject) -> Alignment:
    """The verdict on two claims, the same whichever comes first."""
    if barrier := guard(first, second):
        return Alignment(Sameness.DIFFERENT, 0.0, (barrier,))
    measured = features(first, second)
    score = probability(measured)
    verdict = Sameness.SAME if score >= SAME_AT else Sameness.UNKNOWN
    if score < UNKNOWN_AT:
        verdict = Sameness.DIFFERENT
    told = sorted(measured.items(), key=lambda item: -abs(item[1] * _weights()[item[0]]))
    reasons = tuple(f"{name} {value:.2f}" for name, value in told if value)
    return Alignment(verdict, score, reasons)


def probability(measured: dict[str, float]) -> float:
    """The logistic sum of the features."""
    weights = _weights()
    total = weights["intercept"] + sum(weights[name] * value for name, value in measured.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def _weights() -> dict[str, float]:
    table = (files("factcheck") / "alignment" / "weights.csv").read_text(encoding="utf-8")
    return {row["feature"]: float(row["weight"]) for row in csv.DictReader(table.splitlines())}
