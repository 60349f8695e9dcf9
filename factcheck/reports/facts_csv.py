"""Facts as CSV: one row a statement, so that a spreadsheet can sort and filter by fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.finding import stated
from factcheck.reports.rows import Row, simple
from factcheck.reports.table import sheet
from factcheck.reports.terminal import Terminal
from factcheck.statements import Stated

COLUMNS = (
    *("fact_id", "state", "value", "unit", "document", "line", "column", "start", "end"),
    *("quote", "published", "period_start", "period_end", "severity", "head", "best_value"),
)


def facts(found: Sequence[Stated], _: Terminal) -> str:
    """The facts in order, the statements of each in order of time."""
    return sheet(COLUMNS, (row for fact in found for row in _rows(fact)))


def _rows(fact: Stated) -> Iterator[Row]:
    for statement in fact.statements:
        row = simple({name: getattr(statement.claim, name, None) for name in COLUMNS})
        row |= {"fact_id": fact.fact_id, "state": fact.state.value, "head": fact.head}
        row |= {"value": stated(statement.claim), "best_value": stated(fact.best)}
        yield row | simple({"severity": statement.severity})
