"""The table of gaps: each row's example is read as a difference that holds, and tells another as wrong."""

from __future__ import annotations

from datetime import date

import pytest

from claims import Document, extract
from claims.claim import Claim
from claims.lexicon import read_file
from factcheck.arithmetic.gaps import TABLE, Gap, told_gaps
from factcheck.arithmetic.operands import level, lines
from factcheck.article import Article

ROWS = pytest.mark.parametrize("row", read_file(TABLE, Gap), ids=lambda row: row.name)


def told(sentence: str) -> list[tuple[Claim, Claim, Claim]]:
    document = Document.from_text(sentence, path="a.txt", published=date(2025, 6, 21))
    article = Article(document, extract(document))
    return [found for line in lines(article) for found in told_gaps(line)]


@ROWS
def test_example_holds(row: Gap) -> None:
    [found] = told(row.example)
    first, second, stated = (level(claim) or 0 for claim in found)
    assert abs(first - second) == stated


@ROWS
@pytest.mark.parametrize("words", ["扣除稅費後，", "連同利息，"])
def test_other_amounts_that_come_in_leave_it_alone(row: Gap, words: str) -> None:
    assert told(words + row.example) == []


def test_each_word_is_of_one_row() -> None:
    words = [word for row in read_file(TABLE, Gap) for word in row.word.split("|")]
    assert len(words) == len(set(words))
