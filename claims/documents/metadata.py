"""What a file says of itself: front matter, the date in its name, the headline."""

from __future__ import annotations

import re
from datetime import date
from pathlib import PurePath

from claims.text.characters import DROPPED
from claims.text.folding import Folded
from claims.text.markup import FRONT_MATTER

_FIELD = re.compile(r"^([\w -]{1,30}?)[ \t]*[:：][ \t]*([^\n]*)$", re.M)
_DATE_FIELDS = ("date", "published", "publish_date", "published_at", "pubdate", "日期", "發布日期")
_DATE = re.compile(r"(\d{4})(?:-|/|年)(\d{1,2})(?:-|/|月)(\d{1,2})(?!\d)")
_NAME_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")


def front_matter(text: str) -> dict[str, str]:
    """The fields of a YAML block at the beginning: names in lower case, values without quotes."""
    match = FRONT_MATTER.match(text)
    if match is None:
        return {}
    fields = _FIELD.findall(match.group(1).replace("\r", ""))
    named = ((name.strip().lower().replace("-", "_"), value) for name, value in fields)
    return {name: value.strip().strip("\"'") for name, value in named}


def publication_date(name: str, text: str) -> date | None:
    """The day of publication by front matter, or by an ISO date at the start of the file name."""
    fields = front_matter(text)
    for field in _DATE_FIELDS:
        found = _DATE.match(fields.get(field, ""))
        if found and (day := _day(found)):
            return day
    found = _NAME_DATE.match(PurePath(name).name)
    return _day(found) if found else None


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def title_of(text: str, folded: Folded) -> str:
    """The title by front matter, or the first block of the text if it looks like a headline."""
    if title := front_matter(text).get("title"):
        return title
    first = folded.blocks[0] if folded.blocks else None
    if first is None or first.kind != "title":
        return ""
    start, end = folded.to_source(first.start, first.end)
    return " ".join(text[start:end].replace(DROPPED, "").split())
