"""Findings against the decision log: what is decided, what lapsed, and what is gone.

The last decision of each reviewer on a text counts. Where these differ, the finding is disputed and
stays open until they are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from factcheck.finding import Finding, Status
from factcheck.review.decision import DISPUTED, Decision, Entry
from factcheck.review.log import Log


class Standing(StrEnum):
    """What a line of the log is worth today."""

    CURRENT = "current"  # the reviewer's last word on a finding as it stands
    REPLACED = "replaced"  # the reviewer has decided again
    LAPSED = "lapsed"  # the finding is there, but its sentences were changed
    GONE = "gone"  # there is no such finding any more
    UNSEEN = "unseen"  # this run did not look at its documents, or not with its rule


@dataclass(frozen=True, slots=True)
class Verdict:
    """What has been decided on a finding: the last word of each reviewer, one or more."""

    entries: tuple[Entry, ...]

    @property
    def decision(self) -> Decision | None:
        """The decision of all; None where they differ."""
        found = {entry.decision for entry in self.entries}
        return found.pop() if len(found) == 1 else None

    @property
    def decided_at(self) -> date:
        """The day of the last of them."""
        return max(entry.decided_at for entry in self.entries)

    @property
    def reviewers(self) -> str:
        """Their names in a cell."""
        return "; ".join(entry.reviewer for entry in self.entries)

    @property
    def note(self) -> str:
        """Their notes in a cell; with names, and with decisions where these differ."""
        if len(self.entries) == 1:
            return self.entries[0].note
        return "; ".join(filter(None, map(self._said, self.entries)))

    def _said(self, entry: Entry) -> str:
        word = f" {entry.decision.value}" if self.decision is None else ""
        note = f": {entry.note}" if entry.note else ""
        return f"{entry.reviewer}{word}{note}" if word or note else ""

    def of(self, finding: Finding) -> Finding:
        """The finding with the decision in its columns; held back if nothing is left to do."""
        settled = self.decision is not None and self.decision.settles
        held = finding.held(Status.ACCEPTED) if settled else finding
        return replace(
            held,
            reviewer=self.reviewers,
            decided_at=self.decided_at.isoformat(),
            decision=self.decision.value if self.decision else DISPUTED,
            note=finding.note or self.note,
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """All findings with what was decided on them, and the lines of the log by what became of them.

    `decided` and `lapsed` are findings with the decisions on them; a lapsed one was judged when its
    sentences were others, and has not been judged since.
    """

    findings: tuple[Finding, ...]
    decided: tuple[tuple[Finding, Verdict], ...]
    lapsed: tuple[tuple[Finding, Verdict], ...]
    lines: tuple[tuple[Entry, Standing], ...]

    def count(self, standing: Standing) -> int:
        """How many lines of the log stand so."""
        return sum(one is standing for _, one in self.lines)


def compare(
    findings: Sequence[Finding],
    log: Log,
    *,
    name_of: Callable[[str], str],
    could_see: Callable[[Entry], bool],
) -> Comparison:
    """Give each finding what was decided on it.

    A decision is known by fingerprint and digest. Documents may be named as in this run or as
    `name_of` names them, from the folder of the log. `could_see` says whether this run looked at all
    that a decision is about.
    """
    judged = _judged(log)
    found: list[Finding] = []
    decided: list[tuple[Finding, Verdict]] = []
    lapsed: list[tuple[Finding, Verdict]] = []
    alive: set[str] = set()
    for finding in findings:
        names = {finding.finding_id, finding.renamed(name_of).finding_id}
        texts = {
            digest: entries for name in names for digest, entries in judged.get(name, {}).items()
        }
        verdict = _verdict(texts.get(finding.digest, ()))
        alive |= names if finding.digest else set()
        found.append(verdict.of(finding) if verdict else finding)
        if verdict:
            decided.append((finding, verdict))
        elif finding.digest and (
            before := _verdict([one for all_of in texts.values() for one in all_of])
        ):
            lapsed.append((finding, before))
    now = {entry for _, verdict in decided for entry in verdict.entries}
    lines = tuple((entry, _standing(entry, log, now, alive, could_see)) for entry in log.in_time)
    return Comparison(tuple(found), tuple(decided), tuple(lapsed), lines)


def _judged(log: Log) -> dict[str, dict[str, list[Entry]]]:
    """Fingerprint → digest → the last word of each reviewer."""
    found: dict[str, dict[str, list[Entry]]] = {}
    for (fingerprint, digest), by in log.standing.items():
        found.setdefault(fingerprint, {})[digest] = [by[name] for name in sorted(by)]
    return found


def _verdict(entries: Sequence[Entry]) -> Verdict | None:
    last = {entry.reviewer: entry for entry in sorted(entries, key=lambda one: one.decided_at)}
    return Verdict(tuple(last[name] for name in sorted(last))) if last else None


def _standing(
    entry: Entry, log: Log, now: set[Entry], alive: set[str], could_see: Callable[[Entry], bool]
) -> Standing:
    if log.standing[entry.judged][entry.reviewer] != entry:
        return Standing.REPLACED
    if entry in now:
        return Standing.CURRENT
    if entry.fingerprint in alive:
        return Standing.LAPSED
    return Standing.GONE if could_see(entry) else Standing.UNSEEN


def is_open(finding: Finding) -> bool:
    """Whether a finding waits for a decision."""
    return finding.status is Status.NEW and bool(finding.digest) and not finding.decision
