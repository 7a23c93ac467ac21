from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.fake_engine import FakeEngine
from crossread.cli.exit_codes import ExitCode
from crossread.cli.main import app
from crossread.errors import DeskError, InputError, ModelError, UsageError

RUN = [sys.executable, "-c", "from crossread.cli.main import main; main()"]


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (DeskError("x.db: this file is not a desk"), 1, "crossread: x.db: this file is not a desk\n"),
        (ModelError("no\nweights\x1b[2J"), 1, "crossread: no weights\ufffd[2J\n"),
        (InputError("bad"), 1, "crossread: bad\n"),
        (UsageError("column 'a'"), 2, "crossread: column 'a'\n"),
        (
            OSError(errno.ENOSPC, "No space left on device", "/far/away.db"),
            1,
            "crossread: /far/away.db: no space",
        ),
        (PermissionError(errno.EACCES, "Permission denied", "x"), 1, "check that you may write there\n"),
        (OSError("odd"), 1, "crossread: OSError\n"),
        (KeyboardInterrupt(), 130, "crossread: stopped; what is on the desk is whole"),
    ],
)
def test_errors_become_a_line_and_a_code(
    runner: CliRunner, engine: FakeEngine, error: BaseException, code: int, said: str
) -> None:
    engine.error = error
    done = runner.invoke(app, ["read", "inbox"])
    assert done.exit_code == code
    assert said in done.stderr
    assert "Traceback" not in done.output
    assert done.stdout == ""


def test_a_bug_is_not_hidden(runner: CliRunner, engine: FakeEngine) -> None:
    engine.error = ZeroDivisionError()
    done = runner.invoke(app, ["read", "inbox"])
    assert isinstance(done.exception, ZeroDivisionError)


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["read"], ["read", "x", "--threads", "0"], ["export", "--format", "xml"]]
)
def test_calls_that_make_no_sense_end_with_2(runner: CliRunner, arguments: list[str]) -> None:
    assert runner.invoke(app, arguments).exit_code == ExitCode.USAGE


def test_a_reader_that_goes_away_ends_it_quietly(kept: Path) -> None:
    with subprocess.Popen([*RUN, "export"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
        code = process.wait()
    assert said == b""
    assert code == ExitCode.FAILED


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
@pytest.mark.parametrize(
    "arguments",
    [["export"], ["report", "--out", "-"], ["doctor"], ["--version"], ["export", "--out", "/dev/full"]],
)
def test_a_full_disk_is_a_message(kept: Path, arguments: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*RUN, *arguments], stdout=full, stderr=subprocess.PIPE, check=False, text=True)
    assert done.returncode == ExitCode.FAILED
    assert done.stderr.splitlines()[-1].endswith("free space on that disk and repeat")
    assert "Traceback" not in done.stderr


def test_the_version_comes_without_the_heavy_rooms() -> None:
    program = (
        "import sys\n"
        "from crossread.cli.main import app\n"
        "try:\n    app(['--version'])\n"
        "except SystemExit as end:\n    assert end.code == 0\n"
        "heavy = {'numpy', 'onnxruntime', 'apsw', 'jinja2', 'rich', 'trafilatura', 'crossread.engine'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("crossread ")
    assert done.stdout.endswith("\n[]\n")
