"""Scopes: the places that limit what a number speaks of, from `lexicon/scopes.csv`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel

from claims.lexicon import made_of_tables, read_table
from claims.text.folding import fold_characters


class ScopeRow(BaseModel):
    """A row of scopes.csv; `surface` holds alternatives separated by |.

    A `ranking` scope (全球, 亞洲) is the field of a rank and limits no other number.
    """

    scope: str
    surface: str
    kind: Literal["place", "ranking"]
    example: str


@made_of_tables
def _scopes(ranked: bool) -> dict[str, str]:
    rows = [row for row in read_table("scopes.csv", ScopeRow) if ranked or row.kind == "place"]
    pairs = ((surface, row.scope) for row in reversed(rows) for surface in row.surface.split("|"))
    return {fold_characters(surface): fold_characters(scope) for surface, scope in pairs}


def scope_of(
    near: Iterable[str], far: Iterable[str], wide: Iterable[str], ranked: bool = False
) -> str:
    """The places named by the mention's segment, else its sentence, else what stands before.

    Canonical names joined by |, sorted; empty where none is named. `ranked`: of a rank.
    """
    scopes = _scopes(ranked)
    for words in (near, far, wide):
        if named := scopes.keys() & words:
            return "|".join(sorted({scopes[word] for word in named}))
    return ""
