"""A share does not follow from the part and the whole beside it.

What it flags
    120名會員中45人投票，佔34%（45 ÷ 120 = 37.5%）。

Why
    Part, whole and share come from three places; one of them is of another day.

Stays silent
    Shares that rounding or a hedge explains; a share whose base is something else (佔本地生產總值…);
    sentences in which another whole makes the share right.

Measured
    99 articles with planted faults (evaluation/): 8 hits, 8 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from factcheck.arithmetic.intervals import Verdict
from factcheck.arithmetic.operands import Masked, alike, level, lines
from factcheck.arithmetic.shares import tied, weigh
from factcheck.arithmetic.verdicts import against, conclude, percent
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted


def check(article: Article) -> Iterator[Finding]:
    """Every share whose part and whole the grammar names."""
    for line in lines(article, "AAP"):
        seen: set[int] = set()
        for match, sure in tied(line):
            if match.start("p") in seen:
                continue
            found = list(_judge(line, match))
            if found or sure:
                seen.add(match.start("p"))
            yield from found


def _judge(line: Masked, match: regex.Match[str]) -> Iterator[Finding]:
    whole, part, share = (line.claim(match, name) for name in "nkp")
    start = line.sentence(match.start())
    others = [c for c in line.claims(start, match.start("p")) if alike(c, part) and c is not part]
    if any(weigh(part, other, share) is Verdict.HOLDS for other in (whole, *others)):
        return
    first, second = level(part), level(whole)
    if first is None or not second:
        return
    real = percent(first / second * 100)
    some, everything = quoted(part.quote), quoted(whole.quote)
    working = against(f"{some} ÷ {everything} = {real}", share)
    message = say(
        "{part} is {real} of {whole}, not 「{stated}」",
        part=some,
        whole=everything,
        real=real,
        stated=share.quote,
    )
    verdict = weigh(part, whole, share)
    yield from filter(None, [conclude(RULE.code, verdict, share, [part, whole], message, working)])


RULE = Rule("AR08", "share-of-whole", Severity.ERROR, __doc__ or "", in_article=check)
