"""The table of steps: each row's example is read as its step, and rows of a sequence are in order."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from claims import Document, extract
from claims.lexicon import read_file
from factcheck.arithmetic.operands import lines
from factcheck.arithmetic.steps import TABLE, Row, Step, sequences, steps
from factcheck.article import Article

ROWS = read_file(TABLE, Row)


def found(sentence: str) -> list[Step]:
    document = Document.from_text(sentence, path="a.txt", published=date(2025, 6, 21))
    article = Article(document, extract(document))
    return [step for line in lines(article) for step in steps(line)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.sequence}-{row.order}")
def test_example_is_read(row: Row) -> None:
    told = found(f"2001年1月1日開會。{row.example}。")
    assert [(step.sequence, step.order) for step in told] == [(row.sequence, row.order)]


def test_each_word_is_of_one_step() -> None:
    words = [word for row in ROWS for word in row.words.split("|")]
    assert len(words) == len(set(words)) == len(sequences())


def test_the_steps_of_a_sequence_are_numbered_in_order() -> None:
    for one, two in pairwise(ROWS):
        assert two.order == (one.order + 1 if one.sequence == two.sequence else 1)
