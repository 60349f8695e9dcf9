"""Document: the source text of an article, with its date, its title and its lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from claims.documents.layout import NO_LAYOUT, Layout
from claims.text.characters import DROPPED
from claims.text.folding import Folded, fold

_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, eq=False)
class Document:
    """An article. `text` is the decoded source as it is; offsets everywhere are its code points.

    `path` is the name that reports show; `published` the day of publication, None if not known;
    `layout` what the reader of a page or a Word file knows beside the text.
    """

    path: str
    text: str
    published: date | None = None
    title: str = ""
    layout: Layout = NO_LAYOUT

    @classmethod
    def from_text(
        cls,
        text: str,
        *,
        path: str = "",
        published: date | None = None,
        title: str = "",
        layout: Layout = NO_LAYOUT,
    ) -> Document:
        """A document from text at hand."""
        return cls(path, text, published, title, layout)

    def titled(self, title: str) -> Document:
        """The same document with a title; what was folded is not folded again."""
        other = replace(self, title=title)
        other.__dict__.update({"folded": self.folded})
        return other

    @property
    def visible(self) -> str:
        """The text, of the same length, with markup, menus and scripts of a web page masked."""
        return self.layout.visible or self.text

    def shown(self, start: int, end: int) -> str:
        """text[start:end] as a reader sees it: of a web page without the tags in it."""
        return (
            self.visible[start:end].replace(DROPPED, "")
            if self.layout.visible
            else self.text[start:end]
        )

    @cached_property
    def folded(self) -> Folded:
        """What the parsers read."""
        return fold(self.visible)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1; a line ends at LF, CRLF or CR."""
        line = bisect_right(self._line_starts, max(0, offset))
        return line, offset - self._line_starts[line - 1] + 1
