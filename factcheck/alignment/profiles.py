"""Profiles: a claim's surroundings as weighted sets, so that two claims are compared by set sums.

A rare word weighs more than a common one; the characters of a word weigh a little too, because
Chinese near-synonyms share characters (增長, 增幅; 研究, 研發).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from claims.claim import Claim
from claims.frames.aliases import canonical
from claims.frames.synonyms import meaning
from claims.frames.words import cut, weight
from claims.lexicon import made_of_tables
from claims.model import Kind
from factcheck.alignment.rankings import is_place

CHARACTER = 0.25  # of the weight of its word
TOPIC_WORDS = 40
SMALL_RUN = 8  # documents below which the run says nothing of how rare a word is
COMMON = 8  # a word in one of so many documents, or in fewer, keeps its whole weight


class Bag(dict[str, float]):
    """Words with their weights, and what comparing two bags asks for over and over."""

    @cached_property
    def total(self) -> float:
        """The sum of the weights."""
        return sum(self.values())

    @cached_property
    def heaviest(self) -> tuple[tuple[str, float], ...]:
        """The words of more than one character with their weights, the heaviest first."""
        words = [item for item in self.items() if len(item[0]) > 1]
        return tuple(sorted(words, key=lambda item: (-item[1], item[0])))


@dataclass(frozen=True, slots=True)
class Profile:
    """The weighted words of a claim: of its head, its own segment, its sentence, and around it."""

    head: Bag
    near: Bag
    sentence: Bag
    wide: Bag
    topic: Bag
    rivals: Bag
    """Words beside other numbers of the same dimension in the sentence, that are not beside this."""


@made_of_tables
@lru_cache(maxsize=262144)
def _parts(word: str) -> tuple[tuple[str, float], ...]:
    """A word, or the words of the name that it stands for, with their characters and weights."""
    known = canonical(word)
    words = cut(known) if known != word.lower() else [word]
    return tuple(part for each in words for part in _weighted(each))


def _weighted(word: str) -> tuple[tuple[str, float], ...]:
    known = meaning(word)
    heavy = weight(known)
    if heavy == 0.0 or len(word) == len(known) == 1:
        return ((known, heavy),) if heavy else ()
    return ((known, heavy), *((character, heavy * CHARACTER) for character in word))


@dataclass(frozen=True)
class Rarity:
    """How much a word of this run is worth: less, the more of its documents have it."""

    documents: int
    containing: Mapping[str, int]

    @cached_property
    def _known(self) -> dict[str, float]:
        return {}

    def of(self, word: str) -> float:
        """1 for a word of few documents, down to 0.1 for one of nearly all; 1 in a small run."""
        if self.documents < SMALL_RUN:
            return 1.0
        worth = self._known.get(word)
        if worth is None:
            share = self.documents / self.containing.get(word, 1)
            worth = self._known[word] = max(0.1, min(1.0, math.log(share) / math.log(COMMON)))
        return worth


def rarity(claims: Iterable[Claim]) -> Rarity:
    """Count in how many documents each word stands near a number."""
    documents: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        frame = claim.frame
        documents[claim.document].update((*frame.before, *frame.after, *frame.far))
    containing: Counter[str] = Counter()
    for words in documents.values():
        containing.update({part for word in words for part, _ in _parts(word)})
    return Rarity(len(documents), containing)


def bag(words: Iterable[str], rare: Rarity | None = None) -> Bag:
    """Words and their characters with weights; the largest weight of each counts."""
    weights = Bag()
    for word in words:
        for part, heavy in _parts(word):
            if weights.get(part, 0.0) < heavy:
                weights[part] = heavy
    if rare is None or rare.documents < SMALL_RUN:
        return weights
    of = rare.of
    return Bag((part, heavy * of(part)) for part, heavy in weights.items())


class Bags:
    """The bags of a run: of the same words in the same order there is one only, whoever has them."""

    def __init__(self, rare: Rarity | None = None) -> None:
        self._rare = rare
        self._made: dict[tuple[str, ...], Bag] = {}

    def of(self, words: tuple[str, ...]) -> Bag:
        """The bag of these words."""
        made = self._made.get(words)
        if made is None:
            made = self._made[words] = bag(words, self._rare)
        return made


def topics(claims: Iterable[Claim], rare: Rarity) -> dict[str, Bag]:
    """Of each document, by path, its most telling words: rare, and used near several numbers."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        frame = claim.frame
        counts[claim.document].update({*frame.before, *frame.after, *frame.far, *frame.wide})
    return {path: _most_telling(words, rare) for path, words in counts.items()}


def _most_telling(words: Counter[str], rare: Rarity) -> Bag:
    weights = {
        word: weight(word) * rare.of(word) * (1 + math.log(count)) for word, count in words.items()
    }
    kept = sorted(weights, key=lambda word: (-weights[word], word))[:TOPIC_WORDS]
    return Bag((word, weights[word]) for word in kept)


def profile(claim: Claim, topic: Bag, bags: Bags, others: Iterable[Claim] = ()) -> Profile:
    """The profile of a claim in a document of the given topic.

    `others`: the claims of the same dimension in its sentence; which words are theirs matters.
    """
    frame = claim.frame
    beside = (*frame.before, *frame.after)
    if claim.kind is Kind.ORDINAL:  # 由第17位升至第13位: another place is nothing that it is of
        beside = tuple(word for word in beside if not is_place(word))
    near = bags.of(beside)
    sentence = bags.of((*frame.before, *frame.after, *frame.far))
    rivals = Bag()
    for other in others:
        for part, heavy in bags.of((*other.frame.before, *other.frame.after)).items():
            if part not in near and rivals.get(part, 0.0) < heavy:
                rivals[part] = heavy
    return Profile(bags.of(frame.head), near, sentence, bags.of(frame.wide), topic, rivals)


def shared(first: Bag, second: Bag) -> float:
    """Weight of what both have."""
    if len(second) < len(first):
        first, second = second, first
    get = second.get
    total = 0.0
    for part, heavy in first.items():
        other = get(part)
        if other is not None:
            total += heavy if heavy < other else other
    return total


def likeness(first: Bag, second: Bag) -> float:
    """Shared weight over the weight of either, 0 to 1; 0 where one is empty."""
    return of_either(shared(first, second), first, second)


def of_either(both: float, first: Bag, second: Bag) -> float:
    """A shared weight over the weight of either, 0 to 1; 0 where one is empty."""
    whole = first.total + second.total - both
    return both / whole if whole else 0.0


def unmatched(part: Bag, wholes: Sequence[Bag]) -> float:
    """The weight of the rarest word of `part` that none of the others has, not even in part."""
    found = 0.0
    for word, heavy in part.heaviest:
        if heavy <= found:
            break
        for whole in wholes:
            if word in whole:
                break
        else:
            near = wholes[0]
            characters = 0
            for character in word:
                characters += character in near
            found = max(found, heavy * (1 - characters / len(word)))
    return found


def anchor(first: Bag, second: Bag) -> float:
    """The weight of the rarest word that both have, by the first's weights."""
    for word, heavy in first.heaviest:
        if word in second:
            return heavy
    return 0.0


def misplaced(first: Profile, second: Profile) -> float:
    """The weight of the rarest word beside the first number that is beside another of the second's.

    Such is 港大 of 港大第11位, held against the second number of 港大第11位、中大第32位.
    """
    rivals, near = second.rivals, second.near
    if not rivals:
        return 0.0
    for word, heavy in first.near.heaviest:
        if word in rivals and word not in near:
            return heavy
    return 0.0


def covered(part: Bag, whole: Bag) -> float:
    """How much of the first's weight the second has, 0 to 1; 0 for nothing."""
    return shared(part, whole) / part.total if part.total else 0.0


def phrase(one: Bag, other: Bag) -> float:
    """0 for heads that share one word or none, 1 for three or more: a phrase is a name."""
    words = sum(len(word) > 1 for word in one.keys() & other.keys())
    return min(1.0, max(0, words - 1) / 2)
