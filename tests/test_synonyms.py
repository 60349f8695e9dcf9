"""The table of synonyms: one meaning a word, each row with an example that holds one of its words."""

from __future__ import annotations

from collections import Counter

import pytest

from claims import Document, extract
from claims.frames.aliases import folded
from claims.frames.synonyms import load_synonyms, meaning
from factcheck import check

ROWS = load_synonyms()


@pytest.mark.parametrize("row", ROWS, ids=[row.meaning for row in ROWS])
def test_example_holds_a_word_and_a_number(row):
    words = row.words.split("|")
    assert row.meaning in words and len(words) > 1
    assert any(word in row.example for word in words)
    assert extract(Document.from_text(row.example))


def test_a_word_has_one_meaning():
    counts = Counter(folded(word) for row in ROWS for word in row.words.split("|"))
    assert [word for word, count in counts.items() if count > 1] == []


def test_a_meaning_is_its_own():
    assert all(meaning(folded(row.meaning)) == folded(row.meaning) for row in ROWS)


def test_other_words_stand_for_themselves():
    assert meaning("图书馆") == "图书馆"


def test_two_desks_with_two_words():
    first = Document.from_text("青瓦大橋全長2.5公里，耗資62億元。", path="a.txt")
    second = Document.from_text("政府為青瓦大橋斥資66億元。", path="b.txt")
    assert [finding.rule for finding in check([first, second]).findings] == ["XD02"]
