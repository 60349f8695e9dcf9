"""A rate of change does not follow from the two amounts beside it.

What it flags
    會員由400人增至500人，增幅35%（400 → 500 是 +25%）。

Why
    The rate is usually typed last, from another version of the table.

Stays silent
    Rates that rounding or a hedge explains (a bare 兩成 for 25% is a warning); yearly averages over
    several years (AR15); changes of a percentage stated in percentage points (AR04, AR07); a rate
    for a base that the sentence does not give.

Measured
    531 articles with planted faults (evaluation/): 22 hits, 22 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.changes import Change, direction, readings
from factcheck.arithmetic.intervals import Verdict
from factcheck.arithmetic.operands import Masked, alike, grammar, level, lines
from factcheck.arithmetic.rates import (
    excesses,
    gaps,
    of_another_time,
    stated_rate,
    weigh,
    weigh_excess,
    weigh_gap,
    with_word,
)
from factcheck.arithmetic.results import ENDS, ONLY, earlier_and_later, told_before, words_of
from factcheck.arithmetic.series import all_changes
from factcheck.arithmetic.slips import slipped
from factcheck.arithmetic.verdicts import accuse, against, conclude, moved, percent
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

HUNDRED = Fraction(100)
REAL = regex.compile("可比|不变价|固定汇率|剔除|撇除|扣除|实质|同店|调整后")
"""Words by which a rate is of other amounts than those written."""
ALONE = grammar(
    rf"(?<=[，；）)]){ONLY}(?P<word>«NOUN»|«MOVE»)(?:率|幅度?|比率)?(?:了|约|达|为|大约|多达|高达|有|出)*+(?P<g>«P»){ENDS}"
)
"""A rate in a clause of its own."""


def check(article: Article) -> Iterator[Finding]:
    """Every change whose stated rate cannot follow from its two amounts."""
    seen: set[int] = set()
    for finding in (*_from_gaps(article), *_from_changes(article), *_from_excesses(article)):
        if finding.place.start not in seen:
            seen.add(finding.place.start)
            yield finding


def _from_changes(article: Article) -> Iterator[Finding]:
    told: set[int] = set()
    for change in all_changes(article):
        rate = stated_rate(change)
        told |= {id(rate[0])} if rate else set()
        if rate is None or change.before.kind is Kind.PERCENT or not level(change.before):
            continue
        claim, rising = rate
        verdicts = [weigh(*pair, claim, rising) for pair in readings(change)]
        if Verdict.HOLDS not in verdicts:
            yield from filter(None, [_finding(change, claim, verdicts[0])])
    for line in lines(article, "AAP"):
        yield from _alone(line, told)


def _alone(line: Masked, told: set[int]) -> Iterator[Finding]:
    """「收入48億元，上年為40億元，增長25%」: two amounts of two times, and a rate in a clause of its own."""
    for match in ALONE.finditer(line.text):
        rate, amounts = line.claim(match, "g"), told_before(line, match.start())
        if id(rate) in told or rate.unit != "%" or len(amounts) != 2 or not alike(*amounts):
            continue
        if REAL.search(line.text, line.sentence_before(match.start()), match.end()):
            continue  # 按可比價格計算
        if of_another_time(match[0], "".join(words_of(line, claim) for claim in amounts)):
            continue
        pair = earlier_and_later(line, *amounts)
        if pair is not None and level(pair[0]) and level(pair[0]) != level(pair[1]):
            change = Change(line, *pair, match["word"], match.start(), match.start("word"))
            verdict = weigh(*pair, rate, direction(match["word"]))
            yield from filter(None, [_finding(change, rate, verdict)])


def _from_gaps(article: Article) -> Iterator[Finding]:
    for line in lines(article, "AAP"):
        for after, gap, rate, rising in gaps(line):
            verdict, real = weigh_gap(after, gap, rate, rising)
            if verdict is Verdict.HOLDS or real is None:
                continue
            sign = "−" if rising else "+"
            step, end = quoted(gap.quote), quoted(after.quote)
            working = f"{step} ÷ ({end} {sign} {step}) = {percent(real)}"
            message = say(
                "a change by {step} to {after} is {real}, not 「{stated}」",
                step=step,
                after=end,
                real=percent(real),
                stated=rate.quote,
            )
            yield from filter(
                None, [conclude(RULE.code, verdict, rate, [after, gap], message, working)]
            )


def _from_excesses(article: Article) -> Iterator[Finding]:
    """「比預算的5億元多出1億元，即18%」: no amount before it makes the rate, and the last is near it."""
    for line in lines(article, "AAP"):
        for gap, rate, bases in excesses(line):
            weighed = [weigh_excess(gap, base, rate) for base in bases]
            held = {verdict for verdict, _ in weighed} != {Verdict.CANNOT_HOLD}
            if held or not slipped(weighed[-1][1], level(rate) or Fraction(0)):
                continue
            real, step, base = percent(weighed[-1][1]), quoted(gap.quote), quoted(bases[-1].quote)
            message = say(
                "{part} is {real} of {whole}, not 「{stated}」",
                part=step,
                whole=base,
                real=real,
                stated=rate.quote,
            )
            working = against(f"{step} ÷ {base} = {real}", rate)
            operands = [gap, bases[-1]]
            yield accuse(RULE.code, Severity.ERROR, rate, operands, message, working)


def _finding(change: Change, rate: Claim, verdict: Verdict) -> Finding | None:
    first, second = level(change.before), level(change.after)
    assert first and second is not None
    real = moved((second / first - 1) * HUNDRED)
    before, after = quoted(change.before.quote), quoted(change.after.quote)
    told = {"before": before, "after": after, "real": real}
    working = against(say("{before} → {after} is {real}", **told), rate)
    stated = with_word(change.line, rate)
    message = say("from {before} to {after} is {real}, not 「{stated}」", stated=stated, **told)
    return conclude(RULE.code, verdict, rate, [change.after, change.before], message, working)


RULE = Rule("AR03", "rate-of-change", Severity.ERROR, __doc__ or "", in_article=check)
