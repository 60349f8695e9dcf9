"""`factcheck claims`: every claim found, one row each."""

from __future__ import annotations

from pathlib import Path

from factcheck.commands.output import keep_inputs, notice, terminal_of, write
from factcheck.commands.reading import read_sources
from factcheck.commands.sources import Sources
from factcheck.languages import say, say_many
from factcheck.reports import OF_CLAIMS


def run(sources: Sources, output_format: str, output: Path | None) -> int:
    """Write the claims; the exit status: 2 if a document could not be read, else 0."""
    batch = read_sources(sources)
    for finding in batch.findings:
        notice(f"factcheck: {finding.message}")
    keep_inputs(output, batch.names)
    found = [claim for article in batch.articles for claim in article.claims]
    write(OF_CLAIMS[output_format](found, terminal_of(output)), output)
    documents = say_many("{number} document", "{number} documents", len(batch.articles))
    told = say_many("{number} claim", "{number} claims", len(found))
    notice(say(", ").join((documents, told)), quiet=sources.quiet)
    return 2 if batch.unreadable or not batch.articles else 0
