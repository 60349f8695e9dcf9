"""Which passages of a page are its article: without menus, scripts, banners, comments and teasers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from claims.documents.html.elements import Element, Page, Passage
from claims.documents.html.tokens import RAW

_NO_TEXT = RAW | frozenset(
    "audio button canvas datalist dialog head map math menu meter nav noscript object picture"
    " progress rp rt search select svg template video".split()
)
_BESIDE = frozenset("aside footer header".split())  # no article text, unless inside an article
_NO_ARTICLE_ROLES = frozenset(
    "alertdialog banner complementary contentinfo dialog menu menubar navigation search tablist"
    " toolbar".split()
)
# Words of class and id. Nobody writes an article into the first; the second may go around one.
_NEVER = frozenset(
    "breadcrumb breadcrumbs consent cookie cookies gdpr modal onetrust pagination popup".split()
)
_SUSPECT = frozenset(
    "ad ads advert advertisement comment comments copyright disclaimer disqus footer login menu nav"
    " navbar navigation newsletter pager popular promo recommend recommendation recommendations"
    " recommended related search share sharing sidebar signin social sponsor sponsored subscribe"
    " subscription toolbar trending".split()
)
_WORD = re.compile(r"[a-z]{2,}|[A-Z][a-z]+")
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_WHOLE = frozenset("page html body main article".split())
_NO_CONTAINERS = frozenset(
    "p h1 h2 h3 h4 h5 h6 li td th tr dd dt blockquote pre span a b font".split()
)
_SENTENCE = re.compile("[。！？；]|，")

_SHORTEST_PROSE = 8
_MOST_LINKED = 0.5
_HOLDS_ARTICLE = 0.7  # the article is the innermost element with so much of the prose
_STANDS_FOR_PAGE = 0.9  # of the prose: an element with so much is no sidebar, whatever its name


def article_passages(page: Page, source: str) -> list[Passage]:
    """The passages of the article, in order; all that can be seen, if nothing looks like one."""
    for element in page.elements:
        _mark(element)
    _count_prose(page, [passage.seen() for passage in page.passages], source)
    _judge_suspects(page.elements)
    seen = [kept for kept in (passage.seen() for passage in page.passages) if kept.length]
    _count_prose(page, seen, source)
    root = _root(page.elements)
    last = _last_inside(page.elements, root)
    inside = [passage for passage in seen if root.order <= passage.element.order <= last]
    inside = [passage for passage in inside if not _is_teaser(passage, source)]
    return [*_headline(page, inside, root.order), *inside]


def _mark(element: Element) -> None:
    """Whether an element is hidden, or suspect of being no article."""
    parent = element.parent
    attributes = element.tag.attributes if element.tag.inside else {}
    names = f"{attributes.get('class', '')} {attributes.get('id', '')}"
    words = {word.lower() for word in _WORD.findall(names)} if names != " " else set()
    whole = element.name in _WHOLE
    element.hidden = element.dropped = (
        (parent is not None and parent.hidden)
        or element.name in _NO_TEXT
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(attributes.get("style", "")))
        or bool(words & _NEVER and not whole)
    )
    element.suspect = not whole and (
        bool(words & _SUSPECT)
        or attributes.get("role") in _NO_ARTICLE_ROLES
        or (element.name in _BESIDE and not _in_article(element))
    )


def _in_article(element: Element) -> bool:
    """Whether a header or aside belongs to an article; a footer never does."""
    names = (above.name for above, _ in zip(element.above(), range(20), strict=False))
    return element.name != "footer" and "article" in names


def _count_prose(page: Page, passages: Iterable[Passage], source: str) -> None:
    """Give every element the characters of prose in it and in all that it holds."""
    for element in page.elements:
        element.prose = 0
    for passage in passages:
        if _is_prose(passage, source):
            passage.element.prose += passage.length
    for element in reversed(page.elements):  # children come after their parents
        if element.parent is not None:
            element.parent.prose += element.prose


def _is_prose(passage: Passage, source: str) -> bool:
    if passage.length < _SHORTEST_PROSE or passage.linked > _MOST_LINKED:
        return False
    return any(_SENTENCE.search(source, run.start, run.end) for run in passage.runs)


def _judge_suspects(elements: Sequence[Element]) -> None:
    """Drop what is suspect, unless the page would have hardly any prose without it."""
    total = elements[0].prose
    for element in elements:
        if element.parent is not None and element.parent.dropped:
            element.dropped = True
        elif element.suspect:
            element.dropped = not total or element.prose < total * _STANDS_FOR_PAGE


def _root(elements: Sequence[Element]) -> Element:
    """The element that is the article."""
    enough = max(1, elements[0].prose * _HOLDS_ARTICLE)
    holding = [element for element in elements if element.prose >= enough] or elements[:1]
    root = holding[-1]  # they stand one in the other
    while root.name in _NO_CONTAINERS and root.parent is not None:
        root = root.parent
    for name in ("article", "main"):
        for element in root.above():
            if element.name == name:
                return element
    return root


def _last_inside(elements: Sequence[Element], root: Element) -> int:
    """The number of the last element inside another."""
    for element in elements[root.order + 1 :]:
        if element.parent is None or element.parent.order < root.order:
            return element.order - 1
    return elements[-1].order


def _is_teaser(passage: Passage, source: str) -> bool:
    """Whether a passage is but a link to something else."""
    if passage.element.name in ("td", "th", "h1") or passage.linked <= _MOST_LINKED:
        return False
    return not any("。" in source[run.start : run.end] for run in passage.runs)


def _headline(page: Page, inside: Sequence[Passage], first: int) -> list[Passage]:
    """The headline that stands before the article's own element, if there is none in it."""
    if any(_in_headline(passage) for passage in inside):
        return []
    before = [p for p in page.passages if p.element.order < first and _in_headline(p)]
    own = [p for p in before if not p.element.hidden and p.length and p.linked < 1]
    return own[-1:]


def _in_headline(passage: Passage) -> bool:
    near = (above.name for above, _ in zip(passage.element.above(), range(5), strict=False))
    return "h1" in near
