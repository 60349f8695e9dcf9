"""Votes for, against and abstaining do not add up to the stated total.

What it flags
    45票贊成、20票反對、3票棄權，共70票（68）；13票贊成、4票反對、1票棄權，出席委員17人。

Why
    A vote is counted twice, or absent members are taken in.

Stays silent
    Votes without a total.

Measured
    531 articles with planted faults (evaluation/): 2 hits, 2 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.arithmetic.operands import classifier, grammar, level, lines
from factcheck.arithmetic.verdicts import accuse, amount_as
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

VOTERS = frozenset("人名位票席")
VOTE = r"[^‹A›。；\n]{0,8}?"
COUNTED = grammar(
    rf"(?P<a>«C»){VOTE}(?:赞成|支持){VOTE}(?P<b>«C»){VOTE}反对(?:{VOTE}(?P<c>«C»){VOTE}"
    rf"(?:弃权|白票))?[^‹A›。；\n]{{0,6}}?，"
    r"[^‹A›。；\n]{0,6}?(?:共|合共|总共|合计|共计|总票数为?|投票总数为?)(?P<t>«C»)"
)

THERE = grammar(
    rf"(?P<a>«C»){VOTE}(?:赞成|支持){VOTE}(?P<b>«C»){VOTE}反对(?:{VOTE}(?P<c>«C»){VOTE}(?:弃权|白票))?[，。；）)]"
    r"[^‹A›。；\n]{0,10}?(?:出席|与会|到会|在席|投票)[^‹A›，。；\n]{0,6}?(?:有|共)?(?P<n>«C»)"
)
"""Votes, and behind them how many were there: no more can have voted."""
PRESENT = grammar(
    r"(?P<n>«C»)[^‹A›，。；\n]{0,6}?(?:出席|与会|到会|参与投票|投票)[^‹C›。；\n]{0,30}?，"
    r"(?:(?!代表|收到|获|连同|另)[^‹C›，。；\n]){0,6}?(?P<k>«C»)(?:委员|议员|董事|理事|成员|代表)?"
    r"(?:投票|投下?)?(?:赞成|支持|反对|弃权)"
)


def check(article: Article) -> Iterator[Finding]:
    """Every count of votes with its total, and with those who were there."""
    for line in lines(article, "CC"):
        for match in PRESENT.finditer(line.text):
            there, votes = line.claim(match, "n"), line.claim(match, "k")
            more = there.high is not None and votes.low is not None and votes.low > there.high
            if more and {classifier(there), classifier(votes)} <= VOTERS:
                message = say(
                    "「{value}」 is beyond 「{bounds}」", value=votes.quote, bounds=there.quote
                )
                working = f"{quoted(votes.quote)} > {quoted(there.quote)}"
                yield accuse(RULE.code, Severity.ERROR, votes, [there], message, working)
    for line in lines(article, "CCC"):
        for match in THERE.finditer(line.text):
            parts = [line.claim(match, name) for name in "abc" if match[name]]
            there = line.claim(match, "n")
            total = sum((level(part) or Fraction(0) for part in parts), Fraction(0))
            if classifier(there) in VOTERS and there.high is not None and total > there.high:
                shown = " + ".join(quoted(part.quote) for part in parts)
                sums = {"real": amount_as(total, parts[0]), "stated": there.quote}
                message = say("the votes add up to {real}, not 「{stated}」", **sums)
                working = f"{shown} > {quoted(there.quote)}"
                yield accuse(RULE.code, Severity.ERROR, there, parts, message, working)
        for match in COUNTED.finditer(line.text):
            parts = [line.claim(match, name) for name in "abc" if match[name]]
            whole = line.claim(match, "t")
            total = sum((level(part) or Fraction(0) for part in parts), Fraction(0))
            if whole.high is None or whole.low is None or whole.low <= total <= whole.high:
                continue
            shown = " + ".join(quoted(part.quote) for part in parts)
            sums = {"real": amount_as(total, whole), "stated": whole.quote}
            message = say("the votes add up to {real}, not 「{stated}」", **sums)
            working = f"{shown} = {amount_as(total, whole)}"
            yield accuse(RULE.code, Severity.ERROR, whole, parts, message, working)


RULE = Rule("AR18", "votes", Severity.ERROR, __doc__ or "", in_article=check)
