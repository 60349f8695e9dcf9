"""Barriers: what speaks against two numbers being of one thing, each 0 or 1; fitted like the likenesses."""

from __future__ import annotations

from collections.abc import Iterable

from claims.claim import Claim, Frame
from claims.frames.aliases import canonical
from claims.frames.words import tag
from claims.model import Kind
from factcheck.alignment.marks import NAME
from factcheck.alignment.profiles import anchor, covered, phrase
from factcheck.alignment.subject import Subject

TELLING_WORD = 0.42  # weight of a word that says something (frequency below about 3,000)
NAMED = 0.3  # share of the weight of what a date speaks of that the other one must have
NOUN = 2  # characters of a noun, and of what tells its sorts apart
OTHER_WORDS = 0.2  # share of the words beside two parts up to which they are two parts
SAME_WORDS = 0.8  # likeness of the words beside two numbers that are told in the same words


def barriers(first: Subject, second: Subject, rarest: float) -> dict[str, float]:
    """What keeps two claims apart that the roles, periods and dimensions do not.

    `rarest`: the weight of the rarest word that their sentences share.
    """
    one, other = first.claim.frame, second.claim.frame
    dated, ranked = first.kind is Kind.DATE, first.kind is Kind.ORDINAL
    return {
        "other_event": dated and not (_named_in(first, second) or _named_in(second, first)),
        "other_object": dated and other_objects(first.claim, second.claim),
        "other_ranked": ranked and not (_named_in(first, second) and _named_in(second, first)),
        "other_name": _other_name(first, second),
        "other_sort": other_sort(one.head, other.head),
        "unnamed": not dated and not _named_alike(first, second, rarest),
        "part_differs": part_differs(first, second),
        "stage_differs": ("stage" in one.roles) != ("stage" in other.roles),
    }


def _named_in(one: Subject, other: Subject) -> bool:
    """Whether what the words beside one number name is named in the other's sentence."""
    things = one.marks.things
    return things is None or covered(things, other.profile.sentence) >= NAMED


def other_objects(first: Claim, second: Claim) -> bool:
    """Whether one verb follows both dates and its objects share no character at the end."""
    ours, theirs = first.frame.after, second.frame.after
    if len(ours) < 2 or len(theirs) < 2 or ours[0] != theirs[0] or not tag(ours[0]).startswith("v"):
        return False
    one, other = ours[-1], theirs[-1]
    return not (set(one) & set(other) or tag(one)[0] != "n" or tag(other)[0] != "n")


def part_differs(first: Subject, second: Subject) -> bool:
    """Whether one number is told as a part, and the other's words do not name that part as their own.

    當中5公里為隧道 and 隧道：5公里 are the same part.
    """
    if ("part" in first.claim.frame.roles) == ("part" in second.claim.frame.roles):
        return False
    part, other = (first, second) if "part" in first.claim.frame.roles else (second, first)
    one, whole = part.profile.near, other.profile.near
    return not (covered(one, whole) >= SAME_WORDS and anchor(one, whole))


def other_parts(first: Subject, second: Subject) -> bool:
    """Whether both are told as parts and are named by other words: 其中本科生268人, 其中工學院182人."""
    if not ("part" in first.claim.frame.roles and "part" in second.claim.frame.roles):
        return False
    one, other = first.profile.near, second.profile.near
    return bool(one and other) and max(covered(one, other), covered(other, one)) < OTHER_WORDS


def pointed_apart(first: Subject, second: Subject) -> str:
    """Why what a word such as 前者 or 兩者 stands for is not what the other number is of; empty if it may be."""
    for one, other in ((first, second), (second, first)):
        pointer, frame = one.claim.frame.pointer, other.claim.frame
        if pointer is None:
            continue
        near = "".join((*frame.head, *frame.before, *frame.after))
        sentence = near + "".join(frame.far)
        if len(pointer.names) > 1:
            ours, theirs = (_only(name, pointer.names) for name in pointer.names)
            told = near if _any(ours, near) or _any(theirs, near) else sentence
            if _any(ours, told) != _any(theirs, told):
                return "of two things, and of one of them"
        elif _any(pointer.others, near) and not _any(pointer.names[0], sentence):
            return f"other name: {''.join(pointer.names[0])} / {''.join(pointer.others)}"
    return ""


def _only(name: tuple[str, ...], names: Iterable[tuple[str, ...]]) -> list[str]:
    """The words of a name that the others have not."""
    return [word for word in name if not any(word in other for other in names if other is not name)]


def _any(words: Iterable[str], told: str) -> bool:
    return any(word in told for word in words)


def _named_alike(first: Subject, second: Subject, rarest: float) -> bool:
    """Whether the two sentences share a word that says something; for lengths of time a rarer one."""
    least = NAME if first.kind is Kind.DURATION else TELLING_WORD
    return rarest >= least or phrase(first.profile.head, second.profile.head) > 0


def _other_name(first: Subject, second: Subject) -> bool:
    """Whether two names of a sort stand in one place of two statements (…醫院, …醫院).

    The more the rest is alike, the surer that it is the name that differs.
    """
    if not first.marks.names or not second.marks.names:
        return False
    theirs = [name for name in second.marks.names if not _told(name, first.claim.frame)]
    return any(
        _rivals(name, other)
        for name in first.marks.names
        if theirs and not _told(name, second.claim.frame)
        for other in theirs
    )


def _told(word: str, frame: Frame) -> bool:
    """Whether a word stands anywhere around a number."""
    return word in frame.before or word in frame.after or word in frame.far or word in frame.wide


def other_sort(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two heads of one noun have other words before it (海濱公園, 山頂公園)."""
    if one == other or not one or not other or one[-1][-1] != other[-1][-1]:
        return False
    ours, theirs = "".join(one), "".join(other)
    length = 0
    while length < min(len(ours), len(theirs)) and ours[-1 - length] == theirs[-1 - length]:
        length += 1
    first, second = ours[: len(ours) - length], theirs[: len(theirs) - length]
    return length >= NOUN and min(len(first), len(second)) >= NOUN and not set(first) & set(second)


def _rivals(name: str, other: str) -> bool:
    """Whether two names have one ending and nothing else in common, nor stand for one another."""
    if name[-1] != other[-1] or set(name[:-1]) & set(other[:-1]):
        return False
    return canonical(name) != canonical(other)
