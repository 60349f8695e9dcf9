"""Help in the language of the reader: texts are translated as they are shown, and wrapped by columns.

The declarations of commands and options stay in English; the catalogues have their texts. Chinese has
no spaces to break lines at, and its characters are two columns wide.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from unicodedata import east_asian_width

from typer.core import TyperCommand, TyperGroup

from factcheck.languages import later, say, translated

HEADINGS = (
    *(later("Usage: "), later("Options"), later("Arguments"), later("Commands")),
    later("Show this message and exit."),
)
WIDEST = 30  # columns of the names on the left, at most
GAP = 2
LONGEST = 10**6  # characters of the line that a command has in a list
_EXTRA = re.compile(r"^(?P<help>.*?)(?P<extra>  \[[^\]]*\])?$", re.DOTALL)
_NEEDED = re.compile(r"\{([^{}]*)\}")  # around an argument that must be given
_SEVERAL = re.compile(r"<list\[(.*)\]>")
_TYPE = re.compile(r" <(?:str|path|int)>$")  # of an argument: says nothing that its name does not
_BOUND = re.compile(r"; x>=\d+")
_DEFAULT = re.compile(r"default: (?P<value>[^;\]]*)")
_WORD = re.compile(r"[!-~]+ ?|.", re.DOTALL)
_NOT_FIRST = frozenset("，。、；：！？）」』》")


class InWords:
    """What a command and a group of commands share: help in the current language."""

    def get_short_help_str(self, limit: int = 0) -> str:  # noqa: ARG002 - the list wraps
        """The line in a list of commands: the whole first sentence, which the list wraps."""
        line: str = super().get_short_help_str(LONGEST)  # type: ignore[misc]
        return line

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help into the formatter."""
        super().format_help(ctx, Page(formatter))  # type: ignore[misc]


class HelpCommand(InWords, TyperCommand):
    """A command whose help is in the current language."""


class HelpGroup(InWords, TyperGroup):
    """A group of commands whose help is in the current language."""


class Page:
    """A formatter as click has it, that translates what is written; all else is the other's."""

    def __init__(self, formatter: Any) -> None:
        self._formatter = formatter

    def __getattr__(self, name: str) -> Any:
        return getattr(self._formatter, name)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """`Usage: …`."""
        self._formatter.write_usage(prog, without_braces(args), prefix or translated("Usage: "))

    def write_heading(self, heading: str) -> None:
        """The name of a section."""
        line = say("{heading}:", heading=translated(heading))
        self._formatter.write(f"{' ' * self._formatter.current_indent}{line}\n")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """A section under its name."""
        self._formatter.write_paragraph()
        self.write_heading(name)
        with self._formatter.indentation():
            yield

    def write_text(self, text: str) -> None:
        """Paragraphs."""
        indent = self._formatter.current_indent
        for number, paragraph in enumerate(translated(text).split("\n\n")):
            lines = _wrapped(" ".join(paragraph.split()), self._formatter.width - indent)
            self._formatter.write("\n" * bool(number))
            self._formatter.write("".join(f"{' ' * indent}{line}\n" for line in lines))

    def write_dl(self, rows: Iterable[Sequence[str]], *_: Any, **__: Any) -> None:
        """Names on the left, and what they are for."""
        rows = [(_TYPE.sub("", _SEVERAL.sub(r"<\1>", name)), _told(text)) for name, text in rows]
        indent = self._formatter.current_indent
        wide = min(max((_columns(name) for name, _ in rows), default=0), WIDEST) + GAP
        for name, text in rows:
            first, *rest = _wrapped(text, self._formatter.width - indent - wide) or [""]
            beside = _columns(name) + GAP <= wide
            head = name + " " * (wide - _columns(name)) + first if beside else name
            lines = [head, *([] if beside else [" " * wide + first])]
            lines += [" " * wide + line for line in rest]
            self._formatter.write(
                "".join(f"{' ' * indent}{line}".rstrip() + "\n" for line in lines)
            )


def without_braces(usage: str) -> str:
    """A line of usage as other programs write it: FILE for {FILE}."""
    return _NEEDED.sub(r"\1", usage)


def _told(text: str) -> str:
    """A help text in the current language, with what click adds to it in brackets."""
    found = _EXTRA.match(text)
    assert found is not None
    extra = _BOUND.sub("", found["extra"] or "").replace("required", translated("required"))
    return translated(found["help"]) + _DEFAULT.sub(_default, extra)


def _default(found: re.Match[str]) -> str:
    return say("default: {value}", value=found["value"])


def _columns(text: str) -> int:
    return sum(1 + (east_asian_width(sign) in "WF") for sign in text)


def _wrapped(text: str, columns: int) -> list[str]:
    """The text in lines of so many columns, broken between words or Chinese characters."""
    lines, line, used = [], "", 0
    for word in _WORD.findall(text):
        if line and used + _columns(word.rstrip()) > columns and word not in _NOT_FIRST:
            lines.append(line.rstrip())
            line, used = "", 0
        line += word
        used += _columns(word)
    return [*lines, line.rstrip()] if line else lines


def texts_of(command: Any) -> Iterator[str]:
    """Every text that help may show of a command and those in it, for the catalogues."""
    if command.help:
        yield inspect.cleandoc(command.help)
        yield command.get_short_help_str()
    yield from (option.help for option in command.params if option.help)
    for one in getattr(command, "commands", {}).values():
        yield from texts_of(one)
