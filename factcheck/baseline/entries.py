"""What a baseline holds: an entry for each finding that was known, without places or line numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from claims.errors import ClaimsError
from factcheck.finding import Evidence, Finding

QUOTE = 40  # characters of a quote that an entry keeps
NonEmpty = Annotated[str, Field(min_length=1)]


class BaselineError(ClaimsError):
    """A baseline that cannot be used: file, line or entry, and fault are in the text."""


class Side(BaseModel):
    """One of the two statements: where, in which words, and the value they come to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: str
    quote: str
    value: str

    @classmethod
    def of(cls, place: Evidence) -> Side:
        """The side of a finding."""
        return cls(document=place.document, quote=_short(place.quote), value=place.value)

    def __str__(self) -> str:
        """For people."""
        return f"{self.document}「{self.quote}」"


class Entry(BaseModel):
    """A finding that is known. Its sides are in order of their names, whichever was looked at first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fingerprint: NonEmpty
    rule: NonEmpty
    sides: Annotated[tuple[Side, ...], Field(min_length=1, max_length=2)]
    added: date
    reason: NonEmpty

    @classmethod
    def of(cls, finding: Finding, added: date, reason: str) -> Entry:
        """The entry for a finding."""
        places = [finding.place, *([finding.other] if finding.other else [])]
        sides = sorted(map(Side.of, places), key=_order_of_side)
        return cls(
            fingerprint=finding.finding_id,
            rule=finding.rule,
            sides=tuple(sides),
            added=added,
            reason=reason,
        )

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents of its sides."""
        return tuple(side.document for side in self.sides)

    def __str__(self) -> str:
        """For people."""
        return f"{self.rule} {' ↔ '.join(map(str, self.sides))}"


@dataclass(frozen=True, slots=True)
class Baseline:
    """Entries in order of documents, rule and fingerprint, each fingerprint once."""

    entries: tuple[Entry, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Baseline:
        """Entries in any order."""
        return cls(tuple(sorted(entries, key=_order_of_entry)))

    @property
    def oldest(self) -> date | None:
        """When the entry was added that has stood longest."""
        return min((entry.added for entry in self.entries), default=None)


def _short(quote: str) -> str:
    text = " ".join(quote.split())
    return text if len(text) <= QUOTE else text[: QUOTE - 1] + "…"


def _order_of_side(side: Side) -> tuple[str, str, str]:
    return side.document, side.quote, side.value


def _order_of_entry(entry: Entry) -> tuple[tuple[str, ...], str, str]:
    return entry.documents, entry.rule, entry.fingerprint
