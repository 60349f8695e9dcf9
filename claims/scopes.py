"""Scopes: the places that limit what a number speaks of, from `lexicon/scopes.csv`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from pydantic import BaseModel

from claims.folding import fold_characters
from claims.lexicon import read_table


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

    Canonical names joined by |, sorted; empty where none is named.
    """
    for words in (near, far, wide):
        found = {_scopes()[word] for word in words if word in _scopes()}
        if found:
            return "|".join(sorted(found))
    return ""
