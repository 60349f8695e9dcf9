"""Findings against a baseline: what is known, what is new, and which entries hold nothing any more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.baseline.entries import Baseline, Entry, Side
from factcheck.finding import ACROSS, Evidence, Finding, Status

UNHELD = "IN"
"""Findings about the run itself are never held back: what was not read was not checked."""
_Key = tuple[str, Side, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """All findings with their status, and the entries by what became of them.

    `known` pairs each finding held back with its entry; `stale` are the entries whose finding is
    gone; `unseen` those that this run could not have found, since a document or rule was left out.
    """

    findings: tuple[Finding, ...]
    known: tuple[tuple[Finding, Entry], ...]
    stale: tuple[Entry, ...]
    unseen: tuple[Entry, ...]

    @property
    def new(self) -> tuple[Finding, ...]:
        """The open findings that a baseline may take in."""
        return tuple(one for one in self.findings if _may_be_held(one))

    @property
    def before(self) -> Baseline:
        """The baseline as it was."""
        return Baseline.of([*(entry for _, entry in self.known), *self.stale, *self.unseen])

    def renewed(self) -> Baseline:
        """The baseline without what is gone; an entry keeps its date and reason."""
        kept = [Entry.of(finding, entry.added, entry.reason) for finding, entry in self.known]
        return Baseline.of([*kept, *self.unseen])

    def extended(self, added: date, reason: str) -> Baseline:
        """The renewed baseline with what is new."""
        new = [Entry.of(finding, added, reason) for finding in self.new]
        return Baseline.of([*self.renewed().entries, *new])


def compare(
    findings: Sequence[Finding], baseline: Baseline, *, could_see: Callable[[Entry], bool]
) -> Comparison:
    """Hold back what the baseline knows.

    A finding is known by its fingerprint. So is a claim that stands against the same value as before,
    though now in the words of another article: which of several that agree is quoted may change when
    one more is read. Each entry knows one finding, so that a second one alike is new.
    `could_see` says whether this run looked at all that an entry rests on.
    """
    entries = {entry.fingerprint: entry for entry in baseline.entries}
    found: dict[int, Entry] = {}
    for at, finding in enumerate(findings):
        if _may_be_held(finding) and (entry := entries.pop(finding.finding_id, None)):
            found[at] = entry
    restated = _by_side(entries.values())
    for at, finding in enumerate(findings):
        if at in found or not _may_be_held(finding):
            continue
        entry = next((one for one in restated[_key(finding)] if one.fingerprint in entries), None)
        if entry:
            found[at] = entries.pop(entry.fingerprint)
    held = {at: findings[at].held(Status.BASELINE, entry.reason) for at, entry in found.items()}
    left = tuple(entries.values())
    return Comparison(
        tuple(held.get(at, finding) for at, finding in enumerate(findings)),
        tuple((findings[at], entry) for at, entry in sorted(found.items())),
        tuple(entry for entry in left if could_see(entry)),
        tuple(entry for entry in left if not could_see(entry)),
    )


def _may_be_held(finding: Finding) -> bool:
    return finding.status is Status.NEW and not finding.rule.startswith(UNHELD)


def _by_side(entries: Collection[Entry]) -> defaultdict[_Key, list[Entry]]:
    """The entries across articles by rule, one side and the value of the other."""
    found: defaultdict[_Key, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.rule.startswith(ACROSS) and len(entry.sides) == 2:
            first, second = entry.sides
            found[entry.rule, first, _said(second)].append(entry)
            found[entry.rule, second, _said(first)].append(entry)
    return found


def _key(finding: Finding) -> _Key:
    other = finding.other or Evidence("", 0, 0, 0, 0, "")
    return finding.rule, Side.of(finding.place), _said(Side.of(other))


def _said(side: Side) -> str:
    return side.value or side.quote
