"""Collection: all articles of a run with the reference table; what rules across documents look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from factcheck.article import Article, all_claims
from factcheck.disputes import Dispute, disputes
from factcheck.facts import Fact, facts
from factcheck.reference.lookups import Lookup, lookups
from factcheck.reference.table import ReferenceTable


@dataclass(frozen=True)
class Collection:
    """Articles in the order given. What is derived from them is worked out once, when asked for."""

    articles: Sequence[Article]
    reference: ReferenceTable
    background: frozenset[str] = frozenset()
    """Paths of the articles that the others are only compared with."""

    @property
    def checked(self) -> list[Article]:
        """The articles that findings are wanted for."""
        return [one for one in self.articles if one.document.path not in self.background]

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """The things that more than one claim speaks of; with a background, those that the others tell."""
        checked = frozenset(article.document.path for article in self.checked)
        return facts(all_claims(self.articles), checked if self.background else None)

    @cached_property
    def disputes(self) -> tuple[Dispute, ...]:
        """The claims that disagree with the best supported value of their fact."""
        return tuple(one for fact in self.facts for one in disputes(fact, self.background))

    @cached_property
    def lookups(self) -> tuple[Lookup, ...]:
        """The claims that the reference table speaks of, and what it says."""
        return tuple(lookups(all_claims(self.articles), self.reference))
