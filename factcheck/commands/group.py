"""How the command line behaves as a whole: options in either position, one line for every failure.

Imports nothing of the engine, so that help is quick.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import Any, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from factcheck.languages import Language, of_environment, speak

CANNOT = 2  # exit status: something could not be done


class CommandGroup(TyperGroup):
    """The commands. `factcheck --format csv check a.txt` is `factcheck check --format csv a.txt`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Move a command's options that stand before its name behind it; answer as the locale asks."""
        speak(of_environment(os.environ))
        return super().parse_args(ctx, self._command_first(args))

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a failure is one line on standard error and exit status 2."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            if type(error).__module__.partition(".")[0] in ("typer", "click"):
                raise  # exits, and usage errors, which show themselves
            _fail(error)

    def _command_first(self, args: list[str]) -> list[str]:
        own = {name for param in self.params for name in param.opts}
        valued = {
            name
            for command in self.commands.values()
            for param in command.params
            for name in param.opts
            if not getattr(param, "is_flag", False)
        }
        place = 0
        while place < len(args) and args[place].startswith("-") and args[place] not in own:
            place += 2 if args[place] in valued else 1
        if place >= len(args) or args[place] not in self.commands:
            return args
        return [args[place], *args[:place], *args[place + 1 :]]


class ConfiguredCommand(TyperCommand):
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

    if isinstance(error, ClaimsError):
        typer.echo(f"factcheck: {error}", err=True)
        raise typer.Exit(CANNOT)
    if os.environ.get("FACTCHECK_TRACEBACK"):
        traceback.print_exception(error, file=sys.stderr)
    kind = type(error).__name__
    typer.echo(f"factcheck: internal fault, please report it: {kind}: {error}", err=True)
    typer.echo("(FACTCHECK_TRACEBACK=1 shows where)", err=True)
    raise typer.Exit(CANNOT)
