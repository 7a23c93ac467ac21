"""A colleague's judgements as lines: what was written comes back, what is damaged is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.desk import Desk
from crossread.domain.judgements import Subject, Verdict, make_judgement
from crossread.domain.judging_rules import what_is_wrong
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span
from crossread.errors import InputError
from crossread.export.json_export import dump_line
from crossread.export.json_judgements import judgement_value
from crossread.intake.judgement_lines import read_judgements

DESK = Desk(reports=(Report("r-1", "The quay is closed.", "", "en"),))
SAME = make_judgement(
    Verdict.SAME,
    Subject.CLAIM,
    [Citation("r-1", Span(0, 8))],
    others=[Citation("r-elsewhere", Span(3, 9))],
    author="Inès Okafor",
    at="2031-05-14T09:00:00.000000Z",
    note="“seen”\u200b",
)
VALUE = json.loads(dump_line(judgement_value(DESK, SAME)))


def written(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_line_comes_back_as_the_judgement_it_was(tmp_path: Path) -> None:
    lines, problems = read_judgements(written(tmp_path / "one.jsonl", dump_line(judgement_value(DESK, SAME))))
    assert problems == []
    (line,) = lines
    assert line.judgement == SAME
    assert line.texts == ((Citation("r-1", Span(0, 8)), "The quay"),)


def test_a_line_can_be_read_by_people() -> None:
    line = dump_line(judgement_value(DESK, SAME))
    assert line.count("\n") == 1
    assert all(words in line for words in ('"same"', '"claim"', '"The quay"', "Inès Okafor"))
    assert "\u200b" not in line, "what cannot be seen is written as an escape"


def test_a_line_without_an_id_gets_that_of_its_content_and_a_moment_elsewhere_is_turned_to_utc(
    tmp_path: Path,
) -> None:
    own = {**VALUE, "at": "2031-05-14T11:00:00+02:00"}
    del own["id"]
    (line,), problems = read_judgements(written(tmp_path / "own.jsonl", "", json.dumps(own), "  "))
    assert line.judgement == SAME
    assert problems == []


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": "j-0000"}, f"the id 'j-0000' is not that of the line's content, {SAME.id}"),
        ({"note": "changed"}, "is not that of the line's content"),
        ({"id": None, "verdict": "maybe"}, "verdict is 'maybe'; expected one of: same, different"),
        ({"id": None, "subject": 7}, "subject is 7; expected one of: entity"),
        ({"id": None, "author": ["x"]}, "author is a list; expected a string"),
        ({"id": None, "author": ""}, "no author"),
        ({"id": None, "at": "yesterday"}, "the moment 'yesterday'"),
        ({"id": None, "at": "2031-02-31T00:00:00Z"}, "the moment"),
        ({"id": None, "at": "2031-05-14T09:00:00"}, "the moment"),
        ({"id": None, "places": {}}, "places is a dict"),
        ({"id": None, "places": ["x"]}, "in places a str"),
        ({"id": None, "places": [{"report": "r-1", "start": 1.5, "end": 3}]}, "in places {"),
        ({"id": None, "places": [{"report": "r-1", "start": True, "end": 3}]}, "in places {"),
        ({"id": None, "places": [{"report": "r-1", "start": -1, "end": 3}]}, "expected 0 <= start < end"),
        ({"id": None, "places": [{"report": "r-1", "start": 3, "end": 3}]}, "expected 0 <= start < end"),
        ({"id": None, "others": []}, "is about two things; got one"),
        ({"id": None, "places": [], "others": []}, "is about two things; got none"),
        ({"id": None, "field": "text", "value": "x"}, "a value without a correction"),
        ({"id": None, "note": "x" * 5_000}, "of more than 4000 characters"),
        (
            {"id": None, "verdict": "correct", "others": [], "field": "origin", "value": " "},
            "'origin' without a value",
        ),
        (
            {"id": None, "subject": "discrepancy", "others": []},
            "a discrepancy judged 'same'; expected one of: accept, reject, correct",
        ),
    ],
)
def test_a_damaged_line_is_named_and_the_rest_is_read(
    tmp_path: Path, change: dict[str, Any], message: str
) -> None:
    path = written(tmp_path / "some.jsonl", json.dumps({**VALUE, **change}), json.dumps(VALUE))
    lines, (problem,) = read_judgements(path)
    assert [line.judgement for line in lines] == [SAME]
    assert problem.where == f"{path}, line 1"
    assert message in problem.what
    assert problem.done == "skipped"


@pytest.mark.parametrize("line", ["{", "[]", "7", "null", '"x"', "[" * 100_000, "\0", "{}", "9" * 10_000])
def test_what_is_no_judgement_at_all_is_named(tmp_path: Path, line: str) -> None:
    lines, problems = read_judgements(written(tmp_path / "none.jsonl", line))
    assert lines == []
    assert len(problems) == 1


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.jsonl"):
        read_judgements(tmp_path / "gone.jsonl")


@given(
    st.recursive(
        st.none() | st.integers() | st.text() | st.booleans(),
        lambda x: st.lists(x) | st.dictionaries(st.sampled_from(sorted(VALUE)), x),
    )
)
def test_no_value_makes_it_fail(tmp_path_factory: pytest.TempPathFactory, value: Any) -> None:
    path = written(tmp_path_factory.getbasetemp() / "any.jsonl", json.dumps(value))
    lines, _ = read_judgements(path)
    assert all(not what_is_wrong(line.judgement) for line in lines)
