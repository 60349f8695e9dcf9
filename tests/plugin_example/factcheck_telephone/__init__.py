"""A telephone number of Hong Kong does not have eight digits.

What it flags
    查詢電話：2345 678 (seven digits).

Why
    A digit is lost when numbers are retyped, and readers ring somebody else.

Stays silent
    Numbers with an area code (+852, +86, 00852); numbers of three to five digits, which are services
    (999, 1823, 18222).

Measured
    An example: not measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.arithmetic.verdicts import evidence_at
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.rules.rule import Rule

NUMBER = re.compile(
    r"(?:电话|热线|传真)(?:号码)?(?:是|为)?[：:]?\s?(?P<n>\d{2,4}[ -]?\d{2,5})(?![\d -])"
)
RIGHT, SERVICE = 8, 5


def check(article: Article) -> Iterator[Finding]:
    """Every number behind 電話 that is neither eight digits long nor a service."""
    for match in NUMBER.finditer(article.text):
        digits = re.sub(r"\D", "", match["n"])
        if SERVICE < len(digits) != RIGHT:
            place = evidence_at(article, match.start("n"), match.end("n"))
            message = f"「{place.quote}」有{len(digits)}個數字，香港的電話號碼有{RIGHT}個"
            yield Finding("TE01", Severity.WARNING, place, message, evidence=(place,))


RULE = Rule("TE01", "telephone-number", Severity.WARNING, __doc__ or "", in_article=check)
