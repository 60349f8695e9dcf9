"""Balances: an amount to begin with, what comes in and goes out, and what there is in the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import regex

from claims.claim import Claim
from factcheck.arithmetic.intervals import Interval, Verdict, best, judge
from factcheck.arithmetic.operands import Masked, alike, factor, grammar, level, lines, reach
from factcheck.article import Article

CLAUSES = grammar(
    r"(?P<lead>[^‹V›，。；：！？、\n]{0,20})(?P<k>«A»)(?P<tail>[^‹V›，。；：！？、\n]{0,8})"
)
BEGINS = regex.compile(
    r"(?:原[有为本]|年初|月初|期初|开始时|起初|结余|余额|库存|存量|去年底|上月底|上年末|上年底|本来有|现有|现时有|目前有)"
)
ENDS = regex.compile(
    r"(?:年底|年末|月底|期末|最后|最终|结果|现[有时存]|目前|如今)[^，。；]{0,8}$|"
    r"(?:尚余|仅余|只余|剩余|剩下|剩|尚有|余额|结余|总数|总额|总计|合共|共有|合计|累计|增至|减至|降至|升至|达至|增加至|扩至)"
    r"(?:约|为|达|有|至|到|只有|仅)*$"
)
IN = r"流入|注入|加建|扩建|新聘|新增|增加|增设|增聘|增购|增建|加开|增|聘请|聘用|招聘|招募|加入|入职|购入|购置|买入|收到|收入|存入|迁入|入库|新建|添置|进货|补充|获捐|接收|落成"
OUT = (
    r"流出|拆掉|拆走|拆卸|用掉|减少|离职|退休|离开|流失|出库|提款|提取|支出|花去|花费|拆除|拆卸|关闭|结业|退出|用去|用了|用掉|售出|卖出|卖去|取消|撤销|注销|报废|迁出|"
    r"捐出|送出|派出|借出|死亡|淘汰|遗失|损毁|裁减|裁员|裁"
)
SIGNS = regex.compile(rf"(?P<in>{IN})|(?P<out>{OUT})")
RATE = regex.compile(r"每|平均|其中|当中|较|比|分别|目标|预[计料期测]")
FLOWS_AT_MOST = 4


@dataclass(frozen=True)
class Balance:
    """What was there, what moved (with the sign that its verb gives) and what is left as stated."""

    first: Claim
    flows: tuple[tuple[int, Claim], ...]
    result: Claim

    @property
    def point(self) -> Fraction | None:
        """What is left at face value; None where an amount has no value."""
        values = [level(claim) for claim in (self.first, *(claim for _, claim in self.flows))]
        signs = (1, *(sign for sign, _ in self.flows))
        total = Fraction(0)
        for sign, value in zip(signs, values, strict=True):
            if value is None:
                return None
            total += sign * value
        return total

    @property
    def verdict(self) -> Verdict:
        """Whether the stated result holds, or would with other signs."""
        quantity, point = self.result.mention.quantity, self.point
        if quantity is None or point is None or point < 0:
            return Verdict.HOLDS
        per = 1 / factor(self.result.unit)
        signs: list[tuple[int, ...]] = [()]
        for _ in self.flows:
            signs = [(*known, sign) for known in signs for sign in (1, -1)]
        return best([self._judged(one, per) for one in signs])

    def _judged(self, signs: Sequence[int], per: Fraction) -> Verdict:
        point, computed = level(self.first) or Fraction(0), reach(self.first)
        for sign, (_, flow) in zip(signs, self.flows, strict=True):
            value, span = level(flow) or Fraction(0), reach(flow)
            point, computed = (
                (point + value, computed + span) if sign > 0 else (point - value, computed - span)
            )
        assert self.result.mention.quantity is not None
        if point < 0:
            return Verdict.CANNOT_HOLD
        return judge(point * per, _positive(computed.scaled(per)), self.result.mention.quantity)


def _positive(interval: Interval) -> Interval:
    low = interval.low
    return interval if low is None or low >= 0 else Interval(low * 0, interval.high)


def balances(article: Article) -> Iterator[Balance]:
    """Every balance that a sentence tells from its first amount to its last."""
    for line in lines(article, "AAA"):
        if not BEGINS.search(article.text, *line.span(0, len(line.text))):
            continue
        for start in _clauses(line):
            found = _told(article, line, start)
            if found is not None:
                yield found


def _clauses(line: Masked) -> Iterator[int]:
    """Where the clauses of a line begin."""
    yield 0
    yield from (match.end() for match in regex.finditer("[，。；：！？]", line.text))


def _told(article: Article, line: Masked, start: int) -> Balance | None:
    opening = CLAUSES.match(line.text, start)
    if opening is None or not BEGINS.search(_words(article, line, opening, "lead")):
        return None
    first, place = line.claim(opening, "k"), opening.end()
    flows: list[tuple[int, Claim]] = []
    while len(flows) <= FLOWS_AT_MOST and line.text[place : place + 1] in tuple("，、；后"):
        clause = CLAUSES.match(line.text, place + 1)
        if clause is None or not alike(line.claim(clause, "k"), first):
            return None
        claim, lead = line.claim(clause, "k"), _words(article, line, clause, "lead")
        if RATE.search(lead):
            return None
        if flows and ENDS.search(lead):
            return Balance(first, tuple(flows), claim)
        sign = SIGNS.search(lead + _words(article, line, clause, "tail"))
        if sign is None:
            return None
        flows.append((1 if sign["in"] else -1, claim))
        after = clause["tail"].find("后")
        place = clause.end() if after < 0 else clause.start("tail") + after
    return None


def _words(article: Article, line: Masked, match: regex.Match[str], name: str) -> str:
    """The folded words of a group, its dates included."""
    start, end = line.span(*match.span(name))
    return article.text[start:end]
