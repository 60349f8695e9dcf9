"""Features: how alike two claims are in wording and circumstances, each 0 to 1."""

from __future__ import annotations

import math

from claims.claim import Claim
from claims.frames.synonyms import meaning
from claims.frames.words import tag
from claims.model import Kind
from factcheck.alignment.companions import shared_numbers
from factcheck.alignment.dimensions import sort_of
from factcheck.alignment.profiles import (
    Bag,
    Profile,
    anchor,
    likeness,
    misplaced,
    of_either,
    shared,
    unmatched,
)
from factcheck.alignment.subject import Subject
from factcheck.alignment.timing import days_between, likely_apart, same_period
from factcheck.alignment.values import (
    figures,
    is_slip,
    power_apart,
    ratio,
    slipped_by_power,
    transposed,
)

# Ordinals with these units are places in a list; others name an edition or a part (第三屆, 第二期).
RANKS = ("", "位", "名")
# Blocks that say again what the running text says.
REPEATING = frozenset(("title", "heading", "caption", "box"))
RUNNING = 30  # days after which a running total has grown
# Roles that make another statement of the same thing: both claims have them or neither.
TELLING = frozenset("plan cap floor share cumulative part maximum minimum opening closing".split())
SENSES = frozenset(("per", "former", "target", "forecast", "same_period"))
NEARLY = 1.5  # of two values of one thing, the one is seldom more than so many times the other
STORY = 4  # numbers of two digits and more that two articles on one matter share
MATTER = 3  # numbers that two articles of one matter share
ALIKE = 0.06  # likeness of two topics from which one number less will do
MISTYPED = frozenset((1, 2, 4, 8))  # powers of ten by which a slip of the pen is out
QUARTER = 92  # days in which a number is expected to move a little
TELLING_WORDS = 3  # words beside a number that tell what it is of
FIGURES = 3  # digits of two values that are not near each other by chance
PARTS = {"day": 3, "month": 2}  # of a date of that grain: year, month, day
YEARS_NEAR = 6  # years from which two years of one event are no nearer than any
TOPIC_LEAST = 12  # words that an article has beside its numbers if it has a topic


def features(first: Subject, second: Subject) -> dict[str, float]:
    """What the score is made of, each 0 to 1."""
    return {
        **_wording(first, second),
        **_circumstances(first.claim, second.claim),
        **_values(first, second),
    }


def _wording(first: Subject, second: Subject) -> dict[str, float]:
    one, other = first.profile, second.profile
    ours, theirs = first.claim.frame, second.claim.frame
    dated = first.claim.kind is Kind.DATE  # the head of a date is whatever stands beside it
    counted = first.claim.kind in (Kind.COUNT, Kind.NUMBER)  # others have a facet for a head
    both = shared(one.sentence, other.sentence)
    alike = of_either(both, one.sentence, other.sentence)
    copied = min(1.0, max(0.0, alike - 0.3) / 0.4)
    strange = (_strange(one, other), _strange(other, one)) if copied or dated else (0.0, 0.0)
    return {
        "head_phrase": phrase(one.head, other.head) if counted else 0.0,
        "noun_differs": 0.0 if dated else _nouns_differ(ours.head, theirs.head),
        "near_same": 0.0 if dated else _one_phrase(one.near, other.near),
        "near_empty": float(not one.near or not other.near),
        "strange_sentence": min(
            unmatched(one.sentence, (other.sentence,)), unmatched(other.sentence, (one.sentence,))
        ),
        "odd_words": copied * min(strange),
        "odd_word": copied * max(strange),
        "misplaced": max(misplaced(one, other), misplaced(other, one)),
        "date_strange": min(strange) if dated else 0.0,
        "event": float(dated and _one_event(one.near, other.near)),
        "anchor_sentence": anchor(one.sentence, other.sentence),
        "sentence": alike,
        "copied": min(1.0, max(0.0, alike - 0.4) / 0.4),
        "mass": min(1.0, both / 4),
        "around": likeness(one.wide, other.wide),
        "right": _alike(ours.right, theirs.right),
    }


def _circumstances(first: Claim, second: Claim) -> dict[str, float]:
    ours, theirs = first.frame, second.frame
    together = first.document == second.document
    timed = first.kind not in (Kind.DATE, Kind.DURATION)
    both, one_sided = ours.roles & theirs.roles, ours.roles ^ theirs.roles
    return {
        "percent": float(first.kind is Kind.PERCENT),
        "roles_differ": min(_roles_differ(ours.roles, theirs.roles), 3) / 3 if timed else 0.0,
        "roles_shared": min(2, len(both & (TELLING | SENSES))) / 2,
        "sense_differs": float(not one_sided.isdisjoint(SENSES)),
        "scope_same": float(bool(ours.scope) and ours.scope == theirs.scope),
        "scope_differs": _scopes_differ(ours.scope, theirs.scope),
        "same_document": float(together),
        "same_block": float(together and ours.block == theirs.block),
        "headline": float(together and bool({ours.place, theirs.place} & REPEATING)),
        "period_same": float(same_period(first, second)),
        "period_apart": likely_apart(first, second) if timed else 0.0,
        "flow_apart": float(_flow(first) and days_between(first, second) > 2 * RUNNING),
        "level_apart": _level_apart(first, second),
        "far_off": _far_off(first, second),
        "slip": float(is_slip(first, second)),
    }


def _values(first: Subject, second: Subject) -> dict[str, float]:
    ours, theirs = first.company, second.company
    apart = first.claim.document != second.claim.document
    brief = min(len(ours.article), len(theirs.article)) < STORY
    return {
        "close": _close(first, second),
        "transposed": float(transposed(first.claim, second.claim) and _related(first, second)),
        "date_close": _dates_close(first.claim, second.claim),
        "companion": float(not ours.sentence.isdisjoint(theirs.sentence)),
        "brief": float(apart and brief),
        "story": min(1.0, shared_numbers(ours, theirs) / STORY) if apart else 0.0,
    }


def _related(first: Subject, second: Subject) -> bool:
    """Whether two texts may be on one matter: they share numbers, or are too short to tell.

    In one text only a headline, caption or box says a number again.
    """
    if first.claim.document == second.claim.document:
        return not REPEATING.isdisjoint((first.claim.frame.place, second.claim.frame.place))
    told = min(len(first.company.article), len(second.company.article))
    return told < STORY or one_matter(first, second)


def one_matter(first: Subject, second: Subject) -> bool:
    """Whether two articles share so many numbers, or fewer and their words, that they are of one matter."""
    both = shared_numbers(first.company, second.company)
    if both != MATTER - 1:
        return both >= MATTER
    return likeness(first.profile.topic, second.profile.topic) >= ALIKE


def _close(first: Subject, second: Subject) -> float:
    """How near two values of two digits and more are: 1 if equal or slipped, 0 from a half more."""
    one, other = first.claim, second.claim
    by = ratio(one, other)
    if by is None or not one.value or not other.value:
        return 0.0
    if by >= NEARLY:
        per_both = ("per" in one.frame.roles) == ("per" in other.frame.roles)
        return float(per_both and mistyped_power(one, other) and _related(first, second))
    if min(abs(one.value), abs(other.value)) < 10:
        return 0.0
    near = 1 - math.log(by) / math.log(NEARLY)
    if one.value == other.value:
        return near
    if figures(one, other) < FIGURES:
        return 0.0  # 50 and 60 are near each other by chance
    return near / 2 if _moved(one, other) else near


def _moved(first: Claim, second: Claim) -> bool:
    """Whether two unequal values may be those of two quarters: the nearer, the likelier."""
    if days_between(first, second) <= QUARTER:
        return False
    return not (same_period(first, second) or is_slip(first, second))


def mistyped_power(first: Claim, second: Claim) -> bool:
    """Whether one of two values has a nought, 萬 or 億 too many."""
    return slipped_by_power(first, second) and power_apart(first, second) in MISTYPED


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


def _one_event(one: Bag, other: Bag) -> bool:
    """Whether the words beside two dates share a verb."""
    return any(len(word) > 1 and tag(word)[0] == "v" for word in one.keys() & other.keys())


def _nouns_differ(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How unlike the last words of two heads are, 0 to 1: what is counted, whatever goes before."""
    if not one or not other or meaning(one[-1]) == meaning(other[-1]):
        return 0.0
    ours, theirs = set(one[-1]), set(other[-1])
    return 1 - 2 * len(ours & theirs) / (len(ours) + len(theirs))


def _one_phrase(one: Bag, other: Bag) -> float:
    """How alike the words beside two numbers are, if each has three and more: one way of telling it."""
    told = min(len(one.heaviest), len(other.heaviest))
    return likeness(one, other) if told >= TELLING_WORDS else 0.0


def phrase(one: Bag, other: Bag) -> float:
    """0 for heads that share one word or none, 1 for three or more: a phrase is a name."""
    words = [word for word in one.keys() & other.keys() if len(word) > 1]
    return min(1.0, max(0, len(words) - 1) / 2)


def _roles_differ(ours: frozenset[str], theirs: frozenset[str]) -> int:
    """How many roles only one of the two has; a running total is a total."""
    differing = (ours ^ theirs) & TELLING
    return len(differing) - ("cumulative" in differing and ("total" in ours or "total" in theirs))


def _alike(one: str, other: str) -> float:
    """How far two strings run alike from their beginning, 0 to 1 (eight characters)."""
    length = 0
    for ours, theirs in zip(one[:8], other[:8], strict=False):
        if ours != theirs:
            break
        length += 1
    return length / 8


def _scopes_differ(one: str, other: str) -> float:
    """1 where both name places and share none, a half where only some are shared."""
    ours, theirs = set(one.split("|")) - {""}, set(other.split("|")) - {""}
    if not ours or not theirs or ours == theirs:
        return 0.0
    return 0.5 if ours & theirs else 1.0


def _level_apart(first: Claim, second: Claim) -> float:
    """Years between two articles that give an amount or a rate without a period, at most 1."""
    if first.kind not in (Kind.MONEY, Kind.PERCENT) or same_period(first, second):
        return 0.0
    return min(1.0, days_between(first, second) / 365)


def _far_off(first: Claim, second: Claim) -> float:
    """How many times, in powers of ten, one value is the other, at most 1; 0 for a slip."""
    by = ratio(first, second)
    if by is None or by < 3 or slipped_by_power(first, second):
        return 0.0
    return min(1.0, math.log10(by))


def _flow(claim: Claim) -> bool:
    """Whether a count is of things that keep coming: cases, applications, visitors."""
    return sort_of(claim.unit) == "papers" or claim.unit in ("人次", "次")


def names_edition(claim: Claim) -> bool:
    """Whether an ordinal names an edition or a part (第三屆, 第二期), and no place in a list."""
    return claim.kind is Kind.ORDINAL and claim.unit not in RANKS
