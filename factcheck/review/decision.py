"""A decision: what a reviewer said of a finding, of which text, on which day."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from claims.errors import ClaimsError
from claims.lexicon import read_file

VERSION = 1
DISPUTED = "disputed"
"""What tables say of a finding on which reviewers differ; no decision of anybody."""
_WORDS = Path(__file__).with_name("words.csv")

NonEmpty = Annotated[str, Field(min_length=1)]
Fingerprint = Annotated[str, Field(pattern=r"^f[0-9a-f]{15}$")]
Digest = Annotated[str, Field(pattern=r"^d[0-9a-f]{15}$")]


class ReviewError(ClaimsError):
    """A log or table that cannot be used: file, line or row and column, and fault are in the text."""


class Decision(StrEnum):
    """error: the text is wrong; accepted: it may stay; false alarm: there is nothing wrong."""

    ERROR = "error"
    ACCEPTED = "accepted"
    FALSE_ALARM = "false alarm"

    @property
    def settles(self) -> bool:
        """Whether nothing is left to do about the finding."""
        return self is not Decision.ERROR


class Word(BaseModel):
    """A row of the table of words: how a decision may be written, in lower case."""

    decision: Decision
    word: NonEmpty
    example: NonEmpty


class Entry(BaseModel):
    """A line of the log. What follows the note is for people, as far as the table still had it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: Literal[1] = 1
    fingerprint: Fingerprint
    digest: Digest
    decision: Decision
    reviewer: NonEmpty
    decided_at: date
    note: str = ""
    rule: str = ""
    document: str = ""
    quote: str = ""
    other_document: str = ""
    other_quote: str = ""

    @property
    def judged(self) -> tuple[str, str]:
        """The finding and the text of it that the decision is about."""
        return self.fingerprint, self.digest

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents of its sides, as far as they are known."""
        return tuple(filter(None, (self.document, self.other_document)))


def decision_of(cell: str) -> Decision | None:
    """What a cell says, in English or Chinese; None for what is no such word."""
    return _decisions().get(" ".join(cell.split()).lower())


def words() -> tuple[Word, ...]:
    """The table of words."""
    return read_file(_WORDS, Word)


@cache
def _decisions() -> dict[str, Decision]:
    return {row.word: row.decision for row in words()}
