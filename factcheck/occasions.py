"""Occasions: articles that tell the next issue of a recurring story, not the same matter once more.

Yesterday's market close and today's, two accidents, two weeks' cases: the words are the same, and the
numbers have to differ. What tells them from two articles on one matter is how few numbers they share
beside those that differ: articles on one matter agree on most of what both tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from claims.claim import Claim
from claims.model import Kind
from factcheck.alignment.companions import Number, shared_numbers
from factcheck.alignment.guards import COPIED
from factcheck.alignment.profiles import likeness
from factcheck.alignment.timing import days_between
from factcheck.links import Link

NEWS = timedelta(days=10)  # before an article's own day: what it tells of them is its news
SPAN = timedelta(days=7)  # the longest time that is such a day, or week
LONG = 365  # days after which two articles are of two occasions, if they agree on no more than they differ
NAMED = 3  # shared numbers that the other article's day counts for, where an article names it
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
    """What two dated articles of different days agree and differ on, each value counted once."""

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


def of_one_occasion(found: Sequence[Link], claims: Iterable[Claim]) -> list[Link]:
    """The links without those of differing values between articles on two occasions."""
    meetings: dict[Pair, _Meeting] = defaultdict(_Meeting)
    for link in found:
        if pair := _pair(link):
            meetings[pair].add(link)
    times = _times(claims)
    apart = {pair for pair, meeting in meetings.items() if _two_occasions(pair, meeting, times)}
    return [link for link in found if link.agrees or _pair(link) not in apart]


def _pair(link: Link) -> Pair | None:
    """The documents of a link, if they are articles of two known days."""
    one, other = link.first.claim, link.second.claim
    if one.published is None or other.published is None or one.published == other.published:
        return None
    if one.published > other.published:
        one, other = other, one
    return one.document, other.document


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
    """Whether two articles differ on at least as much as they share, and each has its own news."""
    if not meeting.differing:
        return False
    earlier, later = (times.get(document, _Times()) for document in pair)
    named = bool(earlier.news & later.days)
    if meeting.shared + NAMED * named > len(meeting.differing):
        return False
    if not (earlier.news and later.news):
        return len(meeting.differing) > 1 and _long_between(meeting.links[0])
    return len(meeting.differing) > 1 or any(
        _happened(link, times) or (_of_one_form(link) and not _standing(link))
        for link in meeting.links
        if not link.agrees
    )


def _long_between(link: Link) -> bool:
    """Whether so much time lies between the articles that the one tells no news of the other's matter."""
    return days_between(link.first.claim, link.second.claim) > LONG


def _of_one_form(link: Link) -> bool:
    """Whether the two numbers stand in sentences of one form."""
    return likeness(link.first.profile.sentence, link.second.profile.sentence) >= COPIED


def _standing(link: Link) -> bool:
    """Whether the number is told as what something has (設有15間), from one day to the next."""
    claim = link.first.claim
    return claim.source.folded.text[: claim.mention.start][-1:] in HAVING


def _happened(link: Link, times: dict[str, _Times]) -> bool:
    """Whether both sentences say themselves when in the news they happened, and quote nobody."""
    sides = link.first.claim, link.second.claim
    return all(
        side.frame.sentence in times[side.document].sentences and not side.frame.attribution
        for side in sides
    )
