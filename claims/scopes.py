"""Scopes: the places that limit what a number speaks of, from `lexicon/scopes.csv`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pydantic import BaseModel

from claims.folding import fold_characters
from claims.lexicon import read_table
from claims.words import tag


class ScopeRow(BaseModel):
    """A row of scopes.csv; `surface` holds alternatives separated by |."""

    scope: str
    surface: str
    kind: str
    example: str


@cache
def _scopes() -> dict[str, str]:
    rows = read_table("scopes.csv", ScopeRow)
    pairs = ((surface, row.scope) for row in rows for surface in row.surface.split("|"))
    return {fold_characters(surface): fold_characters(scope) for surface, scope in pairs}


def scope_of(near: Iterable[str], far: Iterable[str], wide: Iterable[str]) -> str:
    """The places named by the mention's segment, else its sentence, else what stands before.

    Canonical names joined by |, sorted; empty where none is named. A place that the table does not
    know counts by its own name.
    """
    for words in (near, far, wide):
        found = {_scopes().get(word, word if tag(word) == "ns" else "") for word in words} - {""}
        if found:
            return "|".join(sorted(found))
    return ""
