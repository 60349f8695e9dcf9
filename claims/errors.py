"""Exceptions of the package. Every text names the place: file, and row and column of a table."""


class ClaimsError(Exception):
    """Base of everything that this package raises on purpose."""


class InputError(ClaimsError):
    """A document that cannot be read: missing, binary, of unknown encoding, too large."""


class LexiconError(ClaimsError):
    """A table of the lexicon with a broken row: file, row number, column and fault are in the text."""


class EmptyInputError(InputError):
    """A document in which there is nothing to read."""
