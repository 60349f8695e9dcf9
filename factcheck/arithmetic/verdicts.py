"""From a verdict to a finding: severities, and numbers as an editor would write them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from claims.claim import Claim
from factcheck.arithmetic.intervals import Verdict
from factcheck.article import Article
from factcheck.finding import Evidence, Finding, Severity, plain
from factcheck.languages import Language, current, say
from factcheck.wording import in_script, unit_name

SEVERITY = {
    Verdict.IMPRECISE: Severity.INFO,
    Verdict.STRAINED: Severity.WARNING,
    Verdict.CANNOT_HOLD: Severity.ERROR,
}
MILD = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO}
WRITTEN_OUT = 10**9  # a whole number below it is written with commas, where the text does so
GROUPS = ((Fraction(10**12), "萬億"), (Fraction(10**8), "億"), (Fraction(10**4), "萬"))


def conclude(
    code: str,
    verdict: Verdict,
    result: Claim,
    operands: Sequence[Claim],
    message: str,
    working: str,
    *,
    mild: bool = False,
) -> Finding | None:
    """The finding on a stated result and its operands; None where it holds.

    `mild` takes one step off the severity: for relations that are read with some doubt.
    """
    if verdict is Verdict.HOLDS:
        return None
    severity = SEVERITY[verdict]
    if mild:
        severity = MILD.get(severity, severity)
    return accuse(code, severity, result, operands, message, working)


def accuse(
    code: str,
    severity: Severity,
    result: Claim,
    operands: Sequence[Claim],
    message: str,
    working: str = "",
) -> Finding:
    """A finding on a claim; the last operand is the strongest evidence against it."""
    place = Evidence.of(result)
    others = tuple(Evidence.of(claim) for claim in operands)
    other = others[-1] if others else None
    evidence = tuple(sorted({place, *others}, key=lambda side: side.start))
    return Finding(code, severity, place, message, working, other, evidence=evidence)


def evidence_at(article: Article, start: int, end: int, value: str = "") -> Evidence:
    """A place of the folded text that is no claim: a list, a placeholder."""
    document = article.document
    first, last = document.folded.to_source(start, end)
    line, column = document.position(first)
    quote = "".join(document.text[first:last].splitlines())
    return Evidence(document.path, first, last, line, column, quote, value)


def against(working: str, stated: Claim) -> str:
    """A working, and what the text has instead of its result."""
    return say("{working}; the text has 「{stated}」", working=working, stated=stated.quote)


def number(value: Fraction, digits: int = 4) -> str:
    """A number with at most that many significant digits, grouped in 萬 and 億; whole if it is whole.

    English writes it out: 123,500,000.
    """
    if current() is Language.ENGLISH:
        return _in_full(value, digits)
    for size, name in GROUPS:
        if abs(value) >= size:
            return _rounded(value / size, digits) + in_script(name)
    return _rounded(value, digits)


def amount_as(value: Fraction, like: Claim) -> str:
    """A result in the unit of a claim, and in its way of writing: 12,500個 beside 12,400個, 1.25億元."""
    if current() is Language.ENGLISH:
        return number(value) + unit_name(like.unit, one=value == 1)
    unit = unit_name(like.unit)
    grouped = any(mark in like.quote for mark in "萬億万亿")
    if grouped or value.denominator != 1 or abs(value) >= WRITTEN_OUT:
        return number(value) + unit
    return f"{value.numerator:,}{unit}"


def _in_full(value: Fraction, digits: int) -> str:
    if value.denominator == 1 and abs(value) < GROUPS[0][0]:
        return f"{value.numerator:,}"
    return f"{Decimal(_rounded(value, digits)):,f}"


def _rounded(value: Fraction, digits: int) -> str:
    if value.denominator == 1 and abs(value) < 10**6:
        return str(value.numerator)
    context = Context(prec=max(digits, 1), rounding=ROUND_HALF_EVEN)
    return plain(context.divide(Decimal(value.numerator), Decimal(value.denominator)))


def percent(value: Fraction, digits: int = 3) -> str:
    """A percentage: 79.2%."""
    return f"{_rounded(value, digits)}%"


def moved(value: Fraction, digits: int = 3) -> str:
    """A change in per cent, in words: 上升79.2%, a fall of 20%."""
    rate = percent(abs(value), digits)
    if value == 0:
        return say("no change")
    return say("a rise of {rate}", rate=rate) if value > 0 else say("a fall of {rate}", rate=rate)
