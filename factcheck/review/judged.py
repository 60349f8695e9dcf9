"""What a reviewer judges: the words of both sides in their sentences, as a digest.

A decision holds for a finding with the same fingerprint and the same digest. The fingerprint knows
rule, documents, quotes and values; the digest knows the sentences around them and, of a reference
row, what it says. So a decision lapses when a sentence was rewritten around numbers that stayed.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from claims.documents.document import Document
from factcheck.finding import ACROSS, Evidence, Finding
from factcheck.reference.fact import Fact

ABOUT_RUN = "IN"
"""The family of findings about the run itself: nobody can decide on what was not read."""
LONGEST = 400  # characters of a sentence that count on either side of a place
_END = re.compile(r"[。！？!?；;]")
_TELLING = ("value", "low", "high", "valid_from", "valid_to")


def digested(
    findings: Iterable[Finding], documents: Iterable[Document], cited: Iterable[Fact] = ()
) -> Iterator[Finding]:
    """The findings with their digests; those about the run itself stay without."""
    sentences = {document.path: _Sentences(document) for document in documents}
    facts: dict[str, list[str]] = {}
    for fact in cited:
        facts.setdefault(fact.fact_id, []).append(_said(fact))
    for finding in findings:
        known = not finding.rule.startswith(ABOUT_RUN) and finding.place.document in sentences
        yield replace(finding, digest=_digest(finding, sentences, facts)) if known else finding


def _digest(
    finding: Finding, sentences: Mapping[str, _Sentences], facts: Mapping[str, list[str]]
) -> str:
    places = {finding.place, *([finding.other] if finding.other else [])}
    if not finding.rule.startswith(ACROSS):
        places |= set(finding.evidence)
    sides = {_side(place, sentences) for place in places}
    parts = [finding.rule, *sorted(sides), *sorted(facts.get(finding.fact_id, []))]
    text = "\x1e".join(parts).encode("utf-8", "surrogatepass")
    return "d" + hashlib.sha256(text).hexdigest()[:15]


def _side(place: Evidence, sentences: Mapping[str, _Sentences]) -> str:
    around = sentences[place.document].around(place) if place.document in sentences else ""
    return "\x1f".join(("".join(place.quote.split()), place.value, around))


def _said(fact: Fact) -> str:
    return "\x1f".join(str(getattr(fact, name)) for name in _TELLING)


class _Sentences:
    """The sentences of a document; its paragraphs are looked for only if there is a finding in it."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def _paragraphs(self) -> list[tuple[int, int]]:
        folded = self.document.folded
        return sorted(
            folded.to_source(block.start, block.end)
            for block in folded.blocks
            if block.start < block.end
        )

    def around(self, place: Evidence) -> str:
        """The sentence that a place stands in, without spaces and the ends of lines."""
        first, last = self._paragraph(place)
        first, last = max(first, place.start - LONGEST), min(last, place.end + LONGEST)
        text = self.document.visible
        start = max((end.end() for end in _END.finditer(text, first, place.start)), default=first)
        end = _END.search(text, place.end, last)
        return "".join(self.document.shown(start, end.end() if end else last).split())

    def _paragraph(self, place: Evidence) -> tuple[int, int]:
        at = bisect_right(self._paragraphs, place.start, key=lambda span: span[0]) - 1
        first, last = self._paragraphs[at] if at >= 0 else (place.start, place.end)
        return (first, max(last, place.end)) if place.start < last else (place.start, place.end)
