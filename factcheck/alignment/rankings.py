"""Rankings: in which list a rank is told, by the name that stands nearest before it."""

from __future__ import annotations

import re

from claims.claim import Claim
from claims.model import Kind

REACH = 90  # characters before a rank in which its list is named
_SENTENCE = re.compile("[。！？\n]")
_YEAR = re.compile("[0-9]+(?:年度?|版)?")
_LIST = (
    re.compile(  # 《…》, QS, and the words before 排行榜 or 指数, as far as nothing else is between
        r"《([^》\n]{1,30})》|([A-Za-z][A-Za-z&.]{1,20})"
        r"|([^\W\da-zA-Z的在和与及按据、]{2,12})(?:排行榜|榜单|榜|指数)"
    )
)


_PLACES = frozenset("位名年0123456789一二三四五六七八九十大高长")


_RANKED = frozenset(
    "排名 排行 排 列 列为 列于 位列 名列 位居 居 高居 稳居 跻身 升至 跌至 升 跌 上升 下跌 连续 蝉联 并列".split()
)


def is_place(word: str) -> bool:
    """Whether a word is a place in a list or in a row (第17位, 第七年), or only says that there is one."""
    if word in _RANKED:
        return True
    return word[0] == "第" and word[-1] in _PLACES


Ranking = tuple[str, str]
"""In which list a rank is told, and among whom (全球, 亚太); empty where nothing says so."""
_AMONG = re.compile(
    r"(全球|世界|国际|亚洲|亚太|东亚|欧洲|全国|全港|全台|全澳|全省|全市|全县|全区|区内|湾区)区?"
    r"(?:则|中|的|大学|排名|排行|位列|名列|位居|排|列|居){0,3}\Z"
)
_AMONG_REACH = 12
_ALL = ("世界", "国际")


def ranking_of(claim: Claim) -> Ranking:
    """The list that is named nearest before a rank in its sentence, and the peers just before it."""
    if claim.kind is not Kind.ORDINAL:
        return "", ""
    text, at = claim.source.folded.text, claim.mention.start
    among = _AMONG.search(text, max(0, at - _AMONG_REACH), at)
    peers = among[1] if among else ""
    return _list_of(claim), "全球" if peers in _ALL else peers


def _list_of(claim: Claim) -> str:
    text, end = claim.source.folded.text, claim.mention.start
    told = _SENTENCE.split(text[max(0, end - REACH) : end])[-1]
    named = [found[found.lastindex or 0] for found in _LIST.finditer(told)]
    return _YEAR.sub("", named[-1]).lower() if named else ""  # its year is compared as a period


def other_lists(one: Ranking, other: Ranking) -> bool:
    """Whether two ranks are of two lists, or among others: QS and 《泰晤士高等教育》, 全球 and 亚太.

    创科指数 may be 国际创科指数.
    """
    return any(
        ours and theirs and ours not in theirs and theirs not in ours
        for ours, theirs in zip(one, other, strict=True)
    )
