"""A sentence cites a table, and the table has another number.

What it flags
    「各區宗數見下表，合共330宗」 above a table whose total is 301宗; 「如下表所示，西區有95宗」 where the row of 西區
    has 85.

Why
    The table was replaced and the sentence that leads to it was not.

Stays silent
    Sentences without 下表, 附表, 如下 or the like; numbers of another unit than the column's; rows that
    name a number of the unit more than once; differences that rounding or a hedge explains.

Measured
    531 articles with planted faults (evaluation/): 2 hits, 2 on a planted fault.
    5 real articles: 0 hits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from claims.claim import Claim
from claims.model import Kind
from factcheck.arithmetic.intervals import stretch
from factcheck.arithmetic.operands import Masked, classifier, grammar, lines, reach
from factcheck.arithmetic.tables import Row, Table, tables
from factcheck.arithmetic.verdicts import accuse
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule
from factcheck.wording import quoted

CITES = regex.compile(r"[上下左右附]表|见表|列表|表[一二三四五六七八九十\d]|表列|如下|以下")
MARK = regex.compile(r"\p{Co}")  # a date or an ordinal in the name of a row
ABOVE = regex.compile("上表|以上表|上述列表")
TOTAL = grammar(
    r"(?:合共|共|总数|总计|合计|总共|完成投资|总投资|总支出|总收入)(?:有|为|达|是|录得|收到|处理|接获|批出|拨出|投入|支出|投资|完成投资|拨款)*+(?P<k>«A»)"
)
NAMED = grammar(r"(?P<gap>[^‹N›，。；：！？、\n]{0,6}?)(?P<k>«A»)")
MONEY = regex.compile(
    r"[（(](?P<size>[百千]?万|[十百]?亿|千|)(?:港|美|欧|日|新台|人民)?[元币圆][）)]"
)
SIZES = {"": 1, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8} | {
    "十亿": 10**9,
    "百亿": 10**10,
}
NEAR = 200
SHORTEST = 2


def check(article: Article) -> Iterator[Finding]:
    """Every sentence beside a table that cites it."""
    found = tables(article)
    for line in lines(article) if found else ():
        if CITES.search(line.text):
            yield from _judge(line, _meant(line, found))


def _meant(line: Masked, found: Sequence[Table]) -> Table | None:
    """The next table behind the line, or before it for 上表; none if it stands far."""
    if ABOVE.search(line.text):
        before = [table for table in found if table.end <= line.origin[0]]
        near = before and line.origin[0] - before[-1].end <= NEAR
        return before[-1] if near else None
    behind = [table for table in found if table.start >= line.origin[-1]]
    near = behind and behind[0].start - line.origin[-1] <= NEAR
    return behind[0] if near else None


def _judge(line: Masked, table: Table | None) -> Iterator[Finding]:
    if table is None:
        return
    if table.total is not None:
        for match in TOTAL.finditer(line.text):
            yield from _compare(line.claim(match, "k"), table, table.total)
    for row in table.rows:
        named = len(row.label) >= SHORTEST and not MARK.search(row.label)
        place = line.text.find(row.label) if named else -1
        match = NAMED.match(line.text, place + len(row.label)) if place >= 0 else None
        if match is not None:
            yield from _compare(line.claim(match, "k"), table, row)


def _compare(cited: Claim, table: Table, row: Row) -> Iterator[Finding]:
    """A number of the text against the one cell of its unit in a row."""
    found = [(cell, table.name(place)) for place, cell in enumerate(row.cells)]
    found = [(cell, name) for cell, name in found if _fits(cited, cell, name)]
    cells = [cell for cell, _ in found]
    quantity = cited.mention.quantity
    if len(cells) != 1 or quantity is None:
        return
    if stretch(quantity).overlaps(reach(cells[0]).scaled(_size(*found[0]))):
        return
    message = say(
        "the text has 「{stated}」, the table has 「{cell}」 for 「{row}」",
        stated=cited.quote,
        row=row.label,
        cell=cells[0].quote,
    )
    working = f"{quoted(cited.quote)} ≠ {quoted(cells[0].quote)}"
    yield accuse(RULE.code, Severity.WARNING, cited, cells, message, working)


def _size(cell: Claim, name: str) -> int:
    """How many 元 one of a column is by its heading: 撥款（萬元）."""
    match = MONEY.search(name)
    return SIZES[match["size"]] if match and not cell.unit else 1


def _fits(cited: Claim, cell: Claim, name: str) -> bool:
    """Whether a cell has the unit of a number of the text, by itself or by its heading."""
    if cell.unit:
        return cell.unit == cited.unit
    if cited.kind is Kind.MONEY:
        return cell.kind is Kind.NUMBER and MONEY.search(name) is not None
    unit = classifier(cited)
    return bool(unit) and unit in name


RULE = Rule("AR27", "table-and-text", Severity.WARNING, __doc__ or "", in_article=check)
