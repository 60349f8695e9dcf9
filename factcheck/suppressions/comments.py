"""Comments in Markdown and HTML: `<!-- factcheck: ignore XD01 -- reason -->`.

`ignore` is for the next block, or for the block in whose lines it stands; `disable` holds until
`enable` or the end. Comments are masked before numbers are read, so that nothing in them is a claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property

from claims import Document
from factcheck.finding import Evidence, Finding
from factcheck.languages import in_words, say
from factcheck.rules import in06_unclear_suppression as unclear
from factcheck.rules.rule import Rule
from factcheck.selection import SelectionError, codes_of
from factcheck.suppressions.blocks import Blocks
from factcheck.suppressions.suppression import Span, Suppression

VERBS = ("ignore", "disable", "enable")
_FENCED = r"^ {0,3}(?P<fence>```|~~~)[^\n]*\n(?:(?! {0,3}(?P=fence))[^\n]*\n)*+(?: {0,3}(?P=fence)[^\n]*)?"
_CODE = rf"{_FENCED}|`[^`\n]{{1,500}}`"
_SCAN = re.compile(rf"{_CODE}|<!--(?P<body>(?:(?!<!--|-->)[\s\S])*+)-->", re.M)
_BODY = re.compile(r"\s*factcheck\s*[:：]\s*(?P<verb>[^\s,，、-]*)\s*(?P<rest>[\s\S]*)")
_REASON = re.compile(r"--+|—+")
_BETWEEN = re.compile(r"[\s,，、]+")


@dataclass(frozen=True, slots=True)
class _Comment:
    """A comment taken apart: which rules by which name, and why."""

    place: Evidence
    verb: str
    rules: dict[str, frozenset[str]]
    reason: str


@dataclass
class _Reading:
    """What the comments of a document come to, as they are gone through."""

    document: Document
    catalogue: Sequence[Rule]
    found: list[Suppression] = field(default_factory=list)
    faults: list[Finding] = field(default_factory=list)
    switched_off: dict[str, list[Suppression]] = field(default_factory=dict)  # by code

    @cached_property
    def blocks(self) -> Blocks:
        """The blocks of the document."""
        return Blocks(self.document)


def in_comments(
    document: Document, catalogue: Sequence[Rule]
) -> tuple[list[Suppression], list[Finding]]:
    """The suppressions in the comments of a document, and a finding for each that is unclear."""
    if "factcheck" not in document.text:
        return [], []
    reading = _Reading(document, catalogue)
    for match in _SCAN.finditer(document.text):
        body = _BODY.fullmatch(match["body"] or "")
        if body and (comment := _taken_apart(reading, match.span(), body)):
            _follow(reading, comment)
    for open_end in reading.switched_off.values():
        reading.found += [_until(one, len(document.text)) for one in open_end]
    return reading.found, reading.faults


def _taken_apart(reading: _Reading, span: Span, body: re.Match[str]) -> _Comment | None:
    """The comment; None, with a finding, if it cannot be followed."""
    place = _evidence(reading.document, span)
    verb = body["verb"].lower()
    if verb not in VERBS:
        reading.faults.append(unclear.finding(place, _unknown_verb(body["verb"])))
        return None
    names, *reason = _REASON.split(body["rest"], maxsplit=1)
    rules = dict(_named(reading, place, names))
    if not rules and (verb != "enable" or names.strip()):
        if not names.strip():
            fault = say("{verb} needs a rule after it, such as {verb} XD01", verb=verb)
            reading.faults.append(unclear.finding(place, fault))
        return None
    return _Comment(place, verb, rules, " ".join("".join(reason).split()))


def _unknown_verb(verb: str) -> str:
    near = get_close_matches(verb.lower(), VERBS, 1)
    if near:
        return say("there is no 「{verb}」; did you mean {near}?", verb=verb, near=near[0])
    return say("there is no 「{verb}」, only {verbs}", verb=verb, verbs=say(", ").join(VERBS))


def _named(reading: _Reading, place: Evidence, names: str) -> Iterator[tuple[str, frozenset[str]]]:
    for name in filter(None, _BETWEEN.split(names)):
        try:
            yield name, frozenset(codes_of(reading.catalogue, [name]))
        except SelectionError as error:
            reading.faults.append(unclear.finding(place, in_words(error)))


def _follow(reading: _Reading, comment: _Comment) -> None:
    if comment.verb == "enable":
        _switch_on(reading, comment)
        return
    if not comment.reason:
        reading.faults.append(unclear.without_reason(comment.place))
    path, place = reading.document.path, comment.place
    for name, codes in comment.rules.items():
        if comment.verb == "ignore":
            spans = reading.blocks.governed(place.start, place.end)
            reading.found.append(Suppression(path, name, codes, spans, comment.reason, place))
            continue
        for code in sorted(codes):
            one = Suppression(
                path, name, frozenset((code,)), ((place.end,) * 2,), comment.reason, place
            )
            reading.switched_off.setdefault(code, []).append(one)


def _switch_on(reading: _Reading, comment: _Comment) -> None:
    """End what was switched off: the rules named, or all."""
    named = frozenset().union(*comment.rules.values()) if comment.rules else reading.switched_off
    ended = [one for code in sorted(named) for one in reading.switched_off.pop(code, ())]
    reading.found += [_until(one, comment.place.start) for one in ended]
    if not ended:
        reading.faults.append(unclear.finding(comment.place, say("no disable before it")))


def _until(suppression: Suppression, end: int) -> Suppression:
    return replace(suppression, spans=((suppression.spans[0][0], end),))


def _evidence(document: Document, span: Span) -> Evidence:
    line, column = document.position(span[0])
    quote = " ".join(document.text[slice(*span)].split())
    return Evidence(document.path, *span, line, column, quote)
