"""Features: how alike two claims are in wording and circumstances, each 0 to 1."""

from __future__ import annotations

import math
from decimal import Decimal

from claims.claim import Claim
from claims.frames.synonyms import meaning
from claims.frames.words import tag
from claims.model import Kind
from factcheck.alignment.amounts import (
    figures,
    is_slip,
    long_slip,
    mistyped_power,
    other_unit,
    ratio,
    slipped_by_power,
    transposed,
)
from factcheck.alignment.barriers import barriers
from factcheck.alignment.companions import left_over, shared_numbers
from factcheck.alignment.dimensions import sort_of
from factcheck.alignment.matter import REPEATING, STORY, one_matter, related
from factcheck.alignment.profiles import (
    Bag,
    Profile,
    anchor,
    covered,
    likeness,
    misplaced,
    of_either,
    shared,
    unmatched,
)
from factcheck.alignment.subject import Subject
from factcheck.alignment.timing import days_between, likely_apart, same_period, turned

RUNNING = 30  # days after which a running total has grown
# Roles that make another statement of the same thing: both claims have them or neither.
TELLING = (
    *("plan", "cap", "floor", "share", "cumulative", "mean"),
    *("maximum", "minimum", "opening", "closing"),
)
# Of two values of one thing, the one is seldom more than so many times the other.
NEARLY = Decimal("1.5")
HARDLY = 0.3  # share of the words beside a number up to which they tell of another thing
QUARTER = 92  # days in which a number is expected to move a little
TELLING_WORDS = 3  # words beside a number that tell what it is of
FEW = 2  # digits of a value that change places by chance too
FIGURES = 3  # digits of two values that are not near each other by chance
PARTS = {"day": 3, "month": 2}  # of a date of that grain: year, month, day
YEARS_NEAR = 6  # years from which two years of one event are no nearer than any


def features(first: Subject, second: Subject) -> dict[str, float]:
    """What the score is made of, each 0 to 1."""
    return {
        name: float(value) for group in measures(first, second) for name, value in group.items()
    }


def measures(first: Subject, second: Subject) -> tuple[dict[str, float], ...]:
    """The features in groups, as they are measured: what holds or not is True or False."""
    by = ratio(first.amount, second.amount)
    rarest = anchor(first.profile.sentence, second.profile.sentence)
    return (
        _wording(first, second, rarest),
        _circumstances(first, second, by),
        _values(first, second, by),
        barriers(first, second, rarest),
    )


def _wording(first: Subject, second: Subject, rarest: float) -> dict[str, float]:
    one, other = first.profile, second.profile
    ours, theirs = first.claim.frame, second.claim.frame
    # the head of a date or a place in a list is whatever stands beside it
    dated, ranked = first.kind is Kind.DATE, first.kind is Kind.ORDINAL
    both = shared(one.sentence, other.sentence)
    alike = of_either(both, one.sentence, other.sentence)
    strange = _strange(one, other), _strange(other, one)
    unlike = 1.0 if dated else 1.0 - likeness(one.head, other.head)
    return {
        "noun_differs": 0.0 if dated or ranked else _nouns_differ(ours.head, theirs.head),
        "near_covered_best": max(
            covered(one.near, other.sentence), covered(other.near, one.sentence)
        ),
        "near_same": 0.0 if dated else _one_phrase(one.near, other.near),
        "near_empty": not (one.near and other.near),
        "strange": min(strange) * unlike,
        "strange_worst": max(strange) * unlike,
        "misplaced": max(misplaced(one, other), misplaced(other, one)),
        "date_strange": min(strange) if dated else 0.0,
        "event": dated and _one_event(one.near, other.near),
        "anchor_sentence": rarest,
        "sentence": alike,
        "copied": min(1.0, max(0.0, alike - 0.4) / 0.4),
        "mass": min(1.0, both / 4),
        "right": _alike(ours.right, theirs.right),
    }


def _circumstances(one: Subject, other: Subject, by: Decimal | None) -> dict[str, float]:
    first, second = one.claim, other.claim
    ours, theirs = first.frame, second.frame
    together, kind = one.document == other.document, one.kind
    timed = kind is not Kind.DATE and kind is not Kind.DURATION
    return {
        "date": kind is Kind.DATE,
        "percent": kind is Kind.PERCENT,
        "roles_differ": min(_roles_differ(ours.roles, theirs.roles), 3) / 3 if timed else 0.0,
        "sense_differs": turned(first, second),
        "scope_same": ours.scope != "" and ours.scope == theirs.scope,
        "scope_differs": _scopes_differ(ours.scope, theirs.scope, kind is Kind.ORDINAL),
        "same_document": together,
        "headline": together and (ours.place in REPEATING or theirs.place in REPEATING),
        "period_same": same_period(first, second),
        "period_apart": likely_apart(first, second) if timed else 0.0,
        "level_apart": _level_apart(one, other),
        "far_off": _far_off(one, other, by),
        "slip": _slip(one, other),
    }


def _values(first: Subject, second: Subject, by: Decimal | None) -> dict[str, float]:
    ours, theirs = first.company, second.company
    apart = first.document != second.document
    story = min(1.0, shared_numbers(ours, theirs) / STORY) if apart else 0.0
    brief = min(len(ours.article), len(theirs.article)) < STORY
    return {
        "close": _close(first, second, by),
        "transposed": transposed(first.amount, second.amount) and related(first, second),
        "date_close": _dates_close(first.claim, second.claim) if first.kind is Kind.DATE else 0.0,
        "companion": not ours.sentence.isdisjoint(theirs.sentence),
        "brief": apart and brief,
        "story": story,
        "left_over": story * left_over(ours, theirs),
        "one_unit": first.amount.unit == second.amount.unit and sort_of(first.amount.unit) != "",
    }


def _close(first: Subject, second: Subject, by: Decimal | None) -> float:
    """How near two values of two digits and more are: 1 if equal or slipped, 0 from a half more."""
    if by is None:
        return 0.0
    if by >= NEARLY:
        near = _mistyped(first, second)
    elif min(first.amount.size, second.amount.size) < 10 or _round(first, second):
        return 0.0
    else:
        near = 1 - math.log(by) / math.log(NEARLY)
        if _moved(first, second):
            return near / 2
    told = first.document == second.document or one_matter(first, second)
    return near if told else near / 2


def _mistyped(first: Subject, second: Subject) -> float:
    """1 where one of two values has a nought too many or another unit, and both are per head or neither is.

    Half of it where the words beside the one are hardly found with the other: 1.2噸 and 1.2萬噸 of two things.
    """
    one, other = first.amount, second.amount
    if not (mistyped_power(one, other) or other_unit(one, other)):
        return 0.0
    per = [("per" in one.claim.frame.roles) for one in (first, second)]
    ours, theirs = first.profile, second.profile
    told = max(covered(ours.near, theirs.sentence), covered(theirs.near, ours.sentence)) >= HARDLY
    known = related(first, second) or long_slip(one, other)
    return float(per[0] == per[1] and known) * (1.0 if told else 0.5)


def _round(first: Subject, second: Subject) -> bool:
    """Whether two values differ and have a digit each: 50 and 60 are near each other by chance."""
    one, other = first.amount, second.amount
    return one.value != other.value and figures(one, other) < FIGURES


def _moved(first: Subject, second: Subject) -> bool:
    """Whether two values that differ may be those of two quarters: the nearer, the likelier."""
    one, other = first.claim, second.claim
    if first.amount.value == second.amount.value or days_between(one, other) <= QUARTER:
        return False
    return not (same_period(one, other) or is_slip(first.amount, second.amount))


def _dates_close(first: Claim, second: Claim) -> float:
    """How much of year, month and day two dates share, 0 to 1; of two years, how near they are."""
    one, other = first.mention.period, second.mention.period
    if one is None or other is None or one.start is None or other.start is None:
        return 0.0
    parts = min(PARTS.get(one.grain, 1), PARTS.get(other.grain, 1))
    if parts == 1:
        if sorted(str(one.start.year)) == sorted(str(other.start.year)):
            return 1.0  # 1958, 1985
        return max(0.0, 1 - abs(one.start.year - other.start.year) / YEARS_NEAR)
    pairs = list(zip(one.start.timetuple()[:parts], other.start.timetuple()[:parts], strict=True))
    return sum(ours == theirs for ours, theirs in pairs) / parts


def _strange(one: Profile, other: Profile) -> float:
    return unmatched(one.near, (other.sentence, other.wide, other.topic))


def _slip(first: Subject, second: Subject) -> float:
    """Whether the one value is the other mistyped; two digits change places by chance too."""
    if not is_slip(first.amount, second.amount):
        return 0.0
    return 1.0 if figures(first.amount, second.amount) > 2 * FEW else 0.6


def _one_event(one: Bag, other: Bag) -> bool:
    """Whether the words beside two dates share a verb."""
    return any(len(word) > 1 and tag(word).startswith("v") for word in one.keys() & other.keys())


def _nouns_differ(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How unlike the last words of two heads are, 0 to 1: what is counted, whatever goes before."""
    if not one or not other or one[-1] == other[-1] or meaning(one[-1]) == meaning(other[-1]):
        return 0.0
    ours, theirs = set(one[-1]), set(other[-1])
    return 1 - 2 * len(ours & theirs) / (len(ours) + len(theirs))


def _one_phrase(one: Bag, other: Bag) -> float:
    """How alike the words beside two numbers are, if each has three and more: one way of telling it."""
    told = min(len(one.heaviest), len(other.heaviest))
    return likeness(one, other) if told >= TELLING_WORDS else 0.0


def _roles_differ(ours: frozenset[str], theirs: frozenset[str]) -> int:
    """How many roles only one of the two has; a running total is a total."""
    if ours == theirs:
        return 0
    differing = [role for role in TELLING if (role in ours) != (role in theirs)]
    return len(differing) - ("cumulative" in differing and ("total" in ours or "total" in theirs))


def _alike(one: str, other: str) -> float:
    """How far two strings run alike from their beginning, 0 to 1 (eight characters)."""
    if one[:1] != other[:1]:
        return 0.0
    if one == other:
        return min(8, len(one)) / 8
    length = 0
    for ours, theirs in zip(one[:8], other[:8], strict=False):
        if ours != theirs:
            break
        length += 1
    return length / 8


def _scopes_differ(one: str, other: str, ranked: bool) -> float:
    """1 where both name places and share none, a half where only some are shared.

    Of two ranks one may leave out among whom it is: 香港列全球第八, 香港排第八.
    """
    if not one or not other or one == other:
        return 0.0
    ours, theirs = set(one.split("|")) - {""}, set(other.split("|")) - {""}
    if not ours or not theirs or ours == theirs:
        return 0.0
    if ranked and (ours < theirs or theirs < ours):
        return 0.0
    return 0.5 if ours & theirs else 1.0


def _level_apart(first: Subject, second: Subject) -> float:
    """Years between two articles that give an amount or a rate without a period, at most 1."""
    if first.kind not in (Kind.MONEY, Kind.PERCENT) or same_period(first.claim, second.claim):
        return 0.0
    return min(1.0, days_between(first.claim, second.claim) / 365)


def _far_off(first: Subject, second: Subject, by: Decimal | None) -> float:
    """How many times, in powers of ten, one value is the other, at most 1; 0 for a slip."""
    if by is None or by < 3 or slipped_by_power(first.amount, second.amount):
        return 0.0
    if other_unit(first.amount, second.amount):
        return 0.0
    return min(1.0, math.log10(by))
