"""Reading files: the suffix says how, the bytes say in which encoding."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path, PurePath

from claims.documents.document import Document
from claims.documents.encodings import decode
from claims.documents.finding import CONVERTIBLE, SUFFIXES, convertible, find_paths
from claims.documents.layout import Layout, Part, Place, Reading
from claims.documents.metadata import publication_date, title_of
from claims.errors import EmptyInputError, InputError

__all__ = [
    "MOST_BYTES",
    "MOST_TEXT",
    "SUFFIXES",
    "Document",
    "Layout",
    "Part",
    "Place",
    "convertible",
    "find_paths",
    "read",
    "read_bytes",
]

MOST_BYTES = 64 * 1024 * 1024
"""A larger file is not an article, whatever pictures it holds; it is refused before it is read."""

MOST_TEXT = 16 * 1024 * 1024
"""And so is a text, or web page, of more bytes."""

_NOTHING = "\ufeff\x00\xa0 \t\r\n\f\v\u3000\u200b"


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
    if path.suffix.lower() not in SUFFIXES and not path.is_dir():
        raise _of_other_kind(name, path.suffix)
    try:
        size = path.stat().st_size
        with path.open("rb") as file:  # which may be larger than it says, as /dev/zero is
            data = file.read(MOST_BYTES + 1) if size <= MOST_BYTES else b""
    except OSError as error:
        raise InputError.unread(name, error) from error
    if size > MOST_BYTES:
        raise _too_large(name, size, MOST_BYTES)
    return read_bytes(data, name=name, published=published, fallback=fallback)


def _of_other_kind(name: str, suffix: str) -> InputError:
    """Why a file with this suffix is not read, and what can be done about it."""
    kinds = ", ".join(SUFFIXES)
    if not suffix:
        return InputError("{file}: no suffix: only {kinds} are read", file=name, kinds=kinds)
    if suffix.lower() in CONVERTIBLE:
        fault = {"file": name, "kind": suffix}
        return InputError("{file}: {kind} is not read; save it as .docx and try again", **fault)
    return InputError("{file}: {kind}: only {kinds} are read", file=name, kind=suffix, kinds=kinds)


def read_bytes(
    data: bytes, *, name: str, published: date | None = None, fallback: date | None = None
) -> Document:
    """The document in bytes at hand; the suffix of `name` says of which kind it is.

    The day of publication is `published`, or else what front matter or the name say, or else
    `fallback`. Raises InputError if the bytes are too many or no text, and EmptyInputError if there
    is nothing in them but space.
    """
    _refuse_large(data, name, MOST_BYTES)
    reading = _reader(data, name)(data, name)
    text, layout = reading.text, reading.layout
    if not (layout.visible or text).strip(_NOTHING):
        raise EmptyInputError("{file}: is empty", file=name)
    day = published or reading.published or publication_date(name, text) or fallback
    document = Document.from_text(text, path=name, published=day, layout=layout)
    return document.titled(title_of(document.visible, document.folded) or reading.title)


Reader = Callable[[bytes, str], Reading]


def _reader(data: bytes, name: str) -> Reader:
    """How to read a file: by its suffix; what has none, such as standard input, by how it begins."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in SUFFIXES:
        suffix = next((kind for sign, kind in _SIGNS.items() if data.startswith(sign)), "")
    return _READERS.get(suffix, _read_text)


def _read_text(data: bytes, name: str) -> Reading:
    _refuse_large(data, name, MOST_TEXT)
    return Reading(decode(data, name))


# The libraries behind these are loaded when such a file comes, and not before.
def _read_page(data: bytes, name: str) -> Reading:
    from claims.documents.html import read_page  # noqa: PLC0415

    _refuse_large(data, name, MOST_TEXT)
    return read_page(data, name)


def _read_word(data: bytes, name: str) -> Reading:
    from claims.documents.word import read_word  # noqa: PLC0415

    return read_word(data, name)


def _read_pdf(data: bytes, name: str) -> Reading:
    from claims.documents.pdf import read_pdf  # noqa: PLC0415

    return read_pdf(data, name)


_READERS: Mapping[str, Reader] = {
    ".html": _read_page,
    ".htm": _read_page,
    ".xhtml": _read_page,
    ".docx": _read_word,
    ".pdf": _read_pdf,
}
_SIGNS = {
    b"%PDF-": ".pdf",
    b"PK\x03\x04": ".docx",
    b"<!DOCTYPE html": ".html",
    b"<!doctype html": ".html",
    b"<html": ".html",
}


def _refuse_large(data: bytes, name: str, most: int) -> None:
    if len(data) > most:
        raise _too_large(name, len(data), most)


def _too_large(name: str, size: int, most: int) -> InputError:
    return InputError(
        "{file}: {size} MB is too large for an article (most: {most} MB)",
        file=name,
        size=f"{size / 1024 / 1024:.1f}",
        most=most // 1024 // 1024,
    )
