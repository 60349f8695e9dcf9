"""An anniversary does not fit the year of foundation.

What it flags
    1979年創辦，今年慶祝四十周年 (in an article of 2025: 46).

Why
    The number is carried on from an older text, or the founding year is wrong.

Stays silent
    The year before an anniversary (踏入, 迎來, 籌備), the months before its day; sessions (第N屆).
    One year too many without such a word is a warning.

Measured
    531 articles with planted faults (evaluation/): 3 hits, 3 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from claims.claim import Claim
from factcheck.arithmetic.operands import Masked, grammar, lines
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule

FOUND = (
    r"(?:成立|创立|创办|创校|建校|创会|始建|创刊|开业|设立|启用|开办|立校|创建|建院|开校|落成|建成|诞生|组建|成军|"
    r"通车|开幕|首办|创设|建馆|开馆|建国|建党|上市|面世|问世|投产|营运|投入服务)"
)
SAME = grammar(
    rf"(?:(?P<f>«D»)[^‹D›，。；！？\n]{{0,8}}?{FOUND}|{FOUND}于(?P<f>«D»))(?P<gap>[^。！？\n]{{0,40}}?)"
    rf"(?P<n>"
    rf"«T»)(?P<after>[^。，]{{0,6}})"
)
TURNED = grammar(
    rf"{FOUND}(?P<n>«T»)(?P<after>)(?P<gap>[^‹D›‹T›。！？\n]{{0,16}}?)(?:于|在)?(?P<f>"
    rf"«D»)[^‹D›，。；\n]{{0,8}}?{FOUND}"
)
DEATH, BIRTH = "(?:逝世|去世|离世|辞世|病逝|殉职|遇难|罹难)", "(?:诞辰|诞生|出生|冥寿)"
MEMORIAL = grammar(
    "|".join(
        rf"{word}(?P<n>«T»)(?P<after>)(?P<gap>[^‹D›‹T›。！？\n]{{0,16}}?)(?:于|在)?(?P<f>«D»)[^‹D›，。；\n]{{0,8}}?{word}"
        for word in (DEATH, BIRTH)
    )
)
REMEMBERED = grammar(
    "|".join(
        rf"(?P<f>«D»)[^‹D›，。；\n]{{0,8}}?{word}(?P<gap>[^。！？\n]{{0,24}}?{word})(?P<n>«T»)(?P<after>)"
        for word in (DEATH, BIRTH)
    )
)
SELF = grammar(
    rf"(?:本|我|该|母|敝)(?:会|校|院|社|行|司|公司|馆|报|团|店|厂|署|局|台|刊|所|中心|银行|书院|医院)[^‹D›，。；\n]{{0,6}}?(?P<f>"
    rf"«D»)[^‹D›，。；\n]{{0,8}}?{FOUND}"
)
PARTY = grammar(r"(?P<n>«T»)(?:会庆|校庆|院庆|厂庆|行庆|社庆|店庆|台庆|司庆|庆典|志庆|纪念)")
COMING = regex.compile(
    r"踏入|迈入|迈向|步入|进入|迎来|迎接|即将|将|筹备|届临|快|准备|明年|后年|来年|行将|将至"
)
ANNIVERSARY = regex.compile(r"(?:周|週)年$|载$|載$")
FEAST = regex.compile(r"庆|纪念|迎|踏入")
YEAR = regex.compile(r"\d{4}|[一二三四五六七八九十〇零○]{3,5}年")
THIS = 3
YEAR_GRAINS = ("day", "month", "year", "quarter", "half", "season")


def check(article: Article) -> Iterator[Finding]:
    """Every 周年 tied to the year of a foundation, in the sentence or by 本會…成立."""
    for line in lines(article):
        memorials = (*MEMORIAL.finditer(line.text), *REMEMBERED.finditer(line.text))
        for match in (*_latest(line), *TURNED.finditer(line.text), *memorials):
            founded, stated = line.claim(match, "f"), line.claim(match, "n")
            words = match["gap"] + match["after"]
            yield from _judge(article, line, match, founded, stated, words)
    yield from _own(article)


def _latest(line: Masked) -> list[regex.Match[str]]:
    """For each 周年 the nearest foundation before it that has a year of its own."""
    found: dict[int, regex.Match[str]] = {}
    for match in SAME.finditer(line.text, overlapped=True):
        words = line.text[match.start() : match.start("gap")]
        if YEAR.search(line.claim(match, "f").quote) and not FEAST.search(words):
            found[match.start("n")] = match
    return list(found.values())


def _own(article: Article) -> Iterator[Finding]:
    """「本會…年成立」 against the one 周年會慶 of the article."""
    founded, parties = [], []
    for line in lines(article):
        founded += [line.claim(match, "f") for match in SELF.finditer(line.text)]
        parties += [(line, match) for match in PARTY.finditer(line.text)]
    if len({claim.period_start for claim in founded}) != 1:
        return
    for line, match in parties:
        before = max(0, match.start() - 16)
        words = line.text[before : match.start()]
        if not any(claim.mention.period for claim in line.claims(before, match.start())):
            yield from _judge(article, line, None, founded[0], line.claim(match, "n"), words)


def _judge(
    article: Article,
    line: Masked,
    match: regex.Match[str] | None,
    founded: Claim,
    stated: Claim,
    words: str,
) -> Iterator[Finding]:
    year = _year(article, line, match)
    period = founded.mention.period
    if year is None or period is None or period.start is None or period.grain not in YEAR_GRAINS:
        return
    if stated.value is None or not ANNIVERSARY.search(stated.quote) or stated.qualifier != "exact":
        return
    real = year - period.start.year
    off = int(stated.value) - real
    if off == 0 or (off == 1 and COMING.search(words)) or real < 1:
        return
    if off == -1 and not (match and _this_year(line, match)):
        return
    severity = Severity.WARNING if abs(off) == 1 else Severity.ERROR
    message = say(
        "from {first} to {last} it is {years} years, the text has 「{stated}」",
        first=period.start.year,
        last=year,
        years=real,
        stated=stated.quote,
    )
    working = f"{year} − {period.start.year} = {real}"
    yield accuse(RULE.code, severity, stated, [founded], message, working)


def _this_year(line: Masked, match: regex.Match[str]) -> bool:
    """Whether 今年 stands right before the number: the year as a whole, not the day, counts then."""
    near = line.claims(max(0, match.start("n") - THIS), match.start("n"))
    return bool(near) and near[-1].quote in ("今年", "本年")


def _year(article: Article, line: Masked, match: regex.Match[str] | None) -> int | None:
    """The year of the anniversary: the last date between, or that of publication."""
    if match is not None and match.start("n") > match.start("f"):
        between = line.claims(match.start("gap"), match.end("gap"))
        days = [c.mention.period for c in between if c.mention.period and c.mention.period.start]
        if days and days[-1].start:
            return days[-1].start.year
    return article.document.published.year if article.document.published else None


RULE = Rule("DT07", "anniversary", Severity.ERROR, __doc__ or "", in_article=check)
