"""A stated ratio is not that of the two amounts of its sentence.

What it flags
    教師60名，學生1,080名，師生比為1比15（1,080 ÷ 60 = 18）；40名醫生服務20萬人，即每萬人有4名（2名）。

Why
    The ratio is carried on while both numbers change.

Stays silent
    Either order of the two; ratios that rounding explains; sentences with more or fewer than two
    amounts of one sort; scores, odds and scales.

Measured
    531 articles with planted faults (evaluation/): 1 hit, 1 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.intervals import judge
from factcheck.arithmetic.operands import Masked, grammar, level, lines, reach
from factcheck.arithmetic.verdicts import accuse, conclude, number
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

STATED = grammar(
    r"(?:比例|比率|人手比|师生比|生师比|男女比|公私比|性别比|配比|之比)(?:为|是|约|达|只有|仅|则为)*+(?P<r>«R»)|按(?P<r>«R»)(?:的比例)?"
    r"(?:出资|配对|分配|分担|分账|夹资)"
)
EVERY = grammar(r"(?:即|亦即|平均|相当于|等于|折合)(?:平均|约|大约)?(?P<r>«R»)")
AMOUNTS = (Kind.COUNT, Kind.MONEY)
NEAR = Fraction(1, 10)
SMALL = Fraction(1, 2)
OTHER = regex.compile(r"比分|赔率|比例尺|胜|负|击败")


def check(article: Article) -> Iterator[Finding]:
    """Every ratio in a sentence with exactly two amounts of one sort."""
    for line in lines(article):
        for match in STATED.finditer(line.text):
            yield from _judge(line, match)
        for match in EVERY.finditer(line.text):
            yield from _rate(line, line.claim(match, "r"), match.start("r"))


def _rate(line: Masked, rate: Claim, place: int) -> Iterator[Finding]:
    """「即每萬人有4名」: a rate of two counts, each the only one of its unit in the sentence."""
    above, _, below = rate.unit.partition("/")
    found = line.claims(line.sentence(place), place)
    counts = [
        [c for c in found if c.unit == unit and c.kind is Kind.COUNT] for unit in (above, below)
    ]
    quantity = rate.mention.quantity
    if above == below or any(len(claims) != 1 for claims in counts) or quantity is None:
        return
    one, two = counts[0][0], counts[1][0]
    first, second = level(one), level(two)
    if first is None or not second or not quantity.value:
        return
    verdict = judge(first / second, reach(one) / reach(two), quantity)
    real = number(first / second / Fraction(quantity.value), 3)
    told = {"first": quoted(one.quote), "second": quoted(two.quote), "stated": rate.quote}
    working = say("{first} ÷ {second} is {real} times 「{stated}」", real=real, **told)
    message = say("{first} divided by {second} is not 「{stated}」", **told)
    yield from filter(None, [conclude(RULE.code, verdict, rate, [one, two], message, working)])


def _judge(line: Masked, match: regex.Match[str]) -> Iterator[Finding]:
    start = line.sentence(match.start())
    end = line.sentence_end(match.end())
    amounts = [c for c in line.claims(start, end) if c.kind in AMOUNTS and level(c)]
    ratio = line.claim(match, "r")
    if len(amounts) != 2 or amounts[0].kind is not amounts[1].kind or not ratio.value:
        return
    if OTHER.search(line.text, start, end):
        return
    one, two = (level(claim) or Fraction(1) for claim in amounts)
    stated = Fraction(ratio.value)
    stated = max(stated, 1 / stated)
    real = max(one / two, two / one)
    slack = max(stated * NEAR, SMALL if _whole(ratio) else Fraction(0))
    if abs(real - stated) <= slack:
        return
    message = say(
        "the ratio of {first} and {second} is about {real}, not 「{stated}」",
        first=quoted(amounts[0].quote),
        second=quoted(amounts[1].quote),
        real=number(real, 3),
        stated=ratio.quote,
    )
    working = f"{number(max(one, two))} ÷ {number(min(one, two))} = {number(real, 3)}"
    yield accuse(RULE.code, Severity.ERROR, ratio, amounts, message, working)


def _whole(ratio: Claim) -> bool:
    """Whether one side of the ratio is one: 1比15."""
    value = Fraction(ratio.value or 1)
    larger = max(value, 1 / value)
    return abs(larger - round(larger)) < Fraction(1, 1000) and larger > 4


RULE = Rule("AR17", "ratio", Severity.ERROR, __doc__ or "", in_article=check)
