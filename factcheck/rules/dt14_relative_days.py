"""Words such as 今天 and 明天 contradict the dates or weekdays that stand beside them.

What it flags
    今天（5月6日）…明天（5月8日）；今天星期一，明天星期三。 Each pair leads to a today of its own.

Why
    The text was written on one day and brought up to date on another.

Stays silent
    Days that lead to one and the same today, whichever the day of publication; words inside quotes,
    which count from the day of speaking; pairs that stand far apart. One day alone beside its date is
    a warning only if it is two to ten days off the day of publication.

Measured
    531 articles with planted faults (evaluation/): 0 hits, 0 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import regex

from claims.claim import Claim
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import day_of_year, quoted, weekday

OFFSETS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "明": 1, "后": 2, "大后": 3}
WORD = regex.compile(r"(?P<word>大?[前后]|[昨今明])(?:[天日]|[早晨午晚](?!期|年))")
DATED = regex.compile(r"(?:(?P<y>\d{4})年)?(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]")
WEEKDAY = regex.compile(
    r"[（(，]?(?:是|为|即)?(?:星期|周|礼拜)(?P<w>[一二三四五六日天])(?!至|到|、|及|和)"
)
IS_DATE = regex.compile(
    r"(?:是|为|即|，即)(?:(?P<y>\d{4})年)?(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号](?!至|到|-|—|、|及|和)"
)
NAMES = "一二三四五六日"
FAR = 120
NEAREST, FARTHEST = 2, 10


@dataclass(frozen=True)
class Anchor:
    """A day word with what stands beside it: the today that it leads to, by date or by weekday."""

    claim: Claim
    implied: date | None
    weekday: int | None


def check(article: Article) -> Iterator[Finding]:
    """Neighbouring day words, and each alone against the day of publication."""
    before: Anchor | None = None
    for claim in article.claims:
        if "day" not in claim.mention.rules and "weekday" not in claim.mention.rules:
            continue
        anchor = _anchor(article, claim)
        if anchor is None:
            continue
        near = before is not None and _together(article, before.claim, claim)
        if near and before is not None and _contradict(before, anchor):
            yield from _pair(before, anchor)
        elif not near:
            yield from _alone(article, anchor)
        before = anchor


def _anchor(article: Article, claim: Claim) -> Anchor | None:
    start, end = claim.mention.start, claim.mention.end
    text = article.text[start:end]
    word = WORD.match(text)
    if word is None or _quoted(article, start):
        return None
    by = OFFSETS[word["word"]]
    dated = DATED.search(text, word.end()) or IS_DATE.match(article.text, end)
    shown = WEEKDAY.search(text, word.end()) or WEEKDAY.match(article.text, end)
    published = article.document.published
    today = _today(dated, by, published) if dated else None
    weekday = None
    if shown is not None:
        named = NAMES.index("日" if shown["w"] == "天" else shown["w"])
        weekday = (named - by) % 7 + 1
    return Anchor(claim, today, weekday) if today or weekday else None


def _today(dated: regex.Match[str], by: int, published: date | None) -> date | None:
    year = int(dated["y"]) if dated["y"] else published.year if published else 2000
    try:
        return date(year, int(dated["m"]), int(dated["d"])) - timedelta(days=by)
    except (ValueError, OverflowError):
        return None  # DT01 has that


def _quoted(article: Article, start: int) -> bool:
    """Whether a place stands in a quotation, as far as the words before it in its line tell."""
    before = article.text[max(0, start - FAR) : start].rsplit("\n", 1)[-1]
    return before.count("「") > before.count("」") or before.count("“") > before.count("”")


def _together(article: Article, first: Claim, second: Claim) -> bool:
    start, end = first.mention.end, second.mention.start
    return end - start <= FAR and "\n" not in article.text[start:end]


def _contradict(first: Anchor, second: Anchor) -> bool:
    if first.implied and second.implied:
        return 0 < abs((first.implied - second.implied).days) <= FARTHEST
    if first.weekday and second.weekday:
        return first.weekday != second.weekday
    return False


def _pair(first: Anchor, second: Anchor) -> Iterator[Finding]:
    if first.implied and second.implied:
        shown = [day_of_year(day) for day in (first.implied, second.implied)]
    else:
        assert first.weekday and second.weekday
        shown = [weekday(day) for day in (first.weekday, second.weekday)]
    one, two = first.claim.quote, second.claim.quote
    message = say(
        "by 「{one}」 today is {first}, by 「{other}」 it is {second}",
        one=one,
        first=shown[0],
        other=two,
        second=shown[1],
    )
    steps = (f"{quoted(one)} → {shown[0]}", f"{quoted(two)} → {shown[1]}")
    working = say("; ").join(steps)
    yield accuse(RULE.code, Severity.ERROR, second.claim, [first.claim], message, working)


def _alone(article: Article, anchor: Anchor) -> Iterator[Finding]:
    published = article.document.published
    if published is None or anchor.implied is None:
        return
    off = (anchor.implied - published).days
    if NEAREST <= abs(off) <= FARTHEST:
        message = say(
            "by 「{quote}」 today is {day}, but the article is of {published}",
            quote=anchor.claim.quote,
            day=day_of_year(anchor.implied),
            published=day_of_year(published),
        )
        working = f"{anchor.implied.isoformat()} ≠ {published.isoformat()}"
        yield accuse(RULE.code, Severity.WARNING, anchor.claim, [], message, working)


RULE = Rule("DT14", "relative-days", Severity.ERROR, __doc__ or "", in_article=check)
