"""Wording: values and days for messages and workings, as the language of the messages writes them.

Chinese counts in 萬 and 億, as a Hong Kong desk does; English writes numbers out. What stands in an
article is in the article's own characters, whatever the language.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import cache
from importlib.resources import files

from claims.claim import Claim
from claims.model import Kind
from claims.text.characters import fold_characters
from factcheck.finding import plain
from factcheck.languages import Language, current, later, say
from factcheck.reference.fact import Fact
from factcheck.reference.scales import unit_id

WEEKDAYS = (
    *(later("Monday"), later("Tuesday"), later("Wednesday"), later("Thursday")),
    *(later("Friday"), later("Saturday"), later("Sunday")),
)
DIGITS = 4  # significant digits of a value that is no whole number
GROUPS = ((Decimal(10) ** 12, "萬億"), (Decimal(10) ** 8, "億"), (Decimal(10) ** 4, "萬"))
MONTHS = (
    *(later("January"), later("February"), later("March"), later("April"), later("May")),
    *(later("June"), later("July"), later("August"), later("September"), later("October")),
    *(later("November"), later("December")),
)
LARGEST = Decimal(10) ** 16
AROUND = 40  # characters beside a claim within which its thing is named
# Heads that name nothing, folded: what a number does, or how it is told.
_NAMELESS = re.compile(
    "(?:[增减升跌降][至加幅]|减少|上升|下跌|下降|总数|总计|合计|共计|同比|环比|调查|平均|其中|[总计约共])++"
)
_GROUPED = 100_000  # below it a whole number is written out, with commas
_ROUNDING = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN)


def amount(value: Decimal, unit: str) -> str:
    """A value in base units with its unit: 100億元, 44,500元, 33.3%, 第3位; 10,000,000,000 HKD."""
    if unit == "rank":
        return say("rank {place}", place=plain(value))
    return number(value) + unit_name(unit, one=value == 1)


def number(value: Decimal) -> str:
    """A number grouped in 萬 and 億 where that is shorter; at most four digits of a fraction."""
    if current() is Language.ENGLISH:
        return _in_full(value)
    size = abs(value)
    whole = value == value.to_integral_value()
    if (whole and size < _GROUPED) or size >= LARGEST:
        return f"{value:,.0f}" if whole and size < LARGEST else f"{value:.3e}"
    for group, name in GROUPS:
        if size >= group:
            return _exactly(value / group, whole) + in_script(name)
    return plain(_ROUNDING.plus(value))


def _in_full(value: Decimal) -> str:
    """A number as English writes it: 123,456,000; 12.35."""
    whole = value == value.to_integral_value()
    if abs(value) >= LARGEST:
        return f"{value:.3e}"
    return f"{value:,.0f}" if whole else f"{plain(_ROUNDING.plus(value))}"


def in_script(words: str) -> str:
    """Words that the code has in Traditional characters, in those of the language."""
    return fold_characters(words) if current() is Language.SIMPLIFIED else words


def listed(words: Iterable[str]) -> str:
    """Words in a row: 甲、乙; a, b."""
    return (", " if current() is Language.ENGLISH else "、").join(words)


def quoted(words: str) -> str:
    """Words of an article where a value is expected: marked as a quotation in another language."""
    bare = words.isascii() or current() is Language.TRADITIONAL
    return words if bare else f"「{words}」"


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
        return quoted(claim.quote)
    unit = "rank" if claim.kind is Kind.ORDINAL and claim.unit in ("", "位", "名") else claim.unit
    return (
        amount(claim.value, unit) if claim.value is not None else span(claim.low, claim.high, unit)
    )


def named(claim: Claim) -> str:
    """The thing that a claim speaks of, in the characters of its source; empty where it names none.

    An alias that the source does not write is no name either: it stands in folded characters.
    """
    words, text = claim.frame.head, claim.source.folded.text
    if not words or _NAMELESS.fullmatch("".join(words)):
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
        return ""
    first, last = claim.source.folded.to_source(start, end)
    return "".join(claim.source.shown(first, last).split())


def span(low: Decimal | None, high: Decimal | None, unit: str) -> str:
    """Bounds: 15至16所, 至少100條, 最多400萬元."""
    if low is not None and high is not None:
        if low == high:
            return amount(low, unit)
        ends = amount(low, unit), amount(high, unit)
        return say("{low} to {high}", low=ends[0], high=ends[1])
    if low is not None:
        return say("at least {amount}", amount=amount(low, unit))
    return say("at most {amount}", amount=amount(high, unit)) if high is not None else ""


def unit_name(unit: str, *, one: bool = False) -> str:
    """What stands after the number: 元, 平方公里, 個月; % and, in Chinese, a classifier as they are.

    English has no classifiers and puts a space before a unit; `one` asks for the singular.
    """
    row = _unit_names().get(unit_id(unit))
    if current() is not Language.ENGLISH:
        return in_script(row["name"] if row else unit)
    if row is None:
        return unit if unit.isascii() else ""
    return f" {row['english' if one else 'english_many']}".rstrip()


@cache
def _unit_names() -> dict[str, dict[str, str]]:
    table = (files("factcheck") / "unit_names.csv").read_text(encoding="utf-8")
    return {row["unit"]: row for row in csv.DictReader(table.splitlines())}


def month_name(month: int) -> str:
    """A month: 9月, September."""
    return say(MONTHS[month - 1])


def day(one: date | None) -> str:
    """A day: 2024年9月1日, 1 September 2024."""
    if one is None:
        return ""
    return say("{day} {month} {year}", day=one.day, month=month_name(one.month), year=one.year)


def day_of_year(one: date) -> str:
    """A day without its year: 9月1日, 1 September."""
    return say("{day} {month}", day=one.day, month=month_name(one.month))


def weekday(number: int) -> str:
    """A day of the week, 1 for Monday: 星期一, Monday."""
    return say(WEEKDAYS[number - 1])


def amount_of_row(fact: Fact) -> str:
    """The value of a row of a reference table: its bounds where it has both and they are wide."""
    low, high = fact.days
    if fact.is_date:
        same = low == high or low is None or high is None
        return day(low or high) if same else say("{low} to {high}", low=day(low), high=day(high))
    if isinstance(fact.value, Decimal):
        return amount(fact.value, fact.unit)
    return span(*fact.bounds, fact.unit)


def validity(fact: Fact) -> str:
    """Since when and until when a row holds: 由2024年9月1日起, （2022年10月1日至2024年6月30日）."""
    if fact.is_date:
        return ""
    start, end = day(fact.valid_from), day(fact.valid_to)
    if start and end:
        same = start == end
        return (
            say("(on {day})", day=start) if same else say("({low} to {high})", low=start, high=end)
        )
    if start:
        return say("since {day}", day=start)
    return say("until {day}", day=end) if end else ""
