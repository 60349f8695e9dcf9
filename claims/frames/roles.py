"""Roles: in which sense a number is meant (a target, a former value, a part …), read off cue words.

The cues are rows of `lexicon/roles.csv`. `side` is where the cue stands, `reach` how far from the
mention it may: `beside` (right before it), `near` (within a few characters, hedges between them allowed),
`clause`, `sentence`. The role `none` is that of words that only end like a cue (爬升, 公升); what a question
with 為何 or 怎麼 asks of a number that it takes for granted is `presupposed`, and no question of the number.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from pydantic import BaseModel

from claims.dates.pieces import any_of
from claims.lexicon import made_of_tables, read_table
from claims.text.folding import fold_characters

PRESUPPOSED = "presupposed"
NO_ROLES = frozenset(("none", PRESUPPOSED))  # what a cue may stand for and a claim never has
NEAR = 5  # characters between a cue and its mention
FindAll = Callable[[str], list[str]]
CLAUSE, SENTENCE = 80, 120  # characters of a clause or sentence on either side, at most
WINDOWS = (
    ("before", "beside"),
    ("before", "near"),
    ("after", "near"),
    ("before", "clause"),
    ("after", "clause"),
    ("before", "sentence"),
)


class RoleCue(BaseModel):
    """A row of roles.csv; `cue` holds alternatives separated by |."""

    role: str
    side: Literal["before", "after"]
    reach: Literal["beside", "near", "clause", "sentence"]
    cue: str
    example: str


@made_of_tables
def _patterns() -> tuple[tuple[int, FindAll, dict[str, frozenset[str]]], ...]:
    """For each of WINDOWS what finds the cues looked for in it, and which roles a cue stands for."""
    roles: dict[int, dict[str, set[str]]] = {}
    for row in read_table("roles.csv", RoleCue):
        group = roles.setdefault(WINDOWS.index((row.side, row.reach)), {})
        for cue in row.cue.split("|"):
            group.setdefault(fold_characters(cue), set()).add(row.role)
    return tuple(
        (
            window,
            re.compile(any_of(cues)).findall,
            {cue: frozenset(found) for cue, found in cues.items()},
        )
        for window, cues in roles.items()
    )


def roles_of(text: str, span: tuple[int, int], clause: tuple[int, int], sentence: int) -> set[str]:
    """The roles that the words around a mention give it: of its clause, of its sentence up to it.

    `span` and `clause` are spans of the folded text; `sentence` is the place where that begins.
    """
    start, end = span
    before = text[max(clause[0], start - CLAUSE) : start]
    after = text[end : min(clause[1], end + CLAUSE)]
    so_far = text[max(sentence, start - SENTENCE) : start]
    windows = (before[-1:], before[-NEAR:], after[:NEAR], before, after, so_far)
    found: set[str] = set()
    for window, cues_in, meaning in _patterns():
        if told := windows[window]:
            for cue in cues_in(told):
                found |= meaning[cue]
    if PRESUPPOSED in found:
        found.discard("question")
    return found - NO_ROLES
