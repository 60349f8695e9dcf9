"""Findings as one page that works offline: both sides, the working, the source, and the articles.

Without its script everything is still there, only not to be filtered.
"""

from __future__ import annotations

import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING

from factcheck.finding import Evidence, Finding, Severity
from factcheck.languages import say
from factcheck.places import place_in_words
from factcheck.report import Report
from factcheck.reports.passages import Mark, Piece, paragraphs, passage, pieces_of
from factcheck.reports.summary import summary
from factcheck.reports.terminal import Terminal, safe
from factcheck.reports.web_page import rendered, script_hash
from factcheck.wording import amount_of_row, validity

if TYPE_CHECKING:
    from claims import Document
    from factcheck.reference.fact import Fact
    from factcheck.rules.rule import Rule

TEMPLATE, SCRIPT = "findings.html", "findings.js"
FURTHER = 12  # places beyond the two sides that a finding lists; the tables have them all


@dataclass(frozen=True)
class Side:
    """One side of a finding: its place, and the passage with the numbers marked in it."""

    place: Evidence
    document: Document | None
    pieces: Sequence[Piece]
    linked: bool  # whether the page has the article to jump to


@dataclass(frozen=True)
class Card:
    """A finding as the page shows it; `number` counts from 1 over the whole page."""

    number: int
    finding: Finding
    rule: Rule | None
    sides: Sequence[Side]
    further: Sequence[Side]
    more: int
    facts: Sequence[Fact]


@dataclass(frozen=True)
class Text:
    """An article that findings concern: its paragraphs, with every place marked."""

    number: int
    path: str
    document: Document
    paragraphs: Sequence[Sequence[Piece]]


def findings(report: Report, _: Terminal) -> str:
    """The whole page."""
    return rendered(
        TEMPLATE,
        page=_Page(report),
        lines=summary(report),
        severity_name=severity_name,
        in_file=place_in_words,
        sections=sections,
        amount=amount_of_row,
        validity=validity,
        script_hash=script_hash(SCRIPT),
    )


def sections(rule: Rule) -> Sequence[tuple[str, Sequence[str]]]:
    """The page of a rule: its first line without a heading, then each heading with its lines.

    A heading stands at the margin before indented lines, as the reference pages are written.
    """
    found: list[tuple[str, list[str]]] = [("", [])]
    lines = rule.text.splitlines()
    for line, following in zip_longest(lines, lines[1:], fillvalue=""):
        if line[:1].strip() and following[:1].isspace():
            found.append((line.strip(), []))
        else:
            found[-1][1].append(line.strip())
    return [(heading, list(filter(None, body))) for heading, body in found]


class _Page:
    """What the template asks for."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.documents = {document.path: document for document in report.documents}
        self.rules = {rule.code: rule for rule in report.rules}
        self.facts: Mapping[str, list[Fact]] = _by_id(report.cited)
        self.marks = _marks(report.open)

    @cached_property
    def batches(self) -> dict[str, list[Card]]:
        """The findings by document, in the order of the report."""
        found: dict[str, list[Card]] = defaultdict(list)
        for number, finding in enumerate(self.report.open, 1):
            found[finding.place.document].append(self._card(number, finding))
        return found

    @cached_property
    def texts(self) -> list[Text]:
        """Every article that a finding concerns, in the order in which they were read."""
        shown = [document for document in self.report.documents if document.path in self.marks]
        return [
            Text(number, document.path, document, self._paragraphs(document))
            for number, document in enumerate(shown, 1)
        ]

    @cached_property
    def number_of(self) -> dict[str, int]:
        """The number of an article's text by its path."""
        return {text.path: text.number for text in self.texts}

    def name(self, path: str) -> str:
        """A document's path without the folder that all documents are in."""
        return path.removeprefix(self._folder)

    @cached_property
    def _folder(self) -> str:
        """What the paths of all documents begin with, up to a slash."""
        return posixpath.commonprefix(list(self.documents)).rpartition("/")[0] + "/"

    @cached_property
    def severities(self) -> list[tuple[Severity, int]]:
        """How many findings of each severity there are."""
        count = Counter(finding.severity for finding in self.report.open)
        return [(severity, count[severity]) for severity in Severity]

    @cached_property
    def codes(self) -> list[tuple[str, str, int]]:
        """Code, name and number of findings of each rule that found something."""
        count = Counter(finding.rule for finding in self.report.open)
        return [
            (code, self.rules[code].name if code in self.rules else "", count[code])
            for code in sorted(count)
        ]

    def numbers(self, card: Card) -> str:
        """The numbers of the articles that a finding concerns: that of its place, then the other's."""
        finding = card.finding
        places = (finding.place, finding.other, *finding.evidence)
        paths = dict.fromkeys(place.document for place in places if place)
        return " ".join(str(self.number_of[path]) for path in paths if path in self.number_of)

    def _card(self, number: int, finding: Finding) -> Card:
        ends = [finding.place, *([finding.other] if finding.other else [])]
        rest = [place for place in finding.evidence if place not in ends]
        first = self._side(finding.place, [*ends[1:], *rest], number)
        seen = {piece.mark[:2] for piece in first.pieces if piece.mark}
        sides = [first]
        if finding.other and not _in_sight(finding.other, finding.place, seen):
            sides.append(self._side(finding.other, rest, number))
        further = [place for place in rest if not _in_sight(place, finding.place, seen)]
        return Card(
            number,
            finding,
            self.rules.get(finding.rule),
            sides,
            [self._side(place, (), number) for place in further[:FURTHER]],
            max(0, len(further) - FURTHER),
            self.facts.get(finding.fact_id, []),
        )

    def _side(self, place: Evidence, rest: Iterable[Evidence], number: int) -> Side:
        document = self.documents.get(place.document)
        if document is None or place.end <= place.start:
            pieces = [Piece(safe(place.quote))] if place.quote else []
            return Side(place, document, pieces, linked=False)
        beside = [
            Mark(one.start, one.end, "beside", number)
            for one in rest
            if one.document == place.document and one.start < one.end
        ]
        shown = passage(document, Mark(place.start, place.end, "claim", number), beside)
        return Side(place, document, shown, linked=True)

    def _paragraphs(self, document: Document) -> list[list[Piece]]:
        marks = self.marks[document.path]
        return [
            pieces_of(document.text, start, end, [m for m in marks if start <= m.start < end])
            for start, end in paragraphs(document)
        ]


def _in_sight(place: Evidence, shown: Evidence, seen: Set[tuple[int, int]]) -> bool:
    """Whether a place is marked already in the passage of another one."""
    return place.document == shown.document and (place.start, place.end) in seen


def _by_id(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.fact_id].append(fact)
    return found


def _marks(found: Iterable[Finding]) -> dict[str, list[Mark]]:
    """Every place by document: the numbers to look at before those that they are held against."""
    marks: dict[str, list[Mark]] = defaultdict(list)
    batch = list(enumerate(found, 1))
    for number, finding in batch:
        place = finding.place
        if place.start < place.end:
            marks[place.document].append(Mark(place.start, place.end, "claim", number))
    for number, finding in batch:
        for place in filter(None, (finding.other, *finding.evidence)):
            if place.start < place.end:
                marks[place.document].append(Mark(place.start, place.end, "beside", number))
    return marks


def severity_name(severity: Severity) -> str:
    """What a severity is called."""
    names = {
        Severity.ERROR: say("error"),
        Severity.WARNING: say("warning"),
        Severity.INFO: say("info"),
    }
    return names[severity]
