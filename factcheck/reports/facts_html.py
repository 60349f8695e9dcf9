"""Facts as one page without any script: who says what when, with a timeline for each fact."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from factcheck.languages import later
from factcheck.reports.facts_text import label
from factcheck.reports.facts_timeline import WIDTH, timeline
from factcheck.reports.terminal import Terminal
from factcheck.reports.web_page import rendered
from factcheck.statements import State, Stated

TEMPLATE = "facts.html"
OPEN = (State.DISPUTED, State.CHANGED)  # shown unfolded: what needs looking at
MEANINGS = {
    State.DISPUTED: later("The values contradict one another; no rounding explains it."),
    State.CHANGED: later("Articles of other times give other values, as such numbers change."),
    State.COMPATIBLE: later("Not written alike, such as rounded and exact, but all can be true."),
    State.AGREED: later("The same everywhere."),
}


def facts(found: Sequence[Stated], _: Terminal) -> str:
    """The page: facts by state, each with its timeline and its statements."""
    sections = [
        (state, list(group)) for state, group in groupby(found, key=lambda fact: fact.state)
    ]
    documents = {statement.claim.document for fact in found for statement in fact.statements}
    return rendered(
        TEMPLATE,
        sections=sections,
        facts=len(found),
        statements=sum(len(fact.statements) for fact in found),
        documents=len(documents),
        label=label,
        meanings=MEANINGS,
        unfolded=OPEN,
        width=WIDTH,
        timeline=timeline,
    )
