"""`factcheck check`: read, compare, report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.checker import check, ordered
from factcheck.commands.output import keep_inputs, notice, terminal_of, write
from factcheck.commands.progress import waiting
from factcheck.commands.reading import Batch, read_sources
from factcheck.commands.sources import Sources
from factcheck.configuration import Configuration
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.reference.table import ReferenceTable, bundled, load
from factcheck.report import Report
from factcheck.reports import OF_FINDINGS
from factcheck.reports.summary import summary
from factcheck.rules import catalogue
from factcheck.rules.rule import Rule
from factcheck.selection import graded, outside, select
from factcheck.suppressions import suppressed

if TYPE_CHECKING:
    from factcheck.commands.options import Reading, References, Selection

FAILING = {
    "error": {Severity.ERROR},
    "warning": {Severity.ERROR, Severity.WARNING},
    "never": set(),
}
FROM_TABLE = "RF"
"""The family of rules that need a reference table."""


def tables(paths: Sequence[Path], *, with_bundled: bool) -> ReferenceTable | None:
    """The bundled table and the user's own as one; None if there is none."""
    if not paths:
        return bundled() if with_bundled else None
    own = load(paths)
    return bundled() + own if with_bundled else own


def rules(selected: Sequence[str], ignored: Sequence[str]) -> tuple[Rule, ...]:
    """The rules to run."""
    return select(catalogue(), selected, ignored)


def report_of(
    reading: Reading,
    references: References,
    selection: Selection,
    paths: Sequence[str],
    against: Sequence[str] = (),
    changed: Set[str] | None = None,
) -> Report:
    """What the options of a command come to: all findings, with what the authors explain held back."""
    sources = reading.sources(paths)
    batch, behind = read_both(sources, against, changed)
    tables, chosen = references.table(), selection.rules()
    return run(batch, behind, tables, chosen, reading.configuration, quiet=sources.quiet)


def read_both(
    sources: Sources, against: Sequence[str] = (), changed: Set[str] | None = None
) -> tuple[Batch, Batch]:
    """The documents to look at, and those only to compare with.

    Only compared with are those that the paths of `against` name and, where it is told what has
    `changed`, those that have not.
    """
    batch = read_sources(sources)
    behind = background(sources, against, batch)
    if changed is None:
        return batch, behind
    batch, same = batch.divided(changed)
    return batch, same.joined(behind)


def run(
    batch: Batch,
    behind: Batch,
    reference: ReferenceTable | None,
    chosen: tuple[Rule, ...],
    configuration: Configuration | None = None,
    *,
    quiet: bool,
) -> Report:
    """Compare everything, and put a finding for each document that is of no use first.

    The documents of `behind` are only compared with.
    """
    extracted = [article.claims for article in (*batch.articles, *behind.articles)]
    with waiting(say("comparing"), len(extracted), quiet=quiet):
        report = check(
            batch.documents,
            reference=reference,
            rules=chosen,
            extracted=extracted,
            background=behind.documents,
        )
    ran = tuple(rule for rule in chosen if reference is not None or rule.code[:2] != FROM_TABLE)
    codes = {rule.code for rule in ran}
    unusable = [one for one in (*batch.findings, *behind.findings) if one.rule in codes]
    told = suppressed(
        report.findings,
        batch.documents,
        catalogue=catalogue(),
        ran=codes,
        background=behind.documents,
    )
    configuration = configuration or Configuration()
    findings = (
        *settled(unusable, configuration),
        *ordered(settled(told, configuration), batch.documents),
    )
    counts = replace(
        report.coverage, unreadable=batch.unreadable + behind.unreadable, empty=batch.empty
    )
    if reference is None:  # nothing was asked of a table, so nothing is missing in it
        counts = replace(counts, not_covered=0)
    only_compared = frozenset(document.path for document in behind.documents)
    return replace(report, findings=findings, coverage=counts, rules=ran, background=only_compared)


def background(sources: Sources, paths: Sequence[str], batch: Batch) -> Batch:
    """The documents to compare with: what the paths name and the batch has not."""
    if not paths:
        return Batch((), ())
    found = read_sources(replace(sources, paths=tuple(paths)))
    known = {document.path for document in batch.documents}
    articles = (one for one in found.articles if one.document.path not in known)
    findings = (one for one in found.findings if one not in batch.findings)
    return Batch(tuple(articles), tuple(findings))


def settled(findings: Iterable[Finding], configuration: Configuration) -> Iterator[Finding]:
    """The findings as the configuration wants them: some files' rules off, severities changed."""
    rules = catalogue()
    wanted = outside(findings, rules, configuration.ignored_in)
    return graded(wanted, rules, configuration.settings.severities)


def show(report: Report, output_format: str, output: Path | None, *, quiet: bool) -> None:
    """Write the findings, and the summary to standard error."""
    unusable = (finding.place.document for finding in report.findings)
    keep_inputs(output, (*(document.path for document in report.documents), *unusable))
    write(OF_FINDINGS[output_format](report, terminal_of(output)), output)
    if not quiet:
        for line in summary(report):
            notice(line)


def status(report: Report, fail_on: str) -> int:
    """0 nothing open at or above the fail level, 1 findings, 2 something could not be checked."""
    coverage = report.coverage
    read = coverage.documents or report.background
    if coverage.unreadable or coverage.failed_rules or not read:
        return 2
    return int(any(finding.severity in FAILING[fail_on] for finding in report.open))
