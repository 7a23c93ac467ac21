"""Errors the user can act on become one line on stderr and an exit code; anything else is a bug and shows."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import Any, NoReturn

import typer
from typer.core import TyperGroup

from crossread.cli.exit_codes import ExitCode
from crossread.cli.words import plain
from crossread.errors import CrossreadError, UsageError

_STOPPED = "stopped; what is on the desk is whole, and the same command goes on from there"
_ADVICE = {
    errno.ENOSPC: "free space on that disk and repeat",
    errno.EDQUOT: "free space within your quota and repeat",
    errno.EACCES: "check that you may write there",
    errno.EROFS: "this disk takes no writing; name another place",
    errno.ENOENT: "check the name; its folder must exist",
    errno.EISDIR: "this is a folder; name a file",
}


class Guarded(TyperGroup):
    """A group of commands none of which ends in a traceback for a reason outside the program."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run a command line and end the process, as typer does."""
        try:
            return super().main(*args, **options)
        except UsageError as error:
            _end(str(error), ExitCode.USAGE)
        except CrossreadError as error:
            _end(str(error), ExitCode.FAILED)
        except OSError as error:  # a closed pipe has ended the process already, quietly
            _end(_of_system(error), ExitCode.FAILED)

    def invoke(self, ctx: Any) -> Any:
        """Run the command, and push out what is still on its way where a failure can be caught."""
        try:
            result = super().invoke(ctx)
        except KeyboardInterrupt:
            typer.echo(f"crossread: {_STOPPED}", err=True)
            raise typer.Exit(ExitCode.INTERRUPTED) from None
        sys.stdout.flush()
        return result


def _end(message: str, code: ExitCode) -> NoReturn:
    typer.echo(f"crossread: {plain(message)}", err=True)
    _forget_output()
    sys.exit(code)


def _of_system(error: OSError) -> str:
    what = f"{error.strerror[:1].lower()}{error.strerror[1:]}" if error.strerror else type(error).__name__
    where = f"{error.filename}: " if error.filename else ""
    advice = _ADVICE.get(error.errno or 0)
    return f"{where}{what}" + (f"; {advice}" if advice else "")


def _forget_output() -> None:
    """Where stdout takes no more, drop what it holds: the interpreter would fail on it once again."""
    try:
        sys.stdout.flush()
    except OSError:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
