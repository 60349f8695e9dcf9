"""A claim with what aligning it needs."""

from __future__ import annotations

from dataclasses import dataclass, field

from claims.claim import Claim
from claims.model import Kind
from factcheck.alignment.amounts import Amount
from factcheck.alignment.companions import Companions
from factcheck.alignment.marks import Marks
from factcheck.alignment.moments import NEVER, Moment
from factcheck.alignment.profiles import Profile


@dataclass(frozen=True, slots=True)
class Subject:
    """A claim with what aligning it needs, worked out once."""

    claim: Claim
    kind: Kind
    document: str
    """Path of its document."""
    profile: Profile
    amount: Amount
    marks: Marks
    dimension: str
    order: int
    """Place among all claims of the run: the tie-breaker that makes every choice deterministic."""
    company: Companions = field(default_factory=Companions)
    """The numbers told in its sentence and in its article."""
    moment: Moment = NEVER
    """As of when it is told."""
