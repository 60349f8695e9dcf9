"""Pages for a browser that need nothing else: no font, picture or script from elsewhere.

Whatever an article contains is escaped by the template engine, and control characters are shown
as signs. The browser may run no script but the page's own, which the page's policy names by its hash.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from factcheck.languages import Language, current, say, say_many
from factcheck.reports.terminal import safe
from factcheck.version import VERSION


def rendered(template: str, **values: object) -> str:
    """A page of `templates/` with these values, in the current language."""
    page = _environment().get_template(template).render(language=_tag(), **values)
    return page.rstrip("\n") + "\n"


def script_hash(name: str) -> str:
    """What a page's policy calls a script of `templates/` by."""
    script = _environment().get_template(name).render()
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def _tag() -> str:
    return "zh-Hant-HK" if current() is Language.TRADITIONAL else current().value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("factcheck.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"say": say, "say_many": say_many, "version": VERSION}
    return environment


def _visible(value: object) -> object:
    """Text of an article without characters that a browser would obey or that no page may hold."""
    return safe(value) if type(value) is str else value
