"""Errors the user can act on become one line on stderr and an exit code; anything else is a bug and shows."""

from __future__ import annotations

import errno
import sys
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
    errno.EROFS: "this disk takes no writing; name another place with --out or --desk",
    errno.ENOENT: "check the name; the folder must exist",
    errno.EISDIR: "this is a folder; name a file",
}


class Guarded(TyperGroup):
    """A group of commands none of which ends in a traceback for a reason outside the program."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; output still on its way is pushed out here, where a closed pipe can be caught."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except UsageError as error:
            _stop(str(error), ExitCode.USAGE)
        except CrossreadError as error:
            _stop(str(error), ExitCode.FAILED)
        except KeyboardInterrupt:
            _stop(_STOPPED, ExitCode.INTERRUPTED)
        except BrokenPipeError:
            raise  # the reader has gone: typer ends quietly, with code 1
        except OSError as error:
            _stop(_of_system(error), ExitCode.FAILED)
        return result


def _stop(message: str, code: ExitCode) -> NoReturn:
    typer.echo(f"crossread: {plain(message)}", err=True)
    raise typer.Exit(code)


def _of_system(error: OSError) -> str:
    what = error.strerror or type(error).__name__
    where = f"{error.filename}: " if error.filename else ""
    advice = _ADVICE.get(error.errno or 0)
    return f"{where}{what[:1].lower()}{what[1:]}" + (f"; {advice}" if advice else "")
