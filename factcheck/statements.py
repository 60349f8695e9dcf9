"""Statements: a fact made ready for showing. What it is called, what it is worth, who says so when.

The facts are those that the XD rules look at; a fact is disputed here exactly where `check` would
report a finding of error or warning.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from claims.claim import Claim
from claims.model import Kind, Qualifier
from factcheck.alignment.dimensions import dimension, in_base
from factcheck.alignment.values import Agreement, agreement
from factcheck.captions import amount, head, is_traditional, sentence, window
from factcheck.disputes import disputes
from factcheck.facts import Fact
from factcheck.finding import Severity, stated


class State(StrEnum):
    """How the statements of a fact stand to one another; what needs looking at comes first."""

    DISPUTED = "disputed"
    CHANGED = "changed"
    COMPATIBLE = "compatible"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of a fact; `differs` from the best supported value, `severity` of the dispute."""

    claim: Claim
    differs: bool = False
    severity: Severity | None = None

    @property
    def disputed(self) -> bool:
        """Whether nothing that is known explains the difference."""
        return self.severity in (Severity.ERROR, Severity.WARNING)

    @property
    def amount(self) -> str:
        """The value in words: 120億元; of a date the day, month, quarter or year that it denotes."""
        return amount(self.claim)

    @property
    def period(self) -> str:
        """What the number refers to in time; empty for a date, and where it is not told."""
        first, last = self.claim.period_start, self.claim.period_end
        told_of = self.claim.kind is not Kind.DATE and first and last
        return window(first, last) if told_of and first and last else ""

    @property
    def before(self) -> str:
        """The sentence up to the number, in the characters of its source; cut if it is long."""
        return sentence(self.claim)[0]

    @property
    def after(self) -> str:
        """The sentence from the number on."""
        return sentence(self.claim)[1]

    @property
    def traditional(self) -> bool:
        """Whether the document is written in Traditional characters."""
        return is_traditional(self.claim.source)


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact as it is shown: its statements in order of time, undated ones last."""

    fact_id: str
    head: str
    state: State
    best: Claim
    statements: tuple[Statement, ...]

    @property
    def amount(self) -> str:
        """The best supported value in words."""
        return amount(self.best)

    @property
    def others(self) -> tuple[Statement, ...]:
        """The first statement of each value that differs from the best supported one."""
        first: dict[tuple[object, ...], Statement] = {}
        for statement in self.statements:
            if statement.differs:
                first.setdefault(_worth(statement.claim), statement)
        return tuple(first.values())

    @property
    def traditional(self) -> bool:
        """Whether the best supported value stands in a text in Traditional characters."""
        return is_traditional(self.best.source)

    @property
    def documents(self) -> int:
        """How many documents speak of it."""
        return len({statement.claim.document for statement in self.statements})


def statements(facts: Iterable[Fact]) -> tuple[Stated, ...]:
    """The facts with their statements, by state, then in the order given."""
    shown = [_stated(fact) for fact in facts]
    order = list(State)
    return tuple(sorted(_told_apart(shown), key=lambda fact: order.index(fact.state)))


def _stated(fact: Fact) -> Stated:
    severities = {id(dispute.claim): dispute.severity for dispute in disputes(fact)}
    best = _best([claim for claim in fact.claims if id(claim) not in severities])
    told_of = [
        Statement(
            claim,
            agreement(claim, best) is Agreement.CONFLICT or id(claim) in severities,
            severities.get(id(claim)),
        )
        for claim in sorted(fact.claims, key=_time)
    ]
    return Stated(_fingerprint(told_of), head(fact.claims), _state(told_of), best, tuple(told_of))


def _time(claim: Claim) -> tuple[date, str, int]:
    return claim.published or date.max, claim.document, claim.start


def _best(undisputed: Sequence[Claim]) -> Claim:
    """The value that most documents support, in the words of the claim that tells it most plainly.

    Of 逾2,100萬 and 2,150萬 it is the latter: unhedged, or written by more, or to more places.
    """
    alike: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in undisputed:
        alike[(*_worth(claim), _width(claim))].append(claim)
    support = {worth: _documents(batch[0], alike.values()) for worth, batch in alike.items()}

    def order(claim: Claim) -> tuple[object, ...]:
        worth = (*_worth(claim), _width(claim))
        hedged = claim.qualifier is not Qualifier.EXACT
        return (-support[worth], hedged, -len(alike[worth]), _width(claim), _time(claim))

    return min(undisputed, key=order)


def _documents(claim: Claim, batches: Iterable[Sequence[Claim]]) -> int:
    """How many documents say what agrees with a claim; each batch says one thing."""
    agreeing = (batch for batch in batches if agreement(claim, batch[0]) is Agreement.AGREE)
    return len({one.document for batch in agreeing for one in batch})


def _width(claim: Claim) -> Fraction:
    """How wide the stretch of numbers or days is that the words allow: the narrowest says most."""
    if claim.mention.period is not None:
        start, end = claim.period_start, claim.period_end
        return Fraction((end - start).days if start and end else 10**9)
    if claim.low is None or claim.high is None:
        return Fraction(10**30)
    return Fraction(claim.high - claim.low) * in_base(claim)


def _worth(claim: Claim) -> tuple[object, ...]:
    """What two claims share that say just the same: value, bounds, hedge; 公頃 and 平方米 alike."""
    if claim.mention.period is not None:
        return claim.period_start, claim.period_end
    if claim.value is not None:
        return Fraction(claim.value) * in_base(claim), claim.qualifier, _currency(claim)
    ends = (
        None if end is None else Fraction(end) * in_base(claim) for end in (claim.low, claim.high)
    )
    return (*ends, _currency(claim))


def _currency(claim: Claim) -> str:
    return claim.unit if claim.kind is Kind.MONEY else ""


def _state(told_of: Sequence[Statement]) -> State:
    if any(statement.disputed for statement in told_of):
        return State.DISPUTED
    if any(statement.differs for statement in told_of):
        return State.CHANGED
    alike = len({_worth(statement.claim) for statement in told_of}) == 1
    return State.AGREED if alike else State.COMPATIBLE


def _fingerprint(told_of: Sequence[Statement]) -> str:
    """From the earliest statement: the same when later ones join it, or lines move."""
    claim = told_of[0].claim
    parts = (
        claim.document,
        claim.quote,
        stated(claim),
        dimension(claim),
        "".join(claim.frame.head),
        " ".join(("".join(claim.frame.before[-2:]), *sorted(claim.frame.roles))).strip(),
    )
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass"))
    return "k" + digest.hexdigest()[:15]


def _told_apart(facts: Iterable[Stated]) -> Iterator[Stated]:
    """Facts whose earliest statements are worded alike get a number after the fingerprint."""
    seen: dict[str, int] = defaultdict(int)
    for fact in facts:
        seen[fact.fact_id] += 1
        number = seen[fact.fact_id]
        yield fact if number == 1 else replace(fact, fact_id=f"{fact.fact_id}-{number}")
