"""Renew the measured counts on the pages of the rules, English and Chinese.

    python scripts/measure_rules.py [REAL ARTICLES.csv]

Counts what every rule says of the articles of evaluation/ (errors and warnings, and how many of them
are on a planted fault), and, where a folder of real articles and the table of their dates is given,
of these. Left alone are the rules that judge no text, and those of the reference table, which has
nothing on invented bodies.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from score_stories import ROOT, score

from claims.documents import read
from factcheck import Severity, check
from factcheck.commands.articles import read_articles
from factcheck.finding import Finding
from factcheck.rules import CATALOGUE

RULES = ROOT / "factcheck" / "rules"
UNMEASURED = ("IN", "RF")
SECTION = re.compile(r'(?<=\nMeasured\n).*?(?=\n"""|\n\n|\Z)', re.S)
CHINESE = re.compile(r"(?<=\n量度結果\n).*\Z", re.S)


def grave(findings: list[Finding]) -> list[Finding]:
    """Those that are errors or warnings."""
    return [finding for finding in findings if finding.severity is not Severity.INFO]


def real_hits(folder: Path, table: Path) -> tuple[int, Counter[str]]:
    """How many real articles there are, and the hits of each rule on them."""
    dates = read_articles(table)
    documents = []
    for path in sorted(folder.glob("*.txt")):
        row = dates.find(path.name)
        documents.append(read(path, name=path.name, published=row.published if row else None))
    found = grave(list(check(documents).findings))
    return len(documents), Counter(finding.rule for finding in found)


def hits(number: int) -> str:
    """1 hit, 2 hits."""
    return f"{number} hit" if number == 1 else f"{number} hits"


def main() -> None:
    """Write the sections."""
    scores = [score(path.parent) for path in sorted(ROOT.glob("evaluation/*/expect.jsonl"))]
    articles = len(list(ROOT.glob("evaluation/*/articles/*.txt")))
    all_hits = Counter(finding.rule for one in scores for finding in one.findings)
    false = Counter(finding.rule for one in scores for finding in one.false)
    real: tuple[int, Counter[str]] = (0, Counter())
    if len(sys.argv) > 2:
        real = real_hits(Path(sys.argv[1]), Path(sys.argv[2]))
    for rule in CATALOGUE:
        if rule.code.startswith(UNMEASURED):
            continue
        number, wrong, there = all_hits[rule.code], false[rule.code], real[1][rule.code]
        english = [
            f"    {articles} articles with planted faults (evaluation/): {hits(number)}, "
            f"{number - wrong} on a planted fault."
        ]
        chinese = [
            f"    {articles}篇植入錯誤的文章（evaluation/）：標出{number}處，其中{number - wrong}處是植入的錯誤。"
        ]
        if real[0]:
            english.append(f"    {real[0]} real articles: {hits(there)}.")
            chinese.append(f"    {real[0]}篇真實文章：標出{there}處。")
        (source,) = RULES.glob(f"{rule.code.lower()}_*.py")
        _renew(source, SECTION, "\n".join(english))
        _renew(RULES / "pages_zh" / f"{rule.code}.txt", CHINESE, "\n".join(chinese) + "\n")


def _renew(path: Path, section: re.Pattern[str], text: str) -> None:
    old = path.read_text(encoding="utf-8")
    new, count = section.subn(lambda _: text, old, count=1)
    if count != 1:
        raise SystemExit(f"{path}: no section of measured counts")
    path.write_text(new, encoding="utf-8")


if __name__ == "__main__":
    main()
