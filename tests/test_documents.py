"""Reading files: encodings, dates, titles, which files are meant, and what is refused."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claims.documents import MOST_BYTES, MOST_TEXT, find_paths, read, read_bytes
from claims.errors import EmptyInputError, InputError
from factcheck.app import app

TRADITIONAL = (
    "渡輪公司宣布，明年一月起加開十二班夜船，票價由二十元減至十五元，預計每日多載３,200人。\n"
)
SIMPLIFIED = (
    "轮渡公司宣布，明年一月起加开十二班夜船，票价由二十元减至十五元，预计每日多载3200人。\n"
)
HONG_KONG = "深水埗的街坊說，衞生署在嗰度設了三個站，佢哋每日都去。\n"

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030"]
WRITTEN = [
    *((text, encoding) for text in (TRADITIONAL, SIMPLIFIED, HONG_KONG) for encoding in ENCODINGS),
    (TRADITIONAL, "big5"),
    (TRADITIONAL, "big5hkscs"),
    (HONG_KONG, "big5hkscs"),
    (TRADITIONAL, "gbk"),
    (SIMPLIFIED, "gb2312"),
]


@pytest.mark.parametrize(("text", "encoding"), WRITTEN)
@pytest.mark.parametrize("times", [1, 40])
def test_every_encoding_reads_as_written(text: str, encoding: str, times: int) -> None:
    assert read_bytes((text * times).encode(encoding), name="a.txt").text == text * times


@pytest.mark.parametrize(("text", "encoding"), WRITTEN)
def test_a_cut_last_character_is_left_out(text: str, encoding: str) -> None:
    data = text.rstrip().encode(encoding)
    assert text.startswith(read_bytes(data[:-1], name="a.txt").text[:-1])


def test_line_ends_stay_as_they_are() -> None:
    assert read_bytes("甲\r\n乙\r丙\n".encode(), name="a.txt").text == "甲\r\n乙\r丙\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "binary"),
        (bytes(200), "binary"),
        (b"\xff\xfe\x00\xd8\x41\x00", "utf-16"),
        (b"\xff" * 50, "unknown encoding"),
        ("ñandú über élan, été à Noël\n".encode("latin-1"), "encoding"),
        (TRADITIONAL.encode() + b"\xff" + TRADITIONAL.encode(), "UTF-8 is broken at byte 1"),
        ("甲".encode("gb18030"), "ambiguous encoding"),
        ("一" * (MOST_TEXT // 3 + 1), "too large"),
    ],
    ids=[
        "picture",
        "zeros",
        "broken UTF-16",
        "no character",
        "Latin",
        "broken UTF-8",
        "one character",
        "large",
    ],
)
def test_what_is_no_text_is_refused(data: bytes | str, said: str) -> None:
    with pytest.raises(InputError, match=said) as refused:
        read_bytes(data.encode() if isinstance(data, str) else data, name="desk/a.txt")
    assert str(refused.value).startswith("desk/a.txt: ")


@pytest.mark.parametrize("data", [b"", b" \r\n\t", "\ufeff\n\u3000".encode(), b"\xef\xbb\xbf"])
def test_an_empty_document_says_so(data: bytes) -> None:
    with pytest.raises(EmptyInputError, match="empty"):
        read_bytes(data, name="a.txt")


def test_a_large_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(20 * 1024 * 1024)
    with pytest.raises(InputError, match=r"20\.0 MB is too large"):
        read(path, name="large.txt")


def test_no_kind_of_file_may_be_larger_than_the_largest() -> None:
    with pytest.raises(InputError, match="too large"):
        read_bytes(b"%PDF-1.7" + bytes(MOST_BYTES), name="stdin")


def test_a_line_of_a_million_digits_is_read() -> None:
    document = read_bytes(b"1" * 1_000_000, name="a.txt")
    assert len(document.folded.text) == 1_000_000


@pytest.mark.parametrize("name", ["a.doc", "a.DOC", "a.rtf", "a.odt", "a.pages", "a.wps"])
def test_files_of_word_processors_are_to_be_saved_as_docx(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0")
    kind = name.partition(".")[2]
    with pytest.raises(InputError, match=rf"\.{kind} is not read; save it as \.docx"):
        read(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("news/2025-03-02-librarys.txt", "; did you mean news/2025-03-02-libraries.txt?"),
        ("newss", "; did you mean news?"),
        ("news/harbour.md", ""),
        ("nothing/2025-03-02-libraries.txt", ""),
    ],
)
def test_the_nearest_name_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, near: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    Path("news/2025-03-02-libraries.txt").write_text("全市共有15間公共圖書館。", "utf-8")
    with pytest.raises(InputError) as raised:
        find_paths([name])
    assert str(raised.value) == f"{name}: no such file or folder{near}"


def test_files_that_can_be_saved_as_docx_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("news/a.txt", "news/b.doc", "news/c/d.RTF", "news/.e.doc", "news/~$b.doc"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("全市共有15間公共圖書館。", "utf-8")
    told = "news: 2 files are not read (.doc, .rtf); save them as .docx\n"
    done = CliRunner().invoke(app, ["check", "news", "--lang", "en"])
    assert done.exit_code == 0 and done.stderr.startswith(told)
    assert told not in CliRunner().invoke(app, ["check", "news", "--lang", "en", "-q"]).stderr
    Path("factcheck.toml").write_text('exclude = ["c/"]', "utf-8")
    assert (
        "1 file is not read (.doc)"
        in CliRunner().invoke(app, ["claims", "news", "--lang", "en"]).stderr
    )


@pytest.mark.parametrize("name", ["a.csv", "a", "a.TXT.bak"])
def test_other_formats_are_refused_by_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("甲", encoding="utf-8")
    with pytest.raises(InputError, match=r"only \.txt, \.md, .*\.docx, \.pdf are read"):
        read(tmp_path / name, name=name)


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read(tmp_path / "none.txt", name="none.txt")


@pytest.mark.parametrize(
    ("name", "text", "day"),
    [
        ("2031-02-03-slug.txt", "甲", date(2031, 2, 3)),
        ("desk/2031-02-03.md", "甲", date(2031, 2, 3)),
        ("2031-02-31-slug.txt", "甲", None),
        ("2031-02-030.txt", "甲", None),
        ("slug-2031-02-03.txt", "甲", None),
        ("2031-02-03-slug.md", "---\ndate: 2030-01-02\n---\n甲", date(2030, 1, 2)),
        (
            "a.md",
            '---\r\ntitle: 乙\r\nPublish-Date: "2030-01-02T08:00:00"\r\n---\r\n甲',
            date(2030, 1, 2),
        ),
        ("a.md", "---\n日期：2030年1月2日\n---\n甲", date(2030, 1, 2)),
        ("a.md", "---\ndate: soon\n---\n甲", None),
        ("a.md", "甲\n---\ndate: 2030-01-02\n---\n", None),
    ],
)
def test_publication_date(name: str, text: str, day: date | None) -> None:
    assert read_bytes(text.encode(), name=name).published == day


def test_order_of_dates() -> None:
    data, given, fallback = "甲".encode(), date(2029, 1, 1), date(2028, 1, 1)
    both = {"published": given, "fallback": fallback}
    assert read_bytes(data, name="2030-01-01.txt", **both).published == given
    assert read_bytes(data, name="2030-01-01.txt", fallback=fallback).published == date(2030, 1, 1)
    assert read_bytes(data, name="a.txt", fallback=fallback).published == fallback


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("渡輪加價　乘客不滿\n\n渡輪公司昨日宣布加價。", "渡輪加價 乘客不滿"),
        ("---\ntitle: '甲乙丙'\n---\n# 丁戊己\n內文。", "甲乙丙"),
        ("# 丁戊己\n\n內文一段。", "丁戊己"),
        ("渡輪公司昨日宣布加價。", ""),
    ],
)
def test_title(text: str, title: str) -> None:
    assert read_bytes(text.encode(), name="a.md").title == title


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("b.txt", "a.md", "sub/c.TXT", ".hidden.txt", ".git/d.txt", "e.csv", "[1].txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("甲", encoding="utf-8")
    (tmp_path / "none").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["."], ["[1].txt", "a.md", "b.txt", "sub/c.TXT"]),
        (["b.txt", "a.md", "b.txt"], ["b.txt", "a.md"]),
        (["*.txt"], ["[1].txt", "b.txt"]),
        (["**/*.TXT"], ["sub/c.TXT"]),
        (["[1].txt"], ["[1].txt"]),
        (["./b.txt", "sub"], ["b.txt", "sub/c.TXT"]),
        (["e.csv"], ["e.csv"]),
    ],
)
@pytest.mark.usefixtures("desk")
def test_find_paths(arguments: list[str], found: list[str]) -> None:
    assert [path.as_posix() for path in find_paths(arguments)] == found


def test_a_pipe_in_a_folder_is_not_waited_for(desk: Path) -> None:
    os.mkfifo(desk / "sub" / "pipe.txt")
    assert [path.as_posix() for path in find_paths(["sub"])] == ["sub/c.TXT"]


def test_a_link_to_nothing_in_a_folder_is_told(desk: Path) -> None:
    (desk / "sub" / "d.txt").symlink_to("gone.txt")
    assert Path("sub/d.txt") in find_paths(["sub"])


def test_a_circle_of_links_is_gone_through_once(desk: Path) -> None:
    (desk / "sub" / "round").symlink_to(desk)
    assert [path.as_posix() for path in find_paths(["sub/**/*.TXT"])] == ["sub/c.TXT"]


def test_a_folder_that_cannot_be_searched_is_told(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = os.scandir

    def refuse(folder: str) -> object:
        if Path(folder).name == "sub":
            raise PermissionError(13, "Permission denied", str(folder))
        return search(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert [path.as_posix() for path in find_paths(["."])] == ["[1].txt", "a.md", "b.txt", "sub"]
    with pytest.raises(InputError, match=r"^sub: cannot be read"):
        read("sub")


def test_a_file_without_end_is_refused(tmp_path: Path) -> None:
    endless = tmp_path / "endless.txt"
    endless.symlink_to("/dev/zero")
    with pytest.raises(InputError, match="too large"):
        read(endless)


@pytest.mark.parametrize("argument", ["none", "gone.txt", "gone/*.txt", "*.pdf", "a" * 300])
@pytest.mark.usefixtures("desk")
def test_an_argument_that_names_nothing_is_an_error(argument: str) -> None:
    with pytest.raises(InputError, match="^" + argument.replace("*", r"\*")):
        find_paths([argument])
