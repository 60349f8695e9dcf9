"""A share in a table is not that of the amount beside it.

What it flags
    A table of 540萬元 45%, 360萬元 40% and 300萬元 25%: the second is 30% of the sum of all.

Why
    A row was brought up to date and its share was not.

Stays silent
    Columns of percentages that are something else (changes, rates): fewer than half of the rows must
    be wrong. Shares that rounding explains; tables of two rows.

Measured
    531 articles with planted faults (evaluation/): 2 hits, 2 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.intervals import Interval, Verdict, judge
from factcheck.arithmetic.operands import alike, level, reach
from factcheck.arithmetic.tables import Table, tables
from factcheck.arithmetic.verdicts import against, conclude, percent
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

FEWEST = 3
HUNDRED = Fraction(100)


def check(article: Article) -> Iterator[Finding]:
    """Every column of shares to the right of the column of their amounts."""
    for table in tables(article):
        columns = [cells for _, cells in table.columns()]
        for amounts, shares in pairwise(columns):
            if len(shares) >= FEWEST and _of_kind(amounts, shares):
                yield from _judge(amounts, shares, _whole(table, columns.index(amounts)))


def _of_kind(amounts: Sequence[Claim], shares: Sequence[Claim]) -> bool:
    one = all(alike(amount, amounts[0]) and level(amount) for amount in amounts)
    return one and all(share.kind is Kind.PERCENT and share.unit == "%" for share in shares)


def _whole(table: Table, column: int) -> Claim | None:
    return table.total.cells[column] if table.total else None


def _judge(
    amounts: Sequence[Claim], shares: Sequence[Claim], stated: Claim | None
) -> Iterator[Finding]:
    """The rows that do not fit, where more fit; the whole is the stated total or the sum."""
    whole = sum((level(amount) or Fraction(0) for amount in amounts), Fraction(0))
    wide = Interval.point(0)
    for amount in amounts:
        wide = wide + reach(amount)
    if stated is not None and (level(stated) or 0) >= whole:
        whole, wide = level(stated) or whole, reach(stated)
    if not whole:
        return
    found = [_verdict(*pair, whole, wide) for pair in zip(amounts, shares, strict=True)]
    wrong = [place for place, verdict in enumerate(found) if verdict is Verdict.CANNOT_HOLD]
    if not 0 < len(wrong) * 2 < len(found):
        return
    for place in wrong:
        amount, share = amounts[place], shares[place]
        real = percent((level(amount) or Fraction(0)) / whole * HUNDRED)
        told = {"amount": quoted(amount.quote), "real": real}
        message = say(
            "{amount} of the table is {real} of the sum, not 「{stated}」",
            stated=share.quote,
            **told,
        )
        working = against(say("{amount} ÷ the sum = {real}", **told), share)
        others = [other for other in shares if other is not share]
        yield from filter(
            None, [conclude(RULE.code, found[place], share, [*others, amount], message, working)]
        )


def _verdict(amount: Claim, share: Claim, whole: Fraction, wide: Interval) -> Verdict:
    value, quantity = level(amount), share.mention.quantity
    if value is None or quantity is None:
        return Verdict.HOLDS
    return judge(value / whole * HUNDRED, (reach(amount) / wide).scaled(HUNDRED), quantity)


RULE = Rule("AR23", "table-share", Severity.ERROR, __doc__ or "", in_article=check)
