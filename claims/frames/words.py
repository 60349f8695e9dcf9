"""Words: a folded text cut into tokens, and how rare and of what class a word is.

The segmenter (rjieba) is a hint: nothing depends on a single cut. Frequencies and tags come from
`lexicon/words.csv` (made by scripts/build_words.py); a word that is not there is rare, and a noun.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import TypeVar

from claims.frames.aliases import alias_names
from claims.lexicon import folders_in_use, made_of_tables

Said = TypeVar("Said")

MARK = "\ufffc"  # stands in for a mention, so that the segmenter sees words only
WORDS = 65536  # words of which it is kept what they are, at most
_FULL = 6.0  # log10 of the frequency at which a word says nothing
# Tags of words that carry no content: particles, prepositions, conjunctions, adverbs, pronouns,
# numerals, classifiers, time words, interjections, punctuation.
_EMPTY_TAGS = ("u", "p", "c", "d", "r", "m", "q", "y", "e", "o", "x", "k", "h", "t", "f", "z")
_EMPTY_WORDS = frozenset(
    "是 有 为 達 达 达到 等 于 至 到 共 约 可 会 要 能 已 将 由 把 被 让 使 令 成 成为 作 作为 占 现 设 设有 "
    "现有 共有 拥有 包括 属 称 名 年 月 日 号 间 家 所 个 位 上 下 中 内 外 来 去 说 指 指出 表示 认为 "
    "没有 不 无 多 少 大 小 新 高 低 人 里 其 该 此 各 每 另 近 逾 超过 以 并 及 和 与 或 而 但 则 亦 也 就 才 "
    "已于 将于 由于 并于 定于 现于 就于 亦于 于 在 料 另有 仍有 还有 只有 仅有 已有 尚有 换言之 进行 有关 相关 情况 问题 方面 目前 现时 "
    "其中 当中 计 之一 一些 可以 可能 应该 需要 希望 相信".split()
)

_VERBS = frozenset(
    "位列 名列 排名 跻身 入选 获选 位居 居首 首办 续办 入伙 刊宪 揭幕 揭牌 签约 反对".split()
)
_VERB_ENDS = frozenset("至到为于达出得有成")  # 增至, 減到, 列為, 設於 …


class Kept(dict[str, Said]):
    """What a function says of a word, asked once for each word; beyond so many words, from anew.

    Looking up is all that is done for most words of a text, so it is a plain look into a dictionary.
    """

    def __init__(self, say: Callable[[str], Said]) -> None:
        super().__init__()
        self._say = say

    def __missing__(self, word: str) -> Said:
        if len(self) >= WORDS:
            self.clear()
        self[word] = said = self._say(word)
        return said


@cache
def _table() -> dict[str, tuple[float, str]]:
    """Word → weight in 0…1 and tag."""
    lines = (files("claims") / "lexicon" / "words.csv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split(",") for line in lines)
    return {word: (1 - math.log10(int(count)) / _FULL, tag) for word, count, tag in rows}


def _weight(word: str) -> float:
    if not is_content(word):
        return 0.0
    known = _table().get(word)
    return max(0.05, known[0]) if known else 1.0


def _tag(word: str) -> str:
    if word in _VERBS:
        return "v"
    known = _table().get(word)
    if known:
        return known[1]
    if not word[0].isalnum():
        return "x"
    return "v" if len(word) == 2 and word[1] in _VERB_ENDS else "n"


def _is_content(word: str) -> bool:
    if word in _EMPTY_WORDS or not word[0].isalnum() or word[0].isdecimal():
        return False
    known = None if word in _VERBS else _table().get(word)
    return not (known and known[1].startswith(_EMPTY_TAGS))


weight: Callable[[str], float] = Kept(_weight).__getitem__
"""How much a shared word says, 0 (的) to 1 (a rare one): 1 − log10(frequency) / 6."""

tag: Callable[[str], str] = Kept(_tag).__getitem__
"""Part of speech in the segmenter's letters; `n` for a word that is not in the table."""

is_content: Callable[[str], bool] = Kept(_is_content).__getitem__
"""Whether a word says something about what a number means."""


def cut(text: str) -> list[str]:
    """The tokens of a text; joined again they are the text."""
    return _cutter()(text, True)


@made_of_tables
def _cutter() -> Callable[[str, bool], list[str]]:
    """The segmenter's cut, to which every alias is one word; one of its own where a user adds rows.

    The shared one comes with its dictionary; another would take a tenth of a second more.
    """
    import rjieba  # noqa: PLC0415  (loads its dictionary: only where text is cut)

    segmenter = rjieba.Jieba() if any(folders_in_use()) else rjieba
    for name in alias_names():
        segmenter.add_word(name, None, None)
    cut_with: Callable[[str, bool], list[str]] = segmenter.cut
    return cut_with
