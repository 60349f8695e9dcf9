"""Make claims/lexicon/words.csv: how common a word is and its part of speech.

    python scripts/build_words.py DICT.txt >claims/lexicon/words.csv

DICT.txt is the dictionary of jieba 0.42.1 (MIT licence, Sun Junyi, 2013–2020): word, frequency, tag.
The 30,000 commonest words of at most four characters are kept; any other word counts as rare.
"""

import sys
from pathlib import Path

KEPT = 30_000


def main() -> None:
    """Write the table to standard output."""
    rows = [line.split() for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if len(row) == 3 and len(row[0]) <= 4]
    rows.sort(key=lambda row: (-int(row[1]), row[0]))
    print("word,frequency,tag")
    for word, frequency, tag in rows[:KEPT]:
        print(f"{word},{frequency},{tag}")


if __name__ == "__main__":
    main()
