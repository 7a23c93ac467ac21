from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossing.made import prepare
from crossread.crossing.rows import by_passage, passage_at, touching
from crossread.domain.span import Span

TEXT = "The quay is closed. Nobody knows why. The mayor, who was in Tromby, was told by a docker.\n\nIt may open soon."


@settings(deadline=None)  # the models are loaded once
@given(st.integers(0, len(TEXT)), st.integers(0, 30))
def test_rows_hold_what_the_passages_hold(start: int, length: int) -> None:
    report = prepare(TEXT)
    span = Span(start, min(start + length, len(TEXT)))
    inside = [p.span.contains(span) for p in report.passages]
    rows = by_passage(report, [(span, "x")])
    if length:
        assert [bool(row) for row in rows] == inside
        assert passage_at(report, span) == (inside.index(True) if any(inside) else None)
    met = [bool(row) for row in touching(report, [(span, "x")])]
    assert met == [p.span.overlaps(span) for p in report.passages]
