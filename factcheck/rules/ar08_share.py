"""A share does not follow from the part and the whole beside it.

What it flags
    120名會員中45人投票，佔34%（45 ÷ 120 = 37.5%）；
    工程總額24億元，政府承擔18億元，即六成.

Why
    Part, whole and share come from three places; one of them is of another day.

Stays silent
    Shares that rounding or a hedge explains (a bare 三成 for 25% is a warning); a share whose base is
    something else (佔本地生產總值…); sentences in which another whole makes the share right.

Measured
    531 articles with planted faults (evaluation/): 19 hits, 19 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.claim import Claim
from factcheck.arithmetic.intervals import Verdict
from factcheck.arithmetic.operands import Masked, alike, level, lines
from factcheck.arithmetic.shares import alone, listed, tied, weigh
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
            whole, part, share = (line.claim(match, name) for name in "nkp")
            found = list(_judge(line, whole, part, share))
            if found or sure:
                seen.add(match.start("p"))
            yield from found
        for whole, part, share in alone(line):
            if line.places[id(share)] not in seen:
                yield from _judge(line, whole, part, share)
        for whole, part, share in listed(line):
            yield from _finding(whole, part, share)


def _judge(line: Masked, whole: Claim, part: Claim, share: Claim) -> Iterator[Finding]:
    end = line.places[id(share)]
    told = line.claims(line.sentence(min(line.places[id(whole)], line.places[id(part)])), end)
    others = [claim for claim in told if alike(claim, part) and claim is not part]
    wholes = (whole, *others)
    fits = any(weigh(part, other, share) is Verdict.HOLDS for other in wholes)
    if not fits and weigh(whole, part, share) is not Verdict.HOLDS:  # 售出300套，目標800套
        yield from _finding(whole, part, share)


def _finding(whole: Claim, part: Claim, share: Claim) -> Iterator[Finding]:
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
