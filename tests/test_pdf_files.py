"""Reading PDF: the order of columns, what stands at the edge of pages, scans, and hostile files."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pdf import HEIGHT, Page, Text, encrypted, lines, pdf

from claims import extract
from claims.documents import Part, read_bytes
from claims.documents.pdf import lines_of, pdf_text
from claims.errors import EmptyInputError, InputError

LEFT = [
    "渡輪公司在碧瑤海灣營運十二條航",
    "線，每日開出二百四十班船，去年運",
    "載乘客1,280萬人次，較前年增加",
    "一成。公司去年聘用船員三百六十名",
    "，其中四十二名為新入職者；船隊共",
    "有28艘船，最舊的一艘已用31年。",
]
RIGHT = [
    "小組收到乘客意見1,536份，當中六",
    "成關於候船時間，兩成關於票價，其",
    "餘關於碼頭設施及座位安排。全年收",
    "入為4.6億元，支出為4.2億元，盈餘",
    "4,000萬元會撥入更新船隊的基金，",
    "預計三年內購入五艘新船。",
]
HEADLINE = Text(60, 60, "渡輪服務報告　乘客再增一成", 20)
COLUMNS = "\n".join(LEFT + RIGHT)


def text(*pages: Page) -> str:
    return read_bytes(pdf(pages), name="a.pdf").text


def interleaved(down: float = 120) -> list[Text]:
    pairs = zip(lines(60, down, LEFT), lines(310, down, RIGHT), strict=True)
    return [one for pair in pairs for one in pair]


@pytest.mark.parametrize(
    "texts",
    [
        [HEADLINE, *lines(60, 120, LEFT), *lines(310, 120, RIGHT)],
        [HEADLINE, *interleaved()],
        [*interleaved(), HEADLINE],
        [HEADLINE, *lines(60, 120, LEFT), *lines(310, 127, RIGHT)],
        [*lines(310, 120, RIGHT), *lines(60, 120, LEFT), HEADLINE],
    ],
    ids=["by column", "line by line", "headline last", "lines not level", "right column first"],
)
def test_columns_are_read_one_after_the_other(texts: list[Text]) -> None:
    assert text(Page(texts)) == f"{HEADLINE.text}\n\n{COLUMNS}"


def test_a_number_that_breaks_over_two_columns_is_one_claim() -> None:
    left, right = [*LEFT[:-1], "公司共有員工3,"], ["840人，較去年多。", *RIGHT]
    document = read_bytes(
        pdf([Page([*lines(60, 120, left), *lines(310, 120, right)])]), name="a.pdf"
    )
    assert "3,840人" in [claim.quote for claim in extract(document)]


def test_three_columns() -> None:
    short = [line[:12] for line in LEFT]
    columns = [[f"{name}{line}" for line in short] for name in "甲乙丙"]
    page = Page(
        [one for at, column in enumerate(columns) for one in lines(40 + 175 * at, 100, column)]
    )
    assert text(page) == "\n".join(line for column in columns for line in column)


def test_text_across_parts_what_stands_above_and_below_it() -> None:
    across = Text(
        60, 250, "全年共有四十二次停航，主要由於大霧及颱風，較前年減少七次，乘客滿意度上升。", 11
    )
    page = Page([*interleaved(100), across, *interleaved(300)])
    assert text(page) == f"{COLUMNS}\n\n{across.text}\n\n{COLUMNS}"


def test_a_table_is_read_row_by_row() -> None:
    rows = [("碼頭", "班次", "乘客"), ("北角灣", "120班", "3,200人"), ("南角灣", "80班", "2,100人")]
    rows += [("東角灣", "60班", "1,000人"), ("總計", "260班", "6,300人")]
    cells = [
        Text(60 + 140 * column, 100 + 20 * row, cell)
        for row, line in enumerate(rows)
        for column, cell in enumerate(line)
    ]
    assert text(Page(cells)) == "\n".join("\t".join(row) for row in rows)


def test_paragraphs_are_parted_and_set_in() -> None:
    first = lines(60, 100, LEFT[:3])
    second = [Text(82, 152.8, RIGHT[0]), *lines(60, 170.4, RIGHT[1:4])]
    third = lines(60, 300, LEFT[3:])
    found = text(Page([*first, *second, *third]))
    assert found == "\n".join([*LEFT[:3], "　　" + RIGHT[0], *RIGHT[1:4], "", *LEFT[3:]])


def test_a_heading_that_is_wrapped_is_one_line() -> None:
    heading = [
        Text(60, 60, "渡輪公司共耗資9.", 22),
        Text(60, 92, "4億添船　全部乘客", 22),
        Text(60, 124, "增一成", 22),
    ]
    other = [Text(60, 270, "碼頭翻新", 22), Text(60, 302, "九個月完成", 22)]
    found = text(Page([*heading, *lines(60, 150, LEFT), *other, *lines(60, 330, RIGHT)]))
    assert found == "\n\n".join(
        [
            "渡輪公司共耗資9.4億添船　全部乘客增一成",
            "\n".join(LEFT),
            "碼頭翻新\n九個月完成",
            "\n".join(RIGHT),
        ]
    )


@pytest.mark.parametrize("number", ["{}", "- {} -", "第{}頁", "{} / 4", "第 {} 頁，共 4 頁"])
def test_running_titles_and_page_numbers_are_left_out(number: str) -> None:
    def page(at: int) -> Page:
        head = Text(60, 40, "碧瑤海灣渡輪年報2031")
        foot = Text(280, HEIGHT - 30, number.format(at))
        return Page([head, *lines(60, 100, [f"第{at}節有{at}00人。", *LEFT]), foot])

    found = text(*(page(at) for at in range(1, 5)))
    assert found == "\n".join(f"第{at}節有{at}00人。\n" + "\n".join(LEFT) for at in range(1, 5))


def test_what_stands_once_at_the_edge_is_text() -> None:
    page = Page([Text(60, 40, "乘客增至1,280萬人次"), *lines(60, 100, LEFT)])
    other = Page([Text(60, 40, "船隊將有33艘船"), *lines(60, 100, RIGHT)])
    found = text(page, other)
    assert "1,280萬人次\n" in found
    assert "33艘船" in found


def test_marks_of_notes_do_not_run_into_numbers() -> None:
    texts = [
        Text(60, 100, "去年載客1,280"),
        Text(148, 96, "3", 6),
        Text(154, 100, "萬人次，較前年增加一成"),
    ]
    texts += [Text(60, 117.6, "，船隊共有28艘船，"), Text(60, 800, "3載客量不包括街渡。", 8)]
    data = pdf([Page(texts), Page([Text(60, 100, "最舊的已用31年。")])])
    document = read_bytes(data, name="a.pdf")
    assert document.text == (
        "去年載客1,280³萬人次，較前年增加一成\n，船隊共有28艘船，\n最舊的已用31年。\n\n³載客量不包括街渡。"
    )
    places = [document.layout.place_at(document.text.index(one)) for one in ("28", "31", "街渡")]
    assert [place.number for place in places if place] == [1, 2, 1]


def test_a_raised_number_after_a_unit_is_its_power() -> None:
    texts = [Text(60, 100, "面積1,500m"), Text(137, 96, "2", 6), Text(143, 100, "，三層。")]
    assert text(Page(texts)) == "面積1,500m²，三層。"


def test_places_name_the_page() -> None:
    document = read_bytes(
        pdf([Page(lines(60, 100, LEFT)), Page(lines(60, 100, RIGHT))]), name="a.pdf"
    )
    place = document.layout.place_at(document.text.index("1,536份"))
    assert place is not None
    assert (place.part, place.number) == (Part.PAGE, 2)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_page_has_its_boxes_where_the_words_are(rotation: int) -> None:
    """The words are drawn turned back, so that the page shows them upright."""
    turn = {
        0: "1 0 0 1 100 700",
        90: "0 1 -1 0 100 100",
        180: "-1 0 0 -1 500 100",
        270: "0 -1 1 0 100 700",
    }
    code = "共有28艘船，載客1,280萬人次。".encode("utf-16-be").hex()
    page = Page(rotation=rotation, extra=f"BT /F 11 Tf {turn[rotation]} Tm <{code}> Tj ET")
    found = pdf_text(pdf([page]), "a.pdf")
    assert found.text == "共有28艘船，載客1,280萬人次。"
    ((number, box),) = lines_of(found.boxes[2:5])
    along = (box[2] - box[0], box[3] - box[1])
    assert number == 0
    assert max(along) == pytest.approx(33, abs=1)  # three characters of eleven points
    assert min(along) < 15


def test_vertical_lines_are_read_from_right_to_left() -> None:
    columns = ["渡輪公司共有二十八艘船，", "去年載客一千二百八十萬人", "次，較前年增加一成。"]
    texts = [
        Text(500 - 20 * at, 100 + 11 * row, character)
        for at, column in enumerate(columns)
        for row, character in enumerate(column)
    ]
    assert text(Page(texts)) == "\n".join(columns)


def test_a_scan_is_said_to_be_one() -> None:
    with pytest.raises(
        InputError, match=r"a\.pdf: has no text: its 2 pages are pictures \(a scan\)"
    ):
        text(Page(picture=1), Page(picture=0.9))


def test_pages_that_are_pictures_are_named() -> None:
    stamp = Page([Text(60, 30, "收件")], picture=1)
    pages = [Page(lines(60, 100, LEFT)), stamp, Page(), Page(lines(60, 100, LEFT), picture=1)]
    assert read_bytes(pdf(pages), name="a.pdf").layout.unread == (2,)


def test_letters_drawn_as_outlines_are_a_picture() -> None:
    outlines = "\n".join(f"{at} {at} m {at + 5} {at} l {at} {at + 5} l f" for at in range(300))
    document = read_bytes(pdf([Page(lines(60, 100, LEFT)), Page(extra=outlines)]), name="a.pdf")
    assert document.layout.unread == (2,)


def test_an_empty_file_is_empty() -> None:
    with pytest.raises(EmptyInputError):
        text(Page(), Page())


def test_a_password_is_said_to_be_needed() -> None:
    with pytest.raises(InputError, match=r"a\.pdf: is encrypted"):
        read_bytes(encrypted(pdf([Page(lines(60, 100, LEFT))]), "secret"), name="a.pdf")


def test_a_file_that_only_forbids_printing_is_read() -> None:
    data = encrypted(pdf([Page(lines(60, 100, LEFT))]), "")
    assert read_bytes(data, name="a.pdf").text == "\n".join(LEFT)


WHOLE = pdf([Page(lines(60, 100, LEFT)), Page(lines(60, 100, RIGHT))])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7\n",
        b"%PDF-" + bytes(3000),
        "渡輪有28艘船。".encode(),
        b"PK\x03\x04" + bytes(99),
    ],
    ids=["nothing", "header", "zeros", "text", "zip"],
)
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.pdf: "):
        read_bytes(data, name="a.pdf")


@settings(max_examples=12, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 255), st.booleans())
def test_a_damaged_file_is_read_or_refused(place: int, value: int, cut: bool) -> None:
    data = WHOLE[:place] if cut else WHOLE[:place] + bytes([value]) + WHOLE[place + 1 :]
    try:
        found = pdf_text(data, "a.pdf")
    except InputError:
        return
    assert len(found.boxes) == len(found.text)


def test_a_page_that_nobody_could_read_is_refused() -> None:
    data = pdf([Page(lines(60, 100, ["全市有15間圖書館。" * 50] * 110, size=1))])
    with pytest.raises(InputError, match="a page of more than 50,000 characters"):
        read_bytes(data, name="a.pdf")


def test_a_page_that_calls_itself_ends() -> None:
    data = pdf([Page(lines(60, 100, LEFT))]).replace(b"/Kids [7 0 R]", b"/Kids [2 0 R]")
    with pytest.raises(InputError):
        read_bytes(data, name="a.pdf")


def seconds() -> float:
    """Of the processor, with those of processes that have ended: a busy machine does not count."""
    told = os.times()
    return told.user + told.system + told.children_user + told.children_system


def test_thirty_pages_take_less_than_two_seconds() -> None:
    texts = [one for block in range(4) for one in interleaved(60 + 180 * block)]
    data = pdf([Page(texts) for _ in range(30)])
    begin = seconds()
    document = read_bytes(data, name="a.pdf")
    assert seconds() - begin < 2
    assert len(document.text) > 20_000


COLUMNS_IN_CSS = """<!DOCTYPE html><meta charset="utf-8"><style>
@page { size: A4; margin: 20mm } body { font-family: "Noto Serif CJK TC", serif; font-size: 11pt }
div { column-count: 2; column-gap: 8mm; text-align: justify } p { text-indent: 2em; margin: 0 }
</style><h1>渡輪服務報告　乘客再增一成</h1>
<p>本報告由渡輪諮詢小組撰寫，記錄過去一年的服務情況、乘客意見以及財務安排，並提出七項建議。</p><div>"""


def test_a_page_that_chromium_prints_in_columns(
    program: Callable[[str], str], tmp_path: Path
) -> None:
    paragraphs = [
        f"第{at}項：渡輪公司在{at}號碼頭聘用船員{at * 7 + 300}名，載客{at},280人次。"
        for at in range(10, 60)
    ]
    source, target = tmp_path / "a.html", tmp_path / "a.pdf"
    source.write_text(COLUMNS_IN_CSS + "".join(f"<p>{one}" for one in paragraphs), encoding="utf-8")
    command = [program("chromium"), "--headless", "--no-sandbox", "--disable-gpu"]
    command += ["--no-pdf-header-footer", f"--user-data-dir={tmp_path / 'profile'}"]
    subprocess.run(
        [*command, f"--print-to-pdf={target}", source.as_uri()],
        check=True,
        timeout=120,
        capture_output=True,
    )
    document = read_bytes(target.read_bytes(), name="a.pdf")
    read = document.folded.text.replace("\n", "")
    places = [read.find(f"{at}号码头聘用船员{at * 7 + 300}名") for at in range(10, 60)]
    assert -1 not in places
    assert places == sorted(places)
    assert document.title == "渡輪服務報告 乘客再增一成"
