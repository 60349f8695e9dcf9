"""The verdict on two claims: same, different or unknown, with reasons."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from factcheck.alignment.features import features, measures
from factcheck.alignment.guards import guard
from factcheck.alignment.subject import Subject

SAME_AT = 0.55
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
    if score < UNKNOWN_AT:
        return Alignment(Sameness.DIFFERENT, score, _reasons(measured))
    verdict = Sameness.SAME if score >= SAME_AT else Sameness.UNKNOWN
    return Alignment(verdict, score, _reasons(measured))


def likely(first: Subject, second: Subject) -> float:
    """The score of two claims without the reasons; 0 where a guard keeps them apart."""
    return 0.0 if guard(first, second) else probability(*measures(first, second))


def _reasons(measured: dict[str, float]) -> tuple[str, ...]:
    """The features that count, the heaviest first."""
    weights = _weights()
    told = [item for item in measured.items() if item[1]]
    told.sort(key=lambda item: -abs(item[1] * weights[item[0]]))
    return tuple(f"{name} {value:.2f}" for name, value in told)


def probability(*measured: dict[str, float]) -> float:
    """The logistic sum of the features, in one dictionary or in several."""
    weights = _weights()
    total = weights["intercept"]
    for group in measured:
        for name, value in group.items():
            if value:
                total += weights[name] * value
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def weight_of(feature: str) -> float:
    """How much a feature counts; below 0 if it speaks against one thing."""
    return _weights()[feature]


@cache
def _weights() -> dict[str, float]:
    table = (files("factcheck") / "alignment" / "weights.csv").read_text(encoding="utf-8")
    return {row["feature"]: float(row["weight"]) for row in csv.DictReader(table.splitlines())}
