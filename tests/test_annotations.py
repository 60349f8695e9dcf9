"""Findings in the file they are about: Word comments and PDF highlights, seen by other programs."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from made_pdf import Page, encrypted, lines, pdf
from made_word import (
    NAMESPACES,
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

from claims import Document
from claims.documents import read_bytes
from claims.documents.word import Package, word_text
from factcheck.annotations import ANNOTATORS, Note, notes_on
from factcheck.annotations.notes import AnnotationError
from factcheck.finding import Evidence, Finding, Severity, Status
from factcheck.languages import speaking
from factcheck.report import Coverage, Report
from factcheck.rules import CATALOGUE

OTHER = "晨星基金宣布，晨星計劃撥款2.4億元，有八十間小學參加。\n"
SPLIT = paragraph(
    "晨星計劃撥款", run("2.", "<w:b/>"), run("8億", "<w:i/>"), "元，有八十間小學參加。"
)
TOTALS = table(
    ("退休教師", "910人"), ("大學生", "1,040人"), ("在職人士", "550人"), ("總計", "2,600人")
)


def side(document: Document, words: str) -> Evidence:
    """The first place of some words in a document, however its lines break."""
    pattern = r"\s*".join(map(re.escape, words))
    found = re.search(pattern, document.text)
    assert found, document.text
    line, column = document.position(found.start())
    return Evidence(document.path, *found.span(), line, column, words)


def report_on(data: bytes, suffix: str, words: str = "2.8億元", against: str = "2.4億元") -> Report:
    """The report of a draft in which some words have those of another article against them."""
    draft = read_bytes(data, name=f"draft{suffix}")
    other = read_bytes(OTHER.encode(), name="news.txt", published=date(2031, 3, 5))
    holder = draft if against in draft.text else other
    finding = Finding(
        "XD02",
        Severity.ERROR,
        side(draft, words),
        "兩處說法不一",
        f"{words} ≠ {against}",
        side(holder, against),
    )
    return Report((finding,), Coverage(), (draft, other), CATALOGUE)


def annotated(
    data: bytes,
    suffix: str = ".docx",
    language: str = "zh-Hant",
    words: str = "2.8億元",
    against: str = "2.4億元",
) -> tuple[bytes, int]:
    """The copy of a draft with its notes, and how many of them stand aside."""
    with speaking(language):
        notes = notes_on(report_on(data, suffix, words, against), f"draft{suffix}")
        done = ANNOTATORS[suffix](data, f"draft{suffix}", notes)
    assert done.notes
    return done.data, done.aside


def comments(data: bytes) -> list[tuple[str, str, str]]:
    """Words, author and text of each comment, by python-docx and the marks in the document."""
    document = docx.Document(io.BytesIO(data))
    found = []
    for comment in document.comments:
        root = document.element
        words, inside = "", False
        for element in root.iter():
            tag = etree.QName(element).localname if isinstance(element.tag, str) else ""
            number = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
            if tag in ("commentRangeStart", "commentRangeEnd") and number == str(
                comment.comment_id
            ):
                inside = tag == "commentRangeStart"
            elif inside and tag == "t":
                words += element.text or ""
        found.append((words, comment.author, comment.text))
    return found


def test_a_comment_is_on_the_exact_words() -> None:
    data, aside = annotated(word(SPLIT))
    ((words, author, said),) = comments(data)
    assert (words, author, aside) == ("2.8億元", "factcheck", 0)
    message, against, working, title = said.split("\n")
    assert title == "XD02 money-differs"
    assert message == "錯誤：兩處說法不一"
    assert against == "對照：news.txt:1:14 (2031-03-05) 「2.4億元」"
    assert working == "計算：2.8億元 ≠ 2.4億元"


def test_comments_are_in_the_language_of_the_messages() -> None:
    data, _ = annotated(word(SPLIT), language="en")
    said = comments(data)[0][2].split("\n")
    assert said[0] == "error: 兩處說法不一"
    assert said[1].startswith("Against: news.txt:1:14")


def test_both_sides_of_a_finding_in_one_file() -> None:
    body = paragraph("晨星計劃撥款2.4億元。") + paragraph("基金說，晨星計劃撥款2.8億元。")
    found = comments(annotated(word(body))[0])
    assert [words for words, _, _ in found] == ["2.4億元", "2.8億元"]
    assert "問題在：第2段 「2.8億元」" in found[0][2]
    assert "對照：第1段 「2.4億元」" in found[1][2]


def test_one_comment_for_numbers_of_one_paragraph() -> None:
    body = paragraph("晨星計劃撥款2.8億元，上月說是2.4億元。")
    ((words, _, said),) = comments(annotated(word(body))[0])
    assert words == "2.8億元"
    assert "對照：第1段 「2.4億元」" in said


def test_words_against_which_there_are_several_findings_have_one_comment() -> None:
    data = word(SPLIT)
    report = report_on(data, ".docx")
    (first,) = report.findings
    assert first.other is not None
    turned = Finding("XD02", Severity.ERROR, first.other, "甲", "a ≠ b", first.place)
    again = Finding(
        "XD02", Severity.ERROR, side(report.documents[1], "八十間"), "乙", "a ≠ b", first.place
    )
    notes = notes_on(Report((turned, again), Coverage(), report.documents, CATALOGUE), "draft.docx")
    with speaking("zh-Hant"):
        ((_, _, said),) = comments(ANNOTATORS[".docx"](data, "draft.docx", notes).data)
    assert said.split("\n") == [
        "錯誤：甲",
        "問題在：news.txt:1:14 (2031-03-05) 「2.4億元」",
        "問題在：news.txt:1:21 (2031-03-05) 「八十間」",
        "計算：a ≠ b",
        "XD02 money-differs",
    ]


def test_what_is_held_back_has_no_comment() -> None:
    report = report_on(word(SPLIT), ".docx")
    (found,) = report.findings
    known = Report((replace(found, status=Status.SUPPRESSED),), Coverage(), report.documents)
    assert notes_on(known, "draft.docx") == ()


def test_cells_of_a_table() -> None:
    data, _ = annotated(word(SPLIT + TOTALS), words="2,600人", against="550人")
    found = {words: said for words, _, said in comments(data)}
    assert "對照：表1第3行 「550人」" in found["2,600人"]
    assert "問題在：表1第4行 「2,600人」" in found["550人"]


def merged(root: etree._Element) -> bytes:
    """The tree without comments' marks, and with neighbouring runs of one sort made one again."""
    for element in list(root.iter()):
        name = etree.QName(element).localname
        if name.startswith("commentR"):
            parent = element.getparent()
            whole = parent if etree.QName(parent).localname == "r" and len(parent) == 1 else element
            whole.getparent().remove(whole)
    for element in list(root.iter()):
        if etree.QName(element).localname != "r" or element.getparent() is None:
            continue
        after = element.getnext()
        while after is not None and _alike(element, after):
            texts = [one for one in element if etree.QName(one).localname == "t"]
            rest = [one for one in after if etree.QName(one).localname != "rPr"]
            texts[-1].text += rest[0].text
            element.extend(rest[1:])
            after.getparent().remove(after)
            after = element.getnext()
    for element in root.iter():
        element.attrib.pop("{http://www.w3.org/XML/1998/namespace}space", None)
    return etree.tostring(root, method="c14n")


def _alike(one: etree._Element, other: etree._Element) -> bool:
    if etree.QName(other).localname != "r" or not len(one) or not len(other):
        return False
    properties = [
        [etree.tostring(p, method="c14n") for p in run if etree.QName(p).localname == "rPr"]
        for run in (one, other)
    ]
    texts = one[-1], next((p for p in other if etree.QName(p).localname != "rPr"), one)
    return properties[0] == properties[1] and all(etree.QName(t).localname == "t" for t in texts)


RICH = (
    paragraph("晨星計劃擴展", run("至90間", "<w:b/>"), "小學")
    + paragraph("<w:r><w:rPr><w:i/></w:rPr><w:t>甲</w:t><w:tab/><w:t>晨星計劃撥款2.8億元，</w:t><w:br/>"
                "<w:t>有八十間小學參加</w:t></w:r>", reference(1), text_box("框內文字"))
    + TOTALS
)  # fmt: skip


def test_the_rest_of_the_file_stays_as_it_is() -> None:
    before = word(RICH, {"footnotes": footnotes("註有3項。")}, header=paragraph("頁首"))
    after = unpacked(annotated(before)[0])
    changed = {"word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"}
    for name, content in unpacked(before).items():
        assert name in changed or after[name] == content
    assert after.keys() - unpacked(before).keys() == {"word/comments.xml"}
    for name in changed - {"word/document.xml"}:
        here, there = (ElementTree.fromstring(one[name]) for one in (unpacked(before), after))
        assert [one.attrib for one in there][:-1] == [one.attrib for one in here]
    trees = [etree.fromstring(one["word/document.xml"]) for one in (unpacked(before), after)]
    assert merged(trees[0]) == merged(trees[1])


def test_the_same_run_writes_the_same_copy() -> None:
    assert annotated(word(RICH, {"footnotes": footnotes("註")})) == annotated(
        word(RICH, {"footnotes": footnotes("註")})
    )


def test_comments_that_are_there_are_kept() -> None:
    written, out = docx.Document(), io.BytesIO()
    line = written.add_paragraph("晨星計劃撥款2.8億元，有八十間小學參加。")
    written.add_comment(line.runs[0], "請核對", "編輯", "E")
    written.save(out)
    found = comments(annotated(out.getvalue())[0])
    assert [author for _, author, _ in found] == ["編輯", "factcheck"]
    assert found[0][0] == "晨星計劃撥款2.8億元，有八十間小學參加。"
    assert found[1][0] == "2.8億元"


ASIDE: Mapping[str, tuple[bytes, str, str]] = {
    "footnote": (
        word(paragraph("有八十間小學參加。") + paragraph("另見註解", reference(1), "。"),
             {"footnotes": footnotes("晨星計劃撥款2.8億元。")}),
        "", "關於註腳1",
    ),
    "header": (word(paragraph("有八十間小學參加。"), header=paragraph("晨星計劃撥款2.8億元。")),
               "有八十間小學參加。", "關於頁首"),
    "text box": (word(paragraph("前面。", text_box("晨星計劃撥款2.8億元。"), "後面。")),
                 "晨星計劃撥款2.8億元。晨星計劃撥款2.8億元。", "文字"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "words", "place"), ASIDE.values(), ids=ASIDE)
def test_where_word_has_no_comments_they_stand_beside(data: bytes, words: str, place: str) -> None:
    copy, aside = annotated(data)
    found = [one for one in comments(copy) if "2.8億元 ≠ 2.4億元" in one[2]]
    assert aside == len(found) == 1
    assert found[0][0] == words
    assert place in found[0][2].split("\n")[0]
    parts = unpacked(copy)
    assert all(b"commentR" not in parts[name] for name in parts if name != "word/document.xml")


INSIDE = {
    "inserted": f'<w:ins w:id="1" w:author="甲">{run("2.8億元")}</w:ins>',
    "link": f'<w:hyperlink r:id="x">{run("共2.8億元")}</w:hyperlink>',
    "control": f"<w:sdt><w:sdtContent>{run('2.8億元')}</w:sdtContent></w:sdt>",
    "half inserted": f'{run("2.")}<w:ins w:id="1" w:author="甲">{run("8億元，")}</w:ins>',
}


@pytest.mark.parametrize("inside", INSIDE.values(), ids=INSIDE)
def test_marks_stand_where_they_may(inside: str) -> None:
    data, _ = annotated(word(paragraph("晨星計劃撥款", inside, "，有八十間小學參加。")))
    assert "2.8億元" in [words for words, _, _ in comments(data)]
    root = etree.fromstring(unpacked(data)["word/document.xml"])
    parents = {
        etree.QName(one.getparent()).localname
        for one in root.iter()
        if etree.QName(one).localname.startswith("commentRange")
    }
    assert parents <= {"p", "ins", "hyperlink", "sdtContent"}


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.text("甲乙1２ ", min_size=1, max_size=6), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), min_size=1, max_size=6),
)
def test_runs_are_split_at_any_place(texts: list[str], spans: list[tuple[int, int]]) -> None:
    data = word(
        paragraph(*(run(one, "<w:b/>" * (at % 2)) for at, one in enumerate(texts)))
        + paragraph("尾")
    )
    text = word_text(Package(data, "a.docx")).text
    notes = [
        Note(start, min(start + length, len(text)), Severity.INFO, ("註",))
        for start, length in spans
        if start < len(text) and text[start : start + length].strip("\n")
    ]
    copy = ANNOTATORS[".docx"](data, "a.docx", notes).data
    assert word_text(Package(copy, "a.docx")).text == text
    wanted = [text[note.start : note.end].replace("\n", "") for note in notes]
    assert [words for words, _, _ in comments(copy)] == wanted if notes else copy == data


def libreoffice(program: Callable[[str], str], source: Path, kind: str) -> Path:
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    command = [program("soffice"), profile, "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(source.parent), str(source)],
        check=True, timeout=180, capture_output=True,
    )  # fmt: skip
    return source.with_suffix(f".{kind}")


OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def anchored(path: Path) -> dict[str, str]:
    """Words → text of the comment on them, in a flat file of LibreOffice's."""
    open_, found, notes = dict[str, str](), dict[str, str](), dict[str, str]()

    def walk(element: ElementTree.Element) -> None:
        if element.tag == f"{OFFICE}annotation":
            name = element.get(f"{OFFICE}name", "")
            open_[name] = ""
            notes[name] = "\n".join(
                "".join(one.itertext()) for one in element if one.tag.endswith("}p")
            )
        elif element.tag == f"{OFFICE}annotation-end":
            name = element.get(f"{OFFICE}name", "")
            found[open_.pop(name)] = notes[name]
        else:
            for name in open_:
                open_[name] += element.text or ""
            for one in element:
                walk(one)
        for name in open_:
            open_[name] += element.tail or ""

    walk(ElementTree.parse(path).getroot())
    return found


def test_libreoffice_sees_the_comments_on_their_words(
    program: Callable[[str], str], tmp_path: Path
) -> None:
    data, _ = annotated(word(SPLIT + TOTALS + paragraph("另見", reference(1)),
                             {"footnotes": footnotes("註有3項。")}))  # fmt: skip
    source = tmp_path / "checked.docx"
    source.write_bytes(data)
    found = anchored(libreoffice(program, source, "fodt"))
    assert found["2.8億元"].startswith("錯誤：兩處說法不一\n")
    assert "news.txt:1:14" in found["2.8億元"]
    content = ElementTree.parse(source.with_suffix(".fodt")).getroot()
    assert "有八十間小學參加。" in "".join(content.itertext())


HIGHLIGHT = 9  # FPDF_ANNOT_HIGHLIGHT


def highlights(data: bytes) -> list[tuple[int, str, str]]:
    """Page, words and note of each highlight, by PDFium."""
    import ctypes

    import pypdfium2
    import pypdfium2.raw as pdfium

    document, found = pypdfium2.PdfDocument(data), []
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        for at in range(pdfium.FPDFPage_GetAnnotCount(page)):
            annotation = pdfium.FPDFPage_GetAnnot(page, at)
            assert pdfium.FPDFAnnot_GetSubtype(annotation) == HIGHLIGHT
            size = pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
            buffer = (pdfium.FPDF_WCHAR * (size // 2))()
            pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", buffer, size)
            said = ctypes.string_at(buffer, size).decode("utf-16-le").rstrip("\x00")
            words = ""
            for quad in range(pdfium.FPDFAnnot_CountAttachmentPoints(annotation)):
                points = pdfium.FS_QUADPOINTSF()
                pdfium.FPDFAnnot_GetAttachmentPoints(annotation, quad, points)
                words += text.get_text_bounded(
                    points.x3 + 1, points.y3 + 1, points.x2 - 1, points.y2 - 1
                )
            found.append((number + 1, words, said))
    return found


DRAFT = ["晨星基金昨日宣布，晨星計劃撥款2.", "8億元，有八十間小學參加，為期三年。"]


def test_highlights_in_a_pdf() -> None:
    data = pdf([Page(lines(60, 100, ["碧瑤日報"])), Page(lines(60, 100, DRAFT))])
    copy, _ = annotated(data, ".pdf")
    assert copy.startswith(data)  # appended: a signature of the file still holds
    ((page, words, said),) = highlights(copy)
    assert (page, words) == (2, "2.8億元")  # one note on the two lines that the number stands on
    assert said.startswith("錯誤：兩處說法不一\n")
    assert "news.txt:1:14" in said


DAMAGED = {
    "protected": (lambda data: encrypted(data, ""), "cannot be added to"),
    "list lost": (lambda data: data.replace(b"startxref\n", b"startxref\n9"), ""),
    "something before": (lambda data: b"From: desk\n" + data, ""),
    "annotations that are none": (
        lambda data: data.replace(b"/Contents 8", b"/Annots 5 /Contents 8"),
        "",
    ),
}


@pytest.mark.parametrize(("damage", "said"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_pdf_is_added_to_or_refused(
    damage: Callable[[bytes], bytes], said: str, capfd: pytest.CaptureFixture[str]
) -> None:
    data = damage(pdf([Page(lines(60, 100, DRAFT))]))
    if said:
        with pytest.raises(AnnotationError, match=f"draft.pdf: {said}"):
            annotated(data, ".pdf")
        return
    copy, _ = annotated(data, ".pdf")
    assert copy.startswith(data)
    assert [words for _, words, _ in highlights(copy)] == ["2.8億元"]
    assert capfd.readouterr().err == ""


def test_poppler_sees_the_highlights_in_a_file_of_libreoffices(
    program: Callable[[str], str], tmp_path: Path
) -> None:
    source = tmp_path / "draft.docx"
    source.write_bytes(word(SPLIT + TOTALS))
    data = libreoffice(program, source, "pdf").read_bytes()
    copy = tmp_path / "checked.pdf"
    copy.write_bytes(annotated(data, ".pdf")[0])
    # LibreOffice spaces numbers from words.
    words = ["".join(words.split()) for _, words, _ in highlights(copy.read_bytes())]
    assert words == ["2.8億元"]
    shown = subprocess.run(
        [program("pdftotext"), str(copy), "-"], check=True, capture_output=True, timeout=60
    )
    assert "晨星計劃撥款" in shown.stdout.decode()
    assert not shown.stderr
    picture = [program("pdftoppm"), "-r", "40", str(copy), str(tmp_path / "page")]
    subprocess.run(picture, check=True, timeout=60, capture_output=True)
    plain = [
        program("pdftoppm"),
        "-r",
        "40",
        str(source.with_suffix(".pdf")),
        str(tmp_path / "plain"),
    ]
    subprocess.run(plain, check=True, timeout=60, capture_output=True)
    pages = [next(tmp_path.glob(f"{name}*.ppm")).read_bytes() for name in ("page", "plain")]
    coloured = sum(here != there for here, there in zip(*pages, strict=True))
    assert coloured > 100


SUM = "義工方面，退休教師有910人、大學生有1,040人、在職人士有550人，合共2,600人。"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "draft.docx").write_bytes(word(paragraph(SUM[:30], run(SUM[30:], "<w:b/>"))))
    (tmp_path / "news.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "page.html").write_text("<nav>9</nav><p>共有<b>2</b>8艘船。", encoding="utf-8")
    (tmp_path / "draft.pdf").write_bytes(pdf([Page(lines(60, 100, DRAFT)), Page(picture=1)]))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def factcheck(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A run of the command, with messages in English unless it says otherwise."""
    environment = {**os.environ, "LANGUAGE": "en"}
    return subprocess.run(
        [sys.executable, "-m", "factcheck", *arguments],
        check=False, capture_output=True, text=True, encoding="utf-8", timeout=120, env=environment,
    )  # fmt: skip


ANNOTATE = ("annotate", "draft.docx", "--against", "news.txt", "--no-reference", "--isolated")


@pytest.mark.usefixtures("desk")
def test_the_command_writes_a_copy_and_nothing_over_anything(desk: Path) -> None:
    before = (desk / "draft.docx").read_bytes()
    done = factcheck(*ANNOTATE, "--output", "checked.docx")
    assert done.returncode == 1, done.stderr  # there are errors in it, as `check` would say
    assert done.stdout == ""
    assert "checked.docx: 1 note\n" in done.stderr
    copy = (desk / "checked.docx").read_bytes()
    assert [words for words, _, _ in comments(copy)] == ["2,600人"]
    again = factcheck(*ANNOTATE, "--output", "checked.docx")
    assert (again.returncode, "is there already" in again.stderr) == (2, True)
    itself = factcheck(*ANNOTATE, "--output", "./draft.docx", "--force")
    assert (itself.returncode, "is the file itself" in itself.stderr) == (2, True)
    forced = factcheck(*ANNOTATE, "--output", "checked.docx", "--force", "--fail-on", "never")
    assert forced.returncode == 0
    assert (desk / "checked.docx").read_bytes() == copy
    assert (desk / "draft.docx").read_bytes() == before


@pytest.mark.parametrize(
    ("file", "output", "said"),
    [
        ("news.txt", "b.txt", "only .docx, .pdf can be annotated"),
        ("draft.docx", "b.pdf", "ends in .docx"),
        ("gone.docx", "b.docx", "no such file"),
        ("draft.docx", "none/b.docx", "cannot be written"),
    ],
)
@pytest.mark.usefixtures("desk")
def test_what_cannot_be_annotated_is_status_two(file: str, output: str, said: str) -> None:
    done = factcheck("annotate", file, "--output", output, "--no-reference", "--isolated")
    assert done.returncode == 2
    assert said in done.stderr
    assert not Path(output).exists()


@pytest.mark.usefixtures("desk")
def test_text_prints_what_offsets_refer_to(desk: Path) -> None:
    text = factcheck("text", "draft.docx").stdout
    assert text == read_bytes((desk / "draft.docx").read_bytes(), name="draft.docx").text
    done = factcheck(
        "check", "draft.docx", "news.txt", "--format", "json", "--no-reference", "--isolated"
    )
    (finding,) = json.loads(done.stdout)["findings"]
    assert text[finding["start"] : finding["end"]] == finding["quote"] == "2,600人"
    page = (desk / "page.html").read_text(encoding="utf-8")
    assert factcheck("text", "page.html").stdout == page
    assert factcheck("text", "--article", "page.html").stdout.strip() == "共有28艘船。"
    gone = factcheck("text", "gone.pdf")
    assert (gone.returncode, "gone.pdf" in gone.stderr) == (2, True)


@pytest.mark.usefixtures("desk")
def test_places_and_pictures_in_the_report() -> None:
    done = factcheck(
        "check", "draft.docx", "draft.pdf", "--no-reference", "--isolated", "--lang=zh-Hant"
    )
    assert "  1:39 (第1段) error AR01" in done.stdout
    assert "  warning IN04 picture-page\n    第2頁是圖像" in done.stdout


def test_a_word_file_without_findings_is_copied_as_it_is() -> None:
    data = word(paragraph("沒有數字。"))
    assert ANNOTATORS[".docx"](data, "a.docx", ()).data == data


def test_signs_that_xml_does_not_hold_are_left_out() -> None:
    data = word(paragraph("共有28艘。"))
    note = Note(0, 2, Severity.INFO, ("甲\x00\x1b\ud800\ufffe<b>&",))
    ((_, _, said),) = comments(ANNOTATORS[".docx"](data, "a.docx", [note]).data)
    assert said.split() == ["甲", "<b>&"]


def test_a_file_with_a_doctype_in_comments_is_refused() -> None:
    bad = f'<!DOCTYPE a [<!ENTITY b "c">]><w:comments {NAMESPACES}>&b;</w:comments>'
    data = word(SPLIT, {"comments": bad})
    note = Note(0, 2, Severity.INFO, ("甲",))
    with pytest.raises(Exception, match="has a document type"):
        ANNOTATORS[".docx"](data, "a.docx", [note])


def test_a_file_with_a_broken_picture_is_refused() -> None:
    picture = b"0123456789" * 99
    data = bytearray(packed({**unpacked(word(SPLIT)), "word/media/a.png": picture}))
    data[data.index(b"word/media/a.png") + len("word/media/a.png") + 2] ^= 0xFF
    assert Package(bytes(data), "a.docx").has("word/media/a.png")
    with pytest.raises(AnnotationError, match=r"^a\.docx: cannot be added to"):
        ANNOTATORS[".docx"](bytes(data), "a.docx", [Note(0, 2, Severity.INFO, ("甲",))])


def test_the_example_draft(root: Path, tmp_path: Path) -> None:
    """The command of the README, and a finding of each sort that it promises."""
    copy = tmp_path / "checked.docx"
    done = subprocess.run(
        [sys.executable, "-m", "factcheck", "annotate", "examples/draft.docx", "--against",
         "examples/articles", "--published", "2025-03-06", "--output", str(copy), "--lang", "zh-Hant"],
        cwd=root, check=False, capture_output=True, text=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    found = comments(copy.read_bytes())
    assert {(words, said.rpartition("\n")[2].partition(" ")[0]) for words, _, said in found} >= {
        ("2.8億元", "XD02"),
        ("四成", "AR03"),
        ("2,600人", "AR22"),
        ("2025年3月12日（星期一）", "DT02"),
    }
    against = next(said for words, _, said in found if words == "2.8億元")
    assert "examples/articles/2025-02-17-reading-scheme.txt:3:42" in against


def test_the_example_draft_is_what_its_script_makes(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(root / "scripts")
    import make_example_draft

    monkeypatch.setattr(make_example_draft, "TARGET", tmp_path / "draft.docx")
    make_example_draft.main()
    made = (tmp_path / "draft.docx").read_bytes()
    assert unpacked(made) == unpacked((root / "examples" / "draft.docx").read_bytes())
