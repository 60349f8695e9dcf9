"""Topics: the one thing that the clauses before 其 or 它 speak of; none where there are several."""

from __future__ import annotations

from claims.frames.anaphor_words import cues
from claims.frames.anaphors import UNKNOWN, begins_name, subject_start
from claims.frames.cues import cues as attribution_cues
from claims.frames.cues import openers, points
from claims.frames.heads import QUOTES
from claims.frames.pairs import clauses
from claims.frames.pointers import CLASSIFIERS, PHRASE, Pointers, may_name
from claims.frames.tokens import Tokens, next_of
from claims.frames.words import is_content, tag, weight
from claims.model import Kind

THINGS = frozenset("它 它们 他 她 他们 她们".split())  # of what these speak is not plain itself
VERBS = frozenset("是有为在设达")
MODIFYING = ("b", "vn", "f", "s")  # tags of words that end no name
IS = frozenset("为 是 达 达到".split())
LEADING = ("p", "v")  # tags of words that begin such a clause as 受天氣影響
OF = frozenset(("的", "之"))


def topic(tokens: Tokens, start: int, end: int, pointers: Pointers) -> tuple[str, ...]:
    """The words of the only thing that some clauses speak of; none where that is not plain."""
    told = clauses(tokens, start, end)
    if not told:
        return ()
    if shown := _shown(tokens, *told[-1]):
        return shown
    subjects: dict[tuple[str, ...], int] = {}
    for first, last in told:
        name, behind = _subject(tokens, first, last, pointers)
        if behind < 0 or not (name or subjects or _leads_up(tokens, first, last)):
            return ()
        if name:
            subjects.setdefault(name, behind)
    if len(subjects) != 1 or not THINGS.isdisjoint(tokens.words[start:end]):
        return ()
    ((name, behind),) = subjects.items()
    return () if _rivalled(tokens, name, behind, end) else name


def _shown(tokens: Tokens, start: int, end: int) -> tuple[str, ...]:
    """The name that ends a clause behind a verb such as 來自; none for another clause."""
    for at in range(end - 1, max(start, end - 1 - PHRASE), -1):
        word = tokens.words[at]
        if word in cues("shows"):
            return tuple(filter(is_content, tokens.words[at + 1 : end]))
        if not may_name(word) and word not in QUOTES:
            break
    return ()


def _subject(
    tokens: Tokens, start: int, end: int, pointers: Pointers
) -> tuple[tuple[str, ...], int]:
    """The name that begins a clause, and the token behind it, -1 where the name is a part of a phrase.

    Who tells something, and a measure (收入), is not what is spoken of.
    """
    words, first = tokens.words, subject_start(tokens, start, end)
    noun = first + (first in tokens.pointers)
    last = _name_end(words, noun, end)
    name = tuple(filter(is_content, words[noun:last]))
    if not name or last >= end or openers()[words[last]] or _is_measure(tokens, name, last):
        return (), 0
    if words[last] in OF or words[last] in cues("and"):
        return (), -1
    if noun > first:
        return tuple(pointers.phrase(words[noun], start)) or (words[noun],), noun + 1
    while len(name) > 1 and tag(name[-1]) in MODIFYING:
        name = name[:-1]  # 宏達電子主要生產 …
    if _ends_in_verb(name[-1]):
        name = (*name[:-1], name[-1][:-1])
    return name, last


def _name_end(words: list[str], start: int, end: int) -> int:
    """Where the name ends with which a clause begins; the end of the clause where it is one name."""
    last = start
    if start < end and not begins_name(words[start]) and words[start] not in QUOTES:
        return start
    while last < min(end, start + PHRASE) and (may_name(words[last]) or words[last] in QUOTES):
        last += 1
        if _ends_in_verb(words[last - 1]):
            return last
    verbs = [at for at in range(start + 1, last) if tag(words[at]) == "vn"]
    return verbs[-1] if last == end and verbs else last


def _ends_in_verb(word: str) -> bool:
    """Whether a verb was not cut from the name before it: 白鷺/湖是."""
    return len(word) > 1 and word[-1] in VERBS and weight(word) == UNKNOWN


def _is_measure(tokens: Tokens, name: tuple[str, ...], behind: int) -> bool:
    """Whether a name is that of a number (收入, 資產約九億元), and not of a thing that has one."""
    if name[-1].endswith(tuple(cues("shared"))):
        return True
    number, verb = next_of(tokens.quantities, behind, len(tokens.words)), tokens.words[behind]
    return number == behind or (number == behind + 1 and (verb in IS or tag(verb)[0] != "v"))


def _leads_up(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a clause before the first subject is about no other thing: a date, 受天氣影響, 運輸署表示."""
    first = subject_start(tokens, start, end)
    if first >= end or tag(tokens.words[first])[0] in LEADING:
        return True
    return any(openers()[word] for word in tokens.words[first:end])


def _rivalled(tokens: Tokens, name: tuple[str, ...], start: int, end: int) -> bool:
    """Whether the words behind a subject name another body, or another thing of its sort."""
    bodies = tuple(attribution_cues("speaker"))
    if any(_is_one(tokens, at) for at in range(start, end)):
        return True
    named = [word for word in tokens.words[start:end] if len(word) > 1 and may_name(word)]
    return any(
        word not in name and (word[-1] == name[-1][-1] or word.endswith(bodies)) for word in named
    )


def _is_one(tokens: Tokens, index: int) -> bool:
    """Whether a token brings in a thing that may be spoken of next: 這項合併, 一項計劃."""
    told = tokens.kinds.get(index)
    if told is None:
        word = tokens.words[index]
        return points(word) or (word[0] == "一" and word[1:] in CLASSIFIERS)
    return told.quantity is not None and told.quantity.value == 1 and told.kind is Kind.COUNT
