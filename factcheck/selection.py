"""Which rules of the catalogue run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches

from claims.errors import ClaimsError
from factcheck.rules.rule import Rule


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
    chosen = _named(catalogue, selected)
    out = _named(catalogue, ignored)
    rules = [rule for rule in catalogue if (rule.code in chosen if chosen else rule.enabled)]
    return tuple(replace(rule, enabled=True) for rule in rules if rule.code not in out)


def find_rule(catalogue: Sequence[Rule], name: str) -> Rule:
    """The rule of a code or name, in any case."""
    wanted = name.strip().lower()
    for rule in catalogue:
        if wanted in (rule.code.lower(), rule.name.lower()):
            return rule
    raise SelectionError(_unknown(catalogue, name))


def _named(catalogue: Sequence[Rule], names: Iterable[str]) -> set[str]:
    codes: set[str] = set()
    for name in (part.strip() for text in names for part in text.split(",")):
        wanted = name.lower()
        if not wanted:
            continue
        family = {rule.code for rule in catalogue if rule.code[:2].lower() == wanted}
        codes |= family or {find_rule(catalogue, name).code}
    return codes


def _unknown(catalogue: Sequence[Rule], name: str) -> str:
    known = [*(rule.code for rule in catalogue), *(rule.name for rule in catalogue)]
    folded = name.strip()
    near = get_close_matches(folded.upper(), known, 2, 0.5) or get_close_matches(
        folded.lower(), known, 2
    )
    hint = f"; did you mean {' or '.join(near)}?" if near else "; `factcheck rule` lists them"
    return f"no rule {name.strip()!r}{hint}"
