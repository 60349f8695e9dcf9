"""What a Markdown or plain text holds that is not article text, and is masked before reading.

Every function of pattern and text keeps the length: a masked character becomes DROPPED, a line end
stays, so that positions stay positions in the source.
"""

from __future__ import annotations

import re

from claims.text.characters import DROPPED

FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n((?:(?!---)[^\n]*\n){0,200})---[ \t]*(?:\r?\n|\Z)"
)

# Each pattern with a string that a text must hold for the pattern to be worth trying. What the
# group `keep` matches is left as it is.
_MARKUP = (
    ("---", FRONT_MATTER),
    ("```", re.compile(r"^ {0,3}```[^\n]*\n(?:(?! {0,3}```)[^\n]*\n)*(?: {0,3}```[^\n]*)?", re.M)),
    ("<!--", re.compile(r"<!--(?:(?!<!--|-->)[\s\S])*+-->")),
    ("](", re.compile(r"!?\[(?P<keep>[^\[\]\n]{0,500})\]\([^()\n]{0,2000}\)")),
    ("[^", re.compile(r"\[\^[\w-]{1,20}\]:?")),
    ("://", re.compile(r"<?\bhttps?://[\w./?=&%#:~+@!$*;,'()-]++>?", re.A)),
    ("www.", re.compile(r"\bwww\.[\w./?=&%#:~+@!$*;,'()-]++", re.A)),
    ("**", re.compile(r"\*{2,3}")),
    ("__", re.compile(r"(?<![A-Za-z0-9_])__(?=[^\s_])|(?<=[^\s_])__(?![A-Za-z0-9_])")),
    ("*", re.compile(r"(?<![\w*])\*(?P<keep>[^\s*][^*\n]{0,500})\*(?![\w*])", re.A)),
    ("`", re.compile(r"`{1,2}")),
    ("~~", re.compile(r"~~")),
    (
        "<",
        re.compile(
            r"</?(?:a|b|br|center|div|em|font|hr|i|img|p|small|span|strong|sub|sup|table|tbody|td|th"
            r"|thead|tr|u)(?:\s[^<>\n=]{0,100}=[^<>\n]{0,1000})?\s{0,3}/?>",
            re.I,
        ),
    ),
)


def mask(text: str) -> str:
    """Mask front matter, code, addresses and the marks of emphasis; the length stays."""
    for sign, pattern in _MARKUP:
        if sign in text:
            text = pattern.sub(_masked, text)
    return text


def _masked(match: re.Match[str]) -> str:
    whole = match.group()
    if "keep" not in match.re.groupindex:
        return re.sub(r"[^\n]", DROPPED, whole)
    start, end = match.span("keep")
    first, last = start - match.start(), end - match.start()
    return DROPPED * first + whole[first:last] + DROPPED * (len(whole) - last)
