"""Dimensions: what can be compared with what. Money with money, hectares with square metres."""

from __future__ import annotations

from fractions import Fraction

from claims.claim import Claim
from claims.lexicon import made_of_tables, read_table
from claims.model import Kind
from claims.quantities.units import UnitRow

# Of what is counted in units of time, a common measure in days.
DAYS = {
    "year": 365.25, "quarter": 91.3, "month": 30.44, "week": 7, "day": 1,
    "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400,
}  # fmt: skip

GREAT = ("萬", "万", "億", "亿")
PAID = (
    "投",
    "斥资",
    "耗资",
    "资金",
    "投资",
    "造价",
    "出价",
    "拨款",
    "费",
    "蚀",
    "亏",
    "赚",
    "捐",
    "薪酬",
)


def dimension(claim: Claim) -> str:
    """The name of the dimension; claims of different dimensions never contradict one another.

    Counts of all classifiers share one dimension (所 and 家 stand for one another), as do bare
    numbers with them; percentages and percentage points do not.
    """
    if claim.kind is Kind.PERCENT:
        return "points" if claim.unit == "pp" else "percent"
    if claim.kind is Kind.MEASURE:
        return _measures().get(claim.unit, (claim.unit, Fraction(1)))[0]
    if claim.kind in (Kind.COUNT, Kind.NUMBER):
        return "money" if is_bare_sum(claim) else "count"
    return str(claim.kind)


def is_bare_sum(claim: Claim) -> bool:
    """Whether a number without a unit is a sum, by the word beside it (投了12.6億, 出價是1,408萬)."""
    if claim.kind is not Kind.NUMBER or claim.unit or not claim.quote.endswith(GREAT):
        return False
    told = claim.frame.before[-1:] + claim.frame.after[:1]
    return any(word.endswith(PAID) or word.startswith(PAID) for word in told)


@made_of_tables
def _measures() -> dict[str, tuple[str, Fraction]]:
    """Dimension and factor of each unit of measure."""
    return {
        row.id: (f"measure {row.dimension}", Fraction(row.factor))
        for row in read_table("units.csv", UnitRow)
    }


def in_base(claim: Claim) -> Fraction:
    """How many of the dimension's base unit one of the claim's unit is."""
    return base_of(claim.kind, claim.unit)


@made_of_tables
def base_of(kind: Kind, unit: str) -> Fraction:
    """How many of its dimension's base unit one of a unit is."""
    if kind is Kind.DURATION:
        return Fraction(DAYS.get(unit, 1))
    if kind is Kind.MEASURE:
        return _measures().get(unit, (unit, Fraction(1)))[1]
    return Fraction(1)


# What classifiers count: within a sort they stand for one another. 個 and no unit go with any.
_SORTS = {
    "persons": "人 名 位 員 口 人次",
    "bodies": "所 家 間 座 幢 棟 院 校 店 戶",
    "papers": "宗 份 件 項 單 則 篇 封 本 冊 起 筆",
    "machines": "輛 架 艘 台 部 列 隻 套",
    "lands": "國 省 市 縣 區 地",
    "times": "次 場 屆 輪 回 集 期",
    "floors": "層",
    "plants": "棵 株",
    "teams": "隊 組 班",
    "doses": "劑 針 瓶",
    "votes": "票",
    "plots": "幅 塊",
}
_SORT_OF = {unit: sort for sort, units in _SORTS.items() for unit in units.split()}


def sort_of(unit: str) -> str:
    """What a classifier counts: persons, bodies, papers …; empty for 個, no unit and any other."""
    return _SORT_OF.get(unit, "")
