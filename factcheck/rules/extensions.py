"""Rules of other packages: entry points of the group `factcheck.rules`, loaded beside the catalogue.

A rule that cannot be loaded is one that fails: it stands in the catalogue under the name of its entry
point, and the run tells that it was not carried out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from importlib.metadata import EntryPoint, entry_points
from typing import NoReturn

from claims.errors import ClaimsError
from factcheck.finding import Severity
from factcheck.rules.pages import SECTIONS, sections_of
from factcheck.rules.rule import Rule

GROUP = "factcheck.rules"
OWN_FAMILIES = frozenset(("AR", "DT", "IN", "NU", "RF", "XD"))
CODE = re.compile(r"[A-Z]{2}\d{2}")
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class ExtensionError(ClaimsError):
    """An entry point that gives no rule, or a rule that does not fit into the catalogue."""


def with_extensions(catalogue: Sequence[Rule]) -> tuple[Rule, ...]:
    """The catalogue and the rules of the packages installed beside it, in order of code."""
    found: dict[str, Rule] = {rule.code: rule for rule in catalogue}
    broken: list[Rule] = []
    for point in _points():
        try:
            rule = _load(point, found.values())
        except Exception as error:  # whatever an import of somebody else's module may raise
            broken.append(_broken(point, error))
        else:
            found[rule.code] = rule
    return (*sorted(found.values(), key=lambda rule: rule.code), *broken)


def _points() -> list[EntryPoint]:
    """The entry points by package and name: which of two rules is second depends on nothing else."""
    return sorted(entry_points(group=GROUP), key=lambda point: (_package(point), point.name))


def _package(point: EntryPoint) -> str:
    return point.dist.name if point.dist else point.value


def _load(point: EntryPoint, others: Iterable[Rule]) -> Rule:
    rule = point.load()
    if not isinstance(rule, Rule):
        raise ExtensionError(
            "{point} is {kind}, not a Rule", point=point.value, kind=type(rule).__name__
        )
    for fault in _faults(rule, others):
        raise ExtensionError("{point}: {fault}", point=point.value, fault=fault)
    return replace(rule, package=_package(point))


def _faults(rule: Rule, others: Iterable[Rule]) -> Iterable[ExtensionError]:
    """What keeps a rule from standing beside the others; the first is told."""
    if not CODE.fullmatch(rule.code):
        yield ExtensionError("code '{code}' is not two capitals and two digits", code=rule.code)
    if rule.code[:2] in OWN_FAMILIES:
        own = ", ".join(sorted(OWN_FAMILIES))
        yield ExtensionError(
            "code {code} is of a family of factcheck's own ({families})",
            code=rule.code,
            families=own,
        )
    if not NAME.fullmatch(rule.name):
        yield ExtensionError("name '{name}' is not lower-case words with hyphens", name=rule.name)
    for other in others:
        if rule.code == other.code or rule.name == other.name:
            yield ExtensionError(
                "code {code} or name '{name}' is taken by {other} of {package}",
                code=rule.code,
                name=rule.name,
                other=other.code,
                package=other.package,
            )
    if (rule.in_article is None) == (rule.in_collection is None):
        yield ExtensionError("exactly one of in_article and in_collection must be set")
    if tuple(sections_of(rule.page)) != SECTIONS:
        sections = ", ".join(SECTIONS)
        yield ExtensionError(
            "the page must have the sections {sections}, in this order", sections=sections
        )


def _broken(point: EntryPoint, error: Exception) -> Rule:
    """A rule that raises what kept the entry point from being loaded."""
    own = isinstance(error, ExtensionError)
    fault = ExtensionError(
        "entry point '{point}' of {package}: {fault}",
        point=point.name,
        package=_package(point),
        fault=error if own else f"{type(error).__name__}: {error}",
    )
    return Rule(
        code=point.name,
        name=point.name,
        severity=Severity.ERROR,
        page=f"Cannot be loaded: {fault}.",
        in_collection=partial(_fail, fault),
        package=_package(point),
    )


def _fail(fault: ExtensionError, _: object) -> NoReturn:
    raise fault
