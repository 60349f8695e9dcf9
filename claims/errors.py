"""Exceptions of the package. Every text names the place: file, and row and column of a table."""


class ClaimsError(Exception):
    """Base of everything that this package raises on purpose.

    The text may have named {places}, whose values follow, other errors among them: whoever shows the
    error in another language translates `text` and fills them in. As a string it is in English.
    """

    def __init__(self, text: str, /, **values: object) -> None:
        super().__init__(text.format(**values) if values else text)
        self.text = text
        self.values = values


class InputError(ClaimsError):
    """A document that cannot be read: missing, binary, of unknown encoding, too large."""


class LexiconError(ClaimsError):
    """A table of the lexicon with a broken row: file, row number, column and fault are in the text."""


class EmptyInputError(InputError):
    """A document in which there is nothing to read."""
