"""Facts as one page that needs nothing else: no script, no font, no picture from elsewhere.

Whatever an article contains is escaped by the template engine, and control characters are shown
as signs; the page forbids the browser to run anything all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from factcheck.languages import current, later, say, say_many
from factcheck.reports.facts_text import label
from factcheck.reports.facts_timeline import WIDTH, timeline
from factcheck.reports.terminal import Terminal, safe
from factcheck.statements import State, Stated
from factcheck.version import VERSION

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
    page = _template().render(
        sections=sections,
        facts=len(found),
        statements=sum(len(fact.statements) for fact in found),
        documents=len(documents),
        language="zh-Hant-HK" if current() == "zh-Hant" else current().value,
    )
    return page.rstrip("\n") + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("factcheck.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "say": say,
        "say_many": say_many,
        "label": label,
        "meanings": MEANINGS,
        "unfolded": OPEN,
        "width": WIDTH,
        "version": VERSION,
        "timeline": timeline,
    }
    return environment


def _template() -> Template:
    return _environment().get_template(TEMPLATE)


def _visible(value: object) -> object:
    """Text of an article without characters that a browser would obey or that no page may hold."""
    return safe(value) if type(value) is str else value
