"""A stated difference is not the difference of the two amounts beside it.

What it flags
    學額由1,250個增至1,400個，增加200個（相差150個）；比率由31%升至35%，升5個百分點；
    原價96元，現售72元，便宜34元；年初有620人，加入80人、退出50人，年底有670人。

Why
    One of three numbers was changed and the other two were not.

Stays silent
    Differences that rounding or a hedge explains; amounts of another unit; a rate in per cent (AR03).

Measured
    531 articles with planted faults (evaluation/): 14 hits, 14 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.balances import balances
from factcheck.arithmetic.changes import CLAUSE, LINK, Change, readings
from factcheck.arithmetic.gaps import told_gaps
from factcheck.arithmetic.intervals import Interval, Verdict, judge
from factcheck.arithmetic.operands import Masked, alike, factor, grammar, level, lines, reach
from factcheck.arithmetic.results import ENDS, ONLY, before, earlier_and_later
from factcheck.arithmetic.series import all_changes
from factcheck.arithmetic.slips import slipped
from factcheck.arithmetic.verdicts import against, amount_as, conclude
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

AFTER_TO = grammar(
    rf"«B»[^‹V›，。；\n]{{0,8}}?[，、（(]?{LINK}(?:«MOVE»|«NOUN»|相差|差距为?|净增)(?:了|达|为|约|出|足足)*+"
    rf"(?P<d>[‹V›‹T›])"
)
AFTER_THAN = grammar(r"«MOVE»(?:了|达|约|出|足足)*+(?P<d>«V»)")
TWO = r"(?:前者[比较]后者|后者[比较]前者)[多少高低长短大小快慢贵早迟轻重]|"
GAP = grammar(
    rf"(?<=[，；]){ONLY}(?:(?P<against>{TWO}相差|差距|差额|差价|缺额|空缺|胜差|票差|落后|领先|净\p{{Han}}{{1,3}}|盈余|结余|"
    r"快|慢|便宜|贵|早|迟|晚|悭|节省|省|超支|高出|多出|少收|多收|"
    r"[账帐]面(?:亏蚀|亏损|蚀|赚|获利|盈利))|«MOVE»)"
    rf"(?:了|约|达|为|足足|足|仅|有|整整)*+(?P<d>[‹V›‹T›]){ENDS}"
)
"""A difference in a clause of its own; `against` is a word that sets two things against each other."""
HALF_MORE = Fraction(3, 2)
AGAINST = regex.compile("较|比")
SEVERAL = regex.compile(r"每|平均|分别|累计")

GONE = (
    r"(?:重复|取消|停办|关闭|拆除|淘汰|流失|离职|退出|结业|撤销|报废|用去|花去|售出|卖出|扣除|减去)"
)
LEFT = grammar(
    rf"(?P<a>«A»)«B»{CLAUSE}{{0,8}}[，、]{CLAUSE}{{0,6}}?(?:{GONE}(?:的|了|有|约|达|共)*+(?P<b>«A»)|(?P<b>«A»){GONE})"
    rf"{CLAUSE}{{0,6}}，{CLAUSE}{{0,6}}?(?:只?剩(?!下)|(?<=[^，‹N›]{{3}})(?:剩下|余下)|保留|[尚还仅]余|还有|减至)(?:的|了|有|约|为)*+"
    r"(?P<c>«A»)(?=[，。；、]|$)"
)
FREE_PLACES = grammar(
    r"(?:上限|限额|编制|名额|总额|额度|预算)[^‹N›，。；\n]{0,6}?(?P<a>«A»)«B»[^‹N›，。；\n]{0,8}，"
    r"(?:现[时已]?|目前|至今|已经?|累计){1,2}[^‹N›，。；\n]{0,6}?(?P<b>«A»)«B»[^‹N›，。；\n]{0,6}，[^‹N›，。；\n]{0,4}?"
    r"(?:(?:余额|差额|余款|空缺)(?:为|是|有|约|达|尚有)*+(?P<c>«A»)(?=[，。；]|$)|"
    r"[尚还仍](?:有|余|欠)(?:约)?(?P<c>«A»)\p{Han}{0,2}(?:空缺|名额|席位|空位|空额|余额|[，。；]|$))"
)


def check(article: Article) -> Iterator[Finding]:
    """Every difference that a change states, and what is left of an amount."""
    seen: set[int] = set()
    every = (_changed, _left, _alone, _balanced, _told)
    for finding in (found for search in every for found in search(article)):
        if finding.place.start not in seen:
            seen.add(finding.place.start)
            yield finding


def _left(article: Article) -> Iterator[Finding]:
    for line in lines(article, "AAA"):
        for match in (*LEFT.finditer(line.text), *FREE_PLACES.finditer(line.text)):
            whole, gone, left = (line.claim(match, name) for name in "abc")
            if alike(whole, gone) and alike(whole, left) and (level(whole) or 0) > 0:
                yield from filter(None, [_finding(whole, gone, left, weigh(whole, gone, left))])


def _told(article: Article) -> Iterator[Finding]:
    """「共提供900個，已售出640個，尚餘360個」: a slip of the difference of the only two amounts before it."""
    for line in lines(article, "AAA"):
        for first, second, stated in told_gaps(line):
            real = abs((level(first) or Fraction(0)) - (level(second) or Fraction(0)))
            if slipped(real, level(stated) or Fraction(0), HALF_MORE):
                verdict = weigh(first, second, stated)
                yield from filter(None, [_finding(first, second, stated, verdict)])


def _changed(article: Article) -> Iterator[Finding]:
    for change in all_changes(article):
        stated = _stated(change)
        if stated is None or not _fits(stated, change.before):
            continue
        verdicts = [weigh(*pair, stated) for pair in readings(change)]
        if Verdict.HOLDS not in verdicts:
            yield from filter(None, [_finding(change.before, change.after, stated, verdicts[0])])


def _balanced(article: Article) -> Iterator[Finding]:
    """「年初有620人，年內聘請80人、離職50人，年底有670人」."""
    for balance in balances(article):
        point, stated = balance.point, balance.result
        if point is None:
            continue
        real = amount_as(point / factor(stated.unit), stated)
        moved = "".join(
            f" {'+' if sign > 0 else '−'} {quoted(claim.quote)}" for sign, claim in balance.flows
        )
        working = against(f"{quoted(balance.first.quote)}{moved} = {real}", stated)
        message = say(
            "what was there and what moved make {real}, not 「{stated}」",
            real=real,
            stated=stated.quote,
        )
        others = [*(claim for _, claim in balance.flows), balance.first]
        found = conclude(RULE.code, balance.verdict, stated, others, message, working)
        yield from filter(None, [found])


def _alone(article: Article) -> Iterator[Finding]:
    """「原價380元，現售320元，便宜60元」: a difference in a clause of its own, behind two amounts."""
    for line in lines(article):
        for match in (
            GAP.finditer(line.text)
            if line.holds("AAA") or line.holds("TTT") or line.holds("PPP")
            else ()
        ):
            stated = line.claim(match, "d")
            pair = _pair(line, match, stated)
            if pair is not None and _fits(stated, pair[0]):
                yield from filter(None, [_finding(*pair, stated, weigh(*pair, stated))])


def _pair(line: Masked, match: regex.Match[str], stated: Claim) -> tuple[Claim, Claim] | None:
    """The two amounts before a clause that nothing else in the sentence can stand for."""
    amounts = _without_total(before(line, match.start(), stated))
    if stated.kind is Kind.PERCENT:
        told = line.claims(line.sentence(match.start()), match.start())
        amounts = [c for c in told if c.kind is Kind.PERCENT and c.unit == "%"]
    end = line.sentence_end(match.end())
    after = [c for c in line.claims(match.end("d"), end) if alike(c, stated)]
    if len(amounts) != 2 or after:
        return None
    first, second = (line.places[id(claim)] for claim in amounts)
    if SEVERAL.search(line.text, first, match.end()):
        return None
    if AGAINST.search(line.text, second, match.start()):
        return None  # 較市價低一成，便宜80萬元: against what is not told
    return (amounts[0], amounts[1]) if match["against"] else earlier_and_later(line, *amounts)


def _without_total(amounts: list[Claim]) -> list[Claim]:
    """The amounts, without what two of them come to (8間及11間，合共19間，相差3間)."""
    parts, last = amounts[:-1], amounts[-1:]
    return parts if len(parts) == 2 and "total" in last[0].frame.roles else amounts


def _stated(change: Change) -> Claim | None:
    if change.inner is not None:
        return change.inner
    pattern = AFTER_THAN if change.loose else AFTER_TO
    match = pattern.match(change.line.text, change.tail)
    return change.line.claim(match, "d") if match else None


def _fits(stated: Claim, amount: Claim) -> bool:
    """A difference of percentages must be in points (or itself a percentage that AR03 leaves alone)."""
    if amount.kind is Kind.PERCENT:
        return stated.kind is Kind.PERCENT and stated.unit == "pp"
    return stated.kind is not Kind.PERCENT and alike(stated, amount)


def weigh(before: Claim, after: Claim, stated: Claim) -> Verdict:
    """The verdict on a difference, in whichever direction it is stated."""
    first, second, quantity = level(before), level(after), stated.mention.quantity
    if first is None or second is None or quantity is None:
        return Verdict.HOLDS
    low, high = (before, after) if first <= second else (after, before)
    per = factor(stated.unit)
    computed = (reach(high) - reach(low)).scaled(1 / per)
    return judge(abs(second - first) / per, _positive(computed), quantity)


def _positive(interval: Interval) -> Interval:
    low = interval.low
    return interval if low is None or low >= 0 else Interval(low * 0, interval.high)


def _finding(one: Claim, two: Claim, stated: Claim, verdict: Verdict) -> Finding | None:
    first, second = level(one), level(two)
    assert first is not None and second is not None
    real = amount_as(abs(second - first) / factor(stated.unit), stated)
    before, after = quoted(one.quote), quoted(two.quote)
    told = {"before": before, "after": after, "real": real}
    working = against(say("{before} and {after} differ by {real}", **told), stated)
    message = say(
        "{before} and {after} differ by {real}, not 「{stated}」", stated=stated.quote, **told
    )
    return conclude(RULE.code, verdict, stated, [two, one], message, working)


RULE = Rule("AR04", "difference", Severity.ERROR, __doc__ or "", in_article=check)
