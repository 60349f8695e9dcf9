"""`factcheck text`: the text that places in reports refer to."""

from __future__ import annotations

from claims import Document
from claims.text.characters import DROPPED
from factcheck.commands.output import notice, write
from factcheck.commands.reading import read_sources
from factcheck.commands.sources import Sources


def run(sources: Sources, *, article: bool) -> int:
    """Write the text of each document; the exit status: 2 if one could not be read, else 0.

    `article`: only what is read of it, without markup, menus and scripts; offsets are others then.
    """
    batch = read_sources(sources)
    for finding in batch.findings:
        notice(f"factcheck: {finding.message}")
    write("".join(_text(document, article=article) for document in batch.documents), None)
    return 2 if batch.unreadable or not batch.documents else 0


def _text(document: Document, *, article: bool) -> str:
    text = document.visible.replace(DROPPED, "") if article else document.text
    return text if not article or text.endswith("\n") else text + "\n"
