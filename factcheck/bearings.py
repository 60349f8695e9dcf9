"""Bearings: whether a row of the reference table speaks of a claim, and how surely.

Guards first (unit, role, place, part), then the name of the thing (in the claim's own segment, its
sentence, or before), then the facet: the less of the thing's name is near, the more of the measure's
words must be. Each refusal is told in a word or two, for `explain`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from claims.claim import Claim
from claims.model import Kind, Qualifier
from claims.scopes import scope_of
from claims.words import cut, is_content, tag
from factcheck.contrasts import contrast
from factcheck.dimensions import sort_of
from factcheck.facets import ROLE_WORDS, implied, synonyms
from factcheck.histories import Occurrence
from factcheck.scales import scale_of
from factcheck.surroundings import SEGMENT_END, Surroundings

OWN, SENTENCE, WIDE = 3, 2, 1
COVER = {OWN: 0.6, SENTENCE: 0.8, WIDE: 0.99}
STRICT = ("target", "forecast", "change", "former", "per", "cap", "floor", "cumulative", "part")
NOT_TRUE = ("denied", "question", "supposed", "quoted")
PARTIAL = "not told of all there are"
USED = frozenset(
    [
        "提供",
        "使用",
        "接受",
        "享用",
        "改善",
        "需要",
        "推出",
        "设立",
        "建立",
        "申请",
        "参加",
        "加入",
        "营运",
        "管理",
        "公布",
        "发表",
        "有关",
        "相关",
        "上述",
        "两",
        "各",
    ]
)
OFFICES = frozenset(["政府", "当局", "基金会", "署方", "局方", "院方", "校方", "财政司", "业界"])
WHOLE = ("有", "共", "合共", "总共", "达", "至", "为")  # before a count of all there are
PART = regex.compile(
    r"其中|当中|首期|首阶段|首批|首轮|次期|[第][一二三四五六七八九十\d]{1,2}[期批阶段轮段]|部分|部份|余下|另外|另有|"
    r"额外|分别|各有|各占|新增|增添|再添|加开|不足之处|一半|半数|个别|单一"
)
THIS = regex.compile(
    r"^[^，。；！？\n]{0,3}(?:[这该此本][片条座间所项幅块区园市院校馆场线个]|[全区园市院校馆场][区园市院校馆场内线里])[^，。；！？\n]{0,6}$"
)
LINK = regex.compile(
    r"(?:由[^，。；！？\n]{1,14}?[至到为]|[」』》”\"'：:（(]|的|是|为|达|约|逾|近|超过|共有|共|合计|合共|仍|现时|目前|现|已|只有|只|仅|就|则|在|于|有|定|设|订|"
    r"高|维持|水平|标准|最新|本港|全港|香港|全球|世界|全年|今年|去年|由|起|每年|每月|每日|每人|\s)*+$"
)
DEADLINE = regex.compile(r"承诺|目标|力争|争取|达致|达成|实现|务求|预计|计划")
BUILT = regex.compile(r"兴建|提供|建成|落成|可建|容纳|设有|设置|建造")


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a history bears on a claim: `score` 0 where it does not, and then why."""

    score: float
    reason: str
    clear: bool = False
    """Thing and measure are both in the claim's own clause."""
    partial: bool = False
    """It may be a number of some of them only: it can agree with the row, not contradict it."""


def bearing(around: Surroundings, occurrence: Occurrence, offered: int) -> Bearing:
    """Whether the thing named at an occurrence, by its measure, is what the claim speaks of.

    `offered` is where the name stands: OWN segment, SENTENCE or WIDE.
    """
    if refusal := _refusal(around, occurrence, offered):
        return Bearing(0.0, refusal)
    cover, reason = _facet(around, occurrence, offered)
    if not cover:
        return Bearing(0.0, reason)
    mention = around.claim.mention
    distance = max(mention.start - occurrence.end, occurrence.start - mention.end, 0)
    score = offered + cover + max(0.0, 1 - distance / 1000)
    return Bearing(score, reason, offered == OWN and cover == 1.0, reason == PARTIAL)


def _refusal(around: Surroundings, occurrence: Occurrence, offered: int) -> str:
    claim, history = around.claim, occurrence.history
    if (
        occurrence.start < claim.mention.end
        and claim.mention.start < occurrence.end
        and occurrence.end
    ):
        return "part of the name"
    return (
        _units(claim, occurrence)
        or _roles(around, occurrence)
        or _places(around, occurrence)
        or _parts(around, occurrence)
        or _rival(around, occurrence, offered)
        or _owned(around, occurrence)
        or _narrowed(around, occurrence)
        or _opposite(claim, history.measure.text)
    )


def _units(claim: Claim, occurrence: Occurrence) -> str:
    history = occurrence.history
    if scale_of(claim.kind, claim.unit)[0] != history.dimension:
        return "another unit"
    if claim.kind is Kind.MULTIPLE or claim.kind is Kind.RATIO:
        return "a multiple"
    ours, theirs = claim.unit, history.rows[-1].unit
    sorts = sort_of(ours), sort_of(theirs)
    if all(sorts) and sorts[0] != sorts[1]:
        return f"counts {ours}, not {theirs}"
    return "人次 is not 人" if "人次" in (ours, theirs) and ours and ours != theirs else ""


def _roles(around: Surroundings, occurrence: Occurrence) -> str:
    claim, history = around.claim, occurrence.history
    roles, wanted = set(claim.frame.roles), history.measure.roles
    if claim.qualifier is Qualifier.AT_MOST or regex.search(
        "上限|最多|最高|封顶|限额", around.words(around.segment)
    ):
        roles.add("cap")
    if found := roles & set(NOT_TRUE):
        return f"not stated as true: {min(found)}"
    if "later" in roles:
        roles -= {"change", "former"}
    told = "".join(history.names)
    for role in STRICT:
        if role in roles and role not in wanted and not _in_name(role, told):
            return f"role {role}"
    if "cap" in roles and claim.qualifier is Qualifier.UNDER:
        return "below a bound"
    for role in wanted - {"share", "target", "forecast"} - roles:
        if role != "per" or _whole_amount(around, history.measure.text):
            return f"no role {role}"
    if "target" in wanted and not _aims(around):
        return "no target"
    if "plan" in roles and claim.kind is not Kind.DATE:
        built = "later" not in roles and BUILT.search(around.words(around.clause))
        return "" if built or {"target", "forecast"} & wanted else "role plan"
    return ""


def _whole_amount(around: Surroundings, measure: str) -> bool:
    """Whether a measure by the piece (每家企業…) is not told so in the sentence."""
    words = around.words(around.sentence)
    return (
        not any(sign in words for sign in ("每", "人均", "平均", "单位")) and "每年" not in measure
    )


def _in_name(role: str, told: str) -> bool:
    """Whether the subject's own name says the role: 最低工資, 非本地生上限."""
    return any(word in told for word in ROLE_WORDS.get(role, ()))


def _aims(around: Surroundings) -> bool:
    period, left = around.claim.mention.period, around.claim.frame.left
    if period is not None:
        return period.direction in ("before", "until") or "目标" in left
    aims = {"target", "plan", "forecast"} & around.claim.frame.roles
    return bool(aims or DEADLINE.search(around.words(around.sentence)))


def _places(around: Surroundings, occurrence: Occurrence) -> str:
    """Another place than the row's; the place in the thing's own name is no other."""
    history, frame = occurrence.history, around.claim.frame
    near = _named_places(around.words(around.clause), occurrence.name)
    named = near or (set(frame.scope.split("|")) - _named_places(occurrence.name, "") - {""})
    if not named or not history.scopes or named & history.scopes:
        return ""
    if around.claim.kind is Kind.ORDINAL or (not near and named <= {"香港", "全球"}):
        return ""
    return f"another place: {min(named)}"


def _named_places(text: str, name: str) -> set[str]:
    words = cut(text.replace(name, "，")) if name else cut(text)
    return set(scope_of(words, (), ()).split("|")) - {""}


def _parts(around: Surroundings, occurrence: Occurrence) -> str:
    words = around.words(around.segment).replace(occurrence.name, "")
    found = PART.search(words)
    if found and found[0] not in occurrence.history.measure.text:
        return f"a part: {found[0]}"
    return ""


def _rival(around: Surroundings, occurrence: Occurrence, offered: int) -> str:
    """Another thing of the same sort, or any name in quotes, nearer to the claim than this one."""
    if offered == OWN and occurrence.end > around.clause[0]:
        return ""
    text, mention = around.page.text, around.claim.mention
    if occurrence.start >= mention.end:
        stretch = text[mention.end : occurrence.start]
    else:
        stretch = text[occurrence.end : mention.start]
    sort = occurrence.name[-2:] if len(occurrence.name) > 3 else occurrence.name[-1:]
    if sort in stretch and (other := _another(sort, stretch)):
        return f"another thing nearer: {other}"
    sentence = text[max(around.sentence[0], occurrence.end) : mention.start]
    if offered == WIDE and (
        quoted := regex.search(r"[「《『“](?=[^」》』”]{2,16}[」》』”])", sentence)
    ):
        return f"another name nearer: {sentence[quoted.start() : quoted.start() + 8]}"
    return ""


def _another(sort: str, stretch: str) -> str:
    """A name of the same sort: 白鷗計劃 beside 青藍計劃, not 這個計劃 and not 推出計劃."""
    words = cut(stretch)
    for place, word in enumerate(words):
        if not word.endswith(sort):
            continue
        before = word.removesuffix(sort) or (words[place - 1] if place else "")
        if before and is_content(before) and before not in USED and tag(before) != "r":
            return before + sort
    return ""


def _owned(around: Surroundings, occurrence: Occurrence) -> str:
    """What belongs to the thing and is told of in its stead: 綠坡醫院新翼, 綠坡醫院的宿舍."""
    history, mention = occurrence.history, around.claim.mention
    if not around.clause[0] <= occurrence.end <= mention.start:
        return ""
    words = cut(around.page.text[occurrence.end : mention.core_start].lstrip("」』》的"))
    known = "".join((*history.names, history.measure.text, *implied(history.dimension)))
    first = words[0] if words else ""
    strange = bool(first) and is_content(first) and tag(first).startswith("n") and len(first) > 1
    if not strange or first in OFFICES or any(word in known for word in synonyms(first)):
        return ""
    return f"something of it: {first}"


def _narrowed(around: Surroundings, occurrence: Occurrence) -> str:
    """A word that makes a rate or fee another one: 青年失業率, 知識產權收入的利得稅率."""
    if not _speaks_for_itself(occurrence.name):
        return ""
    text, history = around.page.text, occurrence.history
    start = max(0, occurrence.start - 14)
    before = SEGMENT_END.split(text[start : occurrence.start])[-1].rstrip("「『《")
    owner = before.endswith("的")
    before = before.rstrip("的")
    last = (cut(before) or [""])[-1]
    told = "".join((*history.names, *(name for row in history.rows for name in row.scope_names)))
    if len(last) < 2 or not is_content(last) or last in told or last in OFFICES:
        return ""
    return (
        ""
        if scope_of([last], (), ()) or (tag(last) == "v" and not owner)
        else f"another one: {last}"
    )


def _opposite(claim: Claim, measure: str) -> str:
    found = contrast((*claim.frame.before, *claim.frame.after), cut(measure))
    return f"opposites: {'/'.join(found)}" if found else ""


def _facet(around: Surroundings, occurrence: Occurrence, offered: int) -> tuple[float, str]:
    """How much of the facet the claim tells, 0 where it is too little, and the reason."""
    claim, history = around.claim, occurrence.history
    link = _between(around, occurrence)
    if claim.kind is Kind.DATE:
        return _event(around, occurrence, offered)
    if claim.kind is Kind.ORDINAL:
        return _ranked(around, occurrence, link)
    if not history.measure.telling:
        return _plain(around, occurrence, offered, link)
    cover = history.measure.cover(_said_near(around))
    if strange := _strange(around, occurrence):
        return 0.0, f"counts something else: {strange}"
    if cover >= COVER[offered]:
        return cover, "measure told"
    if link is not None and claim.kind is not Kind.COUNT and _speaks_for_itself(occurrence.name):
        return max(cover, 0.5), "name and number adjoin"
    return 0.0, f"measure covered {cover:.2f}"


def _said_near(around: Surroundings) -> str:
    return around.words(around.segment) + " " + around.question


def _speaks_for_itself(name: str) -> bool:
    """Whether a name says what its number measures: 限額, 稅率, 學費, 人口, 總值."""
    return name.endswith(
        ("额", "率", "费", "价", "税", "人口", "值", "上限", "下限", "工资", "薪金", "量", "数")
    )


def _between(around: Surroundings, occurrence: Occurrence) -> str | None:
    """The words between name and number where they only join the two; None where they say more."""
    mention, history = around.claim.mention, occurrence.history
    if not around.clause[0] <= occurrence.end <= mention.start:
        return None
    words = around.page.text[occurrence.end : mention.start]
    rest = words
    spoken = {*cut(history.measure.text), *history.scopes, *implied(history.dimension)}
    for word in sorted(spoken, key=lambda word: (-len(word), word)):
        rest = rest.replace(word, "")
    return words if LINK.fullmatch(rest) else None


def _plain(
    around: Surroundings, occurrence: Occurrence, offered: int, link: str | None
) -> tuple[float, str]:
    """A row that only counts, sums or sizes up its subject."""
    claim = around.claim
    if claim.kind in (Kind.COUNT, Kind.NUMBER):
        return _counted(around, occurrence, link)
    if link is not None:
        return 1.0, "name and number adjoin"
    right = around.page.text[claim.mention.end : claim.mention.end + 24]
    if regex.sub(r"^(?:成立|设立|推出|的|[「『《])*+", "", right).startswith(occurrence.name):
        return 1.0, "number and name adjoin"
    words = around.words(around.segment)
    facet = any(word in words for word in implied(occurrence.history.dimension) if len(word) > 1)
    if offered == WIDE and facet and THIS.search(words.split(" ")[0]):
        return 1.0, "taken up again"
    if (
        offered == SENTENCE
        and claim.kind in (Kind.MEASURE, Kind.DURATION)
        and _taken_up(around, occurrence)
    ):
        return 1.0, "taken up again"
    if claim.kind is Kind.MONEY and offered == OWN and facet and _near(around, occurrence):
        return (0.0, "another sum") if _strange(around, occurrence) else (1.0, "total told")
    return 0.0, "facet not told"


def _taken_up(around: Surroundings, occurrence: Occurrence) -> bool:
    """Whether the clause names nothing but the facet, or the thing's sort with it: 牌照有效期為兩年."""
    start, mention = around.clause[0], around.claim.mention
    words = around.page.text[start : mention.core_start]
    if not any(word in words for word in implied(occurrence.history.dimension) if len(word) > 1):
        return False
    for word in sorted(implied(occurrence.history.dimension), key=lambda word: (-len(word), word)):
        words = words.replace(word, "")
    rest = words.strip().removeprefix("其").removeprefix(occurrence.name[-2:])
    return LINK.fullmatch(rest) is not None


def _near(around: Surroundings, occurrence: Occurrence) -> bool:
    """Whether little stands between name and sum, and nothing that the thing owns (X的研究院)."""
    words = around.page.text[occurrence.end : around.claim.mention.start]
    return len(words) <= 12 and "的" not in words.rstrip("的")


def _counted(around: Surroundings, occurrence: Occurrence, link: str | None) -> tuple[float, str]:
    """A row that counts its subject fits a claim that counts just that, no more and no less."""
    claim, history = around.claim, occurrence.history
    head = _own_head(claim)
    names = set(history.names)
    for scope in (name for row in history.rows for name in row.scope_names):
        head = head.removeprefix(scope).removeprefix("在" + scope)
    if head in names:
        whole = history.scopes & _named_places(around.words(around.clause), occurrence.name)
        if whole or claim.frame.left.endswith(WHOLE):
            return 1.0, "counts the subject"
        return 0.5, PARTIAL
    if not head and link is not None and claim.unit:
        return 1.0, "name and number adjoin"
    return 0.0, f"counts {head or 'nothing named'}"


def _own_head(claim: Claim) -> str:
    """The noun phrase after the number; empty where the head stands before it."""
    head = "".join(claim.frame.head).lower()
    right = claim.frame.right.lower().lstrip("的「『《")
    return head if head and right.startswith(head[: max(1, min(len(head), 2))]) else ""


def _strange(around: Surroundings, occurrence: Occurrence) -> str:
    """A word of the noun phrase after the number that neither thing nor measure knows."""
    claim, history = around.claim, occurrence.history
    if claim.kind in (Kind.PERCENT, Kind.DURATION) or not _own_head(claim):
        return ""
    known = "".join((*history.names, history.measure.text, *sorted(history.scopes)))
    known += "".join(sorted(implied(history.dimension)))
    for word in claim.frame.head:
        if is_content(word) and not any(other in known for other in synonyms(word.lower())):
            return word
    return ""


def _ranked(around: Surroundings, occurrence: Occurrence, link: str | None) -> tuple[float, str]:
    """A place in a list: the name adjoins, or the words between are of the list's own name."""
    history = occurrence.history
    start, mention = max(0, around.sentence[0] - 120), around.claim.mention
    before = around.page.text[start : mention.start]
    quoted = before.rfind("》")
    if quoted >= 0 and history.measure.cover(before[before.rfind("《") :]) == 0:
        before = before[quoted:]  # another list is named after this one
    if history.measure.telling:
        cover = history.measure.cover(before + around.words((mention.start, around.sentence[1])))
        return (
            (cover, "list named")
            if cover >= COVER[OWN] and link is not None
            else (0.0, "list not named")
        )
    return (1.0, "list and place adjoin") if link is not None else (0.0, "words between")


def _event(around: Surroundings, occurrence: Occurrence, offered: int) -> tuple[float, str]:
    """A date fits where the event of the row is told with it."""
    claim, measure = around.claim, occurrence.history.measure
    if "reporting" in claim.frame.roles:
        return 0.0, "date of the telling"
    if not measure.telling:
        aims = "target" in measure.roles or any("目标" in name for name in occurrence.history.names)
        return (1.0, "target of the thing") if aims and offered == OWN else (0.0, "event not told")
    if {"dating"} & claim.frame.roles and offered != OWN:
        return 0.0, "date of a number"
    cover = measure.cover(around.words(around.clause))
    if cover >= COVER[offered] and offered != WIDE:
        return cover, "event told"
    alone = len(list(_dates(around))) == 1 and claim.mention.start - around.sentence[0] <= 2
    if offered != WIDE and alone and measure.cover(around.words(around.sentence)) == 1.0:
        return 0.9, "event told in the sentence that the date opens"
    return 0.0, "event not told"


def _dates(around: Surroundings) -> Iterator[Claim]:
    """The dates of the sentence that are told as exactly as this one."""
    period = around.claim.mention.period
    for other in around.page.within(*around.sentence):
        told = other.mention.period
        if told is not None and period is not None and told.grain == period.grain:
            yield other


__all__ = ["OWN", "SENTENCE", "WIDE", "Bearing", "bearing"]
