"""Senses: the roles of a mention, from cue words and from how it stands in its clause."""

from __future__ import annotations

from claims.frames.roles import roles_of
from claims.frames.segments import OPENING
from claims.frames.times import as_of, dates_a_number, is_name, reports
from claims.frames.tokens import Tokens
from claims.model import Kind, Mention, Qualifier

BOUNDS = {Qualifier.AT_MOST: "cap", Qualifier.AT_LEAST: "floor"}
DATE_ROLES = frozenset(("question", "former", "plan", "supposed", "denied"))


def roles_for(
    text: str, tokens: Tokens, mention: Mention, index: int, clause: tuple[int, int], earlier: str
) -> frozenset[str]:
    """The roles of the mention at a token: in its clause (a span of the text), after `earlier`."""
    told = roles_of(text[clause[0] : mention.start], text[mention.end : clause[1]], earlier)
    if mention.kind is Kind.DATE:
        found = {
            "reporting": reports(tokens.words[index + 1 : index + 4]),
            "dating": dates_a_number(tokens, index) or as_of(tokens, index),
            "naming": is_name(tokens, index),
        }
        return (told & DATE_ROLES).union(role for role, holds in found.items() if holds)
    if mention.quantity and (bound := BOUNDS.get(mention.quantity.qualifier)):
        told |= {bound}
    if mention.kind is Kind.NUMBER and index in tokens.names:
        told |= {"designation"}
    if converts(tokens, index):
        told |= {"converted"}
    return told


def converts(tokens: Tokens, index: int) -> bool:
    """Whether a number gives the one before it once more in another unit: 500平方呎（約46平方米）."""
    if index < 2 or tokens.words[index - 1] not in OPENING:
        return False
    before = tokens.kinds.get(index - 2)
    return before is not None and before.kind is tokens.kinds[index].kind
