"""Synonyms: words that news desks use for one another of the same number (耗資, 造價; 員工, 職員).

The table holds words of one meaning only, whatever they are said of: 造價 and 撥款 are two things.
"""

from __future__ import annotations

from pydantic import BaseModel

from claims.frames.aliases import folded
from claims.lexicon import made_of_tables, read_table


class SynonymRow(BaseModel):
    """A row of synonyms.csv; `words` holds the words separated by |, `meaning` is one of them."""

    meaning: str
    words: str
    example: str


@made_of_tables
def load_synonyms() -> tuple[SynonymRow, ...]:
    """All rows of the table, as written."""
    return read_table("synonyms.csv", SynonymRow)


@made_of_tables
def _meanings() -> dict[str, str]:
    return {
        folded(word): folded(row.meaning)
        for row in load_synonyms()
        for word in row.words.split("|")
    }


def meaning(word: str) -> str:
    """The word by which all of one meaning are known, folded; of any other word, itself."""
    return _meanings().get(word, word)
