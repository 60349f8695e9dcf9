"""PDF files: text in the order of reading, with its pages, without running titles and page numbers.

Lines stay broken as they are on the page; `claims.text.healing` joins them when the text is read. A page
that is a picture is named; the dates in the file's properties say when it was made and are not used.
"""

from __future__ import annotations

from claims.documents.layout import Layout, Reading
from claims.documents.pdf.pages import read_pages
from claims.documents.pdf.text import Box, PdfText, lines_of, text_of
from claims.errors import InputError

__all__ = ["Box", "PdfText", "lines_of", "pdf_text", "read_pdf"]


def pdf_text(data: bytes, name: str) -> PdfText:
    """The text of a file with the box of each character.

    Raises InputError if it is encrypted, broken or hostile, or nothing but pictures.
    """
    found = text_of(read_pages(data, name))
    if found.unread and not found.text.strip():
        if found.pages == 1:
            raise InputError(
                "{file}: has no text: its page is a picture (a scan); "
                "it needs text recognition (OCR) first",
                file=name,
            )
        raise InputError(
            "{file}: has no text: its {pages} pages are pictures (a scan); "
            "it needs text recognition (OCR) first",
            file=name,
            pages=found.pages,
        )
    return found


def read_pdf(data: bytes, name: str) -> Reading:
    """The text of a file. Raises InputError as `pdf_text` does."""
    found = pdf_text(data, name)
    return Reading(found.text, Layout(places=found.places, unread=found.unread))
