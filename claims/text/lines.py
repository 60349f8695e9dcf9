"""The lines of a text as they stand in the source: where, how wide, what they begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.text.characters import DROPPED

SPACES = f" \t\u3000{DROPPED}"

CELL_GAP = re.compile(r"[\u3000\t｜│]| {2,}|(?<=[^|])\|(?=[^|])")
"""Parts the cells of a row."""
CELL_MARK = re.compile(r"[ \u3000\t｜│|]")
"""Found sooner than CELL_GAP, and in every line that it parts."""

_MARKDOWN = re.compile(rf"(?P<hashes>#{{1,6}})[ \t\u3000{DROPPED}]+|(?:>[ \t]?)+")
_RULE = re.compile(rf"[-=_*—─━…·.|:+\s{DROPPED}]{{3,}}")

_NUMERAL = "〇零一二三四五六七八九十廿"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_MARKER = re.compile(
    rf"""
    [•●○◆◇■□▪▫‧・·►▶▲▼◀△☆★※✓✔➢➤❖][{SPACES}]*     # a sign
    | [-–*+][ \t\u3000]+                              # a dash or star, then a space
    | [(（](?:\d{{1,2}}|[a-zA-Z]|[ivx]{{1,4}}|[{_NUMERAL}]{{1,3}}|[{_STEMS}])[)）][{SPACES}]*
    | [①-⑳㈠-㈩❶-❿⓪-⓿][{SPACES}]*
    | \d{{1,2}}(?:\.\d{{1,2}}){{1,3}}[ \t\u3000]+        # 2.1 and a space
    | \d{{1,2}}[.)、)）．][{SPACES}]*(?=[^\d{SPACES}])       # 1. and a word
    | \d{{1,2}}、(?=\d{{1,2}}/\d)                         # 6、4/4
    | \d{{1,2}}[.)、)）．][{SPACES}]+
    | [a-zA-Z][.)）、](?=[{SPACES}]|[^\x00-\u2fff])[{SPACES}]*
    | [{_NUMERAL}]{{1,3}}、[{SPACES}]*(?=[^{_NUMERAL}{SPACES}])
    | [{_STEMS}]、[{SPACES}]*
    | 第[{_NUMERAL}\d]{{1,3}}[章節节條条部]分?(?:[{SPACES}]+|(?=[：:]))
    """,
    re.X,
)
_CAPTION = re.compile(r"[▲▼◀►▶△◄]|[圖图表][\d一二三四五六七八九十]{0,3}[：:　 ]|[（(][圖图表]")
_NOTE = re.compile(r"(?:[註注]\d{0,2}|附[註注]|[資资]料[來来]源|[來来]源)[：:]")
_DATELINE = re.compile(
    r"（[^（），。]{1,16}[訊讯電电]）|本[報报刊台][^，。]{0,12}?[專专]?[訊讯電电][\u3000 （]"
)
_FIRST = frozenset(_NUMERAL + _STEMS + "（本第圖图表註注附資资來来")  # of what is looked at
_STOPS = frozenset("。！？!?")
_CLOSING = "」』”’）)】》]"


@dataclass(slots=True)
class Line:
    """A line that has text.

    `start` to `end` is the text without the spaces and signs of Markdown around it; `body` is where
    it begins after a bullet or item number; `blank` says that an empty line is before it; `width`
    counts a Chinese character as two columns. `terminal`: it ends a sentence, with or without closing
    quotes and brackets. `marked`: it begins with a bullet, an item number or a sign of its kind.
    """

    start: int
    end: int
    text: str
    width: int
    indent: int
    blank: bool
    body: int
    kind: str = ""
    terminal: bool = False
    marked: bool = False


def split_lines(text: str) -> list[Line]:
    """The lines of a character-folded text that hold anything to read, in order."""
    lines: list[Line] = []
    at = empty = 0
    for raw in text.split("\n"):
        content = raw.strip(SPACES)
        if content:
            indent = 0 if content[0] == raw[0] else raw.index(content[0])
            line = _line(content, at + indent, indent, empty > 0 or not lines)
            if line is not None:
                lines.append(line)
                empty = -1
        empty += 1
        at += len(raw) + 1
    return lines


def _line(content: str, start: int, indent: int, blank: bool) -> Line | None:
    first = content[0]
    if first >= "\u4e00" and first not in _FIRST:
        width, terminal = _width(content), _is_terminal(content)
        end = start + len(content)
        return Line(start, end, content, width, indent, blank, start, "", terminal)
    kind = ""
    if first in "#>" and (sign := _MARKDOWN.match(content)):
        kind = "heading" if sign["hashes"] else ""
        content = content[sign.end() :]
        start += sign.end()
        if not content:
            return None
        first = content[0]
    if first in "-=_*—─━…·.|:+" and _RULE.fullmatch(content):
        return None
    if first == "|":
        cells = content.strip("|" + SPACES)
        if not cells:
            return None
        start += content.index(cells[0])
        content, kind = cells, "row"
    elif first == "【" and content.find("】") == len(content) - 1:
        kind = "heading"
    elif _CAPTION.match(content):
        kind = "caption"
    elif _NOTE.match(content):
        kind = "note"
    marker = _MARKER.match(content)
    body = start + marker.end() if marker else start
    if marker and not kind:
        kind = "item"
    if marker and first in "-–*+":
        # A dash before a number would be a minus.
        content, start = content[marker.end() :], body
    if not content:
        return None
    marked = bool(kind) or marker is not None or first == "【"
    marked = marked or (first in "（本" and _DATELINE.match(content) is not None)
    width, terminal = _width(content), _is_terminal(content)
    end = start + len(content)
    return Line(start, end, content, width, indent, blank, body, kind, terminal, marked)


def _is_terminal(content: str) -> bool:
    last = content[-1]
    if last in _STOPS:
        return True
    return last in _CLOSING and content.rstrip(_CLOSING)[-1:] in _STOPS


def _width(content: str) -> int:
    """Columns: a character of three bytes in UTF-8 takes two, a letter or digit one."""
    width = (len(content) + len(content.encode("utf-8", "replace"))) >> 1
    if " " in content:  # a quotation mark of half a width brings its other half along as a space
        width -= content.count(" 「") + content.count("」 ")
    return width
