"""Languages of messages: Traditional Chinese, Simplified Chinese and English, from gettext catalogues.

The texts in the code are English; `factcheck/locale/*/LC_MESSAGES/factcheck.po` translates them,
`make messages` renews and compiles these files. What an article says is quoted as it is written.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.errors import ClaimsError

DOMAIN = "factcheck"
FOLDER = Path(__file__).with_name("locale")
# As gettext asks the environment: the first that is set decides.
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
SIMPLIFIED = frozenset(("hans", "cn", "sg", "my"))


class Language(StrEnum):
    """A language that messages can be had in, by its tag."""

    TRADITIONAL = "zh-Hant"
    SIMPLIFIED = "zh-Hans"
    ENGLISH = "en"


_current: ContextVar[Language] = ContextVar("language", default=Language.TRADITIONAL)


def current() -> Language:
    """The language that messages are written in now; Traditional Chinese if nobody chose."""
    return _current.get()


def speak(language: Language | str) -> None:
    """Write messages in this language from now on. Raises ValueError if there is no such language."""
    _current.set(Language(language))


@contextmanager
def speaking(language: Language | str) -> Iterator[None]:
    """Write messages in this language within a `with` block."""
    token = _current.set(Language(language))
    try:
        yield
    finally:
        _current.reset(token)


def of_environment(environment: Mapping[str, str]) -> Language:
    """The language that the locale variables ask for: zh_HK, zh_CN.UTF-8, en_GB:en.

    Traditional Chinese where they ask for nothing (C, POSIX) or for another language.
    """
    for name in VARIABLES:
        for locale in filter(None, environment.get(name, "").split(":")):
            return _of_locale(locale)
    return Language.TRADITIONAL


def _of_locale(locale: str) -> Language:
    parts = re.split("[-_.@]", locale.lower())
    if parts[0] == "en":
        return Language.ENGLISH
    asked = set(parts[1:])
    if parts[0] == "zh" and "hant" not in asked and (not asked or SIMPLIFIED & asked):
        return Language.SIMPLIFIED
    return Language.TRADITIONAL


def say(text: str, /, **values: object) -> str:
    """A text in the current language, with its {places} filled in."""
    return _catalogue(_current.get()).gettext(text).format(**values)


def translated(text: str, /) -> str:
    """A text without places in the current language."""
    return _catalogue(_current.get()).gettext(text) if text else text


def later(text: str, /) -> str:
    """A text of a table, marked for the catalogues: whoever shows it calls `say` on it."""
    return text


def in_words(error: ClaimsError) -> str:
    """What an error says, in the current language where the catalogue has its text."""
    from claims.errors import ClaimsError, ForeignError  # noqa: PLC0415 - help is quick

    if isinstance(error, ForeignError):
        from factcheck.foreign import in_our_words  # noqa: PLC0415 - few runs need it

        return in_our_words(error.text)
    if not error.values:  # a text as it stands, or in the current language already
        return translated(str(error))
    values = {
        name: in_words(value) if isinstance(value, ClaimsError) else value
        for name, value in error.values.items()
    }
    return say(error.text, **values)


def say_many(one: str, many: str, number: int, /, **values: object) -> str:
    """A text that counts: `one` for 1, else `many`; {number} is the number with separators."""
    text = _catalogue(_current.get()).ngettext(one, many, number)
    return text.format(number=f"{number:,}", **values)


@cache
def _catalogue(language: Language) -> gettext.NullTranslations:
    """The catalogue of a language; English, which the code itself is written in, needs none."""
    if language is Language.ENGLISH:
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, FOLDER, [language.value.replace("-", "_")])
