"""A step is dated before the step that it follows.

What it flags
    招標於2024年6月24日截標後，合約於2024年6月3日簽訂; 去年8月獲批，同年6月入住. The steps, of works, courts,
    posts, bills, permits, companies, schools and patients, are rows of factcheck/arithmetic/steps.csv.

Why
    One of the dates was put off, or a month slipped.

Stays silent
    Steps that the sentence does not tie: another thing named between them; dates without a year that
    may be of two years; steps that may come in either order; a begin and an end (DT03).

Measured
    531 articles with planted faults (evaluation/): 2 hits, 2 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from claims.claim import Claim
from factcheck.arithmetic.operands import Masked, lines
from factcheck.arithmetic.periods import periods
from factcheck.arithmetic.steps import Step, steps
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule

TIED = regex.compile(
    r"[^，。；]{0,6}?[，、）)]{0,2}(?:(?:并|再|亦|也|已|才|方|随后|其后|之后|后来|最终|最后|预计|预料|料|将|拟|原定|直至|"
    r"至|于|在|及|和|而|则|她|他|公司|工程|项目){0,3})"
)
AFTER = regex.compile(r"[）)]?(?:之后|以后|后)，[^。；\n]{0,20}")
OTHER = regex.compile(r"[期段座号幢]|另|第|首[^次]|[二三四]\p{Han}?[：，]")
YEAR = regex.compile(r"\d{4}|[一二三四五六七八九〇○零]{4}年|[今去明前后後同翌]年")
GRAINS = frozenset(("day", "month"))


def check(article: Article) -> Iterator[Finding]:
    """Every two dated steps side by side."""
    for line in lines(article, "DD"):
        found = list(steps(line))
        ends = {id(last) for _, last in periods(line)} if len(found) > 1 else set()
        for one, two in pairwise(found):
            if id(two.when) not in ends and _tied(line, one, two) and _reversed(one, two):
                yield _finding(one, two)


def _tied(line: Masked, one: Step, two: Step) -> bool:
    """Whether the words between name nothing else."""
    if one.sequence != two.sequence or one.order == two.order:
        return False
    between = line.text[one.end : two.start]
    return bool(TIED.fullmatch(between) or AFTER.fullmatch(between)) and not OTHER.search(between)


def _reversed(one: Step, two: Step) -> bool:
    """Whether the step that comes first in the world is dated after the other."""
    first, last = (one.when, two.when) if one.order < two.order else (two.when, one.when)
    begin, end = first.period_start, last.period_end
    if begin is None or end is None or begin <= end:
        return False
    return all(_sure(claim) for claim in (first, last))


def _sure(claim: Claim) -> bool:
    """Whether a date is told to the month or day, with its year."""
    period = claim.mention.period
    return period is not None and period.grain in GRAINS and bool(YEAR.search(claim.quote))


def _finding(one: Step, two: Step) -> Finding:
    first, last = (one.when, two.when) if one.order < two.order else (two.when, one.when)
    message = say(
        "「{last}」 is before 「{first}」: the steps are in the wrong order",
        last=last.quote,
        first=first.quote,
    )
    working = f"{first.period_start} > {last.period_end}"
    return accuse(RULE.code, Severity.WARNING, two.when, [one.when], message, working)


RULE = Rule("DT17", "order-of-steps", Severity.WARNING, __doc__ or "", in_article=check)
