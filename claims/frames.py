"""Frames: what each mention of a document is about, read from the words around it.

The text is cut into tokens once, with a mark in place of every mention; everything else is a walk
over tokens. A mention's own segment ends at clause punctuation, at an enumeration comma, at a
bracket and at the next quantity; a bracket that holds only the mention belongs to what stands
before it (港大（第17位）).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from claims.aliases import canonical
from claims.claim import Frame
from claims.model import Kind, Mention, Period, Qualifier
from claims.roles import roles_of
from claims.scopes import scope_of
from claims.words import MARK, cut, is_content, tag

SENTENCE_ENDS = frozenset("。！？!?\n")
CLAUSE_ENDS = SENTENCE_ENDS | frozenset("，；：,;:\u3000—…")
SEGMENT_ENDS = CLAUSE_ENDS | frozenset("、（）()【】[]")
OPENING = frozenset("（(")
POINTING = frozenset("该 此 这 其 这片 这座 这个 这项 该项 该批 有关 上述 前者 后者 两者 它 该会 该校 该局 该署".split())
UNTIL = frozenset("到 至 截至 直至 迄 截止".split())
COMPARING = frozenset("较 比 相比 对比 按 与 比较 较之".split())
BOUNDS = {Qualifier.AT_MOST: "cap", Qualifier.AT_LEAST: "floor"}
DATE_ROLES = frozenset(("question", "former", "plan", "supposed", "denied"))
COLONS = frozenset("：:")
QUESTION_MARKS = frozenset("？?")
QUOTES = frozenset("「」『』《》〈〉“”‘’\"'")
REPORTING = ("公布", "表示", "宣布", "指出", "指", "发表", "说", "称", "报道", "电", "讯", "回复", "披露")
CONTEXT = 14  # characters kept on each side for comparing wordings
HEAD_WORDS = 6
BOX_KEY, BOX_LINE = 10, 36  # characters of a key and of its whole line
KEY_WORDS = 6  # tokens before a colon at the beginning of a line that may be a key
VALUE_WORDS = 14  # tokens after it
WIDE_WORDS = 40
REACH = 160  # tokens back in its paragraph in which the period of a number is looked for


@dataclass(frozen=True, slots=True)
class _Tokens:
    """The tokens of a document, where each begins in the text, and the token of each mention."""

    words: list[str]
    starts: list[int]
    marks: list[int]
    kinds: dict[int, Mention]
    text: str

    def content(self, start: int, end: int) -> Iterator[str]:
        """The content words of a stretch; an ordinal is one too (首批居民, 第三屆展覽)."""
        for index in range(start, end):
            word = self.words[index]
            if word == MARK:
                mention = self.kinds[index]
                if mention.kind is Kind.ORDINAL:
                    yield self.text[mention.start : mention.end]
                elif self.designates(index):
                    yield self.words[index - 1] + self.text[mention.start : mention.end]
            elif is_content(word):
                yield word

    def designates(self, index: int) -> bool:
        """Whether a mention is the number of a thing and part of its name (小行星9027), not a count."""
        mention = self.kinds[index]
        if mention.kind is not Kind.NUMBER or mention.quantity is None or mention.quantity.unit:
            return False
        plain = self.text[mention.start : mention.end].isdecimal()
        before = self.words[index - 1] if index else "\n"
        return plain and is_content(before) and not tag(before).startswith("v")

def frames(
    text: str,
    mentions: Sequence[Mention],
    headings: Sequence[tuple[int, str]],
    kinds: Sequence[str] = (),
) -> list[Frame]:
    """A frame for each mention, in order.

    `text` is the folded text, `mentions` are sorted and apart; `headings` gives, in order, from which
    place on which heading or title holds; `kinds` the kind of each line.
    """
    tokens = _tokenise(text, mentions)
    heading_starts = [start for start, _ in headings]
    heading_words = [tuple(filter(is_content, cut(words))) for _, words in headings]
    built: list[Frame] = []
    sentences = _Sentences(tokens)
    for mention, index in zip(mentions, tokens.marks, strict=True):
        place = bisect_right(heading_starts, mention.start) - 1
        heading = heading_words[place] if place >= 0 else ()
        frame = _frame(text, tokens, sentences, mention, index, heading)
        if frame.block < len(kinds):
            boxed = _boxed(text, mention)
            frame = replace(frame, place="box" if boxed else kinds[frame.block])
        built.append(_inherit(frame, mention, built, mentions))
    return built


def _inherit(
    frame: Frame, mention: Mention, earlier: Sequence[Frame], mentions: Sequence[Mention]
) -> Frame:
    """A number without a thing of its own (增至18所) counts what the last one of its kind counted."""
    if frame.head or mention.kind is Kind.DATE:
        return frame
    for number in range(len(earlier) - 1, max(-1, len(earlier) - 6), -1):
        other = earlier[number]
        if other.sentence != frame.sentence:
            break
        if other.head and mentions[number].kind is mention.kind:
            before = (*(word for word in other.before if word not in frame.before), *frame.before)
            return replace(frame, head=other.head, before=before)
    return frame


def _tokenise(text: str, mentions: Sequence[Mention]) -> _Tokens:
    pieces, offsets, position = [], [], 0
    for mention in mentions:
        pieces += [text[position : mention.start].replace(MARK, " "), MARK]
        offsets.append((mention.start, mention.end))
        position = mention.end
    pieces.append(text[position:].replace(MARK, " "))
    words = cut("".join(pieces))
    starts, marks, kinds = [], [], {}
    position = 0
    for index, word in enumerate(words):
        starts.append(position)
        if word == MARK:
            mention = mentions[len(marks)]
            kinds[index] = mention
            marks.append(index)
            position = mention.end
        else:
            position += len(word)
    return _Tokens(words, starts, marks, kinds, text)


class _Sentences:
    """Where the sentences of a document begin and end, in tokens; their content words, once each."""

    def __init__(self, tokens: _Tokens) -> None:
        self.tokens = tokens
        self.starts = [0]
        self.blocks = [0]  # of each sentence, the number of its block
        for index, word in enumerate(tokens.words):
            if word in SENTENCE_ENDS:
                self.starts.append(index + 1)
                self.blocks.append(self.blocks[-1] + (word == "\n"))
        self._words: dict[int, tuple[str, ...]] = {}

    def number_of(self, index: int) -> int:
        """The sentence that a token stands in."""
        return bisect_right(self.starts, index) - 1

    def span(self, number: int) -> tuple[int, int]:
        """First token of a sentence and the one after its last."""
        after = number + 1
        end = self.starts[after] if after < len(self.starts) else len(self.tokens.words)
        return self.starts[number], end

    def content(self, number: int) -> tuple[str, ...]:
        """The content words of a sentence; none for a sentence that does not exist."""
        if number < 0:
            return ()
        if number not in self._words:
            start, end = self.span(number)
            self._words[number] = tuple(self.tokens.content(start, end))
        return self._words[number]


def _frame(
    text: str,
    tokens: _Tokens,
    sentences: _Sentences,
    mention: Mention,
    index: int,
    heading: tuple[str, ...],
) -> Frame:
    number = sentences.number_of(index)
    start, end = sentences.span(number)
    left = _segment_start(tokens, index, start)
    right = _segment_end(tokens, index, end)
    if mention.kind is Kind.DATE:
        right = _beyond_comma(tokens, index, right, end)
    before = tuple(tokens.content(left, index))
    after = tuple(tokens.content(index + 1, right))
    head = _head(tokens, index, right, left)
    near = {*before, *after}
    far = tuple(word for word in sentences.content(number) if word not in near)
    if POINTING.intersection(tokens.words[start:end]) or not (near or far):
        far = (*far, *(word for word in sentences.content(number - 1) if word not in near))
    wide = tuple(dict.fromkeys((*heading, *sentences.content(number - 1))))[:WIDE_WORDS]
    first, last = tokens.starts[start], _end_of(text, tokens, end)
    clause = _clause(text, tokens, index, start, end)
    earlier = text[first : mention.start]
    period = _period(tokens, mention, index, start)
    return Frame(
        head=_known(head),
        before=before,
        after=after,
        far=far,
        wide=wide,
        roles=_roles(text, tokens, mention, index, clause, earlier),
        scope=scope_of(
            _outside(head, (*before, *after)), far, wide, mention.kind is Kind.ORDINAL
        ),
        period_start=period[0],
        period_end=period[1],
        period_from=period[2],
        sentence=number,
        block=sentences.blocks[number],
        left=text[max(first, mention.start - CONTEXT) : mention.start],
        right=text[mention.end : min(last, mention.end + CONTEXT)],
    )


def _outside(head: tuple[str, ...], words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that are not of the head: 全國 is no place in 全國重點實驗室."""
    return tuple(word for word in words if len(head) < 2 or word not in head)


def _roles(
    text: str, tokens: _Tokens, mention: Mention, index: int, clause: tuple[int, int], earlier: str
) -> frozenset[str]:
    if mention.kind is not Kind.DATE:
        roles = roles_of(text[clause[0] : mention.start], text[mention.end : clause[1]], earlier)
        if tokens.designates(index):
            roles |= {"designation"}
        if mention.quantity and (bound := BOUNDS.get(mention.quantity.qualifier)):
            roles |= {bound}
        return roles | {"converted"} if _converts(tokens, index) else roles
    told = roles_of(text[clause[0] : mention.start], text[mention.end : clause[1]], earlier)
    roles = told & DATE_ROLES
    if _reports(tokens.words[index + 1 : index + 4]):
        roles |= {"reporting"}
    if _dates_a_number(tokens, index) or _as_of(tokens, index):
        roles |= {"dating"}
    if _names(tokens, index):
        roles |= {"naming"}
    return roles


def _names_a_paper(tokens: _Tokens, index: int) -> bool:
    """Whether a noun follows a date and nothing happens to it: 對2023年施政報告的建議."""
    for position in range(index + 1, len(tokens.words)):
        word = tokens.words[position]
        if word == "的" or word in SEGMENT_ENDS or word == MARK:
            return position > index + 1 and word == "的"
        if not tag(word).startswith("n"):
            return False
    return False


def _as_of(tokens: _Tokens, index: int) -> bool:
    """Whether a date says as of when (至去年底，…), and is not what something was moved to (延長至…)."""
    if not index or tokens.words[index - 1] not in UNTIL:
        return False
    return index < 2 or not tag(tokens.words[index - 2]).startswith("v")


def _converts(tokens: _Tokens, index: int) -> bool:
    """Whether a number gives the one before it once more in another unit: 500平方呎（約46平方米）."""
    if index < 2 or tokens.words[index - 1] not in OPENING:
        return False
    before = tokens.kinds.get(index - 2)
    return before is not None and before.kind is tokens.kinds[index].kind


def _names(tokens: _Tokens, index: int) -> bool:
    """Whether a date is part of a name (《2024年…指數》, 2025年QS世界大學排名), not told of an event."""
    if index and tokens.words[index - 1] in QUOTES:
        return True
    following = tokens.words[index + 1] if index + 1 < len(tokens.words) else "\n"
    if following == "的" or _names_a_paper(tokens, index):
        return True  # 今年的施政報告, 2023年施政報告
    return following.isascii() and following.isalpha()


def _dates_a_number(tokens: _Tokens, index: int) -> bool:
    """Whether a date says when a number of its clause was true (2023年出口45億元), not of an event."""
    set_off = index + 1 < len(tokens.words) and tokens.words[index + 1] in ("，", ",")
    for position in range(index + 1 + set_off, len(tokens.words)):
        if tokens.words[position] in CLAUSE_ENDS:
            return False
        other = tokens.kinds.get(position)
        if other is not None and other.kind not in (Kind.DATE, Kind.ORDINAL):
            return True
    return False


def _beyond_comma(tokens: _Tokens, index: int, right: int, end: int) -> int:
    """A date set off by a comma (2004年，館舍登錄為古蹟) belongs to the clause after it."""
    if right == index + 1 and right < end and tokens.words[right] in ("，", ","):
        return _segment_end(tokens, right, end)
    return right


def _end_of(text: str, tokens: _Tokens, index: int) -> int:
    return tokens.starts[index] if index < len(tokens.starts) else len(text)


def _stops(tokens: _Tokens, index: int) -> bool:
    """Whether a mark ends a segment: another quantity does, a date or a rank does not."""
    other = tokens.kinds.get(index)
    return other is not None and other.kind not in (Kind.DATE, Kind.ORDINAL)


def _segment_start(tokens: _Tokens, index: int, floor: int) -> int:
    position = index
    if position > floor and tokens.words[position - 1] in OPENING:
        position -= 1  # 港大（第17位）: the bracket speaks of what stands before it
    while position > floor:
        word = tokens.words[position - 1]
        if word in SEGMENT_ENDS or _stops(tokens, position - 1):
            if word not in COLONS or not _is_key(tokens, position - 1, floor):
                break
        position -= 1
    return position


def _is_key(tokens: _Tokens, colon: int, floor: int) -> bool:
    """Whether a colon stands in a line of a fact box (車站：七個): both sides short, no full stop."""
    if colon - floor > KEY_WORDS:
        return False
    line = tokens.words[colon + 1 : colon + VALUE_WORDS]
    return "。" not in line and ("\n" in line or colon + VALUE_WORDS > len(tokens.words))


def _boxed(text: str, mention: Mention) -> bool:
    """Whether a mention is the value of a short line `key：value`, as in a fact box."""
    first = text.rfind("\n", 0, mention.start) + 1
    last = text.find("\n", mention.end)
    line = text[first : last if last >= 0 else len(text)]
    colon = line.find("：")
    return 0 < colon < BOX_KEY and len(line) < BOX_LINE and "。" not in line


def _segment_end(tokens: _Tokens, index: int, ceiling: int) -> int:
    position = index + 1
    while position < ceiling:
        if tokens.words[position] in SEGMENT_ENDS or _stops(tokens, position):
            break
        position += 1
    return position


def _clause(text: str, tokens: _Tokens, index: int, start: int, end: int) -> tuple[int, int]:
    """The clause around a token as a span of the text; other quantities do not end it."""
    first, last = index, index + 1
    while first > start and tokens.words[first - 1] not in CLAUSE_ENDS:
        first -= 1
    while last < end and tokens.words[last] not in CLAUSE_ENDS:
        last += 1
    if last < end and tokens.words[last] in QUESTION_MARKS:
        last += 1  # the mark belongs to what it asks
    return tokens.starts[first], _end_of(text, tokens, last)


def _head(tokens: _Tokens, index: int, right: int, left: int) -> tuple[str, ...]:
    """The noun phrase after the mention, else the one before it."""
    first = _relative_end(tokens, index, right)
    return tuple(_phrase_after(tokens, index, first, right)) or _phrase_before(tokens, index, left)


def _known(head: tuple[str, ...]) -> tuple[str, ...]:
    """A head under the name that its aliases share."""
    name = "".join(head)
    known = canonical(name)
    return tuple(cut(known)) if known != name.lower() else head


def _relative_end(tokens: _Tokens, index: int, right: int) -> int:
    """Where the noun begins of a count with a clause before it (5所位列百強的大學)."""
    first = index + 1
    if first < right and tokens.kinds[index].kind is Kind.COUNT:
        if tag(tokens.words[first]).startswith("v") and "的" in tokens.words[first:right]:
            return tokens.words.index("的", first, right) + 1
    return first


def _phrase_after(tokens: _Tokens, index: int, first: int, right: int) -> Iterator[str]:
    taken = 0
    for position in range(first, right):
        word = tokens.words[position]
        if word == MARK and tokens.kinds[position].kind is Kind.ORDINAL:
            yield from tokens.content(position, position + 1)  # 5所百強大學
            continue
        if word in QUOTES or (word in ("的", "之") and taken < HEAD_WORDS):
            continue
        verb = tag(word).startswith("v")
        if taken >= HEAD_WORDS or not is_content(word) or (verb and taken):
            return
        if verb and tag(word) == "v" and tokens.kinds[index].kind is not Kind.COUNT:
            return
        taken += 1
        yield word


def _phrase_before(tokens: _Tokens, index: int, left: int) -> tuple[str, ...]:
    words: list[str] = []
    for word in reversed(tokens.words[left:index]):
        if is_content(word):
            if tag(word) == "v":
                if words:
                    break
                continue  # 出口升 3%: the verb is not the thing
            words.append(word)
            if len(words) == HEAD_WORDS:
                break
        elif words and word not in QUOTES and word != "的":
            break
    return tuple(reversed(words))


def _period(
    tokens: _Tokens, mention: Mention, index: int, start: int
) -> tuple[date | None, date | None, str]:
    """The period that a quantity refers to: the nearest date told before it in its sentence."""
    if mention.period is not None:
        return mention.period.start, mention.period.end, "itself"
    clauses, numbers, sentence = 0, 0, True
    for position in range(index - 1, max(-1, index - REACH), -1):
        word = tokens.words[position]
        if word == "\n":
            break
        clauses += word in CLAUSE_ENDS
        numbers += _stops(tokens, position)
        sentence = sentence and position >= start
        told = tokens.kinds.get(position)
        if told is None or told.period is None or not _dates(told.period, not clauses):
            continue
        if _reports(tokens.words[position + 1 : position + 4]):
            continue
        if numbers and tokens.words[position - 1] in COMPARING:
            continue  # 較2022年的301億元多9.6%: the rate is not of 2022
        listed = mention.kind is Kind.ORDINAL and told.period.grain == "year"
        if clauses and not listed and not _frames_time(tokens, position):
            continue  # 2021年動工，可容納320人: when it was begun says nothing of the places
        where = "paragraph" if not sentence else "sentence" if clauses else "clause"
        return told.period.start, told.period.end, where
    return None, None, ""


def _frames_time(tokens: _Tokens, position: int) -> bool:
    """Whether a date holds for the clauses after its own: set off by a comma, or dating numbers."""
    following = tokens.words[position + 1] if position + 1 < len(tokens.words) else "\n"
    named = following.isascii() and following.isalpha()  # 2025年QS世界大學排名，…第36位
    return named or following in ("，", ",") or _dates_a_number(tokens, position)


def _dates(period: Period, same_clause: bool) -> bool:
    """Whether a date may be the period of a number: a single day only within its clause."""
    if period.start is None and period.end is None:
        return False
    if period.grain in ("vague", "time"):
        return False
    return same_clause or period.grain != "day" or period.direction == "until"


def _reports(following: Iterable[str]) -> bool:
    """Whether a date is that of the telling (昨日公布), not of what is told."""
    return any(word in REPORTING for word in following)
