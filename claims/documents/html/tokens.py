"""Tags and text of an HTML source, each with its place in it. Linear, and takes any string.

What is no HTML is read as a browser does: a comment or script without end takes in the rest.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

RAW = frozenset("iframe noembed noframes plaintext script style textarea title xmp".split())
"""Elements in which a tag is no tag."""

_TAG = re.compile(
    r"<(/?)([A-Za-z][^\s/>]*+)((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?+)*+)(?:>|\Z)"
)
_COMMENT = re.compile(
    r"<!--(?:-?>|(?:(?!--!?>)[\s\S])*+(?:--!?>|\Z))|<(?:[!?]|/(?![A-Za-z]))[^>]*+>?"
)
_ATTRIBUTE = re.compile(
    r"([^\s=/>\"']++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++)))?+", re.S
)
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.I) for name in RAW}


@dataclass(frozen=True, slots=True)
class Token:
    """source[start:end]: text if `name` is empty, else a tag; `closing`: an end tag.

    `inside` is what a tag holds beside its name.
    """

    start: int
    end: int
    name: str = ""
    closing: bool = False
    inside: str = ""

    @property
    def attributes(self) -> dict[str, str]:
        """The attributes of a start tag; of two by one name, the first."""
        found: dict[str, str] = {}
        for name, double, single, bare in _ATTRIBUTE.findall(self.inside):
            found.setdefault(name.lower(), html.unescape(double or single or bare))
        return found


def tokens(source: str) -> Iterator[Token]:
    """Text and tags in order; comments and declarations are left out, scripts are text."""
    at = begin = 0
    while (at := source.find("<", at)) >= 0:
        found = _TAG.match(source, at) or _COMMENT.match(source, at)
        if found is None:  # a sign like any other
            at += 1
            continue
        if begin < at:
            yield Token(begin, at)
        begin = found.end()
        if found.re is _TAG:
            name = found[2].lower()
            yield Token(at, begin, name, bool(found[1]), found[3])
            if name in RAW and not found[1]:
                stop = _RAW_END[name].search(source, begin)
                end = stop.start() if stop and name != "plaintext" else len(source)
                if begin < end:
                    yield Token(begin, end)
                begin = end
        at = begin
    if begin < len(source):
        yield Token(begin, len(source))
