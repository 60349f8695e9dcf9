"""What a rule is: a value with a code, a page (its module's docstring) and a check."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.article import Article
from factcheck.finding import Finding, Severity

if TYPE_CHECKING:
    from factcheck.collection import Collection


OWN = "factcheck"  # the package of the rules that ship with the program


@dataclass(frozen=True)
class Rule:
    """A rule of the catalogue.

    Exactly one of `in_article` (looks at one document) and `in_collection` (looks at the facts of the
    whole run and the reference table) is set. `page` is the rule file's docstring: summary line,
    then sections What it flags / Why / Stays silent / Measured. `package` is the distribution that
    brings the rule; it is set when an extension is loaded.
    """

    code: str
    name: str
    severity: Severity
    page: str
    in_article: Callable[[Article], Iterable[Finding]] | None = None
    in_collection: Callable[[Collection], Iterable[Finding]] | None = None
    enabled: bool = True
    package: str = OWN

    @property
    def summary(self) -> str:
        """First line of the page."""
        return self.page.strip().splitlines()[0]
