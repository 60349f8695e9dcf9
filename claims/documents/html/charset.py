"""The text of a page's bytes: by a mark or as UTF-8, else as the page declares, else as it looks."""

from __future__ import annotations

import codecs
import re

from claims.documents.encodings import decode

_HEAD = 4096  # browsers look for the declaration in 1024 bytes; some pages put it later
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.I)
_WIDER = {"big5": "big5hkscs", "gb2312": "gb18030", "gbk": "gb18030", "x_gbk": "gb18030"}
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode_page(data: bytes, name: str) -> str:
    """The decoded file. Raises InputError as `decode` does."""
    if data.startswith(_MARKS):
        return decode(data, name)
    found = _DECLARED.search(data[:_HEAD])
    for encoding in ("utf-8", found[1].decode("ascii") if found else ""):
        text = _strictly(data, encoding)
        if text is not None:
            return text
    return decode(data, name)


def _strictly(data: bytes, encoding: str) -> str | None:
    """The text, if the bytes are in this encoding and it is one for text."""
    known = encoding.lower().replace("-", "_")
    try:
        text = data.decode(_WIDER.get(known, known))
    except (LookupError, UnicodeError):
        return None
    return None if "\x00" in text else text
