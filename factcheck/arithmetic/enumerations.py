"""Enumerations: how many items a list has, written in a sentence or line by line.

A count is a range: 和, 及 and 與 may join two items or stand inside one (污水與廢物處理).
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

NESTED = regex.compile(
    r"（[^（）]*+）|\([^()]*+\)|「[^「」]*+」|『[^『』]*+』|《[^《》]*+》|“[^“”]*+”"
)
CONJUNCTION = regex.compile(r"以及|及|和|与|跟|还有|或|并")
AND_COMMA = regex.compile(r"[，,](?=以及|及|和|与|还有|并)")
MARKERS = (
    ("bullet", regex.compile(r"\s*[•·●○◆■□▪◦※►▶＊*\-–—]\s*(?=\S)")),
    ("han-bracket", regex.compile(r"\s*[（(][一二三四五六七八九十]{1,3}[)）]")),
    ("number-bracket", regex.compile(r"\s*[（(]\d{1,2}[)）]")),
    ("letter-bracket", regex.compile(r"\s*[（(]?[a-z][)）]")),
    ("circled", regex.compile(r"\s*[①-⑳]")),
    ("number", regex.compile(r"\s*\d{1,2}(?:[、)）]|[.．](?!\d))")),
    ("han", regex.compile(r"\s*[一二三四五六七八九十]{1,3}、")),
    ("ordinal", regex.compile(r"\s*第[一二三四五六七八九十]{1,3}[，：、]")),
    ("that", regex.compile(r"\s*其[一二三四五六七八九十][，：、是]")),
)
INLINE = (
    regex.compile(
        r"(?:^|[：；。，])(?:第(?P<n>[一二三四五六七八九十]+)|其(?P<n>[一二三四五六七八九十]))(?=[，、：是])"
    ),
    regex.compile(r"(?:^|[：；。，])(?P<n>[一二三四五六七八九十])是"),
    regex.compile(r"(?:^|[：；。，])(?P<n>[一二三四五六七八九十])、"),
    regex.compile(r"[（(](?P<n>[一二三四五六七八九十])[)）]"),
    regex.compile(r"[（(](?P<n>\d)[)）]"),
    regex.compile(r"[（(](?P<n>[a-j])[)）]"),
)
DIGITS = {name: place for place, name in enumerate("〇一二三四五六七八九十")}
DIGITS |= {name: place for place, name in enumerate("abcdefghij", 1)}
LONGEST = 14
LONGEST_LIST = 30
AHEAD = 1500


@dataclass(frozen=True)
class Items:
    """A list: its span, and how few and how many items it may have; `sure` where they are marked."""

    start: int
    end: int
    least: int
    most: int
    sure: bool = False


def hide(text: str) -> str:
    """The text with what stands in brackets and quotation marks blanked, length kept."""
    for _ in range(2):
        text = NESTED.sub(lambda found: "\0" * len(found[0]), text)
    return text


def in_sentence(text: str, start: int, end: int, *, persons: bool = False) -> Items | None:
    """The list between two places: short items joined by 、; None where it is no plain list.

    With `persons`, a last 和 or 及 joins two names for certain.
    """
    words = hide(text[start:end])
    joined = AND_COMMA.sub("、", words)
    if "、" not in joined and "；" not in joined:
        return None
    if (
        "；" in joined
        or "，" in joined
        or "：" in joined
        or joined.rstrip("\0 ").endswith(("等", "等等"))
    ):
        return None
    items = joined.split("、")
    if any(not item.strip("\0 ") and "\0" not in item for item in items):
        return None
    if any(len(item.replace("\0", "")) > LONGEST for item in items) or "等" in items[-1][-3:]:
        return None
    certain = len(items)
    optional = sum(len(CONJUNCTION.findall(item.lstrip("以及和与并还有"))) for item in items)
    sure = persons or _of_one_kind(items) or _all_quoted(items)
    if optional == 1 and CONJUNCTION.search(items[-1]) and sure:
        certain, optional = certain + 1, 0
    return Items(start, end, certain, certain + optional)


def _of_one_kind(items: list[str]) -> bool:
    """Whether all items, the two halves of the last too, end alike: 紅隊、藍隊、黃隊及綠隊."""
    halves = CONJUNCTION.split(items[-1], maxsplit=1)
    ends = {item.strip("\0 ")[-1:] for item in (*items[:-1], *halves)}
    return len(ends) == 1 and "" not in ends


def _all_quoted(items: list[str]) -> bool:
    """Whether all items, the two halves of the last too, are titles in quotation marks."""
    halves = CONJUNCTION.split(items[-1], maxsplit=1)
    return all(set(item.strip()) == {"\0"} for item in (*items[:-1], *halves))


def marked_inline(text: str, start: int, end: int) -> Items | None:
    """Items told by 第一, 其一, 一是, （一） … in one stretch, counted from one without a gap."""
    for pattern in INLINE:
        found = list(pattern.finditer(text, max(0, start - 1), end))
        numbers = [
            DIGITS.get(match["n"]) or int(match["n"])
            for match in found
            if match["n"] in DIGITS or match["n"].isdigit()
        ]
        if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
            last, count = _carried_on(text, end, len(numbers), pattern)
            if _goes_on(text, last, count + 1):
                return None
            return Items(found[0].start(), last, count, count, sure=True)
    return None


def _carried_on(text: str, end: int, count: int, pattern: regex.Pattern[str]) -> tuple[int, int]:
    """Where a list ends whose lines after the first begin with the next mark, and its length."""
    while end < len(text) and count < LONGEST_LIST:
        stop = text.find("\n", end + 1)
        stop = len(text) if stop < 0 else stop
        marks = [match["n"] for match in pattern.finditer(text, end + 1, stop)]
        numbers = [DIGITS.get(mark) or int(mark) for mark in marks]
        begins = pattern.match(text, end + 1) is not None
        if not begins or numbers != list(range(count + 1, count + len(numbers) + 1)):
            break
        end, count = stop, count + len(numbers)
    return end, count


def _goes_on(text: str, end: int, number: int) -> bool:
    """Whether the next paragraphs carry the ordinals on."""
    if number > 10:
        return True
    name = "〇一二三四五六七八九十"[number]
    following = regex.compile(
        rf"第{name}[，、：是]|其{name}[，、：是]|{name}是|[（(](?:{name}|{number}|{chr(96 + number)})[)）]"
    )
    return following.search(text, end, end + AHEAD) is not None


def in_lines(text: str, start: int) -> Items | None:
    """The marked lines that begin at a place, one item each."""
    name = next((name for name, pattern in MARKERS if pattern.match(text, start)), None)
    if name is None:
        return None
    pattern, place, count, end = dict(MARKERS)[name], start, 0, start
    while place < len(text) and pattern.match(text, place):
        stop = text.find("\n", place)
        end = len(text) if stop < 0 else stop
        place, count = end + 1, count + 1
    return Items(start, end, count, count, sure=True) if count > 1 else None
