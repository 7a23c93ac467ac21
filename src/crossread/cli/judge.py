"""`crossread judge`: what you decide about entities, claims, events, reuse and discrepancies, kept with your name."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from crossread.cli.options import (
    DESK,
    THREADS,
    DeskOption,
    EncoderOption,
    EntailmentOption,
    NoColorOption,
    QuietOption,
    ThreadsOption,
)
from crossread.domain.judgements import Subject, Verdict
from crossread.errors import UsageError
from crossread.settings import Settings

if TYPE_CHECKING:
    from crossread.crossing.judged.making import Signed
    from crossread.domain.judgements import Judgement
    from crossread.engine import Kept
    from crossread.store import DeskFile

AUTHOR_VARIABLE = "CROSSREAD_AUTHOR"
_SHOWN = 6  # ids of results named after a judgement

judge = typer.Typer(
    help="Decide what the machine only proposes: same, different, accept, reject, correct. Every judgement is kept with "
    "author and date, honoured by every count, and can be undone.",
    no_args_is_help=True,
)

_Targets = Annotated[
    list[str],
    typer.Argument(
        metavar="TARGET",
        help="Ids as the export prints them, or the start of one; or characters of a report: r-0123:120-164.",
    ),
]
_AsOption = Annotated[
    str | None,
    typer.Option(
        "--as",
        metavar="AUTHOR",
        help=f"Who decides; without it {AUTHOR_VARIABLE} of the environment, else your user name.",
    ),
]
_NoteOption = Annotated[str, typer.Option("--note", metavar="TEXT", help="Why.")]
_AboutOption = Annotated[
    Subject | None,
    typer.Option("--about", help="What characters of a report are meant as: entity, claim or event."),
]
_FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="JSON lines, one judgement each.")]


def _deciding(verdict: Verdict, about: str) -> None:
    """The command of one verdict."""

    @judge.command(verdict.value, help=about)
    def decide(  # noqa: PLR0913  one parameter an option
        targets: _Targets,
        *,
        author: _AsOption = None,
        note: _NoteOption = "",
        about: _AboutOption = None,
        desk: DeskOption = DESK,
        encoder: EncoderOption = None,
        entailment: EntailmentOption = None,
        threads: ThreadsOption = THREADS,
        quiet: QuietOption = False,
    ) -> None:
        from crossread.crossing.judged.making import judgement_on  # noqa: PLC0415

        def made(opened: DeskFile) -> Judgement:
            return judgement_on(opened.snapshot(), verdict, targets, _signed(author, note), about=about)

        _keep(
            desk, made, settings=Settings(encoder, threads=threads, entailment_folder=entailment), quiet=quiet
        )


_deciding(Verdict.SAME, "Two things are one: entities, claims, events, or reports of one account.")
_deciding(
    Verdict.DIFFERENT, "Two things are not one, and never will be; characters part what was taken for one."
)
_deciding(
    Verdict.ACCEPT, "Something is as it is shown: a claim, an entity, an event, a lineage, a discrepancy."
)
_deciding(Verdict.REJECT, "Something is not so: it is left out, and two reports are independent.")


@judge.command("correct")
def correct(  # noqa: PLR0913  one parameter an option
    targets: _Targets,
    *,
    field: Annotated[
        str,
        typer.Option(
            "--field",
            metavar="FIELD",
            help="What is wrong: name or kind of an entity, text or origin of a claim, type of an event, relation or "
            "source of reuse, explanation or kind of a discrepancy.",
        ),
    ] = "",
    value: Annotated[str, typer.Option("--value", metavar="TEXT", help="What is right.")] = "",
    author: _AsOption = None,
    note: _NoteOption = "",
    about: _AboutOption = None,
    desk: DeskOption = DESK,
    encoder: EncoderOption = None,
    entailment: EntailmentOption = None,
    threads: ThreadsOption = THREADS,
    quiet: QuietOption = False,
) -> None:
    """One thing about something is wrong, and this is right."""
    from crossread.crossing.judged.making import judgement_on  # noqa: PLC0415

    def made(opened: DeskFile) -> Judgement:
        return judgement_on(
            opened.snapshot(),
            Verdict.CORRECT,
            targets,
            _signed(author, note),
            about=about,
            field=field,
            value=value,
        )

    _keep(desk, made, settings=Settings(encoder, threads=threads, entailment_folder=entailment), quiet=quiet)


@judge.command("undo")
def undo(
    judgement: Annotated[
        str,
        typer.Argument(metavar="ID", help="The judgement, as the list prints it, or the start of its id."),
    ],
    *,
    author: _AsOption = None,
    note: _NoteOption = "",
    desk: DeskOption = DESK,
    encoder: EncoderOption = None,
    entailment: EntailmentOption = None,
    threads: ThreadsOption = THREADS,
    quiet: QuietOption = False,
) -> None:
    """Take a judgement back; the undo is a judgement too, and can be undone."""
    from crossread.crossing.judged.making import undo_of  # noqa: PLC0415

    def made(opened: DeskFile) -> Judgement:
        return undo_of(opened.judgements(), judgement, _signed(author, note))

    _keep(desk, made, settings=Settings(encoder, threads=threads, entailment_folder=entailment), quiet=quiet)


@judge.command("list")
def list_judgements(desk: DeskOption = DESK, no_color: NoColorOption = False) -> None:
    """Print all judgements, the oldest first: who decided what and when, and what has become of it."""
    from crossread.cli.judgement_lines import print_standings  # noqa: PLC0415
    from crossread.cli.terminal import open_terminal  # noqa: PLC0415
    from crossread.store import open_desk  # noqa: PLC0415

    with open_desk(desk, create=False, read_only=True) as opened:
        print_standings(open_terminal(no_color=no_color), opened.snapshot())


@judge.command("export")
def export_judgements(file: _FileArgument, *, desk: DeskOption = DESK) -> None:
    """Write all judgements as JSON lines, for a colleague's desk; - is standard output."""
    from crossread.cli.pages import write  # noqa: PLC0415
    from crossread.export.json_export import dump_line  # noqa: PLC0415
    from crossread.export.json_judgements import judgement_value  # noqa: PLC0415
    from crossread.store import open_desk  # noqa: PLC0415

    with open_desk(desk, create=False, read_only=True) as opened:
        shown = opened.snapshot()
    lines = (dump_line(judgement_value(shown, one)) for one in shown.judgements)
    write("".join(lines), file, desk_path=desk)


@judge.command("import")
def import_judgements(
    file: _FileArgument,
    *,
    desk: DeskOption = DESK,
    encoder: EncoderOption = None,
    entailment: EntailmentOption = None,
    threads: ThreadsOption = THREADS,
    quiet: QuietOption = False,
    no_color: NoColorOption = False,
) -> None:
    """Add a colleague's judgements to yours; of two that contradict each other the newer prevails, and both are kept."""
    from crossread.cli.outcome import print_problems  # noqa: PLC0415
    from crossread.cli.progress import ProgressBar  # noqa: PLC0415
    from crossread.cli.terminal import open_terminal  # noqa: PLC0415
    from crossread.engine import import_judgements as add  # noqa: PLC0415
    from crossread.export.page_words import count  # noqa: PLC0415
    from crossread.lookup.judgements import State, standings  # noqa: PLC0415
    from crossread.store import open_desk  # noqa: PLC0415

    terminal = open_terminal(no_color=no_color)
    settings = Settings(encoder, threads=threads, entailment_folder=entailment)
    with open_desk(desk, create=False) as opened, ProgressBar(terminal.err, wanted=not quiet) as progress:
        kept = add(opened, file, settings=settings, progress=progress)
        found = standings(opened.snapshot())
    overruled = sum(one.state is State.OVERRULED for one in found)
    print_problems(terminal, kept.problems)
    if not quiet:
        already = f"; {len(kept.known)} stood there already" if kept.known else ""
        typer.echo(f"{count(len(kept.added), 'judgement')} added{already}")
        typer.echo(f"{count(len(kept.stories), 'story', 'stories')} crossed again")
        if overruled:
            contrary = count(overruled, "judgement")
            typer.echo(f"{contrary} overruled by newer ones; crossread judge list says which")


def _keep(desk: Path, made: Callable[[DeskFile], Judgement], *, settings: Settings, quiet: bool) -> None:
    """Make a judgement of what is on the desk, keep it and cross again."""
    from crossread.engine import judge as add  # noqa: PLC0415
    from crossread.store import open_desk  # noqa: PLC0415

    with open_desk(desk, create=False) as opened:
        judgement = made(opened)
        kept = add(opened, [judgement], settings=settings)
        if not quiet:
            _print_kept(opened, judgement, kept)


def _print_kept(opened: DeskFile, judgement: Judgement, kept: Kept) -> None:
    from crossread.cli.words import plain  # noqa: PLC0415
    from crossread.export.page_words import count  # noqa: PLC0415
    from crossread.lookup.judgements import formed_by, standings  # noqa: PLC0415

    shown = opened.snapshot()
    standing = next(one for one in standings(shown) if one.judgement.id == judgement.id)
    why = f": {standing.why}" if standing.why else ""
    formed = ", ".join(formed_by(shown, judgement.id)[:_SHOWN])
    typer.echo(f"Kept {judgement.id} by {plain(judgement.author)}; {standing.state.value}{plain(why)}")
    typer.echo(f"{count(len(kept.stories), 'story', 'stories')} crossed again")
    if formed:
        typer.echo(f"It forms {formed}")


def _signed(author: str | None, note: str) -> Signed:
    from crossread.crossing.judged.making import Signed  # noqa: PLC0415
    from crossread.domain.judging_rules import at_utc  # noqa: PLC0415

    return Signed(_author(author), at_utc(datetime.now(UTC).isoformat()), note)


def _author(given: str | None) -> str:
    if given is not None:
        return given
    named = os.environ.get(AUTHOR_VARIABLE)
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise UsageError(
            f"nobody is named as the author; say who decides with --as, or in {AUTHOR_VARIABLE}"
        ) from None
