"""`factcheck check`: read, compare, report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from claims.errors import InputError
from factcheck.checker import check, ordered
from factcheck.commands.output import keep_inputs, notice, terminal_of, write
from factcheck.commands.progress import waiting
from factcheck.commands.reading import Batch, read_sources
from factcheck.commands.sources import Sources
from factcheck.configuration import Configuration
from factcheck.drafts import concerning
from factcheck.finding import Finding, Severity
from factcheck.languages import say, say_many
from factcheck.reference.table import ReferenceTable, bundled, load
from factcheck.report import Coverage, Report
from factcheck.reports import OF_FINDINGS
from factcheck.reports.summary import summary
from factcheck.rules import catalogue
from factcheck.rules.rule import Rule
from factcheck.selection import graded, outside, select
from factcheck.suppressions import suppressed

if TYPE_CHECKING:
    from factcheck.commands.options import Changes, Run

FAILING = {
    "error": {Severity.ERROR},
    "warning": {Severity.ERROR, Severity.WARNING},
    "never": set(),
}
TEXT = "text"
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
    options: Run,
    paths: Sequence[str],
    against: Sequence[str] = (),
    changes: Changes | None = None,
) -> Report:
    """What the options of a command come to: all findings, with what the authors explain held back."""
    sources = options.sources(paths)
    batch, behind = read_both(sources, against, changes)
    tables, chosen = options.table(), options.rules()
    return run(batch, behind, tables, chosen, options.configuration, quiet=sources.quiet)


def read_both(
    sources: Sources, against: Sequence[str] = (), changes: Changes | None = None
) -> tuple[Batch, Batch]:
    """The documents to look at, and those only to compare with.

    Only compared with are those that the paths of `against` name and, where `changes` are told,
    those that have not changed. Raises InputError for a change in a file that there is not.
    """
    batch = read_sources(sources)
    behind = background(sources, against, batch)
    if changes is None or not changes.told:
        return batch, behind
    for name in sorted(changes.named - set(batch.names)):
        _not_read(name, batch, quiet=sources.quiet)
    batch, same = batch.divided(changes.documents)
    return batch, same.joined(behind)


def _not_read(name: str, batch: Batch, *, quiet: bool) -> None:
    """Tell that a file with changes is not among the documents, or raise that there is none such."""
    if Path(name).exists():
        notice(say("--changed {file}: not among the documents of this run", file=name), quiet=quiet)
        return
    by_end = {known.rpartition("/")[2]: known for known in batch.names}
    near = get_close_matches(name, batch.names, 1) or [
        by_end[end] for end in get_close_matches(name.rpartition("/")[2], by_end, 1)
    ]
    if near:
        raise InputError(
            "--changed {file}: no such file; did you mean {near}?", file=name, near=near[0]
        )
    raise InputError("--changed {file}: no such file", file=name)


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
    return replace(
        report,
        findings=_told(report, batch, behind, ran, configuration or Configuration()),
        coverage=_counted(report.coverage, batch, behind, asked=reference is not None),
        rules=ran,
        background=frozenset(document.path for document in behind.documents),
    )


def _told(
    report: Report,
    batch: Batch,
    behind: Batch,
    ran: Iterable[Rule],
    configuration: Configuration,
) -> tuple[Finding, ...]:
    """What is of no use, then what was found, as suppressions and the configuration want it."""
    codes = {rule.code for rule in ran}
    unusable = [one for one in (*batch.findings, *behind.findings) if one.rule in codes]
    told = suppressed(
        report.findings,
        batch.documents,
        catalogue=catalogue(),
        ran=codes,
        background=behind.documents,
    )
    return (
        *settled(unusable, configuration),
        *ordered(settled(told, configuration), batch.documents),
    )


def _counted(coverage: Coverage, batch: Batch, behind: Batch, *, asked: bool) -> Coverage:
    """The coverage with what could not be read; where no table was asked, nothing is missing in it."""
    counts = replace(coverage, unreadable=batch.unreadable + behind.unreadable, empty=batch.empty)
    return counts if asked else replace(counts, not_covered=0)


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


def show(
    report: Report,
    output_format: str,
    output: Path | None,
    drafts: Set[str] = frozenset(),
    *,
    quiet: bool,
) -> None:
    """Write the findings, and the summary to standard error.

    As text, only those that concern the `drafts`, if there are any, and how many others there are.
    """
    unusable = (finding.place.document for finding in report.findings)
    keep_inputs(output, (*(document.path for document in report.documents), *unusable))
    listed = concerning(report, drafts) if output_format == TEXT and drafts else report
    text = OF_FINDINGS[output_format](listed, terminal_of(output))
    write(text + _left_out(len(report.open) - len(listed.open)), output)
    if not quiet:
        for line in summary(report):
            notice(line)


def _left_out(number: int) -> str:
    if not number:
        return ""
    return "{}\n".format(
        say_many(
            "{number} more finding is about other documents alone; --all lists it too",
            "{number} more findings are about other documents alone; --all lists them too",
            number,
        )
    )


def status(report: Report, fail_on: str) -> int:
    """0 nothing open at or above the fail level, 1 findings, 2 something could not be checked."""
    coverage = report.coverage
    read = coverage.documents or report.background
    if coverage.unreadable or coverage.failed_rules or not read:
        return 2
    return int(any(finding.severity in FAILING[fail_on] for finding in report.open))
