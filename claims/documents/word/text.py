"""The text of a Word file: paragraphs, tables, text boxes, then notes, headers and footers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from claims.documents.layout import Part, Place
from claims.documents.word.package import Package
from claims.documents.word.paragraph import Content, ParagraphReader, attribute, child, local

_LONGEST_CELL = 40
_APART, _ROW, _CELL = "\n\n", "\n", "\t"
_AROUND = frozenset("body sdt sdtContent customXml ins moveTo smartTag".split())
_NOTES = (("footnote", Part.FOOTNOTE), ("endnote", Part.ENDNOTE))
_MARGINS = (("header", Part.HEADER), ("footer", Part.FOOTER))


@dataclass(frozen=True, slots=True)
class Piece:
    """text[start:end] is what `element` holds.

    `anchor`: what stands in the body for a piece outside of it: the reference to its note, the run
    with its text box, the first paragraph. None for what is in the body itself.
    """

    start: int
    end: int
    element: etree._Element
    anchor: etree._Element | None = None


@dataclass(frozen=True, slots=True)
class WordText:
    """The text of a file, its places, the pieces it is made of, and the tree that they belong to."""

    text: str
    places: tuple[Place, ...]
    pieces: tuple[Piece, ...]
    root: etree._Element


def word_text(package: Package) -> WordText:
    """Read a file. Raises InputError where it is broken."""
    root = package.xml(package.main)
    body = child(root, "body")
    story = _Story(package)
    if body is not None:
        story.body(body)
    return WordText("".join(story.text), tuple(story.places), tuple(story.pieces), root)


class _Story:
    """Puts the text together, with the place of everything in it."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.text: list[str] = []
        self.places: list[Place] = []
        self.pieces: list[Piece] = []
        self._length = 0
        self._separator = ""
        self._anchor: etree._Element | None = None
        self._reader = ParagraphReader()
        self._notes: list[etree._Element] = []
        self._counts: dict[Part, int] = {}

    def body(self, body: etree._Element) -> None:
        """The body, then what belongs to it."""
        self._blocks(body, None)
        for kind, part in _NOTES:
            self._all_notes(kind, part)
        self._anchor = next((one for one in body.iter() if local(one) == "p"), None)
        for kind, part in _MARGINS:
            self._all_margins(body, kind, part)

    def _blocks(self, element: etree._Element, place: Place | None) -> None:
        """Paragraphs and tables, each at its own place, or all at a given one."""
        for block in element:
            name = local(block)
            if name == "p":
                self._paragraph(self._reader.read(block), place)
            elif name == "tbl":
                self._table(block, place)
            elif name in _AROUND:
                self._blocks(block, place)
            elif name == "AlternateContent":
                self._blocks(block[0], place) if len(block) else None

    def _paragraph(self, content: Content, place: Place | None, after: str = _APART) -> None:
        if content.text.strip():
            begins = self._separator in (_APART, _ROW) or not self.text
            here = place or (self._next(Part.PARAGRAPH) if begins else None)
            self._write(content, here)
        self._separator = "" if content.goes_on and content.text else after
        self._beside(content)

    def _beside(self, content: Content) -> None:
        """The notes that a paragraph refers to are kept for later; its text boxes follow it."""
        self._notes += content.notes
        for box, run in content.boxes:
            anchor, reader = self._anchor, self._reader
            self._anchor, self._reader = anchor if anchor is not None else run, ParagraphReader()
            self._blocks(box, self._next(Part.TEXT_BOX))
            self._anchor, self._reader = anchor, reader

    def _write(self, content: Content, place: Place | None) -> None:
        self._append(self._separator if self.text else "")
        if place is not None:
            start = self._length
            self.places.append(Place(start, place.part, place.number, place.row))
        for text, element in content.atoms:
            end = self._length + len(text)
            self.pieces.append(Piece(self._length, end, element, self._anchor))
            self._append(text)

    def _append(self, text: str) -> None:
        self.text.append(text)
        self._length += len(text)

    def _next(self, part: Part) -> Place:
        self._counts[part] = self._counts.get(part, 0) + 1
        return Place(0, part, self._counts[part])

    def _table(self, table: etree._Element, place: Place | None) -> None:
        number = self._next(Part.ROW).number
        for count, row in enumerate(_rows(table), 1):
            cells = [list(_within(cell, "p", "tbl")) for cell in _within(row, "tc")]
            contents = [[self._reader.read(p) for p in cell if local(p) == "p"] for cell in cells]
            nested = [one for cell in cells for one in cell if local(one) == "tbl"]
            self._row(contents, place, (number, count), is_row=not nested)
            for one in nested:
                self._table(one, place)
        self._separator = _APART

    def _row(
        self,
        cells: Sequence[Sequence[Content]],
        place: Place | None,
        numbers: tuple[int, int],
        *,
        is_row: bool,
    ) -> None:
        """One line for a row of data; paragraphs for a page that is laid out in a table."""
        told = [content for cell in cells for content in cell if content.text.strip()]
        several = any(sum(bool(one.text.strip()) for one in cell) > 1 for cell in cells)
        short = all(len(content.text) <= _LONGEST_CELL for content in told)
        if not (is_row and short and not several and len(told) > 1):
            for content in told:
                self._paragraph(content, place or Place(0, Part.CELL, *numbers))
            return
        here = place or Place(0, Part.ROW, *numbers)
        for content in told:
            self._paragraph(content, here if content is told[0] else None, _CELL)
        self._separator = _ROW

    def _all_notes(self, kind: str, part: Part) -> None:
        """The notes in the order of their references; what is not referred to is no text."""
        known = {
            attribute(note, "id"): note
            for path in self._package.related(f"{kind}s").values()
            for note in self._package.xml(path)
            if local(note) == kind
        }
        references = [one for one in self._notes if local(one) == f"{kind}Reference"]
        for number, reference in enumerate(references, 1):
            note = known.get(attribute(reference, "id"))
            if note is not None:
                self._aside(note, Place(0, part, number), reference)

    def _all_margins(self, body: etree._Element, kind: str, part: Part) -> None:
        """Headers or footers, each text once."""
        related, told = self._package.related(kind), set[str]()
        used = [attribute(one, "id") for one in body.iter() if local(one) == f"{kind}Reference"]
        for path in dict.fromkeys(related[one] for one in used if one in related):
            root = self._package.xml(path)
            text = "".join(map(str, root.itertext()))
            if text not in told:
                told.add(text)
                self._aside(root, Place(0, part, len(told)), self._anchor)

    def _aside(self, element: etree._Element, place: Place, anchor: etree._Element | None) -> None:
        before = self._anchor
        self._anchor, self._reader = anchor, ParagraphReader()
        self._blocks(element, place)
        self._anchor = before


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table that are not deleted."""
    for row in _within(table, "tr"):
        properties = child(row, "trPr")
        if properties is None or child(properties, "del") is None:
            yield row


def _within(element: etree._Element, *names: str) -> Iterable[etree._Element]:
    """The nearest elements by a name, through what may stand around them."""
    for one in element:
        if local(one) in names:
            yield one
        elif local(one) in _AROUND:
            yield from _within(one, *names)
