"""一 before a classifier is mostly an article (一个, 一名): when it counts, and when it does not."""

from __future__ import annotations

from claims.amounts import Amount
from claims.model import Kind

_COUNTS_BEFORE = (
    "只有",
    "仅有",
    "仅",
    "只",
    "共",
    "合共",
    "唯一",
    "仅得",
    "只得",
    "只剩",
    "剩下",
    "余下",
    "各有",
    "各",
    "每",
)
_DEFINITE_BEFORE = "这那某另每任同其之哪该第上下前后近整"
_AND = frozenset("和及与、或，")


def is_article(text: str, amount: Amount) -> bool:
    """Whether this 一 with its classifier states no number."""
    unit = amount.source
    if unit is None or text[amount.start : amount.end - len(unit.surface)] != "一":
        return False
    before = text[max(0, amount.start - 2) : amount.start]
    if before[-1:] in _DEFINITE_BEFORE and before and before not in ("只有每",):
        return unit.kind in (Kind.COUNT, Kind.DURATION, Kind.NUMBER)
    if not unit.article:
        return False
    return not before.endswith(_COUNTS_BEFORE)


def other_of_few(text: str, start: int) -> bool:
    """其中一, 另一, 之一."""
    return text[start - 1 : start] in ("另", "之", "中")
