"""`factcheck facts`: the four formats, the states, hostile text, and that the same input gives the same."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner, Result

from claims import Document, extract
from factcheck.app import app
from factcheck.captions import amount, head, window
from factcheck.reports.facts_csv import COLUMNS
from factcheck.statements import State

Run = Callable[..., Result]
ARTICLES = {
    "2025-03-01-a.txt": "全市共有15間公共圖書館。\n藍灣大橋全長2.5公里。\n",
    "2025-03-09-b.txt": "全市共有十五間公共圖書館。\n藍灣大橋全長2.5公里。\n綠蔭計劃撥款3億元。\n",
    "2025-03-14-c.txt": "全市共有16間公共圖書館。\n綠蔭計劃撥款約3億元。\n",
}
PUBLIC_FILES = ("document", "line", "column", "start", "end", "quote")
VOID = {"meta", "br", "hr", "img", "link", "input", "wbr"}
EVIL = "</style></svg><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7 * 191 }}"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call `factcheck facts` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Result:
        result = CliRunner().invoke(app, ["facts", *arguments], prog_name="factcheck")
        assert b"internal fault" not in result.stderr_bytes, result.stderr
        return result

    return call


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Three articles: one count disputed, one length agreed, one sum compatible."""
    return write(tmp_path / "desk", ARTICLES)


def write(folder: Path, articles: dict[str, str]) -> Path:
    folder.mkdir()
    for name, text in articles.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def facts(result: Result) -> list[dict]:
    return json.loads(result.stdout_bytes)["facts"]


def rows(result: Result) -> list[dict[str, str]]:
    text = result.stdout_bytes.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


class Page(HTMLParser):
    """What a page is made of; fails where a tag is not closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.ids: list[str] = []
        self.marked: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)
        if tag == "mark":
            self.marked.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "mark" in self.open:
            self.marked[-1] += data


# ---------------------------------------------------------------- what is told


def test_states_and_best_values(run: Run, desk: Path) -> None:
    found = {fact["head"]: fact for fact in facts(run("desk", "--format", "json"))}
    told = {head: (fact["state"], fact["best_value"]) for head, fact in found.items()}
    assert told["公共圖書館"] == ("disputed", "15")
    assert ("agreed", "2.5") in told.values()
    assert ("compatible", "300000000") in told.values()
    library = [statement["quote"] for statement in found["公共圖書館"]["statements"]]
    assert library == ["15間", "十五間", "16間"]
    differing = [one["quote"] for one in found["公共圖書館"]["statements"] if one["differs"]]
    assert differing == ["16間"]


def test_value_that_moves_by_itself_has_changed(run: Run, tmp_path: Path) -> None:
    texts = {
        "2025-01-10-a.txt": "紅鶴灣廣場的舖位租出八成。",
        "2025-12-10-b.txt": "紅鶴灣廣場的舖位租出九成。",
    }
    write(tmp_path / "desk", texts)
    (fact,) = facts(run("desk", "--format", "json"))
    assert fact["state"] == "changed"
    assert [one["severity"] for one in fact["statements"]] == [None, "info"]


def test_plainest_of_compatible_values_is_the_best(run: Run, tmp_path: Path) -> None:
    texts = {
        "2025-01-10-a.txt": "白沙港去年完成集裝箱吞吐量超過810萬個標準箱。",
        "2025-01-12-b.txt": "白沙港去年完成集裝箱吞吐量813萬個標準箱。",
    }
    write(tmp_path / "desk", texts)
    (fact,) = facts(run("desk", "--format", "json"))
    assert (fact["state"], fact["best_value"]) == ("compatible", "8130000")


def test_sorted_by_state_then_place(run: Run, desk: Path) -> None:
    states = [fact["state"] for fact in facts(run("desk", "--format", "json"))]
    assert states == sorted(states, key=list(State).index)
    assert states[0] == "disputed"


@pytest.mark.parametrize("state", list(State))
def test_only_facts_in_a_state(run: Run, desk: Path, state: State) -> None:
    all_facts = facts(run("desk", "--format", "json"))
    found = facts(run("desk", "--format", "json", "--state", state.value))
    assert found == [fact for fact in all_facts if fact["state"] == state]


def test_states_may_be_joined(run: Run, desk: Path) -> None:
    options = ("--state", "agreed", "--state", "disputed")
    assert {fact["state"] for fact in facts(run("desk", "--format", "json", *options))} == {
        "agreed",
        "disputed",
    }


def test_disputed_is_what_check_reports(run: Run, desk: Path) -> None:
    arguments = ["check", "desk", "--no-reference", "--select", "XD", "--format", "json"]
    report = json.loads(CliRunner().invoke(app, arguments, prog_name="factcheck").stdout_bytes)
    places = {(row["document"], row["start"]) for row in report["findings"]}
    told = [one for fact in facts(run("desk", "--format", "json")) for one in fact["statements"]]
    assert {(one["document"], one["start"]) for one in told if one["severity"]} == places
    assert places


# ---------------------------------------------------------------- fingerprints, order


def test_fact_id_stays_when_lines_move_and_articles_join(run: Run, desk: Path) -> None:
    before = facts(run("desk", "--format", "json"))
    (desk / "2025-03-01-a.txt").write_text(
        "晚報訊\n\n" + ARTICLES["2025-03-01-a.txt"], encoding="utf-8"
    )
    (desk / "2025-03-20-d.txt").write_text(ARTICLES["2025-03-09-b.txt"], encoding="utf-8")
    after = facts(run("desk", "--format", "json"))
    assert {fact["fact_id"] for fact in before} == {fact["fact_id"] for fact in after}


def test_fact_id_is_another_when_the_value_changes(run: Run, desk: Path) -> None:
    before = {fact["fact_id"] for fact in facts(run("desk", "--format", "json"))}
    first = desk / "2025-03-01-a.txt"
    first.write_text(first.read_text(encoding="utf-8").replace("15間", "17間"), encoding="utf-8")
    after = {fact["fact_id"] for fact in facts(run("desk", "--format", "json"))}
    assert len(before - after) == 1


def test_fact_ids_are_unique(run: Run, root: Path) -> None:
    found = facts(run(str(root / "examples" / "articles"), "--format", "json"))
    assert len({fact["fact_id"] for fact in found}) == len(found) > 20


@pytest.mark.parametrize("output_format", ["text", "csv", "json", "html"])
def test_same_input_same_bytes(run: Run, root: Path, output_format: str) -> None:
    arguments = (str(root / "examples" / "articles"), "--format", output_format)
    one, other = run(*arguments), run(*arguments, "--jobs", "2")
    assert one.exit_code == other.exit_code == 0
    assert one.stdout_bytes == other.stdout_bytes != b""


# ---------------------------------------------------------------- formats


def test_csv_is_one_row_a_statement(run: Run, desk: Path) -> None:
    result = run("desk", "--format", "csv")
    assert result.stdout_bytes.startswith(b"\xef\xbb\xbffact_id,state,value,unit,document,line")
    found = rows(result)
    assert tuple(found[0]) == COLUMNS
    told = [one for fact in facts(run("desk", "--format", "json")) for one in fact["statements"]]
    assert len(found) == len(told)
    for row, statement in zip(found, told, strict=True):
        assert [row[name] for name in PUBLIC_FILES] == [
            str(statement[name]) for name in PUBLIC_FILES
        ]
        text = ARTICLES[Path(row["document"]).name]
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_csv_holds_no_formula(run: Run, tmp_path: Path) -> None:
    texts = {"=cmd|a.txt": "全市共有15間公共圖書館。", "+b.txt": "全市共有16間公共圖書館。"}
    write(tmp_path / "desk", texts)
    (tmp_path / "=1+1.txt").write_text("全市共有15間公共圖書館。", encoding="utf-8")
    found = rows(run("=1+1.txt", "desk", "--format", "csv"))
    assert "'=1+1.txt" in {row["document"] for row in found}
    cells = [cell for row in found for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t"))]


def test_text_names_states_places_and_numbers(run: Run, desk: Path) -> None:
    text = run("desk").stdout_bytes.decode()
    assert text.startswith("說法不一 (1)\n")
    assert "公共圖書館  15間" in text
    assert "≠ 2025-03-14  desk/2025-03-14-c.txt:1:5" in text
    assert "全市共有[16間]公共圖書館。" in text


def test_text_keeps_terminal_commands_out(run: Run, tmp_path: Path) -> None:
    texts = {
        name: f"\x1b[2J全市共有{number}間公共圖書館\u202e。"
        for name, number in (("a.txt", 15), ("b.txt", 16))
    }
    write(tmp_path / "desk", texts)
    text = run("desk").stdout_bytes.decode()
    assert "[16間]" in text
    assert not re.search("[\x1b\u202e]", text)


# ---------------------------------------------------------------- the page


def test_page_holds_together(run: Run, root: Path) -> None:
    page = Page(run(str(root / "examples" / "articles"), "--format", "html").stdout_bytes.decode())
    assert page.tags.count("svg") > 20
    assert len(page.ids) == len(set(page.ids))
    linked = [value[1:] for name, value in page.attributes if name == "href" and value]
    assert set(linked) <= set(page.ids)
    labels = [value for name, value in page.attributes if name == "aria-labelledby"]
    assert set(labels) <= set(page.ids)


def test_page_needs_nothing_from_elsewhere(run: Run, desk: Path) -> None:
    text = run("desk", "--format", "html").stdout_bytes.decode()
    page = Page(text)
    assert not {"script", "link", "img", "iframe", "object", "embed", "form"} & set(page.tags)
    assert not re.search(r"https?:|//|url\(|@import", text)
    assert not [
        name for name, _ in page.attributes if name in ("src", "style") or name.startswith("on")
    ]


def test_page_quotes_every_statement(run: Run, desk: Path) -> None:
    told = [one for fact in facts(run("desk", "--format", "json")) for one in fact["statements"]]
    page = Page(run("desk", "--format", "html").stdout_bytes.decode())
    assert page.marked == [statement["quote"] for statement in told]


def test_page_marks_disputes_by_shape(run: Run, desk: Path) -> None:
    text = run("desk", "--format", "html", "--state", "disputed").stdout_bytes.decode()
    main = text[text.index("<main>") :]
    assert main.count('<path class="point disputed"') == 1
    assert main.count('<circle class="point supports"') == 2
    assert "互相矛盾" in main


def test_page_pictures_stay_in_their_frame(run: Run, root: Path) -> None:
    text = run(str(root / "examples" / "articles"), "--format", "html").stdout_bytes.decode()
    for drawn in re.findall(r"<svg.*?</svg>", text, re.DOTALL):
        picture = ElementTree.fromstring(drawn)
        _, _, width, height = map(int, picture.attrib["viewBox"].split())
        for part in picture:
            for name, value in part.attrib.items():
                if name in ("x", "x1", "x2", "cx"):
                    assert 0 <= float(value) <= width, drawn
                if name in ("y", "y1", "y2", "cy"):
                    assert 0 <= float(value) <= height, drawn


def test_page_names_the_script_of_each_text(run: Run, tmp_path: Path) -> None:
    texts = {"a.txt": "全市共有15間公共圖書館。", "b.txt": "全市共有15间公共图书馆。"}
    write(tmp_path / "desk", texts)
    text = run("desk", "--format", "html").stdout_bytes.decode()
    assert '<p lang="zh-Hant-HK">全市共有<mark>15間</mark>公共圖書館。</p>' in text
    assert '<p lang="zh-Hans">全市共有<mark>15间</mark>公共图书馆。</p>' in text


def test_hostile_article_stays_text(run: Run, tmp_path: Path) -> None:
    sentence = f"{EVIL}，全市共有15間公共圖書館，{EVIL}。"
    names = ("2025-01-05-a.txt", "2025-01-06-<b onclick='alert(3)'>\"&.txt")
    write(tmp_path / "desk", dict.fromkeys(names, f"\u202e{sentence}\x07"))
    text = run("desk", "--format", "html").stdout_bytes.decode()
    page = Page(text)
    assert page.marked.count("15間") == 2
    assert not {"script", "img"} & set(page.tags)
    assert page.tags.count("style") == 1
    assert not [name for name, _ in page.attributes if name.startswith("on")]
    assert "&lt;script&gt;alert(1)" in text
    assert "{{ 7 * 191 }}" in text
    assert not re.search("1337|[\u202e\x07]", text)


def test_hostile_head_and_quote_stay_text(run: Run, tmp_path: Path) -> None:
    texts = {
        name: f"「綠<i>蔭</i>計劃」撥款{number}億元<b>。"
        for name, number in (("a.txt", 3), ("b.txt", 5), ("c.txt", 3))
    }
    write(tmp_path / "desk", texts)
    page = Page(run("desk", "--format", "html").stdout_bytes.decode())
    assert not {"i"} & set(page.tags)
    assert page.marked[:1] == ["3億元"]


# ---------------------------------------------------------------- odd input


def test_articles_without_dates_have_a_place_of_their_own(run: Run, tmp_path: Path) -> None:
    write(
        tmp_path / "desk",
        {"a.txt": "全市共有15間公共圖書館。", "b.txt": "全市共有16間公共圖書館。"},
    )
    text = run("desk", "--format", "html").stdout_bytes.decode()
    assert ">無日期</text>" in text
    Page(text)
    assert "無日期" in run("desk").stdout_bytes.decode()


@pytest.mark.parametrize("output_format", ["text", "csv", "json", "html"])
def test_numbers_beyond_all_measure(run: Run, tmp_path: Path, output_format: str) -> None:
    texts = {f"{name}.txt": f"全市共有{name * 500}間公共圖書館。" for name in "189"}
    texts["c.txt"] = "全市共有15間公共圖書館。"
    write(tmp_path / "desk", texts)
    assert run("desk", "--format", output_format).exit_code == 0


@pytest.mark.parametrize(
    ("output_format", "expected"),
    [("text", ""), ("csv", "\ufeff" + ",".join(COLUMNS) + "\n")],
)
def test_nothing_stated_twice(run: Run, tmp_path: Path, output_format: str, expected: str) -> None:
    write(tmp_path / "desk", {"a.txt": "今天天氣很好。"})
    result = run("desk", "--format", output_format)
    assert (result.exit_code, result.stdout_bytes.decode()) == (0, expected)


def test_nothing_stated_twice_is_a_whole_page(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "desk", {"a.txt": "今天天氣很好。"})
    text = run("desk", "--format", "html").stdout_bytes.decode()
    assert "沒有一項事實說過多於一次" in text
    Page(text)
    assert facts(run("desk", "--format", "json")) == []


def test_document_that_cannot_be_read_is_status_2(run: Run, desk: Path) -> None:
    result = run("desk", "nosuch.txt", "--format", "json")
    assert result.exit_code == 2
    assert "nosuch.txt" in result.stderr
    assert facts(result)


def test_nothing_to_read_is_status_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    assert run("empty.txt").exit_code == 2


def test_dates_from_a_table_and_quiet(run: Run, tmp_path: Path) -> None:
    write(
        tmp_path / "desk",
        {"a.txt": "全市共有15間公共圖書館。", "b.txt": "全市共有16間公共圖書館。"},
    )
    (tmp_path / "articles.csv").write_text(
        "document,published\na.txt,2025-02-03\n", encoding="utf-8"
    )
    options = ("--articles", "articles.csv", "--published", "2025-02-09", "--quiet")
    result = run("desk", "--format", "json", *options)
    (fact,) = facts(result)
    assert [one["published"] for one in fact["statements"]] == ["2025-02-03", "2025-02-09"]
    assert result.stderr_bytes == b""


def test_output_goes_to_a_file(run: Run, desk: Path, tmp_path: Path) -> None:
    result = run("desk", "--format", "html", "--output", "facts.html")
    assert result.stdout_bytes == b""
    assert (tmp_path / "facts.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_unknown_state_is_told(run: Run, desk: Path) -> None:
    result = run("desk", "--state", "doubtful")
    assert result.exit_code == 2
    assert "disputed" in result.stderr


# ---------------------------------------------------------------- words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2025-03-12", "2025-03-12", "2025年3月12日"),
        ("2024-01-01", "2024-12-31", "2024年"),
        ("2023-01-01", "2024-12-31", "2023至2024年"),
        ("2025-02-01", "2025-02-28", "2025年2月"),
        ("2024-02-01", "2024-02-28", "2024年2月1日至28日"),
        ("2025-07-01", "2025-12-31", "2025年7月至12月"),
        ("2024-09-01", "2025-08-31", "2024年9月至2025年8月"),
    ],
)
def test_windows_of_days(first: str, last: str, words: str) -> None:
    assert window(date.fromisoformat(first), date.fromisoformat(last)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("全市共有15間公共圖書館。", "15間"),
        ("綠蔭計劃撥款約3億元。", "約3億元"),
        ("白沙港完成吞吐量逾八百萬個標準箱。", "逾800萬個標準箱"),
        ("藍灣大橋將於2026年第二季通車。", "2026年第二季"),
        ("藍灣大橋將於2026年底通車。", "2026年底"),
        ("藍灣大橋定於2026年6月1日通車。", "2026年6月1日"),
    ],
)
def test_values_in_words(text: str, words: str) -> None:
    claims = extract(Document.from_text(text, path="a.txt"))
    assert [amount(claim) for claim in claims] == [words]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("全市共有15間公共圖書館。", "公共圖書館"),
        ("全市共有15间公共图书馆。", "公共图书馆"),
        ("3.1 綠蔭計劃造價為3億元。", "綠蔭計劃造價"),
        ("2025年，綠蔭。", "綠蔭"),
        ("藍灣大樓耗資3億元。", "大樓耗資"),
    ],
)
def test_heads_in_the_characters_of_the_source(text: str, name: str) -> None:
    claims = extract(Document.from_text(text, path="a.txt"))
    assert head(claims).endswith(name)
