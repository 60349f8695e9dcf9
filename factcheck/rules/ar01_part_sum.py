"""Parts that make up a whole do not add up to it.

What it flags
    三類會員共120人：成人70人、學生30人、長者25人（70 + 30 + 25 = 125）；
    踢了38場，贏22場、和9場、輸9場; 取錄2,786人。男生1,462人，女生1,332人.

Why
    One part or the total was changed after the sum was made.

Stays silent
    Lists that the words do not close: 其中 opens a subset, and so do 包括 and 等; only a part, or parts
    side by side, larger than the whole are flagged there, and, as a warning, a list of three and more,
    or one that exceeds its whole, whose sum is the whole mistyped (1,460件 and 1,560件). Sums that rounding
    or a hedge explains.

Measured
    531 articles with planted faults (evaluation/): 24 hits, 24 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import takewhile

import regex

from claims.claim import Claim
from factcheck.arithmetic.closing import exhaustive, first_of_list, nested, overlapping
from factcheck.arithmetic.formulas import worked_out
from factcheck.arithmetic.intervals import Verdict, mistyped
from factcheck.arithmetic.operands import (
    REACH,
    Masked,
    alike,
    factor,
    grammar,
    level,
    lines,
)
from factcheck.arithmetic.parts import Part, fits, run
from factcheck.arithmetic.slips import slipped
from factcheck.arithmetic.subsets import by_sex, men_and_women, too_large
from factcheck.arithmetic.totals import CLOSE, NEAR, NUMERALS, totals_last, weigh_sum
from factcheck.arithmetic.verdicts import accuse, against, amount_as, conclude
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

HEAD = grammar(
    r"(?P<t>«A»)«B»(?P<way>(?:[^‹V›。！？\n]{0,20}?(?:分(?:为|成|开)?|由|来自|位于|分布[于在])«C»)?[^‹V›。！？\n]{0,28}?"
    r"(?P<open>：|，即|，(?:分布[于在]|分属|分别来自|分别位于|分别[为是有]?)|，当中|，其中|，包括|中，|当中，|之中，|内，|"
    r"，由(?=[^‹V›]{0,10}[‹V›])|，|。(?:其中|当中)))"
)
SPLIT = grammar(
    r"(?:分(?:为|成|开)?|来自|位于|分布[于在])(?:[‹C›]|(?P<n>[一二两三四五六七八九十]))(?:个)?(?:期|类|组|批|阶段|部分|项|范畴|级别)?"
)
JOINED = grammar(
    r"(?:连同|加上|连|再加上?|计及)[^‹V›，。]{0,16}(?P<b>«A»)«B»，[^‹V›，。]{0,12}"
    r"(?:总额|合计|合共|总数|共|总计|总和|总|累[计积])[^‹V›，。]{0,6}(?P<t>«A»)"
)
WITH = grammar(r"(?P<a>«A»)«B»，(?:连同|加上|再加上?|另加)")
SPENT = regex.compile(r"(?:开支|支出|成本|费用|花费|开销|收入|负担|人手)(?:为|达|约|是|共)*+$")
FIRSTS = 8
LAST = regex.compile("[，、]?(?:以及|及|和|与)")  # a list that is told to its end
FORMER = regex.compile("去年|前年|上年|上季|上月|同期|前一年")  # an amount of another time
REST = regex.compile(
    "，(?:其余|余下|其他|另有)"
)  # what the list leaves out is told without a number
MEAN = regex.compile("均|中位|指数")  # they do not add up
ANOTHER = regex.compile("其次|此外|另外|居次|排第")  # the amounts that follow stand beside it
BESIDES = regex.compile("[）]?，(?:连同|加上|计及)")  # what is not of the list is added to it
ALTOGETHER = regex.compile(r"共|总")
NO_PART = regex.compile(
    r"每|退出|加入|离职|流失|迁[出入]|净|(?:[升降跌涨减增加扩]|改|调)[加少长到至为]?[至到为成]$|[升降跌涨减增][加少]?[至到]"
)  # a rate, a level moved to


def check(article: Article) -> Iterator[Finding]:
    """Every list of parts with its total before or after it, and a total of two amounts joined."""
    for line in lines(article):
        yield from _too_large(line) if line.holds("AA") else ()
        yield from _men_and_women(article, line) if line.holds("AA") else ()
        if not line.holds("AAA") and not line.holds("TTT"):
            continue
        seen: set[int] = set()
        for finding, place in (
            *_totals_first(line),
            *_totals_last(line),
            *_joined(line),
            *_with(line),
            *_by_sex(line),
        ):
            if place not in seen:
                seen.add(place)
                yield finding


def _totals_first(line: Masked) -> Iterator[tuple[Finding, int]]:
    for match in HEAD.finditer(line.text, overlapped=True):
        whole = line.claim(match, "t")
        apart = match["open"] == "，" or match["open"].startswith("。")
        if apart and _itself_a_part(line, match.start("t"), whole):
            continue
        if ANOTHER.search(match["way"] or ""):
            continue
        parts, end = run(line, match.end(), whole)
        if match["open"] in ("，其中", "，当中"):
            parts = list(takewhile(lambda part: not part.lead.startswith("；"), parts))
        if nested(parts) or len(parts) < 2 or _goes_on(line, end, whole):
            continue
        if match["open"] == "，" and first_of_list(line, match.start("t"), match["way"], parts):
            continue
        if any(worked_out(line, part.claim) or _no_part(part) for part in parts):
            continue  # 收入、開支及盈餘 are no parts
        named = line.text[max(0, match.start() - NEAR) : match.start()]
        if MEAN.search(named) or any(MEAN.search(part.label) for part in parts):
            continue
        closed = _closed(line, match, parts)
        if match["open"].startswith("。") and not closed:
            continue  # 其中 of a sentence of its own may be of anything before
        told = ALTOGETHER.search(line.text, max(0, match.start() - 8), match.start()) is not None
        told = told and line.text[end : end + 1] in ("", "。", "；")
        finding = _weigh(whole, parts, closed=closed, open_=match["open"], told=told)
        if finding is not None:
            yield finding, match.start("t")


def _too_large(line: Masked) -> Iterator[Finding]:
    """Every part after 其中 that is greater than its whole."""
    for whole, part in too_large(line):
        some, everything = quoted(part.quote), quoted(whole.quote)
        message = say("the part {part} is more than the whole {whole}", part=some, whole=everything)
        working = f"{some} > {everything}"
        yield accuse(RULE.code, Severity.ERROR, part, [whole], message, working)


def _men_and_women(article: Article, line: Masked) -> Iterator[Finding]:
    """Every number of men and of women that do not quite make the number of persons told before."""
    for whole, *told in men_and_women(article, line):
        parts = [Part(claim, "", "", "", 1, 1) for claim in told]
        verdict, point = weigh_sum(whole, parts)
        yield from filter(None, [point and _finding(whole, parts, verdict, point, mild=True)])


def _no_part(part: Part) -> bool:
    told = NO_PART.search(part.lead) or NO_PART.search(part.tail) or FORMER.search(part.label)
    return told is not None


def _itself_a_part(line: Masked, place: int, whole: Claim) -> bool:
    """Whether the sentence has an amount of the unit before: then this one is no total."""
    start = line.sentence(place)
    return any(fits(claim, whole) for claim in line.claims(start, place))


def _goes_on(line: Masked, end: int, whole: Claim) -> bool:
    """Whether the sentence names further amounts of the unit after the list, or ends in 等."""
    if BESIDES.match(line.text, end):
        return False
    stop = min(len(line.text), end + REACH)
    stop = min(
        (p for p in (line.text.find(mark, end, stop) for mark in "。；") if p >= 0), default=stop
    )
    return (
        line.text[end - 1 : end + 1].startswith("等")
        or REST.match(line.text, end) is not None
        or any(alike(claim, whole) for claim in line.claims(end, stop))
    )


def _closed(line: Masked, match: regex.Match[str], parts: Sequence[Part]) -> bool:
    if exhaustive(parts):
        return True
    if match["open"].endswith("由"):
        return parts[-1].tail.startswith(("组成", "构成")) or len(parts) == 2
    if match["open"] in ("，其中", "，当中", "，包括", "，") or match["open"].endswith("中，"):
        split = SPLIT.search(match["way"])
        if split is None:
            return False
        counted = [
            line.slots[p] for p in range(match.start("way"), match.end("way")) if p in line.slots
        ]
        said = NUMERALS.get(split["n"] or "") or next((c.value for c in counted if c.value), None)
        return said is not None and bool(said == len(parts))
    opening = str(match["open"])
    return opening == "：" or opening.startswith(("，即", "，分"))


def _weigh(
    whole: Claim, parts: Sequence[Part], *, closed: bool, open_: str, told: bool
) -> Finding | None:
    verdict, point = weigh_sum(whole, parts)
    value = level(whole)
    if verdict is Verdict.HOLDS or value is None or point is None:
        return None
    if closed:
        return _finding(whole, parts, verdict, point)
    slip = mistyped(point, value) and _parallel(parts)
    if slip and ((open_ == "，" and len(parts) > 2) or (point > value and not overlapping(parts))):
        return _finding(whole, parts, verdict, point, mild=True)
    marked = open_ != "，" and len(parts) > 2 and _parallel(parts)
    if marked and point < value and LAST.match(parts[-1].lead) and mistyped(point, value):
        return _finding(whole, parts, verdict, point, mild=True)
    if open_ == "，" and told and CLOSE <= point / value <= 2 - CLOSE and _parallel(parts):
        return _finding(whole, parts, verdict, point, mild=True)
    if point > value:
        apart = point <= value * (2 - CLOSE) and not overlapping(parts)
        return _finding(whole, parts, verdict, point, mild=True) if marked and apart else None
    near = open_.endswith("中，") and point >= value * CLOSE and _taking(parts)
    return _finding(whole, parts, verdict, point, mild=True) if marked and near else None


def _parallel(parts: Sequence[Part]) -> bool:
    """Whether the parts are built alike: name and amount and nothing after, or the amount first."""
    if not any(part.lead.strip("，、；") for part in parts):
        return True
    return all(len(part.tail) <= 2 and part.lead.strip("，、；") for part in parts)


def _taking(parts: Sequence[Part]) -> bool:
    return all(regex.search("[占有]$", part.lead) for part in parts)


def _totals_last(line: Masked) -> Iterator[tuple[Finding, int]]:
    for whole, parts, place in totals_last(line):
        verdict, point = weigh_sum(whole, parts)
        finding = point is not None and _finding(whole, parts, verdict, point)
        if finding:
            yield finding, place


def _joined(line: Masked) -> Iterator[tuple[Finding, int]]:
    """「A。連同B，總額為T」: A is any amount of the unit in this sentence or the one before."""
    for match in JOINED.finditer(line.text):
        second, whole = line.claim(match, "b"), line.claim(match, "t")
        if not alike(second, whole):
            continue
        start = line.sentence_before(match.start())
        firsts = [c for c in line.claims(start, match.start()) if alike(c, whole)]
        if not 0 < len(firsts) <= FIRSTS:
            continue
        pairs = [
            [Part(first, "", "", "", 1, 1), Part(second, "", "", "", 1, 1)] for first in firsts
        ]
        if any(weigh_sum(whole, pair)[0] is Verdict.HOLDS for pair in pairs):
            continue
        verdict, point = weigh_sum(whole, pairs[0])
        if point is None or ("累" in match[0] and not slipped(point, level(whole) or point)):
            continue  # 累計 may be of all that was before
        finding = _finding(whole, pairs[0], verdict, point)
        if finding:
            yield finding, match.start("t")


def _with(line: Masked) -> Iterator[tuple[Finding, int]]:
    """「A，連同B、C，每月開支T」."""
    for match in WITH.finditer(line.text):
        first = line.claim(match, "a")
        parts, _ = run(line, match.end(), first)
        place = next((n for n, part in enumerate(parts) if SPENT.search(part.lead)), 0)
        items = [Part(first, "", "", "", 1, 1), *parts[:place]]
        if not place or any(map(_no_part, items)):
            continue
        whole = parts[place].claim
        verdict, point = weigh_sum(whole, items)
        finding = point is not None and _finding(whole, items, verdict, point)
        if finding:
            yield finding, line.places[id(whole)]


def _by_sex(line: Masked) -> Iterator[tuple[Finding, int]]:
    """「18人，包括12男7女」."""
    for whole, *told in by_sex(line):
        parts = [Part(claim, "", "", "", 1, 1) for claim in told]
        verdict, point = weigh_sum(whole, parts)
        finding = point is not None and _finding(whole, parts, verdict, point)
        if finding:
            yield finding, line.places[id(whole)]


def _finding(
    whole: Claim, parts: Sequence[Part], verdict: Verdict, point: Fraction, *, mild: bool = False
) -> Finding | None:
    shown = [
        quoted(part.claim.quote) + (f" × {part.least}" if part.least > 1 else "") for part in parts
    ]
    real = amount_as(point / factor(whole.unit), whole)
    working = against(f"{' + '.join(shown)} = {real}", whole)
    message = say("the parts add up to {real}, not 「{stated}」", real=real, stated=whole.quote)
    operands = [part.claim for part in parts]
    return conclude(RULE.code, verdict, whole, operands, message, working, mild=mild)


RULE = Rule("AR01", "parts-and-whole", Severity.ERROR, __doc__ or "", in_article=check)
