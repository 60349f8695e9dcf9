"""The elements of a page and the passages of text in them, from tokens.

No more of a tree than is needed to tell an article from what stands around it. Elements that are left
open, or closed twice, are put up with.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from claims.documents.html.tokens import Token, tokens

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav"
    " ol option p pre search section summary table tbody td tfoot th thead tr ul".split()
)
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_ENDS = {  # an element that is open → start tags that end it
    "p": BLOCKS,
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "tr", "tbody"}),
    "th": frozenset({"td", "th", "tr", "tbody"}),
    "tr": frozenset({"tr", "tbody"}),
    "option": frozenset({"option"}),
    "head": frozenset({"body"}),
}
_DEEPEST_INLINE = 64  # an inline end tag looks for its start no further up


@dataclass(slots=True)
class Element:
    """An element with its start tag. `order` is its number among the elements of the page.

    What is found out later: the characters of `prose` in it; whether it is `hidden` from all readers,
    `suspect` of being beside the article, and `dropped`, for whichever of the two.
    """

    tag: Token
    parent: Element | None
    order: int
    prose: int = 0
    hidden: bool = False
    suspect: bool = False
    dropped: bool = False

    @property
    def name(self) -> str:
        """Its name, in lower case."""
        return self.tag.name

    def above(self) -> Iterator[Element]:
        """The element and those that it stands in, outwards."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent


@dataclass(frozen=True, slots=True)
class Run:
    """source[start:end], text of one element; of no length: a line break.

    `length` counts what is no white space; `linked` says that it is a link.
    """

    start: int
    end: int
    element: Element
    length: int = 0
    linked: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Text without a block boundary in it: a paragraph, a heading, a cell."""

    element: Element
    runs: list[Run] = field(default_factory=list)

    @property
    def length(self) -> int:
        """Characters that are no white space."""
        return sum(run.length for run in self.runs)

    @property
    def linked(self) -> float:
        """The share of them that are links."""
        links = sum(run.length for run in self.runs if run.linked)
        return links / self.length if links else 0.0

    def seen(self) -> Passage:
        """The passage without the runs of elements that are dropped."""
        return Passage(self.element, [run for run in self.runs if not run.element.dropped])


@dataclass(slots=True)
class Page:
    """Elements in the order of their start tags, the first of which is the page; passages in order."""

    elements: list[Element]
    passages: list[Passage]


def parse(source: str) -> Page:
    """The elements and passages of a page."""
    builder = _Builder(source)
    for token in tokens(source):
        if not token.name:
            builder.text(token)
        elif token.closing:
            builder.close(token.name)
        else:
            builder.open(token)
    return Page(builder.elements, [passage for passage in builder.passages if passage.length])


class _Builder:
    def __init__(self, source: str) -> None:
        self._source = source
        root = Element(Token(0, 0, "page"), None, 0)
        self._open = [root]
        self._names: dict[str, int] = {}
        self.elements = [root]
        self.passages = [Passage(root)]

    def open(self, token: Token) -> None:
        """A start tag."""
        name = token.name
        while name in _ENDS.get(self._open[-1].name, ()):
            self._pop()
        if name == "br":
            self.passages[-1].runs.append(Run(token.start, token.start, self._open[-1]))
            return
        if name in BLOCKS:
            self._part()
        element = Element(token, self._open[-1], len(self.elements))
        if name == "meta" or name not in VOID:
            self.elements.append(element)
        if name in VOID:
            return
        self._open.append(element)
        self._names[name] = self._names.get(name, 0) + 1
        if name in BLOCKS:
            self._part()

    def close(self, name: str) -> None:
        """An end tag; one without its start is passed over."""
        if not self._names.get(name):
            return
        if name not in BLOCKS:
            near = self._open[-_DEEPEST_INLINE:]
            inner = next((e for e in reversed(near) if e.name == name or e.name in BLOCKS), None)
            if inner is None or inner.name != name:
                return
        while self._open[-1].name != name:
            self._pop()
        self._pop()

    def text(self, token: Token) -> None:
        """Text of the element that is open."""
        length = len("".join(self._source[token.start : token.end].split()))
        linked = bool(self._names.get("a"))
        run = Run(token.start, token.end, self._open[-1], length, linked)
        self.passages[-1].runs.append(run)

    def _pop(self) -> None:
        element = self._open.pop()
        self._names[element.name] -= 1
        if element.name in BLOCKS:
            self._part()

    def _part(self) -> None:
        if self.passages[-1].runs or self.passages[-1].element is not self._open[-1]:
            self.passages.append(Passage(self._open[-1]))
