"""Who says so: what each row of the table does, how far a source goes, what two sources make of a dispute."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from claims import Document, extract
from claims.frames.attribution import Attributions
from claims.frames.cues import cues
from claims.frames.sources import can_speak, is_named, same_source
from claims.frames.tokens import tokenise
from claims.text.folding import fold_characters
from factcheck import Severity, check
from factcheck.app import app
from factcheck.languages import Language, speaking

pytestmark = pytest.mark.usefixtures("english")


def said(text: str) -> dict[str, str]:
    """The quote of each claim and who says so."""
    return {claim.quote: claim.attribution for claim in extract(Document.from_text(text))}


def rows(root):
    table = (root / "claims" / "lexicon" / "attributions.csv").read_text("utf-8")
    return list(csv.DictReader(table.splitlines()))


OPENING = ("by", "reckoned", "says", "announces", "shows", "hearsay")


def test_every_example_has_its_cue_and_is_read_so(root):
    for row in rows(root):
        told = said(row["example"])
        named = [cue for cue in row["cue"].split("|") if cue in row["example"]]
        assert named, row["example"]
        assert told, row["example"]
        if row["kind"] in OPENING:
            assert all(told.values()), row["example"]
            without = said(row["example"].replace(named[0], "", 1))
            assert without != told, f"{named[0]} does nothing in {row['example']}"
        if row["kind"] in ("own", "unsaid"):
            assert not any(told.values()), row["example"]


def test_speakers_of_the_table_can_speak():
    assert all(can_speak(cue) for cue in cues("speaker"))
    assert can_speak("工会主席林小美")
    assert not can_speak("出口增长")
    assert not can_speak("音乐会")


@pytest.mark.parametrize("source", ["消息人士", "調查", "最新數據", "該局", "據悉", "據了解", ""])
def test_these_are_no_names(source):
    assert not is_named(fold_characters(source))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("運輸署", "運輸署署長李明", True),
        ("港大", "香港大學", True),
        ("運輸署", "商會", False),
        ("教育局局長", "教育局", True),
    ],
)
def test_same_source(one, other, same):
    pair = fold_characters(one), fold_characters(other)
    assert same_source(*pair) is same_source(*pair[::-1]) is same


CUES = [
    "據",
    "根據",
    "表示",
    "說",
    "：「",
    "」",
    "他",
    "該局",
    "運輸署",
    "的",
    "數據",
    "由",
    "公布",
    "《",
    "》",
    "12間",
    "。",
    "，",
    "\n",
]


@given(st.lists(st.sampled_from(CUES), max_size=40).map("".join))
def test_a_source_stands_in_the_text(text):
    document = Document.from_text(text)
    for claim in extract(document):
        assert claim.frame.attribution in document.folded.text
        assert "\n" not in claim.frame.attribution


@pytest.mark.parametrize(
    "piece", ["「李明說「", "」李明說，", "據《", "他指", "該局", "的局長的", "發言人：「"]
)
def test_long_texts_take_linear_time(piece):
    small, large = (min(seconds(piece * size) for _ in range(3)) for size in (500, 4000))
    assert large < 30 * small + 0.05, "eight times the text"


def seconds(text):
    tokens = tokenise(fold_characters(text), [])
    start = process_time()
    Attributions(tokens, fold_characters(text))
    return process_time() - start


def dispute(one: str, other: str):
    """What is found in two articles of two days."""
    documents = [
        Document.from_text(text, path=f"{day}.txt", published=date(2025, 3, day))
        for day, text in ((3, one), (4, other))
    ]
    findings = check(documents, reference=None).findings
    return [finding for finding in findings if finding.rule.startswith("XD")]


BY_OFFICE = "運輸署表示，全區設有15間巴士站。"


@pytest.mark.parametrize(
    ("other", "severity"),
    [
        ("區內商會表示，全區設有16間巴士站。", Severity.WARNING),
        ("據區內商會的調查，全區設有16間巴士站。", Severity.WARNING),
        ("全區設有16間巴士站。", Severity.ERROR),
        ("運輸署署長陳大文說，全區設有16間巴士站。", Severity.ERROR),
        ("調查發現，全區設有16間巴士站。", Severity.ERROR),
        ("據悉，全區設有16間巴士站。", Severity.ERROR),
        ("區內商會表示，全區設有150間巴士站。", Severity.ERROR),  # nobody counts tenfold
    ],
)
def test_two_named_sources_may_count_in_two_ways(other, severity):
    (finding,) = dispute(BY_OFFICE, other)
    assert finding.severity is severity


def test_the_message_says_who_says_what():
    (finding,) = dispute(BY_OFFICE, "區內商會表示，全區設有16間巴士站。")
    assert "「區內商會」 says 「16間」 here, 「運輸署」 says 「15間」" in finding.message
    with speaking(Language.TRADITIONAL):
        (finding,) = dispute(BY_OFFICE, "區內商會表示，全區設有16間巴士站。")
    assert "此處「區內商會」說「16間」" in finding.message
    assert "「運輸署」則在" in finding.message


def test_one_source_is_not_played_against_another():
    (finding,) = dispute(BY_OFFICE, "全區設有16間巴士站。")
    assert "運輸署" not in finding.message


def test_facts_and_explain_name_the_source(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("2025-03-03-a.txt").write_text(f"{BY_OFFICE}\n", "utf-8")
    Path("2025-03-04-b.txt").write_text("全區設有15間巴士站。\n", "utf-8")
    told = CliRunner().invoke(app, ["facts", ".", "--format", "json"]).stdout
    (fact,) = json.loads(told)["facts"]
    assert [one["attribution"] for one in fact["statements"]] == ["運輸署", ""]
    told = CliRunner().invoke(app, ["explain", "2025-03-03-a.txt:1:11", "."]).stdout
    assert "said by: 運輸署" in told
    told = CliRunner().invoke(app, ["explain", "2025-03-04-b.txt:1:5", "."]).stdout
    assert "said by: the article itself" in told
