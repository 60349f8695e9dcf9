"""An age does not fit the year of birth beside it.

What it flags
    1980年出生，現年38歲 (in an article of 2025); （1920—1985），享年92歲。

Why
    Ages stay in a text that is used again years later.

Stays silent
    Either side of a birthday, 虛歲, and the added years of a death notice; an age at another time
    (19歲那年); articles without a publication date, unless the year of the age is stated.

Measured
    531 articles with planted faults (evaluation/): 10 hits, 10 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.operands import Masked, grammar, lines
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule

AGE = r"(?P<a>[‹T›‹C›‹S›])"
BORN = grammar(
    r"(?:(?P<b>«D»)(?:[^‹N›，。；\n]{0,6}?出生|年?(?:诞生|生于|生))|(?:生于|出生于|诞生于|出生年份为?)(?P<b>«D»))"
    rf"[^。；！？\n]{{0,24}}?(?P<when>现年|今年|年届|今天|现已|«D»[^‹D›‹T›，。；！？\n]{{0,14}}?(?:时|那年|当年)，?(?:年仅|年|只有|仅|才)?|"
    rf"«D»[^‹N›，。；！？\n]{{1,14}}，(?:当时|时年|其时|那时|当年)(?:只有|年仅|仅|年)?|«D»时?(?:年仅|年)?|，年?仅?)"
    rf"(?P<already>已|才|刚满?|将满|届满)*+{AGE}"
)
FIRST = grammar(
    rf"(?:现年|今年)?{AGE}的?[^‹T›‹C›‹S›‹D›。；！？\n]{{0,14}}?[（(]?(?P<b>«D»)(?:[^‹N›，。；\n]{{0,4}}?出生|年?生"
    rf"(?:于|[）)]|(?=[，。；])))"
)
SPAN = grammar(rf"(?:享年|终年|享寿|得年){AGE}[（(](?P<b>«D»)[)）]")
LIVED = grammar(
    r"[（(](?P<b>«D»)(?:至|到|—+|–|-|~|～|－|─)*+(?P<d>«D»)?[)）][^。；\n]{0,10}?(?:享年|终年|享寿|卒年|得年)"
    rf"{AGE}"
)
DIED = grammar(
    r"(?:(?P<b>«D»)(?:出生|生于|生)|生于(?P<b>«D»)|出生于(?P<b>«D»))[^。；\n]{0,40}?(?P<d>«D»)[^。；\n‹D›]{0,10}?"
    rf"(?:逝世|去世|离世|病逝|辞世|过世|遇害|身亡|遇难|牺牲|阵亡|圆寂|殉职|死亡)[^。；\n]{{0,8}}?(?:享年|终年|享寿|得年){AGE}"
)
EXACT = regex.compile("终年|得年|卒年")  # without the years that a death notice adds
OLDEST = 130
LOOSE = ("，", "，年", "，仅", "，年仅")


def check(article: Article) -> Iterator[Finding]:
    """Every age tied to a year of birth."""
    for line in lines(article):
        for form in (LIVED, DIED, SPAN):
            for match in form.finditer(line.text):
                birth, age = line.claim(match, "b"), line.claim(match, "a")
                years = _lifetime(line, match)
                if years is not None:
                    more = 1 if EXACT.search(match[0]) else 4
                    yield from _judge(birth, age, *years, more)
        for match in FIRST.finditer(line.text):
            birth, age = line.claim(match, "b"), line.claim(match, "a")
            now = article.document.published
            if now is not None and birth.period_start is not None:
                yield from _judge(birth, age, birth.period_start.year, now.year, 1)
        for match in BORN.finditer(line.text):
            told = line.claims(match.end("b"), match.end("when"))
            stated = next((c for c in reversed(told) if c.kind is Kind.DATE), None)
            birth, age = line.claim(match, "b"), line.claim(match, "a")
            if _at_another_time(line, match.end()) or (
                match["when"] in LOOSE and not _ends(line, match)
            ):
                continue
            now = stated.period_start if stated is not None else article.document.published
            if now is not None and birth.period_start is not None:
                yield from _judge(birth, age, birth.period_start.year, now.year, 1)


def _lifetime(line: Masked, match: regex.Match[str]) -> tuple[int, int] | None:
    birth = line.claim(match, "b")
    told = "d" in match.groupdict() and match["d"]
    death = line.claim(match, "d") if told else birth
    start, end = birth.period_start, death.period_end
    return (start.year, end.year) if start and end and start.year < end.year else None


def _at_another_time(line: Masked, end: int) -> bool:
    return line.text[end : end + 3].startswith(("时", "那年", "起", "便", "就", "开始", "入", "考"))


def _ends(line: Masked, match: regex.Match[str]) -> bool:
    """Whether the clause ends with the age: 「1933年生，88歲，」, not 「19歲隨父親來港」."""
    return line.text[match.end() : match.end() + 1] in tuple("，。；、）)") or match.end() == len(
        line.text
    )


def _judge(birth: Claim, age: Claim, born: int, year: int, more: int) -> Iterator[Finding]:
    value = age.value
    if value is None or not age.quote.rstrip("多餘余左右上下").endswith(("歲", "岁")):
        return
    low, high = year - born - 1, year - born + more
    if low <= value <= high or not 0 < value < OLDEST or not 0 < year - born < OLDEST:
        return
    message = say(
        "who was born in {born} is {low} to {high} years old in {year}, not 「{stated}」",
        born=born,
        year=year,
        low=low,
        high=year - born,
        stated=age.quote,
    )
    working = f"{year} − {born} = {year - born}"
    yield accuse(RULE.code, Severity.ERROR, age, [birth], message, working)


RULE = Rule("DT05", "age", Severity.ERROR, __doc__ or "", in_article=check)
