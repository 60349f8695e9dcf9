"""How fast claims are extracted, and how the time of a check grows with the number of documents.

    python -m benchmarks [FOLDER]

FOLDER holds .txt articles (default: examples/articles). Prints figures; nothing passes or fails here.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from claims import Document, extract
from factcheck import check

ROUNDS = 5
LEAST = 200_000  # characters to extract from in one round


def seconds(work: Callable[[], object]) -> float:
    """The shortest of several runs: the one least disturbed."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def extraction(texts: list[str]) -> None:
    """Characters a second, everything on, one core."""
    size = sum(map(len, texts))
    texts = texts * (LEAST // size + 1)
    size = sum(map(len, texts))

    def work() -> int:
        return sum(len(extract(Document.from_text(text, path="a.txt"))) for text in texts)

    claims = work()  # the tables are read
    taken = seconds(work)
    print(f"extraction: {size / taken:,.0f} characters/s, {claims / taken:,.0f} claims/s")


def growth(texts: list[str]) -> None:
    """Time of a whole check for n and 2n documents."""
    last = 0.0
    for count in (50, 100, 200):
        documents = [
            Document.from_text(texts[number % len(texts)], path=f"{number:04}.txt")
            for number in range(count)
        ]
        began = time.perf_counter()
        check(documents, reference=None)
        taken = time.perf_counter() - began
        ratio = f", {taken / last:.2f} times the half" if last else ""
        print(f"check of {count} documents: {taken:.2f} s{ratio}")
        last = taken


def main() -> None:
    """Command line."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "examples/articles")
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    extraction(texts)
    growth(texts)


if __name__ == "__main__":
    main()
