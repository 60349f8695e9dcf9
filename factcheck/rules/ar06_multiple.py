"""A stated multiple is not the quotient of the two amounts beside it.

What it flags
    產量由200噸增至600噸，是原來的4倍（600 ÷ 200 = 3）。「由200噸增至600噸，增加3倍」 is a slip of usage
    (it grew by two times, to three times) and a warning. 今年是去年的三倍。去年有240人，今年有480人 (two times).

Why
    Multiples are worked out in the head; 「增加三倍」 and 「增至三倍」 are mixed up.

Stays silent
    Multiples that rounding or a hedge explains; a multiple whose base the sentence does not give.

Measured
    531 articles with planted faults (evaluation/): 5 hits, 5 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import regex

from claims.claim import Claim
from claims.model import Kind, Qualifier, Quantity
from factcheck.arithmetic.changes import CLAUSE, LINK, readings
from factcheck.arithmetic.intervals import Interval, Verdict, judge
from factcheck.arithmetic.operands import REACH, Masked, alike, grammar, level, lines, reach
from factcheck.arithmetic.series import all_changes
from factcheck.arithmetic.verdicts import accuse, against, conclude, number
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

BY = grammar(
    rf"«B»[^‹V›‹M›，。；\n]{{0,8}}?[，、（(]?{LINK}(?P<word>«NOUN»|«MOVE»)(?:了|约|达|为|大约|多达|有|，)*+(?P<k>"
    rf"«M»)(?!的)"
)
BECAME = grammar(
    rf"«B»[^‹V›‹M›，。；\n]{{0,8}}?，?{LINK}(?:是|为|达|达到|即|相当于|等于)[^‹V›‹M›，。]{{0,10}}?的?(?P<k>«M»)"
)
DOUBLED = grammar(rf"«B»[^‹V›‹M›，。；\n]{{0,8}}?[，、（(]?{LINK}(?P<k>«M»)(?=[，。；、）)]|$)")
IS = r"(?P<be>差不多是|相当于|约等于|等于|大约是|约为|约是|几乎是|将近|是|为|达)"
EXPLICIT = grammar(
    rf"(?P<b>«A»)«B»{CLAUSE}{{0,12}}?，?{CLAUSE}{{0,8}}?{IS}{CLAUSE}{{0,16}}?(?P<a>"
    rf"«A»)«B»{CLAUSE}{{0,6}}?的(?P<k>«M»)"
)
PRONOUN = grammar(
    rf"(?P<b>«A»)«B»{CLAUSE}{{0,8}}，?{CLAUSE}{{0,4}}?{IS}(?:它们?|其|前者|前述|此数|原来|原先|原有|当时|当初|起初|最初)的?(?P<k>«M»)"
)
OF_THEN = grammar(rf"{IS}(?P<d>«D»)(?:同期|同月|同季|全年)?的(?P<k>«M»)")
BY_THEN = regex.compile("^(?:[当當][年时時日]|那[年时時])$")
NOW = regex.compile("如今|现在|现时|目前|现有|现已|今天|今年|至今")
TOLD = grammar(r"(?P<d>«D»)«B»(?:同期|同月|同季|全年)?[^‹V›‹D›，。；！？\n]{0,8}?(?P<a>«A»)(?!«D»)")
NAMES = grammar(
    rf"(?:^|[，。；])(?P<a>\p{{Han}}{{2,6}}?)(?:的\p{{Han}}{{1,4}}|数目|人数|面积|产量)?{IS}(?P<b>\p{{Han}}{{2,6}}?)的(?P<k>«M»)"
)
NAMED = grammar(r"(?:则|的|约|有|为|是|占|达|只有|仅)*+(?P<k>«A»)")
PARTIAL = regex.compile(r"首|截至|至今|上半|下半|暂|目标|预|单月|其中")
CLAUSE_AT_MOST = 24
SORTS = (Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.NUMBER)
COARSE = Decimal("0.3")
ABOUT = regex.compile(r"约|差不多|几乎|将近|大概")


def check(article: Article) -> Iterator[Finding]:
    """Every multiple that the grammar ties to two amounts."""
    seen: set[int] = set()
    for finding in _all(article):
        if finding.place.start not in seen:
            seen.add(finding.place.start)
            yield finding


def _all(article: Article) -> Iterator[Finding]:
    for change in all_changes(article):
        if change.inner is not None and change.inner.kind is Kind.MULTIPLE:
            yield from _grown(change.inner, [(change.before, change.after)])
        elif match := BY.match(change.line.text, change.tail):
            yield from _grown(change.line.claim(match, "k"), readings(change))
        elif not change.loose and (match := BECAME.match(change.line.text, change.tail)):
            yield from _times(change.line.claim(match, "k"), readings(change))
        elif match := DOUBLED.match(change.line.text, change.tail):
            multiple = change.line.claim(match, "k")
            if multiple.quote.startswith("翻"):  # 翻兩番: four times
                yield from _times(multiple, readings(change))
    for line in lines(article):
        yield from _stated(line)
    for line in lines(article, "AAMD"):
        yield from _dated(line)
    for line in lines(article, "AAM"):
        yield from _named(line)


def _stated(line: Masked) -> Iterator[Finding]:
    for match in EXPLICIT.finditer(line.text):
        before, after, multiple = (line.claim(match, name) for name in "abk")
        if alike(before, after):
            yield from _times(multiple, [(before, after)], about=_about(match))
    for match in PRONOUN.finditer(line.text):
        after, multiple = line.claim(match, "b"), line.claim(match, "k")
        start = line.sentence(match.start())
        bases = [
            claim
            for claim in line.claims(start, match.start())
            if alike(claim, after) and not line.bracketed(claim)
        ]
        if len({level(base) for base in bases}) == 1:
            yield from _times(multiple, [(bases[0], after)], about=_about(match))


def _about(match: regex.Match[str]) -> bool:
    return ABOUT.search(match["be"]) is not None


def _named(line: Masked) -> Iterator[Finding]:
    """「甲廠…1.2萬噸，乙廠0.4萬噸。甲廠是乙廠的兩倍」: names that stand before one amount each."""
    for match in NAMES.finditer(line.text):
        start = line.sentence_before(match.start())
        after = _amount_of(line, match["a"], start, match.start())
        before = _amount_of(line, match["b"], start, match.start())
        if (
            after is not None
            and before is not None
            and alike(before, after)
            and after is not before
        ):
            yield from _times(line.claim(match, "k"), [(before, after)], about=_about(match))


def _amount_of(line: Masked, name: str, start: int, end: int) -> Claim | None:
    """The amount that a name stands right before, if it does so once."""
    if line.text.count(name, start, end) != 1:
        return None
    match = NAMED.match(line.text, line.text.find(name, start, end) + len(name))
    return line.claim(match, "k") if match else None


def _dated(line: Masked) -> Iterator[Finding]:
    """「是去年的k倍」, with last year's amount told elsewhere: in this sentence or beside it."""
    for match in OF_THEN.finditer(line.text):
        then, multiple = line.claim(match, "d"), line.claim(match, "k")
        if BY_THEN.match(then.quote) and (pair := _then_and_now(line, match)):
            yield from _times(multiple, [pair], about=_about(match))
            continue
        start = line.sentence_before(match.start())
        end = line.sentence_end(line.sentence_end(match.end()))
        told = list(TOLD.finditer(line.text, start, end))
        bases = [line.claim(m, "a") for m in told if _same_time(line.claim(m, "d"), then)]
        if len(bases) != 1:
            continue
        amounts = _others(line, bases[0], line.sentence(match.start()), match.start())
        amounts = amounts or _others(line, bases[0], start, end)
        if len(amounts) == 1 and not _partial(line, amounts[0]):
            yield from _times(multiple, [(bases[0], amounts[0])], about=_about(match))


def _then_and_now(line: Masked, match: regex.Match[str]) -> tuple[Claim, Claim] | None:
    """「…只有310人，如今有1,860人，是當年的六倍」, or 「去年的宗數是當年的六倍」 behind last year's number."""
    start = line.sentence(match.start())
    told = [claim for claim in line.claims(start, match.start()) if claim.kind in SORTS]
    if len(told) == 2 and alike(*told):
        words = line.text[line.places[id(told[0])] : line.places[id(told[1])]]
        return (told[0], told[1]) if NOW.search(words) else None
    behind = line.places[id(told[0])] if len(told) == 1 else match.start()
    dates = [c for c in line.claims(behind, match.start()) if c.kind is Kind.DATE]
    if not dates:
        return None
    before = TOLD.finditer(line.text, max(0, start - REACH), start)
    after = [line.claim(m, "a") for m in before if _same_time(line.claim(m, "d"), dates[-1])]
    return (told[0], after[0]) if len(after) == 1 and alike(told[0], after[0]) else None


def _others(line: Masked, base: Claim, start: int, end: int) -> list[Claim]:
    """The other amounts between two places that may be the multiple of a base; 8,930萬 may be 元."""
    found = [c for c in line.claims(start, end) if c is not base]
    return [
        c for c in found if alike(c, base) or (c.kind is Kind.NUMBER and base.kind is Kind.MONEY)
    ]


def _partial(line: Masked, amount: Claim) -> bool:
    """Whether an amount is told of a part of the time only, or of the future."""
    place = line.places[id(amount)]
    clause = regex.split("[，。；]", line.text[max(0, place - CLAUSE_AT_MOST) : place])[-1]
    return PARTIAL.search(clause) is not None


def _same_time(first: Claim, second: Claim) -> bool:
    one, two = first.mention.period, second.mention.period
    return one is not None and two is not None and (one.start, one.end) == (two.start, two.end)


def quotient(before: Claim, after: Claim) -> tuple[Fraction, Interval] | None:
    """How many times the one amount is the other: at face value, and within the rounding."""
    first, second = level(before), level(after)
    if first is None or second is None or first <= 0 or second < 0:
        return None
    return second / first, reach(after) / reach(before)


def _fine(quantity: Quantity, *, about: bool = False) -> Quantity:
    """A multiple is read more finely than its last place: 一倍 is no 1.4, and 約 may stand apart."""
    if quantity.value is None:
        return quantity
    finer = replace(quantity, step=min(quantity.step, quantity.value * COARSE))
    if about and quantity.qualifier is Qualifier.EXACT:
        return replace(quantity, qualifier=Qualifier.ABOUT)
    return finer


def _times(
    multiple: Claim, pairs: list[tuple[Claim, Claim]], *, about: bool = False
) -> Iterator[Finding]:
    """「是…的k倍」: the quotient itself."""
    quantity, found = multiple.mention.quantity, _quotients(pairs)
    if quantity is None or not found:
        return
    quantity = _fine(quantity, about=about)
    verdicts = [judge(point, computed, quantity) for point, computed in found]
    if Verdict.HOLDS not in verdicts:
        before, after = pairs[0]
        yield from filter(None, [_finding(multiple, before, after, verdicts[0], found[0][0])])


def _quotients(pairs: list[tuple[Claim, Claim]]) -> list[tuple[Fraction, Interval]]:
    """The quotient of each pair; none at all where one of them has no value."""
    found = [quotient(*pair) for pair in pairs]
    return [each for each in found if each is not None] if None not in found else []


def _grown(multiple: Claim, pairs: list[tuple[Claim, Claim]]) -> Iterator[Finding]:
    """「增加k倍」: the quotient less one; the quotient itself is a slip of usage."""
    quantity, found = multiple.mention.quantity, _quotients(pairs)
    if quantity is None or not found or any(point < 1 for point, _ in found):
        return
    quantity, one = _fine(quantity), Interval.point(1)
    verdicts = [judge(point - 1, computed - one, quantity) for point, computed in found]
    if Verdict.HOLDS in verdicts:
        return
    (before, after), (point, computed) = pairs[0], found[0]
    if judge(point, computed, quantity) is Verdict.HOLDS:
        yield _slip(multiple, before, after, point)
    else:
        yield from filter(None, [_finding(multiple, before, after, verdicts[0], point)])


def _slip(multiple: Claim, before: Claim, after: Claim, point: Fraction) -> Finding:
    times, grown = number(point, 3), number(point - 1, 3)
    first, last = quoted(before.quote), quoted(after.quote)
    message = say(
        "{after} is {times} times {before}, an increase by {grown} times; "
        "the text has one by 「{stated}」",
        after=last,
        before=first,
        times=times,
        grown=grown,
        stated=multiple.quote,
    )
    working = say("; ").join((f"{last} ÷ {first} = {times}", f"{times} − 1 = {grown}"))
    return accuse(RULE.code, Severity.WARNING, multiple, [after, before], message, working)


def _finding(
    multiple: Claim, before: Claim, after: Claim, verdict: Verdict, point: Fraction
) -> Finding | None:
    times = number(point, 3)
    first, last = quoted(before.quote), quoted(after.quote)
    message = say(
        "{after} is {times} times {before}, not 「{stated}」",
        after=last,
        before=first,
        times=times,
        stated=multiple.quote,
    )
    working = against(f"{last} ÷ {first} = {times}", multiple)
    return conclude(RULE.code, verdict, multiple, [after, before], message, working)


RULE = Rule("AR06", "multiple", Severity.ERROR, __doc__ or "", in_article=check)
