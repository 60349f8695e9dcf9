"""The formats: places marked under double-width text, harmless cells, the same bytes twice."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims import Claim, Document, Frame, Kind, Mention, Quantity
from claims.claim import COLUMNS as CLAIM_COLUMNS
from factcheck import Coverage, Evidence, Finding, Report, Severity
from factcheck.finding import COLUMNS
from factcheck.reports import OF_CLAIMS, OF_FINDINGS, PLAIN, Terminal
from factcheck.reports.lines import marked
from factcheck.reports.summary import summary
from factcheck.reports.terminal import UNSAFE, safe, width_of, wrapped

LIBRARY = "全市共有15間公共圖書館，\n另有兩間流動圖書車。"


def document(text: str = LIBRARY, path: str = "a.txt") -> Document:
    return Document.from_text(text, path=path, published=date(2025, 3, 12))


def claim(source: Document, quote: str, number: str) -> Claim:
    start = source.text.index(quote)
    value = Decimal(number)
    quantity = Quantity(value, value, value, "間")
    mention = Mention(0, len(quote), 0, len(quote), Kind.COUNT, quantity)
    return Claim(source, mention, Frame(head=("公共", "圖書館")), start, start + len(quote))


def report(text: str = LIBRARY, quote: str = "15間", message: str = "說法不一") -> Report:
    one, other = document(text), document("全市有公共圖書館１６間。", "b.txt")
    sides = Evidence.of(claim(one, quote, "15")), Evidence.of(claim(other, "１６間", "16"))
    place, against = sides
    finding = Finding("XD01", Severity.WARNING, place, message, "15 ≠ 16", against, "", sides)
    return Report((finding,), Coverage(documents=2), (one, other))


@pytest.fixture(params=sorted(OF_FINDINGS))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_format_writes_the_same_twice(name: str) -> None:
    assert OF_FINDINGS[name](report(), PLAIN) == OF_FINDINGS[name](report(), PLAIN)


def test_every_format_shows_place_and_message(name: str) -> None:
    text = OF_FINDINGS[name](report(), PLAIN)
    assert all(part in text for part in ("XD01", "a.txt", "說法不一"))


@pytest.mark.parametrize("name", sorted(set(OF_FINDINGS) - {"concise"}))
def test_every_format_but_the_shortest_shows_the_other_side(name: str) -> None:
    text = OF_FINDINGS[name](report(), PLAIN)
    assert all(part in text for part in ("１６間", "b.txt"))


@pytest.mark.parametrize("name", sorted(OF_CLAIMS))
def test_every_format_writes_claims(name: str) -> None:
    text = OF_CLAIMS[name]([claim(document(), "15間", "15")], PLAIN)
    assert all(part in text for part in ("15間", "a.txt", "公共圖書館"))


def test_every_format_stands_an_empty_report(name: str) -> None:
    assert isinstance(OF_FINDINGS[name](Report(), PLAIN), str)


@pytest.mark.parametrize("name", sorted(OF_CLAIMS))
def test_every_format_stands_no_claims(name: str) -> None:
    assert isinstance(OF_CLAIMS[name]([], PLAIN), str)


def test_text() -> None:
    assert OF_FINDINGS["text"](report(), PLAIN).splitlines() == [
        "a.txt (2025-03-12)",
        "",
        "  1:5 warning XD01",
        "    說法不一",
        "     1 | 全市共有15間公共圖書館，",
        "       |         ^^^^",
        "    對照 b.txt:1:9 (2025-03-12)",
        "     1 | 全市有公共圖書館１６間。",
        "       |                 ^^^^^^",
        "    計算：15 ≠ 16",
        "",
    ]


def test_colour_only_where_it_is_understood() -> None:
    assert "\x1b[" not in OF_FINDINGS["text"](report(), PLAIN)
    assert "\x1b[1;33mwarning" in OF_FINDINGS["text"](report(), Terminal(80, colour=True))


# ---------------------------------------------------------------- lines


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("全市共有15間公共圖書館", "15間"),
        ("１５間", "１５間"),
        ("a\tb　15間", "15間"),
        ("é́́15間", "15間"),
        ("前" * 200 + "15間" + "後" * 200, "15間"),
        ("x" * 500 + "15間", "15間"),
        ("15間" + "x" * 500, "15間"),
    ],
)
@pytest.mark.parametrize("width", [40, 80, 100])
def test_mark_stands_under_the_number(text: str, quote: str, width: int) -> None:
    start = text.index(quote)
    shown, mark = marked(document(text), start, start + len(quote), Terminal(width)).lines
    assert width_of(shown) <= width
    before, _, _ = shown.partition(quote)
    assert mark == "       | " + " " * (width_of(before) - 9) + "^" * width_of(quote)


def test_number_broken_over_lines_is_shown_line_by_line() -> None:
    text = "共有1\n\n5間"
    start = text.index("1")
    assert marked(document(text), start, len(text), PLAIN).lines == (
        "     1 | 共有1",
        "       |     ^",
        "     3 | 5間",
        "       | ^^^",
    )


def test_other_places_in_sight_are_marked_too() -> None:
    text = "共有男3人、女5人，合共9人。" + "另" * 60 + "有5人。"
    other, far = (text.index("3人"), text.index("3人") + 2), (len(text) - 3, len(text) - 1)
    start = text.index("合共") + 2
    found = marked(document(text), start, start + 2, PLAIN, [other, far])
    assert found.seen == {other}
    assert found.lines[1] == "       | " + " " * 6 + "~~~" + " " * 13 + "^^^"


def test_number_wider_than_the_report_is_cut() -> None:
    lines = marked(document("9" * 1_000_000), 0, 1_000_000, PLAIN).lines
    assert all(width_of(line) <= 100 for line in lines)
    assert len(lines) == 2


@settings(max_examples=400)
@example("0" * 24 + "\u27b0" + "0" * 4 + "\u27b00", 0, 25)
@given(st.text(max_size=300), st.integers(0, 300), st.integers(0, 80))
def test_any_place_of_any_text_is_shown_within_the_width(
    text: str, start: int, length: int
) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    for line in marked(document(text), start, end, Terminal(40), [(0, 1), (end, end + 3)]).lines:
        assert width_of(line) <= 40
        assert not UNSAFE.search(line)


@given(st.text(max_size=200))
def test_wrapped_loses_nothing_but_space(text: str) -> None:
    lines = wrapped(text, 20)
    assert "".join("".join(lines).split()) == "".join(safe(text).split())


# ---------------------------------------------------------------- hostile text


def test_terminal_is_not_steered_by_an_article() -> None:
    text = "共有\x1b]0;title\x07\x1b[2J\u202e15間\u2066\x9b31m"
    shown = OF_FINDINGS["text"](report(text, message="\x1b[31m15間"), PLAIN)
    assert not UNSAFE.search(shown.replace("\n", ""))


def cells(text: str) -> Iterator[dict[str, str]]:
    assert text.startswith("\ufeff")
    yield from csv.DictReader(io.StringIO(text[1:], newline=""))


@pytest.mark.parametrize("quote", ["=1+1", "+15間", "-15間", "@15間", '=HYPERLINK("x")', "'=1"])
def test_no_cell_is_a_formula(quote: str) -> None:
    found = report(f"共有{quote}。", quote, message=f"{quote}不符")
    (row,) = cells(OF_FINDINGS["csv"](found, PLAIN))
    assert row["quote"].removeprefix("'") == quote.removeprefix("'")
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
@example("a\rb\r\nc")
@example("\r=1")
def test_any_message_comes_back_from_the_table(message: str) -> None:
    (row,) = cells(OF_FINDINGS["csv"](report(message=message), PLAIN))
    cell = row["message"]
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    plain = message.replace("\r\n", "\n").replace("\r", "\n")
    assert cell == (f"'{plain}" if plain.startswith(("=", "+", "-", "@", "\t")) else plain)


def test_negative_value_stays_a_number() -> None:
    (row,) = cells(OF_CLAIMS["csv"]([claim(document("升-5間"), "-5間", "-5")], PLAIN))
    assert row["value"] == "-5"
    assert row["quote"] == "'-5間"


def test_csv_has_the_columns_of_the_contract() -> None:
    (row,) = cells(OF_FINDINGS["csv"](report(), PLAIN))
    assert tuple(row) == COLUMNS
    assert [place["quote"] for place in json.loads(row["evidence"])] == ["15間", "１６間"]
    (row,) = cells(OF_CLAIMS["csv"]([claim(document(), "15間", "1E+10")], PLAIN))
    assert tuple(row) == CLAIM_COLUMNS
    assert row["value"] == "10000000000"


def test_json() -> None:
    found = json.loads(OF_FINDINGS["json"](report(), PLAIN))
    assert found["schema"] == 1
    assert found["coverage"]["documents"] == 2
    assert tuple(found["findings"][0]) == COLUMNS
    (line,) = OF_FINDINGS["jsonl"](report(), PLAIN).splitlines()
    assert json.loads(line) == found["findings"][0]


def test_finding_without_a_place_has_no_offsets() -> None:
    place = Evidence("missing.txt", 0, 0, 1, 1, "")
    found = Report((Finding("IN01", Severity.ERROR, place, "no such file"),))
    (row,) = cells(OF_FINDINGS["csv"](found, PLAIN))
    assert [row[column] for column in ("line", "column", "start", "end")] == [""] * 4
    assert "missing.txt" in OF_FINDINGS["text"](found, PLAIN)


def test_frame() -> None:
    frame = report().to_frame()
    assert tuple(frame.columns) == COLUMNS
    assert frame.loc[0, "start"] == 4
    assert frame.loc[0, "value"] == "15"
    assert Report().to_frame().empty


@pytest.mark.usefixtures("english")
def test_summary_tells_what_was_not_read() -> None:
    lines = summary(Report(coverage=Coverage(documents=1, unreadable=2, undated=1, unresolved=3)))
    assert "2 unreadable" in lines[0]
    assert any("3 relative dates" in line for line in lines)
    assert lines[-1].startswith("0 findings")
