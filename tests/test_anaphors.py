"""What 前者, 兩者, 其 and 有關數字 stand for: tests/cases/anaphors.toml, and the rows of anaphors.csv."""

from __future__ import annotations

import pytest
from cases_of import cases_of

from claims import Document, extract
from claims.frames.anaphor_words import AnaphorRow
from claims.lexicon import read_table
from claims.text.folding import fold_characters


def stands_for(claim):
    """What the word stands for by which the clause of a claim says what it is of; folded."""
    pointer = claim.frame.pointer
    return "、".join(map("".join, pointer.names)) if pointer else ""


@pytest.mark.parametrize("case", cases_of("anaphors"))
def test_stands_for(case):
    assert set(case) <= {"name", "text", "quote", "means", "head", "not_near"}
    found = [one for one in extract(Document.from_text(case["text"])) if case["quote"] in one.quote]
    assert len(found) == 1, f"{case['quote']}: read as {[claim.quote for claim in found]}"
    (claim,) = found
    assert stands_for(claim) == fold_characters(case["means"])
    if "head" in case:
        assert claim.subject == case["head"]
    told = "".join((*claim.frame.before, *claim.frame.after, *claim.frame.far))
    assert fold_characters(case.get("not_near", "無")) not in told


def examples():
    """Each word of each row in the place of the one that stands in the row's example."""
    for row in read_table("anaphors.csv", AnaphorRow):
        shown = next(word for word in row.words.split("|") if word in row.example)
        for word in row.words.split("|"):
            example = row.example.replace(shown, word)
            means = row.means.replace(shown, word) if row.kind == "shared" else row.means
            yield pytest.param(example, means, id=f"{row.kind}: {word}")


@pytest.mark.parametrize("example, means", list(examples()))
def test_every_word_of_the_table_is_read(example, means):
    told = {stands_for(claim) for claim in extract(Document.from_text(example))}
    assert fold_characters(means) in told


@pytest.mark.parametrize("word", ["其中", "其他", "其餘", "其後", "其間", "其實", "尤其", "極其"])
def test_words_that_only_begin_or_end_like_an_anaphor(word):
    text = f"青松小學今年擴建，{word}課室有12個。"
    assert {stands_for(claim) for claim in extract(Document.from_text(text))} == {""}


def test_the_subject_is_in_the_characters_of_the_source():
    text = "當局預計食品和能源價格均會上升，前者升3.4%。"
    (claim,) = [one for one in extract(Document.from_text(text)) if one.quote == "3.4%"]
    assert claim.subject == "食品價格"
