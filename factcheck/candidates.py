"""Candidates: which claims are held against each other at all.

An index of rare words proposes the pairs, and the number of pairs that it proposes for a claim is
bounded: the cost of a run grows with its claims, not with their square. A claim meets earlier ones of
its own article and, apart from these, of the articles before: no crowd of articles on one matter
hides that a headline and its text disagree.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
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
    for _, article in groupby(enumerate(stated), key=lambda item: item[1].document):
        own = _Index()
        for number, subject in article:
            keys = _keys(subject)
            beside = own.met(keys)
            sentence = subject.claim.frame.sentence
            mates = [one for one in beside if stated[one].claim.frame.sentence == sentence]
            closest = max(beside.values(), default=0.0)
            for mate in mates:
                del beside[mate]  # a sentence that gives two numbers means two numbers
            before = kinship.added_to(_within_reach(earlier.met(keys)), number)
            partners = _best(beside, OWN) + _best(before, PARTNERS, closest)
            yield from ((stated[partner], subject) for partner in sorted(partners))
            own.add(number, keys)
        earlier.take_in(own)


class _Kinship:
    """What speaks for two claims besides their words: numbers that their articles share, near values.

    Articles and values have numbers: most of the work is to look them up.
    """

    def __init__(self, stated: Sequence[Subject]) -> None:
        self._told = list(dict.fromkeys(subject.company.article for subject in stated))
        numbers = {told: number for number, told in enumerate(self._told)}
        self._articles = [numbers[subject.company.article] for subject in stated]
        self._values = sorted({subject.amount.size for subject in stated})
        ranks = {value: rank for rank, value in enumerate(self._values)}
        self._ranks = [ranks[subject.amount.size] for subject in stated]
        self._kin = _Kin(self._told, -1)

    def added_to(self, met: dict[int, float], number: int) -> dict[int, float]:
        """The weight of each claim that a claim has met, with whatever else speaks for it."""
        articles, ranks, value = self._articles, self._ranks, self._values[self._ranks[number]]
        if articles[number] != self._kin.article:
            self._kin = _Kin(self._told, articles[number])
        kin = self._kin
        least = bisect_right(self._values, value / NEAR)
        beyond = bisect_left(self._values, value * NEAR)
        return {
            other: weight
            + (kin[articles[other]] + (CLOSE if least <= ranks[other] < beyond else 0.0))
            for other, weight in met.items()
        }


class _Kin(dict[int, float]):
    """What the numbers speak for that another article shares with one article, worked out when asked for."""

    def __init__(self, told: Sequence[Told], article: int) -> None:
        super().__init__()
        self.article, self._told = article, told

    def __missing__(self, other: int) -> float:
        both = len(self._told[other] & self._told[self.article])
        self[other] = known = min(1.0, both / 4) * KIN
        return known


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
        weights: dict[int, float] = {}
        for key, heavy in keys:
            for number in self._postings.get(key, ()):
                if number in weights:
                    weights[number] += heavy
                else:
                    weights[number] = heavy
        return weights


def _within_reach(met: dict[int, float]) -> dict[int, float]:
    """Those that can still be among the best when kinship is added: a crowd shares a common word or two."""
    if len(met) <= PARTNERS:
        return met
    least = sorted(met.values())[-PARTNERS]
    return {number: weight for number, weight in met.items() if weight + MOST_KIN >= least}


def _best(met: Mapping[int, float], most: int, closest: float = 0.0) -> list[int]:
    """Those that share most, so many at most, and none that shares much less than the closest."""
    heavy = sorted(met.values(), reverse=True)
    least = max(LEAST * max(closest, *heavy[:1], 0.0), *heavy[most - 1 : most], 0.0)
    close = sorted((-weight, number) for number, weight in met.items() if weight >= least)
    return [number for _, number in close[:most]]


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
