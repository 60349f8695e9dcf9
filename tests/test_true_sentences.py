"""No rule inside an article speaks on a sentence whose numbers are right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from claims import Document, extract
from factcheck.article import Article
from factcheck.finding import Severity
from factcheck.rules import CATALOGUE

LINES = (Path(__file__).parent / "cases" / "true_sentences.txt").read_text(encoding="utf-8")
SENTENCES = [line for line in LINES.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence[:16])
def test_true_sentence(sentence: str) -> None:
    document = Document.from_text(sentence, path="a.txt", published=date(2025, 6, 21))
    article = Article(document, extract(document))
    rules = [rule.in_article for rule in CATALOGUE if rule.in_article]
    found = [finding for check in rules for finding in check(article)]
    hard = [finding for finding in found if finding.severity is not Severity.INFO]
    assert [(finding.rule, finding.working) for finding in hard] == []
