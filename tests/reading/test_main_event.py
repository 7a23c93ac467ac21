from __future__ import annotations

import datetime as dt
import re
import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.domain.facts import Place, PlaceMention, PlacePrecision
from crossread.domain.layers import EventClass, EventMention, Token
from crossread.domain.report import Basis, Precision, Published, Report
from crossread.domain.span import Span
from crossread.gazetteer import Gazetteer
from crossread.reading.ground import Ground
from crossread.reading.main_event import main_event_of
from crossread.reading.main_event.towns_within import towns_within
from crossread.reading.passages import passages
from crossread.reading.syntax import Tree
from crossread.text.times import find_times, resolve_times

WRITTEN = "2031-05-14"  # a Wednesday


def ground(
    text: str,
    *,
    written: str | None = WRITTEN,
    towns: Sequence[str] = (),
    happenings: Sequence[str] = (),
    tokens: Sequence[Token] = (),
    title: str = "",
) -> Ground:
    """A report with its times; `towns` and `happenings` are the strings that a reader would have found."""
    stated = Published(written, Precision.DAY, Basis.METADATA) if written else None
    report = Report("made", text, title, "en", published=stated)
    found = passages(text, report.body)
    times = [one for passage in found for one in find_times(text, passage.span)]
    return Ground(
        report=report,
        tree=Tree(text, tokens),
        passages=found,
        times=resolve_times(text, times, day=written),
        places=tuple(mention(text, span) for name in towns for span in every(text, name)),
        events=tuple(
            EventMention(s, EventClass.OCCURRENCE, False, 0.9) for w in happenings for s in every(text, w)
        ),
    )


def every(text: str, name: str) -> list[Span]:
    return [Span(*match.span()) for match in re.finditer(re.escape(name), text)]


def mention(text: str, span: Span) -> PlaceMention:
    name = span.of(text)
    place = Place(f"made:{name}", name, 50.0, 8.0, "XX", "Ostra", "PPL", 9000, PlacePrecision.TOWN)
    return PlaceMention(span, place, 0.9)


def day_of(one: Ground) -> str | None:
    found = main_event_of(one).day
    return found.start if found else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A boat sank off Kesten on Monday, and four men drowned. The harbour was closed.", "2031-05-12"),
        ("Four men drowned when a boat sank last night. It had left Kesten on May 2.", "2031-05-13"),
        ("Four men drowned when a boat sank off Kesten. The harbour will open on Friday.", WRITTEN),
        ("The boat that sank on April 30 off Kesten was raised, and the men in it were found.", "2031-04-30"),
        ("Four men drowned when a boat sank off Kesten.", WRITTEN),
    ],
)
def test_the_day_is_that_of_what_the_report_opens_with(text: str, day: str) -> None:
    assert day_of(ground(text)) == day


def test_a_day_that_hangs_on_an_arrest_is_not_that_of_the_deed() -> None:
    text = "A man was arrested Tuesday after the Sunday robbery."
    words = [(m[0], Span(*m.span())) for m in re.finditer(r"\w+|\.", text)]
    #        A  man was arrested Tuesday after the Sunday robbery .
    heads = [1, 3, 3, 3, 3, 8, 8, 8, 3, 3]
    relations = [
        "det",
        "nsubj:pass",
        "aux:pass",
        "root",
        "obl:tmod",
        "case",
        "det",
        "compound",
        "obl",
        "punct",
    ]
    tokens = [
        Token(span, "NOUN", head, relation)
        for (_, span), head, relation in zip(words, heads, relations, strict=True)
    ]
    told = main_event_of(ground(text, happenings=["robbery", "arrested"], tokens=tokens))
    assert told.day
    assert told.day.start == "2031-05-11"
    assert [span.of(text) for span in told.evidence] == ["Sunday"]


def test_without_a_day_of_its_own_only_full_dates_count() -> None:
    assert day_of(ground("A boat sank off Kesten on Monday.", written=None)) is None
    assert day_of(ground("A boat sank off Kesten on 12 May 2031.", written=None)) == "2031-05-12"


def test_the_town_is_the_dateline_or_the_one_named_first_and_most() -> None:
    text = "KESTEN (HP) - A boat sank on Monday. It had come from Lindmark with four men."
    told = main_event_of(ground(text, towns=["KESTEN", "Lindmark"]))
    assert told.place
    assert told.place.span.of(text) == "KESTEN"
    text = "A boat sank off Kesten. The Kesten harbour is closed. Its owner lives in Lindmark."
    told = main_event_of(ground(text, towns=["Kesten", "Lindmark"]))
    assert told.place
    assert told.place.span.of(text) == "Kesten"


def test_a_local_body_gives_its_town() -> None:
    text = "A man was hurt in a fire on Monday, Rotterdam police said. State police were not asked."
    one = ground(text)
    gazetteer = Gazetteer.from_package()
    assert [m.span.of(text) for m in towns_within(one, gazetteer)] == ["Rotterdam"]
    assert main_event_of(one).place is None
    placed = main_event_of(one, gazetteer=gazetteer).place
    assert placed
    assert placed.span.of(text) == "Rotterdam"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "🙂" * 50,
        "It happened on 31 February. In In, minus 5 were killed on 99 May 20311.",
        "“He said on Monday",
        "on Monday " * 20_000,
    ],
    ids=["empty", "one", "emoji", "absurd", "unbalanced", "long"],
)
def test_any_text_is_safe(text: str) -> None:
    told = main_event_of(ground(text, towns=["In"] if "In In" in text else []))
    assert all(span.end <= len(text) for span in told.evidence)
    if "31 February" in text:
        assert told.day
        assert told.day.start == WRITTEN


@given(
    st.lists(
        st.sampled_from(
            [
                "A boat sank on Monday.",
                "Kesten was dark.",
                "He said so yesterday.",
                "On May 2, 2031 it rained.",
                "Lindmark — ",
                "🙂",
                "It will open tomorrow.",
            ]
        ),
        max_size=8,
    ),
    st.dates(dt.date(2, 1, 1), dt.date(9998, 12, 31)),
)
@settings(deadline=None)
def test_evidence_lies_in_the_text_and_gives_the_day_and_place(parts: list[str], written: dt.date) -> None:
    text = " ".join(parts)
    one = ground(text, written=written.isoformat(), towns=["Kesten", "Lindmark"])
    told = main_event_of(one)
    assert told.day
    assert 0 <= told.day_score <= 1
    assert 0 <= told.place_score <= 1
    spans = {time.span for time in one.times} | {place.span for place in one.places}
    assert set(told.evidence) <= spans
    assert (told.place is None) == (not one.places)


def test_a_long_report_takes_no_longer_than_its_words() -> None:
    one = ground("A boat sank off Kesten on Monday. " * 1_000, towns=["Kesten"])
    started = time.process_time()
    main_event_of(one)
    assert time.process_time() - started < 5
