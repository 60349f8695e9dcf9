"""A page of a PDF is a picture: its text was not read.

What it flags
    Each scanned page, and each page whose letters are drawn as outlines or in a font that does not say
    which characters it shows, in a PDF that has text on other pages. A PDF without any text at all is
    unreadable (IN01).

Why
    Nothing was checked on that page, and it looks as if it had been.

Stays silent
    Pages with text, whatever pictures are on them, a scan with recognised text behind it among them;
    empty pages; pictures that leave half of a page free.

Measured
    Not a judgement on a text: there is nothing to measure. Scanned, outlined and empty pages are tested.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.article import Article
from factcheck.finding import Evidence, Finding, Severity
from factcheck.languages import say
from factcheck.rules.rule import Rule


def check(article: Article) -> Iterator[Finding]:
    """Every page that could not be read."""
    document = article.document
    for number in document.layout.unread:
        message = say("Page {number} is a picture: its text was not read", number=number)
        place = Evidence(document.path, 0, 0, 1, 1, "", str(number))
        yield Finding(RULE.code, RULE.severity, place, message)


RULE = Rule("IN04", "picture-page", Severity.WARNING, __doc__ or "", in_article=check)
