"""Wording: values and days as a Hong Kong desk writes them, for messages and workings."""

from __future__ import annotations

import csv
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import cache
from importlib.resources import files

from claims.claim import Claim
from claims.model import Kind
from factcheck.finding import plain
from factcheck.reference.fact import Fact
from factcheck.reference.scales import unit_id

DIGITS = 4  # significant digits of a value that is no whole number
GROUPS = ((Decimal(10) ** 12, "萬億"), (Decimal(10) ** 8, "億"), (Decimal(10) ** 4, "萬"))
LARGEST = Decimal(10) ** 16
AROUND = 40  # characters beside a claim within which its thing is named
_GROUPED = 100_000  # below it a whole number is written out, with commas
_ROUNDING = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN)


def amount(value: Decimal, unit: str) -> str:
    """A value in base units with its unit: 100億元, 44,500元, 33.3%, 第3位, 2,150萬個標準箱."""
    if unit == "rank":
        return f"第{plain(value)}位"
    return number(value) + unit_name(unit)


def number(value: Decimal) -> str:
    """A number grouped in 萬 and 億 where that is shorter; at most four digits of a fraction."""
    size = abs(value)
    whole = value == value.to_integral_value()
    if (whole and size < _GROUPED) or size >= LARGEST:
        return f"{value:,.0f}" if whole and size < LARGEST else f"{value:.3e}"
    for group, name in GROUPS:
        if size >= group:
            return _exactly(value / group, whole) + name
    return plain(_ROUNDING.plus(value))


def _exactly(value: Decimal, whole: bool) -> str:
    """A number before 萬 or 億: all its digits if they are few, else rounded."""
    shown = value.normalize()
    digits = len(shown.as_tuple().digits)
    if not whole or digits > 7:
        shown = Context(prec=max(DIGITS, 5), rounding=ROUND_HALF_EVEN).plus(shown)
    return f"{shown:,f}"


def told(claim: Claim) -> str:
    """The value of a claim for a working: 1.5億元, 15至16所; of a date its own words."""
    if claim.mention.period is not None:
        return claim.quote
    unit = "rank" if claim.kind is Kind.ORDINAL and claim.unit in ("", "位", "名") else claim.unit
    return (
        amount(claim.value, unit) if claim.value is not None else span(claim.low, claim.high, unit)
    )


def named(claim: Claim) -> str:
    """The thing that a claim speaks of, in the characters of its source; empty where it names none."""
    words, text = claim.frame.head, claim.source.folded.text
    if not words:
        return ""
    mention = claim.mention
    floor = max(0, mention.start - AROUND)
    start = text.find(words[0], mention.end, mention.end + AROUND)
    if start < 0:
        start = text.rfind("".join(words), floor, mention.start)
    if start < 0:
        start = text.rfind(words[0], floor, mention.start)
    end = text.find(words[-1], start, start + AROUND) + len(words[-1]) if start >= 0 else 0
    if end <= start or "\n" in text[start:end]:
        return claim.subject
    first, last = claim.source.folded.to_source(start, end)
    return "".join(claim.source.shown(first, last).split())


def span(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """Bounds: 15至16所, 至少100條, 最多400萬元."""
    if low is not None and high is not None:
        if low == high:
            return amount(low, unit)
        ends = amount(low, unit), amount(high, unit)
        return f"{ends[0]}至{ends[1]}"
    if low is not None:
        return f"至少{amount(low, unit)}"
    return f"最多{amount(high, unit)}" if high is not None else ""


def unit_name(unit: str) -> str:
    """What stands after the number: 元, 平方公里, 個月; a classifier and % stand for themselves."""
    return _unit_names().get(unit_id(unit), unit)


@cache
def _unit_names() -> dict[str, str]:
    table = (files("factcheck") / "unit_names.csv").read_text(encoding="utf-8")
    return {row["unit"]: row["name"] for row in csv.DictReader(table.splitlines())}


def day(one: date | None) -> str:
    """A day: 2024年9月1日."""
    return f"{one.year}年{one.month}月{one.day}日" if one else ""


def amount_of_row(fact: Fact) -> str:
    """The value of a row of a reference table: its bounds where it has both and they are wide."""
    low, high = fact.days
    if fact.is_date:
        same = low == high or low is None or high is None
        return day(low or high) if same else f"{day(low)}至{day(high)}"
    if isinstance(fact.value, Decimal):
        return amount(fact.value, fact.unit)
    return span(*fact.bounds, fact.unit)


def validity(fact: Fact) -> str:
    """Since when and until when a row holds: 2024年9月1日起, 2022年10月1日至2024年6月30日."""
    if fact.is_date:
        return ""
    start, end = day(fact.valid_from), day(fact.valid_to)
    if start and end:
        return f"（{start}）" if start == end else f"（{start}至{end}）"
    return f"由{start}起" if start else f"到{end}為止" if end else ""
