"""Time and memory of a whole check as the archive grows; each size in a process of its own.

python -m benchmarks.growth FOLDER VARIANT COUNT    one run, as the command below starts it
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.archive import Article, archive, crowded
from claims import Document, extract
from claims.documents import read_bytes
from factcheck import check

SIZES = (250, 500, 1000, 2000)
VARIANTS = {"apart": archive, "crowded": crowded}
TITLES = {"apart": "things of their own", "crowded": "one thing in every article"}


def report(folder: Path, sizes: tuple[int, ...] = SIZES) -> None:
    """Print time, ratio to half the articles, and peak memory for each size and variant."""
    for variant in VARIANTS:
        print(f"check of articles made from the examples, {TITLES[variant]}:")
        last = 0.0
        for count in sizes:
            run = _measured(folder, variant, count)
            ratio = f"{run['seconds'] / last:>6.2f} times the half" if last else ""
            print(
                f"  {count:>6} articles{run['claims']:>9,.0f} claims{run['facts']:>8,.0f} facts"
                f"{run['findings']:>8,.0f} findings{run['extraction']:>8.2f} s to extract"
                f"{run['seconds']:>8.2f} s in all{run['memory']:>7.0f} MB {ratio}"
            )
            last = run["seconds"]
        print(
            f"  the last of them as a draft, --against the others:{run['draft']:>8.2f} s"
            f" besides {run['extraction']:.2f} s to extract"
        )


def _measured(folder: Path, variant: str, count: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.growth", str(folder), variant, str(count)]
    run = subprocess.run(command, capture_output=True, check=True, text=True)  # noqa: S603
    figures: dict[str, float] = json.loads(run.stdout)
    return figures


def main() -> None:
    """One run: processor time, peak memory and what was found, as JSON; and a draft against the others."""
    folder, variant, count = sys.argv[1:]
    make = VARIANTS[variant]
    check(map(_read, make(Path(folder), 16)), reference=None)  # tables are read
    archive = make(Path(folder), int(count))
    began = time.process_time()
    documents = list(map(_read, archive))
    claims = list(map(extract, documents))
    extracted = time.process_time()
    report = check(documents, reference=None, extracted=claims)
    ended = time.process_time()
    check(
        documents[-1:],
        reference=None,
        extracted=claims[-1:] + claims[:-1],
        background=documents[:-1],
    )
    held_against = time.process_time()
    figures = {
        "seconds": ended - began,
        "extraction": extracted - began,
        "draft": held_against - ended,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "claims": report.coverage.claims,
        "facts": report.coverage.facts,
        "findings": len(report.findings),
    }
    print(json.dumps(figures))


def _read(article: Article) -> Document:
    name, text = article
    return read_bytes(text.encode(), name=name)


if __name__ == "__main__":
    main()
