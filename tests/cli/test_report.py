from __future__ import annotations

import stat
import webbrowser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.fake_engine import keep
from cli.test_read import desk_of_stories
from crossread.cli import pages
from crossread.cli.main import app
from crossread.store import open_desk
from sample_desk import sample_desk


def test_report_writes_one_page(runner: CliRunner, kept: Path, folder: Path) -> None:
    done = runner.invoke(app, ["report"])
    assert done.exit_code == 0, done.output
    assert done.stderr == "crossread-report.html written\n"
    assert done.stdout == ""
    page = (folder / "crossread-report.html").read_text("utf-8")
    assert "<title>Reports read against each other</title>" in page
    assert names(folder) == ["crossread-report.html"]


def test_report_to_stdout(runner: CliRunner, kept: Path) -> None:
    done = runner.invoke(app, ["report", "--out", "-"])
    assert done.exit_code == 0
    assert done.stdout.lstrip().lower().startswith("<!doctype html>")
    assert done.stderr == ""


@pytest.mark.parametrize("part", [13, 8])
def test_one_story_by_the_start_of_its_id(runner: CliRunner, kept: Path, part: int) -> None:
    (story,) = sample_desk().stories
    done = runner.invoke(app, ["report", "--story", story.id[:part], "--out", "-"])
    assert done.exit_code == 0, done.output
    assert f"<title>{story.title}</title>" in done.stdout


def test_an_unknown_or_ambiguous_story_is_a_usage_error(runner: CliRunner, folder: Path) -> None:
    with open_desk(folder / "crossread.db") as file:
        keep(file, desk_of_stories(sizes=(2, 1)))
    unknown = runner.invoke(app, ["report", "--story", "s-9"])
    assert unknown.exit_code == 2
    assert "no story on the desk begins with 's-9'; expected one of: s-0, s-1" in unknown.stderr
    ambiguous = runner.invoke(app, ["report", "--story", "s-"])
    assert ambiguous.exit_code == 2
    assert "several stories begin with 's-'; expected one of: s-0, s-1" in ambiguous.stderr


@pytest.mark.parametrize("command", ["report", "export"])
def test_without_a_desk_nothing_is_made(runner: CliRunner, folder: Path, command: str) -> None:
    done = runner.invoke(app, [command])
    assert done.exit_code == 1
    assert "crossread.db: there is no desk here" in done.stderr
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("command", ["report", "export"])
def test_the_desk_is_never_written_over(runner: CliRunner, kept: Path, folder: Path, command: str) -> None:
    (folder / "link.html").symlink_to(kept)
    before = kept.read_bytes()
    for out in ("crossread.db", "link.html", str(kept)):
        done = runner.invoke(app, [command, "--out", out])
        assert done.exit_code == 2
        assert "this is the desk; name another file with --out" in done.stderr
    assert kept.read_bytes() == before


def test_a_page_that_cannot_be_finished_leaves_the_old_one(
    kept: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = folder / "page.html"
    out.write_text("the old one")
    out.chmod(0o640)

    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(self))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        with pytest.raises(OSError, match="No space"):
            pages.write("the new one", out, desk_path=kept)
    assert out.read_text() == "the old one"
    assert names(folder) == ["page.html"]
    pages.write("the new one", out, desk_path=kept)
    assert out.read_text() == "the new one"
    assert stat.S_IMODE(out.stat().st_mode) == 0o640


def test_a_missing_folder_is_a_message(runner: CliRunner, kept: Path) -> None:
    done = runner.invoke(app, ["report", "--out", "nowhere/page.html"])
    assert done.exit_code == 1
    assert "no such file or directory; check the name; its folder must exist" in done.stderr


def test_a_page_is_opened_only_in_a_terminal_with_a_browser(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def show(url: str) -> bool:
        seen.append(url)
        return True

    monkeypatch.setattr(webbrowser, "get", object)
    monkeypatch.setattr(webbrowser, "open", show)
    page = folder / "a page.html"
    assert not pages.show(page)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("sys.platform", "linux")
    assert not pages.show(page)
    monkeypatch.setenv("DISPLAY", ":0")
    assert pages.show(page)
    assert seen == [page.resolve().as_uri()]


def names(folder: Path) -> list[str]:
    """What lies in a folder beside the desk and its log."""
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("crossread.db"))
