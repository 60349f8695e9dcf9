"""Surroundings: the stretches of folded text around a claim in which the table's words are looked for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from claims.claim import Claim
from claims.model import Kind

OWN, SENTENCE, WIDE = 3, 2, 1  # where a thing is named: the claim's clause, its sentence, before
REACH = 90  # characters of a clause before the claim, a third of it after
LONGEST, BEFORE = 260, 400  # of a sentence on either side; of what stands before it
SEGMENT_END = regex.compile(r"[，。；！？\n、]")
CLAUSE_END = regex.compile(r"[，。；！？\n]")
SENTENCE_END = regex.compile(r"[。！？\n]")
PRESENT = regex.compile(r"现时|目前|至今|如今|今日|现在|现有|现为|最新|今天|眼下|时下")
PAST = regex.compile(
    r"之前|以前|原有|原本|原来|原先|当时|那时|其时|当年|昔日|曾经|曾有|曾为|一度|旧时|过去|此前|早年|从前|以往|上任|前身|历史上|"
    r"(?:重组|改组|合并|改名|改制|搬迁|迁址|迁校|扩建|重建|改建|翻新|修例|修订|改革|调整|加价|减价|上市|回归|疫情|加建|扩充|整合|升格)前"
)
ASKS = regex.compile(r"(?:多少|几|何时|多大|多久|多长|多高|多远)[^。！？\n]{0,12}[？?]\s*$")


@dataclass(frozen=True)
class Page:
    """A document's folded text in small letters, and where its quantities stand."""

    text: str
    claims: Sequence[Claim]

    @cached_property
    def starts(self) -> list[int]:
        """Where each mention begins."""
        return [claim.mention.start for claim in self.claims]

    def within(self, start: int, end: int) -> Sequence[Claim]:
        """The claims that begin in a stretch."""
        return self.claims[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def beside(self, claim: Claim) -> tuple[int, int]:
        """Where the quantity before the claim ends and the one after it begins.

        The old value of a change (由A增至B) is no quantity of its own to the new one.
        """
        place = bisect_left(self.starts, claim.mention.start)
        low, high = 0, len(self.text)
        for other in reversed(self.claims[max(0, place - 4) : place]):
            old = "former" in other.frame.roles and "later" in claim.frame.roles
            if other.kind not in (Kind.DATE, Kind.ORDINAL) and not old:
                low = other.mention.end
                break
        for other in self.claims[place + 1 : place + 4]:
            if other.kind not in (Kind.DATE, Kind.ORDINAL):
                high = other.mention.start
                break
        return low, high


@dataclass(frozen=True)
class Surroundings:
    """Spans of the page around a claim, each within the next: segment, clause, sentence, wide."""

    page: Page
    claim: Claim

    @cached_property
    def clause(self) -> tuple[int, int]:
        """The clause: between commas and stronger marks."""
        return self._span(CLAUSE_END, REACH)

    @cached_property
    def segment(self) -> tuple[int, int]:
        """The part of the clause that speaks of this number and of no other."""
        start, end = self._span(SEGMENT_END, REACH)
        if self.claim.kind is Kind.DATE:
            return self.clause
        low, high = self.page.beside(self.claim)
        return max(start, low), min(end, high)

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """The sentence."""
        return self._span(SENTENCE_END, LONGEST, LONGEST)

    @cached_property
    def wide(self) -> tuple[int, int]:
        """What stands before the sentence, over ends of paragraphs."""
        start = self.sentence[0]
        return max(0, start - BEFORE), start

    def _span(
        self, ends: regex.Pattern[str], reach: int, forward: int = REACH // 3
    ) -> tuple[int, int]:
        text, mention = self.page.text, self.claim.mention
        floor = max(0, mention.start - reach)
        before = ends.split(text[floor : mention.start])[-1]
        after = ends.split(text[mention.end : mention.end + forward], maxsplit=1)[0]
        return mention.start - len(before), mention.end + len(after)

    def words(self, span: tuple[int, int]) -> str:
        """The text of a span without the number itself; its hedges and bounds stay."""
        mention, text = self.claim.mention, self.page.text
        if span[1] <= mention.start or span[0] >= mention.end:
            return text[slice(*span)]
        return text[span[0] : mention.core_start] + " " + text[mention.core_end : span[1]]

    @cached_property
    def present(self) -> bool:
        """Whether the paragraph speaks of today: 現時, 至今."""
        floor = max(
            self.page.text.rfind("\n", 0, self.claim.mention.start), self.sentence[0] - BEFORE, 0
        )
        return bool(PRESENT.search(self.page.text, floor, self.sentence[1]))

    @cached_property
    def past(self) -> bool:
        """Whether the sentence tells of what was: 重組之前, 當時, 一度."""
        start, end = self.sentence
        mention = self.claim.mention
        now = PRESENT.search(self.page.text, self.clause[0], mention.start)
        return not now and bool(PAST.search(self.page.text, start, min(end, mention.end + 8)))

    @cached_property
    def question(self) -> str:
        """The question that the sentence answers; empty where it answers none."""
        start = self.sentence[0]
        before = self.page.text[max(0, start - 60) : start].rstrip("\n")
        asked = SENTENCE_END.split(before.rstrip("？?!！。"))[-1]
        return asked if ASKS.search(before) else ""
