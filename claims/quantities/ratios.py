"""Ratios: 1比2, 一对三, 16:9, 1（政府）对2, 每4人有1人; scores of matches are none."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.model import Kind
from claims.quantities.amounts import Amount
from claims.quantities.digits import EXACT, plain
from claims.quantities.nearby import left, right
from claims.quantities.numerals import RUN_PATTERN, parse_numeral
from claims.quantities.reading import read_amount

_NONE = Decimal(0)
_RATIO = frozenset("比对:：（(")
_SPORT = (
    "胜",
    "负",
    "败",
    "击败",
    "领先",
    "落后",
    "打败",
    "逆转",
    "战和",
    "言和",
    "赛和",
    "大破",
    "轻取",
    "力克",
    "险胜",
    "不敌",
    "比分",
    "完场",
    "半场",
    "净胜",
    "局数",
)


def ratio_at(text: str, first: Amount) -> Amount | None:
    """1比2, 一对三, 1:2, 1（政府）对2; scores of matches give none."""
    at, source = first.end, first.source
    if source is not None and source.surface == "对":
        at -= 1  # 1对2: no pair
    elif source is not None or text[at : at + 1] not in _RATIO:
        return None
    if first.value is None or first.currency is not None:
        return None
    if text[at : at + 1] in ("（", "(", "（"):
        close = text.find("）", at, at + 12)
        at = close + 1 if close > 0 else at
    mark = text[at : at + 1]
    if mark not in ("比", "对", ":", "：") or not mark:
        return None
    found = RUN_PATTERN.match(text, at + 1, at + 12)
    second = parse_numeral(found[0]) if found else None
    if found is None or second is None or second.value is None:
        return None
    if mark != "对" and is_score(text, first.start, found.end()):
        score = Amount(first.start, found.end(), first.numeral, None, None, None, _NONE, Kind.RATIO)
        score.flags.append("label")
        return score
    if second.value <= 0:
        return None
    if mark in ":：" and not _written_ratio(text, first, found.end()):
        return None
    if mark == "对" and not _edge(text, found.end()):
        return None
    numeral = first.numeral
    value = EXACT.divide(first.value, second.value)
    value = (
        value.quantize(Decimal(1).scaleb(-16)) if int(value.as_tuple().exponent) < -16 else value
    )
    ratio = Amount(
        first.start, found.end(), numeral, plain(value), None, None, Decimal(0), Kind.RATIO
    )
    ratio.rules.append("ratio")
    return ratio


def per_each(text: str, first: Amount, place: str) -> Amount | None:
    """每4人有1人, 每四名学生就有一名, 每1,000人有3.2张病床: so many of the second for one of the first."""
    if first.source is None or text[first.start - 1 : first.start] != "每" or first.value is None:
        return None
    among = _PER_WORDS.match(text, first.end)
    if among is None:
        return None
    found = RUN_PATTERN.match(text, among.end())
    if found is None or found.end() - found.start() > 12:
        return None
    second = read_amount(text, found.start(), found.end(), place)
    if second is None or second.value is None or not first.value:
        return None
    same = second.unit == first.unit
    if not same and not _persons_and_things(first, second):
        return None
    value = plain(EXACT.divide(second.value, first.value).quantize(_FINE))
    ratio = Amount(first.start - 1, second.end, first.numeral, value, None, None, _NONE, Kind.RATIO)
    if not same:
        ratio.unit = f"{second.unit}/{first.unit}"
        ratio.step = plain(EXACT.divide(second.step, first.value).quantize(_FINE))
    ratio.rules.append("ratio-per")
    return ratio


def _persons_and_things(first: Amount, second: Amount) -> bool:
    """每1,000人有3.2张: a rate; 每5人一组 and 每10间每年 are none."""
    return (
        first.kind is Kind.COUNT
        and second.kind is Kind.COUNT
        and first.value is not None
        and first.value >= _MANY
        and second.source is not None
    )


_MANY = 10
_PER_WORDS = re.compile(
    r"[^\s，。；：、0-9每一二两三四五六七八九十百千万]{0,6}?"
    r"(?:(?:就|便|即|平均|仅|只|当中|之中|中|内)*+(?:有|拥有|设有)|(?:当中|之中|中)(?:就|便|约)?)(?:约|近|逾)?"
)
_FINE = Decimal(1).scaleb(-16)


def is_score(text: str, start: int, end: int) -> bool:
    """Whether words of a match stand beside 3比1."""
    if text[start - 1 : start] == "以" and not text.startswith(_MATCHED, end):
        return True
    if (text[end : end + 1] == "、" and "比" in right(text, end, 5)) or text[
        start - 1 : start
    ] == "、":
        return True
    around = left(text, start, 12), right(text, end, 8)
    return any(word in side for side in around for word in _SPORT)


_MATCHED = ("配", "的比", "比例", "的形式", "兑", "换")


def _written_ratio(text: str, first: Amount, end: int) -> bool:
    """1:2, 16:9, but no time of day (9:30) and no chain."""
    if text[end : end + 1] in (":", "：") or text[first.start - 1 : first.start] in (":", "："):
        return False
    told = left(text, first.start, 8) + right(text, end, 6)
    if any(word in told for word in _RATIO_WORDS):
        return True
    return text[first.start - 1 : first.start] in ("", "\n") and text[end : end + 1] in ("", "\n")


_RATIO_WORDS = ("比", "配", "例", "率")


def _edge(text: str, end: int) -> bool:
    after = text[end : end + 1]
    return not after or not after.isalnum() or after in "的配比（"
