"""A numeral without a unit: whether it states a number (指数50.4) or nothing (九龙, 方案3)."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from claims.lexicon import made_of_tables, read_table
from claims.model import Kind
from claims.quantities.amounts import Amount
from claims.quantities.digits import DIGITS
from claims.quantities.shapes import EDGES, continues_as_name, is_marker
from claims.text.characters import fold_characters


class MoneyRow(BaseModel):
    """A row of money_words.csv: a word beside which 30亿 is money though 元 is left out."""

    word: str
    place: Literal["before", "after"]
    example: str


_REACH = 4


@made_of_tables
def _money_words(place: str) -> tuple[str, ...]:
    rows = read_table("money_words.csv", MoneyRow)
    return tuple(fold_characters(row.word) for row in rows if row.place == place)


def money_by_context(text: str, amount: Amount, place: str) -> None:
    """斥30亿, 百亿基金: money of the document's place."""
    if not amount.numeral.rounded or not any(
        c in "万亿兆" for c in text[amount.start : amount.end]
    ):
        return
    before = text[max(0, amount.start - _REACH - 4) : amount.start].rstrip(_TOLD)
    if before.endswith(_money_words("before")) or text.startswith(
        _money_words("after"), amount.end
    ):
        amount.kind, amount.unit = Kind.MONEY, place
        amount.rules.append("money-context")


_TOLD = "亦也均都更已又则从骤急激暴大幅约逾近达至到超过共由为有突破升跌增减涨降仅了高"  # between the word and the sum

_EQUAL = ("是", "为", "等于", "得", "即")
_AFTER_EQUAL = "不这那而"


def _in_score(text: str, start: int, end: int) -> bool:
    """25：21, 35胜8负, 21胜17败."""
    after = text[end : end + 1]
    if after in _GAMES and (after in "胜负平败" or text[end + 1 : end + 2].isdigit()):
        return True
    if after == "中" and text[start - 1 : start] in ("罚", "投"):
        return True  # 13罚11中
    if text[end : end + 1] in _COLONS and text[end + 1 : end + 2].isdigit():
        return True
    return text[start - 1 : start] in _COLONS and text[start - 2 : start - 1].isdigit()


_GAMES = ("胜", "负", "平", "败", "罚", "投")
_COLONS = (":", "：")
_SCALES = frozenset("百千万亿")
_SURNAMES = frozenset("伍陆肆拾万")
_CALENDAR = frozenset("年月日时号")
_NOT_NOUN = frozenset(
    "的了是在升跌增减降至到和与及或而但也又都则被由从比为有较按占对于以上下起止后前内外间中并且年月日时分号楼室点之其等级期届度者倍"
)


def reads_bare(text: str, amount: Amount, hedged: bool) -> bool:
    """Whether a numeral without unit is read; sets the kind to count where a noun follows."""
    start, end = amount.start, amount.end
    if amount.flags and amount.flags[-1] == "malformed-number":
        return "." not in text[start:end] or amount.numeral.rounded
    if "range" in amount.flags and not amount.numeral.arabic:
        digits = text[start:end]
        return hedged or len(digits) > 3 or not _SCALES.isdisjoint(digits)  # 两三千
    if amount.numeral.arabic or text[start:end].isascii():
        return _arabic(text, amount, hedged)
    return _chinese(text, amount, hedged)


def _arabic(text: str, amount: Amount, hedged: bool) -> bool:
    start, end = amount.start, amount.end
    if continues_as_name(text, end) or (end - start > 1 and not text[start:end].strip("0")):
        return False  # 000 is a group of something else
    if _alone(text, start, end):
        return True
    if text.startswith(".0", end - 2) and end - start == 3 and not hedged:
        return False  # 计划2.0
    if is_marker(text, start, end):
        return False
    after = text[end : end + 1]
    if (after in _CALENDAR and after) or _in_score(text, start, end):
        return False
    one_digit = end - start == 1
    if one_digit and not hedged and not text.endswith(_EQUAL, max(0, start - 2), start):
        return False
    noun = after and "一" <= after <= "鿿" and after not in _NOT_NOUN
    if noun and not (amount.numeral.rounded or one_digit or "range" in amount.flags):
        amount.kind = Kind.COUNT
    return True


def _chinese(text: str, amount: Amount, hedged: bool) -> bool:
    start, end = amount.start, amount.end
    digits = text[start:end]
    if _alone(text, start, end):
        return not amount.numeral.bare or digits == "十" or len(digits) > 1
    after = text[end : end + 1]
    if digits[0] in _SURNAMES and not hedged and after not in EDGES:
        return False  # 陆兆基
    single = all(character in DIGITS for character in digits)
    if text.endswith(_EQUAL, max(0, start - 2), start) and start:
        ends = not after or after in EDGES or after in _AFTER_EQUAL
        if ends and not amount.numeral.bare:
            return text[start - 2 : start - 1] not in ("一", "二", "三", "四", "五")
    if single:
        return hedged and len(digits) > 2
    if amount.numeral.vague or amount.numeral.over:
        return True
    if amount.numeral.bare:
        return hedged and len(digits) > 1
    return hedged or amount.numeral.rounded or not after or after in EDGES or after in "至到和与及"


def _alone(text: str, start: int, end: int) -> bool:
    """Whether the line holds nothing but this number."""
    if text.endswith("--", 0, start):
        start -= 2
    before = text[start - 1] if start else "\n"
    after = text[end : end + 1]
    listed = after == "," and text[end + 1 : end + 2] == " " and text[end + 2 : end + 3].isdigit()
    return before == "\n" and (not after or after == "\n" or listed)
