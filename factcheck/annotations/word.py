"""Notes as Word comments, on the exact words; everything else in the file stays as it is.

Changed are the text's own part, where runs are split and the ends of comments marked, the comments, and
the two lists that have to name a part of comments that is new. All other parts keep their bytes. Word has
no comments in notes, headers and text boxes: there a comment goes to what stands for it in the body, and
says so.
"""

from __future__ import annotations

import io
import shutil
import zipfile
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from copy import deepcopy

from lxml import etree

from claims.documents.word import Package, Piece, WordText, relationships_of, word_text
from claims.documents.word.package import BROKEN
from claims.documents.word.paragraph import attribute, local
from factcheck.annotations.notes import AUTHOR, INITIALS, Annotated, AnnotationError, Note
from factcheck.languages import say

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES, _CONTENT_NAMES = (
    "[Content_Types].xml",
    "http://schemas.openxmlformats.org/package/2006/content-types",
)
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MOST_BYTES = 512 * 1024 * 1024
# What a mark of a comment may stand in, beside runs and paragraphs.
_HOLDS_MARKS = frozenset(
    "p hyperlink ins moveTo smartTag sdtContent fldSimple dir bdo customXml".split()
)


def annotate_word(data: bytes, name: str, notes: Sequence[Note]) -> Annotated:
    """A copy of a .docx file with a comment for each note.

    Raises InputError if the file cannot be read, AnnotationError if it is too large to be copied, or
    a part of it, such as a picture, is broken.
    """
    package = Package(data, name)
    if sum(part.file_size for part in package.archive.infolist()) > _MOST_BYTES:
        raise AnnotationError("{file}: is too large to be copied", file=name)
    if not notes:
        return Annotated(data, 0)
    text = word_text(package)
    comments = _Comments(package, text.root)
    marks = _Marks(text, notes)
    aside = 0
    for note in notes:
        first, last, is_aside = marks.ends(note)
        aside += is_aside
        place = [say("On {place}", place=note.place)] if is_aside and note.place else []
        number = comments.add([*place, *note.lines])
        comments.mark(number, first, last)
    changed = {package.main: _serialised(text.root), **comments.parts()}
    try:
        return Annotated(_copy(package.archive, changed), len(notes), aside)
    except BROKEN as error:
        raise AnnotationError(
            "{file}: cannot be added to: {reason}", file=name, reason=error
        ) from error


class _Marks:
    """The elements at which the words of a note begin and end; runs are split there."""

    def __init__(self, text: WordText, notes: Iterable[Note]) -> None:
        self._pieces: list[Piece] = []
        cuts = sorted({end for note in notes for end in (note.start, note.end)})
        for piece in text.pieces:
            inside = [cut for cut in cuts if piece.start < cut < piece.end]
            if piece.anchor is None and inside and _can_be_split(piece.element):
                self._pieces += _split(piece, inside)
            else:
                self._pieces.append(piece)
        self._starts = [piece.start for piece in self._pieces]

    def ends(self, note: Note) -> tuple[etree._Element, etree._Element, bool]:
        """The first and last element that a comment is on, and whether that is beside its words."""
        at = self._at(note.start)
        # What is between two paragraphs belongs to neither: a note on it begins with the second.
        between = self._pieces[at].end <= note.start and at + 1 < len(self._pieces)
        first, last = self._pieces[at + between], self._pieces[self._at(note.end - 1)]
        if first.anchor is not None or last.anchor is not None:
            anchor = first.anchor if first.anchor is not None else last.anchor
            assert anchor is not None
            runs = _runs(anchor)
            return runs[0], runs[-1], True
        return _markable(first.element), _markable(last.element), False

    def _at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)


def _can_be_split(element: etree._Element) -> bool:
    run = element.getparent()
    return local(element) == "t" and run is not None and local(run) == "r"


def _split(piece: Piece, cuts: Sequence[int]) -> list[Piece]:
    """A piece in several, each in a run of its own with the properties of the first."""
    found, rest = [], piece
    for cut in cuts:
        text = rest.element.text or ""
        run = rest.element.getparent()
        assert run is not None
        following = etree.Element(run.tag)
        for key, value in run.attrib.items():
            following.set(key, value)
        following.extend([deepcopy(one) for one in run if local(one) == "rPr"])
        element = etree.SubElement(following, rest.element.tag)
        later = list(rest.element.itersiblings())
        _write(rest.element, text[: cut - rest.start])
        _write(element, text[cut - rest.start :])
        following.extend(later)
        run.addnext(following)
        found.append(Piece(rest.start, cut, rest.element))
        rest = Piece(cut, rest.end, element)
    return [*found, rest]


def _write(element: etree._Element, text: str) -> None:
    element.text = text
    element.set(_SPACE, "preserve")


def _markable(element: etree._Element) -> etree._Element:
    """The element itself or the one around it beside which a mark may stand: mostly its run."""
    parent = element.getparent()
    while parent is not None and local(parent) not in _HOLDS_MARKS:
        element, parent = parent, parent.getparent()
    return element


def _runs(anchor: etree._Element) -> list[etree._Element]:
    """What a comment is on that cannot be on its words: a run, or all runs of a paragraph."""
    if local(anchor) != "p":
        return [_markable(anchor)]
    return [one for one in anchor if local(one) != "pPr"] or [_placeholder(anchor)]


def _placeholder(paragraph: etree._Element) -> etree._Element:
    return etree.SubElement(paragraph, f"{_namespace(paragraph)}r")


def _namespace(element: etree._Element) -> str:
    return str(element.tag).partition("}")[0] + "}"


class _Comments:
    """The part with the comments: the file's own, with more at its end, or a new one."""

    def __init__(self, package: Package, root: etree._Element) -> None:
        self._package = package
        self._names = _namespace(root)
        self._own = next(iter(package.related("comments").values()), "")
        folder = package.main.rpartition("/")[0]
        self._part = self._own or _free(package, f"{folder}/comments" if folder else "comments")
        if self._own:
            self._root = package.xml(self._own)
        else:
            self._root = etree.Element(f"{self._names}comments", nsmap={"w": self._names[1:-1]})
        used = [attribute(one, "id") for tree in (self._root, root) for one in _numbered(tree)]
        self._next = max((int(one) for one in used if one.isdigit()), default=-1) + 1

    def add(self, lines: Iterable[str]) -> str:
        """A comment of some lines; its number."""
        number = str(self._next)
        self._next += 1
        comment = etree.SubElement(self._root, f"{self._names}comment")
        for key, value in (("id", number), ("author", AUTHOR), ("initials", INITIALS)):
            comment.set(f"{self._names}{key}", value)
        for line in lines:
            paragraph = etree.SubElement(comment, f"{self._names}p")
            run = etree.SubElement(paragraph, f"{self._names}r")
            _write(etree.SubElement(run, f"{self._names}t"), _printable(line))
        return number

    def mark(self, number: str, first: etree._Element, last: etree._Element) -> None:
        """Put the marks of a comment before one element and behind another."""
        start = self._mark("commentRangeStart", number)
        end = self._mark("commentRangeEnd", number)
        reference = etree.Element(f"{self._names}r")
        reference.append(self._mark("commentReference", number))
        first.addprevious(start)
        last.addnext(end)
        end.addnext(reference)

    def parts(self) -> dict[str, bytes]:
        """The parts that are new or changed, by name."""
        found = {self._part: _serialised(self._root)}
        if not self._own:
            found |= self._referred() | self._typed()
        return found

    def _mark(self, kind: str, number: str) -> etree._Element:
        element = etree.Element(f"{self._names}{kind}")
        element.set(f"{self._names}id", number)
        return element

    def _referred(self) -> dict[str, bytes]:
        """The list of what the text refers to, with the comments."""
        part = relationships_of(self._package.main)
        name = f"{{{_RELATIONSHIPS}}}Relationships"
        there = self._package.has(part)
        root = self._package.xml(part) if there else etree.Element(name)
        used = {one.get("Id") for one in root}
        free = next(f"rId{n}" for n in range(1, len(used) + 2) if f"rId{n}" not in used)
        new = etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship")
        target = self._part.rpartition("/")[2]
        for key, value in (
            ("Id", free),
            ("Type", f"{self._package.kinds}comments"),
            ("Target", target),
        ):
            new.set(key, value)
        return {part: _serialised(root)}

    def _typed(self) -> dict[str, bytes]:
        """The list of types, with that of the comments."""
        root = self._package.xml(_CONTENT_TYPES)
        new = etree.SubElement(root, f"{{{_CONTENT_NAMES}}}Override")
        new.set("PartName", f"/{self._part}")
        new.set("ContentType", _COMMENTS_TYPE)
        return {_CONTENT_TYPES: _serialised(root)}


def _free(package: Package, stem: str) -> str:
    """A name that no part has."""
    names = (f"{stem}{number or ''}.xml" for number in range(10_000))
    return next(name for name in names if not package.has(name))


def _numbered(root: etree._Element) -> Iterable[etree._Element]:
    kinds = ("comment", "commentReference", "commentRangeStart", "commentRangeEnd")
    return (one for one in root.iter() if local(one) in kinds)


def _printable(line: str) -> str:
    """What XML can hold."""
    return "".join(
        one if one >= " " and one not in "\ufffe\uffff" and not "\ud800" <= one <= "\udfff" else " "
        for one in line
    )


def _serialised(root: etree._Element) -> bytes:
    return etree.tostring(
        etree.ElementTree(root), xml_declaration=True, encoding="UTF-8", standalone=True
    )


def _copy(archive: zipfile.ZipFile, changed: dict[str, bytes]) -> bytes:
    """The archive with some parts changed and new ones at its end, all others byte for byte."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy:
        for part in archive.infolist():
            if part.filename in changed:
                copy.writestr(part, changed[part.filename])
                continue
            with archive.open(part) as source, copy.open(part, "w") as target:
                shutil.copyfileobj(source, target)
        for name in sorted(changed.keys() - set(archive.namelist())):
            new = zipfile.ZipInfo(name)  # of 1980: the same input makes the same copy
            new.compress_type = zipfile.ZIP_DEFLATED
            copy.writestr(new, changed[name])
    return out.getvalue()
