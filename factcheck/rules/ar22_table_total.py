"""The rows of a table or a list do not add up to its last row.

What it flags
    A table whose rows 28, 14 and 11 are followed by 總計 62 (53).

Why
    A row was changed, added or dropped after the total was made.

Stays silent
    Tables with hedged cells, with cells that are no amounts, or with rows of subtotals; differences
    that rounding explains.

Measured
    32 development articles: 0 hits, 0 true, 0 false. Five real articles: 0 hits. 908 short news
    and encyclopaedia texts, half of them altered: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

import regex

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.intervals import Interval, Verdict, judge
from factcheck.arithmetic.operands import Masked, alike, factor, grammar, level, lines, reach
from factcheck.arithmetic.verdicts import conclude, number
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.rules.rule import Rule

ROW = grammar(
    r"[^‹N›。！？，；：]{1,20}[\s　|｜:：]{1,6}(?:(?:«A»|«P»)[\s　|｜]{0,6}){1,8}|[•·●\-–—]?[^‹N›。！？，；]{1,20}[\s　：:]{1,4}«A»"
)
SUM = regex.compile(
    r"[•·●\-–—\s]*(?:总计|合计|总数|总额|共计|全部|总和|合共|[二两兩三四五六七八九十][项項]合计)"
)
SUBTOTAL = regex.compile(r"小计|其中|当中")
FEWEST = 2


def check(article: Article) -> Iterator[Finding]:
    """Every run of rows that ends in a row of totals."""
    rows: list[Masked] = []
    for line in lines(article):
        if rows and line.origin[0] != rows[-1].origin[-1] + 1:
            rows = []  # a line between them holds no number that was read
        if SUM.match(line.read(0, len(line.text))) and len(rows) >= FEWEST:
            yield from _judge(rows, line)
            rows = []
        elif ROW.fullmatch(line.text.strip()):
            rows.append(line)
        else:
            rows = []


def _cells(line: Masked) -> list[Claim]:
    return [c for c in line.claims(0, len(line.text)) if c.kind is not Kind.DATE]


def _judge(rows: Sequence[Masked], last: Masked) -> Iterator[Finding]:
    named = max(last.text.rfind(word) for word in ("计", "总", "共", "全部"))
    totals = [claim for claim in _cells(last) if last.places[id(claim)] > named]
    rows = [row for row in rows if len(_cells(row)) == len(totals)]
    if len(rows) < FEWEST or any(SUBTOTAL.search(row.text) for row in rows):
        return
    for column, whole in enumerate(totals):
        parts = [_cells(row)[column] for row in rows]
        if whole.kind is Kind.PERCENT or not all(alike(part, whole) for part in parts):
            continue
        yield from filter(None, [_column(parts, whole)])


def _column(parts: Sequence[Claim], whole: Claim) -> Finding | None:
    values, quantity = [level(part) for part in parts], whole.mention.quantity
    if any(value is None for value in values) or quantity is None:
        return None
    total = sum((value for value in values if value is not None), Fraction(0))
    computed = Interval.point(0)
    for part in parts:
        computed = computed + reach(part)
    per = 1 / factor(whole.unit)
    verdict = judge(total * per, computed.scaled(per), quantity, cut=False)
    if verdict is Verdict.HOLDS:
        return None
    shown = " + ".join(part.quote for part in parts)
    real = number(total * per)
    message = f"各行相加是{real}，與合計的「{whole.quote}」不符"
    return conclude(RULE.code, verdict, whole, parts, message, f"{shown} = {real}")


RULE = Rule("AR22", "table-total", Severity.ERROR, __doc__ or "", in_article=check)
