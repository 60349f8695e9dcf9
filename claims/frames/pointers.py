"""Pointers: what short forms stand for (該計劃, 這座大樓, 本會; 制度 after 專利制度), and elided answers.

A short form is led back to the nearest phrase before it that ends in the same noun. The words of that
phrase are words of the sentence too, as far as comparing goes. Where nothing fits, nothing is added.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator

from claims.frames.cues import BARE
from claims.frames.sentences import Sentence, Sentences
from claims.frames.tokens import SENTENCE_ENDS
from claims.frames.words import MARK, Kept, is_content, tag, weight

REACH = 240  # tokens back in which the phrase is looked for
PHRASE = 5  # words of the phrase, at most
SUBJECT = 3  # tokens at the beginning of a clause among which a bare noun may stand
CLASSIFIERS = frozenset("个项座片间所栋家位条批套款宗份名笔幢只场届类")
DEFINITION = re.compile(
    r"[（(](?:以?下[简]?称|以下简称|简称)[为]?[:：]?[「『“\"《]?([^」』”\"》）)，。\n]{2,12})"
)
DEFINING = ("下称", "简称")  # one of them stands in every definition
QUESTION_MARKS = frozenset("？?")
GAP = 3  # tokens between a question and its answer: line ends, a closing quote
# One character stands for any of several nouns.
KNOWN = 0.75  # weight of a noun above which it is a name, and no short form of one
TELLING = frozenset("说 表示 认为 指 称 指出 透露 ： :".split())
SHORT = {
    "校": ("大学", "中学", "小学", "学校", "书院", "学院"),
    "院": ("医院", "学院", "研究院", "剧院", "法院", "院"),
    "行": ("银行", "行"),
    "司": ("公司",),
}


class Pointers:
    """What each sentence of a document takes over from those before it."""

    def __init__(self, sentences: Sentences, text: str) -> None:
        self._sentences, self._tokens, self._text = sentences, sentences.tokens, text
        lays_down = any(word in text for word in DEFINING)
        self._short = dict(self._defined(text)) if lays_down else {}
        self._asks = any(mark in text for mark in QUESTION_MARKS)

    def taken_up(self, sentence: Sentence) -> list[str]:
        """The words that the short forms of a sentence stand for; none where it has none."""
        words: list[str] = []
        for noun in dict.fromkeys(self._short_forms(sentence)):
            words += self.phrase(noun, sentence.start)
        if self._short:
            words += self._in_full(sentence)
        return words

    def _defined(self, text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The short names that the text lays down （下稱「X」）, each with the words of the full name."""
        tokens = self._tokens
        for found in DEFINITION.finditer(text):
            end = bisect_left(tokens.starts, found.start())
            first = end
            while first > 0 and end - first < PHRASE and may_name(tokens.words[first - 1]):
                first -= 1
            full = tuple(filter(is_content, tokens.words[first:end]))
            if full:
                yield found[1], full

    def _in_full(self, sentence: Sentence) -> Iterator[str]:
        """The full names of the short ones that a sentence uses."""
        told = "".join(self._tokens.words[sentence.start : sentence.end])
        for short, full in self._short.items():
            if short in told:
                yield from full

    def asked(self, sentence: Sentence) -> tuple[str, ...]:
        """The words of the question that a sentence answers; none where none stands before it."""
        number, start = sentence.number, sentence.start
        if not self._asks or QUESTION_MARKS.isdisjoint(
            self._tokens.words[max(0, start - GAP) : start]
        ):
            return ()
        asked = next(
            at
            for at in range(number - 1, -1, -1)
            if self._ends_in_question(at) or at < number - GAP
        )
        return self._sentences.content(asked)

    def _ends_in_question(self, number: int) -> bool:
        return self._tokens.words[self._sentences.span(number)[1] - 1] in QUESTION_MARKS

    def _short_forms(self, sentence: Sentence) -> list[str]:
        """The nouns that a sentence only points with, and the bare one that it begins with."""
        words, pointers = self._tokens.words, self._tokens.pointers
        start, end = sentence.start, sentence.end
        found = []
        if pointers:
            inside = pointers[bisect_left(pointers, start) : bisect_left(pointers, end)]
            found = [noun for at in inside if (noun := _pointed(words, at, end))]
        first, last = start, min(end, start + SUBJECT)
        while first < last and not is_content(words[first]):
            first += 1
        if first < end and _may_be_short(words[first]):
            following = words[first + 1] if first + 1 < end else ""
            if following != "的" and following not in TELLING and not may_name(following):
                found.append(words[first])
        return found

    def phrase(self, noun: str, start: int) -> Iterator[str]:
        """The nearest phrase of two words and more before a token that ends in a noun."""
        words, starts = self._tokens.words, self._tokens.starts
        endings, floor = SHORT.get(noun, (noun,)), max(0, start - REACH)
        if all(self._text.find(ending, starts[floor], starts[start]) < 0 for ending in endings):
            return
        for index in range(start - 1, floor - 1, -1):
            if not words[index].endswith(endings):
                continue
            first = index
            while first > 0 and index - first < PHRASE and may_name(words[first - 1]):
                first -= 1
            if first < index or len(words[index]) > len(noun) + 1:
                yield from filter(is_content, words[first : index + 1])
                return


def _pointed(words: list[str], index: int, end: int) -> str:
    """The noun that a token points with, or that the token after it is; empty for none."""
    word = words[index]
    following = words[index + 1] if index + 1 < end else ""
    if word in BARE:
        if following and following[0] in CLASSIFIERS and len(following) == 1 and index + 2 < end:
            following = words[index + 2]
        return following if _is_noun(following) or following in SHORT else ""
    if word[1] in CLASSIFIERS and word[1] not in SHORT:
        return following if _is_noun(following) else ""
    return word[1]


def _is_noun(word: str) -> bool:
    return len(word) > 1 and word[0].isalpha() and tag(word) in ("n", "nz", "nt", "ns", "vn", "l")


def _is_name(word: str) -> bool:
    if not word or word == MARK or word in SENTENCE_ENDS or not word[0].isalpha():
        return False
    return tag(word)[0] in "naj" or tag(word) in ("vn", "b", "s", "f", "i", "l")


may_name: Callable[[str], bool] = Kept(_is_name).__getitem__
"""Whether a word may stand inside a name: a noun, adjective or a verb that modifies."""

_may_be_short: Callable[[str], bool] = Kept(
    lambda word: _is_noun(word) and weight(word) < KNOWN
).__getitem__
"""Whether a word at the beginning of a sentence may stand for a longer name that ends in it."""
