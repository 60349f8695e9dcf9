"""Which rules of the catalogue run, where, and how grave what they find is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from claims.errors import ClaimsError
from factcheck.finding import Finding, Severity
from factcheck.rules.rule import Rule

OFF = "off"


class SelectionError(ClaimsError):
    """A code that no rule of the catalogue has."""


def select(
    catalogue: Sequence[Rule], selected: Iterable[str] = (), ignored: Iterable[str] = ()
) -> tuple[Rule, ...]:
    """The rules to run, in catalogue order.

    Codes may be whole (XD01), families (XD), names (count-differs), or several with commas between.
    Without a selection every rule runs that is on by default; naming a rule switches it on;
    ignoring comes last.
    """
    chosen = codes_of(catalogue, selected)
    out = codes_of(catalogue, ignored)
    rules = [rule for rule in catalogue if (rule.code in chosen if chosen else rule.enabled)]
    return tuple(replace(rule, enabled=True) for rule in rules if rule.code not in out)


def graded(
    findings: Iterable[Finding], catalogue: Sequence[Rule], severities: Mapping[str, str]
) -> Iterator[Finding]:
    """The findings with the severities that a desk gives to rules, by code, family or name.

    A rule's own entry comes before that of its family; `off` leaves its findings out.
    """
    wanted = {
        code: severity
        for name, severity in sorted(
            severities.items(), key=lambda entry: len(entry[0].strip()) > 2
        )
        for code in codes_of(catalogue, [name])
    }
    for finding in findings:
        severity = wanted.get(finding.rule)
        if severity != OFF:
            yield replace(finding, severity=Severity(severity)) if severity else finding


def outside(
    findings: Iterable[Finding],
    catalogue: Sequence[Rule],
    ignored_in: Callable[[str], Sequence[str]],
) -> Iterator[Finding]:
    """The findings but those whose own document switches their rule off."""
    codes: dict[str, set[str]] = {}
    for finding in findings:
        document = finding.place.document
        if document not in codes:
            codes[document] = codes_of(catalogue, ignored_in(document))
        if finding.rule not in codes[document]:
            yield finding


def find_rule(catalogue: Sequence[Rule], name: str) -> Rule:
    """The rule of a code or name, in any case."""
    wanted = name.strip().lower()
    for rule in catalogue:
        if wanted in (rule.code.lower(), rule.name.lower()):
            return rule
    raise _unknown(catalogue, name)


def codes_of(catalogue: Sequence[Rule], names: Iterable[str]) -> set[str]:
    """The codes that whole codes, families and names mean; SelectionError for what none has."""
    codes: set[str] = set()
    for name in (part.strip() for text in names for part in text.split(",")):
        wanted = name.lower()
        if not wanted:
            continue
        family = {rule.code for rule in catalogue if rule.code[:2].lower() == wanted}
        codes |= family or {find_rule(catalogue, name).code}
    return codes


def _unknown(catalogue: Sequence[Rule], name: str) -> SelectionError:
    known = [*(rule.code for rule in catalogue), *(rule.name for rule in catalogue)]
    folded = name.strip()
    near = get_close_matches(folded.upper(), known, 2, 0.5) or get_close_matches(
        folded.lower(), known, 2
    )
    if not near:
        return SelectionError("no rule '{name}'; `factcheck rule` lists them", name=folded)
    if len(near) == 1:
        return SelectionError("no rule '{name}'; did you mean {near}?", name=folded, near=near[0])
    fault = {"name": folded, "one": near[0], "other": near[1]}
    return SelectionError("no rule '{name}'; did you mean {one} or {other}?", **fault)
