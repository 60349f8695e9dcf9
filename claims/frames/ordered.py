"""Lists in one order: numbers told in the order of dates (2022年和2023年分別有3宗和4宗)."""

from __future__ import annotations

from bisect import bisect_left

from claims.frames.tokens import Tokens

JOINING = frozenset("、 ， , 和 及 与 以及 至".split())
_LINKS = JOINING - {"，", ","}
IN_ORDER = ("分别", "各")
GAP = 4  # tokens between two numbers of a list
LIST = 30  # tokens of dates and numbers told in one order, at most


def date_in_order(tokens: Tokens, index: int, start: int) -> int:
    """The place of the date that a number is told in the order of; -1 where there is none."""
    words = tokens.words
    before = words[max(start, index - LIST) : index]
    if not any(word in before for word in IN_ORDER):
        return -1
    at = max(place for place, word in enumerate(before) if word in IN_ORDER)
    at += index - len(before)
    numbers = _joined(tokens, bisect_left(tokens.quantities, at))
    dates = _side_by_side(tokens, bisect_left(tokens.dated, at) - 1, max(start, at - LIST))
    if len(dates) < 2 or len(dates) != len(numbers) or index not in numbers:
        return -1
    if not _LINKS.isdisjoint(words[dates[-1] + 1 : at]):
        return -1  # 2022年和2023年出口和進口分別增長3%和4%: things are told in order
    return dates[numbers.index(index)]


def _joined(tokens: Tokens, at: int) -> list[int]:
    """Numbers from a first one on that are joined in a list: 3宗、4宗及5宗."""
    places = tokens.quantities
    found = places[at : at + 1]
    for place in places[at + 1 : at + LIST]:
        gap = tokens.words[found[-1] + 1 : place]
        if len(gap) > GAP or JOINING.isdisjoint(gap):
            break
        found.append(place)
    return found


def _side_by_side(tokens: Tokens, at: int, floor: int) -> list[int]:
    """Dates up to a last one that stand side by side: 2022年、2023年及2024年."""
    places = tokens.dated
    found = places[at : at + 1] if at >= 0 and places[at] >= floor else []
    while found and at > 0 and places[at - 1] >= floor:
        at -= 1
        gap = tokens.words[places[at] + 1 : found[0]]
        if len(gap) != 1 or gap[0] not in JOINING:
            break
        found.insert(0, places[at])
    return found
