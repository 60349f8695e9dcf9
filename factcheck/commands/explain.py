"""`factcheck explain DOCUMENT:LINE[:COLUMN]`: how numbers were read and what they met."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from claims import Claim
from claims.errors import ClaimsError
from factcheck.collection import Collection
from factcheck.commands.output import notice, terminal_of, write
from factcheck.commands.reading import Batch, document_name, read_sources
from factcheck.commands.sources import Sources
from factcheck.reference.table import ReferenceTable
from factcheck.reports.explanation import explanation

PLACE = re.compile(r"(?s)(?P<document>.+?):(?P<line>\d{1,9})(?::(?P<column>\d{1,9}))?")


class PlaceError(ClaimsError):
    """A place that is none, or where no number stands."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A line of a document, or a column in it; both from 1."""

    document: str
    line: int
    column: int | None

    @classmethod
    def parse(cls, text: str) -> Spot:
        """From DOCUMENT:LINE or DOCUMENT:LINE:COLUMN."""
        found = PLACE.fullmatch(text)
        if not found:
            raise PlaceError(
                "{place}: not DOCUMENT:LINE[:COLUMN], such as draft.txt:12:5", place=text
            )
        column = int(found["column"]) if found["column"] else None
        return cls(document_name(Path(found["document"])), int(found["line"]), column)

    def holds(self, claim: Claim) -> bool:
        """Whether the claim stands there, or begins or ends on the line."""
        if claim.document != self.document:
            return False
        first, last = claim.source.position(claim.start), claim.source.position(claim.end - 1)
        if self.column is None:
            return first[0] <= self.line <= last[0]
        return first <= (self.line, self.column) <= last


def run(place: str, sources: Sources, reference: ReferenceTable | None) -> int:
    """Write the explanation; the exit status: 2 if a document could not be read, else 0."""
    spot = Spot.parse(place)
    batch = read_sources(replace(sources, paths=(spot.document, *sources.paths)))
    for finding in batch.findings:
        notice(f"factcheck: {finding.message}")
    others = frozenset(document.path for document in batch.documents) - {spot.document}
    collection = Collection(batch.articles, reference or ReferenceTable(), others)
    found = [claim for article in batch.articles for claim in article.claims if spot.holds(claim)]
    if not found and any(document.path == spot.document for document in batch.documents):
        raise _nothing(spot, batch)
    terminal = terminal_of(None)
    write("\n".join(explanation(claim, collection, terminal) for claim in found), None)
    return 2 if batch.unreadable else 0


def _nothing(spot: Spot, batch: Batch) -> PlaceError:
    """Why there is nothing to explain, and where the nearest number stands."""
    claims: Sequence[Claim] = [
        claim
        for article in batch.articles
        for claim in article.claims
        if claim.document == spot.document
    ]
    where = f"{spot.document}:{spot.line}" + (f":{spot.column}" if spot.column else "")
    if not claims:
        return PlaceError("{place}: no number or date was read in this document", place=where)
    target = (spot.line, spot.column or 1)
    nearest = min(
        claims, key=lambda claim: (abs(claim.line - target[0]), abs(claim.column - target[1]))
    )
    return PlaceError(
        "{place}: no number or date was read there; the nearest is {near}「{quote}」",
        place=where,
        near=f"{spot.document}:{nearest.line}:{nearest.column}",
        quote=nearest.quote,
    )
