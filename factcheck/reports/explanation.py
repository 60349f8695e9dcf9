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
from factcheck.languages import later, say, say_many, translated
from factcheck.reports.lines import marked
from factcheck.reports.terminal import Terminal, cropped, safe, width_of, wrapped
from factcheck.subjects import comparable, subjects

INDENT = "    "
LABEL = 12  # columns of the labels on the left
REASONS = (  # of `factcheck.alignment.guards`; what they are about stands behind a colon
    *(later("dimension"), later("persons against things"), later("dates of other events")),
    *(later("the one is past, the other to come"), later("dates of other things")),
    *(later("ranks of others"), later("counts of other things")),
    *(later("no telling word in common"), later("articles on other matters")),
    *(later("told in one sentence"), later("told one after the other in one text")),
    *(later("not stated as true"), later("role"), later("opposites"), later("period")),
    *(later("edition"), later("periods of unlike length"), later("other name")),
    *(later("one of the two lies in the future"), later("ordinals that name an edition")),
    *(later("running totals of two dates"), later("other sorts")),
    later("a running length of time, told in two years"),
    *(later("for one of another thing"), later("as of an earlier day, and grown since")),
    *(
        later("ages of persons that are not named alike"),
        later("the one since, the other before a day"),
    ),
    later("of a period that had not ended when the other article came out"),
    *(later("a percentage that does not say of what"), later("of a time after the other article")),
)
CANDIDATES = 8  # other statements that are shown, the likeliest first


def explanation(claim: Claim, collection: Collection, terminal: Terminal) -> str:
    """The claim's place, reading and frame, its likeliest counterparts, and the reference table."""
    title = f"{safe(claim.document)}:{claim.line}:{claim.column}「{safe(cropped(claim.quote))}」"
    lines = [
        terminal.paint(title, "bold"),
        *marked(claim.source, claim.start, claim.end, terminal).lines,
        *_rows(say("read as"), _reading(claim), terminal),
        *_rows(say("about"), _frame(claim), terminal),
        *_rows(say("compared"), _compared(claim, collection), terminal),
        *_rows(say("reference"), _reference(claim, collection), terminal),
    ]
    return "".join(f"{line}\n" for line in lines)


def _rows(label: str, rows: Iterator[str], terminal: Terminal) -> Iterator[str]:
    """The rows with the label before the first of them."""
    margin = len(INDENT) + LABEL
    head = INDENT + label + " " * (LABEL - width_of(label))
    for row in rows:
        for line in wrapped(row, terminal.width - margin):
            yield head + line
            head = " " * margin


def _reading(claim: Claim) -> Iterator[str]:
    mention = claim.mention
    yield f"{mention.kind} {stated(claim) or say('(no value)')} {claim.unit}".rstrip()
    if mention.quantity is not None:
        low, high = (
            plain(end) if end is not None else say("open") for end in (claim.low, claim.high)
        )
        step = mention.quantity.step
        exact = say("written to {step}", step=plain(step)) if step else say("exact")
        bounds = say("from {low} to {high}", low=low, high=high)
        yield say("; ").join((bounds, claim.qualifier, exact))
    if mention.period is not None:
        period = mention.period
        anchored = [say("by the date of publication")] if period.anchored else []
        told = say(", ").join((period.grain, period.direction, *anchored))
        yield say("; ").join((_days(period.start, period.end), told))
    yield say("by {rules}", rules=" > ".join(mention.rules) or say("(no rule named)"))
    if mention.flags:
        yield say("flags: {flags}", flags=", ".join(mention.flags))


def _days(start: date | None, end: date | None) -> str:
    if start == end:
        return str(start or say("no day"))
    return say("{low} to {high}", low=start or say("open"), high=end or say("open"))


def _frame(claim: Claim) -> Iterator[str]:
    frame = claim.frame
    nothing = say("(not told)")
    yield say("subject: {words}", words=safe(claim.subject) or nothing)
    yield say("measure: {words}", words=safe(claim.measure) or nothing)
    yield say("scope: {words}", words=safe(claim.scope) or nothing)
    yield say("said by: {words}", words=safe(claim.attribution) or say("the article itself"))
    if frame.roles:
        yield say("roles: {words}", words=", ".join(sorted(frame.roles)))
    if claim.kind is not Kind.DATE:
        yield _period(frame)
    for told, words in (
        (later("before: {words}"), frame.before),
        (later("after: {words}"), frame.after),
        (later("far: {words}"), frame.far),
    ):
        if words:
            yield say(told, words=safe(" ".join(words)))


def _period(frame: Frame) -> str:
    if not (frame.period_start or frame.period_end):
        return say("period: {words}", words=say("(not told)"))
    days = _days(frame.period_start, frame.period_end)
    if not frame.period_from:
        return say("period: {words}", words=days)
    return say("period: {days}, told by {words}", days=days, words=frame.period_from)


def _compared(claim: Claim, collection: Collection) -> Iterator[str]:
    """The likeliest other statements of the same dimension, each with the verdict and why."""
    if not comparable(claim):
        yield say("with nothing: it says nothing definite that another statement could contradict")
        return
    everything = subjects([one for article in collection.articles for one in article.claims])
    (own,) = (subject for subject in everything if subject.claim is claim)
    others = [one for one in everything if one is not own and one.dimension == own.dimension]
    yield say_many(
        "with {number} other statement of dimension {dimension}",
        "with {number} other statements of dimension {dimension}",
        len(others),
        dimension=own.dimension or say("(none)"),
    )
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
            verdict = say("{verdict}, joined into one fact", verdict=verdict)
        quote = safe(cropped(other.claim.quote, 40))
        yield say("{place}「{quote}」: {verdict}", place=place, quote=quote, verdict=verdict)
        if alignment.reasons:
            reasons = say("; ").join(map(_reason, alignment.reasons))
            yield say("  because {reasons}", reasons=reasons)
    if (more := len(pairs) - CANDIDATES) > 0:
        yield say_many("and {number} less alike", "and {number} less alike", more)


def _reason(reason: str) -> str:
    """Why two claims are kept apart, in the current language; a feature and its weight as they are."""
    what, colon, words = reason.partition(": ")
    return translated(what) + (say(": ") + words if colon else "")


def _reference(claim: Claim, collection: Collection) -> Iterator[str]:
    if not collection.reference.facts:
        yield say("no table")
        return
    found = [lookup for lookup in collection.lookups if lookup.claim is claim]
    for lookup in found:
        yield say("{standing}: {row}", standing=lookup.standing, row=lookup.says())
    if not found:
        yield say("not covered: no row of the table speaks of it")
