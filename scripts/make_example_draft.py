"""Make examples/draft.docx: an article as it comes from a desk, with faults in it to be found.

    python scripts/make_example_draft.py

The foundation, its scheme and all numbers are invented; they are those of examples/articles.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx import Document

TARGET = Path(__file__).resolve().parents[1] / "examples" / "draft.docx"
SAVED = (2025, 3, 6, 0, 0, 0)  # in the archive: the same draft is the same file

VOLUNTEERS = [
    ("義工", "人數"),
    ("退休教師", "910人"),
    ("大學生", "1,040人"),
    ("在職人士", "550人"),
    ("總計", "2,600人"),
]


def main() -> None:
    """Write the file."""
    draft = Document()
    draft.add_heading("晨光伴讀計劃擴至80間小學", 1)
    line = draft.add_paragraph("何立本教育基金上月宣布，「晨光伴讀計劃」獲撥款")
    line.add_run("2.8億").bold = True
    line.add_run("元，為期三年，由本學年起擴展至80間小學。參加的小學由50間增至80間，增幅四成。")
    draft.add_paragraph("義工在課後陪學生看書，每周兩節，每節45分鐘。現有義工按身分分布如下：")
    table = draft.add_table(rows=0, cols=2)
    for texts in VOLUNTEERS:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    draft.add_paragraph("基金將於2025年3月12日（星期一）舉行座談會，學校可在3月31日或之前報名。")
    written = io.BytesIO()
    draft.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(TARGET, "w") as target:
        for part in source.infolist():
            entry = zipfile.ZipInfo(part.filename, SAVED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(part))


if __name__ == "__main__":
    main()
