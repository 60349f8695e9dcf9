"""The visible text of a page as a mask of its source: as long, with every character in its place."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from html.entities import html5
from itertools import groupby

from claims.documents.html.elements import Element, Passage, Run
from claims.documents.raised import raised
from claims.text.characters import DROPPED

_REFERENCE = re.compile(r"&(?:#\d{1,10};?|#[xX][0-9a-fA-F]{1,8};?|[A-Za-z][A-Za-z0-9]{1,31};?)")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LONGEST_CELL = 40
_CELLS = ("td", "th")


def visible(source: str, passages: Sequence[Passage]) -> str:
    """The source with everything masked but passages: blank lines part them, tabs part cells."""
    pieces: list[str] = []
    end = 0
    for passage, separator in _separated(passages):
        text = _Text(source)
        for run in passage.runs:
            text.add(run, preformatted=_is_preformatted(passage.element))
        pieces.append(_gap(passage.runs[0].start - end, separator))
        pieces.append(text.whole())
        end = text.end
    return "".join([*pieces, DROPPED * (len(source) - end)])


def _gap(length: int, separator: str) -> str:
    separator = separator[:length]
    return DROPPED * (length - len(separator)) + separator


def _separated(passages: Sequence[Passage]) -> Iterator[tuple[Passage, str]]:
    """Each passage with what stands before it."""
    first, rows = True, False
    for row, batch in groupby(passages, key=_row):
        cells = list(batch)
        one_line = row is not None and len(cells) > 1 and _is_row(cells)
        for number, passage in enumerate(cells):
            if first:
                yield passage, ""
            elif number and one_line:
                yield passage, "\t"
            else:
                yield passage, "\n" if rows and one_line else "\n\n"
            first = False
        rows = one_line


def _row(passage: Passage) -> int | None:
    """The row of a table that a passage stands in, by number; None if in none."""
    for element, _ in zip(passage.element.above(), range(20), strict=False):
        if element.name == "tr":
            return element.order
    return None


def _is_row(cells: Sequence[Passage]) -> bool:
    """Whether these are cells of data, and not a page that is laid out in a table."""
    whole = len({passage.element.order for passage in cells}) == len(cells)
    return whole and all(passage.length <= _LONGEST_CELL for passage in cells)


def _is_preformatted(element: Element) -> bool:
    near = (above.name for above, _ in zip(element.above(), range(20), strict=False))
    return "pre" in near


class _Text:
    """Runs of one passage: references read, white space run together, line breaks kept.

    `end` is where the last run ended in the source.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[str] = []
        self.end = -1
        self._spaced = True  # nothing, or a space, stands before

    def add(self, run: Run, *, preformatted: bool) -> None:
        """A run of text; one of no length is a line break, made of the tag there."""
        start, end = run.start, run.end
        if 0 <= self.end < start:
            self._pieces.append(DROPPED * (start - self.end))
        if start == end:
            self._break(start)
            return
        raw = _REFERENCE.sub(_read, self._source[start:end])
        if any(one.name == "sup" for one, _ in zip(run.element.above(), range(3), strict=False)):
            raw = raised(raw)
        self._pieces.append(raw if preformatted else _SPACE.sub(self._space, self._unspaced(raw)))
        self.end = end
        self._spaced = not preformatted and raw[-1:] in " \t\r\n\f"

    def whole(self) -> str:
        """The passage, as long as its stretch of the source."""
        return "".join(self._pieces)

    def _break(self, at: int) -> None:
        self._pieces.append("\n")
        self.end, self._spaced = at + 1, True

    def _unspaced(self, raw: str) -> str:
        """White space that follows white space of the run before is none."""
        if not self._spaced:
            return raw
        text = raw.lstrip(" \t\r\n\f")
        return DROPPED * (len(raw) - len(text)) + text

    @staticmethod
    def _space(found: re.Match[str]) -> str:
        return " " + DROPPED * (len(found.group()) - 1)


def _read(found: re.Match[str]) -> str:
    """The character that a reference names, filled up to its length; itself if it names none."""
    reference = found.group()
    name = reference[1:]
    if not name.startswith("#") and name not in html5:
        # As browsers do: the longest name that needs no semicolon.
        known = (name[:end] for end in range(len(name), 1, -1))
        name = next((part for part in known if part in html5), "")
        if not name:
            return reference
    character = html.unescape("&" + name)[:1]
    rest = reference[1 + len(name) :]
    return character + DROPPED * (len(name)) + rest if character else DROPPED * len(reference)
