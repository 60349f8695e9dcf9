"""A .docx file as what it is: a zip archive of XML parts that refer to one another.

Sizes are looked at before anything is unpacked, and nothing outside of the archive is ever asked for.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from functools import cached_property

from lxml import etree

from claims.errors import InputError

MOST_PART = 32 * 1024 * 1024
"""Unpacked, a part of XML larger than this is no article."""

_MOST_TOGETHER = 64 * 1024 * 1024  # of all parts that are read
_MOST_TAGS = 2_000_000  # of a part; each costs the memory and time of a sentence
_MOST_PARTS = 10_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what Word wrote before 2007, and what encryption puts around
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What unpacking a part of a broken or hostile archive may raise."""

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """The parts of a .docx file. Raises InputError where the file is broken or hostile."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._unpacked = 0
        if data.startswith(_OLE):
            raise InputError(
                "{file}: is encrypted or an old .doc; save it as .docx, no password", file=name
            )
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise InputError(
                "{file}: is no .docx file: {reason}", file=name, reason=error
            ) from error
        if len(self.archive.infolist()) > _MOST_PARTS:
            raise InputError(
                "{file}: holds more than {most} parts", file=name, most=f"{_MOST_PARTS:,}"
            )

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part in self._names

    def content(self, part: str) -> bytes:
        """The bytes of a part."""
        if not self.has(part):
            raise InputError(
                "{file}: is no whole Word file: {part} is missing", file=self._name, part=part
            )
        self._refuse_large(part, self.archive.getinfo(part).file_size)
        try:
            content = self.archive.read(part)
        except BROKEN as error:
            raise self._broken(part, error) from error
        if content.count(b"<") > _MOST_TAGS:
            fault = {"file": self._name, "part": part, "most": f"{_MOST_TAGS:,}"}
            raise InputError("{file}: {part} holds more than {most} tags", **fault)
        return content

    def xml(self, part: str) -> etree._Element:
        """The root of a part."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, strip_cdata=False)
        try:
            root = etree.fromstring(self.content(part), parser)
        except etree.XMLSyntaxError as error:
            raise self._broken(part, error) from error
        told = root.getroottree().docinfo
        if told.doctype:  # type: ignore[union-attr]  # no program writes one; it can only do harm
            raise InputError("{file}: {part} has a document type", file=self._name, part=part)
        return root

    @cached_property
    def main(self) -> str:
        """The part with the text."""
        return self._main[0]

    @cached_property
    def kinds(self) -> str:
        """What the types of relationships begin with, in this file's edition of the standard."""
        return self._main[1].removesuffix("officeDocument")

    def related(self, kind: str) -> dict[str, str]:
        """The parts of a kind (footnotes, header, comments) that the text refers to, by id."""
        found = self._relationships(self.main)
        return {name: target for name, type_, target in found if type_ == self.kinds + kind}

    @cached_property
    def _main(self) -> tuple[str, str]:
        if not self.has("_rels/.rels"):
            raise InputError("{file}: is no Word file", file=self._name)
        for _, kind, target in self._relationships(""):
            if kind.endswith("/officeDocument"):
                return target, kind
        raise InputError("{file}: is no Word file", file=self._name)

    def _relationships(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Id, type and target of what a part refers to inside the file."""
        source = relationships_of(part)
        if not self.has(source):
            return
        for one in self.xml(source).iter(_RELATIONSHIP):
            if one.get("TargetMode") != "External":
                path = posixpath.join("/", posixpath.dirname(part), one.get("Target", ""))
                yield one.get("Id", ""), one.get("Type", ""), posixpath.normpath(path).lstrip("/")

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(self.archive.namelist())

    def _refuse_large(self, part: str, size: int) -> None:
        """Before it is unpacked: a part that is too large, or one too many."""
        self._unpacked += size
        if size > MOST_PART:
            raise InputError(
                "{file}: {part} is too large: {size} MB (most: {most} MB)",
                file=self._name,
                part=part,
                size=f"{size / 1024 / 1024:.0f}",
                most=MOST_PART // 1024 // 1024,
            )
        if self._unpacked > _MOST_TOGETHER:
            most = _MOST_TOGETHER // 1024 // 1024
            raise InputError("{file}: holds more than {most} MB", file=self._name, most=most)

    def _broken(self, part: str, error: Exception) -> InputError:
        fault = {"file": self._name, "part": part, "reason": error}
        return InputError("{file}: {part} is broken: {reason}", **fault)


def relationships_of(part: str) -> str:
    """The part that says what another refers to; of the whole file for an empty name."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")
