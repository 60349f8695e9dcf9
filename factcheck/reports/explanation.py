"""How one claim was read, what it is about, and what it was held against, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from claims.claim import Claim, Frame
from claims.model import Kind
from factcheck.alignment import Sameness, Subject, compare
from factcheck.alignment.values import agreement
from factcheck.collection import Collection
from factcheck.finding import plain, stated
from factcheck.reports.lines import marked
from factcheck.reports.terminal import Terminal, cropped, safe, width_of, wrapped
from factcheck.subjects import comparable, subjects

INDENT = "    "
LABEL = 12  # columns of the labels on the left
CANDIDATES = 8  # other statements that are shown, the likeliest first


def explanation(claim: Claim, collection: Collection, terminal: Terminal) -> str:
    """The claim's place, reading and frame, its likeliest counterparts, and the reference table."""
    title = f"{safe(claim.document)}:{claim.line}:{claim.column} «{safe(cropped(claim.quote))}»"
    lines = [
        terminal.paint(title, "bold"),
        *marked(claim.source, claim.start, claim.end, terminal).lines,
        *_rows("read as", _reading(claim), terminal),
        *_rows("about", _frame(claim), terminal),
        *_rows("compared", _compared(claim, collection), terminal),
        *_rows("reference", _reference(claim, collection), terminal),
    ]
    return "".join(f"{line}\n" for line in lines)


def _rows(label: str, rows: Iterator[str], terminal: Terminal) -> Iterator[str]:
    """The rows with the label before the first of them."""
    head = f"{INDENT}{label:<{LABEL}}"
    for row in rows:
        for line in wrapped(row, terminal.width - width_of(head)):
            yield head + line
            head = " " * len(head)


def _reading(claim: Claim) -> Iterator[str]:
    mention = claim.mention
    yield f"{mention.kind} {stated(claim) or '(no value)'} {claim.unit}".rstrip()
    if mention.quantity is not None:
        bounds = [plain(end) if end is not None else "open" for end in (claim.low, claim.high)]
        step = mention.quantity.step
        exact = f"written to {plain(step)}" if step else "exact"
        yield f"from {bounds[0]} to {bounds[1]}; {claim.qualifier}; {exact}"
    if mention.period is not None:
        period = mention.period
        anchored = ", by the date of publication" if period.anchored else ""
        yield f"{_days(period.start, period.end)}; {period.grain}, {period.direction}{anchored}"
    yield f"by {' > '.join(mention.rules) or '(no rule named)'}"
    if mention.flags:
        yield f"flags: {', '.join(mention.flags)}"


def _days(start: date | None, end: date | None) -> str:
    if start == end:
        return str(start or "no day")
    return f"{start or 'open'} to {end or 'open'}"


def _frame(claim: Claim) -> Iterator[str]:
    frame = claim.frame
    yield f"subject: {safe(claim.subject) or '(not told)'}"
    yield f"measure: {safe(claim.measure) or '(not told)'}"
    yield f"scope: {safe(claim.scope) or '(not told)'}"
    if frame.roles:
        yield f"roles: {', '.join(sorted(frame.roles))}"
    if claim.kind is not Kind.DATE:
        yield _period(frame)
    for name in ("before", "after", "far"):
        if words := getattr(frame, name):
            yield f"{name}: {safe(' '.join(words))}"


def _period(frame: Frame) -> str:
    if not (frame.period_start or frame.period_end):
        return "period: (not told)"
    days = _days(frame.period_start, frame.period_end)
    return f"period: {days}, told by {frame.period_from or 'nothing'}"


def _compared(claim: Claim, collection: Collection) -> Iterator[str]:
    """The likeliest other statements of the same dimension, each with the verdict and why."""
    if not comparable(claim):
        yield "with nothing: it says nothing definite that another statement could contradict"
        return
    everything = subjects([one for article in collection.articles for one in article.claims])
    (own,) = (subject for subject in everything if subject.claim is claim)
    others = [one for one in everything if one is not own and one.dimension == own.dimension]
    yield f"with {len(others)} other statements of dimension {own.dimension or '(none)'}"
    joined = {
        id(member.claim)
        for fact in collection.facts
        if any(member.claim is claim for member in fact.members)
        for member in fact.members
    }
    yield from _ranked(own, others, joined)


def _ranked(own: Subject, others: Sequence[Subject], joined: set[int]) -> Iterator[str]:
    pairs = [(compare(own, other), other) for other in others]
    pairs.sort(key=lambda pair: (-pair[0].score, pair[1].order))
    for alignment, other in pairs[:CANDIDATES]:
        place = f"{safe(other.claim.document)}:{other.claim.line}:{other.claim.column}"
        verdict = f"{alignment.verdict} {alignment.score:.2f}"
        if alignment.verdict is Sameness.SAME:
            verdict += f", {agreement(own.claim, other.claim)}"
        if id(other.claim) in joined:
            verdict += ", joined into one fact"
        yield f"{place} «{safe(cropped(other.claim.quote, 40))}»: {verdict}"
        if alignment.reasons:
            yield f"  because {'; '.join(alignment.reasons)}"
    if len(pairs) > CANDIDATES:
        yield f"and {len(pairs) - CANDIDATES} less alike"


def _reference(claim: Claim, collection: Collection) -> Iterator[str]:
    if not collection.reference.facts:
        yield "no table"
        return
    found = [lookup for lookup in collection.lookups if lookup.claim is claim]
    for lookup in found:
        yield f"{lookup.standing}: {lookup.says()}"
    if not found:
        yield "not covered: no row of the table speaks of it"
