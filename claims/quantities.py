"""Quantity mentions of a folded text: one scan for numerals, small named rules at each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from claims import ranks, shares
from claims.amounts import Amount, read_amount
from claims.articles import is_article
from claims.bare import reads_bare
from claims.model import Kind, Mention, Qualifier, Quantity
from claims.names import name_at
from claims.numerals import HAN_NUMERALS, RUN_PATTERN
from claims.qualifiers import bounds, hedge_after, hedge_before
from claims.ranges import is_score, join_range, merge_bounds, ratio_at
from claims.scan import SCAN, WORDS
from claims.shapes import continues_as_name, label_end

_ARTICLES = "一"


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
        self.floor = 0

    def run(self) -> list[Mention]:
        """The mentions."""
        at = 0
        for start, end in (*self.taken, (len(self.text), len(self.text))):
            while at < start and (hit := SCAN.search(self.text, at, start)):
                at = max(self._at(hit.start(), hit.end(), start), hit.start() + 1)
            at = max(at, end)
            self.floor = max(self.floor, end)
            self.last = None
        return self.found

    def _at(self, start: int, end: int, limit: int) -> int:
        """Read what starts here; where to go on."""
        text = self.text
        if skip := name_at(text, start):
            return skip
        if text[start] in WORDS:
            amount = self._word(start)
            return self._keep(amount, limit) if amount else start + 1
        if text[start].isdigit() and (skip := label_end(text, start, end)):
            return skip
        amount = self._amount(start, end)
        if amount is None:
            return end
        return self._keep(amount, limit)

    def _word(self, at: int) -> Amount | None:
        text = self.text
        if text[at] == "半":
            half = shares.half_at(text, at)
            return half or self._half_unit(at)
        return ranks.word_rank(text, at) or shares.multiple_word(text, at)

    def _half_unit(self, at: int) -> Amount | None:
        """半年, 半小时, 半公里."""
        return half_of_unit(self.text, at)

    def _amount(self, start: int, end: int) -> Amount | None:
        """The rule that fits the surroundings of the numeral reads it."""
        text = self.text
        before = text[start - 1 : start]
        if before == "第":
            amount = ranks.ordinal_after(text, start - 1, start, end)
            return ranks.rank_range(text, amount) if amount else None
        if text.startswith("分之", end):
            return shares.fraction_at(text, start, end)
        if text[end : end + 1] == "/":
            return shares.slash_fraction(text, start, end)
        for rule in _RULES:
            if (amount := rule(text, start, end)) is not None:
                return amount
        amount = read_amount(text, start, end, self.place)
        if amount is None:
            return None
        ratio = ratio_at(text, amount)
        if ratio is not None:
            return None if is_score(text, ratio.start, ratio.end) else ratio
        return self._general(join_range(text, amount, self.place))

    def _general(self, amount: Amount) -> Amount | None:
        """Hedges; then whether it is a quantity at all."""
        text = self.text
        hedge = hedge_before(text, amount.start, self.floor)
        after = hedge_after(text, amount.end) if amount.source or hedge is None else None
        if "range" in amount.flags:
            after = None if after and after[1] is not Qualifier.ABOUT else after
        if amount.source is None and not reads_bare(
            text, amount, hedge is not None or after is not None
        ):
            return None
        if amount.source is not None and continues_wrong(text, amount):
            return None
        if is_article(text, amount) and hedge is None and not self._counted_beside(amount):
            return None
        return amount

    def _counted_beside(self, amount: Amount) -> bool:
        """一间中学及两间小学: a count just before or behind, joined by 及."""
        text, end = self.text, amount.end
        ahead = text[end : end + 8]
        for mark in "及和与":
            if (at := ahead.find(mark)) >= 0:
                found = RUN_PATTERN.match(text, end + at + 1)
                if found and read_amount(text, found.start(), found.end(), self.place):
                    other = read_amount(text, found.start(), found.end(), self.place)
                    if other and other.source and other.kind is Kind.COUNT:
                        return found[0] != "一"
        last = self.found[-1] if self.found else None
        if last is None or last.kind is not Kind.COUNT or amount.start - last.end > 8:
            return False
        return any(mark in text[last.end : amount.start] for mark in "及和与")

    def _keep(self, amount: Amount, limit: int) -> int:
        """Put the hedges on, build the mention, and remember it."""
        if amount.end > limit:
            return limit
        core_start, core_end = amount.start, amount.end
        start, end = core_start, core_end
        text = self.text
        if start < self.floor:
            return max(end, start + 1)
        if amount.kind is not Kind.ORDINAL:
            start, end = self._hedges(amount, start, end, limit)
        if amount.unit == "place":
            amount.unit = self.place
        quantity = build(amount)
        mention = Mention(
            start,
            end,
            core_start,
            core_end,
            amount.kind,
            quantity,
            None,
            tuple(amount.rules),
            tuple(dict.fromkeys(amount.flags)),
        )
        gap = text[self.floor : start] if self.last is not None and start - self.floor < 4 else None
        if gap is not None and self.last is not None and merge_bounds(self.last, amount, gap):
            mention = merged(self.found.pop(), mention)
        self.found.append(mention)
        self.last, self.floor = amount, end
        return end

    def _hedges(self, amount: Amount, start: int, end: int, limit: int) -> tuple[int, int]:
        text = self.text
        if amount.start > self.floor and (before := hedge_before(text, start, self.floor)):
            start, qualifier = before
            amount.rules.append("bound-before")
            amount.hedge = amount.hedge if _tighter(amount.hedge, qualifier) else qualifier
        if (after := hedge_after(text, end)) and after[0] <= limit:
            if _follows(text, amount, after[0]):
                end, qualifier = after
                amount.rules.append("bound-after")
                if amount.hedge in (None, Qualifier.ABOUT):
                    amount.hedge = qualifier
        return start, end


def _tighter(inner: Qualifier | None, outer: Qualifier) -> bool:
    return inner is not None and outer is Qualifier.ABOUT


def _follows(text: str, amount: Amount, end: int) -> bool:
    """Whether 多 or 以下 behind the unit is the hedge: 30人以下, not 以下三项."""
    word = text[amount.end : end]
    if word in ("多", "余", "许"):
        return amount.source is None and not text[end : end + 1].isalnum()
    if word == "前后" and amount.kind is Kind.DURATION:
        return False
    return True


def continues_wrong(text: str, amount: Amount) -> bool:
    """年 and 月 of dates, floors and house numbers that nobody took."""
    unit = amount.source
    if unit is None or unit.dimension != "time":
        return False
    token = text[amount.start : amount.end - len(unit.surface)]
    if (
        unit.surface == "年"
        and len(token) == 4
        and (token[:2] in ("19", "20", "21") or "〇" in token or "零" in token)
    ):
        return True
    if unit.surface == "日":
        return not _lasting(text, amount)
    return False


def _lasting(text: str, amount: Amount) -> bool:
    """为期5日, 连续三日, 10日内: a duration, no day of the month."""
    before = text[max(0, amount.start - 4) : amount.start]
    after = text[amount.end : amount.end + 2]
    if amount.value is not None and amount.value > 31:
        return True
    return (
        any(
            word in before
            for word in (
                "为期",
                "一连",
                "连续",
                "历时",
                "长达",
                "需时",
                "限期",
                "最多",
                "至少",
                "不少于",
                "不超过",
                "逾",
                "超过",
                "约",
                "近",
                "多达",
                "共",
            )
        )
        or after[:1] in ("内", "间", "游")
        or after == "之内"
    )


def half_of_unit(text: str, at: int) -> Amount | None:
    """半年, 半小时, 半个月: half of the unit that follows."""
    from claims.numerals import Numeral
    from claims.units import unit_at

    skip = text[at + 1 : at + 2] == "个"
    unit = unit_at(text, at + 1) or (unit_at(text, at + 1 + skip) if skip else None)
    before = text[at - 1 : at]
    if unit is None or before in ("上", "下", "前", "后", "大", "小", "多", "东", "西", "南", "北"):
        return None
    if unit.kind not in (Kind.DURATION, Kind.MEASURE) or unit.surface in ("日", "天", "点", "度"):
        return None
    half = Decimal("0.5")
    end = text.index(unit.surface, at) + len(unit.surface)
    amount = Amount(at, end, Numeral(half, half), half, None, None, half, unit.kind, unit.id, unit)
    amount.rules.append("half-unit")
    return amount


def build(amount: Amount) -> Quantity:
    """The quantity with the bounds that hedge and precision give."""
    qualifier = amount.hedge or Qualifier.EXACT
    value, low, high, step = amount.value, amount.low, amount.high, amount.step
    if low is None and high is None and value is not None:
        low, high = bounds(value, step, qualifier)
    return Quantity(value, low, high, amount.unit, qualifier, step)


def merged(first: Mention, second: Mention) -> Mention:
    """Two bounds as one interval."""
    one, two = first.quantity, second.quantity
    assert one is not None and two is not None
    low = one.low if one.low is not None else two.low
    high = two.high if two.high is not None else one.high
    unit = one.unit or two.unit
    quantity = Quantity(None, low, high, unit, Qualifier.EXACT, max(one.step, two.step))
    kind = first.kind if one.unit else second.kind
    return Mention(
        first.start,
        second.end,
        first.core_start,
        second.core_end,
        kind,
        quantity,
        None,
        (*first.rules, *second.rules, "bounds-merged"),
        ("range",),
    )


_RULES: tuple[Callable[[str, int, int], Amount | None], ...] = (
    ranks.rank_at,
    shares.doublings,
    shares.order_of,
    shares.at_least_order,
)
