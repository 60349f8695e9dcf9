"""Guards: what makes two numbers incomparable, however alike the wording."""

from __future__ import annotations

from claims.claim import Claim, Frame
from claims.frames.aliases import canonical
from claims.frames.words import tag, weight
from claims.model import Kind
from factcheck.alignment.companions import shared_numbers
from factcheck.alignment.contrasts import contrast
from factcheck.alignment.dimensions import sort_of
from factcheck.alignment.features import (
    REPEATING,
    RUNNING,
    SENSES,
    TOPIC_LEAST,
    mistyped_power,
    names_edition,
    one_matter,
    phrase,
)
from factcheck.alignment.profiles import anchor, bag, covered, likeness
from factcheck.alignment.subject import Subject
from factcheck.alignment.timing import (
    apart,
    days_between,
    grown,
    in_future,
    passed_and_to_come,
    same_period,
    shown_period,
    spans_differ,
    stated,
)
from factcheck.alignment.values import is_slip, slipped_by_power, transposed

EDITIONS = frozenset("届期季代版批次回轮任")
TELLING_WORD = 0.42  # weight of a word that says something (frequency below about 3,000)
SAME_WORDS = 0.8  # likeness of the words beside two numbers that are told in the same words
NAMED = 0.3  # share of the weight of what a date speaks of that the other one must have
NOUN = 2  # characters of a noun, and of what tells its sorts apart
ONE_STORY = 0.1  # likeness of the topics of two articles on one matter
TOLD_ALIKE = 3  # specific numbers that two articles on one matter share, at least
NAME = 0.6  # weight of a word that may be a name
COPIED = 0.6  # likeness of two sentences from which the one is a copy of the other
# Roles that turn the number into another one: a mismatch weighs most.
APART = ("change", "same_period", "stage", "part")
# Not stated as true by the article: never held against anything.
NOT_STATED = ("denied", "question", "supposed", "quoted")


def guard(first: Subject, second: Subject) -> str:
    """Why two claims cannot be compared at all; empty where nothing stands against it."""
    return (
        _unlike_in_kind(first, second)
        or _other_matter(first, second)
        or _told_otherwise(first, second)
        or _apart_in_time(first, second)
        or _other_name(first.claim.frame, second.claim.frame)
        or _other_sort(first.claim.frame.head, second.claim.frame.head)
        or _opposites(first.claim.frame, second.claim.frame)
    )


def _unlike_in_kind(first: Subject, second: Subject) -> str:
    if first.dimension != second.dimension:
        return f"dimension: {first.dimension} / {second.dimension}"
    if _units_differ(first.claim, second.claim):
        return f"persons against things: {first.claim.unit} / {second.claim.unit}"
    if first.claim.kind is Kind.DATE and not _one_happening(first, second):
        return "dates of other events"
    if first.claim.kind is Kind.DATE and passed_and_to_come(first.claim, second.claim):
        return "the one is past, the other to come"
    if first.claim.kind is Kind.DATE and (others := _other_objects(first.claim, second.claim)):
        return "dates of other things: " + " / ".join(others)
    ranks = first.claim.kind is Kind.ORDINAL
    if ranks and not (_named_in(first, second) and _named_in(second, first)):
        return "ranks of others"
    if nouns := _other_nouns(first.claim, second.claim):
        return "counts of other things: " + " / ".join(nouns)
    if first.claim.kind is not Kind.DATE and not _named_alike(first, second):
        return "no telling word in common"
    return ""


def _other_matter(first: Subject, second: Subject) -> str:
    """Two articles that share neither topic nor numbers, and two sentences that share no rare word."""
    one, other = first.profile, second.profile
    if first.claim.document == second.claim.document:
        return ""
    if min(len(one.topic), len(other.topic)) < TOPIC_LEAST:
        return ""
    if anchor(one.sentence, other.sentence) >= NAME or phrase(one.head, other.head) > 0:
        return ""
    if shared_numbers(first.company, second.company) >= TOLD_ALIKE - 1:
        return ""
    alike = likeness(one.topic, other.topic) >= ONE_STORY
    return "" if alike else "articles on other matters"


def _one_happening(first: Subject, second: Subject) -> bool:
    """Whether a thing that the words beside one date name is named in the other's sentence."""
    return _named_in(first, second) or _named_in(second, first)


def _named_in(one: Subject, other: Subject) -> bool:
    frame = one.claim.frame
    things = [word for word in (*frame.before, *frame.after) if not tag(word).startswith("v")]
    return not things or covered(bag(things), other.profile.sentence) >= NAMED


def _other_objects(first: Claim, second: Claim) -> tuple[str, str] | None:
    """What two dates tell of, where one verb follows both and its objects share no character at the end."""
    ours, theirs = first.frame.after, second.frame.after
    if len(ours) < 2 or len(theirs) < 2 or ours[0] != theirs[0] or not tag(ours[0]).startswith("v"):
        return None
    one, other = ours[-1], theirs[-1]
    if set(one) & set(other) or tag(one)[0] != "n" or tag(other)[0] != "n":
        return None
    return (one, other)


def _other_nouns(first: Claim, second: Claim) -> tuple[str, str] | None:
    """The nouns that two classifiers count, where they have no character in common."""
    if first.kind is not Kind.COUNT or second.kind is not Kind.COUNT:
        return None
    nouns = []
    for claim in (first, second):
        head = claim.frame.head
        if not head or head[-1] not in claim.frame.after:
            return None  # the noun is not told after the number: nothing is known
        nouns.append(head[-1])
    one, other = nouns
    return None if set(one) & set(other) or canonical(one) == canonical(other) else (one, other)


def _told_otherwise(first: Subject, second: Subject) -> str:
    one, other = first.claim.frame, second.claim.frame
    if first.claim.document == second.claim.document:
        if one.sentence == other.sentence:
            return "told in one sentence"
        if _one_flow(first, second):
            return "told one after the other in one text"
    for role in NOT_STATED:
        if role in one.roles or role in other.roles:
            return f"not stated as true: {role}"
    for role in APART:
        if (role in one.roles) != (role in other.roles):
            if role == "part" and _one_part(first, second):
                continue
            return f"role: {role}"
    return ""


def _one_part(first: Subject, second: Subject) -> bool:
    """Whether the other number's words name the part as its own do (當中5公里為隧道; 隧道：5公里)."""
    part, other = (first, second) if "part" in first.claim.frame.roles else (second, first)
    one, whole = part.profile.near, other.profile.near
    return covered(one, whole) >= SAME_WORDS and bool(anchor(one, whole))


def same_sense(one: Claim, other: Claim) -> bool:
    """Whether nothing in their roles and stated periods makes two numbers different ones."""
    ours, theirs = one.frame.roles, other.frame.roles
    if not (ours | theirs).isdisjoint(NOT_STATED):
        return False
    if not (ours ^ theirs).isdisjoint((*APART, *SENSES)):
        return False
    return not (stated(one) and stated(other) and apart(one, other))


def _opposites(one: Frame, other: Frame) -> str:
    ours, theirs = (*one.before, *one.after), (*other.before, *other.after)
    opposite = contrast(ours, theirs) or contrast(theirs, ours)
    return "opposites: " + " / ".join(sorted(opposite)) if opposite else ""


def _named_alike(first: Subject, second: Subject) -> bool:
    """Whether the two sentences share a word that says something; for lengths of time a rarer one."""
    one, other = first.profile, second.profile
    least = NAME if first.claim.kind is Kind.DURATION else TELLING_WORD
    if anchor(one.sentence, other.sentence) >= least or phrase(one.head, other.head) > 0:
        return True
    if one_matter(first, second) and _slipped(first.claim, second.claim):
        return True
    if shared_numbers(first.company, second.company) >= TOLD_ALIKE:
        return True
    return bool(anchor(one.near, other.near)) and likeness(one.topic, other.topic) >= ONE_STORY


def _slipped(first: Claim, second: Claim) -> bool:
    return transposed(first, second) or mistyped_power(first, second)


def _one_flow(first: Subject, second: Subject) -> bool:
    """Whether two differing numbers of one document both stand in its running text.

    A writer who gives another number further down means another thing, unless the two look like a
    slip, or the same words give them for the same stated period; a headline, box or caption repeats
    what the text says.
    """
    one, other = first.claim, second.claim
    beside = {one.frame.place, other.frame.place} & REPEATING
    if beside or one.value is None or other.value is None or one.value == other.value:
        return False
    if same_period(one, other) and likeness(first.profile.near, second.profile.near) >= SAME_WORDS:
        return False
    return not (is_slip(one, other) or slipped_by_power(one, other))


def _apart_in_time(first: Subject, second: Subject) -> str:
    """Why two values of different times, that grow with time, or of two editions, may both hold."""
    one, other = first.claim, second.claim
    timed = one.kind not in (Kind.DATE, Kind.DURATION)
    if timed and stated(one) and stated(other) and apart(one, other):
        return f"period: {shown_period(one)} / {shown_period(other)}"
    if ours := _edition(one):
        theirs = _edition(other)
        if theirs and ours[-1] == theirs[-1] and ours != theirs and one.kind is not Kind.ORDINAL:
            return f"edition: {ours} / {theirs}"
    if timed and sort_of(one.unit) != "bodies" and spans_differ(one, other):
        return f"periods of unlike length: {shown_period(one)} / {shown_period(other)}"
    if one.kind is not Kind.DATE and in_future(one) != in_future(other):
        return "one of the two lies in the future"
    gap = days_between(one, other)
    dated = one.published is not None and other.published is not None
    if names_edition(one) and dated and not _copied(first, second):
        return "ordinals that name an edition"
    both = one.frame.roles & other.frame.roles
    if "cumulative" in both and gap > RUNNING and not same_period(one, other):
        return "running totals of two dates"
    if "running" in both and one.kind is Kind.DURATION and grown(one, other):
        return "a running length of time, told in two years"
    return ""


def _copied(first: Subject, second: Subject) -> bool:
    """Whether the one sentence is a copy of the other, give or take a few words."""
    return likeness(first.profile.sentence, second.profile.sentence) >= COPIED


def _other_name(one: Frame, other: Frame) -> str:
    """The two names of a sort that stand in one place of two statements (…醫院, …醫院); else empty.

    The more the rest is alike, the surer that it is the name that differs.
    """
    ours, theirs = (*one.before, *one.after), (*other.before, *other.after)
    theirs_around = {*theirs, *other.far, *other.wide}
    ours_around = {*ours, *one.far, *one.wide}
    for word in ours:
        rivals = () if len(word) < 2 or word in theirs_around else theirs
        for rival in rivals:
            if rival not in ours_around and _both_names(word, rival):
                return f"other name: {word} / {rival}"
    return ""


def _other_sort(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Two heads of one noun with other words before it (海濱公園, 山頂公園); empty where they are not."""
    ours, theirs = "".join(one), "".join(other)
    length = 0
    while length < min(len(ours), len(theirs)) and ours[-1 - length] == theirs[-1 - length]:
        length += 1
    first, second = ours[: len(ours) - length], theirs[: len(theirs) - length]
    if length < NOUN or min(len(first), len(second)) < NOUN or set(first) & set(second):
        return ""
    return f"other sorts: {ours} / {theirs}"


def _both_names(word: str, rival: str) -> bool:
    """Whether two words of one ending are rare enough to be names, and not short forms of each other."""
    if len(rival) < 2 or rival[-1] != word[-1]:
        return False
    if weight(word) < NAME or weight(rival) < NAME or not tag(word).startswith("n"):
        return False
    shared_characters = set(word[:-1]) & set(rival[:-1])
    return not shared_characters and canonical(word) != canonical(rival)


def _edition(claim: Claim) -> str:
    """The edition that a number's segment names, as number and unit (三届); empty for none."""
    words = (*claim.frame.before, *claim.frame.after)
    named = [word for word in words if word[0] == "第" and word[-1] in EDITIONS]
    return named[0][1:-1] + "|" + named[0][-1] if named else ""


def _units_differ(first: Claim, second: Claim) -> bool:
    """Whether the one counts persons and the other things, or the two count things of two sorts."""
    if first.unit == second.unit or first.kind not in (Kind.COUNT, Kind.NUMBER):
        return False
    one, other = sort_of(first.unit), sort_of(second.unit)
    return bool(one and other) and one != other
