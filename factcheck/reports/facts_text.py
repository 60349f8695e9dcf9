"""Facts for people at a terminal: by state, each with its value and who says what when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from factcheck.captions import amount
from factcheck.languages import later, say
from factcheck.reports.terminal import Terminal, cropped, fitting, fitting_end, safe, width_of
from factcheck.statements import State, Stated, Statement

LABELS = {
    State.DISPUTED: later("Disputed"),
    State.CHANGED: later("Changed over time"),
    State.COMPATIBLE: later("Compatible"),
    State.AGREED: later("Agreed"),
}
STYLES = {
    State.DISPUTED: "error",
    State.CHANGED: "warning",
    State.COMPATIBLE: "info",
    State.AGREED: "dim",
}
DAY = 10  # columns of a date
INDENT = "  "
MARGIN = 4  # columns before a statement: its sign
LEAST = 24  # columns of the sentence, at least


def facts(found: Sequence[Stated], terminal: Terminal) -> str:
    """Every fact under the name of its state; nothing if there is none."""
    lines: list[str] = []
    for state, group in groupby(found, key=lambda fact: fact.state):
        batch = list(group)
        lines += [terminal.paint(f"{label(state)} ({len(batch)})", STYLES[state]), ""]
        for fact in batch:
            lines += [*_fact(fact, terminal), ""]
    return "".join(f"{line}\n" for line in lines)


def label(state: State) -> str:
    """What a state is called."""
    return say(LABELS[state])


def _fact(fact: Stated, terminal: Terminal) -> Iterator[str]:
    title = f"{safe(cropped(fact.head))}  {safe(cropped(amount(fact.best)))}"
    yield f"{INDENT}{terminal.paint(title, 'bold')}  {terminal.paint(fact.fact_id, 'dim')}"
    for statement in fact.statements:
        yield from _statement(statement, terminal)


def _statement(statement: Statement, terminal: Terminal) -> Iterator[str]:
    """When and where; below it the sentence with the number between brackets."""
    claim = statement.claim
    sign = "≠" if statement.disputed else "⇄" if statement.differs else " "
    sign = terminal.paint(sign, STYLES[State.DISPUTED]) if statement.disputed else sign
    when = str(claim.published) if claim.published else say("no date")
    when += " " * (DAY - width_of(when))
    yield f"{INDENT}{sign} {when}  {safe(claim.document)}:{claim.line}:{claim.column}"
    yield " " * MARGIN + _sentence(statement, terminal)


def _sentence(statement: Statement, terminal: Terminal) -> str:
    """As much of the sentence as the line holds, the number never cut off."""
    quote = safe(cropped(statement.claim.quote, LEAST * 2))
    room = max(LEAST, terminal.width - MARGIN - 2 - width_of(quote))
    before, after = safe(statement.before), safe(statement.after)
    left = fitting_end(before, max(room * 2 // 3, room - width_of(after)))
    right = fitting(after, room - width_of(left))
    return f"{left}{terminal.paint(f'[{quote}]', 'bold')}{right}".rstrip()
