"""A word says up and the numbers go down, or the other way round.

What it flags
    達標率由35%上升至28%。

Why
    Two numbers changed places, or the word was kept from last year's text.

Stays silent
    Ranks (a smaller number is a rise), deficits, losses and other amounts that go below zero,
    temperatures below it; amounts that are equal within their rounding.

Measured
    531 articles with planted faults (evaluation/): 1 hit, 1 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from claims.model import Kind
from factcheck.arithmetic.changes import Change, readings
from factcheck.arithmetic.operands import alike, classifier, grammar, level, reach
from factcheck.arithmetic.series import all_changes
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

SIGNED = regex.compile(
    r"[排名]名|名次|位列|逆差|赤字|亏损|亏蚀|负|零下|汇率|汇价|兑|等级|级别|跌幅|降幅|减幅|升幅|增幅|涨幅|差距|"
    r"距离|目标|时间|用时|成绩|秒|杆|价差|倒数"
)
STATED = grammar(r"«MOVE»(?:了|达|出|足足)*+(?P<d>«A»)")
GRADES = frozenset("类级等档")
REACH = 24


def check(article: Article) -> Iterator[Finding]:
    """Every change from one amount to another against the word of change."""
    for change in all_changes(article):
        rising = change.rising
        if rising is None or (change.loose and not _sure(change)) or _guarded(change):
            continue
        before, after = reach(change.before), reach(change.after)
        low, high = (before, after) if rising else (after, before)
        if low.low is not None and high.high is not None and high.high <= low.low:
            yield _finding(change, rising)


def _sure(change: Change) -> bool:
    """Whether the difference stated behind 較 is that of the two amounts, so that no other is meant."""
    match = STATED.match(change.line.text, change.tail)
    values = [level(change.before), level(change.after)]
    if match is None or None in values or len(readings(change)) > 1:
        return False
    stated = change.line.claim(match, "d")
    first, second = (value or 0 for value in values)
    return alike(stated, change.before) and abs(second - first) == level(stated)


def _guarded(change: Change) -> bool:
    if classifier(change.after) in GRADES:
        return True  # 由五類升至三類: the better grade has the smaller number
    if any((level(claim) or 0) < 0 for claim in (change.before, change.after)):
        return True  # below zero up and down are told either way
    if change.before.kind is Kind.PERCENT:
        place = change.line.places[id(change.before)]
        if change.line.text[max(0, place - 1) : place] in tuple("升跌增减涨降挫"):
            return True  # 跌12%…回升至: rates of change, with signs of their own
    start = max(0, change.start - REACH)
    return SIGNED.search(change.line.text, start, change.tail) is not None


def _finding(change: Change, rising: bool) -> Finding:
    before, after = quoted(change.before.quote), quoted(change.after.quote)
    sign = ">" if rising else "<"
    told = {"word": change.word, "before": before, "after": after}
    message = (
        say("the text has 「{word}」, but {after} is less than {before}", **told)
        if rising
        else say("the text has 「{word}」, but {after} is more than {before}", **told)
    )
    working = f"{before} {sign} {after}"
    return accuse(RULE.code, Severity.ERROR, change.after, [change.before], message, working)


RULE = Rule("AR05", "direction", Severity.ERROR, __doc__ or "", in_article=check)
