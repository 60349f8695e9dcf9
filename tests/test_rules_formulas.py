"""The table of formulas: each row's example holds, and with another result it does not."""

from __future__ import annotations

from datetime import date

import pytest
import regex

from claims import Document, extract
from claims.lexicon import read_file
from factcheck.arithmetic.formulas import TABLE, Formula, uses
from factcheck.arithmetic.intervals import Verdict
from factcheck.arithmetic.operands import lines
from factcheck.article import Article

ROWS = pytest.mark.parametrize("row", read_file(TABLE, Formula), ids=lambda row: row.name)
LAST_NUMBER = regex.compile(r"\d(?=[^\d]*$)|\d(?=[\d.,]*[^\d]*$)")


def verdicts(sentence: str) -> list[Verdict]:
    document = Document.from_text(sentence, path="a.txt", published=date(2025, 6, 21))
    article = Article(document, extract(document))
    return [use.verdict for line in lines(article) for use in uses(line)]


@ROWS
def test_example_holds(row: Formula) -> None:
    assert verdicts(row.example) == [Verdict.HOLDS]


@ROWS
def test_example_with_another_result_cannot_hold(row: Formula) -> None:
    first = LAST_NUMBER.search(row.example)
    assert first is not None
    digit = "9" if first[0] != "9" else "4"
    changed = row.example[: first.start()] + digit + row.example[first.end() :]
    assert verdicts(changed) == [Verdict.CANNOT_HOLD]
