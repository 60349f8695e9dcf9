"""Occasions: articles that tell of another day or another thing in the words of the first.

Yesterday's market close and today's, two accidents, two companies' results, two schools: the words are
the same, and the numbers have to differ. What tells them from two articles on one matter is how few
numbers they share beside those that differ: articles on one matter agree on most of what both tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from claims.claim import Claim
from claims.frames.words import cut, tag, weight
from claims.lexicon import made_of_tables
from claims.model import Kind
from factcheck.alignment.companions import Number, shared_numbers
from factcheck.alignment.guards import COPIED
from factcheck.alignment.profiles import likeness
from factcheck.alignment.timing import days_between
from factcheck.links import Link

NEWS = timedelta(days=10)  # before an article's own day: what it tells of them is its news
SPAN = timedelta(days=7)  # the longest time that is such a day, or week
LONG = 365  # days after which two articles are of two occasions, if they agree on no more than they differ
MANNER = 1 / 12  # of the shorter article's numbers: told by both alike, in two reports of a sort
MANY = 3  # things on which two articles differ that tell two matters, if they share nothing at all
NAMED = 3  # shared numbers that the other article's day counts for, where an article names it
HEADLINE = 60  # characters of a first line in which names are looked for
UNKNOWN = 0.9  # weight of a word that is in no dictionary
NAME_TAGS = frozenset(("nr", "ns", "nt", "nz"))
HAVING = ("有", "设", "辖")  # last characters of 設有, 共有, 擁有, 設, 下轄, in folded text
Pair = tuple[str, str]  # the paths of two documents, the earlier article first


@dataclass(slots=True)
class _Times:
    """The days that a document tells of, and the sentences that say when something happened."""

    days: set[date] = field(default_factory=set)
    news: set[date] = field(default_factory=set)
    """The first days of what happened just before its own publication."""
    sentences: set[int] = field(default_factory=set)


@dataclass(slots=True)
class _Meeting:
    """What two articles agree and differ on, each value counted once."""

    links: list[Link] = field(default_factory=list)
    agreed: set[Number] = field(default_factory=set)
    differing: set[object] = field(default_factory=set)

    def add(self, link: Link) -> None:
        """Count a link."""
        self.links.append(link)
        if link.agrees:
            self.agreed.add((link.first.dimension, link.first.company.value))
        else:
            sides = link.first.claim.mention, link.second.claim.mention
            self.differing.add(tuple((side.quantity, side.period) for side in sides))

    @property
    def shared(self) -> int:
        """How much the articles share: a specific number that both give of one thing counts twice."""
        company = self.links[0].first.company, self.links[0].second.company
        return shared_numbers(*company) + len(self.agreed)

    @property
    def of_one_manner(self) -> bool:
        """Whether the two tell a good part of their numbers in the same words, as reports of a sort do.

        Two long articles that meet in one or two places are not of a sort.
        """
        ends = self.links[0].first, self.links[0].second
        least = min(sum(map(len, end.company.told.values())) for end in ends)
        return len(self.agreed) + len(self.differing) >= MANNER * least


def of_one_occasion(found: Sequence[Link], claims: Iterable[Claim]) -> list[Link]:
    """The links without those of differing values between articles on two occasions, or two things."""
    apart = apart_in_occasion(found, claims)
    return [link for link in found if link.agrees or not apart or documents(link) not in apart]


def apart_in_occasion(found: Sequence[Link], claims: Iterable[Claim]) -> set[Pair]:
    """The pairs of articles that tell of two occasions, or two things."""
    meetings: dict[Pair, _Meeting] = defaultdict(_Meeting)
    for link in found:
        if pair := documents(link):
            meetings[pair].add(link)
    times = _times(claims)
    return {pair for pair, meeting in meetings.items() if _two_occasions(pair, meeting, times)}


def documents(link: Link) -> Pair | None:
    """The documents of a link, as `pair_of` has them."""
    return pair_of(link.first.claim, link.second.claim)


def pair_of(one: Claim, other: Claim) -> Pair | None:
    """The documents of two claims, the earlier article first; None where both are in one."""
    first, second = one.document, other.document
    if first == second:
        return None
    in_order = (str(one.published), first) <= (str(other.published), second)
    return (first, second) if in_order else (second, first)


def _times(claims: Iterable[Claim]) -> dict[str, _Times]:
    """The days that each document tells of."""
    times: dict[str, _Times] = defaultdict(_Times)
    for claim in claims:
        period = claim.mention.period
        if claim.kind is not Kind.DATE or period is None:
            continue
        known = times[claim.document]
        if period.grain == "time":
            known.sentences.add(claim.frame.sentence)
        if not (period.start and period.end) or period.end - period.start > SPAN:
            continue
        if period.start == period.end:
            known.days.add(period.start)
        if claim.published and claim.published - NEWS <= period.start <= claim.published:
            known.news.add(period.start)
            known.sentences.add(claim.frame.sentence)
    return times


def _two_occasions(pair: Pair, meeting: _Meeting, times: dict[str, _Times]) -> bool:
    """Whether two articles differ on at least as much as they share, and are of two days or things."""
    if not meeting.differing or not meeting.of_one_manner:
        return False
    earlier, later = (times.get(document, _Times()) for document in pair)
    one, other = (side.claim for side in (meeting.links[0].first, meeting.links[0].second))
    gap = days_between(one, other)
    named = gap > 0 and bool(earlier.news & later.days)
    if meeting.shared + NAMED * named > len(meeting.differing):
        return False
    news_of_two_days = gap > 0 and bool(earlier.news and later.news)
    if len(meeting.differing) > 1:
        strangers = gap > 0 and not meeting.shared and len(meeting.differing) >= MANY
        if strangers or news_of_two_days or gap > LONG or not _on_one_thing(one, other):
            return True
        many = gap > 0 and len(meeting.differing) >= MANY
        return many and _news_and_undated(earlier, later)
    return news_of_two_days and any(
        _happened(link, times) or (_of_one_form(link) and not _standing(link))
        for link in meeting.links
        if not link.agrees
    )


def _news_and_undated(one: _Times, other: _Times) -> bool:
    """Whether one of two articles has its own day's news, and the other names no day at all."""
    return bool((one.news and not other.days) or (other.news and not one.days))


def _on_one_thing(one: Claim, other: Claim) -> bool:
    """Whether the one article has a name from the other's headline; so held where one has none."""
    texts = one.source.folded.text.strip(), other.source.folded.text.strip()
    heads = [text.partition("\n")[0] for text in texts]
    if heads[0] == texts[0] or heads[1] == texts[1]:
        return True
    sides = ((heads[0], texts[1]), (heads[1], texts[0]))
    return any(name in text for head, text in sides for name in _names(head[:HEADLINE]))


@made_of_tables
@lru_cache(maxsize=4096)
def _names(headline: str) -> tuple[str, ...]:
    """The words of a headline that may be a name: in no dictionary, or known as one."""
    return tuple(
        word
        for word in cut(headline)
        if len(word) > 1 and (weight(word) >= UNKNOWN or tag(word) in NAME_TAGS)
    )


def _of_one_form(link: Link) -> bool:
    """Whether the two numbers stand in sentences of one form."""
    return likeness(link.first.profile.sentence, link.second.profile.sentence) >= COPIED


def _standing(link: Link) -> bool:
    """Whether the number is told as what something has (設有15間), from one day to the next."""
    claim = link.first.claim
    return claim.source.folded.text.startswith(HAVING, max(0, claim.mention.start - 1))


def _happened(link: Link, times: dict[str, _Times]) -> bool:
    """Whether both sentences say themselves when in the news they happened, and quote nobody."""
    sides = link.first.claim, link.second.claim
    return all(
        side.frame.sentence in times[side.document].sentences and not side.frame.attribution
        for side in sides
    )
