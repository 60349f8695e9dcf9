"""Minus: 负 and - before a number, 零下 before degrees, 负增长 on either side of a share."""

from __future__ import annotations

from claims.model import Qualifier
from claims.quantities.amounts import Amount, negate
from claims.quantities.nearby import left
from claims.quantities.qualifiers import bounds

SIGNS = frozenset("负-−")
_NO_SIGN = frozenset("担胜肩欺抱自辜正背亏身")  # 担负, 胜负, 正负: what 负 ends there
_MOVES = frozenset("为是达至到约跌升降减增长率于得")


def is_sign(text: str, at: int, end: int) -> bool:
    """Whether 负 or - at a place is the sign of the number that ends at `end`."""
    if text[at] == "负":
        return text[at - 1 : at] not in _NO_SIGN or at == 0
    before = text[at - 1] if at else "\n"
    if "一" <= before <= "鿿" and text.startswith(("°", "℃", "摄氏度"), end):
        return True
    if before in "温度低近在" and text.startswith("度", end):
        return True  # 气温-5度
    return not (before.isalnum() or before in "-.)）") or before in _MOVES


_BELOW_ZERO = "零下"


def below_zero(text: str, amount: Amount) -> None:
    """零下5度, 零下摄氏5度: a minus in words."""
    if text.endswith(_BELOW_ZERO, 0, amount.start):
        amount.start -= len(_BELOW_ZERO)
        negate(amount)
        amount.rules.append("below-zero")


SHRINKING = ("负增长", "负成长")
_BETWEEN = "为达了是率的至到有"
_REACH = 6
_TURNED = {
    Qualifier.OVER: Qualifier.UNDER,
    Qualifier.UNDER: Qualifier.OVER,
    Qualifier.AT_LEAST: Qualifier.AT_MOST,
    Qualifier.AT_MOST: Qualifier.AT_LEAST,
}


def shrinking(text: str, amount: Amount, start: int, end: int) -> None:
    """负增长3%, 3%的负增长: growth below zero, of the share that fills `start`–`end` with its hedges."""
    value = amount.low if amount.value is None else amount.value
    if value is None or value <= 0:
        return
    end += text[end : end + 1] == "的"
    told = left(text, start, _REACH).rstrip(_BETWEEN).endswith(SHRINKING)
    if not told and not text.startswith(SHRINKING, end):
        return
    if amount.hedge is Qualifier.NEAR and amount.low is None:
        amount.low, amount.high = bounds(value, amount.step, Qualifier.NEAR)
    negate(amount)
    if amount.hedge is not None:  # 负增长逾3%: lower still
        amount.hedge = _TURNED.get(amount.hedge, amount.hedge)
    amount.rules.append("negative-growth")
