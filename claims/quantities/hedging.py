"""Which hedges beside an amount are its own, and comparisons that bound it: 比30大."""

from __future__ import annotations

import re

from claims.model import Kind, Qualifier
from claims.quantities.amounts import Amount
from claims.quantities.digits import DIGITS
from claims.quantities.nearby import left


def follows(text: str, amount: Amount, end: int) -> bool:
    """Whether the words behind the unit are a hedge: 三百多 at the end, 30人前后, 3至5年内 not."""
    word = text[amount.end : end]
    if word == "起":
        return amount.kind is Kind.MONEY and not text[end : end + 1].isalnum()
    if word == "许":
        return not text[end : end + 1].isalnum()
    if word in ("多", "余"):
        return amount.source is None and not text[end : end + 1].isalnum()
    if "range" in amount.flags:
        return word in ("左右", "上下")
    return not (word == "前后" and amount.kind is Kind.DURATION)


_EXTREMES = ("最低", "最高")
_OF_LEVELS = re.compile("[气水体室]温|温度|[股金油汇银]价|市价|汇率|指数|水位|海拔|时速|风速")
_LEVELS = ("°C", "°F", "°", "點")
_REACH = 10


def is_extreme(text: str, amount: Amount, start: int) -> bool:
    """Whether the hedge at `start` tells the end of a scale that was reached: 最高18度, unlike 最低收费."""
    if not text.startswith(_EXTREMES, start):
        return False
    if amount.kind is Kind.MEASURE and amount.unit in _LEVELS:
        return True
    if amount.kind is Kind.DURATION and text.startswith("平均", amount.end):
        return True  # 最高十分钟平均风速
    return _OF_LEVELS.search(left(text, start, _REACH)) is not None


_BY_HOW_MUCH = frozenset("约近逾出超十百千半").union(DIGITS)
_MORE, _LESS = frozenset("大多高长重贵"), frozenset("小少低短轻")


def comparison(text: str, amount: Amount, floor: int) -> tuple[int, int, Qualifier] | None:
    """比30大, 比三成高: over and under; but 比2000毫米多三成 says by how much."""
    start, after = amount.start, text[amount.end : amount.end + 1]
    if start <= floor or text[start - 1] != "比":
        return None
    behind = text[amount.end + 1 : amount.end + 2]
    vague = text.startswith(("一些", "一点"), amount.end + 1)
    if behind.isdigit() or (behind in _BY_HOW_MUCH and behind and not vague):
        return None
    if after in _MORE and after:
        return start - 1, amount.end + 1, Qualifier.OVER
    if after in _LESS and after:
        return start - 1, amount.end + 1, Qualifier.UNDER
    return None
