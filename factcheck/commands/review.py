"""`factcheck review …`, and `check --decisions`: what reviewers decided is carried over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from factcheck.commands import check
from factcheck.commands.clock import today
from factcheck.commands.output import keep_inputs, notice
from factcheck.commands.output import write as put
from factcheck.commands.reading import named_from
from factcheck.finding import Finding
from factcheck.languages import say, say_many
from factcheck.report import Report
from factcheck.reports.table import sheet
from factcheck.review.decision import Decision, Entry, ReviewError
from factcheck.review.log import Log, append, read
from factcheck.review.standing import Comparison, Standing, Verdict, compare
from factcheck.review.table import Absent, Table, news, read_decisions

FILE = Path(".factcheck-decisions.jsonl")
AT_ONCE = 10  # lapsed decisions that are told one by one
COLUMNS = (
    *("standing", "finding_id", "digest", "rule", "document", "line", "column", "quote"),
    *("other_document", "other_quote", "decision", "reviewer", "decided_at", "note"),
)


@dataclass(frozen=True, slots=True)
class Carried:
    """A report with the decisions of a log on its findings; without a log, as it was."""

    report: Report
    file: Path | None = None
    log: Log = field(default_factory=Log)
    comparison: Comparison | None = None

    def tell(self) -> None:
        """On standard error: how many findings are decided, and which decisions lapsed."""
        if self.comparison is None:
            return
        notice(say("decisions {file}: {counts}", file=self.file, counts=_counts(self.comparison)))
        lapsed = self.comparison.lapsed
        for finding, verdict in lapsed[:AT_ONCE]:
            notice(f"  {_lapsed(finding, verdict)}")
        if (more := len(lapsed) - AT_ONCE) > 0:
            notice(f"  {say_many('and one more', 'and {number} more', more)}")


def carried(report: Report, file: Path | None, by: Sequence[str]) -> Carried:
    """The report with the decisions of the file on its findings, if there is to be one.

    With `by`, only the decisions of these reviewers count. Raises ReviewError for a broken log.
    """
    if file is None:
        if by:
            raise ReviewError(say("--by: there is no --decisions"))
        return Carried(report)
    log = read(file).by(by)
    comparison = compare(
        report.findings,
        log,
        name_of=named_from(file.parent),
        could_see=_sight(report, file.parent),
    )
    return Carried(replace(report, findings=comparison.findings), file, log, comparison)


def take(table: Path, file: Path, reviewer: str, day: date | None) -> int:
    """Add the decisions of a table to the log: all of them, or none and a reason."""
    log = read(file) if file.exists() else Log()
    found = read_decisions(table, Absent(reviewer, day or today()))
    new = news(found, log)
    append(new, file)
    notice(say("decisions {file}: {counts}", file=file, counts=_taken(found, log, new)))
    return 0


def _taken(found: Table, log: Log, new: Sequence[Entry]) -> str:
    """In words: what a table added to a log, and what of it did not count."""
    standing = Log((*log.entries, *new)).standing
    late = sum(standing[entry.judged][entry.reviewer] != entry for entry in new)
    known = sum(len(row.entries) for row in found.decided) - len(new)
    told = [say_many("one decision added", "{number} decisions added", len(new))]
    if known:
        told.append(say_many("one known already", "{number} known already", known))
    if late:
        told.append(
            say_many(
                "one of them older than what stands",
                "{number} of them older than what stands",
                late,
            )
        )
    if found.undecided:
        told.append(say_many("one row undecided", "{number} rows undecided", found.undecided))
    return say(", ").join(told)


def export(held: Carried, output: Path | None) -> int:
    """Write every line of the log with its standing, as CSV. The place is that of today."""
    assert held.comparison is not None
    documents = (document.path for document in held.report.documents)
    keep_inputs(output, (held.file, *documents))
    places = _places(held.comparison)
    rows = [_row(entry, standing, places) for entry, standing in held.comparison.lines]
    put(sheet(COLUMNS, rows), output)
    return check.status(held.report, "never")


def _places(comparison: Comparison) -> dict[Entry, Finding]:
    both = (*comparison.decided, *comparison.lapsed)
    return {entry: finding for finding, verdict in both for entry in verdict.entries}


def _row(entry: Entry, standing: Standing, places: dict[Entry, Finding]) -> dict[str, object]:
    row: dict[str, object] = {name: getattr(entry, name, None) for name in COLUMNS}
    row |= {
        "standing": standing.value,
        "finding_id": entry.fingerprint,
        "decision": entry.decision.value,
    }
    if finding := places.get(entry):
        row |= {
            name: getattr(finding.place, name) for name in ("document", "line", "column", "quote")
        }
        row["rule"] = finding.rule
    return row


def _counts(comparison: Comparison) -> str:
    """In words: what is decided and how, and what became of the other lines."""
    lines = [_decided(comparison)]
    if number := len(comparison.lapsed):
        lines.append(
            say_many(
                "one lapsed, its text has changed",
                "{number} lapsed, their text has changed",
                number,
            )
        )
    if gone := comparison.count(Standing.GONE):
        lines.append(say_many("one gone", "{number} gone", gone))
    if unseen := comparison.count(Standing.UNSEEN):
        lines.append(say_many("one not looked at", "{number} not looked at", unseen))
    return say("; ").join(lines)


def _decided(comparison: Comparison) -> str:
    """In words: how many findings are decided on, and how."""
    verdicts = [verdict.decision for _, verdict in comparison.decided]
    numbers = {
        say("error"): verdicts.count(Decision.ERROR),
        say("accepted"): verdicts.count(Decision.ACCEPTED),
        say("false alarm"): verdicts.count(Decision.FALSE_ALARM),
        say("disputed"): verdicts.count(None),
    }
    parts = [
        say("{number} {decision}", number=number, decision=word)
        for word, number in numbers.items()
        if number
    ]
    decided = say_many("one finding decided on", "{number} findings decided on", len(verdicts))
    return decided + (say(" ({parts})", parts=say(", ").join(parts)) if parts else "")


def _lapsed(finding: Finding, verdict: Verdict) -> str:
    place = finding.place
    return say(
        "lapsed: {place} {rule} 「{quote}」 ({decision}, {reviewers}, {day})",
        place=f"{place.document}:{place.line}:{place.column}",
        rule=finding.rule,
        quote=place.quote,
        decision=say(verdict.decision.value) if verdict.decision else say("disputed"),
        reviewers=verdict.reviewers,
        day=verdict.decided_at,
    )


def _sight(report: Report, folder: Path) -> Callable[[Entry], bool]:
    """Whether this run would have found what a decision is about."""
    rules = {rule.code for rule in report.rules}
    name = named_from(folder)
    paths = {document.path for document in report.documents} - report.background
    documents = paths | set(map(name, paths))

    def could_see(entry: Entry) -> bool:
        missed = [one for one in entry.documents if one not in documents]
        there = any(Path(one).exists() or (folder / one).exists() for one in missed)
        return (not entry.rule or entry.rule in rules) and not there

    return could_see
