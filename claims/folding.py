"""Folding: what a parser reads, made from what the source says, with the way back.

Characters are folded one for one (claims.characters), markup is masked (claims.markup), broken lines
are healed (claims.healing) and spaces that Chinese does not need are left out. In the folded text
each line is one block.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from claims.characters import DROPPED, fold_characters
from claims.healing import drop_furniture, joined, mark_rows
from claims.lines import SPACES, Line, split_lines
from claims.markup import mask

__all__ = ["Block", "Folded", "fold", "fold_characters"]

_GAP = re.compile(rf"[{SPACES}]+")
_CELL_GAP = re.compile(rf"[{SPACES}|]+")
_CLAUSE = re.compile(r"[\u2e80-\u2fff\u3005-\u3007\u3040-\uffee]{4}")
_NUMBERED_HEADING = re.compile(
    r"(?:[(（]?[\d一二三四五六七八九十甲乙丙丁戊己庚辛]{1,3}[)）.、．]|\d(?:\.\d){1,2}|第\S{1,3}[章節节部]分?)"
    r"[^\d，。；：！？,;:]{2,24}"
)
_HEADLINE_WIDTH = 90


@dataclass(frozen=True, slots=True)
class Block:
    """A line of folded text: `start`–`end`, without the newline. `kind`: title, heading, paragraph,
    item, caption, row, note. `body`: where it begins after its bullet or item number.
    """

    start: int
    end: int
    kind: str
    body: int


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text. `segments` are (folded start, source start) of the stretches that stand in both
    unchanged in length, as two parallel tuples.
    """

    text: str
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]
    sources: tuple[int, ...]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The source span of a folded span; whatever was left out inside it is in the source span."""
        first = self._source(start)
        return first, max(first, self._source(end - 1) + 1) if end > start else first

    def _source(self, position: int) -> int:
        if not self.starts:
            return 0
        at = max(0, bisect_right(self.starts, position) - 1)
        return self.sources[at] + position - self.starts[at]

    def block_at(self, position: int) -> Block:
        """The block that a position of folded text stands in (the newline belongs to the one before).

        Raises IndexError if the text has no block.
        """
        at = bisect_right(self.blocks, position, key=_block_start) - 1
        return self.blocks[max(0, at)]

    def heading_of(self, block: Block) -> Block | None:
        """The last title or heading before a block."""
        at = bisect_right(self.blocks, block.start, key=_block_start) - 1
        for before in reversed(self.blocks[max(0, at - 200) : max(0, at)]):
            if before.kind in ("title", "heading"):
                return before
        return None


def _block_start(block: Block) -> int:
    return block.start


def fold(text: str) -> Folded:
    """The folded text of a source, with its blocks. Linear in the length of the source."""
    characters = fold_characters(mask(text))
    lines = drop_furniture(split_lines(characters))
    mark_rows(lines)
    goes_on = joined(lines)
    writer = _Writer(characters)
    first = 0
    for at, more in enumerate(goes_on):
        if not more:
            writer.write(lines[first : at + 1], is_last=at + 1 == len(lines))
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

    def write(self, lines: list[Line], is_last: bool) -> None:
        """Append one block."""
        start = body = self._length
        kind = _kind(lines, first=not self._blocks)
        for line, after in zip(lines, [*lines[1:], None], strict=True):
            line_body = self._write_line(line, kind, single=len(lines) == 1)
            body = line_body if line is lines[0] else body
            if after is not None:
                self._append_mark(_at_break(line.text, after.text), line.end)
        self._blocks.append(Block(start, self._length, kind, min(body, self._length)))
        if not is_last:
            self._append_mark("\n", lines[-1].end)

    def _write_line(self, line: Line, kind: str, single: bool) -> int:
        """Append a line; return where its body begins."""
        at = line.start
        body = self._length + line.body - line.start
        gaps = _CELL_GAP if line.text[0] == "|" else _GAP
        for gap in gaps.finditer(self._characters, line.start, line.end):
            mark = _kept(self._characters, gap, line, kind, single)
            self._append(at, gap.start())
            self._append_mark(mark, gap.start())
            at = gap.end()
            if at <= line.body:
                body = self._length + line.body - at
        self._append(at, line.end)
        return body

    def _append(self, start: int, end: int) -> None:
        if end > start:
            self._starts.append(self._length)
            self._sources.append(start)
            self._pieces.append(self._characters[start:end])
            self._length += end - start

    def _append_mark(self, mark: str, source: int) -> None:
        if mark:
            self._starts.append(self._length)
            self._sources.append(source)
            self._pieces.append(mark)
            self._length += 1

    def folded(self) -> Folded:
        """What was written."""
        text = "".join(self._pieces)
        return Folded(text, tuple(self._blocks), tuple(self._starts), tuple(self._sources))


def _kind(lines: list[Line], first: bool) -> str:
    line = lines[0]
    if first and len(lines) <= 3 and _is_headline(lines):
        return "title"
    if line.kind == "item" and len(lines) == 1 and _NUMBERED_HEADING.fullmatch(line.text):
        return "heading"
    if line.kind:
        return line.kind
    if len(lines) > 1 or lines[-1].terminal or line.width > _HEADLINE_WIDTH:
        return "paragraph"
    return "paragraph" if line.text[-1] in "，、；;,：:" and line.width > 50 else "heading"


def _is_headline(lines: list[Line]) -> bool:
    """A line or two that end without a full stop and hold none."""
    if lines[-1].terminal or lines[0].kind not in ("", "heading"):
        return False
    return not any("。" in line.text for line in lines) and lines[-1].text[-1] not in "，：；、"


def _is_cjk(character: str) -> bool:
    return character >= "\u2e80" or "\u2010" <= character <= "\u2027"


def _at_break(text: str, rest: str) -> str:
    """What stands for a line end inside a block."""
    left, right = text[-1], rest[0]
    if right >= "\u2e80" or _is_cjk(left) or _is_cjk(right):
        return ""
    if left.isdigit() or left in ".,":
        # 3,⏎795 and 203⏎0; but a full stop or comma after a word wants its space.
        number = left.isdigit() or text[-2:-1].isdigit()
        return "" if number and (right.isdigit() or right in ".,%") else " "
    return "" if left in "-/(" or right in ".,;:%)" else " "


def _kept(characters: str, gap: re.Match[str], line: Line, kind: str, single: bool) -> str:
    """What stands for spaces inside a line: nothing, one space, or U+3000 between two clauses."""
    start, end = gap.span()
    left, right = characters[start - 1 : start], characters[end : end + 1]
    space = gap.group().strip(DROPPED)
    if not space or start == line.start or end == line.end:
        return ""
    if end == line.body:
        return "\u3000" if left in ".．" or left.isdigit() else ""
    if kind == "row" and (len(space) > 1 or space in ("\u3000", "\t", "|")):
        return "\u3000"
    if not (_is_cjk(left) or _is_cjk(right)):
        return " " if len(space) == 1 else "\u3000"
    if left in _NO_GAP_AFTER or right in _NO_GAP_BEFORE:
        return ""
    if len(space) > 1 or space in ("\u3000", "\t"):
        return "\u3000" if _wide_gap(characters, gap, line) else ""
    if left in _CLOSING or right in _OPENING:
        return ""
    if single and kind in ("title", "heading") and _between_clauses(characters, start, end):
        return "\u3000"
    return ""


_NO_GAP_AFTER = "，。、；：！？（「『《〈【“‘—…·"
_NO_GAP_BEFORE = "，。、；：！？）」』》〉】”’—…·"


_OPENING, _CLOSING = "（「『《〈【“‘", "）」』》〉】”’"


def _wide_gap(characters: str, gap: re.Match[str], line: Line) -> bool:
    """Whether a wide gap parts two words, and is not one of a line that is spaced out."""
    start, end = gap.span()
    before = characters[max(line.body, start - 2) : start]
    after = characters[end : min(line.end, end + 2)]
    if any(character in SPACES for character in before[-2:] + after[:2]):
        return False
    if len(before) < 2 or (len(after) < 2 and not after.isdigit()):
        return False
    spaces = "\u3000" in gap.group() or "\t" in gap.group()
    return spaces if not before[-1].isdigit() else spaces and start - line.body < 6


def _between_clauses(characters: str, start: int, end: int) -> bool:
    before, after = characters[max(0, start - 4) : start], characters[end : end + 4]
    return bool(_CLAUSE.fullmatch(before)) and bool(_CLAUSE.fullmatch(after))


def blocks_of(folded: Folded) -> Iterator[tuple[Block, str]]:
    """Each block with its text."""
    return ((block, folded.text[block.start : block.end]) for block in folded.blocks)
