"""Aliases: other names for exactly the same place, organisation, scheme, thing or measure.

The table holds identities only, no hints: 港府 is the HKSAR Government, 政府 may be any. Readers see
folded text, so names are folded and Latin letters are small.
"""

from __future__ import annotations

from functools import lru_cache

from pydantic import BaseModel

from claims.lexicon import made_of_tables, read_table
from claims.text.folding import fold_characters


class AliasRow(BaseModel):
    """A row of aliases.csv; `kind`: place, org, scheme, thing, measure."""

    canonical: str
    alias: str
    kind: str
    note: str
    example: str


@made_of_tables
def load_aliases() -> tuple[AliasRow, ...]:
    """All rows of the table, as written."""
    return read_table("aliases.csv", AliasRow)


@made_of_tables
def _canonical() -> dict[str, str]:
    return {folded(row.alias): folded(row.canonical) for row in reversed(load_aliases())}


def alias_names() -> list[str]:
    """Every alias that a text may name, folded: words for whoever cuts the text."""
    return [name for name in _canonical() if len(name) > 1]


@made_of_tables
@lru_cache(maxsize=65536)
def canonical(name: str) -> str:
    """The name under which an alias is known, folded; a name that is no alias comes back folded."""
    plain = folded(name)
    return _canonical().get(plain, plain)


def folded(name: str) -> str:
    """The name as it stands in folded text, with small Latin letters and no spaces."""
    return fold_characters(name).replace(" ", "").lower()
