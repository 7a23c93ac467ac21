from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.entities import WatchEntry
from crossread.domain.layers import MentionKind
from crossread.errors import InputError
from crossread.intake.watch_lists import read_watch_list


def written(folder: Path, text: str | bytes, name: str = "own.csv") -> Path:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_table_with_all_columns(tmp_path: Path) -> None:
    text = (
        "id,name,type,aliases,countries\n"
        "p1,Tomas Verrin,Person,Tomás Verín; T. Verrin,SY|Iran\n"
        '\np2,"Norvan, Council of",Organization,,\n'
    )
    watch_list, problems = read_watch_list(written(tmp_path, text))
    assert problems == []
    assert watch_list.name == "own"
    assert watch_list.entries == (
        WatchEntry("p1", MentionKind.PERSON, "Tomas Verrin", ("Tomás Verín", "T. Verrin"), ("SY", "IR")),
        WatchEntry("p2", MentionKind.ORGANIZATION, "Norvan, Council of"),
    )


def test_a_name_is_enough(tmp_path: Path) -> None:
    watch_list, _ = read_watch_list(written(tmp_path, "\ufeffName\nHalden\nHalden\n"))
    assert [(e.id, e.name, e.kind) for e in watch_list.entries] == [
        ("line 2", "Halden", MentionKind.OTHER),
        ("line 3", "Halden", MentionKind.OTHER),
    ]


def test_semicolons_may_part_columns(tmp_path: Path) -> None:
    watch_list, _ = read_watch_list(written(tmp_path, "name;country\nHalden;uk\n"))
    assert watch_list.entries[0].countries == ("GB",)


def test_bad_lines_are_named_and_the_others_read(tmp_path: Path) -> None:
    path = written(tmp_path, "name,kind\n,person\nAnn Lee,person,far,too,many\nRay Dow,person\n")
    watch_list, problems = read_watch_list(path)
    assert [entry.name for entry in watch_list.entries] == ["Ray Dow"]
    assert [problem.where for problem in problems] == [f"{path}, line 2", f"{path}, line 3"]
    assert "no name" in problems[0].what
    assert "5 fields; expected 2" in problems[1].what


def test_a_quote_that_is_never_closed_does_not_swallow_the_file(tmp_path: Path) -> None:
    watch_list, problems = read_watch_list(written(tmp_path, 'name\nAnn Lee\n"Ray Dow\n'))
    assert [entry.name for entry in watch_list.entries] == ["Ann Lee"]
    assert "never closed" in problems[0].what


def test_follow_the_money(tmp_path: Path) -> None:
    lines = [
        {
            "id": "Q1",
            "schema": "Person",
            "properties": {
                "name": ["Tomas Verrin"],
                "alias": ["T V"],
                "country": ["sy"],
                "nationality": ["ir"],
            },
        },
        {"id": "Q2", "schema": "LegalEntity", "properties": {"name": "Norvan Council"}},
    ]
    text = "\n".join(json.dumps(line) for line in lines) + '\n{"id": "Q3", "properties": {}}\n[1]\n{"id"\n'
    watch_list, problems = read_watch_list(written(tmp_path, text, "list.jsonl"))
    assert watch_list.entries == (
        WatchEntry("Q1", MentionKind.PERSON, "Tomas Verrin", ("T V",), ("SY", "IR")),
        WatchEntry("Q2", MentionKind.ORGANIZATION, "Norvan Council"),
    )
    assert [problem.where.rpartition(" ")[2] for problem in problems] == ["3", "4", "5"]


def test_gzip_is_looked_through(tmp_path: Path) -> None:
    path = written(tmp_path, gzip.compress(b"name\nHalden\n"), "own.csv.gz")
    assert read_watch_list(path)[0].name == "own"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "no column name"),
        ("title,text\na,b\n", "no column name (columns: 'title', 'text')"),
        ("name\n", "no entry"),
        ("{}\n", "no entry"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, text: str, what: str) -> None:
    with pytest.raises(InputError, match=r"own\.csv") as error:
        read_watch_list(written(tmp_path, text))
    assert what in str(error.value)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.csv"):
        read_watch_list(tmp_path / "gone.csv")
    with pytest.raises(InputError, match="a folder"):
        read_watch_list(tmp_path)


@given(raw=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = written(tmp_path_factory.getbasetemp(), b"name\n" + raw)
    try:
        watch_list, problems = read_watch_list(path)
    except InputError:
        return
    assert all(entry.name.strip() for entry in watch_list.entries)
    assert all(str(path) in problem.where for problem in problems)
