"""Article: a document with its claims in order, and the sentences and clauses they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from claims.claim import Claim
from claims.documents.document import Document

SENTENCE_END = regex.compile(r"[。！？!?]+[」』”’）)】]*|\n")


@dataclass(frozen=True)
class Article:
    """What an in-article rule looks at. Spans are positions in the folded text."""

    document: Document
    claims: tuple[Claim, ...]

    @property
    def text(self) -> str:
        """The folded text: Simplified characters, half width, lines healed, one block a line."""
        return self.document.folded.text

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Start and end of each sentence; the end includes its full stop and closing quotes."""
        spans, start = [], 0
        for stop in SENTENCE_END.finditer(self.text):
            spans.append((start, stop.end()))
            start = stop.end()
        return (*spans, (start, len(self.text))) if start < len(self.text) else tuple(spans)

    @cached_property
    def by_sentence(self) -> tuple[tuple[Claim, ...], ...]:
        """The claims of each sentence, in order of place; parallel to `sentences`."""
        starts = [start for start, _ in self.sentences]
        groups: list[list[Claim]] = [[] for _ in starts]
        for claim in self.claims:
            groups[bisect_right(starts, claim.mention.start) - 1].append(claim)
        return tuple(map(tuple, groups))

    def between(self, first: Claim, second: Claim) -> str:
        """Folded text from the end of one claim to the start of the other."""
        return self.text[first.mention.end : second.mention.start]


def words_before(article: Article, claim: Claim, length: int) -> str:
    """Up to `length` characters of folded text before a claim, within its line."""
    start = max(0, claim.mention.start - length)
    return article.text[start : claim.mention.start].rsplit("\n", 1)[-1]


def words_after(article: Article, claim: Claim, length: int) -> str:
    """Up to `length` characters of folded text after a claim, within its line."""
    return article.text[claim.mention.end : claim.mention.end + length].split("\n", 1)[0]


def all_claims(articles: Sequence[Article]) -> list[Claim]:
    """The claims of all articles, by the article's path.

    What is found of them must not depend on the order in which the files were listed.
    """
    by_path = sorted(articles, key=lambda article: (article.document.path, article.document.text))
    return [claim for article in by_path for claim in article.claims]
