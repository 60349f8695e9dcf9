"""Totals behind their parts: 「…30人、…25人，合共55人」, and which amounts before them they are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from claims.claim import Claim
from claims.model import Qualifier
from factcheck.arithmetic.closing import so_far
from factcheck.arithmetic.intervals import Verdict, best, judge, stretch
from factcheck.arithmetic.operands import Masked, classifier, factor, grammar, level
from factcheck.arithmetic.parts import MOST, UNREAD, Part, Sum, endings, fits, run, total

AFTER = grammar(
    r"(?:(?P<how>[二两三四五六七八九十])(?![期月日号楼层级届季等])\p{Han}|(?<=[，。；])(?P<said>«C»)[^‹V›，。]{0,3})?"
    r"(?P<word>合共|合计|共计|共有|总共|一共|累计|总计|加起来|相加|总和|总(?:数|额|造价|投资|人数|面积|收入|支出|开支|"
    r"成本|成绩|产量|销量|得分|分|长度?|票数|时间|距离|重量?|里程|库存)|共)"
    r"(?:为|达|有|约|是|至|款|数|额|派出|售出|录得|收到|提供|涉及|批出|回收|处理|"
    r"完成|生产|接待|运送|发放|投入|送出|接获|种植|培训|招收)*+(?:[赚蚀亏获收卖耗花拨捐运载产夺赢囚][了得出入取]?)?(?P<t>[‹A›‹T›])"
)
OPEN = regex.compile("连同|其[他它余]|另有|另外")  # parts that are not counted here
OF_ONE = regex.compile("最[多少高低大小]|附近|仅|单是")  # a number of one of them, no total
ATTEMPTS = 8
JOINTS = ("、", "及", "和", "以及", "与", "，以及", "，及")
NEAR = 8
CLOSE = Fraction(85, 100)
NUMERALS = {name: value for value, name in enumerate("〇一二三四五六七八九十")} | {"两": 2}


def totals_last(line: Masked) -> Iterator[tuple[Claim, list[Part], int]]:
    """Every total that does not fit some of the parts before it: the total, its parts, its place."""
    for match in AFTER.finditer(line.text):
        whole = line.claim(match, "t")
        if classifier(whole) == "票" or so_far(line, match):
            continue  # votes have a rule of their own
        ahead = line.sentence(match.start())
        start = max(ahead, *(line.text.rfind(mark, ahead, match.start()) + 1 for mark in "！？："))
        every = _before(line, start, match.start(), whole)
        said = _said(line, match)
        if len(every) < 2 or _made_by_some(whole, every):
            continue
        longest = _meant(every, said) or _almost(whole, every)
        if longest is not None:
            yield whole, longest, match.start("t")


def weigh_sum(
    whole: Claim, parts: Sequence[Part], known: Sum | None = None
) -> tuple[Verdict, Fraction | None]:
    """The verdict on a total, and the sum of its parts at face value; `known` is that sum, if it is."""
    points, computed = known or total(parts)
    quantity = whole.mention.quantity
    if not points or quantity is None or _moved_and_reached(parts):
        return Verdict.HOLDS, None
    per = 1 / factor(whole.unit)
    verdicts = [judge(p * per, computed.scaled(per), quantity, cut=False) for p in points]
    return best(verdicts), points[0]


def _moved_and_reached(parts: Sequence[Part]) -> bool:
    """Whether one part is what came on top, and another what was come to: 甲再增3間，乙減至14間."""
    told = [part.claim.frame.roles for part in parts]
    return any("change" in roles for roles in told) and any("later" in roles for roles in told)


def _said(line: Masked, match: regex.Match[str]) -> int:
    """How many parts the words before a total count (三者合共, 三個校區共); 0 where they count none."""
    if match["said"] is None:
        return NUMERALS.get(match["how"] or "", 0)
    count = line.claim(match, "said")
    small = count.qualifier is Qualifier.EXACT and count.value is not None and count.value <= MOST
    return int(count.value) if small and count.value is not None else 0


def _made_by_some(whole: Claim, parts: Sequence[Part]) -> bool:
    """Whether the last parts of a list, be it two or all, make the total."""
    if whole.mention.quantity is None:
        return True
    most = stretch(whole.mention.quantity).scaled(factor(whole.unit)).high
    for known in endings(parts):
        low = known[1].low
        if most is not None and low is not None and low > most:
            return False  # it only grows from here
        if weigh_sum(whole, parts, known)[0] is Verdict.HOLDS:
            return True
    return False


def _almost(whole: Claim, parts: list[Part]) -> list[Part] | None:
    """All amounts of the sentence, where they nearly make the total and each has a name."""
    if not all(part.lead.strip("，、；") for part in parts[1:]):
        return None
    points, _ = total(parts)
    value = level(whole)
    if not points or not value:
        return None
    return parts if CLOSE <= points[0] / value <= 2 - CLOSE else None


def _before(line: Masked, start: int, end: int, whole: Claim) -> list[Part]:
    """The longest list that goes on to just before the total."""
    place = start
    for _ in range(ATTEMPTS):
        starts = (p for p in range(place, end) if p in line.slots and fits(line.slots[p], whole))
        place = next(starts, end)
        if place >= end:
            break
        parts, stop = run(line, place, whole)
        between = line.text[stop:end]
        while parts and line.places[id(parts[-1].claim)] >= end:
            between = parts.pop().lead  # the total, and 兩輪 in 兩輪合計
        if OPEN.search(between) or OF_ONE.search(between):
            return []
        if parts and stop >= end - NEAR and not UNREAD.search(line.text, stop, end):
            return [part for part in parts if not part.is_difference]
        place = max(stop, place + 1)
    return []


def _meant(parts: list[Part], said: int) -> list[Part] | None:
    """The last parts of a list: as many as were said, else those joined by 、 and 及 as 合共 sums up."""
    if said:
        return parts[-said:] if 2 <= said <= len(parts) else None
    first = len(parts) - 1
    while first > 0 and parts[first].lead.startswith(JOINTS):
        first -= 1
    return parts[first:] if first < len(parts) - 1 else None
