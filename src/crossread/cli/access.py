"""`crossread access`: who may use a desk over the network."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli.options import DESK, DeskOption
from crossread.cli.words import plain
from crossread.errors import DeskError

if TYPE_CHECKING:
    from crossread.serve.security.access import Access

access = typer.Typer(
    help="Who may use the desk over the network: people with a password, programs with a token.",
    no_args_is_help=True,
)
_NameArgument = Annotated[
    str, typer.Argument(metavar="NAME", help="A person or program; the author of judgements.")
]


class RoleName(StrEnum):
    """What somebody may do: each role what those before it may."""

    READER = "reader"
    REVIEWER = "reviewer"
    OWNER = "owner"


@access.command("add")
def add(
    name: _NameArgument,
    *,
    role: Annotated[
        RoleName,
        typer.Option(
            "--role", help="A reader reads and checks, a reviewer judges too, an owner also adds reports."
        ),
    ] = RoleName.READER,
    token: Annotated[
        bool, typer.Option("--token", help="Make a token for programs, printed once, instead of a password.")
    ] = False,
    desk: DeskOption = DESK,
) -> None:
    """Let somebody in: with a password, asked for twice, or with a token. Again for a name: another role and password."""
    from crossread.serve.roles import Role  # noqa: PLC0415
    from crossread.serve.security.access import AccessFile, checked_name, with_password, with_token  # noqa: PLC0415

    if not desk.exists():
        raise DeskError(
            f"{desk}: there is no desk here; add reports to make one, or name another with --desk"
        )
    name = checked_name(name)
    file = AccessFile(desk)
    file.read()
    wanted = Role[role.name]
    if token:
        made: list[str] = []

        def with_new(known: Access) -> Access:
            changed, fresh = with_token(known, name, wanted)
            made.append(fresh)
            return changed

        file.change(with_new)
        typer.echo(made[-1])
        typer.echo(f"{plain(name)} may use this token as {role.value}; it is not shown again", err=True)
    else:
        password = typer.prompt("Password", hide_input=True, confirmation_prompt="The same again", err=True)
        file.change(lambda known: with_password(known, name, wanted, password))
        typer.echo(f"{plain(name)} may sign in as {role.value}", err=True)


@access.command("list")
def show(desk: DeskOption = DESK) -> None:
    """Print who is let in, one a line: name, role, what with."""
    from crossread.serve.security.access import AccessFile  # noqa: PLC0415

    for name, entry in sorted(AccessFile(desk).read().entries.items()):
        means = ["password"] if entry.password else []
        if entry.tokens:
            means.append(f"{len(entry.tokens)} token{'s' * (len(entry.tokens) > 1)}")
        typer.echo(f"{plain(name)}\t{entry.role.name.lower()}\t{', '.join(means)}")


@access.command("remove")
def remove(name: _NameArgument, *, desk: DeskOption = DESK) -> None:
    """Let somebody in no more: sessions and tokens end at once. Their judgements stay."""
    from crossread.serve.security.access import AccessFile, without  # noqa: PLC0415

    AccessFile(desk).change(lambda known: without(known, name))
    typer.echo(f"{plain(name)} is let in no more", err=True)
