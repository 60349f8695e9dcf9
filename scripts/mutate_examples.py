"""Change every claim of the example articles, one at a time, and see whether the change is noticed.

    python scripts/mutate_examples.py [FOLDER]

Each article of FOLDER (default: examples/articles) is copied with one claim changed: by a digit, by a
factor of ten, or, a year, to the year before. Article and copy are checked together. A claim counts
if it can be compared (factcheck.subjects.comparable) and if its changed words are read as a claim of the
same kind with another value. Prints what was noticed by kind and change, and why the rest was not.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from claims import Claim, Document, extract
from claims.documents import read_bytes
from factcheck import Finding, check
from factcheck.alignment import Sameness, compare
from factcheck.alignment.values import Agreement, agreement
from factcheck.subjects import comparable, subjects

UNSTATED = "guard: not stated as true"
DIGITS = "一二三四五六七八九"
TENFOLD = {"十": "百", "百": "千", "千": "萬", "萬": "十萬", "万": "十万"}
_YEAR = re.compile(r"(?:19|20)\d\d(?=年|$)")
_ARABIC = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Outcome:
    """What became of one changed claim; `reason` says why a change was not noticed."""

    kind: str
    change: str
    quote: str
    changed: str
    noticed: bool
    reason: str = ""


def by_digit(quote: str) -> str:
    """The quote with the last digit but zero of its number changed; empty if there is none."""
    place = _last_digit(quote)
    if place is None:
        return ""
    digit = quote[place]
    if digit.isascii():
        other = "2" if digit == "1" else str(int(digit) - 1)
    else:
        position = DIGITS.index(digit)
        other = DIGITS[position - 1 if position else 1]
    return quote[:place] + other + quote[place + 1 :]


def _last_digit(quote: str) -> int | None:
    number = _ARABIC.search(quote)
    if number:
        places = [number.start() + n for n, sign in enumerate(number[0]) if sign in "123456789"]
    else:
        places = [n for n, sign in enumerate(quote) if sign in DIGITS]
    return places[-1] if places else None


def by_ten(quote: str) -> str:
    """The quote with its number ten times as large; empty where it is not written with one unit."""
    number = _ARABIC.search(quote)
    if number:
        return quote[: number.start()] + _ten_times(number[0]) + quote[number.end() :]
    for sign, larger in TENFOLD.items():
        if quote.count(sign) == 1 and not any(other in quote for other in TENFOLD if other != sign):
            return quote.replace(sign, larger)
    return ""


def _ten_times(number: str) -> str:
    plain = number.replace(",", "")
    whole, _, part = plain.partition(".")
    whole, part = (whole + part[0], part[1:]) if part else (whole + "0", "")
    grouped = f"{int(whole):,}" if "," in number or len(whole) > 4 else str(int(whole))
    return f"{grouped}.{part}" if part else grouped


def by_year(quote: str) -> str:
    """The quote with its year one less; empty if it names none."""
    year = _YEAR.search(quote)
    return f"{quote[: year.start()]}{int(year[0]) - 1}{quote[year.end() :]}" if year else ""


CHANGES = {"digit": by_digit, "tenfold": by_ten, "year before": by_year}


def changes(claim: Claim) -> Iterator[tuple[str, str]]:
    """Name and result of each change that a claim can suffer."""
    names = ("digit", "year before") if claim.mention.period else ("digit", "tenfold")
    if claim.unit == "year" and _YEAR.search(claim.quote):
        return
    for name in names:
        changed = CHANGES[name](claim.quote)
        if changed and changed != claim.quote:
            yield name, changed


def outcomes(document: Document) -> Iterator[Outcome]:
    """What becomes of each change of each comparable claim of an article."""
    claims = extract(document)
    known = set(map(_sides, _findings(document, document.text)))
    for claim in claims:
        if not comparable(claim):
            continue
        for name, changed in changes(claim):
            text = document.text[: claim.start] + changed + document.text[claim.end :]
            copy = _copy(document, text)
            twin = _twin(claim, changed, extract(copy))
            if twin is None:
                continue
            found = [one for one in _findings(document, text) if _sides(one) not in known]
            noticed = any(_touches(one, copy, twin) for one in found)
            reason = "" if noticed else _reason(document, copy, claim, twin)
            yield Outcome(str(claim.kind), name, claim.quote, changed, noticed, reason)


def _copy(document: Document, text: str) -> Document:
    path = Path(document.path)
    name = path.with_name(path.stem + "-copy" + path.suffix).name
    return read_bytes(text.encode(), name=name, published=document.published)


def _twin(claim: Claim, changed: str, claims: tuple[Claim, ...]) -> Claim | None:
    """The changed claim, if it is read in its place, as the same kind, with another value."""
    for other in claims:
        if other.start == claim.start and other.end == claim.start + len(changed):
            same_kind = other.kind is claim.kind and comparable(other)
            other_value = agreement(claim, other) is Agreement.CONFLICT
            return other if same_kind and other_value else None
    return None


def _findings(document: Document, text: str) -> tuple[Finding, ...]:
    return check([document, _copy(document, text)], reference=None).findings


def _sides(finding: Finding) -> tuple[object, ...]:
    other = finding.other
    return finding.rule, finding.place.quote, other.quote if other else "", finding.place.document


def _touches(finding: Finding, copy: Document, twin: Claim) -> bool:
    """Whether a finding rests on the changed claim."""
    places = [finding.place, *([finding.other] if finding.other else [])]
    return any(
        place.document == copy.path and place.start < twin.end and twin.start < place.end
        for place in places
    )


def _reason(document: Document, copy: Document, claim: Claim, twin: Claim) -> str:
    """Why the two were not held against each other: a guard, the score, or the joining of facts."""
    found = subjects([*extract(document), *extract(copy)])
    sides = [
        one
        for one in found
        for wanted in (claim, twin)
        if one.claim.document == wanted.document and one.claim.start == wanted.start
    ]
    if len(sides) != 2:
        return "not comparable"
    alignment = compare(*sides)
    if alignment.verdict is Sameness.SAME:
        return "same, but other statements were held against them"
    if alignment.score == 0.0:
        return "guard: " + alignment.reasons[0].partition(":")[0]
    return "score below 0.5"


def report(documents: list[Document]) -> None:
    """Print the table, what was missed and why, and findings between an article and its like."""
    found = [outcome for document in documents for outcome in outcomes(document)]
    unstated = sum(outcome.reason == UNSTATED for outcome in found)
    found = [outcome for outcome in found if outcome.reason != UNSTATED]
    table: Counter[tuple[str, str, bool]] = Counter(
        (outcome.kind, outcome.change, outcome.noticed) for outcome in found
    )
    for kind, change in sorted({key[:2] for key in table}):
        noticed = table[kind, change, True]
        _row(kind, change, noticed, noticed + table[kind, change, False])
    _row("all", "", sum(outcome.noticed for outcome in found), len(found))
    reasons = Counter(outcome.reason for outcome in found if not outcome.noticed)
    for reason, count in reasons.most_common():
        examples = [f"{one.quote} → {one.changed}" for one in found if one.reason == reason][:3]
        print(f"  missed {count:>4}  {reason}: {'; '.join(examples)}")
    print(f"  besides, of claims denied, questioned or supposed, held against nothing: {unstated}")
    false = [one for document in documents for one in _across(document)]
    print(f"unchanged copies: {len(false)} findings between an article and its copy")
    for one in false:
        print(
            f"  {one.rule} {one.place.document}: {one.place.quote} / {one.other and one.other.quote}"
        )


def _row(kind: str, change: str, noticed: int, all_: int) -> None:
    print(f"{kind:<10}{change:<13}{noticed:>5} of{all_:>5}  {noticed / all_ if all_ else 1:.1%}")


def _across(document: Document) -> list[Finding]:
    """The findings between an article and its copy that the article does not have by itself."""
    own = {frozenset(_quotes(one)) for one in check([document], reference=None).findings}
    found = _findings(document, document.text)
    return [
        one
        for one in found
        if one.other is not None
        and one.place.document != one.other.document
        and frozenset(_quotes(one)) not in own
    ]


def _quotes(finding: Finding) -> tuple[str, str]:
    return finding.place.quote, finding.other.quote if finding.other else ""


def main() -> None:
    """Command line."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "examples/articles")
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md"))
    report([read_bytes(path.read_bytes(), name=path.name) for path in paths])


if __name__ == "__main__":
    main()
