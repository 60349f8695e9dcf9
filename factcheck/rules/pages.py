"""Pages of the rules: a summary line and sections, read and written out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from inspect import cleandoc

from factcheck.languages import say
from factcheck.rules.rule import OWN, Rule

SECTIONS = ("What it flags", "Why", "Stays silent", "Measured")
HEADING = re.compile(rf"(?m)^({'|'.join(SECTIONS)})$")


def sections_of(page: str) -> dict[str, str]:
    """The text of each section by its heading, in the order of the page."""
    parts = HEADING.split(cleandoc(page))[1:]
    return {
        heading: cleandoc("\n" + body)
        for heading, body in zip(parts[::2], parts[1::2], strict=True)
    }


def page_of(rule: Rule) -> str:
    """A rule's page under its name."""
    told = [rule.severity, say("on") if rule.enabled else say("off, --select switches it on")]
    if rule.package != OWN:
        told.append(say("from {package}", package=rule.package))
    head = say("{rule} ({state})", rule=f"{rule.code} {rule.name}", state=say("; ").join(told))
    return f"{head}\n\n{rule.text}\n"


def catalogue_of(rules: Sequence[Rule]) -> str:
    """All rules, a line each."""
    rows = [
        (rule.code, rule.name, rule.severity.value, _state(rule), _line(rule)) for rule in rules
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(4)]
    return "".join(
        "  ".join([*(row[column].ljust(widths[column]) for column in range(4)), row[4]]) + "\n"
        for row in rows
    )


def _line(rule: Rule) -> str:
    return rule.summary if rule.package == OWN else f"{rule.summary} [{rule.package}]"


def _state(rule: Rule) -> str:
    return say("on") if rule.enabled else say("off")
