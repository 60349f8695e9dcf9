"""Folding: what a parser reads, made from what the source says, with the way back.

Characters are folded one for one (claims.characters), markup is masked (claims.markup), broken
lines are healed (claims.healing), and spaces that Chinese does not need are left out (claims.gaps).
In the folded text each line is one block.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from claims.text.characters import fold_characters, without
from claims.text.columns import Columns
from claims.text.furniture import drop_furniture
from claims.text.gaps import CELL_GAP, GAP, WIDE, at_line_end, inside_line
from claims.text.healing import joined, mark_rows
from claims.text.lines import Line, split_lines
from claims.text.markup import mask

__all__ = ["Block", "Folded", "fold", "fold_characters"]

_NUMBERED_HEADING = re.compile(
    r"(?:[(（]?[\d一二三四五六七八九十甲乙丙丁戊己庚辛]{1,3}[)）.、．]|\d(?:\.\d){1,2}|第\S{1,3}[章節节部]分?)"
    r"[^\d，。；：！？,;:]{2,24}"
)
_HEADING_WIDTH, _INTRODUCTION_WIDTH = 90, 50


@dataclass(frozen=True, slots=True)
class Block:
    """A line of folded text: `start` to `end`, without the newline.

    `kind` is title, heading, paragraph, item, caption, row or note. `body` is where the text begins
    after a bullet or an item number.
    """

    start: int
    end: int
    kind: str
    body: int


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with its blocks.

    `starts` and `sources` are parallel: where each stretch begins in the folded text and in the
    source. Within a stretch, each character stands for one character.
    """

    text: str
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]
    sources: tuple[int, ...]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The source span of a folded span, with what was left out inside it."""
        if not self.starts:
            return 0, 0
        at = max(0, bisect_right(self.starts, start) - 1)
        first = self.sources[at] + start - self.starts[at]
        if end <= start:
            return first, first
        if at + 1 < len(self.starts) and self.starts[at + 1] < end:
            at = bisect_right(self.starts, end - 1) - 1
        return first, max(first, self.sources[at] + end - self.starts[at])

    def block_at(self, position: int) -> Block:
        """The block that holds a position of the folded text, or ends in the newline there.

        Raises IndexError if the text has no block.
        """
        return self.blocks[max(0, self._block_number(position))]

    def heading_of(self, block: Block) -> Block | None:
        """The last title or heading before a block, not more than 200 blocks away."""
        number = max(0, self._block_number(block.start))
        for before in reversed(self.blocks[max(0, number - 200) : number]):
            if before.kind in ("title", "heading"):
                return before
        return None

    def _block_number(self, position: int) -> int:
        return bisect_right(self.blocks, position, key=_block_start) - 1


def _block_start(block: Block) -> int:
    return block.start


def fold(text: str) -> Folded:
    """Fold a source text. Takes any string; linear in its length."""
    characters = fold_characters(mask(text))
    lines = split_lines(characters)
    columns = Columns(lines)
    lines, notes = drop_furniture(lines, columns)
    mark_rows(lines)
    marks = [note.mark for place in notes.values() for note in place if note.mark is not None]
    writer = _Writer(without(characters, marks))
    first = 0
    for at, goes_on in enumerate(joined(lines, columns)):
        if not goes_on:
            writer.write(lines[first : at + 1])
            for line in range(first, at + 1) if notes else ():
                for note in notes.get(line, ()):
                    writer.write(note.lines, kind="note")
            first = at + 1
    return writer.folded()


class _Writer:
    """Puts blocks together, and keeps where each stretch came from."""

    def __init__(self, characters: str) -> None:
        self._characters = characters
        self._pieces: list[str] = []
        self._starts: list[int] = []
        self._sources: list[int] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._end = 0

    def write(self, lines: Sequence[Line], kind: str = "") -> None:
        """Append one block."""
        if self._blocks:
            self._append("\n", self._end)
        start = self._length
        kind = kind or _kind(lines, first=not self._blocks)
        headline = len(lines) == 1 and kind in ("title", "heading")
        body = self._write_line(lines[0], headline)
        last = lines[0]
        for line in lines[1:]:
            if line.text[0] < WIDE and (mark := at_line_end(last.text, line.text)):
                self._append(mark, last.end)
            self._write_line(line, headline=False)
            last = line
        self._end = last.end
        self._blocks.append(Block(start, self._length, kind, body))

    def _write_line(self, line: Line, headline: bool) -> int:
        """Append a line; return where its body begins."""
        characters, at, end = self._characters, line.start, line.end
        body = self._length + line.body - at
        gaps = CELL_GAP if line.kind == "row" else GAP
        if gaps.search(characters, at, end) is None:
            self._append(characters[at:end], at)
            return body
        for gap in gaps.finditer(characters, at, end):
            begin = gap.start()
            if begin > at:
                self._append(characters[at:begin], at)
            if mark := inside_line(characters, gap, line, headline=headline):
                self._append(mark, begin)
            at = gap.end()
            if at <= line.body:
                body = self._length + line.body - at
        if at < end:
            self._append(characters[at:end], at)
        return body

    def _append(self, piece: str, source: int) -> None:
        self._starts.append(self._length)
        self._sources.append(source)
        self._pieces.append(piece)
        self._length += len(piece)

    def folded(self) -> Folded:
        """Return what was written."""
        text = "".join(self._pieces)
        return Folded(text, tuple(self._blocks), tuple(self._starts), tuple(self._sources))


def _kind(lines: Sequence[Line], first: bool) -> str:
    line, last = lines[0], lines[-1]
    if first and len(lines) <= 3 and _is_headline(lines):
        return "title"
    if line.kind == "item" and len(lines) == 1 and _NUMBERED_HEADING.fullmatch(line.text):
        return "heading"
    if line.kind:
        return line.kind
    if len(lines) > 1 or last.terminal or line.width > _HEADING_WIDTH:
        return "paragraph"
    introduces = line.text[-1] in "，、；;,：:" and line.width > _INTRODUCTION_WIDTH
    return "paragraph" if introduces else "heading"


def _is_headline(lines: Sequence[Line]) -> bool:
    """Whether lines end without a full stop and hold none."""
    if lines[-1].terminal or lines[0].kind not in ("", "heading"):
        return False
    return not any("。" in line.text for line in lines) and lines[-1].text[-1] not in "，：；、"
