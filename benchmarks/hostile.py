"""Hostile input: units that make a careless pattern run for ever, and how the time grows with them."""

from __future__ import annotations

from benchmarks.timing import seconds
from claims import Document, extract

LENGTH = 100_000
UNITS = (
    *(
        "一",
        "十百千萬",
        "1,",
        "三月",
        "百分之",
        "7",
        "1.1.",
        "（",
        "年月日",
        "第",
        "至",
        "約",
        "「",
    ),
    *(
        "0",
        "兩億",
        "3至",
        "每",
        "1年",
        "2025-",
        "星期",
        "其中",
        "。",
        "\n",
        "　",
        "a",
        "1/",
        "%",
        "=-",
        "3人",
        "3人。",
        "5%，",
        "第3屆",
        "增至5人",
        "去年",
        "但是，",
        "「『",
        "\n- 3個",
        "| 3 | 4 |\n",
    ),
)


def report(length: int = LENGTH) -> None:
    """Print, for each unit repeated to `length` characters, the seconds, and twice as long."""
    print(f"hostile input, {length:,} characters: seconds; twice as long: times that")
    extract(Document.from_text("去年3月有5%的人。", path="a.txt"))  # what is loaded on first use
    for unit in UNITS:
        once, twice = (_seconds(unit, factor * length) for factor in (1, 2))
        print(f"  {unit!r:<14}{once:>8.2f} s{twice / once if once else 0:>8.2f}")


def _seconds(unit: str, length: int) -> float:
    text = unit * (length // len(unit))
    return seconds(lambda: extract(Document.from_text(text, path="a.txt")), rounds=2)
