"""Periods that two dates tell: 由…至…, …展開，…完成."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from claims.claim import Claim
from factcheck.arithmetic.changes import CLAUSE
from factcheck.arithmetic.operands import Masked, grammar

BEGIN = r"(?:展开|开始|动工|开工|启动|举行|开幕|举办|起|推出|实施|施工|开放|招标|进行|生效|接受申请|接受报名)"
FINISH = r"(?:完成|结束|竣工|落成|完工|届满|截止|为止|止|闭幕|期满|完结|通车|启用)"
SPAN = grammar(
    rf"(?:由|自|从)?(?P<s>«D»){CLAUSE}{{0,6}}?(?P<begun>{BEGIN})?{CLAUSE}{{0,4}}?，?(?:并|预计|预料|料|将|拟){{0,2}}"
    rf"(?:至|到|于|在)?(?P<e>«D»)(?:{CLAUSE}{{0,4}}?{FINISH}|止|[，。])"
)
RANGE = grammar(r"(?P<way>介乎|介于|由|从)?(?P<s>«D»)(?:至|到|—|–|-|~|～)(?P<e>«D»)")
BEGUN = regex.compile("(?:開始|开始|起)$")


def periods(line: Masked) -> Iterator[tuple[Claim, Claim]]:
    """The first and last date of each period that two dates of a line tell."""
    for form in (SPAN, RANGE):
        for match in form.finditer(line.text):
            first, last = line.claim(match, "s"), line.claim(match, "e")
            if form is RANGE or match["begun"] or BEGUN.search(first.quote):
                yield first, last
