"""Alignment: do two claims speak of the same thing? Same, different or unknown, with reasons.

First the guards: anything that makes two numbers incomparable whatever the wording (dimension,
role, stated period, place, an opposite word). Then a score: a logistic sum of likenesses of the
wording, with weights from `alignment_weights.csv`, fitted by scripts/fit_alignment.py. The verdict
does not depend on the order of the two.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from claims.aliases import canonical
from claims.claim import Claim, Frame
from claims.model import Kind
from claims.words import tag, weight
from factcheck.contrasts import contrast
from factcheck.dimensions import dimension, sort_of
from factcheck.profiles import Bag, Profile, anchor, covered, likeness, misplaced, shared, unmatched
from factcheck.values import is_slip, ratio, slipped_by_power

# Ordinals with these units are places in a list; others name an edition or a part (第三屆, 第二期).
RANKS = ("", "位", "名")
# Blocks that say again what the running text says.
REPEATING = frozenset(("title", "heading", "caption", "box"))
EDITIONS = frozenset("届期季代版批次回轮任")
TELLING_WORD = 0.42  # weight of a word that says something (frequency below about 3,000)
ONE_STORY = 0.1  # likeness of the topics of two articles on one matter
NAME = 0.6  # weight of a word that may be a name
COPIED = 0.6  # likeness of two sentences from which the one is a copy of the other
RUNNING = 30  # days after which a running total has grown
SAME_AT = 0.5
UNKNOWN_AT = 0.25
# Roles that make another statement of the same thing: both claims have them or neither.
TELLING = (
    *("plan", "cap", "floor", "share", "cumulative", "part"),
    *("maximum", "minimum", "opening", "closing"),
)
# Roles that turn the number into another one: a mismatch weighs most.
APART = ("change", "same_period", "stage")
SENSES = ("per", "former", "target", "forecast", "same_period")
# Not stated as true by the article: never held against anything.
NOT_STATED = ("denied", "question", "supposed", "quoted")


class Sameness(StrEnum):
    """The verdict on two claims."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Alignment:
    """The verdict, its score (0 to 1), and why."""

    verdict: Sameness
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A claim with what aligning it needs, worked out once."""

    claim: Claim
    profile: Profile
    dimension: str
    order: int
    """Place among all claims of the run: the tie-breaker that makes every choice deterministic."""


def compare(first: Subject, second: Subject) -> Alignment:
    """The verdict on two claims, the same whichever comes first."""
    if barrier := guard(first, second):
        return Alignment(Sameness.DIFFERENT, 0.0, (barrier,))
    measured = features(first, second)
    score = probability(measured)
    verdict = Sameness.SAME if score >= SAME_AT else Sameness.UNKNOWN
    if score < UNKNOWN_AT:
        verdict = Sameness.DIFFERENT
    told = sorted(measured.items(), key=lambda item: -abs(item[1] * _weights()[item[0]]))
    reasons = tuple(f"{name} {value:.2f}" for name, value in told if value)
    return Alignment(verdict, score, reasons)


def guard(first: Subject, second: Subject) -> str:
    """Why two claims cannot be compared at all; empty where nothing stands against it."""
    one, other = first.claim.frame, second.claim.frame
    if first.dimension != second.dimension:
        return f"dimension: {first.dimension} / {second.dimension}"
    if first.claim.document == second.claim.document and one.sentence == other.sentence:
        return "told in one sentence"
    if first.claim.document == second.claim.document and _one_flow(first.claim, second.claim):
        return "told one after the other in one text"
    for role in NOT_STATED:
        if role in one.roles or role in other.roles:
            return f"not stated as true: {role}"
    for role in APART:
        if (role in one.roles) != (role in other.roles):
            return f"role: {role}"
    if first.claim.kind is not Kind.DATE and not _named_alike(first, second):
        return "no telling word in common"
    stated = _stated(first.claim) and _stated(second.claim)
    if first.claim.kind not in (Kind.DATE, Kind.DURATION) and stated and _apart(first.claim, second.claim):
        return "period: " + " / ".join(map(_period, (first.claim, second.claim)))
    if _units_differ(first.claim, second.claim):
        return f"persons against things: {first.claim.unit} / {second.claim.unit}"
    if reason := _apart_in_time(first, second) or _other_name(one, other):
        return reason
    if opposite := contrast((*one.before, *one.after), (*other.before, *other.after)):
        return "opposites: " + " / ".join(sorted(opposite))
    return ""


def _named_alike(first: Subject, second: Subject) -> bool:
    """Whether the two sentences share a word that says something; for lengths of time a rarer one."""
    one, other = first.profile, second.profile
    least = NAME if first.claim.kind is Kind.DURATION else TELLING_WORD
    if anchor(one.sentence, other.sentence) >= least or _phrase(one.head, other.head) > 0:
        return True
    return bool(anchor(one.near, other.near)) and likeness(one.topic, other.topic) >= ONE_STORY


def _one_flow(first: Claim, second: Claim) -> bool:
    """Whether two differing numbers of one document both stand in its running text.

    A writer who gives another number further down means another thing, unless the two look like a
    slip; a headline, box or caption repeats what the text says.
    """
    beside = {first.frame.place, second.frame.place} & REPEATING
    if beside or first.value is None or second.value is None:
        return False
    slip = is_slip(first, second) or slipped_by_power(first, second)
    return first.value != second.value and not slip


def _apart_in_time(first: Subject, second: Subject) -> str:
    """Why two values that grow with time, or belong to two editions, are no contradiction."""
    one, other = first.claim, second.claim
    if ours := _edition(one):
        theirs = _edition(other)
        if theirs and ours[-1] == theirs[-1] and ours != theirs and one.kind is not Kind.ORDINAL:
            return f"edition: {ours} / {theirs}"
    if one.kind is not Kind.DATE and _future(one) != _future(other):
        return "one of the two lies in the future"
    gap = days_between(one, other)
    if _edition_only(one) and gap > RUNNING and likeness(first.profile.sentence, second.profile.sentence) < COPIED:
        return "ordinals that name an edition"
    both = one.frame.roles & other.frame.roles
    if "cumulative" in both and gap > RUNNING and not _same_period(one, other):
        return "running totals of two dates"
    if "running" in both and one.kind is Kind.DURATION and _grown(one, other):
        return "a running length of time, told in two years"
    return ""


def _other_name(one: Frame, other: Frame) -> str:
    """The two names of a sort that stand in one place of two statements (…醫院, …醫院); else empty.

    The more the rest is alike, the surer that it is the name that differs.
    """
    ours, theirs = (*one.before, *one.after), (*other.before, *other.after)
    for word in ours:
        if len(word) < 2 or word in theirs or word in other.far or word in other.wide:
            continue
        for rival in theirs:
            if rival[-1] == word[-1] and len(rival) > 1 and _both_names(word, rival):
                if rival not in ours and rival not in one.far and rival not in one.wide:
                    return f"other name: {word} / {rival}"
    return ""


def _both_names(word: str, rival: str) -> bool:
    """Whether two words of one ending are rare enough to be names, and not one the other's short form."""
    if weight(word) < NAME or weight(rival) < NAME or not tag(word).startswith("n"):
        return False
    shared_characters = set(word[:-1]) & set(rival[:-1])
    return not shared_characters and canonical(word) != canonical(rival)


def _future(claim: Claim) -> bool:
    """Whether a number's own sentence puts it after the day of the article (到2035年可容納…)."""
    start = claim.frame.period_start
    return bool(_stated(claim) and start and claim.published and start > claim.published)


def _edition(claim: Claim) -> str:
    """The edition that a number's segment names, as number and unit (三届); empty for none."""
    words = (*claim.frame.before, *claim.frame.after)
    named = [word for word in words if word[0] == "第" and word[-1] in EDITIONS]
    return named[0][1:-1] + "|" + named[0][-1] if named else ""


def _edition_only(claim: Claim) -> bool:
    return claim.kind is Kind.ORDINAL and claim.unit not in RANKS


def _grown(one: Claim, other: Claim) -> bool:
    """Whether two lengths in years differ by the years between their articles."""
    if one.published is None or other.published is None or one.value is None or other.value is None:
        return False
    years = other.published.year - one.published.year
    return years != 0 and one.unit == other.unit == "year" and other.value - one.value == years


def features(first: Subject, second: Subject) -> dict[str, float]:
    """What the score is made of, each 0 to 1."""
    return {**_wording(first, second), **_circumstances(first.claim, second.claim)}


def _wording(first: Subject, second: Subject) -> dict[str, float]:
    one, other = first.profile, second.profile
    ours, theirs = first.claim.frame, second.claim.frame
    dated = first.claim.kind is Kind.DATE  # the head of a date is whatever stands beside it
    counted = first.claim.kind in (Kind.COUNT, Kind.NUMBER)  # others have a facet for a head
    alike = likeness(one.sentence, other.sentence)
    strange = _strange(one, other), _strange(other, one)
    unlike = 1.0 if dated else 1.0 - likeness(one.head, other.head)
    return {
        "head_phrase": _phrase(one.head, other.head) if counted else 0.0,
        "noun_differs": 0.0 if dated else _nouns_differ(ours.head, theirs.head),
        "near_covered_best": max(covered(one.near, other.sentence), covered(other.near, one.sentence)),
        "near_empty": float(not one.near or not other.near),
        "strange": min(strange) * unlike,
        "strange_worst": max(strange) * unlike,
        "strange_sentence": min(
            unmatched(one.sentence, (other.sentence,)), unmatched(other.sentence, (one.sentence,))
        ),
        "misplaced": max(misplaced(one, other), misplaced(other, one)),
        "date_strange": min(strange) if dated else 0.0,
        "event": float(dated and _one_event(one.near, other.near)),
        "anchor_sentence": anchor(one.sentence, other.sentence),
        "sentence": alike,
        "copied": min(1.0, max(0.0, alike - 0.4) / 0.4),
        "mass": min(1.0, shared(one.sentence, other.sentence) / 4),
        "around": likeness(one.wide, other.wide),
        "topic": _one_topic(first, second),
        "right": _alike(ours.right, theirs.right),
    }


def _circumstances(first: Claim, second: Claim) -> dict[str, float]:
    ours, theirs = first.frame, second.frame
    together = first.document == second.document
    timed = first.kind not in (Kind.DATE, Kind.DURATION)
    told = sum(role in ours.roles & theirs.roles for role in TELLING + SENSES)
    turned = any((role in ours.roles) != (role in theirs.roles) for role in SENSES)
    return {
        "edition": float(_edition_only(first)),
        "date": float(first.kind is Kind.DATE),
        "rank": float(first.kind is Kind.ORDINAL),
        "percent": float(first.kind is Kind.PERCENT),
        "roles_differ": min(_roles_differ(ours.roles, theirs.roles), 3) / 3,
        "roles_shared": min(2, told) / 2,
        "sense_differs": float(turned),
        "scope_same": float(bool(ours.scope) and ours.scope == theirs.scope),
        "scope_differs": _scopes_differ(ours.scope, theirs.scope),
        "same_document": float(together),
        "same_block": float(together and ours.block == theirs.block),
        "headline": float(together and bool({ours.place, theirs.place} & REPEATING)),
        "period_same": float(_same_period(first, second)),
        "period_apart": _likely_apart(first, second) if timed else 0.0,
        "flow_apart": float(_flow(first) and days_between(first, second) > 2 * RUNNING),
        "level_apart": _level_apart(first, second),
        "far_off": _far_off(first, second),
        "slip": float(is_slip(first, second)),
    }


def _strange(one: Profile, other: Profile) -> float:
    return unmatched(one.near, (other.sentence, other.wide, other.topic))


def _one_topic(first: Subject, second: Subject) -> float:
    if first.claim.document == second.claim.document:
        return 0.0
    return min(1.0, 4 * likeness(first.profile.topic, second.profile.topic))


def _one_event(one: Bag, other: Bag) -> bool:
    """Whether the words beside two dates share a verb."""
    return any(len(word) > 1 and tag(word).startswith("v") for word in one.keys() & other.keys())


def _nouns_differ(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How unlike the last words of two heads are, 0 to 1: what is counted, whatever goes before."""
    if not one or not other or one[-1] == other[-1]:
        return 0.0
    ours, theirs = set(one[-1]), set(other[-1])
    return 1 - 2 * len(ours & theirs) / (len(ours) + len(theirs))


def _phrase(one: Bag, other: Bag) -> float:
    """0 for heads that share one word or none, 1 for three or more: a phrase is a name."""
    words = sum(len(word) > 1 for word in one.keys() & other.keys())
    return min(1.0, max(0, words - 1) / 2)


def _roles_differ(ours: frozenset[str], theirs: frozenset[str]) -> int:
    """How many roles only one of the two has; a running total is a total."""
    differing = [role for role in TELLING if (role in ours) != (role in theirs)]
    return len(differing) - ("cumulative" in differing and ("total" in ours or "total" in theirs))


def probability(measured: dict[str, float]) -> float:
    """The logistic sum of the features."""
    weights = _weights()
    total = weights["intercept"] + sum(weights[name] * value for name, value in measured.items())
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def _weights() -> dict[str, float]:
    table = (files("factcheck") / "alignment_weights.csv").read_text(encoding="utf-8")
    return {row["feature"]: float(row["weight"]) for row in csv.DictReader(table.splitlines())}


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


def _units_differ(first: Claim, second: Claim) -> bool:
    """Whether the one counts persons and the other things, or the two count things of two sorts."""
    if first.unit == second.unit or first.kind not in (Kind.COUNT, Kind.NUMBER):
        return False
    one, other = sort_of(first.unit), sort_of(second.unit)
    return bool(one and other) and one != other


def _level_apart(first: Claim, second: Claim) -> float:
    """Years between two articles that give an amount or a rate without a period, at most 1."""
    if first.kind not in (Kind.MONEY, Kind.PERCENT) or _same_period(first, second):
        return 0.0
    return min(1.0, days_between(first, second) / 365)


def _far_off(first: Claim, second: Claim) -> float:
    """How many times, in powers of ten, one value is the other, at most 1; 0 for a slip."""
    by = ratio(first, second)
    if by is None or by < 3 or slipped_by_power(first, second):
        return 0.0
    return min(1.0, math.log10(by))


def days_between(first: Claim, second: Claim) -> int:
    """Days between the two articles; 0 where one is not dated."""
    if first.published is None or second.published is None:
        return 0
    return abs((first.published - second.published).days)


def _flow(claim: Claim) -> bool:
    """Whether a count is of things that keep coming: cases, applications, visitors."""
    return sort_of(claim.unit) == "papers" or claim.unit in ("人次", "次")


def _stated(claim: Claim) -> bool:
    frame = claim.frame
    told = frame.period_start is not None or frame.period_end is not None
    return told and frame.period_from != "paragraph"


def _apart(first: Claim, second: Claim) -> bool:
    """Whether both state periods that have no day in common."""
    one, other = first.frame, second.frame
    return (
        bool(one.period_end and other.period_start and one.period_end < other.period_start)
        or bool(other.period_end and one.period_start and other.period_end < one.period_start)
    )


def _same_period(first: Claim, second: Claim) -> bool:
    one, other = first.frame, second.frame
    if first.kind is Kind.DATE:
        return False
    return _stated(first) and (one.period_start, one.period_end) == (
        other.period_start,
        other.period_end,
    )


def _likely_apart(first: Claim, second: Claim) -> float:
    """How sure it is that two periods are apart: less where a paragraph's period is only inherited."""
    if not _apart(first, second):
        return 0.0
    return 0.3 + 0.3 * (_stated(first) or _stated(second))


def _period(claim: Claim) -> str:
    ends = (claim.frame.period_start, claim.frame.period_end)
    return "–".join(str(day) if day else "…" for day in ends)
