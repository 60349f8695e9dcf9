"""Rates of change: the percentage that a sentence states for a change, and whether it can be."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from claims.claim import Claim
from claims.model import Kind, Qualifier
from factcheck.arithmetic.changes import CLAUSE, LINK, Change, direction
from factcheck.arithmetic.intervals import Interval, Verdict, best, in_tenths, judge
from factcheck.arithmetic.operands import (
    Masked,
    alike,
    factor,
    grammar,
    level,
    reach,
    reach_alike,
)

RATE = grammar(
    rf"«B»[^‹V›‹M›，。；！？\n]{{0,10}}?[，、（(]?{LINK}(?P<word>«NOUN»|«MOVE»)(?:率|幅度?|比率|[租价薪费])?"
    rf"(?:了|约|达|为|大约|多达|高达|有|出|，|：){{0,3}}"
    rf"(?P<g>«P»)(?!{CLAUSE}{{0,2}}个百分点)"
)
WORD = grammar(r"(?:«NOUN»|«MOVE»)(?:率|幅度?|比率)?(?:了|约|达|为)*+$")
AVERAGE = regex.compile(r"年均|复合|每年|平均|年增长率|年率|折合年|环比|按季|按月|逐")
PERIOD = regex.compile("[季月](?=[增减升跌])")
LAST_PERIOD = regex.compile("上一?[个個]?([季月])")
YEARLY = regex.compile("按年|同比|年(?=[增减升跌])")
AHEAD = grammar(r"(?P<word>«NOUN»|«MOVE»)(?:了|约|达|近|为)*+(?P<g>«P»)，$")
REACH = 12
HUNDRED = Fraction(100)


def stated_rate(change: Change) -> tuple[Claim, bool | None] | None:
    """The percentage that the sentence gives for the change, and which way its word says."""
    if change.inner is not None:
        found = change.inner if change.inner.kind is Kind.PERCENT else None
        return (found, change.rising) if found else None
    match = RATE.match(change.line.text, change.tail)
    if match is None and not change.loose:
        return _ahead(change)
    if match is None or AVERAGE.search(change.line.text, change.tail, match.end()):
        return None
    claim = change.line.claim(match, "g")
    if claim.unit != "%" or of_another_time(match[0], change.line.read(change.start, change.tail)):
        return None
    return claim, direction(match["word"])


def of_another_time(stated: str, words: str) -> bool:
    """Whether a rate is of a year and its amounts of a quarter or month, or the other way round."""
    short = PERIOD.search(stated)
    if short is not None:
        return short[0] not in {found[1] for found in LAST_PERIOD.finditer(words)}
    return YEARLY.search(stated) is not None and LAST_PERIOD.search(words) is not None


def with_word(line: Masked, rate: Claim) -> str:
    """A rate with the word right before it, as the source has them: 上升20%."""
    place = line.places[id(rate)]
    word = WORD.search(line.text, max(0, place - REACH), place)
    if word is None:
        return rate.quote
    first, _ = rate.source.folded.to_source(line.origin[word.start()], rate.mention.end)
    return rate.source.shown(first, rate.end)


def _ahead(change: Change) -> tuple[Claim, bool | None] | None:
    """「跌5%，由A減至B」: a rate right before the change, of the same direction."""
    match = AHEAD.search(change.line.text, max(0, change.start - REACH), change.start)
    if match is None or match.end() != change.start or AVERAGE.search(match[0]):
        return None
    claim, rising = change.line.claim(match, "g"), direction(match["word"])
    return (claim, rising) if claim.unit == "%" and rising is change.rising else None


GAP = grammar(
    rf"(?P<b>«A»)«B»{CLAUSE}{{0,8}}?，?(?:比|较|按年|同比|环比|按月){CLAUSE}{{0,8}}?(?P<move>«MOVE»)"
    rf"(?:了|约|达)*+"
    rf"(?P<d>«A»)"
    rf"«B»{CLAUSE}{{0,4}}?[，、（(](?:或|即|相当于|亦即)?(?:«NOUN»|«MOVE»)(?:率|幅度?)?(?:了|约|达|为)*+(?P<g>«P»)"
)


def gaps(line: Masked) -> Iterator[tuple[Claim, Claim, Claim, bool]]:
    """「B，比上年增加d，增長g」: later amount, difference, rate, and whether it rose."""
    for match in GAP.finditer(line.text):
        after, gap, rate = (line.claim(match, name) for name in "bdg")
        rising = direction(match["move"])
        if rising is not None and alike(after, gap) and rate.unit == "%":
            yield after, gap, rate, rising


EXCESS = grammar(
    rf"(?P<way>«MOVE»|[帐账]面\p{{Han}}{{1,2}}|获利|赚|蚀|亏损?|贬值|悭|便宜|贵)?(?:了|约|达)*+(?P<d>«A»)«B»"
    rf"[，、（(]?(?:即|亦即|也就是|或|约为?|大约|超支|相当于|折合|幅度|升值|«NOUN»|«MOVE»|[率幅度达为])++(?P<g>«P»)"
    rf"(?!{CLAUSE}{{0,2}}个百分点)"
)
NAMED_BASE = regex.compile(r"[较比](?P<name>\p{Han}{2,4}?)(?:多|少|高|低|超|贵|便|节|减|增)")
NAME = 10
COMPARED = regex.compile("[较比]|对比")
OVER = ("超出", "多出", "高出")
"""What a reader of numbers takes for a hedge: 比預算超出1.2億元 is a difference."""


def excesses(line: Masked) -> Iterator[tuple[Claim, Claim, list[Claim]]]:
    """「B，…多了d，即g」: difference, rate, and the amounts of which it may be one; the likeliest last."""
    for match in EXCESS.finditer(line.text) if line.holds("AAP") else ():
        gap, rate = line.claim(match, "d"), line.claim(match, "g")
        if rate.unit != "%" or not (match["way"] or gap.quote.startswith(OVER)):
            continue
        start, before = line.sentence(match.start()), line.sentence_before(match.start())
        bases = [c for c in line.claims(start, match.start("d")) if alike(c, gap)]
        if not bases:
            bases = [c for c in line.claims(before, start) if alike(c, gap)]
            bases = bases if len(bases) == 1 else []
        against = COMPARED.search(line.text, start, match.start()) is not None
        yield gap, rate, bases if against else bases[::-1]


def weigh_excess(gap: Claim, base: Claim, rate: Claim) -> tuple[Verdict, Fraction]:
    """The verdict on a rate that a difference is of an amount, or of what that was before it; the rate."""
    step, whole, quantity = level(gap), level(base), rate.mention.quantity
    if not step or not whole or quantity is None or step < 0 or whole <= 0:
        return Verdict.HOLDS, Fraction(0)
    last = _last(gap)
    wide = Interval(step - last / 2, step + last)  # a difference may be cut off: 16.6點 as 16點
    span = reach(base)
    if base.qualifier is Qualifier.EXACT:
        span = Interval.around(whole, min(last, _last(base)) / 2)
    first = judge(step / whole * HUNDRED, (wide / span).scaled(HUNDRED), quantity)
    sizes = () if _named_base(gap, base) else (whole + step, whole - step)
    others = [step / size * HUNDRED for size in sizes if size > 0]
    verdicts = [first, *(judge(point, Interval.point(point), quantity) for point in others)]
    return best(verdicts), step / whole * HUNDRED


def _named_base(gap: Claim, base: Claim) -> bool:
    """Whether a difference is told against an amount by its name: 概算2.5億元，…比概算多3,500萬元."""
    text = gap.source.folded.text
    ahead = text[max(0, gap.mention.start - NAME) : gap.mention.start + 1]
    found = NAMED_BASE.search(ahead)
    behind = text[max(0, base.mention.start - NAME) : base.mention.start]
    return found is not None and behind.rstrip("为是约的").endswith(found["name"])


def _last(claim: Claim) -> Fraction:
    """What one in the last written place of an amount is worth."""
    quantity = claim.mention.quantity
    return Fraction(quantity.step) * factor(claim.unit) if quantity else Fraction(0)


def weigh_gap(
    after: Claim, gap: Claim, rate: Claim, rising: bool
) -> tuple[Verdict, Fraction | None]:
    """The verdict on a rate that follows from an amount and its difference; the rate it should be."""
    second, step, quantity = level(after), level(gap), rate.mention.quantity
    if second is None or step is None or quantity is None:
        return Verdict.HOLDS, None
    first = second - step if rising else second + step
    if first <= 0:
        return Verdict.HOLDS, None
    base = reach(after) - reach(gap) if rising else reach(after) + reach(gap)
    computed = (reach(gap) / base).scaled(HUNDRED)
    return judge(step / first * HUNDRED, computed, quantity), step / first * HUNDRED


def weigh(before: Claim, after: Claim, rate: Claim, rising: bool | None) -> Verdict:
    """The verdict on a rate of change in per cent."""
    first, second = level(before), level(after)
    if first is None or second is None or rate.mention.quantity is None:
        return Verdict.HOLDS
    if first <= 0 or second < 0:
        return Verdict.HOLDS  # from or to below zero: no rate is agreed upon
    sign = -1 if rising is False or (rising is None and second < first) else 1
    point = sign * (second / first - 1) * HUNDRED
    verdict = judge(point, _rate(sign, reach(before), reach(after)), rate.mention.quantity)
    verdict = in_tenths(verdict, point, rate.mention.quantity)
    if verdict is not Verdict.IMPRECISE:
        return verdict
    alike_written = _rate(sign, *reach_alike(before, after))
    closer = judge(point, alike_written, rate.mention.quantity)
    return Verdict.STRAINED if closer is Verdict.CANNOT_HOLD else verdict


def _rate(sign: int, before: Interval, after: Interval) -> Interval:
    """The change from one amount to another in per cent; a fall is above zero where `sign` is −1."""
    computed = (after / before - Interval.point(1)).scaled(HUNDRED)
    return computed if sign > 0 else Interval.point(0) - computed
