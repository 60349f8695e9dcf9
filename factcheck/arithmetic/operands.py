"""Operands: which numbers of a sentence belong together, told by its grammar.

A stretch of folded text is masked: each mention becomes one private character that tells its kind,
so that a pattern can say "由 amount 增至 amount，增幅 percentage" and cannot stray into digits. Patterns
are written with names for these characters: `«A»` any of a class, `‹A›` the same inside brackets.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property

import regex

from claims.claim import Claim
from claims.lexicon import made_of_tables, read_table
from claims.model import Kind, Qualifier
from claims.quantities.units import UnitRow
from claims.text.characters import fold_characters
from factcheck.arithmetic.intervals import Interval, face, operand
from factcheck.article import Article

MARKS = {kind: chr(0xE000 + place) for place, kind in enumerate(Kind)}
CLASSES = {
    "A": (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.NUMBER),
    "C": (Kind.COUNT, Kind.NUMBER),
    "Y": (Kind.MONEY,),
    "S": (Kind.MEASURE,),
    "P": (Kind.PERCENT,),
    "M": (Kind.MULTIPLE,),
    "R": (Kind.RATIO,),
    "O": (Kind.ORDINAL,),
    "D": (Kind.DATE,),
    "T": (Kind.DURATION,),
    "V": (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.NUMBER, Kind.PERCENT),
    "N": tuple(Kind),
}
LETTERS = {kind: "".join(name for name in CLASSES if kind in CLASSES[name]) for kind in Kind}
RISE = (
    r"(?:增加|增长|增|超支|上升|上涨|上扬|升|涨|多|高|攀升|飙升|激增|急增|急升|大增|大升|劲升|劲增|暴增|倍增|"
    r"提高|提升|成长|扩大|扩阔|扩充|扩张|扩|回升|反弹|进步|净增|猛增|微升|微增|飙|跃升|上调|调高|加|超出|高出|多出|大(?=[‹M›‹P›]))"
)
FALL = (
    r"(?:减少|减|下降|下跌|下滑|降|跌|少|低|缩减|缩小|收窄|急跌|急降|急挫|下挫|大跌|大减|大降|锐减|骤减|"
    r"骤降|回落|滑落|萎缩|衰退|退步|蒸发|重挫|急泻|微跌|微降|缩短|削减|下调|调低|缩水|低于|节省|压缩|净减|暴跌|降低)"
)
NOUN = r"(?:增幅|加幅|升幅|涨幅|增长率|增长|成长率|成长|升|增速|跌幅|减幅|降幅|跌|减|变幅|幅度)"
REACH = 240
CHINESE_MARKS = str.maketrans(",;:?!()", "，；：？！（）")
"""A writer without a Chinese keyboard parts clauses by the half-width marks."""
LINKING = "占为是达有到"
BRACKET = r"(?:[（(][^（）()\n]{0,40}+[)）])?"


class Grammar:
    """The pattern of a template, compiled when it is first looked for: few texts need them all."""

    def __init__(self, template: str) -> None:
        self._template = template

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """The pattern; besides the classes, `«B»` is an optional bracket."""
        text = self._template.replace("«B»", BRACKET).replace("«RISE»", RISE)
        text = text.replace("«FALL»", FALL).replace("«NOUN»", NOUN)
        text = text.replace("«MOVE»", f"(?:{RISE}|{FALL})")
        for name, kinds in CLASSES.items():
            raw = "".join(MARKS[kind] for kind in kinds)
            text = text.replace(f"«{name}»", f"[{raw}]").replace(f"‹{name}›", raw)
        return regex.compile(text)

    def match(self, text: str, start: int = 0) -> regex.Match[str] | None:
        """Where a text matches from a place on."""
        return self.pattern.match(text, start)

    def fullmatch(self, text: str) -> regex.Match[str] | None:
        """The match of a whole text."""
        return self.pattern.fullmatch(text)

    def search(self, text: str, start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The first match between two places."""
        return self.pattern.search(text, start, end)

    def finditer(
        self, text: str, start: int = 0, end: int | None = None, overlapped: bool = False
    ) -> Iterator[regex.Match[str]]:
        """All matches between two places."""
        found: Iterator[regex.Match[str]]
        found = self.pattern.finditer(text, start, end, overlapped=overlapped)
        return found


@cache
def grammar(template: str) -> Grammar:
    """The pattern of a template, one for each."""
    return Grammar(template)


@dataclass(frozen=True)
class Masked:
    """A stretch of folded text whose mentions are single characters, and the claims behind them."""

    text: str
    slots: dict[int, Claim]
    origin: tuple[int, ...]

    def claim(self, match: regex.Match[str], group: str | int) -> Claim:
        """The claim that a group of one mark stands for."""
        return self.slots[match.start(group)]

    def claims(self, start: int, end: int) -> list[Claim]:
        """The claims between two positions of the masked text."""
        return [self.slots[place] for place in range(start, end) if place in self.slots]

    def sentence(self, place: int) -> int:
        """Where the sentence of a place begins, at most REACH characters back: time stays linear."""
        floor = max(0, place - REACH)
        return max(self.text.rfind("。", floor, place) + 1, floor)

    def sentence_before(self, place: int) -> int:
        """Where the sentence before that of a place begins."""
        return self.sentence(max(0, self.sentence(place) - 1))

    def sentence_end(self, place: int) -> int:
        """Where the sentence of a place ends, its full stop included, at most REACH characters on."""
        last = min(len(self.text), place + REACH)
        return self.text.find("。", place, last) + 1 or last

    def read(self, start: int, end: int) -> str:
        """The words between two places, with the quotes of the claims in place of their marks."""
        return "".join(
            self.slots[place].quote if place in self.slots else self.text[place]
            for place in range(start, end)
        )

    def bracketed(self, claim: Claim) -> bool:
        """Whether a claim opens a bracket: a conversion or a remark on what stands before it."""
        place = self.places.get(id(claim), 0)
        return self.text[max(0, place - 1) : place] in ("（", "(")

    @cached_property
    def places(self) -> dict[int, int]:
        """The place of each claim in the masked text, by identity."""
        return {id(claim): place for place, claim in self.slots.items()}

    @cached_property
    def _tally(self) -> Counter[str]:
        """For each letter of CLASSES, how many claims it fits."""
        return Counter("".join(LETTERS[claim.kind] for claim in self.slots.values()))

    def holds(self, classes: str) -> bool:
        """Whether the line has a claim for each letter of `classes`; AAP: two amounts, a per cent."""
        known: dict[str, bool] = self.__dict__.setdefault("_held", {})
        if classes not in known:
            tally = self._tally
            known[classes] = all(tally[name] >= classes.count(name) for name in classes)
        return known[classes]

    @cached_property
    def dates(self) -> tuple[Claim, ...]:
        """The dates of the line."""
        return tuple(claim for claim in self.slots.values() if claim.kind is Kind.DATE)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The folded span of a stretch of masked text."""
        return self.origin[start], self.origin[end]


def salient(claim: Claim, before: str) -> bool:
    """Whether a claim is worth a place of its own.

    No part of a name, no 至今, not 一家 and
    一條 unless in a list (兩所中學及一所小學). `before` is the character before the claim.
    """
    if "part-of-name" in claim.mention.flags:
        return False
    if claim.kind is Kind.DATE and "vague" in claim.mention.flags:
        return False
    one = claim.kind is Kind.COUNT and claim.value == 1 and claim.quote.startswith("一")
    return not one or before in tuple("、及和与各占")


def mask(article: Article, start: int, end: int) -> Masked:
    """The folded text from `start` to `end`, masked; its marks are the Chinese ones."""
    first = bisect_left(article.claims, start, key=_place)
    last = bisect_left(article.claims, end, key=_place)
    text = article.text
    found = article.claims[first:last]
    starts = {c.mention.start for c in found}
    claims = [
        c
        for c in found
        if salient(c, text[max(0, c.mention.start - 1) : c.mention.start]) and not _name(c, starts)
    ]
    pieces: list[str] = []
    slots: dict[int, Claim] = {}
    origin: list[int] = []
    place = start
    for claim in claims:
        if claim.mention.start < place or claim.mention.end > end:
            continue
        link = _link(text, claim)
        pieces.append(text[place : claim.mention.start] + link)
        origin.extend(range(place, claim.mention.start))
        origin.extend([claim.mention.start] * (len(link) + 1))
        slots[len(origin) - 1] = claim
        pieces.append(MARKS[claim.kind])
        place = claim.mention.end
    pieces.append(text[place:end])
    origin.extend(range(place, end + 1))
    return Masked("".join(pieces).translate(CHINESE_MARKS), slots, tuple(origin))


def _name(claim: Claim, starts: set[int]) -> bool:
    """Whether a count is the name of what the next number counts (二期4.5億元); not 12男7女."""
    counts = claim.kind is Kind.COUNT and claim.unit not in SEXES
    return counts and claim.mention.end in starts


def _link(text: str, claim: Claim) -> str:
    """A verb inside a hedge (約佔四成, 約為32%): it stays to be seen before the mark."""
    hedge = text[claim.mention.start : claim.mention.core_start]
    return "".join(letter for letter in hedge[1:] if letter in LINKING)


def _place(claim: Claim) -> int:
    return claim.mention.start


def lines(article: Article, holding: str = "N") -> Sequence[Masked]:
    """The blocks of an article that hold claims of these classes, masked.

    The masks are worked out once for an article, and so is which lines hold what: what a rule needs
    at least keeps it from lines on which it has nothing to say, and dozens of rules need the same.
    """
    known: dict[str, Sequence[Masked]] = article.__dict__.setdefault("_lines_holding", {})
    if holding not in known:
        found = _all_lines(article)
        known[holding] = found if holding == "N" else [one for one in found if one.holds(holding)]
    return known[holding]


def _all_lines(article: Article) -> tuple[Masked, ...]:
    kept: tuple[Masked, ...] | None = article.__dict__.get("_masked_lines")
    if kept is None:
        text, start, built = article.text, 0, []
        while start < len(text):
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            masked = mask(article, start, end)
            if masked.slots:
                built.append(masked)
            start = end + 1
        kept = article.__dict__.setdefault("_masked_lines", tuple(built))
    return kept


SEXES = frozenset("男女")
PERSONS = frozenset(("人", "名", "位", "员", "个", "人次"))
CASES = frozenset("宗份件起个项张")
FIRMS = frozenset("家间所个")
DEGREES = frozenset(("°", "°C"))  # 「33.4度」 of heat, and the 「2.7度」 by which it is more


@cache
def _simplified(unit: str) -> str:
    return fold_characters(unit)


def classifier(claim: Claim) -> str:
    """The unit of a count as folded text writes it."""
    return _simplified(claim.unit)


def alike(first: Claim, second: Claim) -> bool:
    """Whether two amounts may stand on the two sides of one sum, share or change.

    Same unit; classifiers that writers swap (人/名, 宗/份, 家/間) count as one, and a number without
    a classifier goes with any.
    """
    if {first.kind, second.kind} <= {Kind.COUNT, Kind.NUMBER}:
        units = {classifier(first), classifier(second)}
        known = any(units <= group for group in (PERSONS, CASES, FIRMS))
        return len(units) == 1 or "" in units or known
    if first.kind is Kind.MEASURE and second.kind is Kind.MEASURE:
        if {first.unit, second.unit} <= DEGREES:
            return True
        return dimension(first.unit) == dimension(second.unit)
    return first.kind is second.kind and first.unit == second.unit


@made_of_tables
def _scales() -> dict[str, tuple[str, Fraction]]:
    rows = read_table("units.csv", UnitRow)
    return {row.id: (row.dimension, Fraction(row.factor)) for row in rows}


def dimension(unit: str) -> str:
    """What a unit measures: length, area, mass …; the unit itself where it is no measure."""
    return _scales()[unit][0] if unit in _scales() else unit


def factor(unit: str) -> Fraction:
    """How many of the base unit of its dimension a unit of measure is; 1 for what is no measure."""
    if unit not in _scales() or dimension(unit) in ("share", "points", "multiple", "time"):
        return Fraction(1)
    return _scales()[unit][1]


def level(claim: Claim) -> Fraction | None:
    """The value as written, measures in the base unit of their dimension."""
    quantity = claim.mention.quantity
    value = None if quantity is None else face(quantity)
    return None if value is None else value * factor(claim.unit)


def reach(claim: Claim) -> Interval:
    """What an operand may stand for, measures in the base unit of their dimension."""
    quantity = claim.mention.quantity
    if quantity is None:
        return Interval(None, None)
    return operand(quantity).scaled(factor(claim.unit))


def reach_alike(first: Claim, second: Claim) -> tuple[Interval, Interval]:
    """What two operands may stand for if the coarser was written to the place of the finer.

    Beside 1.4萬 a bare 2萬 means 2.0萬; hedged amounts keep what their words allow.
    """
    one, two = first.mention.quantity, second.mention.quantity
    spans = reach(first), reach(second)
    if one is None or two is None or {one.qualifier, two.qualifier} != {Qualifier.EXACT}:
        return spans
    steps = Fraction(one.step) * factor(first.unit), Fraction(two.step) * factor(second.unit)
    half = min(steps) / 2
    values = level(first), level(second)
    if values[0] is None or values[1] is None:
        return spans
    return Interval.around(values[0], half), Interval.around(values[1], half)
