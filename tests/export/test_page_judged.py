from __future__ import annotations

from dataclasses import replace

from reading_html import Element, read_html

from crossread.domain.desk import Desk
from crossread.domain.judgements import Subject, Verdict, make_judgement
from crossread.domain.span import Citation, Span
from crossread.export.page import render_page
from crossread.export.page_judged import JudgedWords, judged_citations
from crossread.export.page_names import name_everything
from sample_desk import sample_desk

DESK = sample_desk()
ACCEPTED, REJECTED = DESK.judgements


def with_class(tree: Element, name: str) -> list[str]:
    return [" ".join(e.text.split()) for e in tree.every() if name in e.attributes.get("class", "").split()]


def test_a_judged_result_says_by_whom() -> None:
    tree = read_html(render_page(DESK, version="1"))
    assert with_class(tree, "judged") == [
        "✓ accepted by Ann Lind, 14 May 2031 (the shipping list has Verrin)"
    ]


def test_what_was_taken_away_is_said_too() -> None:
    tree = read_html(render_page(DESK, version="1"))
    (listed,) = with_class(tree, "judgements")
    assert "accepted discrepancy (name: spelling) “Verrin” A1, “Verin” A2" in listed
    assert "rejected discrepancy (date: day) “The quay will stay closed until Thursday.” A1" in listed


def test_a_correction_names_what_it_corrects() -> None:
    corrected = make_judgement(
        Verdict.CORRECT,
        Subject.CLAIM,
        ACCEPTED.places,
        author="Bo",
        at="2031-05-15T08:00:00.000000Z",
        field="text",
        value="x",
    )
    words = JudgedWords(replace(DESK, judgements=(corrected,)))
    assert words.of((corrected.id, "j-unknown")) == ("text corrected by Bo, 15 May 2031",)


def beyond() -> Desk:
    """A judgement about characters that this desk does not have."""
    places = (Citation(DESK.reports[0].id, Span(0, 10**9)), Citation("r-elsewhere", Span(0, 4)))
    judged = make_judgement(
        Verdict.REJECT,
        Subject.CLAIM,
        places,
        author="<b>Bo",
        at="2031-05-15T08:00:00.000000Z",
        note="\u202e!",
    )
    (story,) = DESK.stories
    return replace(DESK, stories=(replace(story, judged=(judged.id,)),), judgements=(judged,))


def test_characters_the_desk_lacks_are_not_shown_and_break_nothing() -> None:
    desk = beyond()
    assert list(judged_citations(desk)) == []
    (view,) = JudgedWords(desk).views(desk, name_everything(desk), desk.stories[0])
    assert (view.places, view.more, view.note) == ((), 0, "!")
    assert "<b>Bo" not in render_page(desk, version="1")


def test_without_judgements_there_is_no_list() -> None:
    (story,) = DESK.stories
    desk = replace(DESK, stories=(replace(story, judged=()),), judgements=())
    assert with_class(read_html(render_page(desk, version="1")), "judgements") == []
