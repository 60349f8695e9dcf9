"""A number of places gained or lost is not the difference of the two ranks beside it.

What it flags
    由第9位升至第4位，上升六位（相差五位）; 排名第17，較去年第12下跌四位（相差五位）。

Why
    The rank was brought up to date, the number of places was not.

Stays silent
    倒數 and ranks of two lists; a number of places that stands with one rank only; several ranks between.

Measured
    531 articles with planted faults (evaluation/): 2 hits, 2 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from claims.claim import Claim
from claims.model import Qualifier
from factcheck.arithmetic.operands import grammar, lines
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule

INNER = r"[^‹N›，。；！？\n]"
MOVE = r"(?:上升|攀升|跃升|爬升|急升|劲升|提升|上移|升|进步|前进|推前|下跌|下滑|下降|急跌|滑落|回落|跌落|跌|退步|后退|倒退|降|掉|退)"
PLACES = rf"{INNER}{{0,8}}?{MOVE}(?:了|足足|整整|多达|共)*+(?P<d>«C»)(?:名次|位次|名|位|级)?(?=[，。；、）]|$|[^‹N›，。]{{0,2}}[，。；])"
FROM_TO = grammar(
    rf"(?P<a>«O»){INNER}{{0,10}}?{MOVE}(?:到|至|为|成)+{INNER}{{0,6}}?(?P<b>«O»)(?:«B»{INNER}{{0,6}})?，{PLACES}"
)
THAN = grammar(
    rf"(?P<b>«O»){INNER}{{0,6}}，{INNER}{{0,4}}?[较比][^‹V›‹O›，。；\n]{{0,6}}?(?P<a>«O»){PLACES}"
)
COUNTED = frozenset("位名個级級")
LAST = regex.compile("倒数|尾|并列")


def check(article: Article) -> Iterator[Finding]:
    """Every change of rank whose number of places is stated behind it."""
    for line in lines(article, "OOC"):
        for match in (*FROM_TO.finditer(line.text), *THAN.finditer(line.text)):
            before, after, stated = (line.claim(match, name) for name in "abd")
            if LAST.search(line.text, line.sentence(match.start()), match.end()):
                continue
            yield from _judge(before, after, stated)


def _judge(before: Claim, after: Claim, stated: Claim) -> Iterator[Finding]:
    if before.value is None or after.value is None or stated.qualifier is not Qualifier.EXACT:
        return
    real = abs(before.value - after.value)
    if stated.unit not in COUNTED or before.unit not in (after.unit, "") or real == stated.value:
        return
    message = say(
        "from 「{before}」 to 「{after}」 it is {real} places, not 「{stated}」",
        before=before.quote,
        after=after.quote,
        real=real,
        stated=stated.quote,
    )
    working = f"|{before.value} − {after.value}| = {real}"
    yield accuse(RULE.code, Severity.ERROR, stated, [after, before], message, working)


RULE = Rule("AR30", "rank-change", Severity.ERROR, __doc__ or "", in_article=check)
