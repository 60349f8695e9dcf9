"""A share does not follow from a whole that is told in another sentence.

What it flags
    去年收到800份申請。其中240份來自學校，佔四成半（240 ÷ 800 = 30%）; 批出4,000宗 … 已抵港的3,000人佔獲批總數的60%;
    女性90人，佔三成；長者120人，佔兩成 (wholes of 300 and of 600).

Why
    Parts and shares of a list are worked out from one table, and only some of them renewed.

Stays silent
    Shares whose whole stands in their own sentence (AR08); shares of something named that the text
    does not count (佔本地生產總值…); any amount of the article that makes the share right; shares told
    of two dates; hedges and rounding.

Measured
    531 articles with planted faults (evaluation/): 2 hits, 2 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

import regex

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.intervals import Interval, Verdict
from factcheck.arithmetic.operands import Masked, alike, classifier, grammar, level, lines, reach
from factcheck.arithmetic.shares import tied, weigh
from factcheck.arithmetic.verdicts import against, conclude, percent
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

ITEM = grammar(
    r"(?P<lead>[^‹V›‹D›，。；：\n]{0,14})(?P<k>«A»)«B»[^‹V›，。；\n]{0,8}，?(?:约|各|即|也|刚好|正好|只|仅)*+"
    r"占(?P<base>[^‹N›，。；\n]{0,10}?)的?(?:约|近|逾)?(?P<p>«P»)(?=[，。；、）)]|$)"
)
WHOLE = regex.compile(
    r"总[数额量和]|总|整体|全部|全数|所有|其中|当中|的|约|了|数目|人数|宗数|同期|去年|今年"
)
OPENS = regex.compile(r"^(?P<group>\p{Han}{0,6}?)(?:其中|当中|之中)")
CONNECTED = regex.compile(r"中(?![心央学小国文医年西东级])|较|比|同期|[升降跌涨减增]")
NAME, LABEL = 2, 10
LIGHT = "获受得已被"
AGES = frozenset("岁级届期")
AMONG = regex.compile(r"[其当之]中|中，|里面，|受访|全[部体]|总[数额]")
MONEY_OF = regex.compile(r"收入|支出|开支|薪|工资|生产总值|GDP|市场|人口|市值")


def check(article: Article) -> Iterator[Finding]:
    """Every share without a whole in its sentence."""
    before: list[Claim] = []
    for line in lines(article):
        if line.holds("AP"):
            settled = {match.start("p") for match, _ in tied(line)}
            items = [m for m in ITEM.finditer(line.text) if _open(line, m, settled)]
            for match in items:
                yield from _named(line, match, before) if _name(match) else _above(line, match)
            yield from _side_by_side(line, items)
        before += line.slots.values()


def _open(line: Masked, match: regex.Match[str], settled: set[int]) -> bool:
    """Whether a share in per cent of something counted has no whole in its own sentence."""
    part, share = line.claim(match, "k"), line.claim(match, "p")
    if part.value is None or "range" in part.mention.flags or classifier(part) in AGES:
        return False  # 31至40歲佔46%: a group, not how many they are
    return match.start("p") not in settled and share.unit == "%"


def _name(match: regex.Match[str]) -> str:
    """What the share is said to be of: 獲批 of 佔獲批總數的75%; empty for a bare 佔."""
    return str(WHOLE.sub("", match["base"]))


def _named(line: Masked, match: regex.Match[str], before: Sequence[Claim]) -> Iterator[Finding]:
    """A share of a thing that the article counted before."""
    name, part, share = _name(match), line.claim(match, "k"), line.claim(match, "p")
    if len(name) != NAME or MONEY_OF.search(name) or not WHOLE.search(match["base"]):
        return
    known = [*before, *line.claims(0, match.start("k"))]
    sort = (Kind.COUNT, Kind.NUMBER) if part.kind is Kind.COUNT else (part.kind,)
    alike_in_kind = [claim for claim in known if claim.kind in sort and level(claim)]
    core = name.strip(LIGHT)
    told = core if len(core) == 1 else name  # 批出84,000宗 is what 獲批總數 counts
    far = LABEL if len(told) > 1 else NAME
    wholes = [claim for claim in alike_in_kind if told in _label(claim)[-far:]]
    if len({level(claim) for claim in wholes}) == 1:
        yield from _judge(part, wholes[-1], share, alike_in_kind)


def _label(claim: Claim) -> str:
    """The words right before an amount, within its clause."""
    start = claim.mention.start
    words = claim.source.folded.text[max(0, start - LABEL) : start]
    return str(regex.split("[，。；：\n]", words)[-1])


def _above(line: Masked, match: regex.Match[str]) -> Iterator[Finding]:
    """「…共800份。其中240份…，佔四成」: the whole is the one amount of the sentence before."""
    part, share = line.claim(match, "k"), line.claim(match, "p")
    start, earlier = line.sentence(match.start("k")), line.sentence_before(match.start("k"))
    opens = OPENS.match(line.text[start : match.start("k")])
    if opens is None or opens["group"][-NAME:] not in line.text[earlier:start]:
        return  # 導師當中, where the sentence before counts 學員
    wholes = [claim for claim in line.claims(earlier, start) if alike(claim, part)]
    here = [claim for claim in line.claims(start, match.start("k")) if alike(claim, part)]
    if len(wholes) == 1 and not here:
        yield from _judge(part, wholes[0], share, line.claims(0, match.start("k")))


def _judge(part: Claim, whole: Claim, share: Claim, others: Sequence[Claim]) -> Iterator[Finding]:
    first, second = level(part), level(whole)
    if first is None or not second or first > second:
        return
    like = (claim for claim in others if claim is not part and level(claim))
    if any(weigh(part, other, share) is Verdict.HOLDS for other in (whole, *like)):
        return
    real, some, everything = percent(first / second * 100), quoted(part.quote), quoted(whole.quote)
    working = against(f"{some} ÷ {everything} = {real}", share)
    message = say(
        "{part} is {real} of {whole}, not 「{stated}」",
        part=some,
        whole=everything,
        real=real,
        stated=share.quote,
    )
    verdict = weigh(part, whole, share)
    finding = conclude(RULE.code, verdict, share, [part, whole], message, working, mild=True)
    yield from filter(None, [finding])


def _side_by_side(line: Masked, items: Sequence[regex.Match[str]]) -> Iterator[Finding]:
    """Two parts of one list whose shares are of different wholes."""
    for one, two in pairwise(items):
        between = line.text[one.end() : two.start("k")]
        if _name(one) or _name(two) or "。" in between or CONNECTED.search(between):
            continue
        if not AMONG.search(line.text, line.sentence(one.start("k")), one.start("k")):
            continue  # 甲盤售出120伙，佔六成；乙盤售出50伙，佔四成: each of its own
        first, second = line.claim(one, "k"), line.claim(two, "k")
        dated = any(claim.kind is Kind.DATE for claim in line.claims(one.end(), two.start("k")))
        if alike(first, second) and not dated:
            yield from _compare(first, line.claim(one, "p"), second, line.claim(two, "p"))


def _compare(first: Claim, one: Claim, second: Claim, two: Claim) -> Iterator[Finding]:
    made, other = _whole(first, one), _whole(second, two)
    levels = [level(claim) or Fraction(0) for claim in (first, one, second)]
    if made.overlaps(other) or not all(levels):
        return
    shown = percent(levels[2] * levels[1] / levels[0])
    steps = (
        f"{quoted(first.quote)} → {quoted(one.quote)}",
        f"{quoted(second.quote)} → {shown}",
    )
    working = against(say("; ").join(steps), two)
    message = say(
        "if {first} is {share}, {second} is {real} of the same whole, not 「{stated}」",
        first=quoted(first.quote),
        share=quoted(one.quote),
        second=quoted(second.quote),
        real=shown,
        stated=two.quote,
    )
    finding = conclude(
        RULE.code, Verdict.CANNOT_HOLD, two, [second, one, first], message, working, mild=True
    )
    yield from filter(None, [finding])


def _whole(part: Claim, share: Claim) -> Interval:
    """The wholes of which an amount may be that share."""
    return (reach(part) / reach(share)).scaled(100)


RULE = Rule("AR28", "share-across", Severity.WARNING, __doc__ or "", in_article=check)
