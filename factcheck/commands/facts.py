"""`factcheck facts`: what is stated more than once, and how the statements stand to one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from factcheck.article import all_claims
from factcheck.commands.output import keep_inputs, notice, terminal_of, write
from factcheck.commands.progress import waiting
from factcheck.commands.reading import read_sources
from factcheck.commands.sources import Sources
from factcheck.facts import facts
from factcheck.languages import later, say, say_many
from factcheck.reports import facts_csv, facts_html, facts_json, facts_text
from factcheck.reports.terminal import Terminal
from factcheck.statements import State, Stated, statements

Writer = Callable[[Sequence[Stated], Terminal], str]
WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "text": facts_text.facts,
        "csv": facts_csv.facts,
        "json": facts_json.facts,
        "html": facts_html.facts,
    }
)

COUNTS: Mapping[State, str] = MappingProxyType(
    {
        State.DISPUTED: later("{number} disputed"),
        State.CHANGED: later("{number} changed"),
        State.COMPATIBLE: later("{number} compatible"),
        State.AGREED: later("{number} agreed"),
    }
)


def run(sources: Sources, states: Collection[str], output_format: str, output: Path | None) -> int:
    """Write the facts of these states, or all; the exit status: 2 if a document was not read."""
    batch = read_sources(sources)
    for finding in batch.findings:
        notice(f"factcheck: {finding.message}")
    keep_inputs(output, batch.names)
    with waiting(say("comparing"), len(batch.articles), quiet=sources.quiet):
        found = statements(facts(all_claims(batch.articles)))
    wanted = [fact for fact in found if not states or fact.state in states]
    write(WRITERS[output_format](wanted, terminal_of(output)), output)
    notice(_summary(len(batch.articles), found), quiet=sources.quiet)
    return 2 if batch.unreadable or not batch.articles else 0


def _summary(documents: int, found: Sequence[Stated]) -> str:
    by = Counter(fact.state for fact in found)
    return say_many(
        "{documents}, {number} fact stated more than once: {states}",
        "{documents}, {number} facts stated more than once: {states}",
        len(found),
        documents=say_many("{number} document", "{number} documents", documents),
        states=say(", ").join(say(COUNTS[state], number=f"{by[state]:,}") for state in State),
    )
