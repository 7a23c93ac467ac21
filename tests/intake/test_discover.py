from __future__ import annotations

import os
from pathlib import Path

import pytest

from crossread.domain.report import Problem
from crossread.intake.discover import Form, Source, discover, form_of


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.txt", Form.PLAIN),
        ("A.TXT", Form.PLAIN),
        ("a.md", Form.PLAIN),
        ("README", Form.PLAIN),
        ("a.html", Form.HTML),
        ("a.htm.gz", Form.HTML),
        ("a.json", Form.JSON),
        ("a.jsonl.gz", Form.JSON_LINES),
        ("a.ndjson", Form.JSON_LINES),
        ("a.csv", Form.CSV),
        ("a.tsv.gz", Form.TSV),
        ("a.docx", None),
        ("a.tar.gz", None),
    ],
)
def test_forms_by_name(name: str, form: Form | None) -> None:
    assert form_of(name) is form


def test_a_folder_is_walked_sorted_and_what_is_left_out_is_counted_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/y.txt", ".hidden.txt", "c.docx", "d.docx", "e.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    *found, problem = discover([tmp_path])
    assert [source.name for source in found if isinstance(source, Source)] == [
        str(tmp_path / "a/y.txt"),
        str(tmp_path / "a/z.html"),
        str(tmp_path / "b.txt"),
    ]
    assert isinstance(problem, Problem)
    assert problem.what.startswith("2 .docx files, 1 .png file, 1 hidden entry;")


def test_the_order_named_is_kept_and_stdin_passed_on(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("x")
    (tmp_path / "a.xyz").write_text("x")
    found = list(discover([tmp_path / "b.txt", "-", str(tmp_path / "a.xyz")]))
    assert found == [
        Source(str(tmp_path / "b.txt"), Form.PLAIN),
        Source("-", Form.UNKNOWN),
        Source(str(tmp_path / "a.xyz"), Form.UNKNOWN),
    ]


def test_globs(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("b.txt", "a.txt", "c.html", "deep/d.txt"):
        (tmp_path / name).write_text("x")
    names = [Path(s.name).name for s in discover([f"{tmp_path}/*.txt"]) if isinstance(s, Source)]
    assert names == ["a.txt", "b.txt"]
    names = [Path(s.name).name for s in discover([f"{tmp_path}/**/*.txt"]) if isinstance(s, Source)]
    assert names == ["a.txt", "b.txt", "d.txt"]


@pytest.mark.parametrize(
    ("given", "what"),
    [("nothing.txt", "no such file"), ("none-*.txt", "matches no file"), ("a\0b", "no such file")],
)
def test_what_is_not_there_is_a_problem(given: str, what: str) -> None:
    (problem,) = discover([given])
    assert isinstance(problem, Problem)
    assert problem.where == given
    assert what in problem.what


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    (problem,) = discover([tmp_path])
    assert isinstance(problem, Problem)
    assert "no report in this folder" in problem.what


def test_a_link_that_goes_round_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    os.symlink(tmp_path, tmp_path / "round")
    source, problem = discover([tmp_path])
    assert isinstance(source, Source)
    assert isinstance(problem, Problem)
    assert "1 linked folder" in problem.what
