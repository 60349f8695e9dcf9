"""Marks: what of a claim's own words may keep it apart from others, found once for all comparisons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from claims.claim import Claim
from claims.frames.words import tag, weight
from claims.model import Kind
from factcheck.alignment.cells import Cell, cell_of
from factcheck.alignment.contrasts import has_opposite
from factcheck.alignment.dimensions import each_of
from factcheck.alignment.profiles import Bag, bag
from factcheck.alignment.rankings import Ranking, is_place, ranking_of
from factcheck.alignment.timing import stated
from factcheck.alignment.tolls import tolls

NAME = 0.6  # weight of a word that may be a name
EDITIONS = frozenset("届期季代版批次回轮任")


@dataclass(frozen=True, slots=True)
class Marks:
    """What a number's segment names, and whether its sentence gives its period."""

    names: tuple[str, ...]
    """Nouns beside the number that are rare enough to be names."""
    things: Bag | None
    """Of a date or an ordinal, the words beside it that are no verbs; None where there are none."""
    edition: str
    """The edition, as number and unit (三届); empty for none."""
    ranking: Ranking
    """Of a rank, the list and among whom it is."""
    each: frozenset[str]
    """For one of what it is told (每人), by sort."""
    opposable: bool
    """Whether one of its words has an opposite."""
    stated: bool
    """Whether its own sentence gives its period."""
    tolls: Mapping[str, bool] = field(default_factory=dict)
    """Which tolls the words beside the number name, each with whether it only rises."""
    cell: Cell | None = None
    """Which of the figures of a row it is."""

    @classmethod
    def of(cls, claim: Claim) -> Marks:
        """The marks of a claim."""
        words = (*claim.frame.before, *claim.frame.after)
        names = tuple(word for word in words if _may_be_name(word))
        things = _things(claim.kind, words)
        opposable = any(map(has_opposite, words))
        told_of = bag(things) if things else None
        marked = (each_of(claim), opposable, stated(claim), tolls(claim), cell_of(claim))
        return cls(names, told_of, _edition(words), ranking_of(claim), *marked)


def _things(kind: Kind, words: tuple[str, ...]) -> list[str]:
    """Of a date the words that are no verbs; of a rank none like 连续 or 最 either, and no other place."""
    if kind is Kind.DATE:
        return [word for word in words if not tag(word).startswith("v")]
    if kind is Kind.ORDINAL:
        return [word for word in words if tag(word)[0] not in "vad" and not is_place(word)]
    return []


def _may_be_name(word: str) -> bool:
    named = len(word) > 1 and weight(word) >= NAME and tag(word).startswith("n")
    return named and not is_place(word)


def _edition(words: tuple[str, ...]) -> str:
    named = [word for word in words if word[0] == "第" and word[-1] in EDITIONS]
    return named[0][1:-1] + "|" + named[0][-1] if named else ""
