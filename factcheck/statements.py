"""Statements: a fact made ready for showing. What it is called, what it is worth, who says so when.

The facts are those that the XD rules look at; a fact is disputed here exactly where `check` would
report a finding of error or warning.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

import regex

from claims.characters import fold_characters
from claims.claim import Claim
from claims.documents.document import Document
from claims.model import Kind, Qualifier
from factcheck.dimensions import dimension, in_base
from factcheck.disputes import disputes
from factcheck.facts import Fact
from factcheck.finding import Severity, stated
from factcheck.values import Agreement, agreement
from factcheck.wording import day, named, told

HEAD = 16  # characters of a head, at most
REACH = 60  # characters of a sentence that are shown on either side of a number
SAMPLE = 2000  # characters by which the script of a document is told
TRADITIONAL = 0.02  # share of characters that only Traditional Chinese has, in such a text
NAMELESS = "（未有名稱）"
_STOP = regex.compile(r"[。！？!?\n]")
_CLAUSE = regex.compile(r"[。！？!?，,、；;：:\n\u3000（）()「」『』《》【】]")
_NUMBERED = regex.compile(r"^[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}+\s++")
_HAN = regex.compile(r"\p{Han}")
_QUARTERS = "一二三四"


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
    def before(self) -> str:
        """The sentence up to the number, in the characters of its source; cut if it is long."""
        return _sentence(self.claim)[0]

    @property
    def after(self) -> str:
        """The sentence from the number on."""
        return _sentence(self.claim)[1]

    @property
    def traditional(self) -> bool:
        """Whether the document is written in Traditional characters."""
        return _traditional(self.claim.source)


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
    def traditional(self) -> bool:
        """Whether the best supported value stands in a text in Traditional characters."""
        return _traditional(self.best.source)

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

    Of 逾2,100萬 and 2,150萬 it is the latter: written by more, or unhedged, or to more places.
    """
    supporters = {id(claim): _documents(claim, undisputed) for claim in undisputed}
    same = Counter(_worth(claim) for claim in undisputed)

    def order(claim: Claim) -> tuple[object, ...]:
        hedged = claim.qualifier is not Qualifier.EXACT
        return (-supporters[id(claim)], hedged, -same[_worth(claim)], _width(claim), _time(claim))

    return min(undisputed, key=order)


def _documents(claim: Claim, others: Iterable[Claim]) -> int:
    agreeing = (one for one in others if agreement(claim, one) is Agreement.AGREE)
    return len({one.document for one in agreeing})


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
        claim.subject,
        claim.measure,
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


def head(claims: Sequence[Claim]) -> str:
    """What the claims speak of, in the characters of a source: the name that most of them use.

    Of names used equally often the longest; where no claim names it, the words before a number.
    """
    for name in (named, _leading):
        used = Counter(word for claim in claims if (word := name(claim)) and _is_name(word))
        if used:
            return min(used, key=lambda word: (-used[word], -len(word), word))
    return NAMELESS


def _is_name(words: str) -> bool:
    fits = 1 < len(words) <= HEAD and not _CLAUSE.search(words)
    return fits and bool(_HAN.search(words)) and not any(char.isdigit() for char in words)


def _leading(claim: Claim) -> str:
    """The end of the clause before a number, or else the beginning of what follows it."""
    before, after = _sentence(claim)
    clause = _NUMBERED.sub("", _CLAUSE.split(before)[-1].strip())
    following = filter(None, (piece.strip() for piece in _CLAUSE.split(after)))
    return clause[-HEAD:] or next(following, "")[:HEAD]


def amount(claim: Claim) -> str:
    """The value of a claim in few words: 120億元, 至少5所; of a date what it denotes."""
    period = claim.mention.period
    if period is None or period.start is None or period.end is None:
        return told(claim)
    first, last = period.start, period.end
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{first.year}年{first.month}月至{last.year}年{last.month}月"
    if period.grain == "year" and (first.month, last.month) == (1, 12):
        return f"{first.year}年"
    if period.grain == "quarter":
        return f"{first.year}年第{_QUARTERS[(first.month - 1) // 3]}季"
    if first.month != last.month:
        return f"{first.year}年{first.month}月至{last.month}月"
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    return f"{first.year}年{first.month}月" + ("" if whole else f"{first.day}日至{last.day}日")


def _sentence(claim: Claim) -> tuple[str, str]:
    """What stands before and after a number in its sentence, as the source writes it, on one line."""
    mention, folded = claim.mention, claim.source.folded
    floor, roof = max(0, mention.start - REACH), min(len(folded.text), mention.end + REACH)
    stops = [stop.end() for stop in _STOP.finditer(folded.text, floor, mention.start)]
    stop = _STOP.search(folded.text, mention.end, roof)
    start = stops[-1] if stops else floor
    end = stop.end() if stop else roof
    first, last = folded.to_source(start, end) if start < end else (claim.start, claim.end)
    text = claim.source.text
    before = "…" * (not stops and floor > 0) + _line(text[min(first, claim.start) : claim.start])
    after = _line(text[claim.end : max(last, claim.end)]) + "…" * (
        stop is None and roof < len(folded.text)
    )
    return before, after


def _line(text: str) -> str:
    """Text that is broken over lines as one line."""
    return "".join(piece.strip() for piece in text.splitlines())


@lru_cache(maxsize=1024)
def _traditional(document: Document) -> bool:
    han = _HAN.findall(document.text[:SAMPLE])
    changed = sum(1 for char in han if fold_characters(char) != char)
    return bool(changed > TRADITIONAL * len(han))
