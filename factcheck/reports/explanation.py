"""How one claim was read, what it is about, and what it was held against, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from claims.claim import Claim, Frame
from claims.model import Kind, Period, Quantity
from factcheck.collection import Collection
from factcheck.finding import plain, stated
from factcheck.languages import later, say
from factcheck.reports.counterparts import compared
from factcheck.reports.lines import marked
from factcheck.reports.terminal import Terminal, cropped, safe, width_of, wrapped
from factcheck.reports.terms import (
    DIRECTIONS,
    FLAGS,
    GRAINS,
    KINDS,
    QUALIFIERS,
    ROLES,
    SOURCES,
    STANDINGS,
    worded,
)
from factcheck.wording import listed, unit_name

INDENT = "    "
LABEL = 12  # columns of the labels on the left
REASONS = (  # of `factcheck.alignment.guards`; what they are about stands behind a colon
    *(later("dimension"), later("persons against things"), later("dates of other events")),
    *(later("the one is past, the other to come"), later("dates of other things")),
    *(later("ranks in other lists"), later("ranks of others"), later("counts of other things")),
    *(later("no telling word in common"), later("articles on other matters")),
    *(later("told in one sentence"), later("told one after the other in one text")),
    *(later("not stated as true"), later("role"), later("opposites"), later("period")),
    *(later("edition"), later("periods of unlike length"), later("other name")),
    *(later("one of the two lies in the future"), later("ordinals that name an edition")),
    *(later("running totals of two dates"), later("other sorts")),
    later("a running length of time, told in two years"),
    *(
        later("two parts of a whole"),
        later("for one of another thing"),
        later("as of an earlier day, and grown since"),
    ),
    *(
        later("ages of persons that are not named alike"),
        later("the one since, the other before a day"),
    ),
    later("of a period that had not ended when the other article came out"),
    *(later("the same words, counted from other days"), later("as of two days")),
    *(later("a percentage that does not say of what"), later("of a time after the other article")),
    *(later("other tolls"), later("of two columns")),
    later("of two things, and of one of them"),
)
NEAR = 400  # characters on either side of a claim that its words are looked for in


def explanation(claim: Claim, collection: Collection, terminal: Terminal) -> str:
    """The claim's place, reading and frame, its likeliest counterparts, and the reference table."""
    title = f"{safe(claim.document)}:{claim.line}:{claim.column}「{safe(cropped(claim.quote))}」"
    lines = [
        terminal.paint(title, "bold"),
        *marked(claim.source, claim.start, claim.end, terminal).lines,
        *_rows(say("read as"), _reading(claim), terminal),
        *_rows(say("about"), _frame(claim), terminal),
        *_rows(say("compared"), compared(claim, collection), terminal),
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
    unit = unit_name(claim.unit) or claim.unit  # English has no name for a classifier
    value = _grouped(claim.value) + unit if claim.value is not None else ""
    kind = worded(KINDS, "points" if claim.unit == "pp" else mention.kind)
    yield say("{kind}: {value}", kind=kind, value=value or stated(claim) or say("(no value)"))
    if mention.quantity is not None:
        yield say("; ").join(_bounds(claim, mention.quantity))
    if mention.period is not None:
        yield say("; ").join(_date(mention.period))
    if mention.flags:
        marks = (worded(FLAGS, flag.partition(":")[0]) for flag in mention.flags)
        yield say("noted: {flags}", flags=listed(dict.fromkeys(marks)))
    yield say("by the reading rule {rules}", rules=" > ".join(mention.rules) or say("(no name)"))


def _grouped(number: Decimal) -> str:
    """All digits of a number, in threes."""
    return f"{Decimal(plain(number)):,f}"


def _bounds(claim: Claim, quantity: Quantity) -> Iterator[str]:
    low, high = (
        _grouped(end) if end is not None else say("open") for end in (claim.low, claim.high)
    )
    yield say("from {low} to {high}", low=low, high=high)
    yield worded(QUALIFIERS, claim.qualifier)
    yield (
        say("written to {step}", step=_grouped(quantity.step)) if quantity.step else say("exact")
    )


def _date(period: Period) -> Iterator[str]:
    yield _days(period.start, period.end)
    yield worded(GRAINS, period.grain)
    if period.direction in DIRECTIONS:
        yield worded(DIRECTIONS, period.direction)
    if period.anchored:
        yield say("by the date of publication")


def _days(start: date | None, end: date | None) -> str:
    if start == end:
        return str(start or say("no day"))
    return say("{low} to {high}", low=start or say("open"), high=end or say("open"))


def _frame(claim: Claim) -> Iterator[str]:
    frame = claim.frame
    nothing = say("(not told)")
    measure = "".join(_as_written(frame.before[-2:], claim))
    yield say("subject: {words}", words=safe(claim.subject) or nothing)
    yield say("measure: {words}", words=safe(measure) or nothing)
    scope = listed(_as_written(filter(None, claim.scope.split("|")), claim))
    yield say("scope: {words}", words=safe(scope) or nothing)
    if frame.pointer:
        word = "".join(_as_written(frame.pointer.words, claim))
        names = listed("".join(_as_written(name, claim)) for name in frame.pointer.names)
        yield safe(f"{word} = {names}")
    yield say("said by: {words}", words=safe(claim.attribution) or say("the article itself"))
    if frame.roles:
        roles = listed(dict.fromkeys(worded(ROLES, role) for role in sorted(frame.roles)))
        yield say("told as: {roles}", roles=roles)
    if claim.kind is not Kind.DATE:
        yield _period(frame)
    for told, words in (
        (later("before: {words}"), frame.before),
        (later("after: {words}"), frame.after),
        (later("far: {words}"), frame.far),
    ):
        if words:
            yield say(told, words=safe(" ".join(_as_written(words, claim))))


def _as_written(words: Iterable[str], claim: Claim) -> Iterator[str]:
    """Words of a frame, which are folded, in the characters of the source where it has them near."""
    folded, start = claim.source.folded, max(0, claim.mention.start - NEAR)
    for word in words:
        place = folded.text.find(word, start, claim.mention.end + NEAR)
        if place < 0:
            yield word
            continue
        first, last = folded.to_source(place, place + len(word))
        yield "".join(claim.source.shown(first, last).split())


def _period(frame: Frame) -> str:
    if not (frame.period_start or frame.period_end):
        return say("period: {words}", words=say("(not told)"))
    days = _days(frame.period_start, frame.period_end)
    if not frame.period_from:
        return say("period: {words}", words=days)
    where = worded(SOURCES, frame.period_from)
    return say("period: {days}, told by {words}", days=days, words=where)


def _reference(claim: Claim, collection: Collection) -> Iterator[str]:
    if not collection.reference.facts:
        yield say("no table")
        return
    found = [lookup for lookup in collection.lookups if lookup.claim is claim]
    for lookup in found:
        yield say(
            "{standing}: {row}", standing=worded(STANDINGS, lookup.standing), row=lookup.says()
        )
    if not found:
        yield say("not covered: no row of the table speaks of it")
