"""Places in a list that are told without 第: 夺得亚军, 排名由26名升至15名."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.model import Kind
from claims.quantities.amounts import Amount
from claims.quantities.digits import Numeral
from claims.quantities.nearby import left


def placed(start: int, end: int, numeral: Numeral) -> Amount:
    """A rank whose numeral with what belongs to it fills `start`–`end`."""
    value = numeral.value
    return Amount(start, end, numeral, value, value, value, Decimal(0), Kind.ORDINAL)


def is_edge(after: str) -> bool:
    """Whether nothing is counted behind a number: punctuation, or a word that goes on."""
    return not after or not after.isalnum() or after in "的之内以位名者且而与和及在是"


FIRST_OF = frozenset("前首头")
WITHIN = ("之内", "以内")
_RANKED = re.compile("排名|名次|排行")
_OF_PERSONS = re.compile("人|者|员|名额|学生|数目")
_SUBJECT_REACH = 8
_RANKED_REACH = 40  # characters before a place in which a ranking is spoken of
_CAME_TO = re.compile(
    r"(?:升|跌|退|掉|滑|落|进步|挤)[至到]\Z|(?:排|列)\Z|[由从](?:去年|前年|上年|上届|上次|原本)?的?\Z|[（(]\Z"
)
_WENT_ON = re.compile("名(?:[升跌退掉滑落]|上升|下跌|进步|跃升|[）)]|[之以]内)")


_LED_UP = frozenset("至到排列由从的年届次本（(")
_LED_ON = frozenset("升跌退掉滑落上下进跃）)之以内")
"""What may stand beside a place, for which it is worth asking."""


def in_ranking(text: str, start: int, end: int) -> bool:
    """Whether 15名 is a place: 排名由26名升至15名, 排名：甲大学（40名）; 增至15名 counts persons."""
    if text[start - 1 : start] not in _LED_UP and text[end + 1 : end + 2] not in _LED_ON:
        return False
    before = _CAME_TO.search(text, max(0, start - 6), start)
    after = _WENT_ON.match(text, end)
    if after is None and (before is None or before[0] in "（("):
        return False
    if before is None and not text.startswith(WITHIN, end + 1):
        return False
    if _OF_PERSONS.search(left(text, start, _SUBJECT_REACH)):
        return False
    return _RANKED.search(left(text, start, _RANKED_REACH)) is not None


_MEDALS = {"冠": 1, "亚": 2, "季": 3, "殿": 4}
_WON = ("夺", "获", "得", "摘", "膺", "赢", "屈居", "拿下", "捧")
_WON_REACH = 8  # characters between 夺 and 亚军


def medal(text: str, at: int) -> Amount | None:
    """夺得亚军, 屈居季军: rank two, rank three; 冠军车手 is a title."""
    place = _MEDALS.get(text[at - 1 : at])
    after = text[at + 1 : at + 2]
    if place is None or not is_edge(after):
        return None
    told = re.split("[，。；：、！？]", left(text, at - 1, _WON_REACH))[-1]
    if not any(word in told for word in _WON):
        return None
    numeral = Numeral(Decimal(place), Decimal(0))
    amount = placed(at - 1, at + 1, numeral)
    amount.rules.append("rank-medal")
    return amount
