"""Results stated in a clause of their own: 「…，便宜60元」, 「…，累跌四成」, 「…，即四分之三」.

Such a clause names no thing: what it is worked out from are the amounts right before it in its sentence.
"""

from __future__ import annotations

import regex

from claims.claim import Claim
from factcheck.arithmetic.changes import LINKS, MOVED
from factcheck.arithmetic.operands import CLASSES, Masked, alike

ONLY = (
    r"(?:两者|二者|双方|前后|彼此|一共|总共|合共|足足|仅仅|仅|只|共|即|亦即|也就是|相当于|等于|净|实际|刚好|正好|恰好|已|再|便(?!宜)|"
    r"就|约|大约|折合|按年|同比|[年季月](?=[增减升跌])|累计|累积|累|一[日天周年月][之]?[内间]|期间|幅度|整体|大幅|轻微|略|微|劲|因此|故|结果|最终)*+"
)
"""What may stand in a result clause before its word: nothing that names a thing."""
ENDS = r"(?=[，。；、）)]|$)"
THEN = regex.compile(
    r"(?:[一二两三四五六七八九十]|\d{1,2})(?:个)?(?:[日天周月年]|季|星期)前|"
    r"预算|原定|估算|预期|去年|上年|前年|上[一]?[季月周届次回]|上半年|同期|前[日天]|昨[日天]|前一[日天年季月周届学](?:度|同期)?|原[有本先来定订价]|旧|以[前往]|之前|此前|"
    r"过往|过去|当[年时初]|最初|起初|年初|月初|开始时"
)
NOW = regex.compile(
    r"今[年季月日天次届]|本[季月年周届次]|现[时在]?|目前|最新|实际|最终|结果|如今|"
    r"\d{2,4}(?:/\d{2})?年度?|\d{1,2}[月日]|第[一二三四1-4]季|[上下]半年|[一二三四]季度|截至|全年"
)
NOT_WHOLE = regex.compile(
    r"首(?:\p{Han}|\p{Co})|上半|下半|截至|至今|暂|目标|预[计料期测]|其中|当中|约占|占"
)
EACH = regex.compile(r"每|平均")
MARKS = "，。；：！？、（("


def before(line: Masked, place: int, like: Claim) -> list[Claim]:
    """The amounts of the unit of a claim that stand before a place in its sentence."""
    found = line.claims(line.sentence(place), place)
    return [claim for claim in found if claim is not like and alike(claim, like)]


def told_before(line: Masked, place: int) -> list[Claim]:
    """The amounts before a place in its sentence; where it has only one, also those of the one before."""
    amounts: list[Claim] = []
    for start in (line.sentence(place), line.sentence_before(place)):
        amounts = [c for c in line.claims(start, place) if c.kind in CLASSES["A"]]
        if len(amounts) != 1:
            break
    return amounts


def words_of(line: Masked, claim: Claim) -> str:
    """The folded words of the clause of an amount before it, its dates included."""
    place = line.places[id(claim)]
    start = line.sentence(place)
    start = max(start, *(line.text.rfind(mark, start, place) + 1 for mark in MARKS))
    first, last = line.span(start, place)
    return claim.source.folded.text[first:last]


def earlier_and_later(line: Masked, one: Claim, two: Claim) -> tuple[Claim, Claim] | None:
    """Two amounts in order of time, where the words of their clauses or their periods tell it.

    None where they do not, or where one of them is not of its whole period (首九個月).
    """
    first, second = words_of(line, one), words_of(line, two)
    if any(NOT_WHOLE.search(words) or MOVED.search(words) for words in (first, second)):
        return None
    if EACH.search(second):
        return None  # in the first clause 每桶 stands for both
    marks = THEN.search(first) is not None, THEN.search(second) is not None
    if _another_thing(first, second):
        return None
    if marks[0] != marks[1]:
        if marks[0] and NOW.search(second) is None:
            return None  # 去年收入40億元，純利8億元
        return (one, two) if marks[0] else (two, one)
    bracketed = "（" in line.text[line.places[id(one)] : line.places[id(two)]]
    if bracketed and two.period_end and one.period_start is None:
        return (two, one)  # 3.3億元（2023年：3.0億元）
    starts, grains = [c.period_start for c in (one, two)], [_days(c) for c in (one, two)]
    if starts[0] is None or starts[1] is None or starts[0] == starts[1] or grains[0] != grains[1]:
        return None
    return (one, two) if starts[0] < starts[1] else (two, one)


def _another_thing(first: str, second: str) -> bool:
    """Whether the second clause names a thing that the first does not: 純利 after 收入."""
    named = LINKS.sub("", NOW.sub("", THEN.sub("", second)))
    return bool(named) and named not in first


def _days(claim: Claim) -> int:
    """How long the period of an amount is, in months or so; leap years count as others."""
    start, end = claim.period_start, claim.period_end
    return (end - start).days // 28 if start and end else 0
