"""Reading files: the suffix says how, the bytes say in which encoding."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from claims.documents.document import Document
from claims.documents.encodings import decode
from claims.documents.finding import SUFFIXES, find_paths
from claims.documents.metadata import publication_date, title_of
from claims.errors import EmptyInputError, InputError

__all__ = ["MOST_BYTES", "SUFFIXES", "Document", "find_paths", "read", "read_bytes"]

MOST_BYTES = 16 * 1024 * 1024
"""A larger file is not an article; it is refused before it is read."""


def read(
    path: Path | str,
    *,
    name: str = "",
    published: date | None = None,
    fallback: date | None = None,
) -> Document:
    """Read a file. `name` is the path that reports show; `read_bytes` explains the dates.

    Raises InputError if the file cannot be read, or is of a kind that is not read.
    """
    path = Path(path)
    name = name or path.as_posix()
    if path.suffix.lower() not in SUFFIXES:
        kind = path.suffix or "no suffix"
        raise InputError(f"{name}: {kind}: only {', '.join(SUFFIXES)} are read")
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror or error}") from error
    if size > MOST_BYTES:
        raise InputError(_too_large(name, size))
    return read_bytes(data, name=name, published=published, fallback=fallback)


def read_bytes(
    data: bytes, *, name: str, published: date | None = None, fallback: date | None = None
) -> Document:
    """The document in bytes at hand.

    The day of publication is `published`, or else what front matter or the name say, or else
    `fallback`. Raises InputError if the bytes are too many or no text, and EmptyInputError if there
    is nothing in them but space.
    """
    if len(data) > MOST_BYTES:
        raise InputError(_too_large(name, len(data)))
    text = decode(data, name)
    if not text.strip("\ufeff\x00 \t\r\n\f\v\u3000\u200b"):
        raise EmptyInputError(f"{name}: is empty")
    day = published or publication_date(name, text) or fallback
    document = Document.from_text(text, path=name, published=day)
    return document.titled(title_of(text, document.folded))


def _too_large(name: str, size: int) -> str:
    most = MOST_BYTES // 1024 // 1024
    return f"{name}: {size / 1024 / 1024:.1f} MB is too large for an article (most: {most} MB)"
