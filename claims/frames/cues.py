"""Cues: the words at which something may begin: what a source says (據, 表示), a short form (該計劃).

Each word is looked at once; which of its tokens are cues a document learns as it is cut (`tokens`).
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from claims.frames.words import Kept, weight
from claims.lexicon import made_of_tables, read_table
from claims.text.folding import fold_characters

SAYING, BY = frozenset("说称指"), "据"
RARE = 0.62  # weight of a word above which it is none, but two that were not cut apart
POINTING = frozenset("该此这那")
BARE = frozenset("该 此 这 那 本 上述 有关 这个 这项 该项 该个 此项 这座 该座".split())
# Behind a pointing character these make another word: 本月, 這裏, 此外.
NO_NOUN = frozenset("是里些次样时月港地报年周身外前后日刊种等边么儿来科人土期轮季质")


class AttributionCue(BaseModel):
    """A row of attributions.csv; `cue` holds alternatives separated by |.

    by: before its source (據). reckoned: the same, with a report or reckoning behind it (按…計算).
    says: behind any source. announces: behind one that can speak (商會公布, not 結果公布). shows: behind
    a report. hearsay: somebody said so (據悉). unnamed: a source without a name. own: the article's own
    voice. report: what a source brings out, no part of its name. again: stands for the last source.
    unsaid: beside a cue, makes it none (被指). speaker: endings of the names of who can speak.
    surname: what a name behind a title begins with.
    """

    kind: Literal[
        "by",
        "reckoned",
        "says",
        "announces",
        "shows",
        "hearsay",
        "unnamed",
        "own",
        "report",
        "again",
        "unsaid",
        "speaker",
        "surname",
    ]
    cue: str
    example: str


@made_of_tables
def cues(kind: str) -> frozenset[str]:
    """All cues of a kind, folded."""
    rows = read_table("attributions.csv", AttributionCue)
    return frozenset(
        fold_characters(cue) for row in rows if row.kind == kind for cue in row.cue.split("|")
    )


@made_of_tables
def openers() -> dict[str, str]:
    """Of every word: the kind of cue that it is at which something is told; empty for none."""
    kinds = ("by", "reckoned", "says", "announces", "shows", "hearsay", "own")
    listed = {cue: kind for kind in reversed(kinds) for cue in cues(kind)}
    return Kept(lambda word: listed.get(word) or _joined(word))


def _joined(word: str) -> str:
    """The kind of a cue that the segmenter took together with a name: 陳大/文說, 據統計/處."""
    if len(word) < 2 or weight(word) <= RARE or word in cues("unsaid"):
        return ""
    return "says" if word[-1] in SAYING else "by" if word[0] == BY else ""


def points(word: str) -> bool:
    """Whether a word points back to a thing: 該, 這項; 該局, 此橋, which hold its short name."""
    return word in BARE or (len(word) == 2 and word[0] in POINTING and word[1] not in NO_NOUN)
