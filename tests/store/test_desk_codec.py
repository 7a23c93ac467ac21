"""Domain values as bytes and back."""

from __future__ import annotations

import math
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
import store_values  # noqa: F401  (registers the hostile strategies)
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.domain.crossing import Claim, Discrepancy, Lineage, Story
from crossread.domain.entities import Entity, WatchList
from crossread.domain.events import Event
from crossread.domain.judgements import Judgement
from crossread.domain.layers import Number
from crossread.domain.questions import Question
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span
from crossread.domain.summaries import StorySummary
from crossread.errors import DeskError
from crossread.store import ReportHeader, dump, load

STORED = (
    Report,
    Reading,
    Story,
    Lineage,
    Claim,
    Discrepancy,
    Entity,
    Event,
    Judgement,
    WatchList,
    ReportHeader,
    StorySummary,
    Question,
)
LAYOUT = Path(__file__).parent / "stored_layout.txt"


@settings(deadline=None)
@given(st.one_of(*(st.from_type(kind) for kind in STORED)))
def test_every_stored_value_comes_back_equal_and_equal_values_give_equal_bytes(value: object) -> None:
    data = dump(value)
    back = load(type(value), data)
    assert back == value
    assert type(back) is type(value)
    assert dump(back) == data


def test_two_lone_surrogates_do_not_become_one_character() -> None:
    text = "\ud83d\ude00"
    assert len(load(Report, dump(Report("r", text, "", "en"))).text) == 2


@pytest.mark.parametrize("number", [0.1, -0.0, 5e-324, 1.7976931348623157e308, math.inf, -math.inf, math.nan])
def test_floats_come_back_bit_by_bit(number: float) -> None:
    back = load(Number, dump(Number(Span(0, 1), number, None, None))).low
    assert back is not None
    assert repr(back) == repr(number)


def test_whole_numbers_in_float_fields_have_one_form() -> None:
    assert dump(Number(Span(0, 1), 12, None, None)) == dump(Number(Span(0, 1), 12.0, None, None))


def test_the_form_is_compact_and_readable() -> None:
    assert dump(Citation("r-1", Span(3, 9))) == b'["r-1",[3,9]]'


@dataclass(frozen=True)
class _Old:
    a: int


@dataclass(frozen=True)
class _New:
    a: int
    b: str = "new"


def test_a_field_added_at_the_end_reads_from_older_bytes_and_never_the_other_way() -> None:
    assert load(_New, dump(_Old(1))) == _New(1)
    with pytest.raises(DeskError, match="_Old is damaged"):
        load(_Old, dump(_New(1)))


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"{}", b'"x"', b"[1]", b'["r",[9,3]]', b'["r",[1.5,3]]', b"\xff\xfe", b"[" * 10_000],
)
def test_damaged_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(DeskError, match="Citation is damaged"):
        load(Citation, data)


@settings(deadline=None)
@given(st.binary(max_size=60))
def test_no_bytes_raise_anything_but_a_desk_error(data: bytes) -> None:
    with suppress(DeskError):
        load(Reading, data)


@pytest.mark.parametrize(
    "value",
    [
        Citation("r", "not a span"),  # type: ignore[arg-type]
        Citation(None, Span(0, 1)),  # type: ignore[arg-type]
        Citation("r", Span(0, 1.5)),  # type: ignore[arg-type]
        Story("s", "t", ["a", "list"]),  # type: ignore[arg-type]
        {"a": "mapping"},
    ],
)
def test_a_value_that_is_not_what_its_class_says_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        dump(value)


def test_the_stored_classes_are_laid_out_as_the_newest_migration_expects() -> None:
    """When this fails, a stored class changed: desks of users hold the old form.

    A field added at the end with a default needs nothing but the new line in the file below; any other
    change needs a migration that rewrites or drops the old values.
    """
    assert _layout() == LAYOUT.read_text("utf-8")


def _layout() -> str:
    seen: dict[str, str] = {}
    for kind in STORED:
        _describe(kind, seen)
    return "".join(f"{name}: {seen[name]}\n" for name in sorted(seen))


def _describe(kind: Any, seen: dict[str, str]) -> None:
    if isinstance(kind, type) and issubclass(kind, Enum):
        seen[kind.__name__] = " | ".join(repr(member.value) for member in kind)
    elif is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        seen[kind.__name__] = ", ".join(f"{f.name} {_named(hints[f.name])}" for f in fields(kind))
        for hint in hints.values():
            _describe(hint, seen)
    else:
        for part in get_args(kind):
            _describe(part, seen)


def _named(hint: Any) -> str:
    if isinstance(hint, type) and not get_args(hint):
        return hint.__name__
    return str(hint).replace("crossread.domain.", "").split("typing.")[-1]
