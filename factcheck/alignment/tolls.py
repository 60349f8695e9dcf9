"""Tolls: counts of a running event (the dead, the cases, votes counted), by the words beside a number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel

from claims.claim import Claim
from claims.dates.pieces import any_of
from claims.lexicon import made_of_tables, read_table
from claims.model import Kind
from claims.text.folding import fold_characters
from factcheck.alignment.timing import TALLIES


class Toll(BaseModel):
    """A row of tolls.csv: what is counted, whether the count only rises, its words separated by |."""

    toll: str
    course: Literal["rises", "moves"]
    words: str
    example: str


@made_of_tables
def _words() -> tuple[re.Pattern[str], dict[str, Toll]]:
    """The words of all tolls, and of which toll each is."""
    rows = read_table("tolls.csv", Toll)
    known = {fold_characters(word): row for row in rows for word in row.words.split("|")}
    return re.compile(any_of(known)), known


def tolls(claim: Claim) -> dict[str, bool]:
    """Which tolls the words beside a number name, each with whether it only rises.

    For a figure of a row those of the heading above speak as well.
    """
    frame = claim.frame
    above = frame.wide if frame.place == "row" else ()
    return _named(claim, (*above, *frame.before, claim.unit, *frame.after))


def tolls_around(claim: Claim) -> dict[str, bool]:
    """The tolls beside a number; else those of its sentence, else of what leads up to it (受困情況如下：)."""
    frame = claim.frame
    return tolls(claim) or _named(claim, frame.far) or _named(claim, frame.wide)


def _named(claim: Claim, words: Iterable[str]) -> dict[str, bool]:
    if claim.kind not in (*TALLIES, Kind.PERCENT):
        return {}
    pattern, known = _words()
    rows = [known[word] for word in pattern.findall(fold_characters("\n".join(words)))]
    return {row.toll: row.course == "rises" for row in rows}
