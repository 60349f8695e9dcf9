"""Guards: what makes two numbers incomparable, however alike the wording."""

from __future__ import annotations

import re

from claims.claim import Claim
from claims.model import Kind
from factcheck.alignment.amounts import is_slip, long_slip, slipped_by_power
from factcheck.alignment.barriers import SAME_WORDS, other_parts, part_differs, pointed_apart
from factcheck.alignment.cells import other_columns
from factcheck.alignment.contrasts import contrast
from factcheck.alignment.dimensions import sort_of
from factcheck.alignment.editions import names_edition, one_series
from factcheck.alignment.features import RUNNING
from factcheck.alignment.matter import REPEATING, other_matter
from factcheck.alignment.profiles import anchor, likeness
from factcheck.alignment.rankings import other_lists
from factcheck.alignment.subject import Subject
from factcheck.alignment.timing import (
    AS_OF,
    apart,
    as_of_two_days,
    days_between,
    future_of_one,
    grown,
    grown_since,
    of_own_times,
    of_two_spans,
    passed_and_to_come,
    rolled,
    same_period,
    same_words_later,
    shown_period,
    since_and_before,
    spans_differ,
    stated,
    told_after,
    told_too_early,
    turned,
)
from factcheck.alignment.updates import at_once, of_two_tolls

NAMES = 0.5  # weight of the rarest word that two statements of one person's age share
ALIKE_BESIDE = 0.2  # likeness of the words beside two numbers of one text, of which one is a slip
ROWS = 0.5  # likeness of two sentences of one article that are of one form
SHARED = 3  # numbers of such a sentence for each that it may share
COPIED = 0.6  # likeness of two sentences from which the one is a copy of the other
GROWING = AS_OF | {"running"}  # roles of numbers that have grown when they are told again
TIMELESS = frozenset((Kind.DATE, Kind.DURATION))
# Roles that turn the number into another one: a mismatch weighs most.
APART = ("change", "same_period")
BRACKETS = frozenset("（）()")
MARKS = " |｜│\u3000"  # that part cells
BESIDE = 16  # characters on either side of a number that say who is counted
HARMED = {  # by unit: the words for it
    "死": re.compile("[死亡罹丧殁歿殉]|遇[难害]|离世|病故|身故|不治|遗体|毙命"),
    "傷": re.compile("[伤傷]"),
}
# Not stated as true by the article: never held against anything.
NOT_STATED = ("denied", "question", "supposed", "quoted")


def guard(first: Subject, second: Subject) -> str:
    """Why two claims cannot be compared at all; empty where nothing stands against it."""
    return (
        _unlike_in_kind(first, second)
        or other_matter(first, second)
        or _told_otherwise(first, second)
        or _apart_in_time(first, second)
        or _opposites(first, second)
    )


def _unlike_in_kind(first: Subject, second: Subject) -> str:
    if first.dimension != second.dimension:
        return f"dimension: {first.dimension} / {second.dimension}"
    if other_columns(first.marks.cell, second.marks.cell):
        return "of two columns"
    if first.amount.unit != second.amount.unit and _units_differ(first.claim, second.claim):
        return f"persons against things: {first.claim.unit} / {second.claim.unit}"
    if of_two_tolls(first, second):
        return "other tolls"
    if other_lists(first.marks.ranking, second.marks.ranking):
        return "ranks in other lists: " + " / ".join(
            "".join(subject.marks.ranking) for subject in (first, second)
        )
    ours, theirs = first.marks.each, second.marks.each
    if ours and theirs and not ours & theirs:
        return f"for one of another thing: {min(ours)} / {min(theirs)}"
    if first.kind is Kind.DATE and passed_and_to_come(first.claim, second.claim):
        return "the one is past, the other to come"
    if first.kind is Kind.DATE and since_and_before(first.claim, second.claim):
        return "the one since, the other before a day"
    if is_age(first) and anchor(first.profile.sentence, second.profile.sentence) < NAMES:
        return "ages of persons that are not named alike"
    if first.kind is Kind.PERCENT and not (first.profile.near and second.profile.near):
        return "" if _copied(first, second) else "a percentage that does not say of what"
    return ""


def _told_otherwise(first: Subject, second: Subject) -> str:
    one, other = first.claim.frame, second.claim.frame
    if first.document == second.document:
        if one.sentence == other.sentence:
            return "told in one sentence"
        if _one_flow(first, second) or _bare_line(first.claim) or _bare_line(second.claim):
            return "told one after the other in one text"
        if part_differs(first, second):
            return "role: part"
    if other_parts(first, second):
        return "two parts of a whole"
    if (one.pointer or other.pointer) and (told := pointed_apart(first, second)):
        return told
    if not (one.roles or other.roles):
        return ""
    for role in NOT_STATED:
        if role in one.roles or role in other.roles:
            return f"not stated as true: {role}"
    for role in APART:
        if (role in one.roles) != (role in other.roles):
            return f"role: {role}"
    return ""


def same_sense(one: Claim, other: Claim) -> bool:
    """Whether nothing in their roles and stated periods makes two numbers different ones."""
    ours, theirs = one.frame.roles, other.frame.roles
    if not (ours | theirs).isdisjoint(NOT_STATED):
        return False
    if not (ours ^ theirs).isdisjoint((*APART, "part", "stage")):
        return False
    if turned(one, other):
        return False
    return not (stated(one) and stated(other) and apart(one, other))


def _opposites(first: Subject, second: Subject) -> str:
    if not (first.marks.opposable and second.marks.opposable):
        return ""
    one, other = first.claim.frame, second.claim.frame
    ours, theirs = (*one.before, *one.after), (*other.before, *other.after)
    opposite = contrast(ours, theirs) or contrast(theirs, ours)
    return "opposites: " + " / ".join(sorted(opposite)) if opposite else ""


def _bare_line(claim: Claim) -> bool:
    """Whether a line is a number alone, or in brackets and no caption: it is of the line beside it."""
    folded = claim.source.folded
    block = folded.block_at(claim.mention.start)
    line = folded.text[block.body : block.end]
    bracketed = line[:1] in BRACKETS and line[-1:] in BRACKETS and block.kind != "caption"
    return bracketed or len(line.rstrip(MARKS)) == claim.mention.end - claim.mention.start


def _one_flow(first: Subject, second: Subject) -> bool:
    """Whether two differing numbers of one document both stand in its running text.

    A writer who gives another number further down means another thing, unless the two look like a
    slip, or the same words give them for the same stated period; a headline, box or caption repeats
    what the text says.
    """
    one, other = first.claim, second.claim
    if one.frame.place in REPEATING or other.frame.place in REPEATING:
        return False
    if one.kind is Kind.DATE:
        return True
    if one.value is None or other.value is None or one.value == other.value:
        return False
    if _rows_of_one_form(first, second):
        return True
    if same_period(one, other) and likeness(first.profile.near, second.profile.near) >= SAME_WORDS:
        return False
    amounts = first.amount, second.amount
    slip = is_slip(*amounts) or slipped_by_power(*amounts)
    return of_two_spans(one, other) or not (
        slip and likeness(first.profile.near, second.profile.near) >= ALIKE_BESIDE
    )


def _rows_of_one_form(first: Subject, second: Subject) -> bool:
    """Whether two sentences of one article are of one form and share hardly a number: 第3區有23個…, 第4區有24個….

    Two of many numbers may have one in common: two flats were both held for 14 years.
    """
    ours, theirs = first.company.sentence, second.company.sentence
    if not (ours and theirs) or SHARED * len(ours & theirs) > min(len(ours), len(theirs)):
        return False
    return likeness(first.profile.sentence, second.profile.sentence) >= ROWS


def _apart_in_time(first: Subject, second: Subject) -> str:
    """Why two values of different times, that grow with time, or of two editions, may both hold."""
    one, other = first.claim, second.claim
    dated, timed = first.kind is Kind.DATE, first.kind not in TIMELESS
    both = first.marks.stated and second.marks.stated and not dated
    if both and ((timed and apart(one, other)) or rolled(one, other)):
        return f"period: {shown_period(one)} / {shown_period(other)}"
    if dated and (same_words_later(one, other) or of_own_times(one, other)):
        return "the same words, counted from other days"
    ours, theirs = first.marks.edition, second.marks.edition
    one_row = ours[-1:] == theirs[-1:] and first.kind is not Kind.ORDINAL
    if ours and theirs and ours != theirs and one_row:
        return f"edition: {ours} / {theirs}"
    told = (first.marks.stated or second.marks.stated) and not dated
    if (
        told
        and not long_slip(first.amount, second.amount)
        and (reason := _of_other_periods(one, other))
    ):
        return reason
    placed = one.published and other.published
    if names_edition(first) and placed and not (_copied(first, second) or one_series(one, other)):
        return "ordinals that name an edition"
    return _grown(first, second)


def _of_other_periods(one: Claim, other: Claim) -> str:
    """Why a number whose sentence gives its period is of another one than the other."""
    timed = one.kind is not Kind.DURATION
    if timed and sort_of(one.unit) != "bodies" and spans_differ(one, other):
        return f"periods of unlike length: {shown_period(one)} / {shown_period(other)}"
    if future_of_one(one, other):
        return "one of the two lies in the future"
    if timed and (told_after(one, other) or told_after(other, one)):
        return "of a time after the other article"
    if timed and (told_too_early(one, other) or told_too_early(other, one)):
        return "of a period that had not ended when the other article came out"
    return ""


def _grown(first: Subject, second: Subject) -> str:
    """Why a running total, or a number that only grows, is another at another time."""
    one, other = first.claim, second.claim
    ours, theirs = one.frame.roles, other.frame.roles
    if GROWING.isdisjoint(ours) and GROWING.isdisjoint(theirs):
        return ""
    both = ours & theirs
    if "cumulative" in both and days_between(one, other) > RUNNING and not same_period(one, other):
        return "running totals of two dates"
    timed = first.kind not in TIMELESS and not at_once(first, second)
    slip = is_slip(first.amount, second.amount)
    if timed and as_of_two_days(one, other) and not slip:
        return "as of two days"
    if timed and grown_since(one, other) and not slip:
        return "as of an earlier day, and grown since"
    if "running" in both and first.kind is Kind.DURATION and grown(one, other):
        return "a running length of time, told in two years"
    return ""


def _copied(first: Subject, second: Subject) -> bool:
    """Whether the one sentence is a copy of the other, give or take a few words."""
    return likeness(first.profile.sentence, second.profile.sentence) >= COPIED


def is_age(subject: Subject) -> bool:
    """Whether a number is how old someone is."""
    return subject.kind is Kind.MEASURE and subject.amount.unit == "歲"


def _units_differ(first: Claim, second: Claim) -> bool:
    """Whether of two numbers in two units the one counts persons and the other things, or things of two sorts."""
    if first.kind not in (Kind.COUNT, Kind.NUMBER):
        return False
    if any(_not_so_harmed(*pair) for pair in ((first, second), (second, first))):
        return True
    one, other = sort_of(first.unit), sort_of(second.unit)
    if not first.unit or not second.unit:
        bare, counted = (second, first) if first.unit else (first, second)
        return _broken(bare) and not _broken(counted)  # a magnitude of 7.2 and 13死
    return bool(one and other) and one != other


def _broken(claim: Claim) -> bool:
    """Whether a number has a fraction."""
    return claim.value is not None and claim.value % 1 != 0


def _not_so_harmed(harmed: Claim, other: Claim) -> bool:
    """Whether the one counts the dead or injured (10死) and nothing beside the other says that."""
    words = HARMED.get(harmed.unit)
    if words is None or other.unit == harmed.unit:
        return False
    text, mention = other.source.folded.text, other.mention
    return words.search(text, max(0, mention.start - BESIDE), mention.end + BESIDE) is None
