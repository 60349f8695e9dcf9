"""Subjects: the claims of a run that can be compared, each with what comparing it needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from claims.claim import Claim
from claims.frames.segments import OPENING
from claims.frames.words import tag
from claims.model import Kind
from factcheck.alignment import Subject
from factcheck.alignment.amounts import Amount
from factcheck.alignment.companions import companions
from factcheck.alignment.dimensions import dimension
from factcheck.alignment.marks import Marks
from factcheck.alignment.moments import moments
from factcheck.alignment.profiles import Bags, profile, rarity, topics


def subjects(claims: Sequence[Claim]) -> list[Subject]:
    """The claims that can be compared, with their profiles."""
    rare = rarity(claims)
    topic_of, bags = topics(claims, rare), Bags(rare)
    beside: dict[tuple[str, int, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        beside[_sentence(claim)].append(claim)
    found = []
    told = zip(claims, companions(claims), moments(claims), strict=True)
    for order, (claim, company, moment) in enumerate(told):
        if comparable(claim):
            others = [other for other in beside[_sentence(claim)] if other is not claim]
            known = profile(claim, topic_of[claim.document], bags, others)
            what = claim, claim.kind, claim.document, known, Amount.of(claim), Marks.of(claim)
            found.append(Subject(*what, dimension(claim), order, company, moment))
    return found


def _sentence(claim: Claim) -> tuple[str, int, str]:
    return claim.document, claim.frame.sentence, dimension(claim)


def comparable(claim: Claim) -> bool:
    """Whether a claim says something definite that another could contradict."""
    flags = claim.mention.flags
    if {"vague", "impossible-date"} & set(flags):
        return False
    if "unresolved" in flags and not any(flag.startswith("partial:") for flag in flags):
        return False
    if {"converted", "designation"} & claim.frame.roles:
        return False
    if claim.kind is Kind.DATE:
        return is_event(claim)
    return claim.low is not None or claim.high is not None


def is_event(claim: Claim) -> bool:
    """Whether a date is told as that of an event, and not as the time of some number."""
    period, frame = claim.mention.period, claim.frame
    if period is None or period.grain not in ("day", "month", "quarter", "half", "year"):
        return False
    if claim.quote in ("去年", "今年", "前年") or claim.quote.endswith("年度"):
        return False  # the year of what is told, not when it happened
    if period.direction == "until":
        return False  # 截至去年底: as of when, not when
    if {"reporting", "dating", "naming"} & frame.roles or _of_a_label(claim):
        return False
    return bool(frame.before or frame.after)


def _of_a_label(claim: Claim) -> bool:
    """Whether a month or year in brackets ends a line that names a number: 失業率（4月）."""
    frame, folded = claim.frame, claim.source.folded
    if frame.after or not frame.before or frame.left[-1:] not in OPENING:
        return False
    block = folded.block_at(claim.mention.start)
    ended = folded.text[claim.mention.end : block.end] in ("）", ")")
    day = claim.mention.period is None or claim.mention.period.grain == "day"
    return ended and not day and tag(frame.before[-1]).startswith("n")
