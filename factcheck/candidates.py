"""Candidates: which claims are held against each other at all.

An index of rare words proposes the pairs, and the number of pairs that it proposes for a claim is
bounded: the cost of a run grows with its claims, not with their square. A claim meets earlier ones of
its own article and, apart from these, of the articles before: no crowd of articles on one matter
hides that a headline and its text disagree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from heapq import nlargest, nsmallest
from itertools import groupby

from factcheck.alignment import APART, NOT_STATED, Subject
from factcheck.alignment.companions import Told

KEYS = 8  # rare words of its sentence by which a claim is found, besides its head
BESIDE = 4  # rare words beside the number itself by which it is found
DIGITS = 2.0  # weight of the same digits in whatever order: a slip keeps them
POSTINGS = 64  # claims that a word finds, at most: the first ones
LEAST = 0.4  # of what the closest partner shares, what another one must
KIN, CLOSE, NEAR = 1.0, 0.7, Decimal("1.6")
MOST_KIN = KIN + CLOSE
PARTNERS = 10  # claims of earlier articles that a claim is held against, at most
OWN = 4  # earlier claims of its own article, at most
SHELVED = frozenset(APART) - {"part"}  # a part may stand on its own elsewhere
Key = tuple[tuple[str, ...], str]  # a shelf and a word on it
Keys = list[tuple[Key, float]]  # with the weight of the word


def candidates(found: Iterable[Subject]) -> Iterator[tuple[Subject, Subject]]:
    """Pairs that share a telling word, each once; claims of one document stand together.

    Of a thing that is named in a thousand places, each is held against the first ones. The nearer the
    words that its own article, or its own sentence, has for another number, the more must others share.
    """
    stated = [subject for subject in found if subject.claim.frame.roles.isdisjoint(NOT_STATED)]
    earlier, kinship = _Index(), _Kinship(stated)
    for _, article in groupby(enumerate(stated), key=lambda item: item[1].claim.document):
        own = _Index()
        for number, subject in article:
            keys = _keys(subject)
            beside = own.met(keys)
            sentence = subject.claim.frame.sentence
            mates = [one for one in beside if stated[one].claim.frame.sentence == sentence]
            closest = max(beside.values(), default=0.0)
            for mate in mates:
                del beside[mate]  # a sentence that gives two numbers means two numbers
            before = _within_reach(earlier.met(keys))
            kinship.add_to(before, number)
            partners = _best(beside, OWN) + _best(before, PARTNERS, closest)
            yield from ((stated[partner], subject) for partner in sorted(partners))
            own.add(number, keys)
        earlier.take_in(own)


class _Kinship:
    """What speaks for two claims besides their words: numbers that their articles share, near values."""

    def __init__(self, stated: Sequence[Subject]) -> None:
        self._told = [subject.company.article for subject in stated]
        self._values = [subject.amount.size for subject in stated]
        self._article: Told = frozenset()
        self._of_articles: dict[Told, float] = {}

    def add_to(self, met: dict[int, float], number: int) -> None:
        """Add to the weight of each claim that a claim has met whatever else speaks for it."""
        article, value = self._told[number], self._values[number]
        if article is not self._article:
            self._article, self._of_articles = article, {}
        known, least, most = self._of_articles, value / NEAR, value * NEAR
        for other in met:
            told = self._told[other]
            if told not in known:
                known[told] = min(1.0, len(told & article) / 4) * KIN
            met[other] += known[told] + (CLOSE if least < self._values[other] < most else 0.0)


class _Index:
    """Claims, as numbers, by their words on their shelf."""

    def __init__(self) -> None:
        self._postings: dict[Key, list[int]] = defaultdict(list)

    def add(self, number: int, keys: Keys) -> None:
        """Make a claim be found by its words."""
        for key, _ in keys:
            posting = self._postings[key]
            if len(posting) < POSTINGS:
                posting.append(number)

    def take_in(self, other: _Index) -> None:
        """Add the claims of another index, as far as there is room."""
        for key, posting in other._postings.items():
            ours = self._postings[key]
            ours += posting[: POSTINGS - len(ours)]

    def met(self, keys: Keys) -> dict[int, float]:
        """The claims that are found by one of these words, and the weight of the words shared."""
        weights: dict[int, float] = defaultdict(float)
        for key, heavy in keys:
            for number in self._postings.get(key, ()):
                weights[number] += heavy
        return weights


def _within_reach(met: dict[int, float]) -> dict[int, float]:
    """Those that can still be among the best when kinship is added: a crowd shares a common word or two."""
    if len(met) <= PARTNERS:
        return met
    least = nlargest(PARTNERS, met.values())[-1]
    return {number: weight for number, weight in met.items() if weight + MOST_KIN >= least}


def _best(met: Mapping[int, float], most: int, closest: float = 0.0) -> list[int]:
    """Those that share most, so many at most, and none that shares much less than the closest."""
    least = LEAST * max(closest, *met.values(), 0.0)
    close = [(-weight, number) for number, weight in met.items() if weight >= least]
    return [number for _, number in nsmallest(most, close)]


def _keys(subject: Subject) -> Keys:
    """The head as one name, its words, and the rarest words beside the number and of its sentence.

    Each with its shelf: claims on two shelves are kept apart by a guard whatever their words.
    """
    head, weights = subject.claim.frame.head, subject.profile.sentence
    near = [word for word, _ in subject.profile.near.heaviest if word not in head][:BESIDE]
    rarest = [word for word, _ in weights.heaviest if word not in head][:KEYS]
    shelf = subject.dimension, *sorted(subject.claim.frame.roles & SHELVED)
    words = dict.fromkeys(filter(None, ("".join(head), *head, *near, *rarest)))
    keys = [((shelf, word), weights.get(word, 1.0)) for word in words]
    digits = subject.amount.in_order
    return [*keys, ((shelf, digits), DIGITS)] if len(digits) > 1 else keys
