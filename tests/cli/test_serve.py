from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.fake_engine import FakeEngine
from crossread.cli.main import app
from crossread.errors import DeskError, UsageError
from crossread.serve.configuration import Configuration
from crossread.serve.running import _bound, run
from crossread.store import open_desk

COMMAND = Path(sys.executable).with_name("crossread")


def test_it_says_where_and_ends_well(runner: CliRunner, engine: FakeEngine, kept: Path) -> None:
    done = runner.invoke(app, ["serve"])
    assert done.exit_code == 0
    assert done.stdout == "crossread.db is served at http://127.0.0.1:8100 — Ctrl-C ends it\n"
    assert done.stderr == "stopped; what was not done yet goes on when the desk is served again\n"
    assert engine.configuration.desk == Path("crossread.db")
    assert engine.configuration.warm
    assert engine.configuration.settings.threads == 1


def test_options_reach_the_server(runner: CliRunner, engine: FakeEngine, kept: Path) -> None:
    options = "--host 0.0.0.0 --port 9000 --allow-host a.example --allow-host b.example --threads 3 --reader r --encoder e"
    done = runner.invoke(app, ["serve", *options.split(), "--certificate", "c.pem", "--key", "k.pem"])
    assert done.exit_code == 0
    given = engine.configuration
    assert (given.host, given.port, given.hosts) == ("0.0.0.0", 9000, ("a.example", "b.example"))  # noqa: S104
    assert (given.settings.threads, given.settings.reader_folder, given.settings.encoder_folder) == (
        3,
        Path("r"),
        Path("e"),
    )
    assert (engine.certificate, engine.key) == (Path("c.pem"), Path("k.pem"))
    assert "read along" not in done.stderr


def test_a_missing_desk_is_made(runner: CliRunner, engine: FakeEngine, folder: Path) -> None:
    done = runner.invoke(app, ["serve", "--desk", "new.db"])
    assert "new.db is new and empty; add reports on its page Add" in done.stderr
    with open_desk(folder / "new.db", create=False, read_only=True) as desk:
        assert desk.report_ids() == ()


def test_another_port_is_said(runner: CliRunner, engine: FakeEngine, kept: Path) -> None:
    engine.busy_ports = (8100,)
    done = runner.invoke(app, ["serve"])
    assert "port 8100 is taken; 8101 is used instead" in done.stderr


def test_the_network_is_told_that_it_can_read_along(
    runner: CliRunner, engine: FakeEngine, kept: Path
) -> None:
    assert "read along" in runner.invoke(app, ["serve", "--host", "192.0.2.7"]).stderr


def test_the_browser_is_opened_once_it_answers_and_on_demand_not(
    runner: CliRunner, engine: FakeEngine, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("crossread.cli.pages.browse", opened.append)
    runner.invoke(app, ["serve"])
    runner.invoke(app, ["serve", "--no-browser"])
    engine.error = DeskError("upside down")
    assert runner.invoke(app, ["serve"]).exit_code == 1
    assert opened == ["http://127.0.0.1:8100"]


def test_what_is_no_desk_is_not_served(runner: CliRunner, engine: FakeEngine, folder: Path) -> None:
    (folder / "crossread.db").write_text("not a desk at all" * 99)
    done = runner.invoke(app, ["serve"])
    assert done.exit_code == 1
    assert "this file is not a desk" in done.stderr


def test_a_port_that_is_taken_is_passed_over() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with _bound("127.0.0.1", port) as found:
            assert port < found.getsockname()[1] < port + 20


@pytest.mark.parametrize("host", ["192.0.2.7", "no.such.host.invalid"])
def test_an_address_of_another_machine_cannot_be_used(host: str) -> None:
    with pytest.raises(UsageError, match=r"--host|no port from"):
        _bound(host, 8100)


def refused(configuration: Configuration, **more: Path) -> str:
    with pytest.raises(UsageError) as raised:
        run(configuration, started=lambda address, port: None, **more)
    return str(raised.value)


def test_the_network_is_not_let_near_a_desk_that_nobody_has_access_to(kept: Path) -> None:
    network = Configuration(kept, host="0.0.0.0", port=0)  # noqa: S104
    assert "crossread access add NAME --role owner" in refused(network)


def test_a_certificate_must_be_whole(kept: Path, folder: Path) -> None:
    local = Configuration(kept, port=0)
    (folder / "c.pem").write_text("no certificate")
    assert "expected both" in refused(local, key=folder / "c.pem")
    assert "expected two PEM files" in refused(local, certificate=folder / "c.pem", key=folder / "c.pem")
    assert "expected two PEM files" in refused(local, certificate=folder / "none.pem", key=folder / "c.pem")


def test_the_command_itself(kept: Path) -> None:
    """Started, stopped with Ctrl-C."""
    server = subprocess.Popen(
        [COMMAND, "serve", "--port", "0", "--no-browser"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    with server:
        try:
            assert server.stdout is not None
            assert "is served at http://127.0.0.1:" in server.stdout.readline()
        finally:
            server.send_signal(signal.SIGINT)
        assert server.wait(timeout=30) == 0
        assert server.stderr is not None
        assert (
            server.stderr.read() == "stopped; what was not done yet goes on when the desk is served again\n"
        )
