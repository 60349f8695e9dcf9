"""No whole number of things, shared among a small group, makes the stated mean.

What it flags
    15個家庭平均有3.48名子女（52名是3.47，53名是3.53）。

Why
    The mean belongs to another group, or the group was counted wrongly.

Stays silent
    Means that are cut off instead of rounded; hedged means and groups; groups so large that every mean
    is reached; things that come in halves (posts, staff) and quantities that are measured; means that
    are taken over a time as well (每月, 每場).

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from claims.claim import Claim
from claims.model import Kind, Qualifier
from factcheck.arithmetic.operands import grammar, lines
from factcheck.arithmetic.verdicts import accuse, number
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

SHARED = grammar(
    r"(?P<n>«C»)(?P<who>\p{Han}{1,6})(?P<way>，?(?:平均|人均|户均)(?:每(?:一?个|[一\p{Han}])\p{Han}{0,3}?)?)"
    r"(?:共|各|只|有|育有|养有|拥有|持有|攻入|取得|提出|获|射入|录得|参加|借阅|借了|读了|拥){0,3}(?P<m>«C»)(?P<what>\p{Han}{0,6})"
)
HALVES = regex.compile(
    r"社工|教师|老师|护士|医生|人手|职位|编制|岗位|职员|员工|助理|辅导|全职|半日|小时|学分"
)
TIMED = regex.compile(r"每(?:日|天|周|星期|月|季|年|场|节|局|分钟|小时|次)|一[天日周月年]")
ITEMS = frozenset("名人個个位隻只部輛辆間间本冊册宗件項项條条張张場场球粒枚首篇頭头台把棵")
MOST_OF_GROUP, MOST_PLACES = 60, 3


def check(article: Article) -> Iterator[Finding]:
    """Every mean of whole things in a small counted group."""
    for line in lines(article, "CC"):
        for match in SHARED.finditer(line.text):
            group, mean = line.claim(match, "n"), line.claim(match, "m")
            words = match["who"] + match["way"] + match["what"]
            if HALVES.search(words) or TIMED.search(
                line.text, line.sentence(match.start()), match.end()
            ):
                continue
            if _exact(group) and _exact(mean) and mean.unit in ITEMS:
                yield from _judge(group, mean)


def _exact(claim: Claim) -> bool:
    return claim.qualifier is Qualifier.EXACT and claim.kind is Kind.COUNT and bool(claim.value)


def _judge(group: Claim, mean: Claim) -> Iterator[Finding]:
    quantity = mean.mention.quantity
    if quantity is None or group.value is None or mean.value is None:
        return
    whole, step, stated = Fraction(group.value), Fraction(quantity.step), Fraction(mean.value)
    many = whole.denominator > 1 or not 1 < whole <= MOST_OF_GROUP or whole * step >= 1
    if many or step >= 1 or step < Fraction(1, 10**MOST_PLACES):
        return
    below = Fraction(int(stated * whole))
    near = [below / whole, (below + 1) / whole]
    if any(abs(value - stated) <= step / 2 or 0 <= value - stated < step for value in near):
        return
    shown = [f"{number(value * whole)} ÷ {number(whole)} = {number(value, 5)}" for value in near]
    message = say(
        "no total of {group} has the mean 「{stated}」: the nearest are {below} and {above}",
        group=quoted(group.quote),
        stated=mean.quote,
        below=shown[0],
        above=shown[1],
    )
    yield accuse(RULE.code, Severity.WARNING, mean, [group], message, say("; ").join(shown))


RULE = Rule("AR14", "unreachable-mean", Severity.WARNING, __doc__ or "", in_article=check)
