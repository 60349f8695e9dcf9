"""Reading Word files: what a reader of the page sees, and where; broken and hostile files."""

from __future__ import annotations

import io
from datetime import date

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_word import (
    NAMESPACES,
    W,
    field,
    footnotes,
    packed,
    paragraph,
    reference,
    run,
    table,
    text_box,
    unpacked,
    word,
)

from claims import extract
from claims.documents import Part, read_bytes
from claims.documents.word import Package, word_text
from claims.errors import EmptyInputError, InputError

CHANGE = 'w:id="9" w:author="甲" w:date="2031-01-02T00:00:00Z"'
FIRST = paragraph("渡輪公司有", run("28", "<w:b/>"), "艘船。")


def text(body: str, **more: object) -> str:
    return read_bytes(word(body, **more), name="a.docx").text  # type: ignore[arg-type]


PARAGRAPHS = {
    "runs": (FIRST, "渡輪公司有28艘船。"),
    "inserted": (
        paragraph("共有", f"<w:ins {CHANGE}>{run('28')}</w:ins>", "艘船。"),
        "共有28艘船。",
    ),
    "deleted": (
        paragraph(
            "共有",
            f"<w:del {CHANGE}><w:r><w:delText>31</w:delText></w:r></w:del>",
            f"<w:ins {CHANGE}>{run('28')}</w:ins>",
            "艘船。",
        ),
        "共有28艘船。",
    ),
    "inserted, then deleted": (
        paragraph(
            "共有", f"<w:ins {CHANGE}><w:del {CHANGE}>{run('31')}</w:del></w:ins>", "28艘船。"
        ),
        "共有28艘船。",
    ),
    "moved away": (
        paragraph(
            "共有",
            f"<w:moveFrom {CHANGE}>{run('31艘')}</w:moveFrom>",
            f"<w:moveTo {CHANGE}>{run('28艘')}</w:moveTo>",
            "船。",
        ),
        "共有28艘船。",
    ),
    "paragraphs made one": (
        paragraph("共有2", properties=f"<w:rPr><w:del {CHANGE}/></w:rPr>") + paragraph("8艘船。"),
        "共有28艘船。",
    ),
    "link": (
        paragraph("共有", f'<w:hyperlink r:id="x">{run("28艘")}</w:hyperlink>', "船。"),
        "共有28艘船。",
    ),
    "field": (paragraph("共有", field(" REF a ", "28"), "艘船。"), "共有28艘船。"),
    "table of contents": (
        paragraph(
            '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC \\h</w:instrText>'
            '<w:fldChar w:fldCharType="separate"/></w:r>',
            "第一章　12",
        )
        + paragraph("第二章　31", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + paragraph("共有28艘船。"),
        "共有28艘船。",
    ),
    "field without end": (
        paragraph(
            "船", field("PAGE", "77").removesuffix('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        )
        + paragraph("共有28艘船。"),
        "船\n\n共有28艘船。",
    ),
    "number of the page": (paragraph("船", field(" PAGE ", "77"), "。"), "船。"),
    "simple field": (
        paragraph("船", f'<w:fldSimple w:instr="NUMPAGES">{run("77")}</w:fldSimple>', "。"),
        "船。",
    ),
    "hidden": (paragraph("共有", run("31", "<w:vanish/>"), "28艘船。"), "共有28艘船。"),
    "not hidden": (paragraph("共有", run("28", '<w:vanish w:val="0"/>'), "艘船。"), "共有28艘船。"),
    "tab and break": (
        paragraph("甲", "<w:r><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r>"),
        "甲\t乙\n丙",
    ),
    "hyphens": (
        paragraph(
            "<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t><w:softHyphen/><w:t>2</w:t></w:r>"
        ),
        "A-12",
    ),
    "reading aid": (
        paragraph(
            f"<w:r><w:ruby><w:rt>{run('ship')}</w:rt><w:rubyBase>{run('船')}</w:rubyBase></w:ruby></w:r>"
        ),
        "船",
    ),
    "control": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{FIRST}</w:sdtContent></w:sdt>",
        "渡輪公司有28艘船。",
    ),
    "two": (
        FIRST + paragraph("") + paragraph("載客12萬人。"),
        "渡輪公司有28艘船。\n\n載客12萬人。",
    ),
    "line end in the XML": (paragraph("共有\n28艘船。"), "共有 28艘船。"),
    "raised": (
        paragraph("載客1,280", run("3", '<w:vertAlign w:val="superscript"/>'), "人。"),
        "載客1,280³人。",
    ),
    "table": (
        table(("碼頭", "班次"), ("北角灣", "120班"), ("南角灣", "80班")) + FIRST,
        "碼頭\t班次\n北角灣\t120班\n南角灣\t80班\n\n渡輪公司有28艘船。",
    ),
    "page laid out in a table": (
        table((paragraph("共有28艘船。") + paragraph("載客12萬人。"), "旁邊一欄。")),
        "共有28艘船。\n\n載客12萬人。\n\n旁邊一欄。",
    ),
    "deleted row": (
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
        + FIRST
        + "</w:tc></w:tr></w:tbl>"
        + paragraph("載客12萬人。"),
        "載客12萬人。",
    ),
    "table in a table": (
        table((paragraph("外面有1艘。") + table(("甲", "12班"), ("乙", "13班")),)),
        "外面有1艘。\n\n甲\t12班\n乙\t13班",
    ),
    "text box": (
        paragraph("共有", text_box("框內有16層。"), "28艘船。") + paragraph("尾段。"),
        "共有28艘船。\n\n框內有16層。\n\n尾段。",
    ),
}


@pytest.mark.parametrize(("body", "read"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_what_is_read(body: str, read: str) -> None:
    assert text(body) == read


def test_notes_headers_and_footers_follow_the_text() -> None:
    body = paragraph("共有28艘船", reference(2), "。") + paragraph("載客12萬人", reference(1), "。")
    notes = footnotes("數字為第一註，共3項。", "數字為第二註，共4項。", "沒有提到的註。")
    header = paragraph("2031年度報告　第", field("PAGE", "7"), "頁")
    found = read_bytes(
        word(body, {"footnotes": notes}, header=header, footer=paragraph("內部文件")), name="a.docx"
    )
    assert found.text == (
        "共有28艘船。\n\n載客12萬人。\n\n數字為第二註，共4項。\n\n數字為第一註，共3項。\n\n"
        "2031年度報告　第頁\n\n內部文件"
    )
    places = [(place.part, place.number) for place in found.layout.places]
    assert places == [
        (Part.PARAGRAPH, 1),
        (Part.PARAGRAPH, 2),
        (Part.FOOTNOTE, 1),
        (Part.FOOTNOTE, 2),
        (Part.HEADER, 1),
        (Part.FOOTER, 1),
    ]


def test_places_count_paragraphs_and_rows() -> None:
    body = (
        FIRST
        + paragraph("")
        + table(("北角灣", "120班"), ("南角灣", "80班"))
        + paragraph("尾段有9人。")
    )
    document = read_bytes(word(body), name="a.docx")

    def place(words: str) -> tuple[Part, int, int]:
        found = document.layout.place_at(document.text.index(words))
        assert found is not None
        return found.part, found.number, found.row

    assert place("28") == (Part.PARAGRAPH, 1, 0)
    assert place("80班") == (Part.ROW, 1, 2)
    assert place("9人") == (Part.PARAGRAPH, 2, 0)


def test_claims_of_a_file_that_python_docx_writes() -> None:
    written, out = docx.Document(), io.BytesIO()
    written.add_heading("渡輪公司添船", 1)
    line = written.add_paragraph("公司在2031年3月有")
    line.add_run("二十").bold = True
    line.add_run("八艘船，票價１５元。")
    cells = written.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "乘客", "1,280萬人次"
    written.core_properties.created = written.core_properties.modified
    written.save(out)
    document = read_bytes(out.getvalue(), name="a.docx")
    quotes = [claim.quote for claim in extract(document)]
    assert quotes == ["2031年3月", "二十八艘", "１５元", "1,280萬人次"]
    assert document.title == "渡輪公司添船"
    assert document.published is None  # the dates of the file are not those of publication


def test_the_name_of_a_word_file_may_have_the_date() -> None:
    assert read_bytes(word(FIRST), name="2031-02-03-a.docx").published == date(2031, 2, 3)


def test_strict_open_xml_is_read() -> None:
    files = {
        name: content.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                              b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace(b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                 b"http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, content in unpacked(
            word(paragraph("共有28艘", reference(1)), {"footnotes": footnotes("註有3項。")})
        ).items()
    }  # fmt: skip
    assert read_bytes(packed(files), name="a.docx").text == "共有28艘\n\n註有3項。"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=9), max_size=9))
def test_every_piece_holds_its_stretch_of_the_text(texts: list[str]) -> None:
    safe = [one.replace("&", "").replace("<", "") for one in texts]
    body = paragraph(*map(run, safe)) + table(tuple(safe[:3]), tuple(safe[3:6])) + paragraph("尾")
    found = word_text(Package(word(body), "a.docx"))
    for piece in found.pieces:
        held = (piece.element.text or "").replace("\n", " ")
        assert found.text[piece.start : piece.end] == held
    assert "".join(found.text.split()) == "".join("".join([*safe, *safe[:6], "尾"]).split())


BOMB = packed({**unpacked(word(FIRST)), "word/document.xml": b"<a>" + b" " * (40 * 1024 * 1024)})
WHOLE = unpacked(word(FIRST))
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "哈哈哈哈哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
NESTED = f"<w:document {NAMESPACES}><w:body>" + "<w:sdt>" * 100_000
MANY_TAGS = f"<w:document {NAMESPACES}><w:body>{'<w:p/>' * 2_000_001}</w:body></w:document>"


def with_headers(number: int, size: int) -> bytes:
    """A file with so many headers of so many bytes each."""
    words = f"<w:t>{' ' * 1_000_000}</w:t>" * (size // 1_000_000)
    header = f"<w:hdr {NAMESPACES}><w:p><w:r>{words}</w:r></w:p></w:hdr>"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{kind}" Target="h{at}.xml"/>' for at in range(number)
    )
    used = "".join(f'<w:headerReference r:id="r{at}"/>' for at in range(number))
    files = dict(WHOLE)
    for part, end, more in (
        ("word/_rels/document.xml.rels", b"</Relationships>", relations),
        ("word/document.xml", b"</w:body>", f"<w:sectPr>{used}</w:sectPr>"),
    ):
        files[part] = files[part].replace(end, more.encode() + end)
    return packed({**files, **{f"word/h{at}.xml": header for at in range(number)}})


HOSTILE = {
    "bomb": (BOMB, r"word/document\.xml is too large: 40 MB \(most: 32 MB\)"),
    "no text": (
        packed({k: v for k, v in WHOLE.items() if "document.xml" not in k}),
        "document.xml is missing",
    ),
    "other archive": (packed({"a.txt": "甲"}), "is no Word file"),
    "spreadsheet": (
        packed(
            {**WHOLE, "_rels/.rels": WHOLE["_rels/.rels"].replace(b'officeDocument"', b'image"')}
        ),
        "is no Word file",
    ),
    "entities": (packed({**WHOLE, "word/document.xml": LAUGHS}), "has a document type"),
    "nested": (packed({**WHOLE, "word/document.xml": NESTED}), "is broken"),
    "no XML": (packed({**WHOLE, "word/document.xml": "渡輪"}), "is broken"),
    "text": ("渡輪有28艘船。".encode(), "is no .docx file"),
    "cut": (word(FIRST)[:-40], "is no .docx file"),
    "encrypted": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "encrypted or an old .doc"),
    "many tags": (packed({**WHOLE, "word/document.xml": MANY_TAGS}), "more than 2,000,000 tags"),
    "many headers": (with_headers(9, 8_000_000), "holds more than 64 MB"),
    "many parts": (packed({**WHOLE, **{f"x/{at}": "" for at in range(10_001)}}), "10,000 parts"),
}


@pytest.mark.parametrize(("data", "said"), HOSTILE.values(), ids=HOSTILE)
def test_broken_and_hostile_files_are_refused(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as refused:
        read_bytes(data, name="desk/a.docx")
    assert str(refused.value).startswith("desk/a.docx: ")


def test_nothing_outside_of_the_file_is_read(tmp_path: object) -> None:
    relations = WHOLE["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/footnotes" Target="../../../../etc/passwd"/></Relationships>',
    )
    data = packed({**WHOLE, "word/_rels/document.xml.rels": relations})
    with pytest.raises(InputError, match="etc/passwd is missing"):
        read_bytes(data, name="a.docx")


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(word(FIRST)) - 1), st.integers(0, 255))
def test_a_damaged_file_is_read_or_refused(place: int, value: int) -> None:
    data = bytearray(word(FIRST))
    data[place] = value
    try:
        read_bytes(bytes(data), name="a.docx")
    except InputError:
        return


def test_an_encrypted_entry_is_refused() -> None:
    data = bytearray(word(FIRST))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(sign)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(sign, place + 1)
    with pytest.raises(InputError, match="is broken"):
        read_bytes(bytes(data), name="a.docx")


@pytest.mark.parametrize("body", ["", paragraph(""), paragraph("　 ")])
def test_an_empty_file_is_empty(body: str) -> None:
    with pytest.raises(EmptyInputError):
        text(body)


def test_standard_input_may_be_a_word_file() -> None:
    assert read_bytes(word(FIRST), name="stdin").text == "渡輪公司有28艘船。"
    with pytest.raises(InputError):
        read_bytes(packed({"a": "b"}), name="stdin")
