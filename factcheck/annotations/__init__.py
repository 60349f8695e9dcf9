"""Annotations: the findings of a report as notes in a copy of the file that they are about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from factcheck.annotations.notes import Annotated, Note, notes_on

__all__ = ["ANNOTATORS", "Annotated", "Note", "notes_on"]

Annotator = Callable[[bytes, str, Sequence[Note]], Annotated]


# The libraries behind these are loaded when such a file comes, and not before.
def _word(data: bytes, name: str, notes: Sequence[Note]) -> Annotated:
    from factcheck.annotations.word import annotate_word  # noqa: PLC0415

    return annotate_word(data, name, notes)


def _pdf(data: bytes, name: str, notes: Sequence[Note]) -> Annotated:
    from factcheck.annotations.pdf import annotate_pdf  # noqa: PLC0415

    return annotate_pdf(data, name, notes)


ANNOTATORS: Mapping[str, Annotator] = MappingProxyType({".docx": _word, ".pdf": _pdf})
"""Suffix → what takes a file's bytes, its name for messages, and the notes, and returns the copy.

Raises InputError if the file cannot be read, AnnotationError if it cannot be written in.
"""
