"""What holds for every report, whatever the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crossread.intake import make_report
from intake.marks import BODY, NEWS

PIECES = (
    *NEWS,
    "Cracks close two piers",
    "HomeWorldMiddle EastCracks close two piers",
    "Photo: AFP",
    "Photograph: Jo Berg/EPAEngineers had warned of it for years, they said.",
    "LONDON (AP) — ",
    "AFP",
    "By Jo Berg",
    "March 4, 2030",
    "RELATED ARTICLES",
    "Physical Address",
    "Lindmark, MA 02124",
    "This website uses cookies to improve your visit.",
    "https://courier.example/2030/03/04/x",
    "© 2030 Courier",
    "\u200b\u202e\ud800\0",
    "👩‍👩‍👧 é e\u0301",
    " ",
)
pages = st.lists(st.sampled_from(PIECES) | st.text(max_size=40), max_size=12).flatmap(
    lambda parts: st.sampled_from(["\n", "\n\n", "\r\n", " ", "", "\u2028"]).map(lambda gap: gap.join(parts))
)


@settings(max_examples=150, deadline=None)
@given(pages, st.none() | st.sampled_from(["Cracks close two piers", "", "x"]))
@example("", None)
@example("\n" * 50, "Title")
@example("(" * 300 + "Photo: " * 50, None)
def test_spans_lie_in_the_text_and_furniture_leaves_the_body(text: str, title: str | None) -> None:
    report = make_report(text=text, title=title)
    assert report.text == text
    marks = [mark.span for mark in report.furniture]
    evidence = report.published.evidence if report.published else ()
    for span in (*marks, *(credit.span for credit in report.credits), *evidence, *report.body):
        assert 0 <= span.start <= span.end <= len(text)
    assert all(len(span) for span in marks)
    assert all(one.end <= other.start for one, other in pairwise(marks))
    assert not any(span.overlaps(mark) for span in report.body for mark in marks)


@settings(max_examples=50, deadline=None)
@given(pages)
def test_equal_texts_make_equal_reports(text: str) -> None:
    assert make_report(text=text) == make_report(text=text)


def test_id_depends_on_text_outlet_address_and_date_only() -> None:
    base = make_report(text=BODY)
    assert make_report(text=BODY, path="a.txt", title="T", byline="Jo").id == base.id
    others = [
        make_report(text=BODY + "."),
        make_report(text=BODY, outlet="Courier"),
        make_report(text=BODY, url="https://courier.example/1"),
        make_report(text=BODY, published="2030-03-04"),
    ]
    assert len({base.id, *(other.id for other in others)}) == 5


@pytest.mark.parametrize(
    "unit", ["a", "a ", "Photo: ", "(AP) ", "said. ", "/", "March 4, 2030 ", "Home", "(", "“"]
)
def test_one_endless_line_takes_linear_time(unit: str) -> None:
    from time import process_time  # noqa: PLC0415

    def cost_s(chars: int) -> float:
        text = unit * (chars // len(unit))
        start = process_time()
        make_report(text=text)
        return process_time() - start

    cost_s(1_000)
    small, large = cost_s(50_000), cost_s(400_000)
    assert large < 8 * 4 * max(small, 0.01)
