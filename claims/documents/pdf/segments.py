"""Segments: runs of characters side by side, as the file draws them one after another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from claims.documents.pdf.pages import Glyph
from claims.documents.raised import raised

_SPACE = "\x00\t\n\r \u00a0\u3000"
_HYPHEN = {"\x02": "-", "\ufffe": "-"}  # PDFium's signs for a hyphen at a line's end
_WIDE_GAP = 1.4  # in widths of a Chinese character: more than that parts two columns or cells
_WORD_GAP, _CLAUSE_GAP = 0.15, 0.75  # and so much two words, or two clauses of Chinese
_MANY = 0.6
_SMALL, _RAISED = (
    0.8,
    0.2,
)  # of the height of the characters beside it: a mark of a note, an exponent


@dataclass(slots=True)
class Segment:
    """Characters on one line of a page; a space has no glyph.

    `order` is its place in the file; `size` how wide its widest character is.
    """

    order: int
    characters: list[tuple[str, Glyph | None]] = field(default_factory=list)
    left: float = 0.0
    bottom: float = 0.0
    right: float = 0.0
    top: float = 0.0
    size: float = 0.0

    @property
    def text(self) -> str:
        """The characters."""
        return "".join(character for character, _ in self.characters)

    @property
    def width(self) -> float:
        """In points."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.top + self.bottom) / 2

    def add(self, glyph: Glyph, space: str = "", *, is_raised: bool = False) -> None:
        """Append a character, after a space if there is one."""
        if not self.characters:
            self.left, self.right = glyph.left, glyph.right
            self.bottom, self.top = glyph.bottom, glyph.top
        elif space:
            self.characters.append((space, None))
        text = _HYPHEN.get(glyph.character, glyph.character)
        self.characters.append((raised(text) if is_raised else text, glyph))
        self.left, self.right = min(self.left, glyph.left), max(self.right, glyph.right)
        if is_raised:
            return
        self.bottom, self.top = min(self.bottom, glyph.bottom), max(self.top, glyph.top)
        self.size = max(self.size, min(glyph.size, max(glyph.width, glyph.size / 2)))

    def beside(self, other: Segment) -> bool:
        """Whether the two stand on one line."""
        overlap = min(self.top, other.top) - max(self.bottom, other.bottom)
        return overlap > 0.5 * min(self.top - self.bottom, other.top - other.bottom)


def segments_of(glyphs: Sequence[Glyph]) -> list[Segment]:
    """The segments of a page in the order of the file; of a page in vertical lines, these."""
    upright = not _is_vertical([glyph for glyph in glyphs if _is_ink(glyph)])
    found: list[Segment] = []
    last: Glyph | None = None
    level: Glyph | None = None  # the last one that is not raised
    spaced = False
    for glyph in glyphs:
        if not _is_ink(glyph):
            spaced = spaced or glyph.character in _SPACE
            continue
        if upright and last and level and _is_raised(level, glyph) and _is_near(last, glyph):
            found[-1].add(glyph, is_raised=True)
            last, spaced = glyph, False
            continue
        if last is None or level is None or not _goes_on(level, last, glyph, upright):
            found.append(Segment(len(found)))
            spaced = False
        found[-1].add(glyph, _space(last, glyph) if spaced and last and upright else "")
        last, level, spaced = glyph, glyph, False
    return _with_marks(found) if upright else found


def _goes_on(level: Glyph, last: Glyph, glyph: Glyph, upright: bool) -> bool:
    if not upright:
        return _hangs(last, glyph)
    if _is_raised(glyph, level):  # what stood before is the mark of a note
        return False
    middle = abs(level.middle - glyph.middle)
    return middle <= 0.5 * min(level.size, glyph.size) and _is_near(last, glyph)


def _is_raised(level: Glyph | Segment, glyph: Glyph | Segment) -> bool:
    """Whether a character is smaller than one beside it and stands higher on the same line."""
    height, size = level.top - level.bottom, glyph.top - glyph.bottom
    raised = level.bottom + _RAISED * height < glyph.bottom < level.top
    return size < _SMALL * height and raised


def _with_marks(segments: Sequence[Segment]) -> list[Segment]:
    """The segments with a raised number made part of the words that it stands before: a note."""
    found: list[Segment] = []
    for one in segments:
        mark = found[-1] if found else None
        if (
            mark
            and mark.text.isdecimal()
            and _is_raised(one, mark)
            and -1 < one.left - mark.right < one.size
        ):
            number = [(raised(text), glyph) for text, glyph in mark.characters]
            one.characters = [*number, *one.characters]
            one.left = mark.left
            found.pop()
        found.append(one)
    return found


def _space(last: Glyph, glyph: Glyph) -> str:
    """What stands for the gap between two characters: Chinese has none between words."""
    gap = (glyph.left - last.right) / max(last.em, glyph.em)
    chinese = (last.character >= "\u2e80") + (glyph.character >= "\u2e80")
    if chinese and gap > _CLAUSE_GAP:
        return "\u3000"
    return " " if gap > _WORD_GAP and not chinese else ""


def is_vertical(segments: Sequence[Segment]) -> bool:
    """Whether the lines of a page run downwards."""
    return _is_vertical([glyph for one in segments for _, glyph in one.characters if glyph])


def _is_ink(glyph: Glyph) -> bool:
    return glyph.character not in _SPACE and glyph.size > 0


def _is_near(last: Glyph, glyph: Glyph) -> bool:
    """Whether a character stands just to the right of the last one."""
    size = max(last.em, glyph.em)
    return -0.7 * size <= glyph.left - last.right <= _WIDE_GAP * size


def _hangs(last: Glyph, glyph: Glyph) -> bool:
    """Whether a character stands just below the last one."""
    size = max(last.size, glyph.size)
    aside = abs((last.left + last.right) - (glyph.left + glyph.right)) / 2
    return aside < 0.5 * size and -0.7 * size <= last.bottom - glyph.top <= size


def _is_vertical(glyphs: Sequence[Glyph]) -> bool:
    if len(glyphs) < 20:
        return False
    steps = [
        (abs(after.left - before.left), before.middle - after.middle)
        for before, after in pairwise(glyphs)
    ]
    size = median(glyph.size for glyph in glyphs)
    down = sum(aside < 0.4 * size and 0.4 * size < drop < 2.5 * size for aside, drop in steps)
    return down > _MANY * len(steps)


def space_between(before: Segment, after: Segment) -> str:
    """What stands for the gap between two segments on one line."""
    last, first = before.characters[-1][1], after.characters[0][1]
    return _space(last, first) if last and first else ""
