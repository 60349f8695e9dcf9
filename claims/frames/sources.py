"""Sources: the noun phrase that names a source beside a cue, and what names can be a source."""

from __future__ import annotations

from functools import lru_cache

from claims.frames.aliases import canonical
from claims.frames.cues import BY, cues
from claims.frames.tokens import Tokens
from claims.frames.words import MARK, cut, tag
from claims.lexicon import made_of_tables
from claims.model import Kind

POINTING = frozenset("该此这那本")
JOINING = frozenset("的之")
AND = frozenset("和与及暨")
TITLE_OPENING, TITLE_CLOSING = frozenset("《〈"), frozenset("》〉")
TITLE_MARKS = TITLE_OPENING | TITLE_CLOSING | frozenset("·•")
BEFORE_NAMES = frozenset("由有")  # 由統計處公布, 有議員問
SOMEONE = "某"
NO_NAME = frozenset("于")  # a surname too, but here nearly always a preposition
NAME_WORDS = 12
PASSED = frozenset("dtcmqyefux")  # first letters of the tags of words before a name
NAMING = frozenset("najbsilgkh")  # and of those inside one


@made_of_tables
def _endings() -> tuple[str, ...]:
    return tuple(sorted(cues("speaker")))


@made_of_tables
def _surnames() -> tuple[str, ...]:
    return tuple(sorted(cues("surname")))


@made_of_tables
@lru_cache(maxsize=4096)
def can_speak(name: str) -> bool:
    """Whether a name is that of a person, an office or a company: 商會, 局長, 議員吳某."""
    if name.endswith(_endings()):
        return True
    words = cut(name)
    titled = (at for at, word in enumerate(words[:-1], 1) if word.endswith(_endings()))
    return any(words[at].startswith(_surnames()) for at in titled) or (
        len(name) > 1 and tag(words[-1]).startswith("nr")
    )


def is_named(source: str) -> bool:
    """Whether a source is told by its name: not 消息人士, 調查 or 該會."""
    if not source or source[0] in POINTING:
        return False
    if source in cues("hearsay"):
        return False
    return not all(is_plain(word) or word in cues("unnamed") or word == BY for word in cut(source))


def is_plain(word: str) -> bool:
    """Whether a word of a phrase does not tell whose report it is."""
    return word in cues("report") or word in JOINING or word in TITLE_MARKS


def same_source(one: str, other: str) -> bool:
    """Whether two sources may be one: 運輸署 and 運輸署署長, 港大 and 香港大學."""
    first, second = ("".join(map(canonical, cut(source))) for source in (one, other))
    return first in second or second in first


def phrase(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """The tokens of the first noun phrase between two; start = stop where another word stands.

    What qualifies it is passed over: 昨日, 出席論壇的, 由.
    """
    words = tokens.words
    start = stop = _beginning(words, first, last)
    if start < last and words[start] in TITLE_OPENING:
        closes = (at for at in range(start, last) if words[at] in TITLE_CLOSING)
        stop = next(closes, start)  # 《…概覽》: whatever stands in it
    while stop < min(last, start + NAME_WORDS) and _in_name(tokens, stop, start, last):
        stop += 1
    while stop > start and words[stop - 1] in JOINING | AND:
        stop -= 1
    if start < stop < last - 1 and words[stop] == "由":
        return phrase(tokens, stop + 1, last)  # 數字由統計處公布
    return start, stop


def _beginning(words: list[str], first: int, last: int) -> int:
    """Where a name may begin: behind times and adverbs, and what qualifies it up to its 的."""
    at = first
    while at < last and (words[at] == MARK or _is_passed(words[at])):
        at += 1
    if at == last or words[at] in cues("surname"):
        return at
    if words[at] in BEFORE_NAMES:
        return at + 1
    if tag(words[at]) in ("v", "p"):
        ends = [place for place in range(at, last - 1) if words[place] == "的"]
        return ends[-1] + 1 if ends else at
    return at


def _is_passed(word: str) -> bool:
    if word in TITLE_MARKS or word[0] in POINTING:
        return False
    return not word[0].isalnum() or tag(word)[0] in PASSED or (len(word) == 1 and word in "昨今")


def _in_name(tokens: Tokens, at: int, start: int, last: int) -> bool:
    words = tokens.words
    word = words[at]
    counted = word == MARK and tokens.kinds[at].kind is Kind.COUNT
    if counted or tag(word) in ("m", "q"):  # 東莞一家醫院
        return at > start and at + 1 < last and _names(words[at + 1])
    if word in TITLE_MARKS:
        return True
    if word in JOINING or word in AND:
        return at > start and at + 1 < last and _names(words[at + 1])
    return _names(word)


@made_of_tables
def _other_cues() -> frozenset[str]:
    return frozenset().union(*map(cues, ("again", "says", "unsaid")))


def _names(word: str) -> bool:
    if not word[0].isalnum() or word[0].isdecimal() or word[0] in POINTING:
        return False
    if word in NO_NAME or word in _other_cues():
        return False
    known = tag(word)
    return (
        word == SOMEONE
        or word in cues("surname")
        or known == "vn"
        or known[0] in NAMING
        or word in cues("report")
    )
