"""What stands in the folded text for spaces and line ends of the source.

Chinese needs none; words and numbers keep one; two clauses or cells side by side are parted by one
ideographic space.
"""

from __future__ import annotations

import re

from claims.text.characters import DROPPED
from claims.text.lines import SPACES, Line

GAP = re.compile(rf"[{SPACES}]+")
CELL_GAP = re.compile(rf"[{SPACES}|]+")

CLAUSE_GAP = "\u3000"
WIDE = "\u2e80"  # from here on characters are Chinese

_CLAUSE = re.compile(r"[\u3005-\u3007\u3040-\uffee]{4}")
_THOUSANDS = re.compile(
    r"(?<![0-9A-Za-z.,:/第月-])(?<![0-9A-Za-z.,:/-] )[1-9][0-9]{0,2}(?: [0-9]{3})+"
    r"(?=(?:\.[0-9]{1,3})?[\u4e00-\u9fff])(?![年月日号时分])"
)
"""12 345宗: thousands parted by spaces, and a word right behind them."""
_LONGEST_NUMBER = 20

_OPENING, _CLOSING = "（「『《〈【“‘", "）」』》〉】”’"
_NO_GAP_AFTER = f"，。、；：！？—…·{_OPENING}"
_NO_GAP_BEFORE = f"，。、；：！？—…·{_CLOSING}"


def at_line_end(text: str, rest: str) -> str:
    """What stands for a line end inside a block, between the lines `text` and `rest`."""
    left, right = text[-1], rest[0]
    if right >= WIDE or is_chinese(left) or is_chinese(right):
        return ""
    if left.isdigit() or left in ".,":
        # 3,⏎795 and 203⏎0; but a full stop or comma after a word wants its space.
        number = left.isdigit() or text[-2:-1].isdigit()
        return "" if number and (right.isdigit() or right in ".,%") else " "
    return "" if left in "-/(" or right in ".,;:%)" else " "


def inside_line(characters: str, gap: re.Match[str], line: Line, *, headline: bool) -> str:
    """What stands for a match of GAP (in a row: CELL_GAP) inside a line."""
    start, end = gap.span()
    space = gap.group().strip(DROPPED)
    if not space:
        return ""
    left, right = characters[start - 1], characters[end : end + 1] or "\n"
    wide = len(space) > 1 or space != " "
    if end == line.body:
        return CLAUSE_GAP if left in ".．" or left.isdigit() else ""
    if line.kind == "row" and wide:
        return CLAUSE_GAP
    if not (is_chinese(left) or is_chinese(right)):
        if left.isdigit() and right.isdigit() and _in_number(characters, gap):
            return ""
        sign = (right == "%" and left.isdigit()) or (left in "$£€¥" and right.isdigit())
        return "" if sign else CLAUSE_GAP if wide else " "
    if left in _NO_GAP_AFTER or right in _NO_GAP_BEFORE:
        return ""
    if wide:
        return CLAUSE_GAP if _parts_words(characters, gap, line) else ""
    if headline and _CLAUSE.match(characters, end) and _CLAUSE.match(characters, start - 4):
        # A space beside a quotation mark belongs to the mark.
        return "" if left in _CLOSING or right in _OPENING else CLAUSE_GAP
    return ""


def _in_number(characters: str, gap: re.Match[str]) -> bool:
    """Whether a space parts the thousands of one number."""
    start, end = gap.span()
    first, last = max(0, start - _LONGEST_NUMBER), end + _LONGEST_NUMBER
    found = _THOUSANDS.finditer(characters, first, last)
    return any(number.start() < start < number.end() for number in found)


def is_chinese(character: str) -> bool:
    """Whether a character is Chinese, or punctuation that needs no space beside it."""
    return character >= WIDE or "\u2010" <= character <= "\u2027"


def _parts_words(characters: str, gap: re.Match[str], line: Line) -> bool:
    """Whether a wide gap parts two words, and is not one of a line that is spaced out."""
    start, end = gap.span()
    before = characters[max(line.body, start - 2) : start]
    after = characters[end : min(line.end, end + 2)]
    if any(character in SPACES for character in before + after):
        return False
    if len(before) < 2 or (len(after) < 2 and not after.isdigit()):
        return False
    ideographic = "\u3000" in gap.group() or "\t" in gap.group()
    # A number and its unit are one word, but a number that begins a line is a label.
    return ideographic and (not before[-1].isdigit() or start - line.body < 6)
