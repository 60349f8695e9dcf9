"""What the names in the program mean, in plain words: kinds, roles, likenesses and the like.

`worded` looks a name up and says it in the current language; one that no table has stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from factcheck.languages import later, say

Terms = Mapping[str, str]

KINDS: Terms = MappingProxyType(
    {
        "count": later("a count"),
        "money": later("an amount of money"),
        "percent": later("a percentage"),
        "points": later("percentage points"),
        "measure": later("a measure"),
        "number": later("a number"),
        "ordinal": later("a place in an order"),
        "multiple": later("a multiple"),
        "ratio": later("a ratio"),
        "date": later("a date"),
        "duration": later("a length of time"),
    }
)
"""Kinds of claims, and dimensions that are named like a kind."""

QUALIFIERS: Terms = MappingProxyType(
    {
        "exact": later("without a hedge"),
        "about": later("“about”"),
        "near": later("“nearly”"),
        "over": later("“more than”"),
        "at_least": later("“at least”"),
        "at_most": later("“at most”"),
        "under": later("“less than”"),
    }
)

GRAINS: Terms = MappingProxyType(
    {
        "time": later("a time of day"),
        "day": later("a day"),
        "week": later("a week"),
        "month": later("a month"),
        "quarter": later("a quarter"),
        "half": later("half a year"),
        "season": later("a season"),
        "year": later("a year"),
        "decade": later("ten years"),
        "century": later("a century"),
        "vague": later("an uncertain time"),
    }
)
"""How long a date is."""

DIRECTIONS: Terms = MappingProxyType(
    {
        "since": later("from then on"),
        "until": later("until then"),
        "before": later("before then"),
        "after": later("after then"),
    }
)

SOURCES: Terms = MappingProxyType(
    {
        "itself": later("the date itself"),
        "clause": later("its clause"),
        "sentence": later("its sentence"),
        "paragraph": later("its paragraph"),
        "heading": later("the heading"),
        "column": later("the head of its column"),
    }
)
"""Where the period of a number is told."""

FLAGS: Terms = MappingProxyType(
    {
        "approximate": later("a date about then"),
        "before-christ": later("before Christ"),
        "day-first": later("written with the day first"),
        "differs-from-word": later("another day than its word says"),
        "from-end": later("counted from the end"),
        "impossible-date": later("there is no such day"),
        "malformed-number": later("its commas or points are misplaced"),
        "range": later("a range"),
        "recurring": later("comes again and again"),
        "reversed": later("ends before it begins"),
        "shared-unit": later("the unit behind counts for both ends"),
        "time": later("a time of day"),
        "two-digit-year": later("a year of two digits"),
        "unresolved": later("not worked out for lack of a date to count from"),
        "vague": later("vague"),
    }
)

ROLES: Terms = MappingProxyType(
    {
        "as_of": later("as of a day"),
        "cap": later("an upper limit"),
        "change": later("a change, not a level"),
        "closing": later("at the end"),
        "converted": later("the same once more in another unit"),
        "cumulative": later("a running total"),
        "dating": later("says when a number holds"),
        "denied": later("denied"),
        "designation": later("part of a name"),
        "floor": later("a lower limit"),
        "forecast": later("a forecast"),
        "former": later("a former value"),
        "later": later("a later value"),
        "maximum": later("the highest"),
        "mean": later("a mean"),
        "minimum": later("the lowest"),
        "naming": later("part of a name"),
        "opening": later("at the beginning"),
        "part": later("a part of a whole"),
        "per": later("per head or per unit"),
        "plan": later("planned"),
        "question": later("asked"),
        "quoted": later("quoted from another time"),
        "reporting": later("the day of an announcement"),
        "running": later("a length of time that is still running"),
        "same_period": later("of the same part of another year"),
        "share": later("a share of a whole"),
        "stage": later("of one stage or phase"),
        "supposed": later("supposed"),
        "target": later("a target"),
        "total": later("a total"),
    }
)

SAMENESS: Terms = MappingProxyType(
    {
        "same": later("one and the same thing"),
        "different": later("not the same thing"),
        "unknown": later("perhaps the same thing"),
    }
)

AGREEMENT: Terms = MappingProxyType(
    {
        "agree": later("the values agree"),
        "conflict": later("the values differ"),
        "incomparable": later("the values cannot be compared"),
    }
)

STANDINGS: Terms = MappingProxyType(
    {
        "supported": later("as the reference has it"),
        "contradicted": later("not as the reference has it"),
        "outdated": later("as the reference had it before"),
        "early": later("as the reference has it from a later day on"),
    }
)

LIKENESSES: Terms = MappingProxyType(
    {
        "anchor_sentence": later("a rare word in both sentences"),
        "brief": later("one of the articles is short"),
        "close": later("values near each other, or one slipped from the other"),
        "companion": later("another number that both sentences give"),
        "copied": later("sentences that run nearly alike"),
        "date": later("dates share their words easily"),
        "date_close": later("dates that share year, month or day"),
        "date_strange": later("a word beside the one date that the other text lacks"),
        "event": later("the same verb beside both dates"),
        "far_off": later("values far from each other"),
        "headline": later("a headline, caption or box and its text"),
        "left_over": later("the only numbers of this kind that the two articles do not share"),
        "level_apart": later("articles far apart in time"),
        "mass": later("many words in common"),
        "misplaced": later("a word beside the one number that stands beside another number there"),
        "near_covered_best": later("the words beside the one number stand in the other sentence"),
        "near_empty": later("no words beside one of the numbers"),
        "near_same": later("the same words beside both numbers"),
        "noun_differs": later("other nouns are counted"),
        "one_unit": later("the same unit"),
        "other_event": later("dates of other events"),
        "other_name": later("other names"),
        "other_object": later("dates of other things"),
        "other_ranked": later("ranks of others"),
        "other_sort": later("other sorts of a thing"),
        "part_differs": later("only one of the two is a part"),
        "percent": later("percentages share their words easily"),
        "period_apart": later("of times that are likely apart"),
        "period_same": later("of the same time"),
        "right": later("the words that follow run alike"),
        "roles_differ": later("other roles (plan, limit, share, running total)"),
        "same_document": later("one writer seldom gives one number twice"),
        "scope_differs": later("other places"),
        "scope_same": later("the same place"),
        "sense_differs": later("other senses (target, forecast, former value, per head)"),
        "sentence": later("words in common in the sentences"),
        "slip": later("the one value looks like the other mistyped"),
        "stage_differs": later("only one of the two is of a stage or phase"),
        "story": later("numbers that the two articles share"),
        "strange": later("words of each side that the other lacks"),
        "strange_worst": later("a word beside the one number that the other text lacks"),
        "transposed": later("two digits have changed places"),
        "unnamed": later("no telling word in common"),
    }
)
"""The features of `factcheck.alignment`: what speaks for two numbers being of one thing, or against it."""

MEASURES: Terms = MappingProxyType(
    {
        "age": later("age"),
        "angle": later("angle"),
        "area": later("area"),
        "charge": later("electric charge"),
        "compute": later("computing power"),
        "concentration": later("concentration"),
        "containers": later("containers"),
        "current": later("electric current"),
        "data": later("amount of data"),
        "energy": later("energy"),
        "flow": later("flow"),
        "frequency": later("frequency"),
        "length": later("length"),
        "mass": later("mass"),
        "power": later("power"),
        "pressure": later("pressure"),
        "speed": later("speed"),
        "temperature": later("temperature"),
        "voltage": later("voltage"),
        "volume": later("volume"),
        "workday": later("working days"),
        "trading_day": later("trading days"),
    }
)


def worded(terms: Terms, name: str) -> str:
    """What a name means, in the current language."""
    return say(terms[name]) if name in terms else name


def dimension_in_words(dimension: str) -> str:
    """What numbers are compared within: money, percentages, areas and so on."""
    kind, _, measure = dimension.partition(" ")
    return worded(MEASURES, measure) if measure else worded(KINDS, kind)
