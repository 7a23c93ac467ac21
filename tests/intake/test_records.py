from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.report import Problem
from crossread.intake.draft import Draft
from crossread.intake.records import read_json, read_json_lines, read_table
from crossread.settings import Settings

Outcome = list[Draft | Problem]


def stream(content: str | bytes) -> io.BufferedReader:
    raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    buffered: io.BufferedReader = io.BufferedReader(io.BytesIO(raw))
    return buffered


def json_lines(content: str | bytes, settings: Settings | None = None) -> Outcome:
    return list(read_json_lines(stream(content), name="a.jsonl", settings=settings or Settings()))


def table(content: str | bytes, settings: Settings | None = None) -> Outcome:
    return list(read_table(stream(content), name="a.csv", settings=settings or Settings()))


def texts(found: Outcome) -> list[str]:
    return [item.text for item in found if isinstance(item, Draft)]


def problems(found: Outcome) -> list[tuple[str, str]]:
    return [(item.where, item.what.split(";")[0]) for item in found if isinstance(item, Problem)]


def test_all_fields_of_a_record() -> None:
    record = {
        "title": "T",
        "text": "Words.",
        "url": "https://courier.example/1",
        "outlet": {"name": "Courier"},
        "published": 1733134272,
        "byline": ["Jo Berg", {"name": "Kim Lund"}, ""],
        "language": "en",
        "other": [1, 2],
    }
    (draft,) = json_lines(json.dumps(record))
    assert draft == Draft(
        where="a.jsonl#record 1",
        text="Words.",
        path="a.jsonl",
        url="https://courier.example/1",
        outlet="Courier",
        title="T",
        byline="Jo Berg, Kim Lund",
        published="1733134272",
        language="en",
    )


def test_bad_lines_are_problems_and_the_next_is_read() -> None:
    found = json_lines('{"text": "one"}\n{bad\n\n[1]\n{"body": "b"}\n{"text": 5}\n{"text": "two"}')
    assert texts(found) == ["one", "two"]
    assert problems(found) == [
        (
            "a.jsonl#record 2",
            "bad JSON in line 2 (expecting property name enclosed in double quotes at character 2)",
        ),
        ("a.jsonl#record 4", "a JSON list"),
        ("a.jsonl#record 5", "no text in this record"),
        ("a.jsonl#record 6", "a text that is a int in this record"),
    ]


def test_a_deep_line_and_a_long_line_are_problems() -> None:
    found = json_lines(
        "[" * 900 + '\n{"text": "x"}\n' + "[" * 5_000 + '\n{"text": "y"}', Settings(max_file_bytes=1_000)
    )
    assert texts(found) == ["x", "y"]
    assert [where for where, _ in problems(found)] == ["a.jsonl#record 1", "a.jsonl#record 3"]


def test_lone_surrogates_and_other_encodings_are_kept() -> None:
    assert texts(json_lines('{"text": "\\ud800 lone"}')) == ["\ud800 lone"]
    assert texts(json_lines('\ufeff{"text": "mark"}')) == ["mark"]
    assert texts(json_lines('{"text": "Café am Hafen"}'.encode("cp1252"))) == ["Café am Hafen"]
    assert texts(json_lines('{"text": "wide"}\n{"text": "wider"}\n'.encode("utf-16"))) == ["wide", "wider"]


@pytest.mark.parametrize(
    "value",
    [
        [{"text": "one"}],
        {"text": "one"},
        {"articles": [{"text": "one"}]},
        {"n": 1, "items": [{"TEXT": "one"}]},
    ],
)
def test_shapes_of_json(value: object) -> None:
    found = list(read_json(stream(json.dumps(value)), name="a.json", settings=Settings()))
    assert texts(found) == ["one"]


def test_fields_are_mapped_by_the_user() -> None:
    settings = Settings(fields={"Body": "text", "source": "outlet"})
    (draft,) = table("Body,source,text\nWords.,Courier,not this\n", settings)
    assert isinstance(draft, Draft)
    assert (draft.text, draft.outlet) == ("Words.", "Courier")


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_delimiters(mark: str) -> None:
    (draft,) = table(f'title{mark}text\r\n"A{mark} b"{mark}"He said ""no"".\nThen left."\r\n')
    assert isinstance(draft, Draft)
    assert (draft.title, draft.text) == (f"A{mark} b", 'He said "no".\nThen left.')


def test_rows_that_do_not_fit_the_header() -> None:
    found = table("title,text\nA,one\nB,two,three\nC\n\nD,four\n")
    assert texts(found) == ["one", "four"]
    assert problems(found) == [("a.csv#record 2", "3 fields"), ("a.csv#record 3", "no text in this record")]


def test_a_quote_that_is_never_closed_does_not_swallow_the_file_into_a_report() -> None:
    found = table('title,text\nA,one\nB,"two\nC,three\nD,four\n')
    assert texts(found) == ["one"]
    assert problems(found) == [("a.csv#record 2", "a quote that is never closed, from line 3 on")]


def test_a_row_too_large_is_skipped_and_the_next_read() -> None:
    found = table('title,text\nA,"' + "line\n" * 300 + '"\nB,two\n', Settings(max_file_bytes=1_000))
    assert texts(found) == ["two"]
    assert "a row of more than 1,000 characters from line 2 on" in problems(found)[0][1]


def test_a_field_longer_than_the_csv_modules_own_limit() -> None:
    assert texts(table("title,text\nA," + "x" * 200_000 + "\n")) == ["x" * 200_000]


def test_a_stray_quote_in_a_field_is_a_character() -> None:
    assert texts(table('title,text\nA,a 5" pipe\nB,two\n')) == ['a 5" pipe', "two"]


@given(st.lists(st.fixed_dictionaries({"text": st.text(), "title": st.none() | st.text()}), max_size=5))
def test_what_json_lines_hold_comes_back(records: list[dict[str, str | None]]) -> None:
    content = "\n".join(json.dumps(record) for record in records)
    assert texts(json_lines(content)) == [record["text"] for record in records]


@given(st.binary(max_size=200))
def test_any_bytes_can_stand_in_a_record_file(raw: bytes) -> None:
    for found in (json_lines(raw), table(b"text,title\n" + raw)):
        assert all(isinstance(item, Draft | Problem) for item in found)
