"""Shares of a whole: the part, the whole and the percentage that the grammar of a sentence ties."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import regex

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.changes import CLAUSE, FREE
from factcheck.arithmetic.formulas import worked_out
from factcheck.arithmetic.intervals import Verdict, in_tenths, judge
from factcheck.arithmetic.operands import (
    CLASSES,
    MARKS,
    Grammar,
    Masked,
    alike,
    grammar,
    level,
    reach,
)
from factcheck.arithmetic.results import ENDS, words_of

AMOUNTS = CLASSES["A"]
APART = regex.compile(r"较|比|[升降跌涨减增加]|每|平均|原|去年|上年|同期|目标")
ANY = r"[^。！？\n]"
WHOLE = (
    r"(?:总[^，。的‹N›]{0,4}的?|整体的?|全(?!港|国|球|市|澳|台|省|县|城|世)[^，。的‹N›]{1,3}的?|整个[^，。‹N›]{0,4}的?|"
    r"其中?|当中|同期|比[例率重]?|[只仅约近达了为的有数到去整整刚好共大概])*+"
)
OF = rf"(?:占比?|为|即|相当于|等于|正好|刚好|恰好|约为?|比例为?|比率为?){WHOLE}"
INSIDE = grammar(
    rf"(?P<n>«A»)«B»{FREE}{{0,24}}?(?:中|之中|当中|里|内)，?{FREE}{{0,24}}?(?P<k>"
    rf"«A»)«B»{CLAUSE}{{0,10}}[，、（(]"
    rf"(?:后者|前者)?{OF}(?P<p>«P»)"
)
OF_WHICH = grammar(
    rf"(?P<n>«A»)«B»[^。！？\n]{{0,60}}?(?:其中|当中|包括)[^。！？‹P›\n]{{0,48}}?(?P<k>"
    rf"«A»)«B»{CLAUSE}{{0,12}}，"
    rf"(?:后者|约|即|大约|也就是|只|仅)?{OF}(?P<p>«P»)"
)
OF_THE = grammar(
    rf"(?P<k>«A»)«B»{CLAUSE}{{0,6}}[，、]?{CLAUSE}{{0,4}}?占{CLAUSE}{{0,8}}?(?P<n>"
    rf"«A»)«B»{CLAUSE}{{0,10}}?的?(?P<p>«P»)"
)
AS_OF_THE = grammar(
    rf"(?P<k>«A»)«B»，(?:约|仅|只|大约|恰好|正好)*+(?:为|相当于|等于){CLAUSE}{{0,8}}?(?P<n>«A»)«B»的(?P<p>«P»)(?=[，。；]|$)"
)
RATE = grammar(
    rf"(?P<n>«A»)«B»{CLAUSE}{{0,12}}?(?:，|中有|当中有|已|(?<=«A»)){CLAUSE}{{0,12}}?(?P<k>"
    rf"«A»)«B»{CLAUSE}{{0,10}}，(?P<own>{CLAUSE}{{0,4}}?)"
    rf"(?P<act>\p{{Han}}{{0,2}})(?:比率|率|比例|占比)(?:(?![由从自升降跌增减至]){CLAUSE}){{0,4}}?(?P<p>«P»)"
)
LABELLED = grammar(
    rf"(?:总额|总数|总量|总值|总投资|总人数|总面积|总造价|合共|一共|合计)[^‹V›，。\n]{{0,8}}(?P<n>«A»)«B»"
    rf"{FREE}{{0,20}}(?P<k>«A»)«B»{CLAUSE}{{0,10}}，{CLAUSE}{{0,3}}?"
    rf"(?:占|约为|为|相当于|约占){CLAUSE}{{0,3}}?"
    rf"(?:总额|总数|总量|总值|整体|全部|总[^，。的]{{0,4}})的?(?:约|近|逾|达)?(?P<p>«P»)"
)
EXACTLY = grammar(
    r"(?P<head>\p{Han}{2})(?P<n>«A»)，[^‹V›，。]{0,6}(?P=head)(?P<k>«A»)，(?:刚好|正好|恰好|约|即|占)+(?P<p>«P»)"
)
USED = grammar(
    r"(?P<n>«A»)[^‹V›，。；\n]{0,6}，(?:已经?|其中|当中|现已|至今|目前)[^‹V›，。；\n]{0,8}(?P<k>«A»)[^‹V›，。；\n]{0,6}，"
    r"(?:即|也就是|相当于|占){1,2}(?P<p>«P»)"
)
NAMED = grammar(
    rf"(?P<head>\p{{Han}}{{2}})(?:为|达|约|共|有)*+(?P<n>«A»)«B»，{FREE}{{0,20}}?(?P<k>"
    rf"«A»)«B»{CLAUSE}{{0,6}}，"
    rf"(?:约)?占(?:总|全年|整体|全部|全数|全)?(?P=head)的?(?:约|近)?(?P<p>«P»)"
)
BARE = grammar(
    rf"(?P<n>«A»)«B»{CLAUSE}{{0,8}}，[^‹V›，。；\n]{{1,12}}(?P<k>«A»)«B»{CLAUSE}{{0,4}}，(?:约|仅仅|仅|只|才|已)?占了?(?P<p>"
    rf"«P»)(?=[，。；])"
)
TAKING = grammar(
    rf"(?P<n>«A»)«B»{CLAUSE}{{0,8}}，[^‹V›，。；\n]{{1,12}}占(?P<k>«A»)«B»{CLAUSE}{{0,4}}，(?:即|约|相当于|也就是){{1,2}}"
    rf"(?P<p>«P»)(?=[，。；]|$)"
)
ALONE = grammar(
    rf"(?<=，)(?:即|亦即|也就是|相当于|等于|刚好|正好|恰好|约|大约|比率|比例|占比|为|是)++(?P<p>«P»){ENDS}"
)
"""A share in a clause of its own; part and whole are the two amounts of the sentence before it."""
LISTED = grammar(r"(?P<k>«A»)[（(](?:约|占|即)*+(?P<p>«P»)[）)]")
SUCCESS = frozenset(
    ("成功", "录取", "取录", "中签", "获派", "获批", "通过", "合格", "及格", "完成", "参与", "回应")
)
FEWEST = 3
OWN = regex.compile(r"^(?:整体|总体|总|平均|全年|今年|其|即|的|年度|期内|而|故|因此|最终)*+$")
MOVED = regex.compile(r"[增减升跌多少加](?:加|少|长|升|跌)?[了约近逾]?$")
FORMS = (INSIDE, OF_WHICH, OF_THE, AS_OF_THE, RATE, LABELLED, EXACTLY, USED, NAMED, BARE, TAKING)


def tied(line: Masked) -> tuple[tuple[regex.Match[str], bool], ...]:
    """Every tie of a whole `n`, a part `k` and a share `p`; with it, whether it is a sure one.

    Worked out once for a line: two rules ask for them.
    """
    kept: tuple[tuple[regex.Match[str], bool], ...] | None = line.__dict__.get("_tied")
    if kept is None:
        kept = line.__dict__.setdefault("_tied", tuple(_tied(line)))
    return kept


def _tied(line: Masked) -> Iterator[tuple[regex.Match[str], bool]]:
    for form in FORMS if line.holds("AAP") else ():
        for match in form.finditer(line.text, overlapped=True):
            if _meant(line, match, form):
                yield match, form is not OF_WHICH


def _meant(line: Masked, match: regex.Match[str], form: Grammar) -> bool:
    """Whether part and whole are of one kind, and a rate is that of the act just counted."""
    whole, part, share = (line.claim(match, name) for name in "nkp")
    if not alike(whole, part) or share.unit != "%" or worked_out(line, share):
        return False
    if form is OF_WHICH and _shared_before(line, match):
        return False
    if form is BARE:
        return _only_two(line, match, part)
    if form is RATE and any(
        MOVED.search(line.text[match.start(name) - 4 : match.start(name)]) for name in "nk"
    ):
        return False
    if form is RATE and match["act"]:
        before = match[0][: match.start("act") - match.start()]
        if not match["own"] and match["act"] in SUCCESS and _only_two(line, match, part):
            # not of 贊成的有…，反對的有…，回應率…
            return words_of(line, whole)[-2:] != words_of(line, part)[-2:]
        named = (
            OWN.match(match["own"]) or match["own"] in before[: match.start("own") - match.start()]
        )
        return bool(named) and any(letter in before for letter in match["act"])
    return True


def alone(line: Masked) -> Iterator[tuple[Claim, Claim, Claim]]:
    """「總額24億元，政府承擔18億元，即三分之二」: whole, part and share."""
    for match in ALONE.finditer(line.text):
        share = line.claim(match, "p")
        told = line.claims(line.sentence(match.start()), match.start())
        if share.unit != "%" or len(told) != 2 or not alike(*told) or told[0].kind not in AMOUNTS:
            continue
        whole, part = (level(claim) or Fraction(0) for claim in told)
        apart = any(APART.search(words_of(line, claim)) for claim in told)
        if whole > part > 0 and not apart:
            yield told[0], told[1], share


def listed(line: Masked) -> Iterator[tuple[Claim, Claim, Claim]]:
    """「畢業生125人，升學60人（48%）、就業35人（28%）…」: the whole is the one that makes most of the shares."""
    pairs = [(line.claim(m, "k"), line.claim(m, "p")) for m in LISTED.finditer(line.text)]
    pairs = [(part, share) for part, share in pairs if share.unit == "%"]
    if len(pairs) < FEWEST:
        return
    first = line.places[id(pairs[0][0])]
    for whole in (c for c in line.claims(line.sentence_before(first), first)):
        if not all(alike(whole, part) for part, _ in pairs) or not level(whole):
            continue
        off = [pair for pair in pairs if weigh(pair[0], whole, pair[1]) is not Verdict.HOLDS]
        if len(off) * 2 < len(pairs):
            yield from ((whole, part, share) for part, share in off)
            return


def _shared_before(line: Masked, match: regex.Match[str]) -> bool:
    """Whether a share stands between whole and part: the part may be one of that share."""
    places = range(match.end("n"), match.start("k"))
    shares = [place for place in places if line.text[place] == MARKS[Kind.PERCENT]]
    return not all(MOVED.search(line.text[place - 4 : place]) for place in shares)


def _only_two(line: Masked, match: regex.Match[str], part: Claim) -> bool:
    """Whether the sentence has no third amount that could be the whole."""
    start = line.sentence(match.start())
    return sum(alike(claim, part) for claim in line.claims(start, match.start("p"))) == 2


def weigh(part: Claim, whole: Claim, share: Claim) -> Verdict:
    """The verdict on a share in per cent."""
    first, second, quantity = level(part), level(whole), share.mention.quantity
    if first is None or not second or quantity is None:
        return Verdict.HOLDS
    point = first / second * 100
    verdict = judge(point, (reach(part) / reach(whole)).scaled(100), quantity)
    return in_tenths(verdict, point, quantity)
