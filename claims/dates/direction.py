"""The words that say on which side of a date a period lies: 自…起, 截至, 之前, 后."""

from __future__ import annotations

import re

_AFTERWARDS = re.compile(
    r"(?P<since>起(?![诉草码初源床飞步跌伏义火重居薪点价用拍家因身来动跑]|到(?![0-9一二三四五六七八九十今明去翌下本年月]))计?|开始|以来|至今|迄今|[到至]现在|到如今"
    r"|[或及](?:之后|以后|其后))"
    r"|(?P<until>为止|止(?![步血痛痒咳损跌住付境])|[或及](?:之前|以前|前))"
    r"|(?P<after>之后|以后|后(?!生(?!效)|[续来备期人代勤方面台果悔天年座市者巷排]))"
    r"|(?P<before>之前|以前|前(?![往来夕后赴列景任身途海线沿瞻述者所总副部局期段半年天日端锋卫言辈台排人"
    r"一两三四五六七八九十0-9]|首相|主席|财[政长]|行政|提(?![交出供升请名早前])))"
)
_AFTER = frozenset("起开以至到迄或及为止之后前")
_BEFOREHAND = (
    ("until", ("截至", "截止", "截止到", "截至到", "截止至", "直至", "直到")),
    ("since", ("自从", "始于", "自")),
)
_BEFORE = frozenset("至止到从于自")
_OTHER_SELF = ("来自", "亲自", "独自", "各自", "擅自", "出自", "源自", "私自", "暗自", "拥自")
_PAIRED = {("since", "since"), ("until", "until"), ("since", "after"), ("until", "before")}


def side_after(text: str, place: int) -> tuple[str, int]:
    """Direction that the words at a place give the date before them, and where they end."""
    if text[place : place + 1] not in _AFTER:
        return "", place
    match = _AFTERWARDS.match(text, place)
    return (match.lastgroup or "", match.end()) if match else ("", place)


def direction(text: str, start: int, end: int, grain: str) -> tuple[str, int, int]:
    """Direction of a date, and its span with the words that give it."""
    after, after_end = side_after(text, end)
    if after and grain == "time" and text.startswith("开始", end):  # 7时开始 is when it starts
        after, after_end = "", end
    if start and text[start - 1] in _BEFORE:
        for side, words in _BEFOREHAND:
            word = next((word for word in words if text.endswith(word, 0, start)), "")
            if word and not (word == "自" and text.endswith(_OTHER_SELF, 0, start)):
                return side, start - len(word), after_end if (side, after) in _PAIRED else end
    if after == "since" and text.endswith(("由", "从"), 0, start):
        start -= 1
    return after or "in", start, after_end
