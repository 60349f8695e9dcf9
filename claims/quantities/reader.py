"""Quantity mentions of a folded text: one scan for numerals, small named rules at each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claims.lexicon import made_of_tables
from claims.model import COUNT, DURATION, MONEY, ORDINAL, PERCENT, Mention, Qualifier
from claims.quantities import orders, ranks, shares
from claims.quantities.amounts import Amount
from claims.quantities.articles import (
    FIGURATIVE,
    counted_beside,
    is_article,
    is_figurative,
    is_plain_article,
)
from claims.quantities.bare import money_by_context, reads_bare
from claims.quantities.calendar_like import is_calendar, is_hour
from claims.quantities.changes import BECOMES, JOINS, with_later_unit, with_unit_of_next
from claims.quantities.hedging import comparison, follows, is_extreme
from claims.quantities.mentions import build, half_unit, merge
from claims.quantities.names import name_at, name_index
from claims.quantities.qualifiers import hedge_after, hedge_before
from claims.quantities.ranges import join_range, merge_bounds
from claims.quantities.ratios import per_each, ratio_at
from claims.quantities.reading import read_amount
from claims.quantities.scan import SCAN, WORDS
from claims.quantities.shapes import EDGES, in_address, label_end
from claims.quantities.signs import SHRINKING, shrinking
from claims.quantities.units import unit_starts

_ORDERS = frozenset("十百千万亿兆拾佰仟以")
_SURNAMES = frozenset("伍陆拾肆万")
_MERGED = 4  # characters between two bounds that may be one interval
_CARRIED = ("CNY", "TWD", "MOP")  # currencies that are also written 元
_SENTENCE = 60
_TITLE = 8  # characters of a title after the number that opens it


def find_quantities(
    text: str, taken: Sequence[tuple[int, int]] = (), place: str = "HKD"
) -> list[Mention]:
    """All quantities of a folded text, sorted, apart from one another and from the `taken` spans.

    `taken` are the sorted spans that were read as dates; `place` is the currency of a bare 元 or $.
    """
    return _Scan(text, taken, place).run()


class _Scan:
    """One pass from left to right; `floor` is the end of what was read last."""

    def __init__(self, text: str, taken: Sequence[tuple[int, int]], place: str) -> None:
        self.text, self.taken, self.place = text, taken, place
        self.found: list[Mention] = []
        self.last: Amount | None = None
        self.money = (0, "")  # end and currency of the last amount that named its currency
        self.floor = 0
        self.shrinks = any(word in text for word in SHRINKING)

    def run(self) -> list[Mention]:
        """The mentions."""
        text, search = self.text, SCAN.search
        names_after, names_before = name_index()
        live, size, at = _live(), len(text), 0
        for start, end in (*self.taken, (size, size)):
            while at < start and (hit := search(text, at, start)):
                begin, last = hit.span()
                before = text[begin - 1 : begin]
                named = text[begin : begin + 2] in names_after or (
                    before + text[begin] in names_before
                )
                if named and (skip := name_at(text, begin)):
                    at = skip
                elif (
                    last == begin + 1
                    and text[last : last + 1] not in live
                    and before not in _LIVE_BEFORE
                    and text[begin] not in _ALWAYS
                ):
                    at = last  # 一直, 万物: most single numerals
                else:
                    at = max(self._at(begin, last, start), begin + 1)
            at, self.floor, self.last = max(at, end), max(self.floor, end), None
        return self.found

    def _at(self, start: int, end: int, limit: int) -> int:
        """Read what starts here; where to go on."""
        text = self.text
        first = text[start]
        if first in WORDS:
            amount, end = self._word(start), start + 1
        elif first.isdigit() and (skip := label_end(text, start, end)):
            return skip
        elif first in "几数" and text[start + 1 : start + 2] not in _ORDERS:
            return start + 1  # 为数5亿, 几个
        else:
            amount = self._amount(start, end)
        if amount is None or "label" in amount.flags:
            return end if amount is None else max(end, amount.end)
        return self._keep(amount, limit)

    def _word(self, at: int) -> Amount | None:
        if self.text[at] == "半":
            return orders.half_at(self.text, at) or half_unit(self.text, at)
        return ranks.word_rank(self.text, at) or orders.multiple_word(self.text, at)

    def _amount(self, start: int, end: int) -> Amount | None:
        """The rule that fits the surroundings of the numeral reads it."""
        text = self.text
        if text[start - 1 : start] == "第":
            return ranks.ordinal_after(text, start - 1, start, end)
        if rule := _BY_NEXT.get(text[end : end + 1]):
            amount = rule(text, start, end)
            if amount is not None:
                return amount
        before = text[start - 1 : start]
        if before in _RANK_BEFORE or text[end : end + 1] in _RANK_AFTER:
            amount = ranks.rank_at(text, start, end)
            if amount is not None:
                return amount
        if before in _ORDER_BEFORE:
            amount = orders.at_least_order(text, start, end)
            if amount is not None:
                if amount.source is None:
                    money_by_context(text, amount, self.place)
                return amount
        if text[start] == "一" and end == start + 1 and self._is_article(start):
            return None
        amount = read_amount(text, start, end, self.place, self.floor)
        if amount is None:
            return None
        if (ratio := ratio_at(text, amount)) is not None:
            return ratio
        if before == "每" and (ratio := per_each(text, amount, self.place)) is not None:
            return ratio
        return self._stated(join_range(text, amount, self.place))

    def _is_article(self, start: int) -> bool:
        last = self.found[-1] if self.found else None
        return is_plain_article(self.text, start, self.floor, last, self.place)

    def _stated(self, amount: Amount) -> Amount | None:
        """The amount, if it states a quantity: not an article, a calendar word, a bare label."""
        text, unit = self.text, amount.source
        amount.outer = hedge = hedge_before(text, amount.start, self.floor)
        amount.looked_before = True
        if unit is None:
            if self._borrows_unit(amount):
                return amount
            hedged = (
                hedge is not None
                or amount.hedge is not None
                or hedge_after(text, amount.end) is not None
            )
            hedged = hedged or comparison(text, amount, self.floor) is not None
            money_by_context(text, amount, self.place)
            read = amount.kind is MONEY or reads_bare(text, amount, hedged)
            return amount if read else None
        if "malformed-number" in amount.flags and text.count(".", amount.start, amount.end) > 1:
            return None  # 3.2.1版
        if unit.kind is DURATION and is_calendar(text, amount):
            return None
        if text[amount.start] in _SURNAMES and unit.kind is COUNT and _is_single(amount):
            return None  # 伍家, 陆人: names of people
        if unit.surface == "点" and is_hour(text, amount):
            return None
        if unit.surface in ("座", "期", "段") and in_address(text, amount.start, amount.end):
            return None
        if self._titled(amount):
            return None
        if hedge is not None:
            return amount
        first = text[amount.start]
        if first in FIGURATIVE and is_figurative(text, amount):
            return None
        if first == "一" and is_article(text, amount.start, amount.end, unit):
            span, last = (amount.start, amount.end), self.found[-1] if self.found else None
            counts = amount.kind is COUNT
            return (
                amount if counts and counted_beside(text, *span, unit, last, self.place) else None
            )
        return amount

    def _borrows_unit(self, amount: Amount) -> bool:
        """Whether a later number has the unit of this one too: 由500增至600间, 78亿及156亿元."""
        after = self.text[amount.end : amount.end + 1]
        if after in BECOMES and with_later_unit(self.text, amount, self.place):
            return True
        return after in JOINS and with_unit_of_next(self.text, amount, self.place)

    def _titled(self, amount: Amount) -> bool:
        """Whether a number opens a short title: 《28年後》, 《100個理由》."""
        start, end = amount.start, amount.end
        return self.text[start - 1 : start] == "《" and "》" in self.text[end : end + _TITLE]

    def _keep(self, amount: Amount, limit: int) -> int:
        """Put the hedges on, build the mention, and remember it; where to go on."""
        if amount.end > limit:
            return limit
        if amount.start < self.floor:
            return max(amount.end, self.floor)
        start, end = amount.start, amount.end
        if amount.kind is not ORDINAL:
            start, end = self._hedges(amount, limit)
            if self.shrinks and amount.kind is PERCENT:
                shrinking(self.text, amount, start, end)
        else:
            start = ranks.with_rank_word(self.text, start, self.floor)
        if amount.kind is MONEY:
            self._currency(amount)
        mention = build(amount, start, end)
        last = self.last if start - self.floor < _MERGED and amount.hedge is not None else None
        if last is not None and merge_bounds(last, amount, self.text[self.floor : start]):
            mention = merge(self.found.pop(), mention)
        self.found.append(mention)
        self.last, self.floor = amount, end
        return end

    def _currency(self, amount: Amount) -> None:
        """A bare 元 means the document's place, or the currency named before in the sentence."""
        named = amount.currency is not None or (amount.source and amount.source.id != "place")
        if amount.unit == "place":
            amount.unit = self.place
        if named:
            self.money = (amount.end, amount.unit)
            return
        gap = self.text[self.money[0] : min(amount.start, self.money[0] + _SENTENCE + 1)]
        if self.money[1] not in _CARRIED or len(gap) > _SENTENCE:
            return
        if not any(mark in gap for mark in "。；\n（(约"):
            amount.unit = self.money[1]
            amount.rules.append("currency-of-sentence")

    def _hedges(self, amount: Amount, limit: int) -> tuple[int, int]:
        """Start and end with the hedge words; the tightest of them becomes the qualifier."""
        text, start, end = self.text, amount.start, amount.end
        before = amount.outer
        if before is None and not amount.looked_before:
            before = hedge_before(text, amount.start, self.floor)
        if before is not None and is_extreme(text, amount, before[0]):
            amount.outer = None
            amount.rules.append("extreme")
        elif before is not None:
            start, qualifier = before
            amount.rules.append("bound-before")
            if amount.hedge is None or qualifier is not Qualifier.ABOUT:
                amount.hedge = qualifier
        elif text[start - 1 : start] == "比" and (compared := comparison(text, amount, self.floor)):
            start, end, amount.hedge = compared
            amount.rules.append("compare-than")
        after = hedge_after(text, end)
        if after is not None and after[0] <= limit and follows(text, amount, after[0]):
            end, qualifier = after
            amount.rules.append("bound-after")
            if amount.hedge in (None, Qualifier.ABOUT):
                amount.hedge = qualifier
        return start, end


def _is_single(amount: Amount) -> bool:
    value = amount.numeral.value
    return value is not None and value <= 10


@made_of_tables
def _live() -> frozenset[str]:
    """What may stand behind a single Chinese numeral that is read: units, joiners, edges."""
    return (
        unit_starts()
        | EDGES
        | frozenset("月分又番以届次多余来强甲比对至到与和及不这那而半0123456789+")
        | {""}
    )


_ALWAYS = WORDS | frozenset("0123456789数")
_LIVE_BEFORE = frozenset("第前首头名列居上过破每比刑役")


_Rule = Callable[[str, int, int], Amount | None]
_BY_NEXT: dict[str, _Rule] = {
    "分": shares.fraction_at,
    "份": shares.fraction_at,
    "又": shares.mixed_fraction,
    "/": shares.slash_fraction,
    " ": shares.spaced_fraction,
    "届": ranks.session_at,
    "次": ranks.session_at,
    "番": orders.doublings,
    "以": orders.order_of,
}
_RANK_BEFORE, _RANK_AFTER = frozenset("前首头名列居身行"), frozenset("强甲名")
_ORDER_BEFORE = frozenset("上过破")
