"""Web pages: the article is read where it stands in the source, tags and references and all.

Offsets are those of the decoded file. What is not article text is masked, not cut out.
"""

from __future__ import annotations

from claims.documents.html.article import article_passages
from claims.documents.html.charset import decode_page
from claims.documents.html.elements import parse
from claims.documents.html.metadata import page_metadata
from claims.documents.html.visible import visible
from claims.documents.layout import Layout, Reading
from claims.text.characters import DROPPED

__all__ = ["read_page"]


def read_page(data: bytes, name: str) -> Reading:
    """The article in a page. Raises InputError if the bytes are no text."""
    source = decode_page(data, name)
    page = parse(source)
    published, title = page_metadata(page, source)
    shown = visible(source, article_passages(page, source))
    return Reading(source, Layout(shown or DROPPED), published, title)
