"""Updates: one count of a running event at two times, and no contradiction.

Two articles hours or days apart give two numbers of the dead, and both are right. Not so where the
earlier one gives the greater number, or where both are as of one time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from claims.model import Kind
from factcheck.alignment.amounts import slipped_by_power, transposed
from factcheck.alignment.profiles import likeness
from factcheck.alignment.subject import Subject
from factcheck.alignment.timing import AS_OF, days_between, stated
from factcheck.alignment.tolls import tolls_around

SEASON = 60  # days after which a count has come to rest, unless the text says otherwise
ONE_ROW = 0.8  # likeness of the words beside two numbers that are of one row
HARMED = frozenset(("dead", "injured", "missing", "patients", "cases"))  # counted on for days
POINT = "點"
DEALT = frozenset(("opening", "closing", "maximum", "minimum"))
FORTNIGHT = 14
MOVING = frozenset(("as_of", "cumulative", "floor", "later"))
BESIDE = 40  # characters before a number that may say that it is not the last word
TOTALS = frozenset(("累积", "累计"))  # in the heading of a table
STILL = re.compile("目前|最新|暂时|初步|已|仍|陆续|攀升|上升|升至|增至|迄今|至今|截至")


def brought_up_to_date(first: Subject, second: Subject) -> bool:
    """Whether two numbers of two articles are one count at two times."""
    one, other = first.claim, second.claim
    if one.document == other.document or one.kind is Kind.DATE or at_once(first, second):
        return False
    order = _order(first, second)
    if order and first.moment.opening and second.moment.opening:
        return _risen(*order) or not _one_row(first, second)
    if order and _quoted(first) and _quoted(second):
        return True
    if order and _counted_since(first, second):
        return _risen(*order)
    if one.kind is Kind.PERCENT and first.moment.running and second.moment.running:
        return order is not None
    return _is_toll(first, second) and _moved(first, second, order)


def _quoted(subject: Subject) -> bool:
    """Whether a number is a level of a market: it is another one each day."""
    claim = subject.claim
    dealt = claim.kind is Kind.MONEY and not DEALT.isdisjoint(claim.frame.roles)
    return dealt or (claim.kind is Kind.MEASURE and claim.unit == POINT)


def _counted_since(first: Subject, second: Subject) -> bool:
    """Whether both are running totals, and so many days lie between them that any digit may have moved."""
    both = AS_OF & first.claim.frame.roles & second.claim.frame.roles
    amounts = first.amount, second.amount
    slip = slipped_by_power(*amounts) or transposed(*amounts)
    return bool(both) and days_between(first.claim, second.claim) > FORTNIGHT and not slip


def of_two_tolls(first: Subject, second: Subject) -> bool:
    """Whether the one counts the dead, and the other the injured."""
    ours, theirs = first.marks.tolls, second.marks.tolls
    return bool(ours and theirs) and ours.keys().isdisjoint(theirs)


def _is_toll(first: Subject, second: Subject) -> bool:
    """Whether both are of one toll, and not ten times apart by a slip of the pen."""
    return bool(_both(first, second)) and not slipped_by_power(first.amount, second.amount)


def _both(first: Subject, second: Subject) -> Mapping[str, bool]:
    """The tolls that both numbers are of; below an opening that says as of when, those of either."""
    ours, theirs = first.marks.tolls, second.marks.tolls
    if first.moment.opening or second.moment.opening:
        return {**ours, **theirs}
    ours, theirs = ours or tolls_around(first.claim), theirs or tolls_around(second.claim)
    return {toll: rises for toll, rises in ours.items() if toll in theirs}


def _moved(first: Subject, second: Subject, order: tuple[Subject, Subject] | None) -> bool:
    """Whether a toll may have gone from the one number to the other."""
    running = _running(first) or _running(second)
    if order is None:
        return running and _day(first) is not None and _day(second) is not None
    both = _both(first, second)
    if "change" in first.claim.frame.roles & second.claim.frame.roles:
        return True  # what each day adds
    of_persons = not HARMED.isdisjoint(both)
    if not running and (days_between(first.claim, second.claim) > SEASON or not of_persons):
        return False
    return _risen(*order) or not all(both.values())


def _running(subject: Subject) -> bool:
    """Whether the text says that a count is not the last word: 目前, 至少, 增至, 累計, 截至."""
    claim = subject.claim
    if subject.moment.opening or not MOVING.isdisjoint(claim.frame.roles):
        return True
    if claim.frame.place == "row" and not TOTALS.isdisjoint(claim.frame.wide):
        return True  # below a heading: 累積投票人數
    start = claim.mention.start
    before = claim.source.folded.text[max(0, start - BESIDE) : start]
    return STILL.search(re.split("[。！？\n]", before)[-1]) is not None


def at_once(first: Subject, second: Subject) -> bool:
    """Whether both are told as of one time."""
    one, other = first.moment, second.moment
    return one.told and other.told and (_day(first), one.minute) == (_day(second), other.minute)


def _order(first: Subject, second: Subject) -> tuple[Subject, Subject] | None:
    """The two as time has them, the earlier one first; None where that is not told."""
    ours, theirs = (_day(first), first.moment.minute), (_day(second), second.moment.minute)
    if ours[0] is None or theirs[0] is None:
        return None
    if ours[0] != theirs[0]:
        return (first, second) if ours[0] < theirs[0] else (second, first)
    if ours[1] is None or theirs[1] is None or ours[1] == theirs[1]:
        return None
    return (first, second) if ours[1] < theirs[1] else (second, first)


def _day(subject: Subject) -> date | None:
    """The day as of which a number is told; else the one that it is told of, or that of its article."""
    claim = subject.claim
    start, end = claim.frame.period_start, claim.frame.period_end
    if subject.moment.day is None and start == end and stated(claim) and _quoted(subject):
        return start
    return subject.moment.day or claim.published


def _risen(earlier: Subject, later: Subject) -> bool:
    one, other = earlier.claim.value, later.claim.value
    return one is not None and other is not None and other > one


def _one_row(first: Subject, second: Subject) -> bool:
    return likeness(first.profile.near, second.profile.near) >= ONE_ROW
