"""Facts as one JSON object: each with its statements."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.finding import stated
from factcheck.reports.objects import content_of
from factcheck.reports.rows import Row, claim_row, simple
from factcheck.reports.terminal import Terminal
from factcheck.statements import Stated, Statement


def facts(found: Sequence[Stated], _: Terminal) -> str:
    """`schema`, `version` and `facts`; a statement has the keys of a claim, and the dispute's."""
    return content_of({"facts": [_fact(fact) for fact in found]})


def _fact(fact: Stated) -> Row:
    return {
        "fact_id": fact.fact_id,
        "state": fact.state.value,
        "head": fact.head,
        "kind": fact.best.kind.value,
        "best_value": stated(fact.best),
        "unit": fact.best.unit,
        "statements": [_statement(statement) for statement in fact.statements],
    }


def _statement(statement: Statement) -> Row:
    further = {
        "differs": statement.differs,
        "severity": statement.severity,
        "attribution": statement.claim.attribution,
    }
    return claim_row(statement.claim) | simple(further)
