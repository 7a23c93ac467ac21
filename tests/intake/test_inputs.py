from __future__ import annotations

import gzip
import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from crossread.domain.report import Problem, Report
from crossread.errors import UsageError
from crossread.intake import read_inputs
from crossread.settings import Settings
from intake.marks import BODY, NEWS

Write = Callable[[str, str | bytes], str]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Writes one file into an empty working folder and gives its name back."""
    monkeypatch.chdir(tmp_path)

    def write_file(name: str, content: str | bytes) -> str:
        Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    return write_file


def read(
    *inputs: str, stdin: bytes | None = None, settings: Settings | None = None
) -> list[Report | Problem]:
    stream = io.BytesIO(stdin) if stdin is not None else None
    return list(read_inputs(inputs, settings=settings or Settings(), stdin=stream))


def problem(found: list[Report | Problem]) -> Problem:
    (one,) = (item for item in found if isinstance(item, Problem))
    return one


@pytest.mark.parametrize("text", [BODY, f"\r\n {BODY}\r\n\r\n", f"{BODY}\u200b\x0c\u2028é e\u0301"])
def test_the_text_of_a_plain_file_is_its_decoded_content(write: Write, text: str) -> None:
    (report,) = read(write("a.txt", text))
    assert isinstance(report, Report)
    assert (report.text, report.path, report.language) == (text, "a.txt", "en")


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a", "a.xyz", "a.txt.gz"])
def test_names_of_plain_files(write: Write, name: str) -> None:
    (report,) = read(write(name, gzip.compress(BODY.encode()) if name.endswith(".gz") else BODY))
    assert isinstance(report, Report)
    assert report.text == BODY


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (BODY.encode(), BODY),
        (gzip.compress(BODY.encode(), mtime=0), BODY),
        (b'{"text": "' + NEWS[0].encode() + b'"}\n', NEWS[0]),
        (b'[{"text": "' + NEWS[0].encode() + b'"}]', NEWS[0]),
        (b'title,text\nT,"' + NEWS[0].encode() + b'"\n', NEWS[0]),
    ],
)
def test_stdin_is_sniffed_and_left_open(raw: bytes, text: str) -> None:
    stream = io.BytesIO(raw)
    (report,) = read_inputs(["-"], settings=Settings(), stdin=stream)
    assert isinstance(report, Report)
    assert (report.text, report.path) == (text, None)
    assert not stream.closed


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.txt", "", "empty"),
        ("a.txt", " \n\t\n", "no words in the text"),
        ("a.txt", b"\0\1\2\3" * 100, "binary"),
        ("a.txt", b"%PDF-1.7", "PDF"),
        ("a.txt", "word " * 300, "1,500 characters; expected one report of at most 1,000"),
        ("a.txt", "word " * 500, "2,500 bytes; expected one report of at most 2,000 bytes"),
        ("a.txt.gz", gzip.compress(b"word " * 500, mtime=0), "more than 2,000 bytes"),
        ("a.txt.gz", gzip.compress(BODY.encode(), mtime=0)[:-9], "ended before"),
        ("a.txt.gz", b"\x1f\x8bnonsense", "expected readable bytes"),
        ("a.html", "<html><body><nav>Home</nav></body></html>", "without an article"),
        ("a.json", '[{"text": "x"', "bad JSON"),
        ("a.json", '"x"', "expected an array of articles"),
        ("a.json", "[" * 100_0, "bad JSON"),
        ("a.json", "[]", "no record"),
        ("a.jsonl", "", "no record"),
        ("a.csv", "", "no header line"),
        (
            "a.csv",
            "title,body\nT,B\n",
            "found 'title', 'body'; expected 'text', or map one with --field text=body",
        ),
    ],
)
def test_bad_input_is_a_problem_and_the_run_goes_on(
    write: Write, name: str, content: str | bytes, what: str
) -> None:
    good = write("good.txt", NEWS[0])
    settings = Settings(max_file_bytes=2_000, max_report_chars=1_000)
    found = read(write(name, content), good, settings=settings)
    wrong = problem(found)
    assert (wrong.where, wrong.done) == (name, "skipped")
    assert what in wrong.what
    assert "expected" in wrong.what
    assert [item.path for item in found if isinstance(item, Report)] == [good]


def test_what_cannot_be_opened(write: Write) -> None:
    good = write("good.txt", NEWS[0])
    os.symlink("gone.txt", "broken.txt")
    os.mkfifo("pipe.txt")
    found = read("broken.txt", "pipe.txt", "/dev/null", "missing.txt", good)
    assert [item.what.split(";")[0] for item in found if isinstance(item, Problem)] == [
        "a link to a file that is not there",
        "this is a named pipe",
        "this is a device",
        "no such file or folder",
    ]
    assert isinstance(found[-1], Report)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(write: Write) -> None:
    os.chmod(write("a.txt", BODY), 0)
    assert "permission denied" in problem(read("a.txt")).what


def test_stdin_named_but_not_given() -> None:
    assert problem(read("-")).what.startswith("stdin was named")


def test_the_same_report_twice_is_skipped_with_its_first_place(write: Write) -> None:
    found = read(write("a.txt", BODY), write("b.txt", BODY), "a.txt")
    assert [type(item) for item in found] == [Report, Problem, Problem]
    assert all(item.what.startswith("identical to a.txt") for item in found if isinstance(item, Problem))


def test_a_page_of_nothing_but_furniture_is_kept_and_said(write: Write) -> None:
    report, wrong = read(write("a.txt", "Already a subscriber?\n\nSign up for our newsletter\n"))
    assert isinstance(report, Report)
    assert report.body == ()
    assert isinstance(wrong, Problem)
    assert wrong.what.startswith("only page furniture")


def test_a_date_that_is_none_is_said(write: Write) -> None:
    report, wrong = read(write("a.jsonl", f'{{"text": "{NEWS[0]}", "published": "someday"}}'))
    assert isinstance(report, Report)
    assert report.published is None
    assert isinstance(wrong, Problem)
    assert (wrong.where, wrong.done) == ("a.jsonl#record 1", "kept without a date")


def test_reading_is_lazy(write: Write) -> None:
    lines = "".join(f'{{"text": "{n} {NEWS[0]}"}}\n' for n in range(3))
    found = read_inputs([write("a.jsonl", lines + "{bad\n" * 3), "missing.txt"], settings=Settings())
    first = next(found)
    assert isinstance(first, Report)
    assert first.text.startswith("0 ")


def test_mapping_to_no_field_of_ours_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="expected one of title, text"):
        list(read_inputs([], settings=Settings(fields={"body": "words"})))
