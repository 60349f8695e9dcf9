"""Times of the day, in minutes, and the time between two of them."""

from __future__ import annotations

import regex

from claims.claim import Claim
from claims.model import Kind

NUMERALS = {name: value for value, name in enumerate("〇一二三四五六七八九十")} | {"两": 2, "零": 0}
NUMBER = r"(?:\d{1,2}|[零〇一二两三四五六七八九十]{1,3})"
TIME = regex.compile(
    rf"(?P<part>凌晨|清晨|早上|上午|今早|中午|正午|下午|午后|傍晚|晚上|今晚|昨晚|深夜|晚)?(?P<h>{NUMBER})(?:时|点钟?|:)"
    rf"(?:(?P<m>{NUMBER})分?|(?P<half>半)|正|整)?"
)
AFTERNOON = frozenset(("下午", "午后", "傍晚", "晚上", "今晚", "昨晚", "深夜", "晚"))
HALF_DAY, DAY, HOUR = 12 * 60, 24 * 60, 60


def minutes(claim: Claim) -> frozenset[int]:
    """The minutes since midnight that a time of the day may mean; none where it is no such time."""
    period = claim.mention.period
    if claim.kind is not Kind.DATE or period is None or period.grain != "time":
        return frozenset()
    return read(claim.source.folded.text[claim.mention.start : claim.mention.end])


def read(text: str) -> frozenset[int]:
    """The minutes since midnight that a folded text may mean; none where it is no time of the day."""
    match = TIME.fullmatch(text)
    if match is None:
        return frozenset()
    hour, minute = _number(match["h"]), 30 if match["half"] else _number(match["m"] or "0")
    if hour > DAY // HOUR or minute >= HOUR:
        return frozenset()
    at = hour * HOUR + minute
    if match["part"] in AFTERNOON and hour < DAY // HOUR // 2:
        return frozenset((at + HALF_DAY,))
    told = match["part"] is not None or hour > DAY // HOUR // 2
    return frozenset((at,)) if told else frozenset((at, at + HALF_DAY))


def between(first: Claim, last: Claim) -> frozenset[int]:
    """How many minutes may lie between two times of the day, the second on that day or the next."""
    return frozenset((end - start) % DAY for start in minutes(first) for end in minutes(last))


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, mark, ones = text.rpartition("十")
    if not mark:
        return NUMERALS[text[-1]]
    return 10 * (NUMERALS[tens[-1]] if tens else 1) + (NUMERALS[ones[-1]] if ones else 0)
