"""Calendar words that look like durations: 2024年 and 5日 are dates, 3年 and 为期5日 are not."""

from __future__ import annotations

import re

from claims.quantities.amounts import Amount
from claims.quantities.nearby import left

_YEARS = ("19", "20", "21")
_LASTING = (
    *("为期", "一连", "连续", "历时", "长达", "需时", "限期", "最多", "至少", "不少于", "不超过"),
    *(
        "逾",
        "超过",
        "约",
        "近",
        "多达",
        "共",
        "接连",
        "相隔",
        "延长",
        "缩短",
        "短短",
        "连升",
        "连跌",
        "连涨",
        "连",
        "住院",
        "停课",
        "停工",
    ),
)
_INSIDE = ("内", "间", "游", "之内", "行程", "假期", "期限", "以上", "以内", "或以上", "左右")
_DAYS = 31
_OF_COURT = re.compile(r"度?[^\W\d]{1,6}字第 ?[0-9]")  # 92年台上字第128号 names a judgment


def is_calendar(text: str, amount: Amount) -> bool:
    """Whether a number with 年 or 日 names a year or a day of the month."""
    unit = amount.source
    if unit is None or unit.dimension != "time":
        return False
    digits = text[amount.start : amount.end - len(unit.surface)]
    if unit.surface == "年" and _OF_COURT.match(text, amount.end):
        return True
    if unit.surface == "年" and len(digits) == 4:
        return digits.startswith(_YEARS) or "〇" in digits or "零" in digits
    if unit.surface == "日":
        return not _lasts(text, amount)
    return False


def _lasts(text: str, amount: Amount) -> bool:
    """为期5日, 连续三日, 10日内: a duration, no day of the month."""
    if amount.value is not None and amount.value > _DAYS:
        return True
    before = left(text, amount.start, 4)
    return before.endswith(_LASTING) or text.startswith(_INSIDE, amount.end)


def is_hour(text: str, amount: Amount) -> bool:
    """三点后, 9点半: a time of day that nobody took, no index points."""
    if text[amount.start - 1 : amount.start] in _MOVES and amount.start:
        return False  # 升20点
    whole = amount.value is not None and amount.value <= _HOURS and not amount.numeral.rounded
    after = text[amount.end : amount.end + 1]
    return whole and (not after.isalnum() or after in _AFTER_HOUR)


_MOVES = frozenset("升跌涨挫水弹泻扬")
_HOURS = 24
_AFTER_HOUR = frozenset("钟正半左许前后多开至到起的在")
