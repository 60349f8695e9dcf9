"""How the command line behaves as a whole: options in either position, one line for every failure."""

from __future__ import annotations

import os
import sys
import traceback
from typing import Any

import typer
from typer.core import TyperGroup

from claims.errors import ClaimsError
from factcheck.commands.output import silence

CANNOT = 2  # exit status: something could not be done


class CommandGroup(TyperGroup):
    """The commands; `factcheck --format csv check a.txt` means what `check --format csv a.txt` does."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Move a command's options that stand before its name behind it."""
        return super().parse_args(ctx, self._command_first(args))

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a failure is one line on standard error and exit status 2."""
        try:
            return super().invoke(ctx)
        except ClaimsError as error:
            fail(str(error))
        except BrokenPipeError:  # the reader, such as head, has seen enough
            silence()
            raise typer.Exit(0) from None
        except RuntimeError as error:  # typer's own exits are RuntimeErrors
            if type(error).__module__.partition(".")[0] in ("typer", "click"):
                raise
            crash(error)
        except Exception as error:
            if hasattr(error, "exit_code"):  # a usage error, which shows itself
                raise
            crash(error)

    def _command_first(self, args: list[str]) -> list[str]:
        own = {name for param in self.params for name in param.opts}
        valued = {
            name
            for command in self.commands.values()
            for param in command.params
            for name in (*param.opts, *param.secondary_opts)
            if not getattr(param, "is_flag", False)
        }
        place = 0
        while place < len(args) and args[place].startswith("-") and args[place] not in own:
            place += 2 if args[place] in valued else 1
        if place == 0 or place >= len(args) or args[place] not in self.commands:
            return args
        return [args[place], *args[:place], *args[place + 1 :]]


def fail(message: str) -> None:
    """One line on standard error, exit status 2."""
    typer.echo(f"factcheck: {message}", err=True)
    raise typer.Exit(CANNOT)


def crash(error: Exception) -> None:
    """A fault of the program: one line, or the whole trace if FACTCHECK_TRACEBACK is set."""
    if os.environ.get("FACTCHECK_TRACEBACK"):
        traceback.print_exception(error, file=sys.stderr)
    kind = type(error).__name__
    fail(f"internal fault, please report it: {kind}: {error} (FACTCHECK_TRACEBACK=1 shows where)")
