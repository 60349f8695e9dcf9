"""Ordinals and ranks: 第17位, 排名第三, 前十名, 首位, 百强, 三甲."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.model import Kind, Qualifier
from claims.quantities.amounts import Amount
from claims.quantities.digits import Numeral
from claims.quantities.nearby import left
from claims.quantities.numerals import RUN_PATTERN, parse_numeral
from claims.quantities.placings import FIRST_OF, WITHIN, in_ranking, is_edge, medal, placed
from claims.quantities.units import unit_at

_ONE = Decimal(1)
_TREMOR = 6  # characters between 震度 and its number
RANK_WORDS = ("排名", "位列", "名列", "位居", "高居", "排行", "跻身")
_RANKING = (
    "排名",
    "位列",
    "名列",
    "位居",
    "高居",
    "排行",
    "跻身",
    "世界",
    "全球",
    "全国",
    "亚洲",
    "全港",
    "列",
    "排",
    "居",
)
_LISTED = re.compile(r"(?:[,、及和][0-9一二三四五六七八九十]{1,4})++[条章节页款]")
_SENTENCE_STARTS = frozenset("\n。；：！？「“")
_CLAUSES = frozenset("页款目卷号章节线巷弄街")
_PROVISOS = ("第", "但书", "规定", "所定", "所称", "订明", "列明", "明定")
_OF_LAW = ("条", "款", "项")
_LABELS = frozenset("頁章節款目卷號")
_SESSIONS = (
    "全国",
    "中央",
    "特区",
    "政府",
    "立法会",
    "人大",
    "政协",
    "区议会",
    "一中",
    "二中",
    "三中",
    "四中",
)
_FIRST = {
    *"位名届任家间个次批座所条份部架艘列宗支套场轮幢栋班段季队类种",
}
_ORDINAL_UNITS = {
    "期": "期",
    "季": "季",
    "篇": "篇",
    "号": "號",
    "年": "年",
    "天": "日",
    "日": "日",
    "代": "代",
    "周": "周",
}


def ordinal_after(text: str, at: int, start: int, end: int) -> Amount | None:
    """第 at `at`, its numeral at `start`–`end`: 第17位, 第三, 第15屆."""
    numeral = parse_numeral(text[start:end])
    if numeral is None or numeral.value is None:
        return None
    amount = placed(at, end, numeral)
    if listed := _LISTED.match(text, end):
        amount.end = listed.end()
        amount.flags.append("label")  # 第1,2,3条
        return amount
    if text[end : end + 1] in ("，", ",", "、", "：") and (
        not at or text[at - 1] in _SENTENCE_STARTS
    ):
        return None  # 第一，…第二，… count the points of a speech
    after = text[end : end + 1]
    clause = after == "条" and (
        is_edge(text[end + 1 : end + 2]) or text.startswith(_PROVISOS, end + 1)
    )
    if (after in _CLAUSES and after) or clause or (after == "项" and text[at - 1 : at] in _OF_LAW):
        amount.flags.append("label")  # of a law or a book; 第二条隧道 is none
        return amount
    if after.isascii() and (
        after.isalpha() or (after == "(" and text[end + 1 : end + 2].isdigit())
    ):
        amount.flags.append("label")  # 第23A条, 第1A线
        return amount
    _classifier(text, amount, ordinal=True)
    amount.rules.append("ordinal-di")
    if text.startswith("倒数", max(0, at - 2)):
        amount.flags.append("from-end")
    amount = _rank_range(text, amount)
    if amount.unit in _LABELS:
        amount.flags.append("label")
    return amount


def with_rank_word(text: str, start: int, floor: int) -> int:
    """Where the rank starts with its verb: 排名前40, 排第三."""
    if text.endswith(RANK_WORDS, max(floor, start - 2), start):
        return start - 2
    return start - 1 if text.startswith("排第", start - 1) and start > floor else start


def _classifier(text: str, amount: Amount, ordinal: bool = False) -> None:
    unit = unit_at(text, amount.end)
    if unit is not None and unit.kind is Kind.COUNT and unit.dimension == "classifier":
        amount.unit, amount.end = unit.id, amount.end + len(unit.surface)
    elif ordinal and not text.startswith("度", amount.end + 1):
        special = _ORDINAL_UNITS.get(text[amount.end : amount.end + 1])
        if special and not text.startswith(("周年", "周岁"), amount.end):
            amount.unit, amount.end = special, amount.end + 1


def rank_at(text: str, start: int, end: int) -> Amount | None:
    """A numeral that is a rank by its neighbours: 前十名, 排名14, 百强, 三甲."""
    numeral = parse_numeral(text[start:end])
    if numeral is None or numeral.value is None:
        return None
    after = text[end : end + 1]
    if after == "强" or (after == "甲" and text[start:end] in ("三", "四", "五")):
        unit = unit_at(text, end)
        if unit is None:
            return None
        amount = _up_to(start, end + 1, numeral, unit.id)
        if "震" in left(text, start, _TREMOR):
            amount.flags.append("label")  # 震度6强
        return amount
    before = text[start - 1 : start]
    if after == "名" and before not in FIRST_OF and in_ranking(text, start, end):
        if text.startswith(WITHIN, end + 1):
            return _up_to(start, end + 1, numeral, "名")
        amount = placed(start, end + 1, numeral)
        amount.unit = "名"
        amount.rules.append("rank-named")
        return amount
    if before in ("首", "头") and text[end : end + 1] in ("名", "位"):
        return _leading(text, start, end, numeral)
    if before == "前" and text[start - 2 : start - 1] not in (
        "目",
        "之",
        "以",
        "日",
        "年",
        "月",
        "提",
        "午",
        "眼",
        "先",
    ):
        return _leading(text, start, end, numeral)
    if text.endswith(RANK_WORDS, max(0, start - 2), start) and is_edge(after):
        amount = placed(start, end, numeral)
        _classifier(text, amount)
        amount.rules.append("rank-word")
        return amount
    return None


def session_at(text: str, start: int, end: int) -> Amount | None:
    """十四届全国人大三次会议: numbers of sessions, written without 第."""
    numeral = parse_numeral(text[start:end])
    if numeral is None or numeral.value is None:
        return None
    if text.startswith("届", end) and text.startswith(_SESSIONS, end + 1):
        unit = "屆"
    elif text.startswith(("次会议", "次全体会议"), end) and "届" in left(text, start, 14):
        unit = "次"
    else:
        return None
    amount = placed(start, end + 1, numeral)
    amount.unit = unit
    amount.rules.append("ordinal-session")
    return amount


def _up_to(start: int, end: int, numeral: Numeral, unit: str) -> Amount:
    amount = placed(start, end, numeral)
    amount.low, amount.hedge, amount.unit = _ONE, Qualifier.AT_MOST, unit
    amount.rules.append("rank-up-to")
    return amount


def _leading(text: str, start: int, end: int, numeral: Numeral) -> Amount | None:
    """前十名, 排名前40: ranks one to n; 前三年 and 前两个月 are none."""
    unit = unit_at(text, end)
    at = start - 1
    ranking = text.endswith(_RANKING, max(0, at - 3), at)
    if unit is not None and not (unit.id in ("名", "位", "強", "大") and unit.kind is Kind.COUNT):
        return None
    if unit is None and not (ranking or is_edge(text[end : end + 1])):
        return None
    if unit is None and text[start:end].isdigit() and not ranking:
        return None
    last = end + (len(unit.surface) if unit else 0)
    return _up_to(at, last, numeral, unit.id if unit else "")


def word_rank(text: str, at: int) -> Amount | None:
    """首位, 榜首: rank one."""
    after = text[at + 1 : at + 2]
    numeral = Numeral(_ONE, Decimal(0))
    if text[at] == "军":
        return medal(text, at)
    if text[at] == "首" and text[at - 1 : at] == "居" and after not in _FIRST and is_edge(after):
        amount = placed(at - 1, at + 1, numeral)  # 居首
    elif text[at] == "首" and after in _FIRST and after:
        if text[at - 1 : at] == "榜":
            return None
        unit = unit_at(text, at + 1)
        if after == "次" or (after == "个" and text[at + 2 : at + 3] in ("月", "季")):
            return None
        if unit is None or unit.kind is not Kind.COUNT:
            return None
        amount = placed(at, at + 2, numeral)
        amount.unit = unit.id
    elif text[at] == "榜" and after == "首":
        amount = placed(at, at + 2, numeral)
    else:
        return None
    amount.rules.append("rank-first")
    return amount


def _rank_range(text: str, amount: Amount) -> Amount:
    """第一至第三, 第1至5位: one rank range."""
    found = RUN_PATTERN.match(
        text, amount.end + 1 + (text[amount.end + 1 : amount.end + 2] == "第")
    )
    if (
        text[amount.end : amount.end + 1] not in ("至", "到", "-", "–")
        or found is None
        or amount.value is None
    ):
        return amount
    numeral = parse_numeral(found[0]) if found.end() - found.start() < 12 else None
    if numeral is None or numeral.value is None or numeral.value <= amount.value:
        return amount
    amount.low, amount.high, amount.value = amount.value, numeral.value, None
    amount.end = found.end()
    amount.flags.append("range")
    _classifier(text, amount)
    return amount
