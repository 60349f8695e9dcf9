"""Series: amounts that a line gives for several years, so that 「較2020年」 finds its operand."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from claims.claim import Claim
from factcheck.arithmetic.changes import Change, changes, direction
from factcheck.arithmetic.operands import Masked, alike, grammar, lines
from factcheck.arithmetic.parts import run
from factcheck.article import Article

RANGE = grammar(
    r"(?P<d>«D»)[^‹V›‹D›。；\n]{0,24}?(?:分别|依次)(?:为|是|有|达|录得)(?=[^‹V›。]{0,4}«A»)"
)
DATED = grammar(r"(?P<d>«D»)(?:为|是|有|达|录得|则为|的)?(?P<a>«A»)")
AGAINST = grammar(
    r"(?P<now>«D»)[^‹V›‹D›。；\n]{0,12}?(?:较|比)(?P<then>«D»)的?[^‹V›‹D›，。；\n]{0,4}?(?P<move>«MOVE»)"
)


def by_year(line: Masked) -> dict[int, Claim]:
    """The amounts of a line by year; empty unless they are of one kind and each year has one."""
    found = [*_listed(line), *_dated(line)]
    years = dict(found)
    if len({id(claim) for _, claim in found}) != len(years) or len(years) < 2:
        return {}
    first = next(iter(years.values()))
    return years if all(alike(first, claim) for claim in years.values()) else {}


def _listed(line: Masked) -> Iterator[tuple[int, Claim]]:
    """「2020年至2024年分別為…」: one amount for each year of the range."""
    for match in RANGE.finditer(line.text):
        claim = line.claim(match, "d")
        start, end = claim.period_start, claim.period_end
        first = next(iter(line.claims(match.end(), match.end() + 6)), None)
        if start is None or end is None or first is None:
            continue
        parts, _ = run(line, match.end(), first)
        if len(parts) == end.year - start.year + 1 > 1:
            yield from ((start.year + n, part.claim) for n, part in enumerate(parts))


def _dated(line: Masked) -> Iterator[tuple[int, Claim]]:
    """「2020年283件、2021年342件」."""
    for match in DATED.finditer(line.text):
        year = _year(line.claim(match, "d"))
        if year is not None:
            yield year, line.claim(match, "a")


def _year(claim: Claim) -> int | None:
    period = claim.mention.period
    if period is None or period.start is None or period.end is None or period.grain != "year":
        return None
    return period.start.year if period.start.year == period.end.year else None


def series_changes(line: Masked) -> Iterator[Change]:
    """「去年…較2020年增加」, with both amounts from the series of the line."""
    matches: list[regex.Match[str]] = list(AGAINST.finditer(line.text))
    years = by_year(line) if matches else {}
    for match in matches:
        now, then = _year(line.claim(match, "now")), _year(line.claim(match, "then"))
        if now in years and then in years and now != then and direction(match["move"]) is not None:
            assert now is not None and then is not None
            tail = match.start("move")
            yield Change(line, years[then], years[now], match["move"], match.start(), tail)


def all_changes(article: Article) -> tuple[Change, ...]:
    """The changes that a sentence states with both amounts, then those within a series."""
    kept: tuple[Change, ...] | None = article.__dict__.get("_all_changes")
    if kept is None:
        series = (change for line in lines(article) for change in series_changes(line))
        kept = article.__dict__.setdefault("_all_changes", (*changes(article), *series))
    return kept
