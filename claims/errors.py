"""Exceptions of the package. Every text names the place: file, and row and column of a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self


class ClaimsError(Exception):
    """Base of everything that this package raises on purpose.

    The text may have named {places}, whose values follow, other errors among them: whoever shows the
    error in another language translates `text` and fills them in. As a string it is in English.
    """

    def __init__(self, text: str, /, **values: object) -> None:
        super().__init__(text.format(**values) if values else text)
        self.text = text
        self.values = values

    @classmethod
    def unread(cls, file: object, error: OSError) -> Self:
        """The error of a file that the operating system does not let be read."""
        return cls("{file}: cannot be read: {reason}", file=file, reason=ForeignError.of(error))

    @classmethod
    def undecoded(cls, file: object, error: UnicodeDecodeError) -> Self:
        """The error of a table or settings file that is not UTF-8."""
        return cls("{file}: not UTF-8 (byte {byte}); save it as UTF-8", file=file, byte=error.start)

    @classmethod
    def lacking(cls, file: object, columns: Iterable[str]) -> Self:
        """The error of a table without these columns."""
        names = ", ".join(columns)
        return cls("{file}, row {row}: no column {columns}", file=file, row=1, columns=names)

    @classmethod
    def uneven(cls, file: object, row: int) -> Self:
        """The error of a row that has not as many cells as its header."""
        return cls("{file}, row {row}: more or fewer cells than the header", file=file, row=row)

    @classmethod
    def malformed(cls, file: object, line: int, reason: ForeignError) -> Self:
        """The error of a table that is no CSV."""
        told = {"file": file, "line": line, "reason": reason}
        return cls("{file}, line {line}: not CSV: {reason}", **told)

    @classmethod
    def unwritten(cls, file: object, error: OSError) -> Self:
        """The error of a file that the operating system does not let be written."""
        return cls("{file}: cannot be written: {reason}", file=file, reason=ForeignError.of(error))


class ForeignError(ClaimsError):
    """What the operating system or a library says of a fault: English, in its own words."""

    @classmethod
    def of(cls, error: Exception) -> Self:
        """The words of an exception; of an OSError without its number and file."""
        words = error.strerror if isinstance(error, OSError) else None
        return cls(words or str(error))


class InputError(ClaimsError):
    """A document that cannot be read: missing, binary, of unknown encoding, too large."""


class LexiconError(ClaimsError):
    """A table of the lexicon with a broken row: file, row number, column and fault are in the text."""


class EmptyInputError(InputError):
    """A document in which there is nothing to read."""
