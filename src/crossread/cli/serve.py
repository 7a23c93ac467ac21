"""`crossread serve`: the desk in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from crossread.cli.options import DESK, DeskOption, EncoderOption, EntailmentOption, ReaderOption
from crossread.cli.words import plain
from crossread.settings import Settings

_PORT = 8100
_HOST = "127.0.0.1"


def serve(  # noqa: PLR0913  one parameter an option
    *,
    desk: DeskOption = DESK,
    host: Annotated[
        str,
        typer.Option(
            "--host", metavar="ADDRESS", help="The address to serve at; this machine only by default."
        ),
    ] = _HOST,
    port: Annotated[
        int,
        typer.Option(
            "--port", metavar="N", min=0, max=65_535, help="The port; the next free one where it is taken."
        ),
    ] = _PORT,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host",
            metavar="NAME",
            help="A name under which browsers may ask for it. Repeat for more.",
        ),
    ] = None,
    certificate: Annotated[
        Path | None,
        typer.Option("--certificate", metavar="FILE", help="Serve with TLS: the certificate, PEM."),
    ] = None,
    key: Annotated[
        Path | None, typer.Option("--key", metavar="FILE", help="The certificate's private key, PEM.")
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Open no browser.")] = False,
    encoder: EncoderOption = None,
    reader: ReaderOption = None,
    entailment: EntailmentOption = None,
    threads: Annotated[
        int,
        typer.Option("--threads", metavar="N", min=1, help="CPU threads of the networks."),
    ] = 1,
) -> None:
    """Serve the desk to a browser, until Ctrl-C."""
    from crossread.cli.pages import browse  # noqa: PLC0415
    from crossread.serve.configuration import Configuration  # noqa: PLC0415
    from crossread.serve.running import run  # noqa: PLC0415  a second of imports that other commands do without
    from crossread.store import open_desk  # noqa: PLC0415

    is_new = not desk.exists()
    open_desk(desk).close()  # made where it is missing, brought up to date where it is older
    configuration = Configuration(
        desk,
        host=host,
        port=port,
        hosts=tuple(allow_host or ()),
        settings=Settings(
            encoder_folder=encoder, reader_folder=reader, entailment_folder=entailment, threads=threads
        ),
        warm=True,
    )

    def started(address: str, used: int) -> None:
        if port and used != port:
            typer.echo(f"port {port} is taken; {used} is used instead", err=True)
        if is_new:
            typer.echo(f"{plain(str(desk))} is new and empty; add reports on its page Add", err=True)
        if not configuration.is_local and certificate is None:
            typer.echo(
                "without --certificate and --key whoever is on the network in between can read along; "
                "docs/serving.md says what to do",
                err=True,
            )
        typer.echo(f"{plain(str(desk))} is served at {address} — Ctrl-C ends it")
        if not no_browser:
            browse(address)

    try:
        run(configuration, certificate=certificate, key=key, started=started)
    except KeyboardInterrupt:  # how it is meant to end
        typer.echo("stopped; what was not done yet goes on when the desk is served again", err=True)
