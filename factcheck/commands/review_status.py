"""`factcheck review status`: how far a review has come, by rule and reviewer, and who agrees."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from factcheck.commands import check
from factcheck.commands.output import write
from factcheck.commands.review import AT_ONCE, Carried
from factcheck.finding import Finding, Status
from factcheck.languages import say, say_many
from factcheck.reports.terminal import safe, width_of
from factcheck.review.agreement import Agreement, agreements, rounded
from factcheck.review.decision import DISPUTED, Decision
from factcheck.review.standing import is_open

WORDS = (*(decision.value for decision in Decision), DISPUTED)


def show(held: Carried) -> int:
    """Write the state of the review to standard output."""
    blocks = [_by_rule(held), _by_reviewer(held), _agreement(held), _left(held)]
    text = "\n".join("".join(f"{safe(line)}\n" for line in block) for block in blocks if block)
    write(text, None)
    return check.status(held.report, "never")


def _by_rule(held: Carried) -> list[str]:
    """The findings of this run: how each rule's were decided, and how many wait."""
    head = [say("rule"), *_headings(), say("undecided")]
    counts: dict[str, Counter[str]] = {}
    for finding in held.report.findings:
        word = finding.decision or ("open" if is_open(finding) else "")
        if word:
            counts.setdefault(finding.rule, Counter())[word] += 1
    rows = [[rule, *_numbers(counts[rule], "open")] for rule in sorted(counts)]
    total: Counter[str] = sum(counts.values(), Counter())
    return _aligned([head, *rows, [say("all"), *_numbers(total, "open")]])


def _by_reviewer(held: Carried) -> list[str]:
    """The current decisions of each reviewer."""
    assert held.comparison is not None
    given = [one for _, verdict in held.comparison.decided for one in verdict.entries]
    head = [say("reviewer"), *_headings()[:-1], say("all")]
    counts = {name: Counter(_words_of(held, name)) for name in held.log.reviewers}
    rows = [
        [name, *(f"{count[word.value]:,}" for word in Decision), f"{count.total():,}"]
        for name, count in counts.items()
    ]
    return _aligned([head, *rows]) if given else []


def _words_of(held: Carried, reviewer: str) -> Iterator[str]:
    assert held.comparison is not None
    for _, verdict in held.comparison.decided:
        yield from (one.decision.value for one in verdict.entries if one.reviewer == reviewer)


def _agreement(held: Carried) -> list[str]:
    return [_in_words(one) for one in agreements(held.log)]


def _in_words(found: Agreement) -> str:
    one, other = found.reviewers
    kappa = found.kappa
    alike = sum(first is second for first, second in found.pairs)
    return say(
        "agreement of {one} and {other}: {alike} of {number} ({share}%), {kappa}",
        one=one,
        other=other,
        alike=alike,
        number=len(found.pairs),
        share=rounded(found.share * 100, 1),
        kappa=say("Cohen's kappa {kappa}", kappa=rounded(kappa, 2))
        if kappa is not None
        else say("Cohen's kappa not defined: both gave one decision throughout"),
    )


def _left(held: Carried) -> list[str]:
    """The findings that wait: those in dispute, with what each has decided, then the undecided."""
    findings = held.report.findings
    disputed = [
        say(
            "{decision}: {place} ({note})",
            decision=say("disputed"),
            place=_where(one),
            note=one.note,
        )
        for one in findings
        if one.status is Status.NEW and one.decision == DISPUTED
    ]
    waiting = [
        say("{decision}: {place}", decision=say("undecided"), place=_where(one))
        for one in findings
        if is_open(one)
    ]
    return [*_first(disputed), *_first(waiting)]


def _first(lines: list[str]) -> list[str]:
    more = len(lines) - AT_ONCE
    rest = [say_many("and one more", "and {number} more", more)] if more > 0 else []
    return [*lines[:AT_ONCE], *rest]


def _where(finding: Finding) -> str:
    place = finding.place
    return f"{place.document}:{place.line}:{place.column} {finding.rule} 「{place.quote}」"


def _headings() -> list[str]:
    return [say("error"), say("accepted"), say("false alarm"), say("disputed")]


def _numbers(count: Counter[str], last: str) -> Iterator[str]:
    return (f"{count[word]:,}" for word in (*WORDS, last))


def _aligned(rows: Iterable[list[str]]) -> list[str]:
    """Columns under one another: the first to the left, numbers to the right."""
    rows = list(rows)
    widths = [max(map(width_of, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(_cells(row, widths)).rstrip() for row in rows]


def _cells(row: list[str], widths: list[int]) -> Iterator[str]:
    for at, (cell, width) in enumerate(zip(row, widths, strict=True)):
        gap = " " * (width - width_of(cell))
        yield cell + gap if at == 0 else gap + cell
