"""What the text below a headline has for a number of it: the same, a sum that makes it, or a slip of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, takewhile

import regex

from claims.claim import Claim
from claims.model import Kind, Qualifier
from factcheck.arithmetic.intervals import Interval, mistyped, stretch
from factcheck.arithmetic.operands import (
    CLASSES,
    FALL,
    RISE,
    alike,
    classifier,
    factor,
    level,
    reach,
)
from factcheck.article import Article, words_before

IN_HEADLINE = 6
MOST = 60  # amounts of a text whose sums are tried; in a longer one anything is a sum
HURT = frozenset("伤死亡")
PERSONS = frozenset("人名位")
UP, DOWN = (regex.compile(rf"(?:{words}|成)[^\p{{Co}}，。；]{{0,3}}$") for words in (RISE, FALL))
AHEAD = 6
HALF_TENTH, TENTH = 5, 10
OFF = {HALF_TENTH: Fraction(2), TENTH: Fraction(4)}
"""How far a bare 成半 or 成 may honestly be from a rate in per cent."""
FAR = Fraction(7)
TITLE = 40
PAIR = regex.compile(r"\p{Han}{2}")
WHEN = regex.compile(r"[年月日季周期升降跌涨增减]")
HUNDRED = Fraction(100)


def in_headline(article: Article) -> list[Claim]:
    """The amounts and rates of the headline; none where it has more than a headline has."""
    title = list(takewhile(lambda claim: claim.frame.place == "title", article.claims))
    found = [c for c in title if c.kind in CLASSES["V"] and c.value]
    return found if len(found) <= IN_HEADLINE else []


def in_text(article: Article, head: Claim) -> list[Claim]:
    """The claims below the headline that may be held against one of it."""
    below = [c for c in article.claims if c.frame.place != "title" and c.start > head.end]
    return [claim for claim in below if comparable(head, claim)]


def comparable(head: Claim, claim: Claim) -> bool:
    """Whether a claim of the text may give the number of a headline, which may leave out 元 and 人."""
    if head.kind is Kind.NUMBER and claim.kind is Kind.MONEY:
        return (head.value or 0) >= 10**6
    if classifier(head) in HURT and classifier(claim) in PERSONS | HURT:
        return True
    return head.unit == claim.unit if head.kind is Kind.PERCENT else alike(head, claim)


def borne_out(head: Claim, below: Sequence[Claim], amounts: Sequence[Claim]) -> bool:
    """Whether the text has the number of a headline, or amounts that make it."""
    allowed = _allowed(head)
    if allowed is None or len(amounts) > MOST:
        return True
    if any(_says(claim, allowed) for claim in below):
        return True
    if head.kind is Kind.PERCENT:
        return any(allowed.contains(rate) for rate in _rates(amounts))
    values = [level(claim) or Fraction(0) for claim in below]
    return any(allowed.contains(value) for value in _sums(values))


def _allowed(head: Claim) -> Interval | None:
    quantity = head.mention.quantity
    if quantity is None or quantity.value is None:
        return None
    step, value = int(quantity.step), Fraction(quantity.value)
    if head.unit == "%" and head.qualifier is Qualifier.EXACT and step in OFF:
        return Interval.around(value, OFF[step])
    return stretch(quantity).scaled(factor(head.unit))


def _says(claim: Claim, allowed: Interval) -> bool:
    quantity = claim.mention.quantity
    if quantity is None:
        return True
    return allowed.overlaps(reach(claim)) or allowed.overlaps(
        stretch(quantity).scaled(factor(claim.unit))
    )


def _sums(values: Sequence[Fraction]) -> Iterator[Fraction]:
    """Sums of two and three, of all, and differences of two."""
    yield sum(values, Fraction(0))
    for one, two in combinations(values, 2):
        yield one + two
        yield abs(one - two)
    if len(values) <= MOST // 3:
        yield from (sum(three, Fraction(0)) for three in combinations(values, 3))


def _rates(amounts: Sequence[Claim]) -> Iterator[Fraction]:
    """Every share and change in per cent that two amounts alike make."""
    for one, two in combinations(amounts, 2):
        if not alike(one, two):
            continue
        first, second = level(one) or Fraction(0), level(two) or Fraction(0)
        if first > 0 and second > 0:
            low, high = sorted((first, second))
            yield low / high * HUNDRED
            yield (high / low - 1) * HUNDRED
            yield (1 - low / high) * HUNDRED
            yield (high / low) * HUNDRED


def slips(article: Article, head: Claim, below: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of the text of which the number of a headline may be a slip."""
    value = level(head) or Fraction(0)
    for claim in below:
        other = level(claim)
        if other is None or claim.qualifier is not Qualifier.EXACT:
            continue
        if head.kind is Kind.PERCENT:
            way = _way(article, head)
            same = way is not None and way is _way(article, claim)
            if same and abs(value - other) <= FAR and _of_one_thing(article, head, claim):
                yield claim
        elif mistyped(value, other) or _swapped(value, other) or _all_hurt(head, claim):
            yield claim


def _of_one_thing(article: Article, head: Claim, claim: Claim) -> bool:
    """Whether the sentence of a rate shares a word with the headline; its clause, where it has more rates."""
    sentence = next(s for s in article.sentences if s[0] <= claim.mention.start < s[1])
    rates = [c for c in article.claims if c.kind is Kind.PERCENT]
    rates = [c for c in rates if sentence[0] <= c.mention.start < sentence[1]]
    start, end = sentence
    if len(rates) > 1:
        start = article.text.rfind("，", start, claim.mention.start) + 1 or start
        end = claim.mention.start
    words = article.text[start:end]
    title = words_before(article, head, TITLE)
    pairs = (found[0] for found in PAIR.finditer(title, overlapped=True))
    return any(pair in words for pair in pairs if not WHEN.search(pair))


def _way(article: Article, claim: Claim) -> bool | None:
    """Whether the words before a rate say up or down."""
    words = words_before(article, claim, AHEAD)
    if DOWN.search(words):
        return False
    return True if UP.search(words) else None


def _swapped(one: Fraction, two: Fraction) -> bool:
    """Whether two numbers have the same two digits in another order: 42 and 24."""
    first, second = (str(value.numerator).strip("0") for value in (one, two))
    size = len(str(int(one))) == len(str(int(two)))
    return size and len(first) == 2 and first != second and first == second[::-1]


def _all_hurt(head: Claim, claim: Claim) -> bool:
    """「18傷」 above 「共16人受傷」."""
    text = claim.source.folded.text
    start, end = claim.mention.start, claim.mention.end
    hurt = classifier(head) == "伤" and classifier(claim) in PERSONS
    return hurt and text[end : end + 2] == "受伤" and text[start - 1 : start] == "共"
