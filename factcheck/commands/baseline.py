"""`factcheck baseline …`, and `check --baseline`: what was known before is held back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from claims.errors import ClaimsError
from factcheck.baseline import Baseline, BaselineError, Comparison, Entry, compare, read, write
from factcheck.commands import check
from factcheck.commands.clock import today
from factcheck.commands.output import notice
from factcheck.commands.output import write as put
from factcheck.commands.reading import named_from
from factcheck.languages import later, say, say_many
from factcheck.report import Report
from factcheck.reports.summary import count_findings
from factcheck.reports.terminal import safe

FILE = Path(".factcheck-baseline.json")
AT_ONCE = 10  # stale entries that are told one by one
KNOWN = later("known when the baseline was made")


class BaselineRefusal(ClaimsError):
    """A baseline is not made or changed, since the run that it would rest on is not whole."""


@dataclass(frozen=True, slots=True)
class Held:
    """A report with what a baseline knows held back; without a baseline, as it was."""

    report: Report
    file: Path | None = None
    comparison: Comparison | None = None

    def tell(self) -> None:
        """On standard error: how many entries there are, how old, and which hold nothing any more."""
        if self.comparison is None:
            return
        stale = self.comparison.stale
        _tell(self.file, _inventory(self.comparison.before), *_gone(self.comparison))
        for entry in stale[:AT_ONCE]:
            notice(say("  stale: {entry}", entry=entry))
        if (more := len(stale) - AT_ONCE) > 0:
            notice(
                say_many(
                    "  and {number} more; `factcheck baseline prune` takes it out",
                    "  and {number} more; `factcheck baseline prune` takes them out",
                    more,
                )
            )

    def status(self, *, strict: bool) -> int:
        """1 if stale entries are not let pass and there are some, else 0."""
        return int(strict and self.comparison is not None and bool(self.comparison.stale))


def held_back(report: Report, file: Path | None, *, strict: bool) -> Held:
    """The report with what the baseline of the file knows held back, if there is to be one.

    Documents in a baseline are named from the folder that it lies in, wherever the run is started.
    """
    if file is None:
        if strict:
            raise BaselineError("--strict-baseline: there is no --baseline")
        return Held(report)
    comparison = _compared(report, read(file), file)
    pairs = zip(report.findings, comparison.findings, strict=True)
    findings = tuple(own.held(one.status, one.note) for own, one in pairs)
    return Held(replace(report, findings=findings), file, comparison)


def create(report: Report, file: Path, reason: str, day: date | None) -> int:
    """Write a first baseline with every open finding."""
    if file.exists():
        raise BaselineError(
            "{file}: exists already; `factcheck baseline update` brings it up to date", file=file
        )
    new = _compared(_whole(report), Baseline(), file)
    baseline = new.extended(day or today(), reason or say(KNOWN))
    write(baseline, file)
    _tell(file, _inventory(baseline))
    return 0


def update(report: Report, file: Path, *, allow_new: bool, reason: str, day: date | None) -> int:
    """Take out what is gone; take in what is new only if that is allowed, else status 1."""
    if allow_new and not reason.strip():
        raise BaselineError("--allow-new needs --reason TEXT: why is each of them let be?")
    comparison = _compared(_whole(report), read(file), file)
    new = comparison.new
    baseline = comparison.extended(day or today(), reason) if allow_new else comparison.renewed()
    write(baseline, file)
    added = len(new) if allow_new else 0
    told = say_many("{number} added", "{number} added", added)
    _tell(file, _inventory(baseline), told, *_gone(comparison, removed=True))
    if new and not allow_new:
        findings = count_findings(new)
        notice(say("not added: {findings}; --allow-new --reason TEXT adds them", findings=findings))
        return 1
    return 0


def prune(report: Report, file: Path) -> int:
    """Take out what is gone, and say nothing of what is new."""
    comparison = _compared(_whole(report), read(file), file)
    baseline = comparison.renewed()
    write(baseline, file)
    _tell(file, _inventory(baseline), *_gone(comparison, removed=True))
    return 0


def show(file: Path) -> int:
    """Write the entries, one a line, oldest first."""
    baseline = read(file)
    lines = [
        safe(f"{entry.added}  {entry.fingerprint}  {entry}  {entry.reason}") + "\n"
        for entry in sorted(baseline.entries, key=lambda entry: entry.added)
    ]
    put("".join(lines), None)
    _tell(file, _inventory(baseline))
    return 0


def _compared(report: Report, baseline: Baseline, file: Path) -> Comparison:
    name = named_from(file.parent)
    paths = {document.path for document in report.documents} - report.background
    documents = set(map(name, paths))
    rules = {rule.code for rule in report.rules}
    findings = [finding.renamed(name) for finding in report.findings]
    return compare(findings, baseline, could_see=_sight(documents, rules, file.parent))


def _sight(
    documents: Collection[str], rules: Collection[str], folder: Path
) -> Callable[[Entry], bool]:
    """Whether a run of these documents and rules would have found what an entry knows."""

    def could_see(entry: Entry) -> bool:
        missed = (name for name in entry.documents if name not in documents)
        return entry.rule in rules and not any((folder / name).exists() for name in missed)

    return could_see


def _whole(report: Report) -> Report:
    if check.status(report, "never"):
        raise BaselineRefusal("baseline: something could not be checked; nothing was written")
    return report


def _inventory(baseline: Baseline) -> str:
    entries = say_many("{number} entry", "{number} entries", len(baseline.entries))
    if baseline.oldest is None:
        return entries
    age = (today() - baseline.oldest).days
    return say(
        "{entries}, the oldest of {day} ({age} ago)",
        entries=entries,
        day=baseline.oldest,
        age=say_many("{number} day", "{number} days", age),
    )


def _gone(comparison: Comparison, *, removed: bool = False) -> Iterator[str]:
    if stale := len(comparison.stale):
        if removed:
            yield say_many("{number} removed", "{number} removed", stale)
        else:
            yield say_many("{number} stale", "{number} stale", stale)
    if unseen := len(comparison.unseen):
        yield say_many("{number} not looked at", "{number} not looked at", unseen)


def _tell(file: Path | None, *parts: str) -> None:
    notice(say("baseline {file}: {state}", file=file, state=say("; ").join(parts)))
