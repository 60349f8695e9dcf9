"""`factcheck rule`: the catalogue, or the page of one rule."""

from __future__ import annotations

from factcheck.commands.output import write
from factcheck.rules import catalogue
from factcheck.rules.pages import catalogue_of, page_of
from factcheck.selection import find_rule


def show(code: str) -> None:
    """Write the page of the rule with this code or name, or a line for each rule."""
    write(page_of(find_rule(catalogue(), code)) if code else catalogue_of(catalogue()), None)
