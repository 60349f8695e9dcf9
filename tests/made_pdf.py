"""Small PDF files for tests, written from nothing: text at given places, in a font that every reader has."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842


@dataclass(frozen=True)
class Text:
    """A line of text that begins at a point, counted from the top left corner."""

    left: float
    down: float
    text: str
    size: float = 11


@dataclass(frozen=True)
class Page:
    """Texts in the order in which they are drawn; `picture` covers so much of the height."""

    texts: Sequence[Text] = ()
    picture: float = 0.0
    rotation: int = 0
    extra: str = ""


def lines(left: float, down: float, texts: Sequence[str], *, size: float = 11) -> list[Text]:
    """Texts one below the other."""
    return [Text(left, down + 1.6 * size * at, text, size) for at, text in enumerate(texts)]


def pdf(pages: Sequence[Page]) -> bytes:
    """The file."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type0 /BaseFont /MSung-Light /Encoding /UniCNS-UTF16-H"
        " /DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /MSung-Light /DW 1000"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (CNS1) /Supplement 0 >>"
        " /FontDescriptor 5 0 R >>",
        "<< /Type /FontDescriptor /FontName /MSung-Light /Flags 4 /FontBBox [0 -120 1000 880]"
        " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 80 >>",
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray"
        " /BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream",
    ]
    kids = []
    for page in pages:
        content = _content(page)
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {page.rotation}"
            f" /Resources << /Font << /F 3 0 R >> /XObject << /I 6 0 R >> >>"
            f" /Contents {len(objects) + 2} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    return _file(objects)


def _content(page: Page) -> str:
    drawn = []
    if page.picture:
        drawn.append(f"q {WIDTH} 0 0 {HEIGHT * page.picture} 0 0 cm /I Do Q")
    for one in page.texts:
        code = one.text.encode("utf-16-be").hex()
        drawn.append(
            f"BT /F {one.size} Tf 1 0 0 1 {one.left} {HEIGHT - one.down} Tm <{code}> Tj ET"
        )
    return "\n".join([*drawn, page.extra])


def _file(objects: Sequence[str]) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    )
    return out + end.encode("latin-1")


def encrypted(data: bytes, password: str) -> bytes:
    """The file behind a password; with an empty one it only forbids what a reader may do."""
    from pypdf import PdfReader, PdfWriter

    writer, out = PdfWriter(clone_from=PdfReader(io.BytesIO(data))), io.BytesIO()
    writer.encrypt(password, "owner", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()
