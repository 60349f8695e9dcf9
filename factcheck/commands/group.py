"""How the command line behaves as a whole: options in either position, one line for every failure.

Imports nothing of the engine, so that help is quick.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import typer

from factcheck.commands.help import HelpCommand, HelpGroup
from factcheck.languages import Language, in_words, of_environment, say, speak

HELP = frozenset(("--help", "-h"))
CANNOT = 2  # exit status: something could not be done


class Subcommands(HelpGroup):
    """Commands whose options may stand before their name as well.

    `factcheck --format csv check a.txt` is `factcheck check --format csv a.txt`.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Move a command's options that stand before its name behind it."""
        return super().parse_args(ctx, self._command_first(args))

    def _command_first(self, args: list[str]) -> list[str]:
        own = {name for param in self.params for name in param.opts} | HELP
        valued = set(_valued(self))
        place = 0
        while place < len(args) and args[place].startswith("-") and args[place] not in own:
            place += 2 if args[place] in valued else 1
        if place >= len(args) or args[place] not in self.commands:
            return args
        return [args[place], *args[:place], *args[place + 1 :]]


def _valued(command: Any) -> Iterator[str]:
    """The options that take a value, of a command and of all commands in it."""
    for one in getattr(command, "commands", {}).values():
        yield from _valued(one)
    for param in command.params:
        if not getattr(param, "is_flag", False):
            yield from param.opts


class CommandGroup(Subcommands):
    """The whole program: answers in the language asked for, and tells failures in a line."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Settle the language of help and faults: that of `--lang`, else what the locale asks for."""
        speak(of_environment(os.environ))
        _show_any_character()
        rest = _without_language(args)
        of_command = set(args) & set(self.commands) and not set(args) & HELP
        with _in_words():
            return super().parse_args(ctx, args if of_command else rest)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a failure is one line on standard error and exit status 2."""
        try:
            with _in_words():
                return super().invoke(ctx)
        except Exception as error:
            if type(error).__module__.partition(".")[0] in ("typer", "click"):
                raise  # exits, and usage errors, which show themselves
            _fail(error)


@contextmanager
def _in_words() -> Iterator[None]:
    """Within it, a command that is called wrongly is told so in the current language."""
    try:
        yield
    except Exception as error:
        if hasattr(error, "ctx") and type(error).__name__ != "NoArgsIsHelpError":
            from factcheck.commands.usage import show

            error.show = partial(show, error)  # type: ignore[attr-defined]
        raise


def _show_any_character() -> None:
    """Help in Chinese where standard output knows no Chinese is told with escapes, not with a crash."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def _without_language(args: list[str]) -> list[str]:
    """The arguments but `--lang`, whose language is spoken from now on if there is such a one."""
    rest: list[str] = []
    words = iter(args)
    for word in words:
        name, given, value = word.partition("=")
        if name != "--lang":
            rest.append(word)
            continue
        value = value if given else next(words, "")
        if value in set(Language):
            speak(value)
    return rest


class ConfiguredCommand(HelpCommand):
    """A command whose options begin with what the configuration file says.

    It has the options `--config` and `--isolated`; what it finds is the context's `obj`.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Find the configuration before the options are looked at, so that the command line wins."""
        given = self.make_parser(ctx).parse_args(args=list(args))[0]
        if not given.get("help"):
            from factcheck.configuration import configuration_of

            file = given.get("config")
            found = configuration_of(Path(file) if file else None, isolated="isolated" in given)
            ctx.obj, ctx.default_map = found, found.options
            language = given.get("lang") or found.settings.lang
            if language in set(Language):
                speak(language)
        return super().parse_args(ctx, args)


def _fail(error: Exception) -> NoReturn:
    from claims.errors import ClaimsError
    from factcheck.commands.output import notice

    if isinstance(error, ClaimsError):
        for line in in_words(error).split("\n"):
            notice(f"factcheck: {line}")
        raise typer.Exit(CANNOT)
    if os.environ.get("FACTCHECK_TRACEBACK"):
        traceback.print_exception(error, file=sys.stderr)
    kind = type(error).__name__
    fault = say("internal fault, please report it: {kind}: {fault}", kind=kind, fault=error)
    notice(f"factcheck: {fault}")
    notice(say("(FACTCHECK_TRACEBACK=1 shows where)"))
    raise typer.Exit(CANNOT)
