"""A rank lies outside its field, a fall is larger than the whole, or a maximum below the minimum.

What it flags
    在12名參賽者中排第15；失業人數減少120%；佔總支出的124%；最高氣溫18度，最低氣溫23度；
    以0至10分計算，平均得12分。

Why
    No rank is larger than the field, and nothing that is counted falls by more than all of it.

Stays silent
    Ranks in another list than the one counted; profits and other amounts that go below zero; a
    maximum and a minimum of two days, places or things.

Measured
    531 articles with planted faults (evaluation/): 3 hits, 3 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from claims.claim import Claim
from claims.model import Kind, Qualifier
from factcheck.arithmetic.changes import CLAUSE
from factcheck.arithmetic.operands import Masked, alike, classifier, grammar, lines, reach
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

RANKED = grammar(
    rf"(?P<n>«C»){CLAUSE}{{0,10}}?(?:中|之中|当中|里|内)，?[^‹V›‹O›，。；\n]{{0,8}}?(?:排名?|位列|名列|列|居|位居|得)?"
    rf"(?:全[^，。]{{1,2}})?(?P<k>«O»)"
)
SCALE = grammar(
    rf"(?P<r>«A»)(?:计算|评分|计分|打分|为准|计|的评分){CLAUSE}{{0,6}}，{CLAUSE}{{0,8}}?(?:得|获|为|是)(?P<m>«A»)"
)
WITHIN = grammar(
    r"(?P<r>«V»)[^。；\n]{0,20}?，[^‹V›。；\n]{0,16}?(?P<m>«V»)[^‹V›。；\n]{0,4}，[^‹V›，。；\n]{0,8}?"
    r"(?:处于|属于|保持在|维持在|落在|仍在|符合|在)(?:此一?|该|这个?|上述|目标|合理|正常|规定|指引)(?:的)?(?:范围|区间|水平|幅度)"
)
OF_WHICH = grammar(
    r"(?P<n>«C»)«B»[^‹C›。；\n]{0,24}?，[^‹C›。；\n]{0,24}?[，（(](?:其中|当中)"
    r"(?P<way>[^‹V›，。；：\n]{0,12}?)(?P<k>«C»)(?=[，。；、）)]|$)"
)
OTHER_SORT = regex.compile(r"[一每各]|最|涉及|容纳|达|平均|单[是一]|负责|管理|招收|提供")
HEADS = frozenset("人名位")
DENIED = regex.compile("不|未|没|非|超出")
FELL = grammar(r"(?:减少|下降|下跌|跌|减|降)(?:了|幅达|幅为|达)*+(?P<p>«P»)")
SIGNED = regex.compile(
    r"利润|盈利|纯利|溢利|亏损|赤字|盈余|收益|现金流|每股|回报|净值|逆差|顺差|不可能|不会"
)
ELSEWHERE = regex.compile(r"世界|全球|亞洲|亚洲|全國|全国|國際|国际|歷史|历史")
REACH = 40
NEAR = 14
WHAT = r"(?P<what>\p{Han}{0,4}?)(?:为|达|是|约|有|见|录得|只有)*+"
HIGHEST, LOWEST = (regex.compile(rf"{word}{WHAT}$") for word in ("最高", "最低"))
HIGHEST_NEXT, LOWEST_NEXT = (
    regex.compile(rf"^[，、；及和与]?(?:而|至|，)?{word}{WHAT}$") for word in ("最高", "最低")
)
BELOW_ZERO = regex.compile(r"零下|负|[-−－]")

TAKES = grammar(
    r"占(?:全部|整体|全体|受访者|总(?:数|人数|额|收入|支出|开支|面积|体))的?(?:约|近|逾|达|了)*+(?P<p>«P»)(?=[，。；、）)]|$)"
)


def check(article: Article) -> Iterator[Finding]:
    """Every rank with its field, and every fall in per cent."""
    for line in lines(article):
        yield from _ranks(line)
        yield from _scales(line)
        yield from _ranges(line)
        yield from _parts(line)
        yield from _falls(line)
        yield from _takes(line)
        yield from _extremes(article, line)


def _extremes(article: Article, line: Masked) -> Iterator[Finding]:
    """「最高…，最低…」 side by side, of one thing, in either order."""
    text = article.text
    for first, second in pairwise(line.slots.values()):
        one, two = first.mention, second.mention
        if not alike(first, second) or two.core_start - one.end > NEAR:
            continue
        before = text[max(0, one.core_start - NEAR) : one.core_start]
        between = text[one.end : two.core_start]
        if BELOW_ZERO.search(before + text[one.end : two.end]):
            continue
        if _of_one_thing(HIGHEST.search(before), LOWEST_NEXT.match(between)):
            yield from _reversed(first, second, second)
        elif _of_one_thing(LOWEST.search(before), HIGHEST_NEXT.match(between)):
            yield from _reversed(second, first, second)


def _of_one_thing(one: regex.Match[str] | None, two: regex.Match[str] | None) -> bool:
    """Whether both words stand there and do not name two things."""
    return one is not None and two is not None and len({one["what"], two["what"]} - {""}) < 2


def _reversed(highest: Claim, lowest: Claim, place: Claim) -> Iterator[Finding]:
    high, low = reach(highest).high, reach(lowest).low
    if high is not None and low is not None and high < low:
        quotes = {"highest": highest.quote, "lowest": lowest.quote}
        message = say("the highest, 「{highest}」, is less than the lowest, 「{lowest}」", **quotes)
        working = f"{quoted(highest.quote)} < {quoted(lowest.quote)}"
        other = highest if place is lowest else lowest
        yield accuse(RULE.code, Severity.ERROR, place, [other], message, working)


def _scales(line: Masked) -> Iterator[Finding]:
    """「以0至10分計算，平均得12分」: a score beyond its scale."""
    for match in SCALE.finditer(line.text):
        scale, score = line.claim(match, "r"), line.claim(match, "m")
        bounded = "range" in scale.mention.flags or (scale.low is not None and scale.value is None)
        if not bounded or scale.high is None or score.value is None or scale.unit != score.unit:
            continue
        if score.value > scale.high:
            quotes = {"score": score.quote, "scale": scale.quote}
            message = say("「{score}」 is beyond the scale of 「{scale}」", **quotes)
            working = f"{quoted(score.quote)} > {quoted(scale.quote)}"
            yield accuse(RULE.code, Severity.ERROR, score, [scale], message, working)


def _ranges(line: Masked) -> Iterator[Finding]:
    """「介乎三成至五成，實際為58%，在此範圍之內」."""
    for match in WITHIN.finditer(line.text):
        span, value = line.claim(match, "r"), line.claim(match, "m")
        if "range" not in span.mention.flags or not _of_one_sort(span, value):
            continue
        low, high, stated = span.low, span.high, value.value
        if low is None or high is None or stated is None or DENIED.search(match[0]):
            continue
        if not low <= stated <= high:
            yield _outside(value, span, Severity.ERROR)


def _of_one_sort(one: Claim, two: Claim) -> bool:
    percentages = one.kind is two.kind is Kind.PERCENT and one.unit == two.unit
    return percentages or (one.kind is not Kind.PERCENT and alike(one, two))


def _parts(line: Masked) -> Iterator[Finding]:
    """「有330個座位，增加五成，當中自修座位佔345個」: a part larger than a whole a clause before (next to it: AR01)."""
    for match in OF_WHICH.finditer(line.text):
        whole, part = line.claim(match, "n"), line.claim(match, "k")
        exact = whole.qualifier is part.qualifier is Qualifier.EXACT
        if not exact or whole.value is None or part.value is None or part.value <= whole.value:
            continue
        if OTHER_SORT.search(match["way"]) or classifier(whole) != classifier(part):
            continue
        if not match["way"].endswith("占") and classifier(part) not in HEADS:
            continue  # 3間分店，其中旺角店有房間5間: of another sort
        yield _outside(part, whole, Severity.WARNING)


def _outside(value: Claim, whole: Claim, severity: Severity) -> Finding:
    message = say("「{value}」 is beyond 「{bounds}」", value=value.quote, bounds=whole.quote)
    return accuse(RULE.code, severity, value, [whole], message)


def _ranks(line: Masked) -> Iterator[Finding]:
    for match in RANKED.finditer(line.text):
        field, rank = line.claim(match, "n"), line.claim(match, "k")
        if ELSEWHERE.search(match[0] + rank.quote):
            continue
        if field.high is None or rank.value is None or rank.value <= field.high or field.high < 2:
            continue
        quotes = {"field": field.quote, "rank": rank.quote}
        message = say("of 「{field}」 none can be 「{rank}」", **quotes)
        working = f"{rank.value} > {quoted(field.quote)}"
        yield accuse(RULE.code, Severity.ERROR, rank, [field], message, working)


def _takes(line: Masked) -> Iterator[Finding]:
    """「佔整體120%」: a share of all that is more than all."""
    for match in TAKES.finditer(line.text) if "占" in line.text else ():
        share = line.claim(match, "p")
        if share.unit == "%" and share.value is not None and share.value > 100:
            working = f"{quoted(share.quote)} > 100%"
            message = say("「{value}」 is beyond 「{bounds}」", value=share.quote, bounds="100%")
            yield accuse(RULE.code, Severity.ERROR, share, [], message, working)


def _falls(line: Masked) -> Iterator[Finding]:
    for match in FELL.finditer(line.text):
        fall = line.claim(match, "p")
        words = line.text[max(0, match.start() - REACH) : match.start()]
        if fall.unit != "%" or fall.value is None or fall.value <= 100 or SIGNED.search(words):
            continue
        message = say("a fall by 「{fall}」 is more than all there was", fall=fall.quote)
        working = f"{quoted(fall.quote)} > 100%"
        yield accuse(RULE.code, Severity.WARNING, fall, [], message, working)


RULE = Rule("AR12", "out-of-bounds", Severity.ERROR, __doc__ or "", in_article=check)
