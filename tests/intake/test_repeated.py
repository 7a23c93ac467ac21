from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from crossread.domain.report import FurnitureKind, Report
from crossread.intake import lines, make_report, repeated_lines, with_repeated
from intake.marks import NEWS

STORIES = (
    (
        "The harbour closed two piers on Monday after cracks were found.",
        "Ferries sail from the north for a month now.",
    ),
    (
        "A fox was seen in the library on Friday and slept in the atlas room.",
        "Children named it Index before it left.",
    ),
    (
        "Bread prices rose by a tenth in March, the bakers' guild said today.",
        "Rye will cost more from April, it added.",
    ),
    (
        "The night train to the coast is back after eleven years of silence.",
        "Tickets for the first run were gone by noon.",
    ),
)
STRAPLINE = "Lindmark's oldest paper, printed by the harbour"
SENTENCE = "The Courier is owned by its readers and printed on the quay every day."


def reports(*texts: str) -> list[Report]:
    return [make_report(text=text, outlet="Courier") for text in texts]


def repeated(found: Sequence[Report]) -> dict[str, list[str]]:
    marks = repeated_lines({report.id: lines(report) for report in found})
    return {report.id: [mark.span.of(report.text) for mark in marks[report.id]] for report in found}


def page(story: tuple[str, ...], *extra: str) -> str:
    return "\n\n".join((*story, *extra))


def test_a_label_in_two_reports_that_differ() -> None:
    found = reports(*(page(story, STRAPLINE) for story in STORIES[:2]))
    assert repeated(found) == {report.id: [STRAPLINE] for report in found}


def test_digits_and_case_do_not_matter() -> None:
    found = reports(page(STORIES[0], "Edition 4411"), page(STORIES[1], "EDITION 4412"))
    assert list(repeated(found).values()) == [["Edition 4411"], ["EDITION 4412"]]


def test_a_sentence_needs_three_reports() -> None:
    two = reports(*(page(story, SENTENCE) for story in STORIES[:2]))
    three = reports(*(page(story, SENTENCE) for story in STORIES[:3]))
    assert not any(repeated(two).values())
    assert all(marks == [SENTENCE] for marks in repeated(three).values())


def test_stock_sentences_and_background_in_the_middle_are_news() -> None:
    stock = "No arrests have been made."
    background = "The harbour was built in 1931 and has four piers made of concrete, records show."
    found = reports(
        *(
            page((story[0], background, story[1], NEWS[i], NEWS[3 - i]), stock)
            for i, story in enumerate(STORIES[:3])
        )
    )
    assert not any(repeated(found).values())


def test_revisions_of_one_story_do_not_erase_each_other() -> None:
    base = "\n\n".join(NEWS)
    found = reports(
        base, f"{base}\n\nA third pier was closed at noon.", f"{base}\n\nAll piers are open again."
    )
    assert not any(repeated(found).values())


def test_arrival_order_does_not_matter() -> None:
    found = reports(*(page(story, STRAPLINE, SENTENCE) for story in STORIES))
    expected = repeated(found)
    for seed in range(5):
        random.Random(seed).shuffle(found)
        assert repeated(found) == expected


def test_marks_are_replaced_when_more_reports_arrive() -> None:
    found = reports(*(page(story, STRAPLINE) for story in STORIES[:2]))
    marks = repeated_lines({report.id: lines(report) for report in found})
    once = with_repeated(found[0], marks[found[0].id])
    assert FurnitureKind.REPEATED in {mark.kind for mark in once.furniture}
    assert with_repeated(once, marks[found[0].id]) == once
    assert with_repeated(once, ()) == found[0]
    assert once.id == found[0].id


def test_other_furniture_keeps_its_kind() -> None:
    found = reports(*(page(story, "Most Popular") for story in STORIES[:2]))
    marks = repeated_lines({report.id: lines(report) for report in found})
    assert with_repeated(found[0], marks[found[0].id]) == found[0]


@given(
    st.lists(
        st.lists(st.sampled_from([*STORIES[0], *STORIES[1], STRAPLINE, SENTENCE, "x", ""]), max_size=6),
        max_size=5,
    )
)
def test_any_pile(pile: list[list[str]]) -> None:
    found = {str(i): lines(make_report(text="\n\n".join(page_lines))) for i, page_lines in enumerate(pile)}
    marks = repeated_lines(found)
    assert marks == repeated_lines(dict(reversed(found.items())))
    assert set(marks) == set(found)
    for name, furniture in marks.items():
        assert {mark.span for mark in furniture} <= {span for span, _ in found[name]}
