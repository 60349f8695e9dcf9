"""Words that stand for what was told before, and those that say for what: rows of `anaphors.csv`."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel

from claims.dates.pieces import any_of
from claims.frames.cues import points
from claims.frames.words import Kept
from claims.lexicon import made_of_tables, read_table
from claims.text.folding import fold_characters

STANDS = (
    "first",
    "second",
    "both",
    "topic",
)  # kinds of words that stand for something by themselves
WHOSE = "其"  # not always cut from the noun behind it: 其加幅


class AnaphorRow(BaseModel):
    """A row of anaphors.csv; `words` and `not_before` hold alternatives separated by |.

    first, second, both: of two things told side by side. topic: of what the clause before speaks.
    told: a noun for the number told last, behind a word of the kind `that`; `fits` says for which.
    and: joins two names. also: may stand before an anaphor. sets_apart: behind two names, says that
    more is told of each. shared: a noun that two names have in common, written behind the second
    only. shows: a verb behind which the clause tells what it speaks of. `means`: what the anaphor of the
    example stands for.
    """

    kind: Literal[
        "first",
        "second",
        "both",
        "topic",
        "told",
        "that",
        "and",
        "also",
        "sets_apart",
        "shared",
        "shows",
    ]
    words: str
    fits: Literal["", "any", "count", "money", "percent"] = ""
    not_before: str = ""
    example: str
    means: str


@made_of_tables
def cues(kind: str) -> frozenset[str]:
    """All words of a kind, folded."""
    rows = read_table("anaphors.csv", AnaphorRow)
    return frozenset(
        fold_characters(word) for row in rows if row.kind == kind for word in row.words.split("|")
    )


@made_of_tables
def anaphor() -> re.Pattern[str]:
    """Any anaphor, in a group named by its kind; of one that is told, the noun in a group `noun`."""
    groups = [f"(?P<{kind}>{_words(kind)})" for kind in STANDS]
    told = f"(?P<told>(?:{any_of(cues('that'))})(?P<noun>{_words('told')}))"
    return re.compile("|".join((*groups, told)))


def _words(kind: str) -> str:
    """A pattern of the words of a kind, each not before what makes it another word."""
    branches = []
    for row in read_table("anaphors.csv", AnaphorRow):
        if row.kind == kind:
            words = any_of(fold_characters(word) for word in row.words.split("|"))
            others = "|".join(
                map(re.escape, filter(None, fold_characters(row.not_before).split("|")))
            )
            branches.append(f"(?:{words})(?!{others})" if others else f"(?:{words})")
    return "|".join(branches)


@made_of_tables
def fitting() -> dict[str, str]:
    """Of each noun that stands for a number told: which numbers it fits."""
    rows = [row for row in read_table("anaphors.csv", AnaphorRow) if row.kind == "told"]
    return {fold_characters(word): row.fits for row in rows for word in row.words.split("|")}


@made_of_tables
def may_stand() -> dict[str, bool]:
    """Of every word: whether an anaphor may begin with it."""
    known = frozenset().union(*map(cues, (*STANDS, "that")))
    return Kept(lambda word: word in known or word[0] == WHOSE or points(word))
