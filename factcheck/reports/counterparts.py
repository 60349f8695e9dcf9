"""What a claim was held against: its likeliest counterparts, each with the verdict and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.claim import Claim
from factcheck.alignment import Alignment, Sameness, Subject, compare
from factcheck.alignment.updates import brought_up_to_date
from factcheck.alignment.values import agreement
from factcheck.alignment.verdict import weight_of
from factcheck.collection import Collection
from factcheck.facts import linked
from factcheck.languages import later, say, say_many, translated
from factcheck.links import mutual
from factcheck.occasions import Pair, apart_in_occasion, pair_of
from factcheck.reports.terminal import cropped, safe
from factcheck.reports.terms import (
    AGREEMENT,
    KINDS,
    LIKENESSES,
    ROLES,
    SAMENESS,
    dimension_in_words,
    worded,
)
from factcheck.subjects import comparable, subjects
from factcheck.toll_totals import Totals, totals

LEAST = 0.15  # what weighs less is not told
CANDIDATES = 8  # other statements that are shown, the likeliest first


def compared(claim: Claim, collection: Collection) -> Iterator[str]:
    """A line or two for each of the likeliest other statements of the same dimension, in words."""
    if not comparable(claim):
        yield say("with nothing: it says nothing definite that another statement could contradict")
        return
    claims = [one for article in collection.articles for one in article.claims]
    everything = subjects(claims)
    (own,) = (subject for subject in everything if subject.claim is claim)
    others = [one for one in everything if one is not own and one.dimension == own.dimension]
    yield say_many(
        "with {number} other statement of the same kind ({dimension})",
        "with {number} other statements of the same kind ({dimension})",
        len(others),
        dimension=dimension_in_words(own.dimension) or say("(none)"),
    )
    joined = {
        id(member.claim)
        for fact in collection.facts
        if any(member.claim is claim for member in fact.members)
        for member in fact.members
    }
    found = mutual(linked(claims, everything, {claim.document}))
    yield from _ranked(own, others, joined, apart_in_occasion(found, claims), totals(everything))


def _ranked(
    own: Subject, others: Sequence[Subject], joined: set[int], apart: set[Pair], known: Totals
) -> Iterator[str]:
    pairs = [(compare(own, other), other) for other in others]
    pairs.sort(key=lambda pair: (-pair[0].score, pair[1].order))
    for alignment, other in pairs[:CANDIDATES]:
        place = f"{safe(other.claim.document)}:{other.claim.line}:{other.claim.column}"
        quote = safe(cropped(other.claim.quote, 40))
        same = worded(SAMENESS, alignment.verdict)
        verdict = [say("{verdict} ({score})", verdict=same, score=f"{alignment.score:.2f}")]
        if alignment.verdict is Sameness.SAME:
            verdict.append(worded(AGREEMENT, agreement(own.claim, other.claim)))
        if id(other.claim) in joined:
            verdict.append(say("joined into one fact"))
        elif alignment.verdict is Sameness.SAME and pair_of(own.claim, other.claim) in apart:
            verdict.append(say("left alone: the articles tell of two days or two things"))
        elif alignment.verdict is Sameness.SAME and brought_up_to_date(own, other):
            verdict.append(say("left alone: one count at two times"))
        elif alignment.verdict is Sameness.SAME and known.tells_apart(own, other):
            verdict.append(say("left alone: a total and a part of one"))
        yield say(
            "{place}「{quote}」: {verdict}",
            place=place,
            quote=quote,
            verdict=say(", ").join(verdict),
        )
        yield from _reasons(alignment)
    if (more := len(pairs) - CANDIDATES) > 0:
        yield say_many("and {number} less alike", "and {number} less alike", more)


def _reasons(alignment: Alignment) -> Iterator[str]:
    """What speaks for one thing and what against it, the heaviest first; or what keeps them apart."""
    sides: dict[str, list[str]] = {
        later("  because: {reasons}"): [],
        later("  for it: {reasons}"): [],
        later("  against it: {reasons}"): [],
    }
    apart, speaking_for, against = sides.values()
    for reason in alignment.reasons:
        name, _, value = reason.rpartition(" ")
        if name not in LIKENESSES:
            apart.append(_barrier(reason))
        elif abs(weight := weight_of(name) * float(value)) >= LEAST:
            told = say(
                "{reason} ({weight})", reason=worded(LIKENESSES, name), weight=f"{weight:+.1f}"
            )
            (speaking_for if weight > 0 else against).append(told)
    for text, reasons in sides.items():
        if reasons:
            yield say(text, reasons=say("; ").join(reasons))


def _barrier(reason: str) -> str:
    """Why two claims are kept apart, in the current language; what it is about stands behind a colon."""
    what, colon, words = reason.partition(": ")
    named = [_name_of(one) for one in words.split(" / ")]
    return translated(what) + (say(": ") + " / ".join(named) if colon else "")


def _name_of(word: str) -> str:
    """A role or dimension in words; what is neither, as it is."""
    if word in ROLES:
        return worded(ROLES, word)
    kind = word.partition(" ")[0]
    return dimension_in_words(word) if kind in KINDS else word
