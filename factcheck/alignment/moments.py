"""Moments: as of when a number is told, by its own sentence or by the opening of its article.

截至18日上午7時 holds for the numbers after it in its sentence. In the opening of a bulletin (截至上午9時的
數字如下：) it holds for the rows below, that name no time themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from claims.claim import Claim
from claims.model import Kind
from factcheck.alignment.timing import AS_OF, stated
from factcheck.arithmetic.clock import TIME, read

OPENING = 3  # blocks of an article that open it
ROWS = re.compile("[。！？；]")  # stands in running text, and in no row
BRACKETED = re.compile("截[至止]今[天日]?[(（]$")  # 截至今（6日）下午4點


@dataclass(frozen=True, slots=True)
class Moment:
    """The day and the minute of it as of which a number is told; None: not told, or of two readings.

    The day of 截至三月底 is the last one.
    """

    day: date | None = None
    minute: int | None = None
    opening: bool = False
    """Whether the opening of the article says so."""
    running: bool = False
    """Whether the number's sentence gives a running total, or a number as of some time."""

    @property
    def told(self) -> bool:
        """Whether a day or an hour is told."""
        return self.day is not None or self.minute is not None


NEVER = Moment()


def moments(claims: Iterable[Claim]) -> Iterator[Moment]:
    """As of when each claim is told, in order; the claims of a document in one piece, in order of place."""
    claims = list(claims)
    running = {_sentence(claim) for claim in claims if not AS_OF.isdisjoint(claim.frame.roles)}
    opening, now, before = NEVER, NEVER, None
    for claim in claims:
        if before is None or before.document != claim.document:
            opening = now = NEVER
        elif _sentence(before) != _sentence(claim):
            now = NEVER
        now = _read(claim, before, now)
        if claim.frame.block < OPENING and not opening.told and now.told:
            opening = replace(now, opening=True)
        before = claim
        of = opening if not now.told and opening.told and _below(claim) else now
        yield replace(of, running=_sentence(claim) in running)


def _sentence(claim: Claim) -> tuple[str, int]:
    return claim.document, claim.frame.sentence


def _read(claim: Claim, before: Claim | None, now: Moment) -> Moment:
    """The moment that holds from a claim on: its own if it is such a date, else the one so far."""
    period = claim.mention.period
    if claim.kind is not Kind.DATE or period is None:
        return now
    minute = _minute(claim)
    if period.direction == "until" or BRACKETED.search(claim.frame.left):
        return Moment(period.end, minute)
    close = before is not None and claim.mention.start - before.mention.end <= 1
    if now.told and now.minute is None and minute is not None and close:
        return Moment(now.day, minute)  # 截至6日（周六）下午4點
    return now


def _minute(claim: Claim) -> int | None:
    """The time of the day with which a date ends; None for none, and for one of two readings."""
    text = claim.source.folded.text[claim.mention.start : claim.mention.end]
    times = [match for match in TIME.finditer(text) if match.end() == len(text)]
    found = read(times[0].group()) if times else frozenset()
    return min(found) if len(found) == 1 else None


def _below(claim: Claim) -> bool:
    """Whether a claim stands in a row or a line that ends no sentence, and names no time itself."""
    folded = claim.source.folded
    block = folded.block_at(claim.mention.start)
    return not stated(claim) and not ROWS.search(folded.text, block.start, block.end)
