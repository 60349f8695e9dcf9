"""The text of a paragraph of Word's, character by character with the element that holds it.

Tracked changes count as accepted: inserted text is text, deleted and hidden text is none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from claims.documents.raised import raised

_LEFT_OUT = frozenset(
    "del moveFrom pPr rPr sectPr instrText delText delInstrText rt proofErr".split()
)
_CHARACTERS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
}
# What these fields show are numbers of pages, or headings that stand in the text themselves.
_FURNITURE = frozenset("PAGE NUMPAGES SECTIONPAGES PAGEREF TOC INDEX".split())
_LONG_FIELDS = frozenset("TOC INDEX".split())  # only these hide more than one paragraph
_OFF = frozenset(("0", "false", "off"))


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def child(element: etree._Element, *path: str) -> etree._Element | None:
    """The first descendant along a path of names."""
    found: etree._Element | None = element
    for name in path:
        found = (
            next((one for one in found if local(one) == name), None) if found is not None else None
        )
    return found


@dataclass(slots=True)
class Content:
    """What a paragraph holds: `atoms` are stretches of text, each with the element it is the text of.

    `boxes` are the text boxes anchored in it, each with the run that anchors it; `notes` the
    references to notes. `goes_on`: its end is deleted, so that the next paragraph continues it.
    """

    atoms: list[tuple[str, etree._Element]] = field(default_factory=list)
    boxes: list[tuple[etree._Element, etree._Element]] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    goes_on: bool = False

    @property
    def text(self) -> str:
        """The text."""
        return "".join(text for text, _ in self.atoms)


class ParagraphReader:
    """Reads the paragraphs of one story; a field may begin in one and end in a later one."""

    def __init__(self) -> None:
        self._fields: list[list[str]] = []  # of each open field: its instruction, then what shows
        self._content = Content()
        self._special: dict[str, Callable[[etree._Element], None]] = {
            "r": self._run,
            "t": self._text,
            "fldChar": self._field,
            "fldSimple": self._simple_field,
            "footnoteReference": self._note,
            "endnoteReference": self._note,
            "txbxContent": self._box,
            "AlternateContent": self._alternatives,
        }

    def read(self, paragraph: etree._Element) -> Content:
        """The content of a paragraph."""
        self._content = Content()
        # A field that is never ended must not hide the rest of the file.
        self._fields = [one for one in self._fields if one[1] or _keyword(one[0]) in _LONG_FIELDS]
        marks = child(paragraph, "pPr", "rPr")
        if marks is not None:
            self._content.goes_on = any(local(mark) in ("del", "moveFrom") for mark in marks)
        self._inside(paragraph)
        return self._content

    def _inside(self, element: etree._Element) -> None:
        for one in element:
            name = local(one)
            if name in _CHARACTERS:
                self._add(_CHARACTERS[name], one)
            elif name == "instrText" and self._fields:
                self._fields[-1][0] += one.text or ""
            elif name in self._special:
                self._special[name](one)
            elif name not in _LEFT_OUT:
                self._inside(one)

    def _run(self, run: etree._Element) -> None:
        hidden = child(run, "rPr", "vanish")
        if hidden is None or attribute(hidden, "val") in _OFF:
            self._inside(run)

    def _text(self, element: etree._Element) -> None:
        # A line end in the XML is a space on the page; the length stays.
        text = (element.text or "").replace("\n", " ").replace("\r", " ")
        run = element.getparent()
        mark = child(run, "rPr", "vertAlign") if run is not None else None
        is_raised = mark is not None and attribute(mark, "val") == "superscript"
        self._add(raised(text) if is_raised else text, element)

    def _add(self, text: str, element: etree._Element) -> None:
        if text and all(shown == "shown" for _, shown in self._fields):
            self._content.atoms.append((text, element))

    def _field(self, mark: etree._Element) -> None:
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            self._fields.append(["", ""])
        elif kind == "end" and self._fields:
            self._fields.pop()
        elif kind == "separate" and self._fields:
            self._fields[-1][1] = "" if _is_furniture(self._fields[-1][0]) else "shown"

    def _simple_field(self, element: etree._Element) -> None:
        if not _is_furniture(attribute(element, "instr")):
            self._inside(element)

    def _note(self, reference: etree._Element) -> None:
        self._content.notes.append(reference)

    def _box(self, box: etree._Element) -> None:
        anchor = next((one for one in box.iterancestors() if local(one) == "r"), box)
        self._content.boxes.append((box, anchor))

    def _alternatives(self, element: etree._Element) -> None:
        """One drawing for new programs and for old: the first is read."""
        for one in element:
            if local(one) in ("Choice", "Fallback"):
                self._inside(one)
                return


def _is_furniture(instruction: str) -> bool:
    return _keyword(instruction) in _FURNITURE


def _keyword(instruction: str) -> str:
    words = instruction.split()
    return words[0].upper() if words else ""
