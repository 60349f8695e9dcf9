"""Renew the catalogues of messages: collect the texts of the code, update each .po, compile it to .mo.

    python scripts/messages.py [--check]

Texts stand in the code in English: in `say("…")` and `say_many("…", "…", n)`, in `later("…")` where a
table holds them, in errors with {places}, and as help of commands and options. Traditional Chinese is
translated by hand in zh_Hant; an entry that zh_Hans lacks is converted from there (OpenCC, with mainland
words) and may be bettered by hand. What the code no longer says is dropped. With --check
nothing is written; the exit status is 1 if a file is not what it would be, or an entry has no text.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import opencc
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from typer.main import get_command

from factcheck.app import app
from factcheck.commands.help import HEADINGS, texts_of

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "factcheck" / "locale"
ERRORS = (
    *("AnnotationError", "ArticlesError", "BaselineError", "BaselineRefusal", "CellError"),
    *("ClaimsError", "ClockError", "ConfigurationError", "EmptyInputError", "ExportError"),
    *("ExtensionError", "InputError", "LexiconError", "OutputError", "PlaceError"),
    *("RevisionError", "SelectionError", "SideFileError", "TargetError"),
    "cls",  # what errors of every kind say
)
METHODS = [("**.py", "python"), ("**/templates/**.html", "jinja2")]
OPTIONS = {"**/templates/**.html": {"trimmed": "true"}}
KEYWORDS = {"say": None, "say_many": (1, 2), "later": None, **dict.fromkeys(ERRORS)}
WORDS = {  # beyond those of OpenCC
    "设置档": "配置文件",
    "基准档": "基准文件",
    "覆核": "审核",
    "萤光": "荧光",
    "甚么": "什么",
    "预设": "默认",
    "决定纪录": "决定记录",
    "创建纪录": "创建记录",
    "二进位档": "二进制文件",
    "注脚": "脚注",
    "章节附注": "尾注",
}
TRADITIONAL, SIMPLIFIED = "zh_Hant", "zh_Hans"
HEAD = [
    ("Content-Type", "text/plain; charset=utf-8"),
    ("Plural-Forms", "nplurals=1; plural=0;"),  # Chinese counts without plural forms
]


class Plain(Catalog):
    """A catalogue whose head no date and no tool's version changes."""

    mime_headers = property(lambda _: HEAD)


def collected() -> Catalog:
    """The texts of the code, sorted, without places: a moved line changes no catalogue."""
    template = Catalog(charset="utf-8")
    for package in ("claims", "factcheck"):
        found = extract_from_dir(ROOT / package, METHODS, OPTIONS, KEYWORDS, ["Translators:"])
        for _, _, text, comments, _ in found:
            template.add(text, auto_comments=comments)
    for text in helps():
        template.add(text)
    return template


def helps() -> Iterator[str]:
    """What the commands and their options say of themselves."""
    yield from (*HEADINGS, "required", *texts_of(get_command(app)))


def renewed(template: Catalog, locale: str) -> Catalog:
    """The catalogue of a locale with exactly the texts of the template."""
    path = _path(locale, "po")
    old = read_po(io.BytesIO(path.read_bytes())) if path.exists() else Catalog()
    catalogue = Plain(locale=locale, charset="utf-8")
    for message in template:
        if message.id:
            known = old.get(message.id) or old.get(_first(message))
            catalogue.add(message.id, known.string if known else None, flags=message.flags)
    return catalogue


def _first(message: Message) -> str:
    return message.id[0] if isinstance(message.id, tuple) else message.id


def convert(traditional: Catalog, simplified: Catalog) -> None:
    """Fill what Simplified Chinese lacks from Traditional Chinese."""
    converter = opencc.OpenCC("tw2sp")
    for message in simplified:
        if message.id and not _text(message):
            known = traditional.get(message.id if isinstance(message.id, str) else message.id[0])
            text = _mainland(converter.convert(_text(known))) if known else ""
            message.string = (text,) if isinstance(message.id, tuple) else text


def _mainland(text: str) -> str:
    for word, other in WORDS.items():
        text = text.replace(word, other)
    return text


def _text(message: Message) -> str:
    text = message.string
    return str(text if isinstance(text, str) else next(iter(text or ()), ""))


def written(catalogue: Catalog) -> tuple[bytes, bytes]:
    """The .po and the .mo."""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalogue, omit_header=True, sort_output=True, width=100)
    head = "".join(f'"{name}: {value}\\n"\n' for name, value in HEAD)
    write_mo(mo, catalogue)
    return f'msgid ""\nmsgstr ""\n{head}\n'.encode() + po.getvalue(), mo.getvalue()


def _path(locale: str, suffix: str) -> Path:
    return FOLDER / locale / "LC_MESSAGES" / f"factcheck.{suffix}"


def main() -> int:
    """Write, or compare, both catalogues; name every text without a translation."""
    template = collected()
    catalogues = {locale: renewed(template, locale) for locale in (TRADITIONAL, SIMPLIFIED)}
    convert(catalogues[TRADITIONAL], catalogues[SIMPLIFIED])
    faults = [fault for locale, one in catalogues.items() for fault in _untranslated(locale, one)]
    for locale, catalogue in catalogues.items():
        for suffix, content in zip(("po", "mo"), written(catalogue), strict=True):
            path = _path(locale, suffix)
            if "--check" not in sys.argv:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
            elif not path.exists() or path.read_bytes() != content:
                faults.append(f"{path.relative_to(ROOT)}: not up to date")
    print("\n".join(faults), file=sys.stderr)
    return int(bool(faults))


def _untranslated(locale: str, catalogue: Catalog) -> Iterator[str]:
    for message in catalogue:
        if message.id and not _text(message):
            yield f"{locale}: no translation of {_first(message)!r}"


if __name__ == "__main__":
    sys.exit(main())
