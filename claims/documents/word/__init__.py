"""Word files: what a reader of the page sees, once all tracked changes are accepted.

The dates in the file's properties say when it was typed or saved, not when it appeared: they are not
used.
"""

from __future__ import annotations

from claims.documents.layout import Layout, Reading
from claims.documents.word.package import Package, relationships_of
from claims.documents.word.text import Piece, WordText, word_text

__all__ = ["Package", "Piece", "WordText", "read_word", "relationships_of", "word_text"]


def read_word(data: bytes, name: str) -> Reading:
    """The text of a .docx file. Raises InputError if it is broken, encrypted or hostile."""
    found = word_text(Package(data, name))
    return Reading(found.text, Layout(places=found.places))
