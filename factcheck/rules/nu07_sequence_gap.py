"""A numbered list skips or repeats a number.

What it flags
    （一）…（二）…（四）… at the beginning of lines.

Why
    An item was cut or moved, and references to it go wrong.

Stays silent
    Lists that begin again at one; rankings with ties; numbers inside sentences; tables.

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from factcheck.arithmetic.enumerations import DIGITS
from factcheck.arithmetic.verdicts import evidence_at
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule

FORMS = (
    regex.compile(r"(?m)^[（(](?P<n>[一二三四五六七八九十])[)）]"),
    regex.compile(r"(?m)^[（(](?P<n>[1-9])[)）]"),
    regex.compile(r"(?m)^(?P<n>[一二三四五六七八九十])、"),
    regex.compile(r"(?m)^第(?P<n>[一二三四五六七八九十])[，：]"),
    regex.compile(r"(?m)^其(?P<n>[一二三四五六七八九十])[，：]"),
    regex.compile(r"(?m)^\s{0,4}(?P<n>[1-9]\d?)(?:[.．](?!\d)|、)"),
)
FAR = 3000


def check(article: Article) -> Iterator[Finding]:
    """Every gap or repetition between two neighbouring marks of one kind."""
    for form in FORMS:
        found = list(form.finditer(article.text))
        if _ranking(found):
            continue
        for first, second in pairwise(found):
            before, after = _number(first), _number(second)
            if second.start() - first.end() > FAR or found[0]["n"] not in ("一", "1"):
                continue
            if after == before + 2 or (after == before > 1):
                yield _finding(article, first, second, skipped=after != before)


def _number(mark: regex.Match[str]) -> int:
    return DIGITS.get(mark["n"]) or int(mark["n"])


def _ranking(marks: list[regex.Match[str]]) -> bool:
    """Whether a number stands twice and the next is left out: a ranking with a tie (1, 2, 2, 4)."""
    numbers = [_number(mark) for mark in marks]
    triples = zip(numbers, numbers[1:], numbers[2:], strict=False)
    return any(first == second == third - 2 for first, second, third in triples)


def _finding(
    article: Article, first: regex.Match[str], second: regex.Match[str], *, skipped: bool
) -> Finding:
    place = evidence_at(article, second.start(), second.end())
    other = evidence_at(article, first.start(), first.end())
    quotes = {"first": other.quote, "second": place.quote}
    message = (
        say("「{first}」 is followed by 「{second}」: a number is left out", **quotes)
        if skipped
        else say("「{first}」 is followed by 「{second}」: a number is repeated", **quotes)
    )
    return Finding(RULE.code, Severity.WARNING, place, message, "", other, evidence=(other, place))


RULE = Rule("NU07", "sequence-gap", Severity.WARNING, __doc__ or "", in_article=check)
