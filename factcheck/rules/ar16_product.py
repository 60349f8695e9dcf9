"""A total is not the number times the price or the amount for each.

What it flags
    售出1,200張門票，單價80元，收入共10.6萬元（1,200 × 80 = 9.6萬）；36隊分成六組，每組五隊（30）；
    每戶3,000元，20萬戶受惠，涉及8億元。

Why
    One of the three was corrected after the product was made.

Stays silent
    Products that rounding or a hedge explains; a rate for each whose number the sentence does not
    name; sentences with 半價, 優惠, 部分 or the like, in which not all are alike.

Measured
    531 articles with planted faults (evaluation/): 7 hits, 7 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from claims.claim import Claim
from claims.model import Kind, Qualifier
from factcheck.arithmetic.changes import CLAUSE
from factcheck.arithmetic.intervals import Verdict, judge, stretch
from factcheck.arithmetic.operands import Masked, alike, factor, grammar, level, lines, reach
from factcheck.arithmetic.results import THEN, words_of
from factcheck.arithmetic.verdicts import against, amount_as, conclude
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

EACH = r"(?:单价|每\p{Han}{1,3}|人均|平均每\p{Han}{1,2}|每\p{Han}均)"
TOTAL = r"(?:合同额|总额|总值|总价|合共|合计|共计|总共|共|即|便是|就是|等于|涉款|收入|直接|金额|总收入|销售额|总成本){1,3}"
PRODUCT = grammar(
    rf"(?P<n>«C»)[^‹V›。；\n]{{0,20}}?[，、]?[^‹V›。；\n]{{0,8}}?{EACH}[^‹V›，。；\n]{{0,12}}?(?P<m>"
    rf"«Y»){CLAUSE}{{0,4}}，"
    rf"(?:预计|估计|料|因此|即|故|全年|全部|全数|涉及){{0,2}}{TOTAL}[^‹V›，。；\n]{{0,6}}?(?P<t>«Y»)"
)

TIMES = (Kind.COUNT, Kind.NUMBER, Kind.DURATION)
LIMITED = regex.compile(r"扣除|扣掉|净|限|每日|每天|每周|上月|本月|最[高多少低大小]|其中")
PRICE = grammar(
    rf"每(?P<u>\p{{Han}}{{1,2}})[^‹V›，。；\n]{{0,8}}?(?P<m>«Y»)[^‹V›。；\n]{{0,4}}，[^‹V›，。；\n]{{0,8}}?"
    rf"(?P<n>[‹C›‹S›])"
    rf"[^‹V›。；\n]{{0,8}}?，?[^‹V›，。；\n]{{0,8}}?(?:{TOTAL}|可卖得|票房|进账|进帐|套现|筹得)(?:收入)?"
    rf"(?:达|为|约|有|共|逾)*+"
    rf"(?P<t>«Y»)"
)
GROUPS = grammar(
    r"(?P<t>«C»)[^‹V›。；\n]{0,12}?分(?:成|为|作|做)?(?P<n>«C»)[^‹V›。；\n]{0,4}，"
    r"每(?P<u>\p{Han})(?:各|有|均|为|是|共)*+(?P<m>«C»)"
    r"(?=[，。；]|$)"
)
BOUGHT = grammar(
    r"每(?P<u>\p{Han}{1,2})[^‹V›，。；\n]{0,4}?(?P<m>«Y»)(?:的[^‹V›，。；\n]{1,6})?"
    r"(?:收购|购入|购买|买入|买了|售出|卖出|出售|批发|采购|租用|订购)了?(?P<n>[‹C›‹S›])[^‹V›，。；\n]{0,8}，"
    rf"(?:因此|即|故)?(?:{TOTAL}|涉资|总共|付出|花费){{1,2}}[^‹V›，。；\n]{{0,6}}?(?P<t>«Y»)"
)
DAILY = grammar(
    r"(?:平均)?每(?P<u>[日天周月年]|星期|小时)(?:平均|约)?[^‹V›‹T›，。；\n]{0,8}?(?P<m>«A»)[^‹V›‹T›，。；\n]{0,6}，"
    r"[^‹V›，。；\n]{0,8}?(?P<n>«T»)[^‹V›‹T›，。；\n]{0,4}?(?:合共|总共|一共|共|合计)[^‹V›‹T›，。；\n]{0,6}?(?P<t>«A»)"
)
LASTS = {"日": "day", "天": "day", "周": "week", "星期": "week", "月": "month", "年": "year"} | {
    "小时": "hour"
}
ROWS = grammar(
    r"(?P<n>«C»)[^‹V›，。；\n]{0,8}，每(?P<u>\p{Han})(?:各|有|均|为|是|设|坐|派|提供)*+(?P<m>«C»)[^‹V›，。；\n]{0,4}，"
    r"(?:即|合共|共计|总共|全[场部]|一共|共)(?:可|能|有|共|容纳|坐|派出|设|提供|约|为|达)*+(?P<t>«C»)(?=[^‹V›，。；\n]{0,6}[，。；]|$)"
)
EACH_OF = grammar(
    r"(?:每(?:一)?(?P<u>\p{Han})(?P<more>[^‹N›，。；：！？\n]{0,8}?)|"
    r"(?<=^|[，。；：])一(?P<u>\p{Han})(?P<more>[^‹N›，。；：！？\n]{1,6}?(?:售价?|卖|要|收费?|定价|只需)))(?P<m>[‹A›‹T›])"
)
CUE = regex.compile(
    r"共|总|进[账帐]|筹得|涉及|涉|全部|全[年场日校]|收入|票房|需|耗资|开支|支出|动用|合计|可[容坐载]|一[天日周月年]\p{Han}{0,3}$"
)
CAPACITY = regex.compile("最[多少]|上限|可|至[多少]|能")
TAKEN = regex.compile("收入|票房|进[账帐]|共|总|筹|所得|款项|涉|收[益得]")  # in the next sentence
UNEVEN = regex.compile(
    r"半价|优惠|折|免费|长者|学生票|儿童|小童|部分|其余|其中|当中|不等|最|至少|另|连(?!续)|约|左右|包括|加上|手续费|行政费|扣除|扣掉|净|上限|"
    r"限|平均|轮流|首\p{Han}|[升降跌涨减增]"
)
EVERY_TIME = regex.compile("每(?:个?月|[日天周年]|星期|小时)")  # counts no things
SOME = regex.compile(r"[组队级区班部]共")  # 男子組共40人: of some
POWERS = frozenset(Fraction(10) ** power for power in range(-4, 5))
OTHERS_AT_MOST = 6


def check(article: Article) -> Iterator[Finding]:
    """Every number, amount for each, and total that follow one another."""
    seen: set[int] = set()
    for finding in (*_by_form(article), *_by_sentence(article)):
        if finding.place.start not in seen:
            seen.add(finding.place.start)
            yield finding


def _by_sentence(article: Article) -> Iterator[Finding]:
    """「每戶3,000元，20萬戶受惠，涉及6億元」: what 每 names, counted once in the sentence, and a total."""
    for line in lines(article, "A"):
        told = line.holds("AAA") or line.holds("ATT") or line.holds("AAT")
        for match in EACH_OF.finditer(line.text) if told else ():
            found = _operands(line, match)
            if found is not None and _near(*found[:3]):
                yield from _judge(found[3], *found[:3])


def _near(times: Claim, each: Claim, whole: Claim) -> bool:
    """Whether a total is what a slip makes of the product: of its size, or a power of ten off."""
    values = [level(claim) for claim in (times, each, whole)]
    if None in values or not all(values):
        return False
    first, second, total = (value or Fraction(0) for value in values)
    ratio = total * factor(times.unit) / (first * second)
    return Fraction(3, 4) <= ratio <= Fraction(4, 3) or ratio in POWERS


def _operands(
    line: Masked, match: regex.Match[str]
) -> tuple[Claim, Claim, Claim, list[Claim]] | None:
    """Number, amount for each and total of a sentence, and the other numbers that may go into it."""
    end = line.sentence_end(match.end())
    return _within(line, match, end) or _within(line, match, line.sentence_end(end))


def _within(
    line: Masked, match: regex.Match[str], end: int
) -> tuple[Claim, Claim, Claim, list[Claim]] | None:
    """The same, from the sentence of the amount for each to a place behind it."""
    each, start = line.claim(match, "m"), line.sentence(match.start())
    told = line.claims(start, end)
    numbers = [c for c in told if c is not each and _counted(line, c, match)]
    if len(numbers) != 1:
        return None
    after = max(line.places[id(numbers[0])], match.start("m"))
    whole = next((c for c in line.claims(after + 1, end) if alike(c, each)), None)
    more = match["more"] + words_of(line, numbers[0])
    if whole is None or not _total(line, whole, more):
        return None
    apart = end > line.sentence_end(match.end())
    words = words_of(line, whole)
    if apart and ("每" in more or THEN.search(words) or not TAKEN.search(words)):
        return None
    if UNEVEN.search(line.text, start, line.places[id(whole)] if apart else end):
        return None
    others = [c for c in told if c not in (each, whole) and c.value and c.kind in TIMES]
    exact = each.qualifier is Qualifier.EXACT and "range" not in each.mention.flags
    if not exact or len(others) > OTHERS_AT_MOST or numbers[0].value == 1:
        return None
    return numbers[0], each, whole, others


def _counted(line: Masked, claim: Claim, match: regex.Match[str]) -> bool:
    """Whether an amount counts what 每 names: 三條 of 每條, 12個月 of 每月, 四個班組 of 每班組."""
    if claim.kind is Kind.DURATION:
        return claim.unit == LASTS.get(match["u"])
    if claim.kind is not Kind.COUNT:
        return False
    noun = match["u"] + match["more"][:1]
    place = line.places[id(claim)] + 1
    return _named(claim, match["u"]) or (len(noun) > 1 and line.text.startswith(noun, place))


def _total(line: Masked, whole: Claim, more: str) -> bool:
    """Whether the clause of an amount calls it a total: of all, or for the same time as the single one."""
    words = words_of(line, whole)
    per = [found[1] for found in regex.finditer(r"每(\p{Han})", words)]
    told = CUE.search(words) is not None or bool(per)
    if SOME.search(words):
        return False
    return told and all("每" + unit in more for unit in per)


def _by_form(article: Article) -> Iterator[Finding]:
    for line in lines(article):
        for match in PRICE.finditer(line.text):
            times, each, whole = (line.claim(match, name) for name in "nmt")
            if LIMITED.search(match[0]) or line.claims(match.end("n"), match.start("t")):
                continue
            if times.value == 1:
                continue  # 最高一人籌得…: one of them, told apart
            if _named(times, match["u"]) and each.unit == whole.unit:
                yield from _judge(line.claims(0, match.start("t")), times, each, whole)
        for match in BOUGHT.finditer(line.text):
            times, each, whole = (line.claim(match, name) for name in "nmt")
            if _named(times, match["u"]) and each.unit == whole.unit:
                yield from _judge([], times, each, whole)
        for match in DAILY.finditer(line.text):
            times, each, whole = (line.claim(match, name) for name in "nmt")
            if CAPACITY.search(match[0]):
                continue  # 每日最多可處理500個
            if times.unit == LASTS[match["u"]] and each.unit == whole.unit:
                earlier = line.claims(line.sentence(match.start()), match.start("m"))
                yield from _judge(earlier, times, each, whole)
        for match in (*GROUPS.finditer(line.text), *ROWS.finditer(line.text)):
            whole, times, each = (line.claim(match, name) for name in "tnm")
            exact = times.qualifier is each.qualifier is Qualifier.EXACT
            if exact and _named(times, match["u"]) and alike(each, whole):
                yield from _judge([], times, each, whole)
        for match in PRODUCT.finditer(line.text):
            times, each, whole = (line.claim(match, name) for name in "nmt")
            if match[0].count("每") > 1 or (
                EVERY_TIME.search(match[0]) and times.kind is not Kind.DURATION
            ):
                continue
            if each.kind is Kind.MONEY and each.unit == whole.unit:
                yield from _judge(line.claims(0, match.start("m")), times, each, whole)


def _named(times: Claim, unit: str) -> bool:
    """Whether the number counts what 每 names: 每張…25,000張."""
    mention = times.mention
    return times.source.folded.text[mention.start : mention.end].endswith((unit, unit[0]))


def weigh(times: Claim, each: Claim, whole: Claim) -> Verdict:
    """The verdict on a product."""
    first, second, quantity = level(times), level(each), whole.mention.quantity
    if first is None or second is None or quantity is None:
        return Verdict.HOLDS
    per = 1 / factor(times.unit)  # 每噸: the number in its own unit
    return judge(first * second * per, reach(times).scaled(per) * reach(each), quantity)


def _twice(times: Claim, other: Claim, each: Claim, whole: Claim) -> bool:
    """Whether a further number goes into the total: 三條生產線，每條每日400件，五日共6,000件."""
    values = [level(claim) for claim in (times, other, each)]
    quantity = whole.mention.quantity
    if None in values or quantity is None:
        return True
    first, second, third = (value or Fraction(0) for value in values)
    return stretch(quantity).contains(first * second * third / factor(times.unit))


def _judge(earlier: list[Claim], times: Claim, each: Claim, whole: Claim) -> Iterator[Finding]:
    counts = [claim for claim in earlier if claim.kind in TIMES]
    if any(weigh(other, each, whole) is Verdict.HOLDS for other in counts):
        return
    if any(_twice(times, other, each, whole) for other in counts if other is not times):
        return
    first, second = level(times), level(each)
    if first is None or second is None:
        return
    real = amount_as(first * second / factor(times.unit), whole)
    one, other = quoted(times.quote), quoted(each.quote)
    message = say(
        "{first} times {second} is {real}, not 「{stated}」",
        first=one,
        second=other,
        real=real,
        stated=whole.quote,
    )
    working = against(f"{one} × {other} = {real}", whole)
    verdict = weigh(times, each, whole)
    yield from filter(None, [conclude(RULE.code, verdict, whole, [times, each], message, working)])


RULE = Rule("AR16", "product", Severity.ERROR, __doc__ or "", in_article=check)
