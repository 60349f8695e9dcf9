"""Senses: the roles of a mention, from cue words and from how it stands in its clause."""

from __future__ import annotations

from claims.frames.roles import roles_of
from claims.frames.segments import OPENING
from claims.frames.times import as_of, begins, dates_a_number, is_name, reports
from claims.frames.tokens import Tokens
from claims.model import DATE, NUMBER, Mention, Qualifier

BOUNDS = {Qualifier.AT_MOST: "cap", Qualifier.AT_LEAST: "floor"}
DATE_ROLES = frozenset(("question", "former", "plan", "supposed", "denied"))


def roles_for(
    text: str, tokens: Tokens, mention: Mention, index: int, clause: tuple[int, int], start: int
) -> frozenset[str]:
    """The roles of the mention at a token, in its clause (a span of the text) and its sentence."""
    told = roles_of(text, (mention.start, mention.end), clause, start)
    if mention.kind is DATE:
        told &= DATE_ROLES
        if reports(tokens.words[index + 1 : index + 4]):
            told.add("reporting")
        if as_of(tokens, index) or (dates_a_number(tokens, index) and not begins(tokens, index)):
            told.add("dating")
        if is_name(tokens, index):
            told.add("naming")
        return frozenset(told)
    if mention.quantity and (bound := BOUNDS.get(mention.quantity.qualifier)):
        told.add(bound)
    if mention.kind is NUMBER and index in tokens.names:
        told.add("designation")
    if converts(tokens, index):
        told.add("converted")
    return frozenset(told)


def converts(tokens: Tokens, index: int) -> bool:
    """Whether a number gives the one before it once more in another unit: 500平方呎（約46平方米）."""
    if index < 2 or tokens.words[index - 1] not in OPENING:
        return False
    before = tokens.kinds.get(index - 2)
    return before is not None and before.kind is tokens.kinds[index].kind
