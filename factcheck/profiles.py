"""Profiles: a claim's surroundings as weighted sets, so that two claims are compared by set sums.

A rare word weighs more than a common one; the characters of a word weigh a little too, because
Chinese near-synonyms share characters (增長, 增幅; 研究, 研發).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from claims.claim import Claim
from claims.words import weight

CHARACTER = 0.25  # of the weight of its word
Bag = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """The weighted words of a claim: of its head, its own segment, its sentence, and around it."""

    head: Bag
    near: Bag
    sentence: Bag
    wide: Bag


@lru_cache(maxsize=262144)
def _parts(word: str) -> tuple[tuple[str, float], ...]:
    heavy = weight(word)
    if heavy == 0.0 or len(word) == 1:
        return ((word, heavy),) if heavy else ()
    return ((word, heavy), *((character, heavy * CHARACTER) for character in word))


def bag(words: Iterable[str]) -> dict[str, float]:
    """Words and their characters with weights; the largest weight of each counts."""
    weights: dict[str, float] = {}
    for word in words:
        for part, heavy in _parts(word):
            if weights.get(part, 0.0) < heavy:
                weights[part] = heavy
    return weights


def profile(claim: Claim) -> Profile:
    """The profile of a claim."""
    frame = claim.frame
    near = bag((*frame.before, *frame.after))
    sentence = bag((*frame.before, *frame.after, *frame.far))
    return Profile(bag(frame.head), near, sentence, bag(frame.wide))


def shared(first: Bag, second: Bag) -> float:
    """Weight of what both have."""
    return sum(min(first[part], second[part]) for part in first.keys() & second.keys())


def likeness(first: Bag, second: Bag) -> float:
    """Shared weight over the weight of either, 0 to 1; 0 where one is empty."""
    both = shared(first, second)
    whole = sum(first.values()) + sum(second.values()) - both
    return both / whole if whole else 0.0


def covered(part: Bag, whole: Bag) -> float:
    """How much of the first's weight the second has, 0 to 1; 0 for nothing."""
    weight_of_part = sum(part.values())
    return shared(part, whole) / weight_of_part if weight_of_part else 0.0
