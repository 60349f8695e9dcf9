"""Score the checker on sets of articles with planted faults and tempting look-alikes.

    python scripts/score_stories.py [SET…] [--details]

SET: a folder with articles/*.txt and expect.jsonl (default: all of evaluation/). Each line of
expect.jsonl is an item: `expect` is flag or clean, `class` its kind, `claims` the places that it is
about (document, quote, nth), `also` further places that contradict a planted number. Errors and
warnings count, infos do not. In a set with a file ALONE each article is checked by itself.

found      a flag item: a finding rests on two of its claims (on the one, if it has one) and looks at one.
violated   a clean item: a finding holds two of its claims against each other, or looks at its only one,
           and rests on no flag item.
false      a finding that finds no flag item.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims import Document
from claims.documents import publication_date
from factcheck import Evidence, Finding, Severity, check

ROOT = Path(__file__).resolve().parents[1]
ALONE = "ALONE"  # names the file of a set whose articles have nothing to do with one another
Span = tuple[str, int, int]


@dataclass(frozen=True)
class Item:
    """What is expected of one group of claims."""

    id: str
    flagged: bool
    sort: str
    claims: tuple[Span, ...]
    why: str

    def on(self, places: Iterable[Evidence | None]) -> int:
        """How many of the claims some of these places are on."""
        return sum(any(_meets(claim, place) for place in places if place) for claim in self.claims)


@dataclass
class Score:
    """What came of the items and findings of one set."""

    planted: Counter[str]
    found: Counter[str]
    missed: list[Item]
    look_alikes: int
    violated: list[Item]
    findings: list[Finding]
    false: list[Finding]

    def lines(self, name: str) -> list[str]:
        """The figures of the set, one line."""
        hits, planted = self.found.total(), self.planted.total()
        said = len(self.findings)
        right = said - len(self.false)
        return [
            f"{name}: {hits} of {planted} planted faults found ({_share(hits, planted)}); "
            f"{right} of {said} findings right ({_share(right, said)}); "
            f"{len(self.violated)} of {self.look_alikes} look-alikes violated"
        ]


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%" if whole else "-"


def _meets(claim: Span, place: Evidence) -> bool:
    document, start, end = claim
    return place.document == document and place.start < end and start < place.end


def items(folder: Path, texts: dict[str, str]) -> list[Item]:
    """The expectations of a set, each quote led to its place; ValueError for one that is not there."""
    found = []
    for line in (folder / "expect.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        told = [*item["claims"], *item.get("also", ())]
        spans = tuple(_span(claim, texts) for claim in told)
        flagged = item["expect"] == "flag"
        found.append(Item(item["id"], flagged, item["class"], spans, item.get("why", "")))
    return found


def _span(claim: dict, texts: dict[str, str]) -> Span:
    place, quote = -1, claim["quote"]
    for _ in range(claim.get("nth") or 1):
        place = texts[claim["document"]].index(quote, place + 1)
    return claim["document"], place, place + len(quote)


def score(folder: Path) -> Score:
    """Check the articles of a set, without a reference table, and hold the findings to the items."""
    paths = sorted((folder / "articles").glob("*.txt"))
    texts = {path.name: path.read_text(encoding="utf-8") for path in paths}
    documents = [
        Document.from_text(text, path=name, published=publication_date(name, text))
        for name, text in texts.items()
    ]
    together = [[one] for one in documents] if (folder / ALONE).is_file() else [documents]
    findings = [
        finding
        for group in together
        for finding in check(group, reference=None).findings
        if finding.severity is not Severity.INFO
    ]
    expected = items(folder, texts)
    flags = [item for item in expected if item.flagged]
    clean = [item for item in expected if not item.flagged]
    missed = [item for item in flags if not any(_finds(one, item) for one in findings)]
    false = [one for one in findings if not any(_finds(one, item) for item in flags)]
    violated = [item for item in clean if any(_violates(one, item) for one in false)]
    planted = Counter(item.sort for item in flags)
    found = planted - Counter(item.sort for item in missed)
    return Score(planted, found, missed, len(clean), violated, findings, false)


def _finds(finding: Finding, item: Item) -> bool:
    places = [finding.place, finding.other, *finding.evidence]
    return item.on([finding.place]) > 0 and item.on(places) >= min(2, len(item.claims))


def _violates(finding: Finding, item: Item) -> bool:
    if len(item.claims) == 1:
        return item.on([finding.place]) > 0
    return item.on([finding.place]) > 0 and item.on([finding.place, finding.other]) > 1


def _tell(name: str, result: Score, *, details: bool) -> None:
    print("\n".join(result.lines(name)))
    for sort, count in sorted(result.planted.items()):
        print(f"    {sort:<16} {result.found[sort]:>3} of {count}")
    if not details:
        return
    for item in result.missed:
        print(f"  missed {item.id} {item.sort}: {item.why}")
    for finding in result.false:
        other = f" / {finding.other.document} {finding.other.quote}" if finding.other else ""
        place = f"{finding.place.document}:{finding.place.line} {finding.place.quote}"
        print(f"  false {finding.rule} {place}{other}: {finding.message}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sets", nargs="*", type=Path)
    parser.add_argument(
        "--details", action="store_true", help="list what is missed and what is false"
    )
    options = parser.parse_args(arguments)
    for folder in options.sets or sorted(
        path.parent for path in ROOT.glob("evaluation/*/expect.jsonl")
    ):
        _tell(folder.name, score(folder), details=options.details)


if __name__ == "__main__":
    main()
