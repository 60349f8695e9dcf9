"""Finding: a rule's verdict on one or more claims, with all evidence. Knows nothing of printing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from claims.claim import Claim

COLUMNS = (
    *("finding_id", "rule", "severity", "document", "line", "column", "start", "end", "quote"),
    *("value", "unit", "other_document", "other_line", "other_column", "other_start", "other_end"),
    *("other_quote", "other_value", "fact_id", "message", "working", "evidence", "status"),
    *("reviewer", "decided_at", "decision", "note", "digest"),
)


class Severity(StrEnum):
    """error: cannot both be true; warning: unless time, rounding or scope explains it; info."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Status(StrEnum):
    """Whether a finding is open (new), or else who holds it back; the first in this order does.

    suppressed: the author, by a comment or a row of the side file. accepted: a reviewer.
    baseline: it was known when the baseline was made.
    """

    NEW = "new"
    SUPPRESSED = "suppressed"
    ACCEPTED = "accepted"
    BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place in a document that a finding rests on. Offsets are code points of the source."""

    document: str
    start: int
    end: int
    line: int
    column: int
    quote: str
    value: str = ""
    unit: str = ""

    @classmethod
    def of(cls, claim: Claim) -> Evidence:
        """The place of a claim."""
        line, column = claim.source.position(claim.start)
        where = claim.document, claim.start, claim.end, line, column
        return cls(*where, claim.quote, stated(claim), claim.unit)

    def to_dict(self) -> dict[str, object]:
        """As it stands in the `evidence` column."""
        names = ("document", "start", "end", "quote", "value")
        return {name: getattr(self, name) for name in names}


def stated(claim: Claim) -> str:
    """The value of a claim as a cell: a plain decimal, `low..high`, or an ISO date or period."""
    if claim.mention.period is not None:
        start, end = claim.period_start, claim.period_end
        ends = [day.isoformat() if day else "" for day in (start, end)]
        return ends[0] if start == end else "/".join(ends)
    if claim.value is not None:
        return plain(claim.value)
    bounds = [plain(bound) if bound is not None else "" for bound in (claim.low, claim.high)]
    return "..".join(bounds) if any(bounds) else ""


def plain(number: Decimal) -> str:
    """A decimal without exponent and without needless zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True)
class Finding:
    """One row: the place to look at, the strongest evidence against it, and everything involved.

    `occurrence` counts, from 0, the findings of one run that are alike in all that the fingerprint is
    made of. `status` and what follows it say how the finding stands; `note` is the reason given.
    `digest` is of what a reviewer judges, the sentences (`factcheck.review`); the checker gives it.
    """

    rule: str
    severity: Severity
    place: Evidence
    message: str
    working: str = ""
    other: Evidence | None = None
    fact_id: str = ""
    evidence: tuple[Evidence, ...] = ()
    occurrence: int = 0
    status: Status = Status.NEW
    reviewer: str = ""
    decided_at: str = ""
    decision: str = ""
    note: str = ""
    digest: str = ""

    @property
    def finding_id(self) -> str:
        """Fingerprint: rule, documents and values, not places nor order of the two sides.

        Inside one article everything that the finding rests on is part of it, such as each part of a
        sum; across articles the two sides are, so that a third article does not change it.
        """
        sides = {_key(side) for side in (self.place, *([self.other] if self.other else []))}
        if self.rule[:2] != ACROSS:
            sides |= {_key(side) for side in self.evidence}
        again = [str(self.occurrence)] if self.occurrence else []
        text = "\x1e".join([self.rule, self.fact_id, *sorted(sides), *again])
        # A file name may hold bytes that are no text; Python keeps them as lone surrogates.
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass"))
        return "f" + digest.hexdigest()[:15]

    def held(self, status: Status, note: str = "") -> Finding:
        """The finding held back; one that is held back already stays as it is."""
        return self if self.status is not Status.NEW else replace(self, status=status, note=note)

    def renamed(self, name_of: Callable[[str], str]) -> Finding:
        """The finding with other names for its documents: paths from another folder."""
        sides = [replace(side, document=name_of(side.document)) for side in self.evidence]
        place = replace(self.place, document=name_of(self.place.document))
        other = self.other and replace(self.other, document=name_of(self.other.document))
        return replace(self, place=place, other=other, evidence=tuple(sides))

    def __getattr__(self, name: str) -> object:
        """The contract's columns as attributes: document, other_line … ."""
        if name in _PLACE:
            return getattr(self.place, name)
        if name.startswith("other_") and name[6:] in _PLACE:
            return getattr(self.other, name[6:]) if self.other else None
        raise AttributeError(name)

    def to_dict(self) -> dict[str, object]:
        """The contract's columns; `evidence` as a list of places."""
        row = {name: getattr(self, name) for name in COLUMNS}
        row["evidence"] = [place.to_dict() for place in self.evidence]
        return row


ACROSS = "XD"
"""The family of rules that set statement against statement."""
_PLACE = frozenset(("document", "line", "column", "start", "end", "quote", "value", "unit"))


def _key(side: Evidence) -> str:
    """What the fingerprint holds of a place; where a line breaks inside a number is no part of it."""
    return "\x1f".join((side.document, "".join(side.quote.split()), side.value))
