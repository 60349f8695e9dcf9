"""Time between two claims: their stated and inherited periods, and the days between their articles."""

from __future__ import annotations

from claims.claim import LIKELY, Claim
from claims.model import Kind

ABOUT_AN_END = 46  # days of 年底, the longest time that stands for a day


def days_between(first: Claim, second: Claim) -> int:
    """Days between the two articles; 0 where one is not dated."""
    if first.published is None or second.published is None:
        return 0
    return abs((first.published - second.published).days)


def stated(claim: Claim) -> bool:
    """Whether the claim's own sentence gives its period."""
    frame = claim.frame
    told = frame.period_start is not None or frame.period_end is not None
    return told and frame.period_from not in LIKELY


def apart(first: Claim, second: Claim) -> bool:
    """Whether both state periods that have no day in common."""
    one, other = first.frame, second.frame
    return bool(
        one.period_end and other.period_start and one.period_end < other.period_start
    ) or bool(other.period_end and one.period_start and other.period_end < one.period_start)


def spans_differ(first: Claim, second: Claim) -> bool:
    """Whether both state a closed period and the one is at least twice as long (a month, a year).

    The end of a month and its last day are one time.
    """
    lengths = []
    for claim in (first, second):
        frame = claim.frame
        if not stated(claim) or frame.period_start is None or frame.period_end is None:
            return False
        lengths.append((frame.period_end - frame.period_start).days + 1)
    one_end = first.frame.period_end == second.frame.period_end
    return max(lengths) >= 2 * min(lengths) and not (one_end and max(lengths) <= ABOUT_AN_END)


def same_period(first: Claim, second: Claim) -> bool:
    """Whether the two are of the same period, and one of them states it; never of dates."""
    one, other = first.frame, second.frame
    if first.kind is Kind.DATE:
        return False
    same = (one.period_start, one.period_end) == (other.period_start, other.period_end)
    return same and (stated(first) or stated(second))


def likely_apart(first: Claim, second: Claim) -> float:
    """How sure it is that two periods are apart: less where a paragraph's period is only inherited."""
    if not apart(first, second):
        return 0.0
    return 0.3 + 0.3 * (stated(first) or stated(second))


def future_of_one(first: Claim, second: Claim) -> bool:
    """Whether one of two numbers alone is put after the days of both articles (到2035年可容納…)."""
    days = [claim.published for claim in (first, second) if claim.published]
    if not days:
        return False
    to_come = [
        stated(claim) and claim.frame.period_start is not None
        and claim.frame.period_start > max(days)
        for claim in (first, second)
    ]  # fmt: skip
    return to_come[0] != to_come[1]


def told_after(claim: Claim, other: Claim) -> bool:
    """Whether a number is as of a day after the other's article, which names no time."""
    start, end = claim.frame.period_start, claim.frame.period_end
    if not stated(claim) or stated(other) or start is None or start != end:
        return False
    return other.published is not None and start > other.published


def passed_and_to_come(first: Claim, second: Claim) -> bool:
    """Whether the one date lies before both articles and the other after both: two events."""
    days = first.published, second.published
    one, other = first.mention.period, second.mention.period
    if one is None or other is None or None in days:
        return False
    earliest, latest = sorted(day for day in days if day)
    return any(
        past.end is not None
        and next_.start is not None
        and past.end < earliest
        and next_.start > latest
        for past, next_ in ((one, other), (other, one))
    )


def grown(one: Claim, other: Claim) -> bool:
    """Whether two lengths in years differ by the years between their articles."""
    if one.published is None or other.published is None or one.value is None or other.value is None:
        return False
    years = other.published.year - one.published.year
    return years != 0 and one.unit == other.unit == "year" and other.value - one.value == years


def shown_period(claim: Claim) -> str:
    """A period as a reason shows it."""
    ends = (claim.frame.period_start, claim.frame.period_end)
    return "–".join(str(day) if day else "…" for day in ends)
