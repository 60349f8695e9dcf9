"""Bytes to text: the encoding is told by a mark, or is the one that makes Chinese of the bytes.

Every candidate decodes strictly; what it makes is scored by how much of it is common Chinese. If no
candidate makes sense of the bytes, or two make different sense of them, the file is refused. A file
that was cut in the middle of its last character is read without that character.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from claims.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_WITHOUT_MARK = ("utf-8", "big5hkscs", "gb18030", "utf-16-le", "utf-16-be")
_SAMPLE = 20_000
_ENOUGH, _MARGIN = 0.45, 0.12
_LONG = 30
_MOST_CONTROLS = 0.01

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_PUNCTUATION = "，。、；：！？「」『』（）《》〈〉“”‘’—…·　－％【】０１２３４５６７８９"
# The characters that most Chinese sentences have some of, in both scripts.
_FREQUENT = (
    "的一是在不了有和人這这中大為为上個个國国我以要他時时來来用們们生到作地於于出就分對对成會会可主發发"
    "年動动同工也能下過过子說说產产種种面而方後后多定行學学法所民得經经十三之進进着著等部度家電电力裏裡里"
    "如水化高自二理起小物現现實实加量都兩两體体制機机當当使點点從从業业本去把性好應应開开它合還还因由其些"
    "然前外天政四日那社義义事平形相全表間间樣样與与關关各重新線线內内數数正心反你明看原又麼么利比或但質质"
    "氣气第向道此變变條条只沒没結结解問问意建月公無无系很情者最立代想已通並并提直題题程展五果料員员位入常"
    "文總总次品式設设及管特件長长求老基資资流路級级少統统接知較较將将組组見见計计別别手期根論论運运指幾几"
    "九區区強强放西被做必先回則则任取據据處处世車车市港香元億亿萬万佔占增約约逾達达金場场計计劃划"
)


def decode(data: bytes, name: str) -> str:
    """The text of a file's bytes, without the mark of its encoding. `name` is for messages.

    Raises InputError if they are no text, of no encoding that is read, or of more than one.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _strictly(data[len(mark) :], encoding)
            if text is None or _is_binary(text):
                raise InputError(
                    "{file}: is marked as {encoding}, but does not decode as such",
                    file=name,
                    encoding=encoding,
                )
            return text
    if data.isascii():
        return _ascii(data, name)
    return _most_chinese(data, name)


def _ascii(data: bytes, name: str) -> str:
    text = data.decode("ascii")
    if b"\x00" in data:
        # Latin text in UTF-16 without a mark has a NUL in every second place.
        for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
            if not zeros.strip(b"\x00") and (wide := _strictly(data, encoding)) is not None:
                text = wide
    if _is_binary(text):
        raise InputError("{file}: is not text (binary file)", file=name)
    return text


def _most_chinese(data: bytes, name: str) -> str:
    scored = sorted(_readings(data), key=lambda reading: -reading[0])
    if not scored:
        raise InputError(
            "{file}: cannot be read as text ({why}); save it as UTF-8", file=name, why=_why(data)
        )
    score, encoding, text = scored[0]
    if score < _ENOUGH:
        # UTF-8 that holds no Chinese is still UTF-8: no other text decodes as it for long.
        for _, other, plain in scored:
            if other == "utf-8":
                return plain
        raise InputError(
            "{file}: no Chinese text found ({why}); save it as UTF-8", file=name, why=_why(data)
        )
    for second, other, reading in scored[1:]:
        if second > score - _MARGIN and reading != text:
            raise InputError(
                "{file}: ambiguous encoding: could be {one} or {other}; save it as UTF-8",
                file=name,
                one=encoding,
                other=other,
            )
    return text


def _why(data: bytes) -> InputError:
    """Why no encoding fits: for people."""
    if b"\x00" in data:
        return InputError("binary file")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # What was UTF-8 for so long is UTF-8 with a fault, and not another encoding.
        if error.start >= _LONG and not data[: error.start].isascii():
            return InputError("UTF-8 is broken at byte {byte}", byte=error.start)
    return InputError("unknown encoding")


def _readings(data: bytes) -> Iterator[tuple[float, str, str]]:
    """Score, encoding and text of each way to decode the bytes."""
    for encoding in _WITHOUT_MARK:
        text = _strictly(data, encoding)
        if text is not None and not _is_binary(text):
            yield _score(text), encoding, text


def _strictly(data: bytes, encoding: str) -> str | None:
    """The text in an encoding, less a last character that is incomplete; None if it is not in it."""
    try:
        return codecs.getincrementaldecoder(encoding)("strict").decode(data, False)
    except UnicodeDecodeError:
        return None


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) > _MOST_CONTROLS * len(sample)


def _score(text: str) -> float:
    """How much of what is not ASCII is common Chinese: 0 to 1."""
    counts = Counter("".join(_BEYOND_ASCII.findall(text[:_SAMPLE])))
    total = sum(counts.values())
    if not total:
        return 0.0
    weights = _weights()
    return sum(weights.get(character, 0.0) * count for character, count in counts.items()) / total


@cache
def _weights() -> dict[str, float]:
    """Character → how much it speaks for Chinese. Common: the first levels of Big5 and GB 2312."""
    weights = {}
    for encoding, leads, trails in (
        ("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *range(0xA1, 0xFF))),
        ("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF)),
    ):
        codes = bytes(byte for lead in leads for trail in trails for byte in (lead, trail))
        for character in codes.decode(encoding, "ignore"):
            weights[character] = 0.7
    weights.update(dict.fromkeys(_PUNCTUATION, 0.8))
    weights.update(dict.fromkeys(_FREQUENT, 1.0))
    return weights
