"""`factcheck explain`: every name of the program that it shows is told in plain words."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from claims import Document, extract
from claims.documents import read
from claims.frames.roles import NO_ROLES
from claims.model import Kind, Qualifier
from factcheck.alignment import Sameness, features
from factcheck.alignment.dimensions import dimension
from factcheck.alignment.values import Agreement
from factcheck.article import Article
from factcheck.collection import Collection
from factcheck.languages import speaking
from factcheck.reference.table import ReferenceTable
from factcheck.reports import PLAIN, terms
from factcheck.reports.explanation import explanation
from factcheck.subjects import subjects

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = sorted((ROOT / "examples" / "articles").iterdir())
LATIN = re.compile(r"[A-Za-z_]{2,}")
QUOTED = re.compile(r"「[^」]*」")


def articles(*texts: str) -> list[Article]:
    """Articles of one desk, a week apart."""
    documents = [
        Document.from_text(text, path=f"{number}.txt", published=date(2025, 3, 1 + 7 * number))
        for number, text in enumerate(texts)
    ]
    return [Article(one, tuple(extract(one))) for one in documents]


def lines_of(found: list[Article], language: str) -> Iterator[str]:
    """What is told of every number, without the line of the article, its marks and quotations."""
    collection = Collection(found, ReferenceTable())
    with speaking(language):
        for article in found:
            for claim in article.claims:
                told = explanation(claim, collection, PLAIN).splitlines()[1:]
                yield from (QUOTED.sub("", line) for line in told if " | " not in line)


def test_likenesses_are_those_of_the_alignment() -> None:
    one, other = subjects(
        [*articles("全市共有15間公共圖書館。", "全市共有16間公共圖書館。")[0].claims] * 2
    )
    assert set(features(one, other)) == set(terms.LIKENESSES)


def test_roles_are_those_of_the_lexicon() -> None:
    with (ROOT / "claims" / "lexicon" / "roles.csv").open(encoding="utf-8-sig") as file:
        assert {row["role"] for row in csv.DictReader(file)} - NO_ROLES <= set(terms.ROLES)


def test_names_of_verdicts_kinds_and_hedges() -> None:
    assert set(terms.SAMENESS) == set(Sameness)
    assert set(terms.AGREEMENT) == set(Agreement)
    assert set(terms.QUALIFIERS) == set(Qualifier)
    assert set(Kind) < set(terms.KINDS)


def test_what_the_examples_hold_has_words() -> None:
    claims = [claim for path in ARTICLES for claim in extract(read(path))]
    periods = [claim.mention.period for claim in claims if claim.mention.period]
    assert {role for claim in claims for role in claim.frame.roles} <= set(terms.ROLES)
    assert {one.grain for one in periods} <= set(terms.GRAINS)
    assert {one.direction for one in periods} <= {"in", *terms.DIRECTIONS}
    assert {claim.frame.period_from for claim in claims} <= {"", *terms.SOURCES}
    for name in {dimension(claim) for claim in claims}:
        with speaking("zh-Hant"):
            assert not LATIN.search(terms.dimension_in_words(name)), name


STORY = "市政局昨日公布，全市共有15間公共圖書館，2024年的目標是20間，佔全部的三成。西湖公園佔地12公頃，料約3年內完工。"
LATER = "全市共有約18間公共圖書館，借出人均3.5本，其中兒童書至少200萬冊，西湖公園佔地1.2公頃。"


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_no_name_of_the_program_is_left(language: str) -> None:
    told = [line for line in lines_of(articles(STORY, LATER), language) if "規則：" not in line]
    left = {
        line for line in told if "规则：" not in line and LATIN.search(line.replace(".txt", ""))
    }
    assert len(told) > 60
    assert left == set()


def test_words_of_the_article_are_in_its_own_characters() -> None:
    told = "\n".join(lines_of(articles("何立本基金獲撥款2.8億元，擴展圖書館計劃。"), "zh-Hant"))
    assert "獲撥款" in told and "擴展" in told
    assert "获" not in told and "扩" not in told


def test_what_speaks_for_and_against_is_told_apart() -> None:
    told = "\n".join(lines_of(articles(STORY, LATER), "en"))
    assert re.search(r"for it: [a-z ,]+ \(\+\d", told)
    assert re.search(r"against it: .*\(-\d", told)
    assert "because: " in told  # what keeps two apart whatever the wording
