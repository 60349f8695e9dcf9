"""Facets: which side of a thing a number tells (total, area, stay …), in the words articles use.

Read from `claims/lexicon/facets.csv`. Words of one row stand for one another; `implied_by` is the
dimension whose numbers need not say the facet: 3公頃 is an area in any wording.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel

from claims.frames.words import cut, is_content, weight
from claims.lexicon import made_of_tables, read_table
from claims.text.characters import fold_characters
from factcheck.reference.scales import scale

# Roles of which a row speaks only if its measure says so, and the words that say it.
ROLE_WORDS = {
    "target": ("目标", "指标"),
    "forecast": ("预测", "预计", "预算"),
    "change": ("增长", "增幅", "升幅", "跌幅", "变动", "增加", "减少", "增速", "变幅"),
    "per": ("每", "人均", "单位成本"),
    "cap": ("上限", "最高", "最多", "限额", "封顶"),
    "floor": ("下限", "最低", "门槛", "至少", "起码"),
    "cumulative": ("累计", "累积"),
    "share": ("占",),
    "former": (),
    "part": (),
}
_GENERIC = frozenset(["额", "数", "值", "率", "量", "水平", "标准", "数额", "总"])
_LEAST = 0.2  # weight of the commonest telling word


class FacetRow(BaseModel):
    """A row of facets.csv; `words` holds alternatives separated by |."""

    facet: str
    implied_by: str
    words: str
    example: str


@made_of_tables
def _synonyms() -> dict[str, frozenset[str]]:
    """From a word to all that stand for it, itself among them."""
    found: dict[str, frozenset[str]] = {}
    for row in read_table("facets.csv", FacetRow):
        words = frozenset(fold_characters(word) for word in row.words.split("|"))
        for word in words:
            found[word] = found.get(word, frozenset()) | words
    return found


@made_of_tables
def implied(dimension: str) -> frozenset[str]:
    """The words that a number of a dimension need not say: 面積 for hectares, 數目 for counts."""
    kind = _KINDS.get(dimension, "money" if dimension.startswith("money") else dimension)
    rows = read_table("facets.csv", FacetRow)
    words = (row.words.split("|") for row in rows if row.implied_by == kind)
    return frozenset(fold_characters(word) for group in words for word in group)


_KINDS = {"months": "duration", "days": "duration", "minutes": "duration", "rank": "ordinal"}
_KINDS["share"] = "percent"


@dataclass(frozen=True, slots=True)
class Measure:
    """What a row measures: the roles its wording asks for, and the words that tell it apart.

    Left out of `telling` are words that the subject's name, the roles or the unit say already.
    """

    text: str
    telling: tuple[str, ...]
    roles: frozenset[str]

    def cover(self, text: str) -> float:
        """How much of the telling words' weight a text has, in these words or in others; 0 to 1."""
        weights = [(word, max(_LEAST, weight(word))) for word in self.telling]
        whole = sum(heavy for _, heavy in weights)
        return sum(heavy for word, heavy in weights if said(word, text)) / whole if whole else 0.0


def said(word: str, text: str) -> bool:
    """Whether a text has a word or another one for it."""
    return any(other in text for other in synonyms(word))


def is_facet(word: str) -> bool:
    """Whether a word names a side of a thing: 樓高, 全長."""
    return word in _synonyms()


def synonyms(word: str) -> frozenset[str]:
    """A word and all that stand for it, or for what it ends in: 工程造價 is a 造價."""
    known = _synonyms()
    for start in range(len(word) - 1):
        if found := known.get(word[start:]):
            return found | {word}
    return frozenset((word,))


@cache
def roles_in(text: str) -> frozenset[str]:
    """The roles that the folded wording of a measure asks for."""
    return frozenset(
        role for role, words in ROLE_WORDS.items() if any(word in text for word in words)
    )


@made_of_tables
def measure_of(text: str, unit: str, names: tuple[str, ...]) -> Measure:
    """The measure of a row, from its folded wording, its unit and the names of its subject."""
    dimension = unit if unit in ("date", "rank") else scale(unit)[0]
    silent = implied(dimension) | {word for words in ROLE_WORDS.values() for word in words}
    rest = text
    for word in sorted(silent, key=lambda word: (-len(word), word)):
        rest = rest.replace(word, " ")
    kept = (word for word in cut(rest) if is_content(word) and word not in _GENERIC)
    telling = tuple(word for word in kept if not any(word in name for name in names))
    return Measure(text, telling, roles_in(text))


def speaks_for_itself(name: str) -> bool:
    """Whether a name says what its number measures: 限額, 稅率, 學費, 人口, 總值."""
    return name.endswith(
        ("额", "率", "费", "价", "税", "人口", "值", "上限", "下限", "工资", "薪金", "量", "数")
    )
