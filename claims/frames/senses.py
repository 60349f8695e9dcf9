"""Senses: the roles of a mention, from cue words and from how it stands in its clause."""

from __future__ import annotations

from claims.frames.roles import roles_of
from claims.frames.segments import OPENING
from claims.frames.times import as_of, begins, dates_a_number, heads, is_name, reports
from claims.frames.tokens import Tokens
from claims.model import DATE, NUMBER, Mention, Qualifier

BOUNDS = {Qualifier.AT_MOST: "cap", Qualifier.AT_LEAST: "floor"}
IN_BRACKETS = 6  # tokens from a bracket to the number that it is about
DATE_ROLES = frozenset(("question", "former", "plan", "supposed", "denied"))


def roles_for(
    text: str, tokens: Tokens, mention: Mention, index: int, clause: tuple[int, int], start: int
) -> frozenset[str]:
    """The roles of the mention at a token, in its clause (a span of the text) and its sentence."""
    told = roles_of(text, (mention.start, mention.end), clause, start)
    if mention.kind is DATE:
        told &= DATE_ROLES
        if reports(tokens.words[index + 1 : index + 4]) or heads(tokens, index):
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
    if of_another_time(tokens, index):
        told.add("former")
    return frozenset(told)


def converts(tokens: Tokens, index: int) -> bool:
    """Whether a number gives the one before it once more in another unit: 500平方呎（約46平方米）."""
    if index < 2 or tokens.words[index - 1] not in OPENING:
        return False
    before = tokens.kinds.get(index - 2)
    return before is not None and before.kind is tokens.kinds[index].kind


def of_another_time(tokens: Tokens, index: int) -> bool:
    """Whether brackets give a number for another time than the one before them: 46日（2024年同期：51日）."""
    dated = False
    for place in range(index - 1, max(0, index - IN_BRACKETS), -1):
        mention = tokens.kinds.get(place)
        if tokens.words[place] in OPENING:
            before = tokens.kinds.get(place - 1)
            return dated and before is not None and before.kind is tokens.kinds[index].kind
        if mention is not None and mention.kind is not DATE:
            return False
        dated = dated or mention is not None
    return False
