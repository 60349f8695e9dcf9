"""An amount, or a share of all, is not what the shares before it make of the whole.

What it flags
    撥款120億元，當中七成用於教育，教育撥款中四成用於大學，即20億元（120 × 70% × 40% = 33.6億）；
    四成是上班族，上班族中一半乘鐵路，即整體三成（20%）。

Why
    A share of a share is taken of the whole, or a share was brought up to date and its amount was not.

Stays silent
    Amounts that any reading of the shares makes: each of the whole, one of the other, or what is left;
    rates of change, interest and tax; results that rounding or a hedge explains; no 即 between.

Measured
    531 articles with planted faults (evaluation/): 3 hits, 3 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.intervals import Interval, Verdict, best, judge
from factcheck.arithmetic.operands import (
    Masked,
    alike,
    classifier,
    factor,
    grammar,
    level,
    lines,
    reach,
)
from factcheck.arithmetic.verdicts import against, conclude, number, percent
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

INNER = r"[^‹V›‹M›。；！？\n]{0,24}?"
SO = r"[^‹V›‹M›，。；！？\n]{0,14}?[，、](?:即是|即|亦即|也即|也就是|相当于|折合|换言之|换句话说|等于|共|合共|共有|折实|折后|优惠价|实付)[，]?"
AMOUNT = grammar(
    rf"(?P<w>«A»)«B»{INNER}(?P<p>«P»)(?:{INNER}(?P<q>«P»))?{SO}[^‹V›，。；！？\n]{{0,6}}?(?P<k>«A»)"
)
SHARE = grammar(
    rf"(?P<p>«P»){INNER}(?P<q>«P»){SO}(?:占|有|约|约占|为|是)*+"
    r"(?:全[^‹V›，。]{1,4}?|整体|总[^‹V›，。]{1,4}?|所有[^‹V›，。]{1,6}?)的?(?:约|近|逾|大约)?(?P<k>«P»)"
)
MOVING = regex.compile(
    r"[升降跌涨减增加](?![入盖设建装])|利率|息|税|折|回报|机会|概率|失业|同比|按年|较|比[去上前]|首期|按揭|通胀|其余|余下|剩下|另外|另有|少于"
)
NESTED = regex.compile(r"中|里|内|其|这|该|当|再")
HEADS = frozenset("人名位")
TAKES = regex.compile(r"，?(?:约|就|便|已)?[占佔]")
OF_GROUP = regex.compile(r"，\p{Han}{2,6}(?<!其)(?<!当)(?:当|之|其)?中[^，]{0,3}$")
WHOLE = Fraction(100)


def check(article: Article) -> Iterator[Finding]:
    """Every amount or share that 即 draws from the shares before it."""
    for line in lines(article, "PP"):
        for match in SHARE.finditer(line.text):
            if _plain(line, match) and NESTED.search(
                match[0][1 : match.start("q") - match.start()]
            ):
                yield from _judge(line, match, None)
    for line in lines(article, "AAP"):
        for match in AMOUNT.finditer(line.text, overlapped=True):
            whole = line.claim(match, "w")
            if _plain(line, match) and _of_one_sort(whole, line.claim(match, "k")):
                yield from _judge(line, match, whole)


def _plain(line: Masked, match: regex.Match[str]) -> bool:
    """Whether the shares are in per cent and of the first amount; nothing rises or bears interest."""
    if TAKES.match(match[0], 1):
        return False  # A，佔收入六成: the amount is the part
    shares = [line.claim(match, name) for name in "pq" if match[name]]
    return not MOVING.search(match[0]) and all(share.unit == "%" for share in shares)


def _of_one_sort(whole: Claim, part: Claim) -> bool:
    """Whether both are of one unit: 個 may count flats where 人 counts who lives in them."""
    units = {classifier(whole), classifier(part)}
    same = len(units) == 1 or "" in units or units <= HEADS
    return alike(whole, part) and (same or whole.kind not in (Kind.COUNT, Kind.NUMBER))


def _judge(line: Masked, match: regex.Match[str], whole: Claim | None) -> Iterator[Finding]:
    stated = line.claim(match, "k")
    shares = [line.claim(match, name) for name in "pq" if match[name]]
    quantity, base = stated.mention.quantity, WHOLE if whole is None else level(whole)
    values = [level(share) for share in shares]
    if quantity is None or base is None or any(value is None for value in values):
        return
    per = 1 / factor(stated.unit)
    bases = [base * per, *_others(line, match, whole, stated, per)]
    span = Interval.point(WHOLE) if whole is None else reach(whole).scaled(per)
    spans = [span, *map(Interval.point, bases[1:])]
    verdicts = [
        judge(at * point, around * wide, quantity)
        for at, around in zip(bases, spans, strict=True)
        for point, wide in _readings(shares, _between(match))
    ]
    verdict = best(verdicts)
    if verdict is Verdict.HOLDS:
        return
    chain = Fraction(1)
    for value in values:
        chain *= (value or Fraction(0)) / WHOLE
    real = percent(base * chain) if whole is None else number(base * per * chain)
    operands = shares if whole is None else [*shares, whole]
    factors = (*(() if whole is None else (whole,)), *shares)
    shown = " × ".join(quoted(claim.quote) for claim in factors)
    told = {"product": shown, "real": real, "stated": stated.quote}
    message = say("{product} is {real}, not 「{stated}」", **told)
    working = against(f"{shown} = {real}", stated)
    yield from filter(None, [conclude(RULE.code, verdict, stated, operands, message, working)])


def _between(match: regex.Match[str]) -> str:
    """The words between the two shares."""
    if not match["q"]:
        return ""
    return str(match.string[match.end("p") : match.start("q")])


def _others(
    line: Masked, match: regex.Match[str], whole: Claim | None, stated: Claim, per: Fraction
) -> list[Fraction]:
    """The other amounts of the sentence before the result, of which the shares may be taken too."""
    if whole is None:
        return []
    found = line.claims(line.sentence(match.start()), match.start("k"))
    values = [level(claim) for claim in found if claim is not whole and alike(claim, stated)]
    return [value * per for value in values if value is not None]


def _of_one(share: Claim) -> Interval:
    """What a share may stand for, as a part of 1; 八折 is a price, and exact."""
    if share.quote.endswith("折") and share.value is not None:
        return Interval.point(Fraction(share.value) / WHOLE)
    return reach(share).scaled(1 / WHOLE)


def _readings(shares: list[Claim], between: str) -> Iterator[tuple[Fraction, Interval]]:
    """What the shares may make of one, as parts of 1.

    Their product, each alone, what is left, and both together. A second share of a named group
    (上班族當中四成) is not one of the whole.
    """
    ones = [((level(c) or Fraction(0)) / WHOLE, _of_one(c)) for c in shares]
    alone = ones[:1] if OF_GROUP.search(between) else ones
    yield from alone
    if len(ones) == 1:
        yield from ((1 - point, Interval.point(1) - wide) for point, wide in ones)
    else:
        (first, around), (second, about) = ones
        yield first * second, around * about
        yield first * (1 - second), around * (Interval.point(1) - about)
        if not OF_GROUP.search(between):
            yield first + second, around + about


RULE = Rule("AR19", "share-of-share", Severity.ERROR, __doc__ or "", in_article=check)
