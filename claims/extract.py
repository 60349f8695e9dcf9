"""The pipeline: a document in, its claims out. Nothing here asks the clock or the disk."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from claims.claim import Claim
from claims.dates.reader import find_dates
from claims.documents.document import Document
from claims.frames import frames
from claims.model import Mention
from claims.quantities.reader import find_quantities

HOME = "HKD"
"""The currency of 元 where nobody says otherwise."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cycles: reading and comparing make few, and it walks all there is."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@uncollected()
def extract(document: Document, *, currency: str = HOME) -> tuple[Claim, ...]:
    """Every quantity and date that the document names, in order of place, each with its frame.

    `currency` is what 元 or $ alone means where the document was written.
    """
    text = document.folded.text
    found = mentions(document, currency)
    to_source = document.folded.to_source
    built = []
    kinds = [block.kind for block in document.folded.blocks]
    about = frames(text, found, _headings(document), kinds)
    for mention, frame in zip(found, about, strict=True):
        if mention.period and "vague" in mention.flags:  # 目前 frames numbers, claims nothing
            continue
        start, end = to_source(mention.start, mention.end)
        built.append(Claim(document, mention, frame, start, end))
    return tuple(built)


def mentions(document: Document, currency: str = HOME) -> list[Mention]:
    """Dates and quantities of a document, in order, none on top of another."""
    text = document.folded.text
    dates = find_dates(text, document.published)
    taken = [(date.start, date.end) for date in dates]
    return sorted([*dates, *find_quantities(text, taken, currency)], key=lambda found: found.start)


def _headings(document: Document) -> list[tuple[int, str]]:
    """From which place on which heading holds; the title holds from the start."""
    text = document.folded.text
    headings = [(0, document.title)] if document.title else []
    for block in document.folded.blocks:
        if block.kind in ("title", "heading"):
            headings.append((block.start, text[block.start : block.end]))
    return headings
