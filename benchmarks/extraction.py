"""How fast claims are extracted, what takes the time, and how other parsers do on the same text."""

from __future__ import annotations

import contextlib
import io
import logging
import time
import warnings
from collections.abc import Callable, Sequence
from importlib import import_module

from benchmarks.timing import seconds
from claims import Document, Mention, extract
from claims.dates.reader import find_dates
from claims.extract import mentions
from claims.frames.words import MARK, cut
from claims.quantities.reader import find_quantities

LEAST = 30_000  # characters to read in one round
LEAST_OF_RIVALS = 3_000  # some take a minute for more
Reader = Callable[[str], object]


def report(name: str, texts: Sequence[str]) -> None:
    """Print characters a second, everything on, one core; the parts; and the ratio to others."""
    own = _rate(lambda text: extract(_document(text)), _enough(texts, LEAST))
    claims = sum(len(extract(_document(text))) for text in texts)
    size = sum(map(len, texts))
    print(f"extraction, {name} ({size / max(1, claims):.0f} characters for each claim):")
    print(f"  {'this project':<24}{own:>12,.0f} characters/s")
    for rival, read in _rivals():
        if read is None:
            print(f"  {rival:<24}{'not installed (extra: bench)':>28}")
            continue
        theirs = _rate(read, _enough(texts, LEAST_OF_RIVALS, most=True), rounds=3)
        print(
            f"  {rival:<24}{theirs:>12,.0f} characters/s, this project {own / theirs:,.1f} times that"
        )
    print("  " + "; ".join(f"{part} {share:.0%}" for part, share in _shares(texts)))


def _document(text: str) -> Document:
    return Document.from_text(text, path="a.txt")


def _enough(texts: Sequence[str], least: int, most: bool = False) -> list[str]:
    """The texts over again until there are enough characters; `most`: no text beyond that."""
    found: list[str] = []
    size = 0
    while size < least:
        for text in texts:
            if most and size >= least:
                break
            found.append(text)
            size += len(text)
    return found


def _rate(read: Reader, texts: Sequence[str], rounds: int = 7) -> float:
    """Characters a second, after one run to load what is loaded on first use."""

    def work() -> None:
        for text in texts:
            read(text)

    work()
    return sum(map(len, texts)) / seconds(work, rounds)


def _shares(texts: Sequence[str]) -> list[tuple[str, float]]:
    """The parts of extraction and their shares of its time, each part run by itself."""
    documents = [_document(text) for text in _enough(texts, LEAST)]
    folded = [document.folded.text for document in documents]
    found = [mentions(document) for document in documents]
    taken = [
        [(mention.start, mention.end) for mention in find_dates(text, None)] for text in folded
    ]
    masked = [_masked(text, marked) for text, marked in zip(folded, found, strict=True)]
    parts: list[tuple[str, Callable[[], object]]] = [
        ("folding", lambda: [_document(document.text).folded for document in documents]),
        ("dates", lambda: [find_dates(text, None) for text in folded]),
        (
            "quantities",
            lambda: [find_quantities(*pair) for pair in zip(folded, taken, strict=True)],
        ),
        ("segmentation", lambda: [cut(text) for text in masked]),
    ]
    whole = seconds(lambda: [extract(_document(document.text)) for document in documents])
    shares = [(name, seconds(work) / whole) for name, work in parts]
    return [*shares, ("frames and the rest", max(0.0, 1 - sum(share for _, share in shares)))]


def _masked(text: str, found: Sequence[Mention]) -> str:
    pieces, position = [], 0
    for mention in found:
        pieces += [text[position : mention.start], MARK]
        position = mention.end
    return "".join([*pieces, text[position:]])


def _rivals() -> list[tuple[str, Reader | None]]:
    return [
        ("jionlp (time and money)", _quiet(_jionlp)),
        ("cn2an.transform", _quiet(_cn2an)),
        ("chinese2digits", _quiet(_chinese2digits)),
    ]


def _quiet(load: Callable[[], Reader]) -> Reader | None:
    """The reader that `load` gives, without its chatter; None if its library is not installed."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            read = load()
    except ImportError:
        return None

    def silent(text: str) -> None:
        logging.disable(logging.CRITICAL)
        try:
            with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
                warnings.simplefilter("ignore")
                # Some raise on ordinary text: what was read until then is what they do.
                with contextlib.suppress(Exception):
                    read(text)
        finally:
            logging.disable(logging.NOTSET)

    return silent


def _jionlp() -> Reader:
    ner = import_module("jionlp").ner
    base = time.mktime((2025, 1, 1, 0, 0, 0, 0, 0, 0))

    def read(text: str) -> object:
        times = ner.extract_time(text, time_base=base, with_parsing=True)
        return times, ner.extract_money(text, with_parsing=True)

    return read


def _cn2an() -> Reader:
    transform: Reader = import_module("cn2an").transform
    return transform


def _chinese2digits() -> Reader:
    take: Reader = import_module("chinese2digits").takeNumberFromString
    return take
