"""Time between two claims: their stated and inherited periods, and the days between their articles."""

from __future__ import annotations

from datetime import date, timedelta

from claims.claim import LIKELY, Claim
from claims.model import Kind, Period

AS_OF = frozenset(("as_of", "cumulative"))
SENSES = ("per", "former", "target", "forecast", "same_period")
A_WHILE = 31  # days after which what was the present number may be the former one
AHEAD = frozenset(("target", "plan", "forecast", "cap", "floor"))
TALLIES = (Kind.COUNT, Kind.NUMBER, Kind.MONEY)
FAR = 270  # days between two articles that tell of two years
A_SEASON = timedelta(days=92)
A_MONTH = timedelta(days=27)
MONTHS_DIFFER = timedelta(days=4)  # three months are 89 to 92 days
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


def of_two_spans(first: Claim, second: Claim) -> bool:
    """Whether two numbers have periods, told or taken over, of which the one is at least twice as long."""
    lengths = []
    for claim in (first, second):
        start, end = claim.frame.period_start, claim.frame.period_end
        if start is None or end is None:
            return False
        lengths.append((end - start).days + 1)
    return max(lengths) >= 2 * min(lengths)


def rolled(first: Claim, second: Claim) -> bool:
    """Whether both state periods of one length that begin at other days: 7月至9月 and 8月至10月."""
    spans = []
    for claim in (first, second):
        start, end = claim.frame.period_start, claim.frame.period_end
        if not stated(claim) or start is None or end is None or end - start < A_MONTH:
            return False
        spans.append((start, end - start))
    (one, length), (other, other_length) = spans
    return abs(one - other) > MONTHS_DIFFER >= abs(length - other_length)


def same_words_later(first: Claim, second: Claim) -> bool:
    """Whether two dates are the same words (昨日, 今年第三季), counted from days that lie far apart."""
    if first.kind is not Kind.DATE or first.quote != second.quote:
        return False
    ends = (first.period_start, first.period_end), (second.period_start, second.period_end)
    return ends[0] != ends[1] and days_between(first, second) > A_WHILE


def of_own_times(first: Claim, second: Claim) -> bool:
    """Whether two dates, one of them told by the day (今年第三季), are each the news of articles far apart.

    The two are as far from one another as the articles are, give or take a season.
    """
    if first.kind is not Kind.DATE or days_between(first, second) <= FAR:
        return False
    one, other = first.mention.period, second.mention.period
    if one is None or other is None or not (one.anchored or other.anchored):
        return False
    return _of_its_day(first, one) and _of_its_day(second, other)


def _of_its_day(claim: Claim, period: Period) -> bool:
    """Whether a date lies within a season of its article's day."""
    day, start, end = claim.published, period.start, period.end
    if day is None or start is None or end is None:
        return False
    return start - A_SEASON <= day <= end + A_SEASON


def as_of_two_days(first: Claim, second: Claim) -> bool:
    """Whether articles of two days give a number as of the time of writing."""
    told = "as_of" in first.frame.roles & second.frame.roles
    return told and days_between(first, second) > 0 and not same_period(first, second)


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


def told_too_early(claim: Claim, other: Claim) -> bool:
    """Whether a number is of months or years that were over at its article's day, not at the other's.

    The other, which states no period, tells of one before.
    """
    start, end = claim.frame.period_start, claim.frame.period_end
    if not stated(claim) or stated(other) or start is None or end is None:
        return False
    if claim.kind is Kind.PERCENT and other.published is not None and other.published >= start:
        return False  # of something that happened in that year
    if start.day != 1 or (end + timedelta(days=1)).day != 1:
        return False
    if (
        claim.published is None
        or other.published is None
        or not AHEAD.isdisjoint(other.frame.roles)
    ):
        return False
    return claim.published >= end and (end - other.published).days > A_WHILE


def since_and_before(first: Claim, second: Claim) -> bool:
    """Whether the one date is told of all that follows it, and the other of all that goes before."""
    one, other = first.mention.period, second.mention.period
    ways = {one.direction, other.direction} if one and other else set()
    return ways == {"since", "before"}


def grown_since(first: Claim, second: Claim) -> bool:
    """Whether the earlier article gives a number as of its day and the later one a greater one."""
    if days_between(first, second) == 0 or same_period(first, second):
        return False
    earlier, later = sorted((first, second), key=lambda claim: claim.published or date.min)
    if earlier.published is None or AS_OF.isdisjoint(earlier.frame.roles):
        return False
    if earlier.kind not in TALLIES or earlier.value is None or later.value is None:
        return False
    as_of = later.frame.period_end
    if stated(later) and as_of is not None and as_of <= earlier.published:
        return False  # told later, as of a day before: 截至去年三月底
    return later.value > earlier.value


def turned(first: Claim, second: Claim) -> bool:
    """Whether one number alone is told in a sense that makes another number of it.

    What the later article calls former was the present one of the earlier: 上屆有48隊.
    """
    ours, theirs = first.frame.roles, second.frame.roles
    if ours == theirs:
        return False
    differing = {role for role in SENSES if (role in ours) != (role in theirs)}
    if same_period(first, second):
        differing -= {
            "former",
            "same_period",
        }  # both say of when, the one beside the present number
    if "former" in differing and days_between(first, second) > A_WHILE:
        later = max((first, second), key=lambda claim: claim.published or date.min)
        if "former" in later.frame.roles:
            differing.discard("former")
    return bool(differing)


def shown_period(claim: Claim) -> str:
    """A period as a reason shows it."""
    ends = (claim.frame.period_start, claim.frame.period_end)
    return "–".join(str(day) if day else "…" for day in ends)
