"""The rules inside an article take time in proportion to its length, however it is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time

import pytest

from claims import Document, extract
from factcheck.article import Article
from factcheck.rules import CATALOGUE

RULES = [rule.in_article for rule in CATALOGUE if rule.in_article]
EXAMPLES = sorted((Path(__file__).parents[1] / "examples" / "articles").glob("*"))
SMALL, LARGE = 3_000, 12_000
HOSTILE = (
    *(
        "共1人、",
        "1人，",
        "1%、",
        "佔1%，",
        "第1、",
        "由1人增至2人，",
        "較1人增加",
        "男1人、女2人，",
    ),
    *("1元（2元）", "1元，收入共2元，", "平均每人1元", "加上1人，總額1人", "其中1人，", "1人中，"),
    *("2024年1月1日（星期一）", "2024年至2025年，", "今天星期一，", "中秋節（10月6日）", "歷時1年"),
    *("三項：甲、", "分別為1人、", "由高至低1%、", "是1的1倍", "1票贊成、", "升1點，收報2點"),
    *(
        "甲是乙的1倍，",
        "去年1人，是去年的1倍，",
        "1人中六成，即1人，",
        "1個家庭平均有2.5名，",
        "甲｜1｜1%\n",
    ),
    *(
        "售價1元，面積1平方呎，呎價1元，",
        "自2001年起每年舉辦，今年是第1屆，",
        "每公斤1元收購1公斤，共1元，",
    ),
    *(
        "每日1宗，1日共1宗，",
        "跌5%，由1人減至1人，",
        "1. 甲\n",
        "下表，共1宗，",
        "全年1人，平均每月1人，",
    ),
    *("壹仟元（1元）", "2024-26學年", "最高1度，最低2度，", "分成1組，每組1人，", "25時30分"),
)


def article(text: str) -> Article:
    document = Document.from_text(text, path="a.txt", published=date(2025, 6, 21))
    return Article(document, extract(document))


def seconds(made: Article) -> float:
    start = process_time()
    for check in RULES:
        for _ in check(made):
            pass
    return process_time() - start


@pytest.mark.parametrize("form", HOSTILE)
def test_one_sentence_of_a_repeated_form(form: str) -> None:
    """Four times the length takes about four times as long; a square would take sixteen."""
    whole = form * (LARGE // len(form))
    seconds(article(form * 20))  # patterns and tables are made on first use
    less = seconds(article(whole[:SMALL]))
    assert seconds(article(whole)) < 12 * less + 0.5


def test_all_rules_together_cost_less_than_extraction() -> None:
    texts = [
        path.read_text(encoding="utf-8") for path in EXAMPLES if path.suffix in (".txt", ".md")
    ]
    best_rules, best_extraction = [], []
    for _ in range(3):
        start = process_time()
        made = [article(text) for text in texts]
        best_extraction.append(process_time() - start)
        best_rules.append(sum(map(seconds, made)))
    assert min(best_rules) < 4 * min(
        best_extraction
    )  # about half of it; the bound is for busy machines
