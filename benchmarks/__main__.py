"""How fast claims are extracted, on hostile text as well, and how a check grows with its articles.

    python -m benchmarks [extraction|hostile|growth] [FOLDER]

FOLDER holds .txt and .md articles (default: examples/articles). Prints figures, of one core; nothing
passes or fails here.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks import extraction, growth, hostile
from benchmarks.archive import articles

PARTS = ("extraction", "hostile", "growth")
PROSE = Path(__file__).with_name("prose.txt")  # an essay: few numbers; the examples: many


def main(arguments: list[str]) -> None:
    """Command line."""
    parts = [word for word in arguments if word in PARTS] or PARTS
    folders = [Path(word) for word in arguments if word not in PARTS] or [Path("examples/articles")]
    if "extraction" in parts:
        extraction.report("prose", [PROSE.read_text(encoding="utf-8")])
        extraction.report("articles", [text for _, text in articles(folders[0])])
    if "hostile" in parts:
        hostile.report()
    if "growth" in parts:
        growth.report(folders[0])


if __name__ == "__main__":
    main(sys.argv[1:])
