"""Shares of one whole add up to more, or less, than a hundred per cent.

What it flags
    受訪者中，45%支持，38%反對，其餘22%無意見（合計105%）。

Why
    A share was changed, or answers of another question slipped in.

Stays silent
    Questions with several answers (可選多項); shares that are not said to be of one whole; sums that
    rounding explains; lists that leave a rest open.

Measured
    531 articles with planted faults (evaluation/): 7 hits, 7 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TypeAlias

import regex

from claims.claim import Claim
from claims.model import Qualifier
from factcheck.arithmetic.operands import Masked, grammar, level, lines
from factcheck.arithmetic.verdicts import accuse, percent
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

Share: TypeAlias = regex.Match[str]
PART = grammar(
    r"(?P<lead>(?:^|[，、；：。]|以及|及|和|而)?[^‹P›，。；：！？\n]{0,22}?)(?P<k>«P»)"
    r"(?P<tail>[^‹P›，、；。：！？\n]{0,16}+)"
)
SEVERAL = regex.compile(r"多项|多选|复选|多于一|超过一|重叠|不止一|可选|任选|重复|兼")
MOVING = regex.compile(
    r"[升降跌涨减增](?!值)|扣减|利率|息率|税率|折|毛利|回报|机会|概率|失业|达标|较|比去|同比|按年|提高|下限|上限|至少"
)
FORECAST = regex.compile(
    r"(?:预计|预期|预料|估计)(?:会|将)?(?:增长|上升|下跌|下降|减少|增加|升|跌)"
)
SHARE = regex.compile(r"占|佔")
ANSWER = regex.compile(
    r"受访|预计|预期|预料|认为|表示|选择|选|看好|看淡|一般|普通|尚可|支持|赞成|反对|同意|觉得|希望|计划|打算|无意见|没意见|没有|从不|从未|每天|每周|每月|偶尔|经常|弃权|持平|不变|满意|不知道"
)
SURVEY = regex.compile(r"问卷|民调|受访|访问了|抽样")
SUBSET = regex.compile("[（(](?:其中|当中|包括|包含|含)[^）)]{0,40}$")  # a part of the share before
REST = regex.compile(r"其余|余下|剩下|^[，、；及和]*(?:其他|其它)")
OTHERS = regex.compile("其他|其它")  # answers to a question that may have had several
TOTAL = regex.compile(r"(?:合共|合计|总共|共计|加起来|相加|共)(?:占|为|是|达|有|约)*+$")
DIGITS = "〇一二三四五六七八九十"
PAIRS = (("男", "女"), ("女", "男"), ("已婚", "未婚"), ("公营", "私营"))
SHORT = 12
WHOLE, HALF_OPEN = Fraction(100), Fraction(115)


def check(article: Article) -> Iterator[Finding]:
    """Every run of shares that stand side by side."""
    for line in lines(article, "PP"):
        place = 0
        while match := PART.search(line.text, place):
            run = [match]
            while following := PART.match(line.text, run[-1].end()):
                run.append(following)
            place = run[-1].end()
            yield from _either(line, [match for match in run if not _subset(line, match)])


def _subset(line: Masked, share: Share) -> bool:
    """Whether a share in brackets is a part of the one before: 18.7%（其中，65歲及以上佔13.5%）."""
    place = share.start("k")
    return SUBSET.search(line.text, max(0, place - 48), place) is not None


def _either(line: Masked, run: Sequence[Share]) -> Iterator[Finding]:
    """A run as one; each of its sentences where it is none, or where the last closes itself."""
    if not run:
        return
    starts = [place for place, match in enumerate(run) if match["lead"].startswith("。")]
    alone = starts and len(run) - starts[-1] > 2 and REST.search(run[-1]["lead"])
    shares, total = _without_total(line, run)
    if _of_one_whole(shares) and not alone:
        yield from _weigh(line, shares, total)
        return
    for start, end in pairwise((0, *starts, len(run))) if starts else ():
        if end - start < 2:
            continue
        shares, total = _without_total(line, run[start:end])
        if _of_one_whole(shares):
            yield from _weigh(line, shares, total)


def _without_total(line: Masked, run: Sequence[Share]) -> tuple[Sequence[Share], Claim | None]:
    """The shares before 「合共100%」 or 「三地合計佔54%」, and that total."""
    summed = TOTAL.search(run[-1]["lead"]) if len(run) > 2 else None
    if summed is None or REST.search(run[-1]["lead"]):
        return run, None
    said = DIGITS.find(line.read(run[-1].start("lead"), run[-1].start("k"))[:2].strip("，、；")[:1])
    shares = run[-1 - said : -1] if 1 < said < len(run) else run[:-1]
    return shares, line.claim(run[-1], "k")


def _weigh(line: Masked, run: Sequence[Share], stated: Claim | None) -> Iterator[Finding]:
    claims = [line.claim(match, "k") for match in run]
    closed = stated is not None or bool(REST.search(run[-1]["lead"])) or _complementary(run)
    if len(run) < 2 or (len(run) < 3 and not closed):
        return
    sentence = _around(line, run)
    if SEVERAL.search(sentence) or run[-1]["tail"].endswith("等"):
        return
    every = claims if stated is None else [*claims, stated]
    if any(claim.value is None or claim.unit != "%" for claim in every):
        return  # a range (2%至5%) is no share
    total = sum((level(claim) or Fraction(0) for claim in claims), Fraction(0))
    whole = WHOLE if stated is None else level(stated) or WHOLE
    slack = sum(map(_slack, claims if whole == WHOLE else every), Fraction(0))
    off = abs(total - whole)
    if off < slack or off == 0 or (off == slack and len(run) < 4):
        return
    if not closed and not WHOLE < total <= HALF_OPEN:
        return
    firm = closed and off > slack and (stated or not OTHERS.search(run[-1]["lead"]))
    yield _finding(every, total, Severity.ERROR if firm else Severity.WARNING)


def _complementary(run: Sequence[Share]) -> bool:
    """Two shares that leave no third: 男性佔…，女性佔…."""
    if len(run) != 2 or not all(SHARE.search(match["lead"][-3:]) for match in run):
        return False
    first, second = (match["lead"] for match in run)
    return any(one in first[-8:] and two in second[-8:] for one, two in PAIRS)


def _slack(claim: Claim) -> Fraction:
    quantity = claim.mention.quantity
    assert quantity is not None and quantity.value is not None
    half = Fraction(quantity.step) / 2
    if quantity.qualifier is Qualifier.EXACT:
        return half
    return max(half, Fraction(quantity.value) / 10)


def _of_one_whole(run: Sequence[Share]) -> bool:
    """Whether every share is said to be one: 佔 with each (or the first), or an answer after each."""
    words = [FORECAST.sub("预计", match["lead"] + match["tail"]) for match in run]
    if any(MOVING.search(word) for word in words):
        return False
    if REST.search(run[-1]["lead"]) and all(len(match["lead"]) <= SHORT for match in run):
        return True
    taking = [bool(SHARE.search(match["lead"][-8:])) for match in run]
    if taking[0] and all(
        taken or len(match["lead"]) <= 12 for taken, match in zip(taking, run, strict=True)
    ):
        rest = bool(REST.search(run[-1]["lead"]))
        return len(set(taking[1:-1] if rest else taking[1:])) <= 1
    answers = [bool(ANSWER.search(match["tail"] + match["lead"])) for match in run]
    if SURVEY.search(run[0].string, 0, run[0].end()) and not any(
        match["lead"].strip("，、；") for match in run[1:]
    ):
        return True
    return all(answers) or (answers[0] and bool(REST.search(run[-1]["lead"])))


def _around(line: Masked, run: Sequence[Share]) -> str:
    start = max(0, run[0].start() - 60)
    return line.text[start : run[-1].end() + 30]


def _finding(claims: Sequence[Claim], total: Fraction, severity: Severity) -> Finding:
    shown = " + ".join(quoted(claim.quote) for claim in claims)
    message = say("the shares add up to {real}", real=percent(total, 5))
    working = f"{shown} = {percent(total, 5)}"
    return accuse(RULE.code, severity, claims[-1], claims[:-1], message, working)


RULE = Rule("AR02", "percentage-total", Severity.ERROR, __doc__ or "", in_article=check)
