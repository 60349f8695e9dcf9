"""Folding: what is written in each case, and that every place leads back into the source."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.documents.document import Document
from claims.text.characters import DROPPED, fold_characters
from claims.text.folding import Folded, fold
from claims.text.lines import SPACES
from tests.cases_of import cases_of

JOINED = (
    "香港~16~所~，~。~「~」~（~）~3,~795~億元~\n~\n\n~\r\n~\r~ ~  ~\u3000~\t~•~1. ~一、~【~】~|~# ~**~`"
    "~---\n~AB~％~２~\u200b~\ue000~\x00~\ud800~http://a.b/c ~[a](b)~▲~\f~－1－~衞生~裏~：~；~.~,~5"
    "~title: x\n~```\n~<b>~—~\U0001f600~*~- ~(1)~表：~註：~第一節~　　"
)
PIECES = JOINED.split("~")
texts = st.one_of(
    st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
)


@pytest.mark.parametrize("case", cases_of("healing"))
def test_blocks(case: dict) -> None:
    folded = fold(case["text"])
    blocks = [folded.text[block.start : block.end] for block in folded.blocks]
    assert blocks == case["blocks"]
    if "kinds" in case:
        assert [block.kind for block in folded.blocks] == case["kinds"]


@pytest.mark.parametrize("case", cases_of("characters"))
def test_characters(case: dict) -> None:
    assert fold_characters(case["text"]) == case["folded"]


@settings(max_examples=400)
@given(texts)
def test_characters_keep_the_length_and_fold_once(text: str) -> None:
    folded = fold_characters(text)
    assert len(folded) == len(text)
    assert fold_characters(folded) == folded


def readable(text: str) -> str:
    """What must be the same on both sides: the characters less spaces and what is left out."""
    return fold_characters(text).translate({ord(sign): None for sign in SPACES + DROPPED + "\n"})


def assert_leads_back(source: str, folded: Folded) -> None:
    ends = [*folded.starts[1:], len(folded.text)][: len(folded.starts)]
    for start, end in zip(folded.starts, ends, strict=True):
        first, last = folded.to_source(start, end)
        assert 0 <= first < last <= len(source)
        if not folded.text[start:end].isspace():
            assert fold_characters(source)[first:last] == folded.text[start:end]


@settings(max_examples=600)
@given(texts)
def test_every_place_leads_back_to_the_source(source: str) -> None:
    assert_leads_back(source, fold(source))


@settings(max_examples=400)
@given(texts)
def test_blocks_are_the_lines_of_the_folded_text(source: str) -> None:
    folded = fold(source)
    lines = folded.text.split("\n") if folded.text else []
    assert [folded.text[block.start : block.end] for block in folded.blocks] == lines
    assert all(block.start <= block.body <= block.end for block in folded.blocks)
    assert all(
        folded.block_at(block.start) is block for block in folded.blocks if block.end > block.start
    )


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from("香港有十六所實驗室，三億元。0123456789AB（）"), max_size=80).map(
        "".join
    )
)
def test_nothing_readable_is_lost(source: str) -> None:
    assert readable(fold(source).text) == readable(source)


@given(texts, st.integers(-3, 300))
def test_positions_never_fail(source: str, offset: int) -> None:
    line, column = Document.from_text(source, path="x.txt", published=None).position(offset)
    assert line >= 1
    assert isinstance(column, int)


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("一二\n三四", 3, (2, 1)),
        ("一二\r\n三四", 5, (2, 2)),
        ("一\r二", 2, (2, 1)),
        ("𠮷野家\n3間", 4, (2, 1)),
        ("a\n\nb", 2, (2, 1)),
        ("a\x0bb\u2028c", 4, (1, 5)),
        ("", 0, (1, 1)),
    ],
)
def test_position(text: str, offset: int, place: tuple[int, int]) -> None:
    assert Document.from_text(text).position(offset) == place


def test_a_last_row_may_end_in_the_mark_of_a_cell() -> None:
    source = "地區 去年 今年\n甲區 12 13\n乙區 14 15\u3000|"
    folded = fold(source)
    assert_leads_back(source, folded)
    assert folded.text.endswith("乙区14 15\u3000")


def test_a_span_over_a_break_takes_the_break_in() -> None:
    source = "全年貿易逆差為3,\n795億元。"
    folded = fold(source)
    start = folded.text.index("3,795亿元")
    first, last = folded.to_source(start, start + len("3,795亿元"))
    assert source[first:last] == "3,\n795億元"


HOSTILE = [
    *(
        "1",
        "一",
        "「",
        "（",
        "*",
        "**",
        "`",
        "```",
        "[",
        "[](",
        "[^",
        "|",
        "<a ",
        "<!--",
        "http://",
        "__",
    ),
    *(
        " ",
        "\u3000",
        "\n",
        "---\n",
        "1\n",
        "1\n\n",
        "•\n",
        "\x00",
        "一\n",
        "「\n",
        "3,\n",
        "# ",
        "（\n",
    ),
    *(
        "香港的實驗室共有十六所，其中三所在九\n",
        "甲　1\n",
        "1. ",
        "碼頭有三個1，由\n1\n甲。\n",
        "［",
        "＊",
        "○",
        "９，",
        ">",
    ),
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_is_linear(unit: str) -> None:
    def seconds(length: int) -> float:
        source = unit * (length // len(unit))
        began = time.process_time()
        fold(source)
        return time.process_time() - began

    seconds(1000)
    assert seconds(400_000) < 25 * max(seconds(40_000), 0.02)
