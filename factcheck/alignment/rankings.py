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


def list_of(claim: Claim) -> str:
    """The name of the list nearest before a rank in its sentence; empty where none is told."""
    if claim.kind is not Kind.ORDINAL:
        return ""
    text, end = claim.source.folded.text, claim.mention.start
    told = _SENTENCE.split(text[max(0, end - REACH) : end])[-1]
    named = [found[found.lastindex or 0] for found in _LIST.finditer(told)]
    return _YEAR.sub("", named[-1]).lower() if named else ""  # its year is compared as a period


def other_lists(one: str, other: str) -> bool:
    """Whether two names are of two lists: QS and 《泰晤士高等教育》; 创科指数 is in 国际创科指数."""
    return bool(one and other) and one not in other and other not in one
