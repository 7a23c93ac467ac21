from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.intake.discover import form_of
from crossread.serve.jobs.items import apart, safe_name

NAMES = st.one_of(
    st.text(max_size=300), st.from_regex(r"[./\\\- a-zé]{0,20}(\.txt|\.html|\.jsonl\.gz)?", fullmatch=True)
)


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("news.txt", "news.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ines\\news.html", "news.html"),
        ("..", "unnamed.txt"),
        ("-", "unnamed.txt"),
        ("--desk.txt", "desk.txt"),
        (".bashrc", "bashrc"),
        ("", "unnamed.txt"),
        ("a\x00b\n.txt", "ab.txt"),
        ('a<b>:"|?*.txt', "a_b______.txt"),
        ("\u202etxt.exe", "txt.exe"),
        ("news.jsonl.gz", "news.jsonl.gz"),
        ("e\u0301.txt", "é.txt"),
        ("x" * 119 + " y", "x" * 119),
    ],
)
def test_names_lose_what_could_do_harm(given_name: str, kept: str) -> None:
    assert safe_name(given_name) == kept


@given(NAMES)
def test_whatever_the_name_it_is_one_file_in_this_folder(given_name: str) -> None:
    name = safe_name(given_name)
    assert PurePosixPath(name).name == name == PureWindowsPath(name).name
    assert not name.startswith((".", "-", " "))
    assert 0 < len(name.encode()) <= 120
    assert not any(unicodedata.category(letter)[0] == "C" for letter in name)
    assert safe_name(name) == name


@given(st.lists(NAMES, max_size=8))
def test_names_are_told_apart_in_whatever_case_and_keep_their_kind(names: list[str]) -> None:
    safe = [safe_name(name) for name in names]
    kept = list(apart(safe))
    assert len({name.casefold() for name in kept}) == len(names)
    assert [form_of(name) for name in kept] == [form_of(name) for name in safe]


def test_a_name_that_comes_again_is_numbered() -> None:
    assert list(apart(["a.txt", "A.txt", "a (2).txt", "b.jsonl.gz", "b.jsonl.gz"])) == [
        "a.txt", "A (2).txt", "a (2) (2).txt", "b.jsonl.gz", "b (2).jsonl.gz",
    ]  # fmt: skip
