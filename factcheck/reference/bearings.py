"""Bearings: whether a row of the reference table speaks of a claim, and how surely.

Guards first (unit, role, place, part), then the name of the thing (in the claim's own segment, its
sentence, or before), then the facet: the less of the thing's name is near, the more of the measure's
words must be. Each refusal is told in a word or two, for `explain`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from claims.claim import Claim
from claims.frames.words import cut, is_content, tag
from claims.model import Kind
from factcheck.reference.barriers import named_places, refusal
from factcheck.reference.facets import implied, said, speaks_for_itself, synonyms
from factcheck.reference.histories import Occurrence
from factcheck.reference.surroundings import OWN, SEGMENT_END, SENTENCE, WIDE, Surroundings

COVER = {OWN: 0.6, SENTENCE: 0.8, WIDE: 0.99}
PARTIAL = "not told of all there are"
WHOLE = ("有", "共", "合共", "总共", "达", "至", "为")  # before a count of all there are
THIS = regex.compile(
    r"^[^，。；！？\n]{0,3}(?:[这该此本][片条座间所项幅块区园市院校馆场线个]|[全区园市院校馆场][区园市院校馆场内线里])[^，。；！？\n]{0,6}$"
)
LINK = regex.compile(
    r"(?:由[^，。；！？\n]{1,14}?[至到为]|(?:提高|提升|增加|增|升|减少|减|降|调高|调低|上调|下调|扩大)[至到]"
    r"|[」』》”\"'：:（(]|的|是|为|达|约|逾|近|超过|共有|共|合计|合共|仍|现时|目前|现|已|只有|只|仅|就|则|在|于|有|定|设|订|"
    r"高|维持|水平|标准|最新|本港|全港|香港|全球|世界|全年|今年|去年|由|起|每年|每月|每日|每人|\s)*+$"
)


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a history bears on a claim: `score` 0 where it does not, and then why."""

    score: float
    reason: str
    clear: bool = False
    """Thing and measure are both in the claim's own clause."""
    partial: bool = False
    """It may be a number of some of them only: it can agree with the row, not contradict it."""


def bearing(around: Surroundings, occurrence: Occurrence, offered: int) -> Bearing:
    """Whether the thing named at an occurrence, by its measure, is what the claim speaks of.

    `offered` is where the name stands: OWN segment, SENTENCE or WIDE.
    """
    if barred := refusal(around, occurrence, offered):
        return Bearing(0.0, barred)
    cover, reason = _facet(around, occurrence, offered)
    if not cover:
        return Bearing(0.0, reason)
    mention = around.claim.mention
    distance = max(mention.start - occurrence.end, occurrence.start - mention.end, 0)
    score = offered + cover + max(0.0, 1 - distance / 1000)
    return Bearing(score, reason, offered == OWN and cover == 1.0, reason == PARTIAL)


def _facet(around: Surroundings, occurrence: Occurrence, offered: int) -> tuple[float, str]:
    """How much of the facet the claim tells, 0 where it is too little, and the reason."""
    claim, history = around.claim, occurrence.history
    link = _between(around, occurrence)
    if claim.kind is Kind.DATE:
        return _event(around, occurrence, offered)
    if claim.kind is Kind.ORDINAL:
        return _ranked(around, occurrence, link)
    if not history.measure.telling:
        return _plain(around, occurrence, offered, link)
    cover = history.measure.cover(_said_near(around))
    if strange := _strange(around, occurrence):
        return 0.0, f"counts something else: {strange}"
    if cover >= COVER[offered] and said(history.measure.telling[-1], _said_near(around)):
        return cover, "measure told"
    if link is not None and claim.kind is not Kind.COUNT and speaks_for_itself(occurrence.name):
        return max(cover, 0.5), "name and number adjoin"
    return 0.0, f"measure covered {cover:.2f}"


def _said_near(around: Surroundings) -> str:
    return around.words(around.segment) + " " + around.question


def _between(around: Surroundings, occurrence: Occurrence) -> str | None:
    """The words between name and number where they only join the two; None where they say more."""
    mention, history = around.claim.mention, occurrence.history
    if not around.clause[0] <= occurrence.end <= mention.start:
        return None
    words = around.page.text[occurrence.end : mention.start]
    rest = words
    spoken = {*cut(history.measure.text), *history.scopes, *implied(history.dimension)}
    for word in sorted(spoken, key=lambda word: (-len(word), word)):
        rest = rest.replace(word, "")
    return words if LINK.fullmatch(rest) else None


def _plain(
    around: Surroundings, occurrence: Occurrence, offered: int, link: str | None
) -> tuple[float, str]:
    """A row that only counts, sums or sizes up its subject."""
    claim = around.claim
    if claim.kind in (Kind.COUNT, Kind.NUMBER):
        return _counted(around, occurrence, link)
    if link is not None:
        return 1.0, "name and number adjoin"
    right = around.page.text[claim.mention.end : claim.mention.end + 24]
    if regex.sub(r"^(?:成立|设立|推出|的|[「『《])*+", "", right).startswith(occurrence.name):
        return 1.0, "number and name adjoin"
    words = around.words(around.segment)
    facet = any(word in words for word in implied(occurrence.history.dimension) if len(word) > 1)
    if offered == WIDE and facet and THIS.search(words.split(" ")[0]):
        return 1.0, "taken up again"
    if (
        offered == SENTENCE
        and claim.kind in (Kind.MEASURE, Kind.DURATION)
        and _taken_up(around, occurrence)
    ):
        return 1.0, "taken up again"
    if claim.kind is Kind.MONEY and offered == OWN and facet and _near(around, occurrence):
        return (0.0, "another sum") if _strange(around, occurrence) else (1.0, "total told")
    return 0.0, "facet not told"


def _taken_up(around: Surroundings, occurrence: Occurrence) -> bool:
    """Whether the clause names nothing but the facet, or the thing's sort with it: 牌照有效期為兩年."""
    start, mention = around.clause[0], around.claim.mention
    words = around.page.text[start : mention.core_start]
    if not any(word in words for word in implied(occurrence.history.dimension) if len(word) > 1):
        return False
    for word in sorted(implied(occurrence.history.dimension), key=lambda word: (-len(word), word)):
        words = words.replace(word, "")
    rest = words.strip().removeprefix("其").removeprefix(occurrence.name[-2:])
    return LINK.fullmatch(rest) is not None


def _near(around: Surroundings, occurrence: Occurrence) -> bool:
    """Whether little stands between name and sum, and nothing that the thing owns (X的研究院)."""
    words = around.page.text[occurrence.end : around.claim.mention.start]
    return len(words) <= 12 and "的" not in words.rstrip("的")


def _counted(around: Surroundings, occurrence: Occurrence, link: str | None) -> tuple[float, str]:
    """A row that counts its subject fits a claim that counts just that, no more and no less."""
    claim, history = around.claim, occurrence.history
    head = "".join(_own_head(around))
    names = set(history.names)
    for scope in (name for row in history.rows for name in row.scope_names):
        head = head.removeprefix(scope).removeprefix("在" + scope)
    if head in names:
        whole = history.scopes & named_places(around.words(around.clause), occurrence.name)
        if whole or claim.frame.left.endswith(WHOLE):
            return 1.0, "counts the subject"
        return 0.5, PARTIAL
    if not head and link is not None and claim.unit:
        return 1.0, "name and number adjoin"
    return 0.0, f"counts {head or 'nothing named'}"


def _own_head(around: Surroundings) -> tuple[str, ...]:
    """The noun phrase right after the number; empty where the head stands before it."""
    end = around.claim.mention.end
    words: list[str] = []
    following = SEGMENT_END.split(around.page.text[end : end + 30], maxsplit=1)[0]
    for word in cut(following.lstrip("的「『《“")):
        if word in "」』》”的" and words:
            continue
        if not is_content(word) or (words and tag(word) == "v"):
            break
        words.append(word)
    return tuple(words)


def _strange(around: Surroundings, occurrence: Occurrence) -> str:
    """A word of the noun phrase after the number that neither thing nor measure knows."""
    claim, history = around.claim, occurrence.history
    if claim.kind in (Kind.PERCENT, Kind.DURATION) or not (head := _own_head(around)):
        return ""
    known = "".join((*history.names, history.measure.text, *sorted(history.scopes)))
    known += "".join(sorted(implied(history.dimension)))
    for word in head:
        if not any(other in known for other in synonyms(word)):
            return word
    return ""


def _ranked(around: Surroundings, occurrence: Occurrence, link: str | None) -> tuple[float, str]:
    """A place in a list: the name adjoins, or the words between are of the list's own name."""
    history = occurrence.history
    start, mention = max(0, around.sentence[0] - 120), around.claim.mention
    before = around.page.text[start : mention.start]
    quoted = before.rfind("》")
    if quoted >= 0 and history.measure.cover(before[before.rfind("《") :]) == 0:
        before = before[quoted:]  # another list is named after this one
    if history.measure.telling:
        cover = history.measure.cover(before + around.words((mention.start, around.sentence[1])))
        return (
            (cover, "list named")
            if cover >= COVER[OWN] and link is not None
            else (0.0, "list not named")
        )
    return (1.0, "list and place adjoin") if link is not None else (0.0, "words between")


def _event(around: Surroundings, occurrence: Occurrence, offered: int) -> tuple[float, str]:
    """A date fits where the event of the row is told with it."""
    claim, measure = around.claim, occurrence.history.measure
    if "reporting" in claim.frame.roles:
        return 0.0, "date of the telling"
    if not measure.telling:
        aims = "target" in measure.roles or any("目标" in name for name in occurrence.history.names)
        return (1.0, "target of the thing") if aims and offered == OWN else (0.0, "event not told")
    dating = "dating" in claim.frame.roles and offered != OWN  # 2023年出口45億元: of a number
    cover = measure.cover(around.words(around.clause))
    if cover >= COVER[offered] and offered != WIDE and not dating:
        return cover, "event told"
    opens = claim.mention.start - around.sentence[0] <= 2
    exact = claim.mention.period is not None and claim.mention.period.grain == "day"
    alone = opens and exact and len(list(_dates(around))) == 1
    if offered != WIDE and alone and measure.cover(around.words(around.sentence)) == 1.0:
        return 0.9, "event told in the sentence that the date opens"
    return 0.0, "event not told"


def _dates(around: Surroundings) -> Iterator[Claim]:
    """The dates of the sentence that are told as exactly as this one."""
    period = around.claim.mention.period
    for other in around.page.within(*around.sentence):
        told = other.mention.period
        if told is not None and period is not None and told.grain == period.grain:
            yield other
