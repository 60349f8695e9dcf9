"""The pages of a PDF as characters with their boxes: asks the worker, and says what went wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.documents.pdf.worker import MOST_ON_PAGE, MOST_PAGES, MOST_SECONDS
from claims.errors import InputError

_WORKER = Path(__file__).with_name("worker.py")
_FAULTS = {
    "encrypted": InputError("is encrypted; save it without a password"),
    "broken": InputError("is no PDF, or broken"),
    "dense": InputError("has a page of more than {most} characters", most=f"{MOST_ON_PAGE:,}"),
    "long": InputError("is too long for an article (most: {most} pages)", most=f"{MOST_PAGES:,}"),
}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character on a page, with its box in points as the page is read: y grows upwards.

    `box` is where it stands in the file's own coordinates, which a turned page does not share.
    """

    character: str
    left: float
    bottom: float
    right: float
    top: float
    box: tuple[float, float, float, float]

    @property
    def size(self) -> float:
        """Its height."""
        return self.top - self.bottom

    @property
    def width(self) -> float:
        """How far it reaches to the right."""
        return self.right - self.left

    @property
    def em(self) -> float:
        """How wide a Chinese character is beside it, as far as its box tells."""
        return self.width if self.character >= "\u2e80" and self.width else 0.75 * self.size

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page as it is read. `glyphs` in the order of the file; `pictured`: how much is one picture."""

    width: float
    height: float
    glyphs: Sequence[Glyph]
    pictured: float


def read_pages(data: bytes, name: str) -> list[PdfPage]:
    """All pages of a file. Raises InputError if it cannot be read, or not within the limits."""
    # As a script, which needs nothing of this package: that is half a second quicker.
    command = [sys.executable, "-P", str(_WORKER)]
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command,
            check=False,
            input=data,
            capture_output=True,
            timeout=2 * MOST_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise InputError("{file}: takes too long to read", file=name) from error
    except OSError as error:
        raise InputError.unread(name, error) from error
    try:
        answer = json.loads(done.stdout)
    except ValueError:  # crashed, or was stopped at its limits
        raise InputError(
            "{file}: cannot be read: the PDF reader gave up on it", file=name
        ) from None
    if "fault" in answer:
        raise InputError("{file}: {fault}", file=name, fault=_FAULTS[answer["fault"]])
    return [_page(page) for page in answer["pages"]]


def _page(told: dict[str, object]) -> PdfPage:
    text, numbers, bounds = str(told["text"]), told["boxes"], told["bounds"]
    assert isinstance(numbers, list) and isinstance(bounds, list)
    rotation, pictured = told["rotation"], told["pictured"]
    assert isinstance(rotation, int) and isinstance(pictured, int | float)
    left, bottom, right, top = (side / 10 for side in bounds)
    glyphs = []
    for at, character in enumerate(text):
        x0, y0, x1, y1 = (number / 10 for number in numbers[4 * at : 4 * at + 4])
        box = (x0, y0, x1, y1)
        if rotation == 90:
            upright = (y0 - bottom, right - x1, y1 - bottom, right - x0)
        elif rotation == 180:
            upright = (right - x1, top - y1, right - x0, top - y0)
        elif rotation == 270:
            upright = (top - y1, x0 - left, top - y0, x1 - left)
        else:
            upright = (x0 - left, y0 - bottom, x1 - left, y1 - bottom)
        glyphs.append(Glyph(character, *upright, box))
    width, height = right - left, top - bottom
    if rotation in (90, 270):
        width, height = height, width
    return PdfPage(width, height, glyphs, float(pictured))
