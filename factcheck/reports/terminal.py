"""What a text report is written for: widths in columns, colours, characters safe to show."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rich.cells import cell_len

LONGEST = 600  # characters of a message; the tables have it whole
CODES = {"error": "1;31", "warning": "1;33", "info": "36", "mark": "1;31", "bold": "1", "dim": "2"}
# Controls that a terminal would obey: C0 and C1, DEL, line separators, and marks that reorder text.
UNSAFE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
WORD = re.compile(r"[!-~]{1,40} ?|.", re.DOTALL)
NOT_FIRST = frozenset("，。、；：！？）」』》〉】”’%％")


@dataclass(frozen=True, slots=True)
class Terminal:
    """Columns, and whether colours are understood."""

    width: int = 100
    colour: bool = False

    def paint(self, text: str, style: str) -> str:
        """The text in a style of CODES, or as it is."""
        return f"\x1b[{CODES[style]}m{text}\x1b[0m" if self.colour and text else text


PLAIN = Terminal()


def safe(text: str) -> str:
    """Text with every control character replaced by one visible character, so that columns hold."""
    return UNSAFE.sub(lambda found: _picture(found.group()), text)


def _picture(char: str) -> str:
    if char in "\t\n\r":
        return " "
    code = ord(char)
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"


def width_of(text: str) -> int:
    """Columns that a text takes; a Chinese character takes two."""
    return cell_len(text)


def fitting(text: str, columns: int) -> str:
    """The longest beginning of a text that takes no more than so many columns."""
    return text[: _count(text, columns)]


def fitting_end(text: str, columns: int) -> str:
    """The longest ending of a text that takes no more than so many columns."""
    return text[len(text) - _count(text[::-1], columns) :]


def _count(text: str, columns: int) -> int:
    used = 0
    for count, char in enumerate(text):
        used += cell_len(char)
        if used > columns:
            return count
    return len(text)


def cropped(text: str, longest: int = LONGEST) -> str:
    """The text, or its beginning if it is somebody's number of a million digits."""
    return text if len(text) <= longest else text[: longest - 3] + "..."


def wrapped(text: str, columns: int) -> list[str]:
    """The text in lines of so many columns, broken between Chinese characters or words."""
    lines, line, used = [], "", 0
    for word in WORD.findall(safe(cropped(text))):
        width = cell_len(word.rstrip())
        if line and used + width > columns and word not in NOT_FIRST:
            lines.append(line.rstrip())
            line, used = "", 0
        line += word
        used += cell_len(word)
    return [*lines, line.rstrip()] if line.strip() else lines
