"""Suppressions: which block a comment is for, what a side file holds back, and what is said of them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from claims import Document, extract
from factcheck.app import app
from factcheck.finding import Status
from factcheck.rules import CATALOGUE
from factcheck.suppressions import NAME, SideFileError, suppressed
from factcheck.suppressions.comments import in_comments
from tests.test_standing import finding, side

pytestmark = pytest.mark.usefixtures("english")

ALL = {rule.code for rule in CATALOGUE}
IGNORE = "<!-- factcheck: ignore XD01 -- 以年底計 -->"
DISABLE = "<!-- factcheck: disable XD -- 引述 -->"
ENABLE = "<!-- factcheck: enable XD -->"


def standing(text: str, *, path: str = "a.md", rule: str = "XD01", mark: str = "15間") -> list[str]:
    """The status of a finding at each place of the mark."""
    document = Document.from_text(text, path=path)
    places = [at for at in range(len(text)) if text.startswith(mark, at)]
    found = [
        finding(rule, side(path, mark, "15", at), side("b.txt", "十六間", "16")) for at in places
    ]
    result = suppressed(found, [document], catalogue=CATALOGUE, ran=ALL)
    return [one.status.value for one in result if not one.rule.startswith("IN")]


def said(text: str, *found: object, ran: set[str] = ALL) -> list[tuple[str, str]]:
    """Code and severity of what is said of the suppressions."""
    document = Document.from_text(text, path="a.md")
    result = suppressed(found, [document], catalogue=CATALOGUE, ran=ran)  # type: ignore[arg-type]
    return [(one.rule, one.severity.value) for one in result if one.rule.startswith("IN")]


# ---------------------------------------------------------------- which block


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (f"{IGNORE}\n全市有15間。\n\n全市有15間。", [True, False]),
        (f"全市有15間。\n\n{IGNORE}\n\n全市有15間。", [False, True]),
        (f"全市有15間。 {IGNORE}\n\n全市有15間。", [True, False]),
        (f"全市{IGNORE}有15間。\n\n全市有15間。", [True, False]),
        (f"{IGNORE}全市有15間。\n\n全市有15間。", [True, False]),
        (f"{IGNORE}\n# 全市有15間\n\n全市有15間。", [True, False]),
        (f"{IGNORE}\n- 甲區15間\n- 乙區15間\n", [True, False]),
        (f"{IGNORE}\n\n| 區 | 數 |\n|---|---|\n| 甲 | 15間 |\n| 乙 | 15間 |\n\n共15間。", [True] * 2 + [False]),
        (f"全市有15間。\n\n{IGNORE}\n", [False]),
        (f"全市有15間。\n{DISABLE}\n全市有15間。\n\n全市有15間。\n{ENABLE}\n全市有15間。", [False, True, True, False]),
        (f"{DISABLE}\n全市有15間。\n\n全市有15間。", [True, True]),
        (f"{DISABLE}\n全市有15間。\n\n<!-- factcheck: enable XD01 -->\n全市有15間。", [True, False]),
        (f"{DISABLE}\n全市有15間。\n\n<!-- factcheck: enable XD02 -->\n全市有15間。", [True, True]),
        (f"{DISABLE}\n全市有15間。\n\n<!-- factcheck: enable -->\n全市有15間。", [True, False]),
        ("<!-- factcheck: ignore AR, xd01 -- 見註 -->\n全市有15間。", [True]),
        ("<!--factcheck：ignore count-differs、AR——見註-->\n全市有15間。", [True]),
        ("<!-- factcheck: ignore\n  XD01\n  -- 見註\n-->\n全市有15間。", [True]),
        ("<!-- factcheck: ignore AR -- 見註 -->\n全市有15間。", [False]),
        ("<!-- factcheck: ignroe XD01 -- 見註 -->\n全市有15間。", [False]),
        ("<!-- factcheck ignore XD01 -- 見註 -->\n全市有15間。", [False]),
        (f"```\n{IGNORE}\n```\n\n全市有15間。", [False]),
        (f"`{IGNORE}`\n全市有15間。", [False]),
        (f"```\n例\n```\n\n{IGNORE}\n全市有15間。", [True]),
        (f"~~~\n```\n~~~\n{IGNORE}\n全市有15間。", [True]),
        (f"~~~\n```\n{IGNORE}\n~~~\n\n全市有15間。", [False]),
    ],
)  # fmt: skip
def test_block_that_a_comment_is_for(text: str, held: list[bool]) -> None:
    assert [one == "suppressed" for one in standing(text)] == held


def test_either_side_may_carry_it() -> None:
    text = f"{IGNORE}\n全市有15間。\n"
    document = Document.from_text(text, path="a.md")
    other = side("a.md", "15間", "15", text.index("15間"))
    one = finding("XD01", side("b.txt", "十六間", "16"), other)
    (held,) = suppressed([one], [document], catalogue=CATALOGUE, ran=ALL)
    assert (held.status, held.note) == (Status.SUPPRESSED, "以年底計")


def test_comment_of_another_document_is_none_here() -> None:
    documents = [
        Document.from_text(f"{IGNORE}\n全市有15間。", path=name) for name in ("c.md", "a.md")
    ]
    at = documents[0].text.index("15間")
    found = [finding("XD01", side("d.md", "15間", "15", at))]
    result = suppressed(found, documents, catalogue=CATALOGUE, ran=ALL)
    assert result[0].status is Status.NEW


@settings(deadline=None)
@given(st.text("0123456789年月日億萬間 所2,", max_size=30))
def test_nothing_in_a_comment_is_a_claim(reason: str) -> None:
    text = f"圖書館。\n\n<!-- factcheck: ignore XD01 -- {reason} -->\n全市有15間圖書館。"
    (claim,) = extract(Document.from_text(text, path="a.md"))
    assert text[claim.start : claim.end] == "15間"


@given(
    st.lists(
        st.sampled_from(
            [
                IGNORE,
                DISABLE,
                ENABLE,
                "<!--",
                "-->",
                "`",
                "```",
                "\n",
                "15間。",
                "<!-- factcheck: ",
                ",",
            ]
        )
    )
)
def test_no_text_breaks_it(pieces: list[str]) -> None:
    text = "".join(pieces)
    found, faults = in_comments(Document.from_text(text, path="a.md"), CATALOGUE)
    for one in found:
        assert all(0 <= start <= end <= len(text) for start, end in one.spans)
    assert all(text[one.place.start : one.place.end].startswith("<!--") for one in faults)


@pytest.mark.parametrize(
    "piece",
    [
        "<!-- factcheck: ",
        "<!-- factcheck: ignore XD",
        "`",
        "```\n",
        f"{IGNORE}\n\n15間。\n\n",
        f"{IGNORE}\n",
        "<!-- factcheck: disable XD01 -- x --><!-- factcheck: enable AR -->",
        "<!-- factcheck:" + " " * 50,
    ],
)
def test_time_is_linear(piece: str) -> None:
    def seconds(count: int) -> float:
        document = Document.from_text(piece * count, path="a.md")
        start = time.perf_counter()
        in_comments(document, CATALOGUE)
        return time.perf_counter() - start

    assert seconds(16_000) < 40 * seconds(2_000) + 0.2


# ---------------------------------------------------------------- what is said of them


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- factcheck: ignore AR -- 見註 -->\n15間。", [("IN05", "warning")]),
        ("<!-- factcheck: ignore AR01,NU -- 見註 -->\n15間。", [("IN05", "warning")] * 2),
        (f"{IGNORE}\n15間。", [("IN05", "info")]),
        (f"15間。\n{IGNORE}\n", [("IN05", "info")]),
        ("<!-- factcheck: ignore AR -->\n15間。", [("IN06", "info"), ("IN05", "warning")]),
        ("<!-- factcheck: ignore XD99 -- 見註 -->\n15間。", [("IN06", "warning")]),
        ("<!-- factcheck: ignore -- 見註 -->\n15間。", [("IN06", "warning")]),
        ("<!-- factcheck: ignroe XD01 -- 見註 -->\n15間。", [("IN06", "warning")]),
        (f"{ENABLE}\n15間。", [("IN06", "warning")]),
        ("<!-- factcheck this later -->\n15間。", []),
        ("<!-- 15間 -->\n15間。", []),
    ],
)
def test_what_is_unused_or_unclear(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


def test_hint_to_a_word_written_wrongly() -> None:
    document = Document.from_text("<!-- factcheck: disabel XD -->", path="a.md")
    (one,) = suppressed([], [document], catalogue=CATALOGUE, ran=ALL)
    assert "disable" in one.message
    assert (one.place.line, one.place.column) == (1, 1)


def test_rule_that_did_not_run_may_be_needed() -> None:
    assert said("<!-- factcheck: ignore AR -- 見註 -->\n15間。", ran={"XD01", "IN05"}) == []
    assert said("<!-- factcheck: ignore AR -->\n15間。", ran={"XD01", "IN05"}) == []


def test_used_twice_is_used() -> None:
    text = f"{DISABLE}\n{IGNORE}\n15間。\n{ENABLE}"
    one = finding("XD01", side("a.md", "15間", "15", text.index("15間")))
    assert said(text, one) == []


# ---------------------------------------------------------------- the side file


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "a.txt").write_text("全市共有15間公共圖書館。\n", "utf-8")
    (tmp_path / "news" / "b.txt").write_text("全市共有十六間公共圖書館。\n", "utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    call = ["check", "news", "--no-reference", "--published", "2025-03-01", "--fail-on", "warning"]
    result = CliRunner().invoke(app, [*call, *arguments], prog_name="factcheck")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "internal fault" not in result.stderr, result.stderr
    return result


def beside(folder: Path, *rows: str) -> None:
    text = "".join(f"{row}\r\n" for row in ("document,rule,quote,reason", *rows))
    (folder / NAME).write_bytes(b"\xef\xbb\xbf" + text.encode())  # as a spreadsheet saves it


@pytest.mark.parametrize(
    ("folder", "row"),
    [
        ("news", "a.txt,XD01,15間,以年底計"),
        ("news", "b.txt,XD,共有十六間公共圖書館,以年底計"),
        (".", "news/a.txt,count-differs,共有15間公共圖書館,以年底計"),
        (".", ".\\news\\a.txt,XD01,15 間,以年底計"),
    ],
)
def test_row_holds_back_what_its_quote_covers(desk: Path, folder: str, row: str) -> None:
    assert run().exit_code == 1
    beside(desk / folder, row)
    result = run()
    assert (result.exit_code, result.stdout) == (0, "")
    assert "held back by suppressions: 1 finding" in result.stderr
    assert "以年底計" in run("--format", "csv").stdout


@pytest.mark.parametrize(
    ("row", "said_of_it"),
    [
        ("a.txt,XD01,14間,以年底計", "info IN05"),
        ("a.txt,AR,15間,以年底計", "warning IN05"),
        ("a.txt,XD01,15間,", "info IN06"),
    ],
)
def test_row_that_is_unused_or_without_reason(desk: Path, row: str, said_of_it: str) -> None:
    beside(desk / "news", row)
    text = run().stdout
    assert f"news/{NAME}" in text
    assert said_of_it in text


def test_row_for_a_document_that_was_not_read_is_left_alone(desk: Path) -> None:
    beside(desk / "news", "c.txt,XD01,15間,以年底計")
    assert "IN05" not in run().stdout


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        (["a.txt,XD99,15間,x"], "row 2, column rule: no rule 'XD99'"),
        (["a.txt,XD01,15間,x", "a.txt,XD01,,x"], "row 3, column quote: is empty"),
        (["a.txt,XD01,15間"], "row 2: more or fewer cells"),
        ([",XD01,15間,x"], "row 2, column document: is empty"),
    ],
)
def test_broken_side_file_stops_the_run(desk: Path, rows: list[str], fault: str) -> None:
    beside(desk / "news", *rows)
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"news/{NAME}, {fault}" in result.stderr


def test_side_file_that_is_no_table(desk: Path) -> None:
    for content, fault in (
        (b"document,rule\n", "no column quote, reason"),
        (b"\xff\xfe", "not UTF-8"),
    ):
        (desk / "news" / NAME).write_bytes(content)
        result = run()
        assert result.exit_code == 2
        assert fault in result.stderr


def test_side_files_above_the_working_directory_are_not_looked_for(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / NAME).write_text("broken", "utf-8")
    monkeypatch.chdir(desk / "news")
    document = Document.from_text("15間。", path="a.txt")
    assert suppressed([], [document], catalogue=CATALOGUE, ran=ALL) == []
    outside = Document.from_text("15間。", path="../a.txt")
    with pytest.raises(SideFileError):
        suppressed([], [outside], catalogue=CATALOGUE, ran=ALL)


def test_comment_in_a_run(desk: Path) -> None:
    (desk / "news" / "a.txt").unlink()
    (desk / "news" / "a.md").write_text(f"{IGNORE}\n全市共有15間公共圖書館。\n", "utf-8")
    result = run("--format", "csv")
    assert result.exit_code == 0
    assert ",suppressed," in result.stdout
    assert "0 findings" in result.stderr
    (desk / "news" / "a.md").write_text(
        f"{IGNORE}\n圖書館。\n\n全市共有15間公共圖書館。\n", "utf-8"
    )
    assert run().exit_code == 1


def test_comment_in_a_document_that_is_only_compared_with() -> None:
    text = f"{IGNORE}\n全市有15間。\n\n<!-- factcheck: ignore AR -->\n另有兩間。"
    behind = Document.from_text(text, path="a.md")
    draft = Document.from_text("十六間", path="b.txt")
    one = finding(
        "XD01", side("b.txt", "十六間", "16"), side("a.md", "15間", "15", text.index("15間"))
    )
    (held,) = suppressed([one], [draft], catalogue=CATALOGUE, ran=ALL, background=[behind])
    assert held.status is Status.SUPPRESSED
