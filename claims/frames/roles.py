"""Roles: in which sense a number is meant (a target, a former value, a part …), read off cue words.

The cues are rows of `lexicon/roles.csv`. `side` is where the cue stands, `reach` how far from the
mention it may: `near` (within a few characters, hedges between them allowed), `clause`, `sentence`.
"""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel

from claims.dates.pieces import any_of
from claims.lexicon import made_of_tables, read_table
from claims.text.folding import fold_characters

NEAR = 5  # characters between a cue and its mention
CLAUSE, SENTENCE = 80, 120  # characters of a clause or sentence on either side, at most


class RoleCue(BaseModel):
    """A row of roles.csv; `cue` holds alternatives separated by |."""

    role: str
    side: Literal["before", "after"]
    reach: Literal["near", "clause", "sentence"]
    cue: str
    example: str


@made_of_tables
def _patterns() -> dict[tuple[str, str], tuple[re.Pattern[str], dict[str, frozenset[str]]]]:
    """For each side and reach one pattern of all cues, and which roles a cue stands for."""
    roles: dict[tuple[str, str], dict[str, set[str]]] = {}
    for row in read_table("roles.csv", RoleCue):
        for cue in row.cue.split("|"):
            group = roles.setdefault((row.side, row.reach), {})
            group.setdefault(fold_characters(cue), set()).add(row.role)
    compiled = {}
    for key, cues in roles.items():
        compiled[key] = (
            re.compile(any_of(cues)),
            {cue: frozenset(found) for cue, found in cues.items()},
        )
    return compiled


def roles_of(before: str, after: str, earlier: str = "") -> frozenset[str]:
    """The roles that the words around a mention give it.

    `before` and `after`: folded text of its clause on either side; `earlier`: its sentence up to it.
    """
    before, after, earlier = before[-CLAUSE:], after[:CLAUSE], earlier[-SENTENCE:]
    windows = {
        ("before", "near"): before[-NEAR:],
        ("after", "near"): after[:NEAR],
        ("before", "clause"): before,
        ("after", "clause"): after,
        ("before", "sentence"): earlier,
    }
    found: set[str] = set()
    for key, (pattern, meaning) in _patterns().items():
        for hit in pattern.findall(windows[key]):
            found |= meaning[hit]
    return frozenset(found)
