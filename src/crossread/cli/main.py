"""The `crossread` command; each of its commands is a module of this folder."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated

import typer

from crossread.cli.access import access
from crossread.cli.check import check
from crossread.cli.doctor import doctor
from crossread.cli.export import export
from crossread.cli.guard import Guarded
from crossread.cli.judge import judge
from crossread.cli.own_data import gazetteer, watch
from crossread.cli.read import read
from crossread.cli.report import report
from crossread.cli.serve import serve

app = typer.Typer(
    name="crossread",
    cls=Guarded,
    help="Reads news reports against each other: who wrote from whom, how many independent accounts "
    "there are, where they disagree. Every statement points at the characters it rests on.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(read)
app.command()(report)
app.command()(export)
app.command()(check)
app.add_typer(gazetteer, name="gazetteer")
app.add_typer(watch, name="watch")
app.add_typer(judge, name="judge")
app.command()(serve)
app.add_typer(access, name="access")
app.command()(doctor)


def main() -> None:
    """Run the command line of this process."""
    app()


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"crossread {version('crossread')}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """The options that stand before a command."""
