"""One thing, one report: of findings that rest on the very same places, the most telling one is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from factcheck.finding import Finding, Severity

TELLING = ("AR", "DT", "XD")
"""Families from the most telling to the least: a sum that is worked out says more than 「另一處」."""
GRAVE = (Severity.ERROR, Severity.WARNING, Severity.INFO)
FEWEST = 2
Places = frozenset[tuple[str, int, int]]


def told_once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those whose places, two or more, another finding has exactly as well."""
    found = list(findings)
    best: dict[Places, Finding] = {}
    for finding in found:
        places = _places(finding)
        if finding.rule[:2] not in TELLING:
            continue
        if len(places) >= FEWEST and (places not in best or _rank(finding) < _rank(best[places])):
            best[places] = finding
    for finding in found:
        kept = best.get(_places(finding), finding)
        if kept is finding or not _twice(finding.rule, kept.rule):
            yield finding


def _twice(rule: str, kept: str) -> bool:
    """Whether a rule is of another sort than the one kept; those across articles have their own order."""
    told = rule[:2] in TELLING and rule != kept
    return told and {rule[:2], kept[:2]} != {"XD"}


def _places(finding: Finding) -> Places:
    sides = (finding.place, finding.other, *finding.evidence)
    return frozenset((side.document, side.start, side.end) for side in sides if side)


def _rank(finding: Finding) -> tuple[int, int, str]:
    return GRAVE.index(finding.severity), TELLING.index(finding.rule[:2]), finding.rule
