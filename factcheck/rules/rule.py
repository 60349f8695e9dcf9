"""What a rule is: a value with a code, a page (its module's docstring) and a check."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from inspect import cleandoc
from typing import TYPE_CHECKING

from claims.text.characters import fold_characters
from factcheck.article import Article
from factcheck.finding import Finding, Severity
from factcheck.languages import Language, current

if TYPE_CHECKING:
    from factcheck.collection import Collection


OWN = "factcheck"  # the package of the rules that ship with the program


@dataclass(frozen=True)
class Rule:
    """A rule of the catalogue.

    Exactly one of `in_article` (looks at one document) and `in_collection` (looks at the facts of the
    whole run and the reference table) is set. `page` is the rule file's docstring: summary line,
    then sections What it flags / Why / Stays silent / Measured; `pages_zh` has it in Chinese.
    `package` is the distribution that brings the rule; it is set when an extension is loaded.
    """

    code: str
    name: str
    severity: Severity
    page: str
    in_article: Callable[[Article], Iterable[Finding]] | None = None
    in_collection: Callable[[Collection], Iterable[Finding]] | None = None
    enabled: bool = True
    package: str = OWN

    @property
    def text(self) -> str:
        """The page in the current language; English where that has none, as of other packages."""
        if current() is Language.ENGLISH or self.package != OWN:
            return cleandoc(self.page)
        text = _chinese(self.code) or cleandoc(self.page)
        return fold_characters(text) if current() is Language.SIMPLIFIED else text

    @property
    def summary(self) -> str:
        """First line of the page in the current language."""
        return self.text.splitlines()[0]


@cache
def _chinese(code: str) -> str:
    """The page in Traditional Chinese. Simplified is made from it, character by character."""
    file = files("factcheck.rules") / "pages_zh" / f"{code}.txt"
    return file.read_text(encoding="utf-8").strip() if file.is_file() else ""
