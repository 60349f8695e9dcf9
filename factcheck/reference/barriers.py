"""Barriers: what keeps a row of the reference table from speaking of a claim, whatever the wording.

Unit, role, place, part, another thing of the same sort nearer by, something that belongs to the thing
and is told of in its stead. Each is told in a word or two, for `explain`.
"""

from __future__ import annotations

import regex

from claims.claim import Claim
from claims.frames.scopes import scope_of
from claims.frames.words import cut, is_content, tag
from claims.model import Kind, Qualifier
from factcheck.alignment.contrasts import contrast
from factcheck.alignment.dimensions import sort_of
from factcheck.reference.facets import ROLE_WORDS, implied, is_facet, speaks_for_itself, synonyms
from factcheck.reference.histories import Occurrence
from factcheck.reference.scales import scale_of
from factcheck.reference.surroundings import OWN, SEGMENT_END, WIDE, Surroundings

STRICT = (
    "target",
    "forecast",
    "change",
    "former",
    "per",
    "mean",
    "cap",
    "floor",
    "cumulative",
    "part",
)
NOT_TRUE = ("denied", "question", "supposed", "quoted")
# Words before 計劃, 服務 … that make no name of it; offices that act on a thing and are not the thing.
USED = regex.compile(
    r"提供|使用|接受|享用|改善|需要|推出|设立|建立|申请|参加|加入|营运|管理|公布|发表|有关|相关|上述|两|各"
)
OFFICES = regex.compile(r"政府|当局|基金会|署方|局方|院方|校方|财政司|业界")
MISTAKEN = regex.compile(r"误以为|误称|误传|误作|讹传|错报|误报")
PAY = regex.compile(r"薪|工资|价|费|租金")
SOME = regex.compile(r"的(?:约|只|就|大约|至少)?有$")  # 設有洗手間的有21個
FIRST = regex.compile(r"首[届期批次阶轮个]")
EDITION = regex.compile(r"第[一二三四五六七八九十百\d]{1,4}届|[今本上下]届")
PART = regex.compile(
    r"其中|当中|首期|首阶段|首批|首轮|次期|[第][一二三四五六七八九十\d]{1,2}[期批阶段轮段]|部分|部份|余下|另外|另有|"
    r"额外|分别|各有|各占|新增|增添|再添|加开|不足之处|一半|半数|个别|单一"
)
QUOTED = regex.compile(r"[「《『“][^」》』”]{2,16}[」》』”]")
DEADLINE = regex.compile(r"承诺|目标|力争|争取|达致|达成|实现|务求|预计|计划")
BUILT = regex.compile(r"兴建|提供|建成|落成|可建|容纳|设有|设置|建造")


def refusal(around: Surroundings, occurrence: Occurrence, offered: int) -> str:
    """Why the thing named at an occurrence is not what the claim speaks of; empty where nothing bars it."""
    claim = around.claim
    if (
        occurrence.start < claim.mention.end
        and claim.mention.start < occurrence.end
        and occurrence.end
    ):
        return "part of the name"
    if occurrence.end and _beside(around.page.text, occurrence):
        return "named for comparison"
    return (
        _units(claim, occurrence)
        or _roles(around, occurrence)
        or _places(around, occurrence)
        or _parts(around, occurrence)
        or _rival(around, occurrence, offered)
        or _owned(around, occurrence)
        or _narrowed(around, occurrence)
        or _opposite(around, occurrence)
    )


def _beside(text: str, occurrence: Occurrence) -> bool:
    """Whether a thing is named only to set another against it: 與環線相比, 較青藍計劃."""
    before = text[max(0, occurrence.start - 4) : occurrence.start].rstrip("「『《")
    after = text[occurrence.end : occurrence.end + 4].lstrip("」』》")
    if before.endswith(("与", "和", "跟", "同")):
        return after.startswith(("相比", "比较", "不同", "相若", "相似", "一样", "同属"))
    return before.endswith(("除了", "有别于", "不同于", "相对于", "较", "比")) or after.startswith(
        "以外"
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
    if sorts[1] == "persons" and ours == "個" and "人" not in claim.frame.right[:4]:
        return f"counts {ours}, not {theirs}"
    return "人次 is not 人" if "人次" in (ours, theirs) and ours and ours != theirs else ""


def _roles(around: Surroundings, occurrence: Occurrence) -> str:
    claim, history = around.claim, occurrence.history
    roles, wanted = set(claim.frame.roles), history.measure.roles
    if claim.qualifier is Qualifier.AT_MOST or regex.search(
        "上限|最多|最高|封顶|限额", around.words(around.segment)
    ):
        roles.add("cap")
    if MISTAKEN.search(around.words(around.sentence)):
        return "told as a mistake"
    if found := roles & set(NOT_TRUE):
        return f"not stated as true: {min(found)}"
    if "later" in roles:
        roles -= {"change", "former"}
    told = "".join(history.names)
    if PAY.search(told + history.measure.text):
        roles.discard("per")  # 每小時36元 is how pay is told
    for role in STRICT:
        if role in roles and role not in wanted and not _in_name(role, told):
            return f"role {role}"
    if "cap" in roles and claim.qualifier is Qualifier.UNDER:
        return "below a bound"
    for role in wanted - {"share", "target", "forecast"} - roles:
        if role == "per" and PAY.search(told + history.measure.text):
            continue
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
    near = named_places(around.words(around.clause), occurrence.name)
    named = near or (set(frame.scope.split("|")) - named_places(occurrence.name, "") - {""})
    if not history.scopes:
        own = any(name in around.words(around.clause) for name in history.rows[-1].scope_names)
        elsewhere = near - {"香港"} if history.rows[-1].scope_names and not own else set()
        return f"another place: {min(elsewhere)}" if elsewhere else ""
    if not named or named & history.scopes:
        return ""
    if around.claim.kind is Kind.ORDINAL or (not near and named <= {"香港", "全球"}):
        return ""
    return f"another place: {min(named)}"


def named_places(text: str, name: str) -> set[str]:
    """The places that a text names beside a thing's own name."""
    words = cut(text.replace(name, "，")) if name else cut(text)
    return set(scope_of(words, (), ()).split("|")) - {""}


def _parts(around: Surroundings, occurrence: Occurrence) -> str:
    words = around.words(around.segment).replace(occurrence.name, "")
    if SOME.search(around.claim.frame.left):
        return "some of them"
    measure, clause = occurrence.history.measure.text, around.words(around.clause)
    first = FIRST.search(measure)
    if first and first[0] not in clause:
        return f"not {first[0]}"
    if not first and (edition := EDITION.search(clause)) and edition[0] not in occurrence.name:
        return f"an edition: {edition[0]}"
    found = PART.search(words)
    if found and found[0] not in measure:
        return f"a part: {found[0]}"
    return ""


def _rival(around: Surroundings, occurrence: Occurrence, offered: int) -> str:
    """Another thing of the same sort, or any name in quotes, nearer to the claim than this one."""
    if offered == OWN:
        return ""
    text, mention, clause = around.page.text, around.claim.mention, around.clause[0]
    if occurrence.start >= mention.end:
        if around.claim.kind is not Kind.DATE:
            return "named after"
        stretch = text[mention.end : occurrence.start]
    else:
        stretch = text[min(occurrence.end, clause) : mention.start]
    for name in occurrence.history.names:
        stretch = stretch.replace(name, "，")
    last = cut(occurrence.name)[-1]
    sort = last if len(last) > 1 else occurrence.name[-2:]
    if sort in stretch and (other := _another(sort, stretch)):
        return f"another thing nearer: {other}"
    sentence = text[max(around.sentence[0], occurrence.end) : mention.start]
    if offered == WIDE and (quoted := QUOTED.search(sentence)):
        return f"another name nearer: {quoted[0]}"
    return ""


def _another(sort: str, stretch: str) -> str:
    """A name of the same sort: 白鷗計劃 beside 青藍計劃, not 這個計劃 and not 推出計劃."""
    words = cut(stretch)
    for place, word in enumerate(words):
        if not word.endswith(sort):
            continue
        before = word.removesuffix(sort) or (words[place - 1] if place else "")
        if before and is_content(before) and not USED.fullmatch(before) and tag(before) != "r":
            return before + sort
    return ""


def _owned(around: Surroundings, occurrence: Occurrence) -> str:
    """What belongs to the thing and is told of in its stead: 綠坡醫院新翼, 綠坡醫院的宿舍."""
    history, mention = occurrence.history, around.claim.mention
    if not around.sentence[0] <= occurrence.end <= mention.start:
        return ""
    following = around.page.text[occurrence.end : mention.core_start].lstrip("」』》")
    if following.startswith("的") and occurrence.end < around.clause[0]:
        return ""  # 持簽證的專才，逗留期限…: who holds it is told, not another thing
    words = cut(following.lstrip("的"))
    known = "".join((*history.names, history.measure.text, *implied(history.dimension)))
    first = words[0] if words else ""
    noun = len(first) > 1 and is_content(first) and tag(first).startswith("n")
    if not noun or is_facet(first) or OFFICES.fullmatch(first):
        return ""
    return "" if any(word in known for word in synonyms(first)) else f"something of it: {first}"


def _narrowed(around: Surroundings, occurrence: Occurrence) -> str:
    """A word that makes a rate or fee another one: 青年失業率, 知識產權收入的利得稅率."""
    if not speaks_for_itself(occurrence.name):
        return ""
    text, history = around.page.text, occurrence.history
    start = max(0, occurrence.start - 14)
    before = SEGMENT_END.split(text[start : occurrence.start])[-1].rstrip("「『《")
    owner = before.endswith("的")
    before = before.rstrip("的")
    last = (cut(before) or [""])[-1]
    told = "".join((*history.names, *(name for row in history.rows for name in row.scope_names)))
    if len(last) < 2 or not is_content(last) or last in told or OFFICES.fullmatch(last):
        return ""
    return (
        ""
        if scope_of([last], (), ()) or (tag(last) == "v" and not owner)
        else f"another one: {last}"
    )


def _opposite(around: Surroundings, occurrence: Occurrence) -> str:
    """A word that stands against one of the measure: 出口 for 進口, 假日 for 平日."""
    claim, measure = around.claim, occurrence.history.measure.text
    found = contrast((*claim.frame.before, *claim.frame.after), cut(measure))
    if found:
        return f"opposites: {'/'.join(found)}"
    segment = around.words(around.segment)
    known = "".join(occurrence.history.names) + measure
    for word in cut(measure):
        if len(word) != 2 or any(other in segment for other in synonyms(word)):
            continue
        for other in cut(segment):
            told = is_content(other) or tag(other) == "t"
            if told and len(other) == 2 and other[1] == word[1] and other not in known:
                return f"{other}, not {word}"
    return ""
