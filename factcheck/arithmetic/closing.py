"""Whether the parts of a list leave no rest, or overlap: told by their names alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from factcheck.arithmetic.operands import Masked
from factcheck.arithmetic.parts import Part

PAIRS = (
    ("男", "女"),
    ("公营", "私营"),
    ("公立", "私立"),
    ("上半年", "下半年"),
    ("本科", "研究生"),
    ("日间", "夜间"),
    ("进口", "出口"),
    ("境内", "境外"),
    ("线上", "线下"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("已婚", "未婚"),
    ("有效", "无效"),
    ("国内", "国际"),
    ("省内", "省外"),
    ("省内", "跨省"),
)
TRIPLES = (
    (r"胜|赢", r"和|平", r"负|输|败"),
    (r"赞成|支持|同意|看好", r"反对|不同意|看淡", r"意见|表态|立场|弃权|不知道|中立|持平|不变"),
    (r"金", r"银", r"铜"),
)
"""Names that leave no fourth: games won, drawn and lost; for, against and neither."""
FIRST = regex.compile(r"(?:首|第一)(?P<sort>\p{Han})")
LAST = regex.compile(r"(?:末|尾|最[后後]一?)(?P<sort>\p{Han})")
TRAITS = (
    r"男|女",
    r"长者|老人|青年|青少年|儿童|未成年|岁|退休",
    r"本地|海外|内地|外地|外籍|国际|非华|少数族裔|原居",
    r"职称|博士|硕士|学历|学位|持证|党员",
    r"住宿|寄宿|走读|全职|兼职|残疾|首次|曾|有[^‹›]{0,6}经验",
)
SEVERAL = regex.compile("患者|病患|症|曾经?|兼")  # one person may have several of these
DENIED = regex.compile(r"非(\p{Han}{2})")
TOLD_APART = regex.compile(r"^[，、；]?(?:以及|\p{Han}{0,2}?)(?:其余|余下|剩下)")
VACANT = regex.compile(r"^[，、；]?\p{Han}{0,2}?(?:空置|空缺|闲置|尚余|空\p{Han})(?:的|有|约)*$")

OF_THESE = regex.compile(r"(?:中|之内|里)，|其中|当中|包括|：")
TAKEN_IN = regex.compile(  # what is said of everybody, before they are told apart
    r"受访|受查|受影响|受伤|伤亡|死伤|参[加与赛选]|出席|报[名考]|应[考征]|入[读住院学职]|获[救邀]|被[捕困]|申请|登记|投票|"
    r"[者员生民众客户童工士](?:\p{Han}{2})?$|(?:个案|案件|样本|问卷|回应|学校|机构|单位|产品)$"
)
ALL = regex.compile(r"[共总全]")
NAMED_FIRST = 6
WITHIN = ("，其中", "，当中", "，尤以", "，尤其")
SO_FAR = regex.compile(r"(?:今年|本年|今季|以[来來]|至今|迄今|年初|起)[^，。；]{0,6}$")
LEADS = 12  # characters before a total that may say since when it runs


def nested(parts: Sequence[Part]) -> bool:
    """Whether a list has one of its own within it: 42人出院，37人留院，其中4人危殆、33人穩定."""
    return any(part.lead.startswith(WITHIN) for part in parts[1:])


def so_far(line: Masked, total: regex.Match[str]) -> bool:
    """Whether a total runs since some time, and sums up no list: 甲地2例、乙地1例，今年累計181例."""
    place = total.start("word")
    return total["word"] == "累计" and bool(SO_FAR.search(line.read(max(0, place - LEADS), place)))


def first_of_list(line: Masked, place: int, tail: str, parts: Sequence[Part]) -> bool:
    """Whether the amount before a list that ends in 其餘 is its first part, and no whole is stated.

    「420人支持，310人反對，其餘90人無意見」: `place` is that of 420人, `tail` what is said of it.
    """
    if TOLD_APART.search(parts[-1].lead) is None:
        return False
    clause = max(line.text.rfind(mark, 0, place) for mark in "，。；：！？") + 1
    lead, said = line.text[clause:place], tail.rstrip("，")
    if ALL.search(lead):
        return False
    if OF_THESE.search(line.text, line.sentence(place), place):
        return True
    first = parts[0].lead.strip("，、；")
    if not first:  # the amount stands first: what follows it tells the sort
        return bool(said) and TAKEN_IN.search(said) is None
    return bool(lead) and lead[-1] == first[-1] and len(lead) <= NAMED_FIRST


def exhaustive(parts: Sequence[Part]) -> bool:
    """Whether the names leave no rest: 其餘, 男 and 女, 首段 to 末段, in use and 空置."""
    two = len(parts) == 2 and parts[0].claim.unit == parts[1].claim.unit
    rest = TOLD_APART.search(parts[-1].lead) or (two and VACANT.search(parts[-1].lead))
    return bool(rest) or _complementary(parts) or _first_to_last(parts) or _triple(parts)


def overlapping(parts: Sequence[Part]) -> bool:
    """Whether parts overlap: one is told by sex, age or origin and another by something else."""
    if any(SEVERAL.search(part.label) for part in parts):
        return True
    told = [tuple(regex.search(sort, part.label) is not None for sort in TRAITS) for part in parts]
    return len(set(told)) > 1


def _complementary(parts: Sequence[Part]) -> bool:
    """Two parts that leave no third: 男 and 女, 公營 and 私營, 上半年 and 下半年."""
    if len(parts) != 2:
        return False
    names = [part.label for part in parts]
    return any(
        (one in names[0] and two in names[1]) or (two in names[0] and one in names[1])
        for one, two in (*PAIRS, *_negated(names))
    )


def _triple(parts: Sequence[Part]) -> bool:
    """Three parts in the order in which they are always told: 贏…、和…、輸…."""
    return len(parts) == 3 and any(
        all(regex.search(name, part.label) for name, part in zip(names, parts, strict=True))
        for names in TRIPLES
    )


def _first_to_last(parts: Sequence[Part]) -> bool:
    """Whether the parts are told from the first to the last of one sort: 首段, 次段, 末段."""
    first, last = FIRST.search(parts[0].label), LAST.search(parts[-1].label)
    return first is not None and last is not None and first["sort"] == last["sort"]


def _negated(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """本地 and 非本地: a name, and the same denied."""
    for name in names:
        for found in DENIED.finditer(name):
            yield "非" + found[1], found[1]
