"""A stated number of items is not the number of items listed.

What it flags
    三個目標：增產、節能、減排、減廢。「四項建議：」 before five marked lines.

Why
    An item is added or dropped after the number was written.

Stays silent
    Lists that end in 等 or begin with 包括, 例如; lists whose items hold commas; 和, 及 and 與 may join
    two items or stand inside one, and either reading may save the number.

Measured
    531 articles with planted faults (evaluation/): 4 hits, 4 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import regex

from claims.claim import Claim
from claims.model import Kind, Qualifier
from claims.text.characters import fold_characters
from factcheck.arithmetic.enumerations import Items, in_lines, in_sentence, marked_inline
from factcheck.arithmetic.verdicts import evidence_at
from factcheck.article import Article
from factcheck.finding import Evidence, Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule

OPENING = regex.compile(
    r"(?P<noun>[^，。；：、！？\n（）()]{0,16}?)(?:，?(?:即是|即|分别是|分别为|依次为|依次是)：?|[^，。；：、！？\n]{0,8}，"
    r"(?:分别是|分别为|依次为|依次是|即)|：|，(?=一是|第一|其一))"
)
PEOPLE = regex.compile(
    r"[^，。；：、！？\n（）()]{0,8}(?:为|是)(?=\p{Han}{2,4}(?:、\p{Han}{2,4})+(?:[和及与]\p{Han}{2,4})?[，。；\n])"
)
NAMED = regex.compile(
    r"(?![^，]{0,4}[的人主])\p{Han}{0,4}(?:为|是)(?=\p{Han}{2,6}(?:、\p{Han}{2,6}){1,12}(?:以及|[和及与])\p{Han}{2,8}[，。；\n])"
)
"""A list without 分別, told to its end by 和: 入選的五座城市為…、…和…."""
DATED = regex.compile(r"\p{Han}{0,8}，?分别[是为在于]+")
JOINT = regex.compile(r"、|，?(?:以及|[和及与])")
TOP = regex.compile(r"^[首前头][\d一二三四五六七八九十]{1,2}\p{Han}$")
NOT_ALL = regex.compile(
    r"包括|例如|譬如|比如|诸如|如下列|其中|之一|至少|举例|表示|说|指出|问|称|认为"
)
LINES = regex.compile(r"[^，。；、！？\n（）()]{0,20}：\n")
STOP = regex.compile(r"[。；！？\n]")
PERSONS = frozenset("人名位")
ENDS = regex.compile(r"[，。；）)\n]|(?:发生|举行|出现|进行|开始|推出)|$")
SMALLEST, LARGEST = 2, 30
REACH = 600


def check(article: Article) -> Iterator[Finding]:
    """Every small count that opens a list."""
    text = article.text
    for claim in article.claims:
        if not _counts(claim):
            continue
        if (dates := _dates(article, claim)) is not None:
            yield from _judge(article, claim, int(claim.value or 0), dates)
            continue
        end = claim.mention.end
        if (lines := LINES.match(text, end)) and not NOT_ALL.search(lines[0]):
            items = in_lines(text, lines.end())
        else:
            items = _listed(text, end, claim)
        if items is not None and claim.value is not None and not _amounts(article, claim, items):
            yield from _judge(article, claim, int(claim.value), items)


def _counts(claim: Claim) -> bool:
    top = claim.kind is Kind.ORDINAL and TOP.match(fold_characters(claim.quote)) is not None
    if (
        not (top or claim.kind is Kind.COUNT)
        or claim.qualifier is not Qualifier.EXACT
        or claim.value is None
    ):
        return False
    whole = claim.value == int(claim.value)
    return whole and SMALLEST <= claim.value <= LARGEST and not claim.mention.flags


def _dates(article: Article, claim: Claim) -> Items | None:
    """The dates of 「三度奪冠，分別在2012年、2015年和2018年」, each of one time."""
    opening = DATED.match(article.text, claim.mention.end)
    if opening is None or claim.kind is not Kind.COUNT:
        return None
    place, found = opening.end(), 0
    later = bisect_right(article.claims, claim.mention.start, key=lambda one: one.mention.start)
    for one in article.claims[later : later + LARGEST]:
        if one.kind is not Kind.DATE or one.mention.start != place or "range" in one.mention.flags:
            break
        found, end = found + 1, one.mention.end
        joint = JOINT.match(article.text, end)
        if joint is None:
            told = ENDS.match(article.text, end) and found > 1
            return Items(opening.end(), end, found, found, sure=True) if told else None
        place = joint.end()
    return None


def _amounts(article: Article, claim: Claim, items: Items) -> bool:
    """Whether the items are amounts of the counted thing (21次，即甲9次、乙12次): a sum, not a list."""
    inside = (c for c in article.claims if items.start <= c.mention.start < items.end)
    return any(other.kind is Kind.COUNT and other.unit == claim.unit for other in inside)


def _listed(text: str, end: int, claim: Claim) -> Items | None:
    persons = claim.unit in PERSONS
    form = PEOPLE if persons else NAMED
    opening = OPENING.match(text, end) or form.match(text, end)
    if opening is None:
        return None
    if NOT_ALL.search(opening[0]):
        more = opening[0].endswith("包括：") and _marked(text, opening)
        return more if more and claim.value is not None and more.least > claim.value else None
    reach = min(len(text), opening.end() + REACH)
    stop = STOP.search(text, opening.end(), reach)
    if stop is None and reach < len(text):
        return None  # no list goes on for so long without a stop
    last = stop.start() if stop else len(text)
    marked = _marked(text, opening)
    if marked is not None:
        return marked if marked.start <= opening.end() + 1 else None
    return in_sentence(text, opening.end(), last, persons=persons)


def _marked(text: str, opening: regex.Match[str]) -> Items | None:
    """The items marked 一、 or 第一 behind the opening of a list, to the end of its line at most."""
    reach = min(len(text), opening.end() + REACH)
    line_end = text.find("\n", opening.end(), reach)
    return marked_inline(text, opening.end(), reach if line_end < 0 else line_end)


def _judge(article: Article, claim: Claim, said: int, items: Items) -> Iterator[Finding]:
    if items.least <= said <= items.most:
        return
    severity = Severity.ERROR if items.sure else Severity.WARNING
    ends = {"low": items.least, "high": items.most}
    counted = str(items.least) if items.least == items.most else say("{low} to {high}", **ends)
    other = evidence_at(article, items.start, items.end, str(items.least))
    message = say(
        "the text says 「{stated}」, and lists {counted}", stated=claim.quote, counted=counted
    )
    working = f"{said} ≠ {counted}"
    place = Evidence.of(claim)
    yield Finding(RULE.code, severity, place, message, working, other, evidence=(place, other))


RULE = Rule("AR11", "count-and-list", Severity.ERROR, __doc__ or "", in_article=check)
