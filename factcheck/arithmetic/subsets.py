"""Parts of the whole right before them: greater than it (會員60人，其中72人為女性), or by sex (12男7女)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction

import regex

from claims.claim import Claim
from claims.model import Kind, Qualifier
from factcheck.arithmetic.intervals import stretch
from factcheck.arithmetic.operands import Masked, classifier, factor, grammar, level, reach
from factcheck.article import Article

WITHIN = grammar(
    r"(?P<t>«A»)(?P<thing>«B»[^‹N›。！？；，、：\n]{0,16})，?(?:其中|当中)"
    r"(?P<name>[^‹N›，、。！？；：\n]{0,10})(?P<k>«A»)(?P<tail>[^‹N›，、。！？；：（）\n]{0,8})"
)
MOVED = regex.compile(  # a difference of parts that rise and fall, a rate, a level of something else
    r"[增减升跌涨降缩少多净差每均各倍最亏盈]|利润|结余|超支|赤字|顺差|逆差|中位|指数|薪|工资|收费|票价|单价|售价|租|"
    r"呎价|尺价|月入|负|零下|气温|温度|目标|上限|原定|原本|去年|上年|同期|以前|过往|一\p{Han}"
)
PERSONS = frozenset(("人", "名", "位"))
VAGUE = frozenset("个项间份张条件组次宗只家所座处种类")  # counts things of any sort
TELLS = regex.compile(
    r"$|来自|属|是|为|在|获|位于|由|被|已|有|涉|用|没|未|不|需|须|可|会|将|经|从|给|与|和|至少|仍|都|的|占|要|曾|得|设|供|"
    r"出自|正|尚|分|向|因|以|则|于"
)
AHEAD = 14
BY_SEX = grammar(
    r"(?P<t>«A»)«B»[^‹N›。！？；：\n]{0,16}?(?:，?(?:包括|其中|当中|即|分别[是为]|[是为])|[，：（(])(?:有|共|包括)*+"
    r"(?P<a>«C»)[、和及]?(?P<b>«C»)(?P<rest>[^。！？；\n]{0,24})"
)
MEN_AND_WOMEN = grammar(
    r"男(?:性|生|士|子|职员|员工|会员|学生|选手)?[^‹N›，。；：！？\n]{0,6}(?P<a>«A»)«B»[^‹A›。！？\n]{0,24}?"
    r"女(?:性|生|士|子|职员|员工|会员|学生|选手)?[^‹N›，。；：！？\n]{0,6}(?P<b>«A»)(?P<rest>[^。！？；\n]{0,24})"
)
NEARLY = Fraction(
    1, 50
)  # how far off a number of persons may be that is that of these men and women
BEFORE = 20  # claims before them among which it is looked for
UNTOLD = regex.compile(
    r"另|其余|余下|不详|未[明知]|[儿男女孩]童|婴"
)  # neither told as man nor as woman


def by_sex(line: Masked) -> Iterator[tuple[Claim, Claim, Claim]]:
    """A number of persons, and the men and women among them: 拘捕18人，包括12男6女."""
    for match in BY_SEX.finditer(line.text):
        whole, one, two = (line.claim(match, name) for name in "tab")
        if {classifier(one), classifier(two)} != {"男", "女"} or classifier(whole) not in PERSONS:
            continue
        told = sum(level(claim) or 0 for claim in (one, two))
        start = match.start("t")
        before = [c for c in line.claims(line.sentence(start), start) if classifier(c) in PERSONS]
        values = [level(claim) or 0 for claim in (*before, whole)]
        if told not in (*values, sum(values)) and not UNTOLD.search(match["rest"]):
            yield whole, one, two


def men_and_women(article: Article, line: Masked) -> Iterator[tuple[Claim, Claim, Claim]]:
    """A number of persons told before, and the men and women that do not quite make it.

    「錄取27,862人。錄取生中，男生14,628人，女生13,324人」.
    """
    for match in MEN_AND_WOMEN.finditer(line.text):
        one, two = line.claim(match, "a"), line.claim(match, "b")
        told = (level(one) or Fraction(0)) + (level(two) or Fraction(0))
        if not {classifier(one), classifier(two)} <= PERSONS or UNTOLD.search(match["rest"]):
            continue
        here = bisect_left(article.claims, one.start, key=lambda claim: claim.start)
        before = [
            c for c in article.claims[max(0, here - BEFORE) : here] if classifier(c) in PERSONS
        ]
        near = [c for c in before if abs((level(c) or Fraction(0)) - told) <= told * NEARLY]
        alone = near and line.places.get(id(near[-1]), -1) < line.sentence(match.start())
        if told and alone and all(level(c) != told for c in near):
            yield near[-1], one, two  # in one sentence it is a list


def too_large(line: Masked) -> Iterator[tuple[Claim, Claim]]:
    """Each part that is greater than its whole whatever the hedges allow, with that whole before it."""
    for match in WITHIN.finditer(line.text, overlapped=True):
        whole, part = line.claim(match, "t"), line.claim(match, "k")
        start = match.start("t")
        ahead = line.text[max(line.sentence(start), start - AHEAD) : start]
        said = (ahead, match["thing"], match["name"], match["tail"])
        if not _one_sort(whole, part, match) or any(MOVED.search(words) for words in said):
            continue
        if _exceeds(part, whole) and not _of_several(line, start, whole, part):
            yield whole, part


def _one_sort(whole: Claim, part: Claim, match: regex.Match[str]) -> bool:
    """Whether the two count one sort of thing."""
    units = {classifier(whole), classifier(part)}
    if whole.kind is not part.kind or "" in units or whole.kind is Kind.NUMBER:
        return False
    if whole.kind is not Kind.COUNT:
        return len(units) == 1
    if units <= PERSONS:
        return True
    if len(units) > 1:
        return False
    thing = regex.split(r"[（(]", match["thing"])[0]
    bare = not match["tail"] or TELLS.match(match["tail"]) is not None
    same = bool(thing) and match["tail"].startswith(thing[:2])
    return bare or same or not units & VAGUE


def _exceeds(part: Claim, whole: Claim) -> bool:
    quantity = whole.mention.quantity
    if quantity is None:
        return False
    low = level(part) if part.qualifier is Qualifier.EXACT else reach(part).low
    most = stretch(quantity).scaled(factor(whole.unit)).high
    return low is not None and most is not None and low > most


def _of_several(line: Masked, start: int, whole: Claim, part: Claim) -> bool:
    """Whether amounts of the sentence before the whole, with it, leave room for the part."""
    before = line.claims(line.sentence(start), start)
    alike = [level(claim) for claim in before if claim.kind is whole.kind]
    if None in alike:
        return True
    values = [value for value in (*alike, level(whole)) if value is not None]
    return sum(values) >= (level(part) or 0)
