"""A suppression: which rules an author wants held back, and where."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.finding import Evidence, Finding

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Suppression:
    """Of one rule or family, by the `name` as written, over spans of the source of a document.

    `written` is where it stands: a comment, or a row of the side file.
    """

    document: str
    name: str
    codes: frozenset[str]
    spans: tuple[Span, ...]
    reason: str
    written: Evidence

    def covers(self, finding: Finding) -> bool:
        """Whether one of the two sides of a finding of these rules lies, or begins, in the spans."""
        if finding.rule not in self.codes:
            return False
        sides = (finding.place, finding.other)
        return any(side is not None and self._holds(side) for side in sides)

    def _holds(self, side: Evidence) -> bool:
        within = (start <= side.start < end for start, end in self.spans)
        return side.document == self.document and any(within)
