"""Companions: the other numbers that a sentence and an article give, by value.

Two sentences that share another number, or two articles that share several, speak of one matter: few
numbers of two digits and more are shared by chance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from claims.claim import Claim
from claims.model import Kind
from factcheck.alignment.dimensions import dimension

SPECIFIC = 2  # digits, zeros at the end apart, of a number that few sentences share by chance
Number = tuple[str, str]  # dimension and value
Told = frozenset[Number]


@dataclass(frozen=True, slots=True)
class Companions:
    """The specific numbers of a claim's sentence but its own, and all those of its article."""

    sentence: Told = frozenset()
    article: Told = frozenset()
    own: tuple[str, str] | None = None
    """The claim's own number, if few articles share it by chance, or its date."""
    measure: str = ""
    """In what the claim's number is given: the dimension and the unit, or the grain of a date."""
    value: str = ""
    told: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Of the article, all that is given in each measure."""


def left_over(first: Companions, second: Companions) -> float:
    """How few numbers of its measure are left of two articles when what both give is struck off.

    1 where each has this one left and no other; 0 where one of the two is told by both.
    """
    if first.measure != second.measure:
        return 0.0
    ours = first.told.get(first.measure, frozenset())
    theirs = second.told.get(first.measure, frozenset())
    if first.value in theirs or second.value in ours:
        return 0.0
    return 1 / max(1, len(ours - theirs), len(theirs - ours))


def shared_numbers(first: Companions, second: Companions) -> int:
    """How many specific numbers two articles share."""
    return len(first.article & second.article)


def companions(claims: Iterable[Claim]) -> list[Companions]:
    """Of each claim, in order, the numbers that are told with it."""
    claims = list(claims)
    of_sentence: dict[tuple[str, int], set[tuple[str, str]]] = defaultdict(set)
    of_article: dict[str, set[tuple[str, str]]] = defaultdict(set)
    values = [_value(claim) for claim in claims]
    for claim, value in zip(claims, values, strict=True):
        if value is not None:
            of_sentence[claim.document, claim.frame.sentence].add(value)
            of_article[claim.document].add(value)
    articles = {document: frozenset(told) for document, told in of_article.items()}
    given = [_given(claim) for claim in claims]
    all_told = _by_measure(claims, given)
    found = []
    for claim, value, own in zip(claims, values, given, strict=True):
        told = of_sentence[claim.document, claim.frame.sentence]
        beside = frozenset(one for one in told if one != value)
        article = articles.get(claim.document, frozenset())
        measures = all_told[claim.document]
        found.append(Companions(beside, article, value or _date(claim), *own, measures))
    return found


def _by_measure(
    claims: Iterable[Claim], given: Iterable[Number]
) -> dict[str, dict[str, frozenset[str]]]:
    """Of each document, by its path, all that is given in each measure."""
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim, (measure, value) in zip(claims, given, strict=True):
        told[claim.document][measure].add(value)
    return {
        document: {measure: frozenset(values) for measure, values in measures.items()}
        for document, measures in told.items()
    }


def _given(claim: Claim) -> Number:
    """In what a claim's number or date is given, and what it is."""
    period = claim.mention.period
    if period is not None:
        return f"date {period.grain}", f"{period.start}/{period.end}"
    value = "" if claim.value is None else format(claim.value.normalize(), "f")
    return f"{dimension(claim)} {claim.unit}", value


def _date(claim: Claim) -> tuple[str, str] | None:
    """A date of any grain; None for what is no date."""
    period = claim.mention.period
    if claim.kind is not Kind.DATE or period is None or period.start is None:
        return None
    return "date", f"{period.start.isoformat()}/{period.end}"


def _value(claim: Claim) -> tuple[str, str] | None:
    """Dimension and value of a number that is seldom shared by chance; None for any other."""
    if claim.kind is Kind.DATE:
        period = claim.mention.period
        if period is None or period.start is None or period.grain != "day":
            return None
        return "date", period.start.isoformat()
    if claim.value is None:
        return None
    digits = format(abs(claim.value), "f").replace(".", "").strip("0")
    if len(digits) < SPECIFIC:
        return None
    return dimension(claim), format(claim.value.normalize(), "f")
