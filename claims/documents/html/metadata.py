"""What a page says of itself: the day of publication and the title, in `meta` or JSON-LD.

This is a page's front matter. A time that states its zone is taken to the day in China (UTC+8), which
is what 昨日 in its text is counted from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

from claims.documents.html.elements import Element, Page

_DATE_NAMES = (
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "pubdate",
    "publishdate",
    "publish_date",
    "parsely-pub-date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "date",
)
_TITLE_NAMES = ("og:title", "headline", "dc.title", "dcterms.title")
_DAY = re.compile(r"\s*(\d{4})\s*[-/年.]\s*(\d{1,2})\s*[-/月.]\s*(\d{1,2})(?!\d)")
_CHINA = timezone(timedelta(hours=8))
_LONGEST_DATA = 200_000


def page_metadata(page: Page, source: str) -> tuple[date | None, str]:
    """The day of publication, None if the page does not tell it, and the title, perhaps empty."""
    told = dict(_told(page.elements, source))
    days = (parse_moment(told[name]) for name in _DATE_NAMES if name in told)
    titles = (" ".join(told[name].split()) for name in _TITLE_NAMES if name in told)
    return next(filter(None, days), None), next(filter(None, titles), "")


def parse_moment(text: str) -> date | None:
    """The day of a date or time; None if it is none."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        found = _DAY.match(text)
        try:
            return date(*map(int, found.groups())) if found else None
        except ValueError:
            return None
    try:
        return (moment.astimezone(_CHINA) if moment.tzinfo else moment).date()
    except OverflowError:
        return None


def _told(elements: list[Element], source: str) -> Iterator[tuple[str, str]]:
    """Names and values; what counts most comes last."""
    for data in _structured(elements, source):
        for key in ("datePublished", "headline"):
            if isinstance(value := data.get(key), str):
                yield key.lower(), value
    for element in reversed(elements):
        attributes = element.tag.attributes if element.name in ("meta", "time") else {}
        if element.name == "time" and ("pubdate" in attributes or "itemprop" in attributes):
            yield attributes.get("itemprop", "pubdate").lower(), attributes.get("datetime", "")
        for key in ("property", "name", "itemprop"):
            if key in attributes and "content" in attributes:
                yield attributes[key].lower(), attributes["content"]


def _structured(elements: list[Element], source: str) -> Iterator[dict[str, object]]:
    """The objects of JSON-LD, the first script's last."""
    for element in reversed(elements):
        if element.name != "script" or "ld+json" not in element.tag.inside:
            continue
        begin = element.tag.end
        end = source.find("</", begin)
        if not 0 < end - begin < _LONGEST_DATA:
            continue
        try:
            data = json.loads(source[begin:end])
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", data) if isinstance(data, dict) else data
        for item in reversed(graph) if isinstance(graph, list) else [graph]:
            if isinstance(item, dict):
                yield item
