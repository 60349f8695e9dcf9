"""An article says the same as text, as a Word file, as a web page and as a PDF in two columns."""

from __future__ import annotations

import html
import re
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from made_word import paragraph, word

from claims import Document, extract
from claims.documents import read, read_bytes

ARTICLES = sorted((Path(__file__).resolve().parents[1] / "examples" / "articles").iterdir())
# The lines of these are broken on purpose, as in text out of a PDF; the others have one a paragraph.
BROKEN = ("nankiu-line-paper", "hospital-review")
WHOLE = [path for path in ARTICLES if not any(name in path.name for name in BROKEN)]
AROUND = (
    "<!DOCTYPE html><meta charset=utf-8><nav><a href=/>首頁 12</a></nav><header><p>今日氣溫31度，多雲。"
    "</header><main><article>{}</article></main><aside><p>熱門：共31人入院，四人重傷。</aside>"
    "<footer><p>版權所有，2031年。</footer>"
)
COLUMNS = (
    "<!DOCTYPE html><meta charset=utf-8><style>@page{{size:A4;margin:20mm}}p{{text-indent:2em;margin:0}}"
    'body{{font:11pt "Noto Serif CJK TC",serif}}'
    "div{{column-count:2;column-gap:7mm;text-align:justify}}</style><div>{}</div>"
)


def blocks(path: Path) -> list[str]:
    """The paragraphs of an article, the headline first."""
    text = re.sub(r"\A---.*?---\n", "", path.read_text(encoding="utf-8"), flags=re.S)
    return [line.strip("# ") for line in text.split("\n") if line.strip("# ")]


def page(path: Path) -> str:
    first, *rest = map(html.escape, blocks(path))
    return f"<h1>{first}</h1>" + "".join(f"<p>{one}</p>" for one in rest)


def claimed(document: Document) -> Counter[tuple[str, ...]]:
    """What is claimed, but for where it stands."""
    found = extract(document)
    return Counter((str(one.value), one.unit, str(one.mention.period)) for one in found)


@pytest.mark.parametrize("path", WHOLE, ids=lambda path: path.name)
def test_as_a_word_file_and_as_a_page(path: Path) -> None:
    article = read(path)
    body = "".join(paragraph(html.escape(one, quote=False)) for one in blocks(path))
    for data, name in ((word(body), "a.docx"), (AROUND.format(page(path)).encode(), "a.html")):
        assert claimed(read_bytes(data, name=name, published=article.published)) == claimed(article)


@pytest.mark.parametrize("path", WHOLE[::5], ids=lambda path: path.name)
def test_as_a_pdf_in_two_columns(path: Path, program: Callable[[str], str], tmp_path: Path) -> None:
    source, target = tmp_path / "a.html", tmp_path / "a.pdf"
    source.write_text(COLUMNS.format(page(path)), encoding="utf-8")
    command = [program("chromium"), "--headless", "--no-sandbox", "--disable-gpu"]
    command += ["--no-pdf-header-footer", f"--user-data-dir={tmp_path / 'profile'}"]
    command += [f"--print-to-pdf={target}", source.as_uri()]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    article = read(path)
    assert claimed(read(target, published=article.published)) == claimed(article)
