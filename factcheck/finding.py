"""Finding: a rule's verdict on one or more claims, with all evidence. Knows nothing of printing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from claims.claim import Claim

COLUMNS = (
    *("finding_id", "rule", "severity", "document", "line", "column", "start", "end", "quote"),
    *("value", "unit", "other_document", "other_line", "other_column", "other_start", "other_end"),
    *("other_quote", "other_value", "fact_id", "message", "working", "evidence", "status"),
    *("reviewer", "decided_at", "decision", "note"),
)


class Severity(StrEnum):
    """error: cannot both be true; warning: unless time, rounding or scope explains it; info."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


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
    """One row: the place to look at, the strongest evidence against it, and everything involved."""

    rule: str
    severity: Severity
    place: Evidence
    message: str
    working: str = ""
    other: Evidence | None = None
    fact_id: str = ""
    evidence: tuple[Evidence, ...] = ()

    @property
    def finding_id(self) -> str:
        """Fingerprint: rule, documents and values, not places nor order of the two sides."""
        sides = [self.place, *([self.other] if self.other else [])]
        keys = sorted(f"{side.document}\x1f{side.quote}\x1f{side.value}" for side in sides)
        text = "\x1e".join([self.rule, self.fact_id, *keys])
        # A file name may hold bytes that are no text; Python keeps them as lone surrogates.
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass"))
        return "f" + digest.hexdigest()[:15]

    def __getattr__(self, name: str) -> object:
        """The contract's columns as attributes: document, other_line … ."""
        if name in _PLACE:
            return getattr(self.place, name)
        if name.startswith("other_") and name[6:] in _PLACE:
            return getattr(self.other, name[6:]) if self.other else None
        if name in ("status", "reviewer", "decided_at", "decision", "note"):
            return ""
        raise AttributeError(name)

    def to_dict(self) -> dict[str, object]:
        """The contract's columns; `evidence` as a list of places."""
        row = {name: getattr(self, name) for name in COLUMNS}
        row["evidence"] = [place.to_dict() for place in self.evidence]
        return row


_PLACE = frozenset(("document", "line", "column", "start", "end", "quote", "value", "unit"))
