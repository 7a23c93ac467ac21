from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.events import Event
from crossread.domain.facts import CodedEvent, EventStatus
from crossread.domain.reading import Reading
from crossread.domain.span import Citation, Span
from crossread.export.event_codings import sort_codings, told_by_several

CODED = CodedEvent(
    Span(0, 1), 0, "ASSAULT", "", "", "", (), (), None, None, None, (), EventStatus.ACTUAL, None, 1.0, "rule"
)


def reading(report: str, *spans: Span) -> Reading:
    return Reading(report, coded=tuple(replace(CODED, span=span) for span in spans))


def event(name: str, *mentions: tuple[str, Span]) -> Event:
    return Event(name, "s-1", tuple(Citation(report, span) for report, span in mentions))


def test_the_very_words_go_before_words_that_touch() -> None:
    wide, narrow = event("e-wide", ("r-1", Span(0, 9))), event("e-narrow", ("r-1", Span(4, 9)))
    found = sort_codings([reading("r-1", Span(4, 9), Span(2, 5))], [wide, narrow])
    assert [c.coded.span for c in found.of(narrow)] == [Span(4, 9)]
    assert [c.coded.span for c in found.of(wide)] == [Span(2, 5)]
    assert found.alone == ()


def test_mentions_of_another_report_or_elsewhere_take_nothing() -> None:
    other = event("e-1", ("r-2", Span(0, 9)), ("r-1", Span(9, 12)))
    found = sort_codings([reading("r-1", Span(0, 9))], [other])
    assert [c.coded.span for c in found.alone] == [Span(0, 9)]
    assert found.of(other) == ()
    assert told_by_several(other)
    assert not told_by_several(event("e-2", ("r-1", Span(0, 2)), ("r-1", Span(4, 6))))


SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 30), st.integers(0, 6))


@given(st.lists(SPANS, max_size=12), st.lists(st.lists(SPANS, min_size=1, max_size=4), max_size=5))
def test_every_coding_is_in_exactly_one_place(coded: list[Span], grouped: list[list[Span]]) -> None:
    events = [event(f"e-{at}", *(("r-1", span) for span in spans)) for at, spans in enumerate(grouped)]
    found = sort_codings([reading("r-1", *coded)], events)
    placed = [c.coded.span for one in events for c in found.of(one)] + [c.coded.span for c in found.alone]
    assert sorted(placed) == sorted(coded)
