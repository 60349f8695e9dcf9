"""Pairs: two things told side by side (A和B; A有12間，B有15間), of which 前者 and 後者 then speak."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claims.frames.anaphor_words import cues
from claims.frames.anaphors import UNKNOWN, begins_name, subject_start
from claims.frames.heads import QUOTES
from claims.frames.pointers import PHRASE
from claims.frames.tokens import Tokens, between, next_of
from claims.frames.words import cut, is_content, tag, weight

BRACKET = 12  # tokens of a bracket behind a name that is passed over
APART = 3  # tokens behind two names within which 分別 or 均 may stand
MORE = frozenset(("等", "等等"))
OPENED, SHUT = frozenset("（("), frozenset("）)")


class Pair(NamedTuple):
    """The words of two things told side by side."""

    one: tuple[str, ...]
    other: tuple[str, ...]


def pair_told(tokens: Tokens, start: int, end: int) -> Pair | None:
    """The only two things that some tokens tell side by side; None where that is not plain."""
    apart: list[Pair] = []
    joined: list[Pair] = []
    for at in range(start, end):
        if tokens.words[at] in cues("and"):
            for pair, sets_apart in _joined(tokens, at, start, end):
                (apart if sets_apart else joined).append(pair)
    if len(apart) == 1:
        return apart[0]
    told = _in_two_clauses(tokens, start, end)
    if told and joined and told.other == joined[-1].other:
        return None  # 食品升3%，能源和運輸升5%，前者 …
    return told or (joined[0] if len(joined) == 1 else None)


def _joined(tokens: Tokens, at: int, start: int, end: int) -> Iterator[tuple[Pair, bool]]:
    """The two names on either side of a word such as 和, and whether 分別 or 均 stands behind them."""
    words = tokens.words
    first_end = _before_bracket(words, at, start)
    first = first_end
    while first > start and first_end - first < PHRASE and _in_name(words[first - 1]):
        first -= 1
    one = _unquoted(words[first:first_end])
    last = _second_end(words, at + 1, end, len("".join(one)))
    other = _unquoted(words[at + 1 : last])
    behind = _behind_bracket(words, last, end)
    if not one or not other or _listed(words, first - 1, start) or _listed(words, behind, end):
        return
    if one[-1] in other:
        other = other[: other.index(one[-1]) + 1]
    of_other, both = _shared(one[-1], other)
    of_one = _as_long(one, len("".join(of_other)))
    whose = _whose(words[last : last + 2])
    sets_apart = not cues("sets_apart").isdisjoint(words[last : min(end, behind + APART)])
    yield Pair((*_words(of_one, both), *whose), (*_words(of_other, both), *whose)), sets_apart


def _second_end(words: list[str], start: int, end: int, length: int) -> int:
    """Where the second name ends: longer than the first only by words that are nouns for sure."""
    taken = 0
    for at in range(start, min(end, start + PHRASE)):
        word = words[at]
        if not _in_name(word) or (taken >= length and not _noun_for_sure(word)):
            return at
        taken += word not in QUOTES and len(word)
    return min(end, start + PHRASE)


def _noun_for_sure(word: str) -> bool:
    known = tag(word)[0] == "n" and weight(word) < UNKNOWN
    return known or word.endswith(tuple(cues("shared")))


def _in_name(word: str) -> bool:
    return begins_name(word) or word in QUOTES or word in cues("shared")


def _unquoted(words: list[str]) -> list[str]:
    return [word for word in words if word not in QUOTES]


def _before_bracket(words: list[str], at: int, start: int) -> int:
    """The end of the name before a token: before the bracket that stands between them, if one does."""
    if at > start and words[at - 1] in SHUT:
        for place in range(at - 2, max(start, at - BRACKET), -1):
            if words[place] in OPENED:
                return place
    return at


def _behind_bracket(words: list[str], at: int, end: int) -> int:
    """The token behind a name, and behind the bracket that follows it, if one does."""
    if at < end and words[at] in OPENED:
        for place in range(at + 1, min(end, at + BRACKET)):
            if words[place] in SHUT:
                return place + 1
    return at


def _listed(words: list[str], at: int, bound: int) -> bool:
    """Whether a token beside two names says that there are more of them."""
    if at == bound or not 0 <= at < len(words):
        return False
    return words[at] in cues("and") or words[at] in MORE


def _shared(last: str, other: list[str]) -> tuple[list[str], str]:
    """The words of the second name alone, and the noun that both have in common (食品和能源價格)."""
    told = "".join(other)
    measures = sorted(cues("shared"), key=len, reverse=True)
    ending = next((noun for noun in measures if told.endswith(noun) and told != noun), "")
    if not ending or last.endswith(ending):
        return other, ""
    return [told.removesuffix(ending)], ending


def _whose(behind: list[str]) -> tuple[str, ...]:
    """What of two things a sentence tells (食品和能源的價格); none where it is no measure."""
    told = behind[1:] if behind[:1] == ["的"] else []
    return tuple(word for word in told if word.endswith(tuple(cues("shared"))))


def _as_long(words: list[str], length: int) -> list[str]:
    """The last words that are together as long as the other name: 轎車 of 生產轎車 beside 貨車."""
    first = len(words) - 1
    while first > 0 and len("".join(words[first:])) < length:
        first -= 1
    return words[first:]


def _words(names: list[str], both: str) -> tuple[str, ...]:
    return tuple(filter(is_content, cut("".join(names) + both)))


def _in_two_clauses(tokens: Tokens, start: int, end: int) -> Pair | None:
    """What the last two clauses tell a number of, where the one before them tells none."""
    told: list[list[str]] = []
    for first, last in reversed(clauses(tokens, start, end)):
        name = _counted(tokens, first, last)
        if not name:
            break
        told.append(name)
    if len(told) != 2 or told[0] == told[1]:
        return None
    other, one = told
    if one[-1] != other[-1]:
        one, other = _without_measure(one), _without_measure(other)
    return Pair(tuple(_as_long(one, len("".join(other)))), tuple(other))


def _without_measure(name: list[str]) -> list[str]:
    """A name without 面積 or 收入 behind it, that the other does not have."""
    return name[:-1] if len(name) > 1 and name[-1] in cues("shared") else name


def clauses(tokens: Tokens, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses from one token up to another, each as its first token and the one after its last."""
    found = []
    for place in tokens.clause_ends[between(tokens.clause_ends, 0, start) :]:
        if place >= end:
            break
        if place > start:
            found.append((start, place))
        start = place + 1
    return [*found, (start, end)] if start < end else found


def _counted(tokens: Tokens, start: int, end: int) -> list[str]:
    """The name at the beginning of a clause that tells a number of it; none for another clause."""
    words, first = tokens.words, subject_start(tokens, start, end)
    if not between(tokens.quantities, first, end):
        return []
    end = next_of(tokens.quantities, first, end)
    for at in range(first, end):
        if words[at] in OPENED:
            return []
        if words[at] == "的":
            first = at + 1  # 一河之隔的新園區
    while first < end and not begins_name(words[first]):
        first += 1
    last = first
    while last < min(end, first + PHRASE) and _in_name(words[last]):
        last += 1
    return list(filter(is_content, words[first:last]))
