"""Report: the findings of a run, and how much of the articles they rest on."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from factcheck.finding import Finding, Status

if TYPE_CHECKING:
    import pandas

    from claims import Claim, Document
    from factcheck.reference.fact import Fact
    from factcheck.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Coverage:
    """What a run saw, read and could judge, in whole numbers; silence is no proof without it.

    Each stage counts what passed it: a number is seen, read as a claim, placed (its subject is
    told), compared (something else speaks of the same thing) and consistent (nothing disagreed).
    """

    documents: int = 0  # read
    unreadable: int = 0  # missing, binary, undecodable …: each is a finding IN01
    empty: int = 0  # without any text: each is a finding IN03
    undated: int = 0  # without a publication date
    characters: int = 0  # of source text
    seen: int = 0  # numbers and dates noticed, read or not
    mentions: int = 0  # numbers and dates read
    claims: int = 0  # mentions that state something
    unresolved: int = 0  # relative dates left open for lack of a publication date
    placed: int = 0  # claims whose subject is told
    facts: int = 0  # things stated more than once
    compared: int = 0  # claims compared with another claim
    consistent: int = 0  # of these, the claims that nothing disagrees with
    supported: int = 0  # by the reference table
    contradicted: int = 0  # by the reference table
    outdated: int = 0  # true until a date, says the reference table
    not_covered: int = 0  # the reference table has no row for them
    failed_rules: int = 0  # rules that broke down; each is a finding

    def to_dict(self) -> dict[str, int]:
        """The counts by name, in this order."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class Report:
    """Findings in order of place, the coverage, the documents read, and the rules that ran.

    `findings` has all of them; tables show all, with their status. Pages for people and the exit
    status know of the open ones only.
    """

    findings: tuple[Finding, ...] = ()
    coverage: Coverage = Coverage()
    documents: tuple[Document, ...] = ()
    rules: tuple[Rule, ...] = ()
    cited: tuple[Fact, ...] = ()  # the rows of the reference table that findings name
    claims: tuple[Claim, ...] = ()  # of all documents, in order
    background: frozenset[str] = frozenset()  # paths of documents that were only compared with

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that nobody has explained, decided on or known before."""
        return tuple(finding for finding in self.findings if finding.status is Status.NEW)

    @property
    def held(self) -> tuple[Finding, ...]:
        """The findings that a suppression, a reviewer or the baseline holds back."""
        return tuple(finding for finding in self.findings if finding.status is not Status.NEW)

    def to_frame(self) -> pandas.DataFrame:
        """The findings as a data frame with the contract's columns, one row a finding."""
        from factcheck.frame import frame_of

        return frame_of(self.findings)
