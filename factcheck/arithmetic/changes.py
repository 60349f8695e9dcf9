"""Changes from one amount to another, found by the grammar of a sentence.

由A增至B · B，較…的A增加 · 較A增…至B · A，今年增至B. Each yields the two amounts, the word that says which
way, and where to look for the stated rate or difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.operands import Grammar, Masked, alike, grammar, lines
from factcheck.article import Article

FREE = r"[^‹V›。；！？\n]"
CLAUSE = r"[^‹V›，。；：！？\n]"
TO = r"(?:至|到|成|达|为)"
BASE = r"(?:较|比|相比|对比|比起|相较|比较)"

LINK = (
    r"(?:即|亦即|也就是|相当于|等于|按年|按月|按季|同比|环比|年内|期间|累计|累积|共|合共|总|整体|实际|大约|约|足足|"
    r"累|年(?=[增减])|一[日天周月年]之?内|大幅|显著|明显|轻微|微|再|净|短短|较前|一年|一年内|[二两三四五六七八九十\d]{1,2}年[间内来]?|«T»[间内来]?|"
    r"总|其|的|录得|有)*+"
)
"""What may stand between a change and its rate: nothing that could be another subject."""

FROM_TO = grammar(
    rf"(?:由|从|自){FREE}{{0,24}}?(?P<a>[‹V›‹T›])«B»{FREE}{{0,16}}?(?P<move>«MOVE»|延长|变|改|调整|发展)"
    rf"(?:了|幅)?(?:(?P<g>[‹V›‹M›]))?{TO}{{1,2}}(?:了)?{CLAUSE}{{0,14}}?(?P<b>[‹V›‹T›])"
)
THAN_TO = grammar(
    rf"{BASE}{CLAUSE}{{0,16}}(?P<a>«V»)«B»，?{CLAUSE}{{0,6}}?(?P<move>«MOVE»)(?:了|约)?"
    rf"(?P<g>[‹P›‹M›])?，?(?:已|进一步|并)?(?:至|到|达){{1,2}}[^‹V›‹D›，。；：！？\n]{{0,6}}?(?P<b>«V»)"
)
THAN = grammar(
    rf"(?P<b>«V»)«B»{CLAUSE}{{0,14}}?[，,]?{CLAUSE}{{0,10}}?{BASE}{CLAUSE}{{0,16}}(?P<a>«V»)«B»"
    rf"(?:，|的)?{CLAUSE}{{0,6}}?(?P<move>«MOVE»)"
)
WAS = grammar(
    rf"(?P<b>«A»)«B»{CLAUSE}{{0,8}}，?(?:按年|按月|按季|同比|环比|年)?(?P<move>«MOVE»)(?:了|约|达|近)*+(?P<g>«P»)"
    rf"[，；（(](?:而|对比|相比|相对)?(?:上年|上季|去年同期|上年同期|同期)?(?P<then>«D»)?(?:同期|同季)?{CLAUSE}{{0,6}}?"
    rf"(?:则|只|仅)?(?:为|是|有|录得|：)?"
    rf"(?P<a>«A»)"
)
DATED = grammar(
    rf"(?P<d1>«D»){CLAUSE}{{0,8}}?(?P<x>«A»)«B»{CLAUSE}{{0,8}}[，；]{CLAUSE}{{0,4}}?(?P<d2>"
    rf"«D»){CLAUSE}{{0,8}}?(?P<y>«A»)«B»"
    rf"(?={CLAUSE}{{0,8}}[，、；（(]{{1}}{LINK}(?:«NOUN»幅?|«MOVE»)(?:率|幅度?)?(?:了|约|达|为)*+[‹P›‹M›])"
)
THEN_TO = grammar(
    rf"(?P<since>«D»){CLAUSE}{{0,14}}(?P<a>«V»)«B»{CLAUSE}{{0,10}}[，；]{CLAUSE}{{0,6}}(?P<until>«D»)"
    rf"{CLAUSE}{{0,6}}(?P<move>«MOVE»)(?:至|到){{1,2}}{CLAUSE}{{0,6}}?(?P<b>«V»)"
)
NOW_TO = grammar(
    rf"(?P<a>«V»)«B»{CLAUSE}{{0,10}}[，；]{CLAUSE}{{0,4}}?(?:现在|如今|目前|现时|现已|至今|其后|后来|今已){CLAUSE}{{0,6}}?"
    rf"(?P<move>«MOVE»)(?:至|到|成){{1,2}}{CLAUSE}{{0,6}}?(?P<b>«V»)"
)
PLANNED = grammar(
    rf"(?:预算|原定|预计|估算|原先|原本|原订){CLAUSE}{{0,10}}?(?P<a>«A»)«B»，{CLAUSE}{{0,8}}?(?:最终|最后|实际|结果|其后)"
    rf"{CLAUSE}{{0,8}}?(?P<b>«A»)«B»(?=[，（(]?(?P<move>超支|节省|超出))"
)
COMPARING = grammar(r"[由从自较比]|对比|«MOVE»|«NOUN»")
"""What every form holds: a line without it states no change."""
LINKS = regex.compile(
    r"[为是有则的只仅录得约达而在于共报仍已\s\d]|相比|同期|对比|相对|年度|同季|同月|数字|数目|底|初|末|起"
)
"""What names nothing between a time and its amount: 去年同期則為."""
HAN = regex.compile(r"\p{Han}")
MOVED = regex.compile(
    r"[多少高低][了出约]?$|增加|增长|上升|减少|下降|下跌|成长|衰退|萎缩|扩大|缩[小减]|上[修调]|下[修调]|[增减升跌涨降](?!幅)"
)
LAST = regex.compile(r"(?:去年|上年|前年|\d{4}年)(?!上半年|下半年)")
RISING, FALLING = grammar("«RISE»"), grammar("«FALL»")


def direction(word: str) -> bool | None:
    """Whether a word of change says up (True) or down (False); None for neither."""
    if FALLING.match(word) or word[:2] in ("跌幅", "减幅", "降幅"):
        return False
    return True if RISING.match(word) or word[:2] in ("增幅", "升幅", "涨幅", "增速") else None


@dataclass(frozen=True)
class Change:
    """`before` became `after`; `tail` is where in the masked line the statement of the rate may begin.

    `inner` is a rate inside the change itself (由A增加一成至B); `loose` marks the form in which the
    later amount is only the nearest one before 較, so that other readings must be tried. `first` is
    where a chain of changes began (由A增至B，再增至C): what is stated behind it may count from there.
    """

    line: Masked
    before: Claim
    after: Claim
    word: str
    start: int
    tail: int
    inner: Claim | None = None
    loose: bool = False
    first: Claim | None = None

    @property
    def rising(self) -> bool | None:
        """Whether the word says up (True) or down (False); None for neither."""
        return direction(self.word)

    @property
    def words(self) -> str:
        """The masked text of the change."""
        return self.line.text[self.start : self.tail]


def changes(article: Article) -> tuple[Change, ...]:
    """The changes of an article, each pair of amounts once, in order of form and place.

    Worked out once for an article: half a dozen rules ask for them.
    """
    kept: tuple[Change, ...] | None = article.__dict__.get("_changes")
    if kept is None:
        kept = article.__dict__.setdefault("_changes", tuple(_changes(article)))
    return kept


def _changes(article: Article) -> Iterator[Change]:
    for line in lines(article):
        if not (line.holds("VV") or line.holds("TT")) or not COMPARING.search(line.text):
            continue
        seen: set[int] = set()
        begun: dict[int, Claim] = {}
        for form in (FROM_TO, THAN_TO, THEN_TO, NOW_TO, WAS, DATED, PLANNED, THAN):
            for match in form.finditer(line.text, overlapped=form is THAN):
                change = _change(line, match, form)
                if change is None or line.places[id(change.before)] in seen:
                    continue
                seen.add(line.places[id(change.before)])
                change = replace(change, first=begun.get(id(change.before)))
                begun.setdefault(id(change.after), change.first or change.before)
                yield change


def _change(line: Masked, match: regex.Match[str], form: Grammar) -> Change | None:
    if form is DATED:
        return _dated(line, match)
    before, after = line.claim(match, "a"), line.claim(match, "b")
    if not (before.kind is after.kind is Kind.PERCENT or alike(before, after)):
        return None
    if _minus(before) or _minus(after):
        return None  # 由5.7%回落到-9.7%: the sign is none that is read
    if form is WAS and not _last_year(line, match):
        return None
    if form in (THAN, THAN_TO) and MOVED.search(line.text[_base(match) : match.start("a")]):
        return None
    inner = line.claim(match, "g") if form in (FROM_TO, THAN_TO, WAS) and match["g"] else None
    tail = match.start("move") if form is THAN else match.end()
    return Change(line, before, after, match["move"], match.start(), tail, inner, form is THAN)


def _minus(claim: Claim) -> bool:
    """Whether a sign stands before an amount that is read without it."""
    place = claim.mention.start
    return claim.source.folded.text[max(0, place - 1) : place] in ("-", "−", "－", "–")


def _last_year(line: Masked, match: regex.Match[str]) -> bool:
    """Whether the amount behind the rate is the year before's: 去年同期則為…, （2023年：…）."""
    words = line.text[match.end("g") : match.start("a")]
    if not match["then"]:
        return "同期" in words or "上年" in words or "上季" in words
    return LAST.match(line.claim(match, "then").quote) is not None and "半年" not in words


def _base(match: regex.Match[str]) -> int:
    """Where 較 or 比 stands: a difference behind it (比上年增加2萬噸) is no base."""
    words: str = match[0][: match.start("a") - match.start()]
    ahead: int = match.start()
    return ahead + max(words.rfind(mark) for mark in "较比")


def _dated(line: Masked, match: regex.Match[str]) -> Change | None:
    """「去年有A，前年則為B，跌幅…」: the earlier date tells which amount was first."""
    one, two = (line.claim(match, name) for name in ("x", "y"))
    named, ahead = (
        LINKS.sub("", line.text[start : match.start(end)])
        for start, end in ((match.end("d2"), "y"), (line.sentence(match.start()), "x"))
    )
    if named and named not in ahead and HAN.search(ahead):
        return None  # 今年收入48億元，去年純利8億元: of another thing
    if MOVED.search(line.text[match.end("d2") : match.start("y")]):
        return None  # 較2017年增加了1001宗 is by how much, not from what
    first, second = (line.claim(match, name).mention.period for name in ("d1", "d2"))
    if (
        not alike(one, two)
        or first is None
        or second is None
        or not first.start
        or not second.start
    ):
        return None
    if first.start == second.start or first.grain != second.grain:
        return None
    before, after = (one, two) if first.start < second.start else (two, one)
    return Change(line, before, after, "", match.start(), match.end())


def readings(change: Change) -> list[tuple[Claim, Claim]]:
    """The pairs of amounts of which a rate or difference may be stated; the plain one first.

    In the loose form the later amount may be any before the base in its sentence; in a chain the earlier
    one may be the first of all.
    """
    pairs = [(change.before, change.after)]
    if change.loose:
        pairs += [(change.before, other) for other in _earlier(change)]
    if change.first is not None:
        pairs.append((change.first, change.after))
    return pairs


def _earlier(change: Change) -> list[Claim]:
    text = change.line.text
    start = max(change.line.sentence(change.start), text.rfind("；", 0, change.start) + 1)
    found = change.line.claims(start, change.tail)
    return [
        claim
        for claim in found
        if claim not in (change.before, change.after) and alike(claim, change.before)
    ]
