"""Ranges: two numbers that make one mention: 3至5亿元, 介乎20与30之间, 17%至18%."""

from __future__ import annotations

from decimal import Decimal

from claims.model import Kind, Qualifier
from claims.quantities.amounts import Amount
from claims.quantities.digits import EXACT, plain
from claims.quantities.numerals import RUN_PATTERN
from claims.quantities.reading import read_amount

_DASHES = frozenset("-–—~～〜－−")
_WORDS = frozenset("至到")
_AND = frozenset("与和及跟")
JOINS = _DASHES | _WORDS | _AND | {" ", "、"}
_BETWEEN_BEFORE = ("介乎", "介于", "位于", "介乎于", "处于", "在", "由", "从", "自")


def join_range(text: str, first: Amount, place: str) -> Amount:
    """The range that starts with this amount, or the amount itself."""
    at = first.end
    mark = text[at : at + 1]
    if mark not in JOINS:
        return first
    if mark == " " and text[at + 1 : at + 2] in _DASHES and text[at + 2 : at + 3] == " ":
        return _second(text, first, at + 3, place, "")
    if mark in _DASHES or mark in _WORDS:
        skip = at + 1 + (mark == "—" and text[at + 1 : at + 2] == "—")
        return _second(text, first, skip, place, "")
    if mark == "、":
        return _next_number(text, first, place)
    if mark in _AND:
        closed = _second(text, first, at + 1, place, "之间")
        return _second(text, first, at + 1, place, "间") if closed is first else closed
    return first


def _next_number(text: str, first: Amount, place: str) -> Amount:
    """三、四个小时: one of two numbers that follow one another."""
    at = first.end + 1
    follows = _FOLLOWS.get(text[first.start : first.end])
    if first.source is not None or follows is None or text[at : at + 1] != follows:
        return first
    joined = _second(text, first, at, place, "")
    return joined if joined.source is not None else first


_FOLLOWS = dict(zip("一二两三四五六七八", "二三三四五六七八九", strict=True))


def _second(text: str, first: Amount, at: int, place: str, closing: str) -> Amount:
    """Read the second number at a place, and join the two if they make a range."""
    sign = text[at : at + 1] == "负" or (
        text[at : at + 1] in ("-", "−") and text[at - 1 : at] in _WORDS
    )
    begin = at + sign
    if text[begin : begin + 1] in "HUN$人港美¥" and text[begin : begin + 1]:
        begin = _after_currency(text, begin)
    found = RUN_PATTERN.match(text, begin)
    low = _lower_end(first)
    if found is None or low is None:
        return first
    second = read_amount(text, found.start(), found.end(), place, at)
    high = None if second is None else _upper_end(second)
    if second is None or high is None or (first.value is None and not low < high < _FAR * low):
        return first
    if closing == "间" and second.unit == "間" and _in_frame(text, first):
        second.end, second.source, second.unit = second.end - 1, None, ""
        second.kind = Kind.NUMBER
    end = second.end
    if closing and not text.startswith(closing, end):
        return first
    if closing == "间" and not _in_frame(text, first):
        return first
    if text[end : end + 1] in _DASHES and text[end + 1 : end + 2].isdigit():
        return first  # a chain: a telephone number, a date
    if not _same_unit(first, second):
        return first
    spread = closing or text.startswith("不等", end)
    if not spread and first.source is not None and _is_change(text, first, low, high):
        return first
    if second.source is None and first.source is None and not closing and low >= high:
        return first  # bare numbers that are no range: 3-1, 2023-24, downwards
    joined = _joined(first, second, low, high)
    joined.start = first.start
    closing = closing or ("之间" if text.startswith("之间", end) else "")
    joined.end = end + len(closing)
    if closing or text[first.start - 1 : first.start] in ("由", "乎", "于", "从"):
        _take_frame(text, joined)
    return joined


_FAR = 1000


def _lower_end(amount: Amount) -> Decimal | None:
    """Where a range that starts with this amount begins: 20 of 几十至几百; None where that is open."""
    if amount.hedge is None or _bound_inside(amount):
        return amount.low if amount.value is None else amount.value
    return None


def _upper_end(amount: Amount) -> Decimal | None:
    """Where a range that ends with this amount ends: 4,000 of 2000到3000多人."""
    if amount.hedge is None:
        return amount.high if amount.value is None else amount.value
    return amount.high if _bound_inside(amount) else None


def _bound_inside(amount: Amount) -> bool:
    """Whether the number itself is vague (十多, 几百), and no word before or behind it."""
    numeral = amount.numeral
    return numeral.over or numeral.vague or "more-inside" in amount.rules


def _in_frame(text: str, first: Amount) -> bool:
    """Whether 介乎 or the start of a line stands before: then 间 may close a range."""
    before = text[first.start - 1 : first.start]
    return first.source is None and (before in ("在", "于", "乎", "\n") or not before)


def _after_currency(text: str, at: int) -> int:
    for sign in ("HK$", "US$", "NT$", "$", "¥", "人民币", "港币", "美元"):
        if text.startswith(sign, at):
            return at + len(sign)
    return at


def _same_unit(first: Amount, second: Amount) -> bool:
    if first.source is None:
        return True
    if second.source is None:
        return first.source is first.currency
    if first.kind is Kind.MONEY and second.kind is Kind.MONEY:
        return first.unit == second.unit or "元" in (first.source.surface, second.source.surface)
    return first.unit == second.unit


def _is_change(text: str, first: Amount, low: Decimal, high: Decimal) -> bool:
    """增加6,800人至118,000人: by so much to so much, no range."""
    before = text[max(0, first.start - 5) : first.start].rstrip("了约近逾大超过")
    return before.endswith(_CHANGES) and (high < low or high > 3 * low)


_CHANGES = (
    *"升跌增减降加涨挫",
    *(
        "增加",
        "减少",
        "上升",
        "下跌",
        "下降",
        "回升",
        "回落",
        "急升",
        "急跌",
        "扩大",
        "收窄",
        "上调",
        "下调",
    ),
    *("多", "少", "进步", "退步", "增长", "提高", "提升", "削减", "上涨"),
)


def _joined(first: Amount, second: Amount, low: Decimal, high: Decimal) -> Amount:
    """Both bounds in one amount; the smaller unit word of the second belongs to both."""
    if second.source is None and first.source is not None:
        second.source, second.unit, second.kind = first.source, first.unit, first.kind
    flags = [*first.flags, *second.flags, "range"]
    if first.source is None and second.source is not None:
        low = plain(EXACT.multiply(low, _scale_of(second)))
    shared = _shares_multiplier(first, second)
    if first.source is None and (second.source is not None or shared):
        flags.append("shared-unit")
    if shared:
        low = plain(EXACT.multiply(low, Decimal(second.numeral.tail)))
    elif (factor := _small_multiplier(first, second)) is not None:
        low *= factor
    if low > high:
        low, high = high, low
        flags.append("reversed")
    joined = second
    joined.value, joined.low, joined.high, joined.hedge = None, low, high, None
    joined.flags = flags
    joined.rules = [*first.rules, *second.rules, "range"]
    return joined


def _scale_of(second: Amount) -> Decimal:
    unit = second.source
    if unit is None:
        return Decimal(1)
    if unit.surface == "折" and second.value is not None and second.numeral.value == second.value:
        return Decimal(1)
    return unit.scale


def _shares_multiplier(first: Amount, second: Amount) -> bool:
    """3至5亿: the first number has no multiplier of its own and is below the second's."""
    if second.numeral.tail == 1 or first.numeral.tail != 1 or first.source is not None:
        return False
    if first.numeral.value is None:
        return False
    return first.numeral.value < second.numeral.coefficient and not (
        first.numeral.bare and first.numeral.rounded
    )


def _small_multiplier(first: Amount, second: Amount) -> int | None:
    """二至三千: 千 belongs to both."""
    if first.source is not None or first.value is None or not 0 < first.value < 10:
        return None
    value = second.numeral.value
    for factor in (1000, 100):
        if value is not None and value % factor == 0 and first.value < value / factor < 10:
            return factor
    return None


def _take_frame(text: str, amount: Amount) -> None:
    """介乎 before and 之间 behind belong to the range."""
    for word in _BETWEEN_BEFORE:
        if text.endswith(word, max(0, amount.start - 3), amount.start):
            if word in ("在", "由", "从", "自"):
                return
            amount.start -= len(word)
            amount.rules.append("range-between")
            return


def merge_bounds(first: Amount, second: Amount, gap: str) -> bool:
    """大于10小于20: one interval; whether the second was taken into the first."""
    lower = (Qualifier.OVER, Qualifier.AT_LEAST)
    upper = (Qualifier.UNDER, Qualifier.AT_MOST)
    if gap not in _CONNECTIONS or first.value is None or second.value is None:
        return False
    below, above = (first, second) if first.hedge in lower else (second, first)
    if below.hedge not in lower or above.hedge not in upper:
        return False
    if below.value is None or above.value is None or below.value >= above.value:
        return False
    return first.unit == second.unit or not first.unit or not second.unit


_CONNECTIONS = frozenset(
    (
        "",
        "且",
        "并",
        "并且",
        "而",
        "又",
        "，",
        "，且",
        "，并",
        "，但",
        "但",
        "同时",
        "，同时",
        "、",
        " ",
    )
)
