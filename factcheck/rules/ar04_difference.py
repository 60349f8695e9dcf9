"""A stated difference is not the difference of the two amounts beside it.

What it flags
    學額由1,250個增至1,400個，增加200個（相差150個）；比率由31%升至35%，升5個百分點。

Why
    One of three numbers was changed and the other two were not.

Stays silent
    Differences that rounding or a hedge explains; amounts of another unit; a rate in per cent (AR03).

Measured
    99 articles with planted faults (evaluation/): 1 hit, 1 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.changes import CLAUSE, LINK, Change, readings
from factcheck.arithmetic.intervals import Interval, Verdict, judge
from factcheck.arithmetic.operands import alike, factor, grammar, level, lines, reach
from factcheck.arithmetic.series import all_changes
from factcheck.arithmetic.verdicts import against, amount_as, conclude
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

AFTER_TO = grammar(
    rf"«B»[^‹V›，。；\n]{{0,8}}?[，、（(]?{LINK}(?:«MOVE»|«NOUN»|相差|差距为?|净增)(?:了|达|为|约|出|足足)*+"
    rf"(?P<d>«V»)"
)
AFTER_THAN = grammar(r"«MOVE»(?:了|达|约|出|足足)*+(?P<d>«V»)")


GONE = (
    r"(?:重复|取消|停办|关闭|拆除|淘汰|流失|离职|退出|结业|撤销|报废|用去|花去|售出|卖出|扣除|减去)"
)
LEFT = grammar(
    rf"(?P<a>«A»)«B»{CLAUSE}{{0,8}}[，、]{CLAUSE}{{0,6}}?(?:{GONE}(?:的|了|有|约|达|共)*+(?P<b>«A»)|(?P<b>«A»){GONE})"
    rf"{CLAUSE}{{0,6}}，{CLAUSE}{{0,6}}?(?:只?剩(?!下)|(?<=[^，‹N›]{{3}})(?:剩下|余下)|保留|[尚还仅]余|还有|减至)(?:的|了|有|约|为)*+"
    r"(?P<c>«A»)(?=[，。；、]|$)"
)


def check(article: Article) -> Iterator[Finding]:
    """Every difference that a change states, and what is left of an amount."""
    yield from _changed(article)
    for line in lines(article, "AAA"):
        for match in LEFT.finditer(line.text):
            whole, gone, left = (line.claim(match, name) for name in "abc")
            if alike(whole, gone) and alike(whole, left) and (level(whole) or 0) > 0:
                yield from filter(None, [_finding(whole, gone, left, weigh(whole, gone, left))])


def _changed(article: Article) -> Iterator[Finding]:
    for change in all_changes(article):
        stated = _stated(change)
        if stated is None or not _fits(stated, change.before):
            continue
        verdicts = [weigh(*pair, stated) for pair in readings(change)]
        if Verdict.HOLDS not in verdicts:
            yield from filter(None, [_finding(change.before, change.after, stated, verdicts[0])])


def _stated(change: Change) -> Claim | None:
    if change.inner is not None:
        return change.inner
    pattern = AFTER_THAN if change.loose else AFTER_TO
    match = pattern.match(change.line.text, change.tail)
    return change.line.claim(match, "d") if match else None


def _fits(stated: Claim, amount: Claim) -> bool:
    """A difference of percentages must be in points (or itself a percentage that AR03 leaves alone)."""
    if amount.kind is Kind.PERCENT:
        return stated.kind is Kind.PERCENT and stated.unit == "pp"
    return stated.kind is not Kind.PERCENT and alike(stated, amount)


def weigh(before: Claim, after: Claim, stated: Claim) -> Verdict:
    """The verdict on a difference, in whichever direction it is stated."""
    first, second, quantity = level(before), level(after), stated.mention.quantity
    if first is None or second is None or quantity is None:
        return Verdict.HOLDS
    low, high = (before, after) if first <= second else (after, before)
    per = factor(stated.unit)
    computed = (reach(high) - reach(low)).scaled(1 / per)
    return judge(abs(second - first) / per, _positive(computed), quantity)


def _positive(interval: Interval) -> Interval:
    low = interval.low
    return interval if low is None or low >= 0 else Interval(low * 0, interval.high)


def _finding(one: Claim, two: Claim, stated: Claim, verdict: Verdict) -> Finding | None:
    first, second = level(one), level(two)
    assert first is not None and second is not None
    real = amount_as(abs(second - first) / factor(stated.unit), stated)
    before, after = quoted(one.quote), quoted(two.quote)
    told = {"before": before, "after": after, "real": real}
    working = against(say("{before} and {after} differ by {real}", **told), stated)
    message = say(
        "{before} and {after} differ by {real}, not 「{stated}」", stated=stated.quote, **told
    )
    return conclude(RULE.code, verdict, stated, [two, one], message, working)


RULE = Rule("AR04", "difference", Severity.ERROR, __doc__ or "", in_article=check)
