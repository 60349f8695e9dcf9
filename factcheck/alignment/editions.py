"""Editions: ordinals that name one of a series (第三屆, 第二期), and when two of them must be one."""

from __future__ import annotations

import re

from claims.claim import Claim
from claims.model import Kind
from factcheck.alignment.subject import Subject
from factcheck.alignment.timing import days_between

RANKS = ("", "位", "名", "大")  # units of an ordinal that is a place in a list
SEASON = 45  # days within which what recurs seldom takes place twice
NAME = 4  # characters that two names have in common by no chance
AROUND = 30  # characters on either side of an ordinal that say of which year it is
YEAR = re.compile(r"([12]\d{3})\s?年")
OTHER_YEAR = re.compile("[上下前去]一?届|[去明前来翌]年|第一届")


def names_edition(subject: Subject) -> bool:
    """Whether an ordinal names an edition or a part (第三屆, 第二期), and no place in a list."""
    return subject.kind is Kind.ORDINAL and subject.amount.unit not in RANKS


def one_series(one: Claim, other: Claim) -> bool:
    """Whether two ordinals number what has one name, in articles of the same weeks: 第28屆青灣馬拉松."""
    if one.unit != other.unit or days_between(one, other) > SEASON:
        return False
    ours, theirs = one.frame.right, other.frame.right
    if len(ours) < NAME or ours[:NAME] != theirs[:NAME]:
        return False
    return not (_of_another_year(one) or _of_another_year(other))


def _of_another_year(claim: Claim) -> bool:
    """Whether the words around an ordinal speak of another year than the article's: 去年的第11屆."""
    text, mention = claim.source.folded.text, claim.mention
    told = text[max(0, mention.start - AROUND) : mention.end + AROUND]
    years = set(map(int, YEAR.findall(told)))
    published = claim.published
    return bool(OTHER_YEAR.search(told)) or bool(published and years - {published.year})
