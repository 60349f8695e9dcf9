"""What the reference table says of a claim: supported, contradicted, or true until or from a date."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import Literal

from claims.claim import Claim
from claims.model import Kind, Qualifier
from claims.words import cut, is_content
from factcheck.alignment import NOT_STATED
from factcheck.dimensions import in_base
from factcheck.facts import comparable
from factcheck.intervals import Interval, stretch
from factcheck.profiles import bag, covered
from factcheck.reference import Fact, ReferenceTable

Standing = Literal["supported", "contradicted", "outdated", "early"]
# Roles of which a fact speaks only if its measure says so; the words of the measure that say it.
ROLE_WORDS = {
    "target": ("目标", "指标"),
    "plan": ("目标", "计划", "预算", "拟"),
    "forecast": ("预测", "预计", "预算"),
    "change": ("增长", "增幅", "升幅", "跌幅", "变动", "增加", "减少", "增速"),
    "later": (),
    "former": (),
    "per": ("每", "人均", "平均", "单位"),
    "part": (),
    "cap": ("上限", "最高", "最多", "限额"),
    "floor": ("下限", "最低", "门槛", "至少"),
    "cumulative": ("累计", "累积", "总数"),
    "share": ("占", "比", "率"),
}
STRICT = ("change", "former", "per", "cap", "floor")
GENERIC = frozenset("排名 名次 数目 数量 总数 总额 金额 款额 规模 日期 数字 数 額 额 值".split())
WHOLE = ("有", "共", "合共", "总共", "达", "至", "为")
COVERED = 0.6  # share of the measure's weight that the claim's sentence must have
GRACE = timedelta(days=14)
DAY = timedelta(days=1)
CLAUSE_END = re.compile(r"[，。；：！？\n]")
REACH = 80  # characters before a claim in which the name of its subject may stand


@dataclass(frozen=True, slots=True)
class Lookup:
    """A claim, the row that speaks of it at its date, and what follows; `held` is the row it fits."""

    claim: Claim
    fact: Fact
    standing: Standing
    held: Fact | None = None

    def shown(self) -> str:
        """The value of the row, with its unit."""
        low, high = self.fact.low, self.fact.high
        value = self.fact.value if self.fact.value is not None else f"{low or ''}..{high or ''}"
        number = format(value, "f") if isinstance(value, Decimal) else str(value)
        unit = "" if self.fact.unit == "date" else self.fact.unit
        return f"{number} {unit}".strip()

    def says(self) -> str:
        """What the table says, in words: since when, until when, and who is its source."""
        fact = self.fact
        text = f"參考表〔{fact.fact_id}〕{_validity(fact)}為 {self.shown()}（{fact.source_publisher}）"
        held = self.held
        if held is not None and held is not fact:
            text += f"；文中的值{_validity(held)}有效"
        return text


def _validity(fact: Fact) -> str:
    start = f"{fact.valid_from} 起" if fact.valid_from else ""
    end = f"至 {fact.valid_to}" if fact.valid_to else ""
    return f" {start}{end}" if start or end else ""


def lookups(claims: Sequence[Claim], table: ReferenceTable) -> Iterator[Lookup]:
    """For each claim that a fact of the table speaks of, the best fitting one and the standing."""
    index = _index(table)
    for claim in claims:
        if not comparable(claim) or any(role in claim.frame.roles for role in NOT_STATED):
            continue
        fits = [
            (score, fact_id)
            for fact_id in _possible(claim, index)
            if (score := _fit(claim, table.by_id[fact_id][-1]))
        ]
        if fits:
            _, fact_id = max(fits, key=lambda fit: (fit[0], fit[1]))
            if lookup := _stand(claim, table.by_id[fact_id]):
                yield lookup


def _index(table: ReferenceTable) -> dict[str, list[tuple[str, str]]]:
    """From the first two characters of a subject's name to name and fact_id."""
    index: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for fact_id, rows in table.by_id.items():
        for name in {name for row in rows for name in row.subject_names if len(name) > 1}:
            index[name[:2]].append((name, fact_id))
    return index


def _possible(claim: Claim, index: dict[str, list[tuple[str, str]]]) -> list[str]:
    text = _surroundings(claim)
    pairs = {text[place : place + 2] for place in range(len(text) - 1)}
    found = {fact for pair in pairs for name, fact in index.get(pair, ()) if name in text}
    return sorted(found)


def _surroundings(claim: Claim) -> str:
    return "\n".join(_beside(claim))


def _beside(claim: Claim) -> tuple[str, str]:
    """The folded text of the claim's clause before the mention and after it, in small letters."""
    mention, text = claim.mention, claim.source.folded.text
    before = text[max(0, mention.start - REACH) : mention.start].lower()
    after = text[mention.end : mention.end + REACH // 4].lower()
    return CLAUSE_END.split(before)[-1], CLAUSE_END.split(after, maxsplit=1)[0]


def _fit(claim: Claim, fact: Fact) -> float:
    """How well a fact's wording fits a claim's, 0 where it does not speak of it."""
    frame = claim.frame
    if not _same_unit(claim, fact) or not _roles_fit(claim, fact) or not _scope_fits(claim, fact):
        return 0.0
    telling = _measure_words(fact.folded_measure, fact.subject_names)
    distance = _distance(claim, fact.subject_names)
    if not telling and claim.kind is not Kind.ORDINAL:
        return _counted(claim, fact)
    if distance is None:
        return 0.0
    if not telling:
        return 1 - distance / REACH if _adjacent(claim, fact, distance) else 0.0
    # Ranks stand in lists that name their index once; of other values the measure is in the clause.
    far = frame.far if claim.kind is Kind.ORDINAL else ()
    cover = covered(bag(telling), bag((*frame.before, *frame.after, *far)))
    return cover + 1 - distance / REACH if cover >= COVERED else 0.0


def _distance(claim: Claim, names: tuple[str, ...]) -> int | None:
    """How far before the mention the nearest of the names ends, else how far after it one begins."""
    before, after = _beside(claim)
    if ends := [place + len(name) for name in names if (place := before.rfind(name)) >= 0]:
        return len(before) - max(ends)
    starts = [place for name in names if (place := after.find(name)) >= 0]
    return min(starts) + 1 if starts else None


def _adjacent(claim: Claim, fact: Fact, distance: int) -> bool:
    """Whether nothing that carries content stands between name and rank: no sub-index, no branch."""
    between = _beside(claim)[0][-distance:] if distance else ""
    words = (word for word in cut(between) if is_content(word) and word not in GENERIC)
    return all(word in fact.scope_names or word in ("全球", "世界") for word in words)


def _counted(claim: Claim, fact: Fact) -> float:
    """A fact that only counts its subject fits a claim whose head is the subject."""
    if claim.kind is Kind.MONEY:
        return _titled(claim, fact)
    if claim.kind not in (Kind.COUNT, Kind.NUMBER):
        return 0.0
    head = "".join(claim.frame.head).lower()
    return max((1.0 + len(name) / 100 for name in fact.subject_names if name == head), default=0.0)


def _titled(claim: Claim, fact: Fact) -> float:
    """The total of a scheme: 100億元的「…計劃」, or …計劃總額100億元."""
    left = claim.frame.left.lower().rstrip("为达约逾共的：:")
    left = re.sub(r"(?:总额|金额|拨款|注资|涉及|涉资|承担额|规模)$", "", left).rstrip("的」』》")
    right = claim.frame.right.lower().lstrip("的「『《")
    if any(role in claim.frame.roles for role in ("per", "cap", "floor", "part", "change")):
        return 0.0
    if any(left.endswith(name) or right.startswith(name) for name in fact.subject_names):
        return 1.0
    return 0.0


@cache
def _measure_words(measure: str, names: tuple[str, ...]) -> tuple[str, ...]:
    told_by_role = {word for words in ROLE_WORDS.values() for word in words}
    kept = (word for word in cut(measure) if is_content(word))
    words = [word for word in kept if word not in GENERIC and word not in told_by_role]
    return tuple(word for word in words if not any(word in name for name in names))


def _same_unit(claim: Claim, fact: Fact) -> bool:
    if fact.is_date or claim.kind is Kind.DATE:
        return fact.is_date and claim.kind is Kind.DATE
    if claim.kind in (Kind.COUNT, Kind.NUMBER):
        return not fact.unit.isascii() or not fact.unit
    if claim.kind is Kind.ORDINAL:
        return fact.unit in ("位", "名", "rank")
    return claim.unit == fact.unit


def _roles_fit(claim: Claim, fact: Fact) -> bool:
    for role, words in ROLE_WORDS.items():
        has, wants = _has(claim, role), any(word in fact.folded_measure for word in words)
        if wants and not has and role not in ("share", "plan"):
            return False
        named = any(word in name for word in words for name in fact.subject_names)  # 最低工資
        if has and not wants and not named and role in STRICT:
            return False
    return True


def _has(claim: Claim, role: str) -> bool:
    """Whether a claim has a role; a cap may be told by the hedge: 上限為2億元."""
    return role in claim.frame.roles or (role == "cap" and claim.qualifier is Qualifier.AT_MOST)


def _scope_fits(claim: Claim, fact: Fact) -> bool:
    named = set(claim.frame.scope.split("|")) - {""}
    return not named or not fact.scope_names or any(name in named for name in fact.scope_names)


def _stand(claim: Claim, rows: tuple[Fact, ...]) -> Lookup | None:
    """What the rows of one fact, in order of time, say of a claim."""
    first, last = _when(claim)
    if first is None or last is None:
        current = [row for row in rows if row.valid_to is None] or [rows[-1]]
    else:
        stated = claim.kind is not Kind.DATE and claim.frame.period_end is not None
        current = [row for row in rows if _speaks_of(row, first, last, stated)]
    if not current:
        return None
    if fitting := [row for row in current if _agrees(claim, row)]:
        return Lookup(claim, fitting[-1], "supported", fitting[-1])
    elsewhere = [row for row in rows if _agrees(claim, row)]
    now = current[-1]
    if claim.kind in (Kind.COUNT, Kind.NUMBER) and not _whole(claim, now):
        return None
    if not elsewhere:
        return Lookup(claim, now, "contradicted")
    held = elsewhere[-1]
    early = held.valid_from is not None and last is not None and held.valid_from > last
    return Lookup(claim, now, "early" if early else "outdated", held)


def _whole(claim: Claim, fact: Fact) -> bool:
    """Whether a count is told of all there are, not of some: 共有16所, 現有16所, 全港16所."""
    if _measure_words(fact.folded_measure, fact.subject_names):
        return True
    return bool(claim.frame.scope) or claim.frame.left.endswith(WHOLE)


def _when(claim: Claim) -> tuple[date | None, date | None]:
    """The days that a claim speaks of: its stated period, else around the day of publication."""
    frame = claim.frame
    likely = frame.period_from == "paragraph"
    if claim.kind is not Kind.DATE and not likely and frame.period_start and frame.period_end:
        return frame.period_start, frame.period_end
    day = claim.published
    return (day - GRACE, day) if day else (None, None)


def _speaks_of(row: Fact, first: date, last: date, stated: bool) -> bool:
    """A state speaks of every day that it holds, a measured period of itself only."""
    if not row.measured or row.valid_from is None or row.valid_to is None:
        return _overlaps(row, first, last)
    if row.valid_from == row.valid_to:
        return stated and last == row.valid_to
    return stated and abs(first - row.valid_from) <= DAY and abs(last - row.valid_to) <= DAY


def _overlaps(row: Fact, first: date, last: date) -> bool:
    return (row.valid_from or date.min) <= last and first <= (row.valid_to or date.max)


def _agrees(claim: Claim, row: Fact) -> bool:
    if row.is_date:
        low, high = row.days
        start, end = claim.period_start, claim.period_end
        return not ((low and end and end < low) or (high and start and high < start))
    quantity = claim.mention.quantity
    if quantity is None:
        return False
    reach = stretch(quantity).scaled(in_base(claim))
    return reach.overlaps(Interval(*(map(_fraction, row.bounds))))


def _fraction(number: Decimal | None) -> Fraction | None:
    return None if number is None else Fraction(number)


def standings(found: Iterable[Lookup], standing: Standing) -> list[Lookup]:
    """The lookups of one standing."""
    return [lookup for lookup in found if lookup.standing == standing]
