"""Findings with what authors explain held back, and what is wrong with the explanations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from claims import Document
from factcheck.finding import Evidence, Finding, Status
from factcheck.rules import in05_unused_suppression as unused
from factcheck.rules.rule import Rule
from factcheck.suppressions.comments import in_comments
from factcheck.suppressions.side_file import in_side_files
from factcheck.suppressions.suppression import Suppression

DEPENDING = ("XD", "RF")
"""Families whose findings depend on what else was read."""
_Named = tuple[Evidence, str]


def suppressed(
    findings: Iterable[Finding],
    documents: Sequence[Document],
    *,
    catalogue: Sequence[Rule],
    ran: Collection[str],
    background: Sequence[Document] = (),
) -> list[Finding]:
    """The findings, those that a comment or a side file speaks of held back with the reason given.

    Behind them stand findings on suppressions that are unused, or unclear. `ran` are the codes of the
    rules that were carried out: only of these it is known that they found nothing. What stands in
    documents of the `background` holds back as well, and nothing is said of it. Raises
    SideFileError for a broken side file.
    """
    found, faults = _written(documents, catalogue)
    behind, _ = _written(background, catalogue)
    held, used = _held(findings, [*found, *behind])
    on = {rule.code for rule in catalogue if rule.enabled}
    said = (*faults, *_unused(found, used, on, ran))
    return [*held, *(finding for finding in said if finding.rule in ran)]


def _written(
    documents: Sequence[Document], catalogue: Sequence[Rule]
) -> tuple[list[Suppression], list[Finding]]:
    """The suppressions in documents and beside them, and findings on those that are unclear."""
    found, faults = in_side_files(documents, catalogue)
    for document in documents:
        own, own_faults = in_comments(document, catalogue)
        found += own
        faults += own_faults
    return found, faults


def _held(
    findings: Iterable[Finding], suppressions: Iterable[Suppression]
) -> tuple[list[Finding], set[_Named]]:
    """The findings, and the suppressions that cover one, by where and as what they are written."""
    by_document: dict[str, list[Suppression]] = defaultdict(list)
    for one in suppressions:
        by_document[one.document].append(one)
    result: list[Finding] = []
    used: set[_Named] = set()
    for finding in findings:
        names = dict.fromkeys(side.document for side in (finding.place, finding.other) if side)
        covering = [one for name in names for one in by_document[name] if one.covers(finding)]
        used.update((one.written, one.name) for one in covering)
        result.append(finding.held(Status.SUPPRESSED, covering[0].reason) if covering else finding)
    return result, used


def _unused(
    suppressions: Iterable[Suppression], used: set[_Named], on: set[str], ran: Collection[str]
) -> Iterator[Finding]:
    left: dict[_Named, frozenset[str]] = {}
    for one in suppressions:
        named = one.written, one.name
        if named not in used:
            left[named] = left.get(named, frozenset()) | one.codes
    for (place, name), codes in left.items():
        if ((codes & on) or codes).issubset(ran):
            depends = all(code.startswith(DEPENDING) for code in codes)
            yield unused.finding(place, name, depends_on_others=depends)
