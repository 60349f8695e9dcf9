"""One character for one character: Traditional to Simplified, full width to half width, odd spaces.

The length of a text never changes, so positions in the result are positions in the source. The
table is made from OpenCC's Hong Kong data, one character at a time; phrases are not looked at.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

DROPPED = "\x00"
"""Stands for what is not text: zero width, soft hyphen, private use, control, masked markup."""

_HALF_WIDTH = "％＋－．／＄～＆＝＠"
_IDEOGRAPHS = range(0x3400, 0xA000)
_COMPATIBLE = (range(0x2E80, 0x2FE0), range(0xF900, 0xFB00), range(0xFE30, 0xFE70))
_BULLETS = "\uf06c\uf06e\uf075\uf076\uf077\uf09f\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc"
_NOT_TEXT = {"Cc", "Cf", "Cs", "Co", "Cn"}
_LINE_ENDS = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"

# A thousands comma may be full width where its digits are; a Chinese zero may be a circle.
_WIDE_COMMA = re.compile(r"，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))")
_PRIVATE_PLANES = re.compile("[\U000e0000-\U0010ffff]")
_NUMERAL = "〇一二三四五六七八九十"
_CIRCLE = re.compile(rf"(?<=[{_NUMERAL}])[○◯]|[○◯](?=[{_NUMERAL}])")


_THREE = re.compile(  # 參萬元 is three, and so is 參 in 徒刑參年 and 壹年參月; 參加 is not
    "(?<!人)[參参](?=[拾佰仟萬万億亿])|(?<=[拾佰仟])[參参](?=[元圓圆萬万億亿])|(?<=刑)[參参](?=[年月])|(?<=年)[參参](?=月)"
)
_THREE_BESIDE = tuple(three + mark for three in "參参" for mark in "拾佰仟萬万億亿年月元圓圆")


def fold_characters(text: str) -> str:
    """Fold every character of any string; the length stays. Line ends become newlines."""
    if "，" in text:
        text = _WIDE_COMMA.sub(",", text)
    if "○" in text or "◯" in text:
        # Twice, because a circle may stand next to another one: 二○○五.
        text = _CIRCLE.sub("〇", _CIRCLE.sub("〇", text))
    if ("參" in text or "参" in text) and any(pair in text for pair in _THREE_BESIDE):
        text = _THREE.sub("叁", text)
    if _PRIVATE_PLANES.search(text):
        text = _PRIVATE_PLANES.sub(DROPPED, text)
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    return text.translate(_table())


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text, of the same length, with some spans of it marked as left out."""
    pieces, last = [], 0
    for start, end in sorted(spans):
        pieces += [text[last:start], DROPPED * (end - start)]
        last = end
    return "".join([*pieces, text[last:]])


@cache
def _table() -> list[int]:
    """Code point → folded code point, for the basic plane; others stay as they are."""
    table = list(range(0x10000))
    for code, category in enumerate(map(unicodedata.category, map(chr, range(0x10000)))):
        if category in _NOT_TEXT:
            table[code] = ord(DROPPED)
        elif category == "Zs":
            table[code] = ord(" ")
    for block in _COMPATIBLE:
        _fold_compatible(table, block)
    simplified = _simplified()
    table = [simplified.get(code, code) for code in table]
    for wide in _wide():
        table[wide] = wide - 0xFEE0
    table[ord("￥")] = ord("¥")
    table[0x3000], table[ord("\n")], table[ord("\t")] = 0x3000, ord("\n"), ord("\t")
    for mark in _BULLETS:
        table[ord(mark)] = ord("•")
    for end in _LINE_ENDS:
        table[ord(end)] = ord("\n")
    return table


def _wide() -> list[int]:
    """Code points of the full-width characters that have a half-width form here."""
    words = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
    return [*words, *map(ord, _HALF_WIDTH)]


def _fold_compatible(table: list[int], block: range) -> None:
    """Radicals, compatibility ideographs and small or vertical forms, where one character does."""
    for code in block:
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain in _CHINESE_FORMS:
            plain = _CHINESE_FORMS[plain]
        if len(plain) == 1 and ord(plain) < len(table):
            table[code] = ord(plain)


_CHINESE_FORMS = {"(": "（", ")": "）", ",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}


def _simplified() -> dict[int, int]:
    """Code point of a Traditional character → of the Simplified one."""
    # Here and not above: half of what imports this module never folds a text.
    from opencc import OpenCC  # noqa: PLC0415

    plain = "\n".join(map(chr, _IDEOGRAPHS))
    folded = OpenCC("hk2s").convert(plain).split("\n")
    pairs = zip(_IDEOGRAPHS, folded, strict=True)
    return {code: ord(to) for code, to in pairs if len(to) == 1 and ord(to) < 0x10000}
