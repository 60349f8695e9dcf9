"""Small Word files for tests, written as XML: whatever a paragraph may hold can be put into one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'{W} xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside: str, properties: str = "") -> str:
    """A paragraph of runs, or of plain text."""
    runs = "".join(one if one.startswith("<") else run(one) for one in inside)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{runs}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table; a cell is a plain text or holds paragraphs."""
    lines = (
        "".join(f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row)
        for row in rows
    )
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"


def word(
    body: str, parts: Mapping[str, str] | None = None, *, header: str = "", footer: str = ""
) -> bytes:
    """A file; `parts` are further parts by kind: footnotes, endnotes, comments."""
    parts = dict(parts or {})
    section = ""
    for kind, text in (("header", header), ("footer", footer)):
        if text:
            parts[kind] = (
                f"<w:{'hdr' if kind == 'header' else 'ftr'} {NAMESPACES}>{text}</w:{'hdr' if kind == 'header' else 'ftr'}>"
            )
            section += f'<w:{kind}Reference w:type="default" r:id="r-{kind}"/>'
    relations = "".join(
        f'<Relationship Id="r-{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for kind in parts
    )
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{TYPES}.{kind}+xml"/>'
        for kind in parts
    )
    start = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    package = "http://schemas.openxmlformats.org/package/2006"
    files = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPES}.document.main+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1"'
        f' Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr>{section}</w:sectPr>"
        "</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}/relationships">{relations}'
        "</Relationships>",
        **{f"word/{kind}.xml": text for kind, text in parts.items()},
    }
    return packed({name: start + text for name, text in files.items()})


def packed(files: Mapping[str, str | bytes]) -> bytes:
    """A zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files of a zip archive, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def footnotes(*texts: str) -> str:
    """The part with the footnotes, numbered from 1, after the two that are separators."""
    separators = "".join(
        f'<w:footnote w:type="separator" w:id="{at}">{paragraph("<w:r><w:separator/></w:r>")}</w:footnote>'
        for at in (-1, 0)
    )
    notes = "".join(
        f'<w:footnote w:id="{at}">{text if text.startswith("<") else paragraph(text)}</w:footnote>'
        for at, text in enumerate(texts, 1)
    )
    return f"<w:footnotes {NAMESPACES}>{separators}{notes}</w:footnotes>"


def reference(number: int) -> str:
    """The mark of a footnote in the text."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def text_box(*paragraphs: str) -> str:
    """A run with a text box, written twice as Word does: for itself and for older programs."""
    inside = f"<w:txbxContent>{''.join(map(paragraph, paragraphs))}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inside}</wps:txbx>'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(instruction: str, shown: str) -> str:
    """A field with its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
