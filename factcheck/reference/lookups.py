"""What the reference table says of a claim: supported, contradicted, or true until or from a date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from claims.claim import Claim
from claims.model import Kind, Qualifier
from factcheck.languages import say
from factcheck.reference.bearings import Bearing, bearing
from factcheck.reference.fact import Fact
from factcheck.reference.histories import History, NameIndex, Occurrence, between, histories
from factcheck.reference.holding import agrees, likely_past, speaks_of, when
from factcheck.reference.scales import scale_of
from factcheck.reference.surroundings import OWN, SENTENCE, WIDE, Page, Surroundings
from factcheck.reference.table import ReferenceTable
from factcheck.subjects import comparable
from factcheck.wording import amount_of_row, day, validity

Standing = Literal["supported", "contradicted", "outdated", "early"]
TITLE = 60  # characters at the beginning of a document that may name what all of it is about
NEAREST = 60  # occurrences before a claim that are looked at
TRIES = 4  # places of one name that are looked at, the nearest first
MARGIN = 1.0  # how much worse than the best a bearing may be to speak for a claim


@dataclass(frozen=True, slots=True)
class Lookup:
    """A claim, the row that speaks of it at its date, and what follows; `held` is the row it fits."""

    claim: Claim
    fact: Fact
    standing: Standing
    held: Fact | None = None
    clear: bool = False

    def shown(self) -> str:
        """The value of the row as it is written: 100億元, 15所, 2024年9月1日."""
        return amount_of_row(self.fact)

    @property
    def certain(self) -> bool:
        """Whether thing and measure are told in the claim's own clause, and the number is exact.

        Places in rankings and days of events are not: there may be another edition, another event.
        """
        told = self.claim.kind not in (Kind.DATE, Kind.ORDINAL)
        exact = self.claim.qualifier is Qualifier.EXACT
        return self.clear and told and exact and self.claim.published is not None

    def says(self) -> str:
        """What the table says, in words: since when, until when, and who is its source."""
        fact = self.fact
        what = f"{fact.subject}{fact.measure}".replace(fact.subject * 2, fact.subject)
        told = {
            "fact_id": fact.fact_id,
            "what": what,
            "value": self.shown(),
            "publisher": fact.source_publisher,
        }
        if valid := validity(fact):
            text = say(
                "the reference [{fact_id}] has 「{what}」 {validity} as {value} (「{publisher}」)",
                validity=valid,
                **told,
            )
        else:
            text = say(
                "the reference [{fact_id}] has 「{what}」 as {value} (「{publisher}」)", **told
            )
        if self.standing == "outdated" and self.held is not None:
            return say("; ").join((_held_until(self.held), text))
        if self.standing == "early" and self.held is not None and self.held.valid_from:
            start = day(self.held.valid_from)
            return say("; ").join((text, say("the article's value holds from {day} on", day=start)))
        return text


def _held_until(held: Fact) -> str:
    if held.valid_to:
        return say("it held until {day} only", day=day(held.valid_to))
    return say("it holds no more")


def lookups(claims: Sequence[Claim], table: ReferenceTable) -> Iterator[Lookup]:
    """For each claim that a fact of the table speaks of, the best fitting one and the standing."""
    known = histories(table)
    if not known:
        return
    index = NameIndex(known)
    for _, group in groupby(claims, key=lambda claim: id(claim.source)):
        members = list(group)
        page = Page(_small(members[0].source.folded.text), members)
        named = index.occurrences(page.text)
        titled = (
            index.occurrences(_small(members[0].source.title)) if members[0].source.title else []
        )
        for claim in members:
            if _definite(claim) and (lookup := _lookup(Surroundings(page, claim), named, titled)):
                yield lookup


def _small(text: str) -> str:
    """The text in small letters, each character in its place."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def _definite(claim: Claim) -> bool:
    if claim.kind is Kind.DATE:
        period = claim.mention.period
        dated = period is not None and (period.start or period.end) is not None
        dated = (
            dated
            and period is not None
            and period.grain in ("day", "month", "quarter", "half", "year")
        )
        return dated and not {"vague", "unresolved", "impossible-date"} & set(claim.mention.flags)
    return comparable(claim)


def _lookup(
    around: Surroundings, named: Sequence[Occurrence], titled: Sequence[Occurrence]
) -> Lookup | None:
    fits = [(fit, history) for history, fit in bearings(around, named, titled) if fit.score]
    if not fits:
        return None
    fits.sort(key=lambda pair: (-pair[0].score, pair[1].fact_id))
    best = fits[0][0].score
    found = [
        lookup
        for fit, history in fits
        if fit.score > best - MARGIN and (lookup := _stand(around, history, fit))
    ]
    supported = [lookup for lookup in found if lookup.standing == "supported"]
    return next(iter(supported or found), None)


def bearings(
    around: Surroundings, named: Sequence[Occurrence], titled: Sequence[Occurrence] = ()
) -> list[tuple[History, Bearing]]:
    """Every history of the claim's dimension that is named around it, with its best bearing."""
    best: dict[int, tuple[History, Bearing]] = {}
    tried: Counter[int] = Counter()
    dimension = scale_of(around.claim.kind, around.claim.unit)[0]
    for offered, occurrence in _offers(around, named, titled):
        tried[id(occurrence.history)] += 1
        if occurrence.history.dimension != dimension or tried[id(occurrence.history)] > TRIES:
            continue
        fit = bearing(around, occurrence, offered)
        before = best.get(id(occurrence.history))
        if before is None or fit.score > before[1].score:
            best[id(occurrence.history)] = occurrence.history, fit
    return list(best.values())


def _offers(
    around: Surroundings, named: Sequence[Occurrence], titled: Sequence[Occurrence]
) -> Iterator[tuple[int, Occurrence]]:
    """The names around a claim, and how near they are."""
    clause, sentence, wide = around.clause, around.sentence, around.wide
    place = around.claim.mention.start
    for occurrence in sorted(between(named, *sentence), key=lambda one: abs(one.start - place)):
        own = clause[0] <= occurrence.start < clause[1]
        yield (OWN if own else SENTENCE), occurrence
    for occurrence in reversed(between(named, *wide)[-NEAREST:]):
        yield WIDE, occurrence
    for occurrence in between(named, 0, min(TITLE, wide[0])):
        yield WIDE, occurrence
    for occurrence in titled:
        yield WIDE, Occurrence(0, 0, occurrence.name, occurrence.history)


def _stand(around: Surroundings, history: History, fit: Bearing) -> Lookup | None:
    """What the rows of one thing, in order of time, say of a claim."""
    claim, rows, clear = around.claim, history.rows, fit.clear
    elsewhere = [row for row in rows if agrees(claim, row)]
    first, last, stated = when(claim)
    if first is None or last is None:
        return _undated(claim, rows, elsewhere, fit)
    # Beside longer rows, or of a ranking, a row of one year is a state that held a year.
    measured = history.dimension != "rank" and all(row.measured for row in rows)
    current = [row for row in rows if speaks_of(row, first, last, stated, measured)]
    if not current:
        return None
    if fitting := [row for row in current if row in elsewhere]:
        return Lookup(claim, fitting[-1], "supported", fitting[-1], clear)
    if fit.partial or (not stated and claim.kind is not Kind.DATE and around.past):
        return None
    if not around.present and likely_past(claim, elsewhere):
        return None
    now = current[-1]
    if not elsewhere:
        return Lookup(claim, now, "contradicted", None, clear)
    held = elsewhere[-1]
    if held.valid_from is not None and held.valid_from > last:
        return Lookup(claim, now, "early", held, clear)
    return Lookup(claim, now, "outdated", held, clear) if not measured else None


def _undated(
    claim: Claim, rows: Sequence[Fact], fitting: Sequence[Fact], fit: Bearing
) -> Lookup | None:
    """Of an article without a date only a value that never held can be told to be wrong.

    Of a time after the last row, where that has an end, the table knows nothing.
    """
    if fitting:
        return Lookup(claim, fitting[-1], "supported", fitting[-1], fit.clear)
    if fit.partial or any(row.measured for row in rows) or rows[-1].valid_to is not None:
        return None
    return Lookup(claim, rows[-1], "contradicted", None, fit.clear)


def standings(found: Iterable[Lookup], standing: Standing) -> list[Lookup]:
    """The lookups of one standing."""
    return [lookup for lookup in found if lookup.standing == standing]
