"""Captions: what a fact is called and what a claim says, in few words and in its own characters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import regex

from claims.claim import Claim
from claims.documents.document import Document
from claims.model import Qualifier
from claims.text.characters import fold_characters
from factcheck.article import SENTENCE_END
from factcheck.languages import later, say
from factcheck.wording import day, month_name, named, quoted, told

HEAD = 16  # characters of a head, at most
FACET = 4  # characters of a facet, at most
JOINING = "為为是有共約约的在於于"  # what may stand at the end of a name that is none of it
REACH = 60  # characters of a sentence that are shown on either side of a number
SAMPLE = 2000  # characters by which the script of a document is told
TRADITIONAL = 0.02  # share of characters that only Traditional Chinese has, in such a text
_YEAR = regex.compile(r"[0-9]{4}年")
_CLAUSE = regex.compile(r"[。！？!?，,、；;：:\n\u3000（）()「」『』《》【】]")
_NUMBERED = regex.compile(r"^[0-9]{1,3}(?:\.[0-9]{1,3}){0,3}+\s++")
_HAN = regex.compile(r"\p{Han}")
_HAN_ONLY = regex.compile(r"\p{Han}++")
_QUARTERS = (
    later("first quarter of {year}"),
    later("second quarter of {year}"),
    later("third quarter of {year}"),
    later("fourth quarter of {year}"),
)
_HEDGES = {
    Qualifier.EXACT: later("{amount}"),
    Qualifier.ABOUT: later("about {amount}"),
    Qualifier.NEAR: later("nearly {amount}"),
    Qualifier.OVER: later("over {amount}"),
    Qualifier.AT_LEAST: later("at least {amount}"),
    Qualifier.AT_MOST: later("at most {amount}"),
    Qualifier.UNDER: later("under {amount}"),
}


def head(claims: Sequence[Claim]) -> str:
    """What the claims speak of, in the characters of a source: the name that most of them use.

    Of names used equally often the longest, with the facet that stands between name and number
    (大樓耗資); where no claim names it, the words before a number.
    """
    for name in (named, _leading):
        if used := _commonest(word for claim in claims if _is_name(word := name(claim))):
            return used + _commonest(_facet(claim, used) for claim in claims)
    return say("(no name)")


def _commonest(words: Iterable[str]) -> str:
    used = Counter(filter(None, words))
    return min(used, key=lambda word: (-used[word], -len(word), word)) if used else ""


def _facet(claim: Claim, name: str) -> str:
    """The few characters that join a name to its number: 大樓耗資94億元, 園區佔地28公頃."""
    _, found, facet = _CLAUSE.split(sentence(claim)[0])[-1].rpartition(name)
    facet = facet.strip().rstrip(JOINING)
    return facet if found and len(facet) <= FACET and _HAN_ONLY.fullmatch(facet) else ""


def _is_name(words: str) -> bool:
    fits = 1 < len(words) <= HEAD and not _CLAUSE.search(words)
    return fits and bool(_HAN.search(words)) and not any(char.isdigit() for char in words)


def _leading(claim: Claim) -> str:
    """The end of the clause before a number, or else the beginning of what follows it."""
    before, after = sentence(claim)
    clause = _NUMBERED.sub("", _CLAUSE.split(before)[-1].strip())
    following = filter(None, (piece.strip() for piece in _CLAUSE.split(after)))
    return clause.rstrip(JOINING)[-HEAD:] or next(following, "")[:HEAD]


def amount(claim: Claim) -> str:
    """The value of a claim in few words: 120億元, 約1.2萬名; of a date what it denotes."""
    period = claim.mention.period
    if period is None:
        hedge = claim.qualifier if claim.value is not None else Qualifier.EXACT
        return say(_HEDGES[hedge], amount=told(claim))
    if period.start is None or period.end is None:
        return told(claim)
    first, last = period.start, period.end
    if period.grain == "quarter":
        return say(_QUARTERS[(first.month - 1) // 3], year=first.year)
    if _YEAR.match(claim.quote) and len(claim.quote) <= HEAD:
        return quoted(claim.quote)  # 2031年底
    return window(first, last)


def window(first: date, last: date) -> str:
    """From a day to a day, no more exactly than need be: 2024年, 2025年7月, 2025年7月至12月."""
    if first == last:
        return day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        if first.year == last.year:
            return say("{year}", year=first.year)
        return say("{first_year} to {last_year}", first_year=first.year, last_year=last.year)
    if first.year != last.year:
        return say("{low} to {high}", low=_month(first), high=_month(last))
    if first.month != last.month:
        months = {"first_month": month_name(first.month), "last_month": month_name(last.month)}
        return say("{first_month} to {last_month} {year}", year=first.year, **months)
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        return _month(first)
    days = {"first_day": first.day, "last_day": last.day}
    month = month_name(first.month)
    return say("{first_day} to {last_day} {month} {year}", **days, month=month, year=first.year)


def _month(one: date) -> str:
    return say("{month} {year}", month=month_name(one.month), year=one.year)


def sentence(claim: Claim) -> tuple[str, str]:
    """What stands before and after a number in its sentence, as the source writes it, on one line."""
    mention, folded = claim.mention, claim.source.folded
    floor, roof = max(0, mention.start - REACH), min(len(folded.text), mention.end + REACH)
    stops = [stop.end() for stop in SENTENCE_END.finditer(folded.text, floor, mention.start)]
    stop = SENTENCE_END.search(folded.text, mention.end, roof)
    start = stops[-1] if stops else floor
    end = stop.end() if stop else roof
    first, last = folded.to_source(start, end) if start < end else (claim.start, claim.end)
    shown = claim.source.shown
    before = "…" * (not stops and floor > 0) + _line(shown(min(first, claim.start), claim.start))
    after = _line(shown(claim.end, max(last, claim.end))) + "…" * (
        stop is None and roof < len(folded.text)
    )
    return before, after


def _line(text: str) -> str:
    """Text that is broken over lines as one line."""
    return "".join(piece.strip() for piece in text.splitlines())


def is_traditional(document: Document) -> bool:
    """Whether a document is written in Traditional characters."""
    sample = document.shown(0, len(document.text))[:SAMPLE]
    pairs = zip(sample, fold_characters(sample), strict=True)
    changed = [char != folded for char, folded in pairs if _HAN.match(char)]
    return sum(changed) > TRADITIONAL * len(changed)
