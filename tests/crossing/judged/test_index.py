"""Which judgements stand, what they are about in the readings of now, and which of them prevail."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossing.judged.hand import READINGS, happening, judged, name, passage, said
from crossread.crossing.judged import NOTHING_JUDGED, judged_of
from crossread.domain.entities import EntityKey
from crossread.domain.judgements import Judgement, Subject, Verdict, make_judgement, undone
from crossread.domain.layers import Passage
from crossread.domain.reading import Reading
from crossread.domain.span import Citation, Span

A0, B0, C0 = (EntityKey(report, 0) for report in ("r-a", "r-b", "r-c"))
SAME = said(Verdict.SAME, Subject.ENTITY, [name("r-a", 0)], [name("r-b", 0)])


def undo(one: Judgement, minute: int) -> Judgement:
    return make_judgement(
        one.verdict,
        one.subject,
        one.places,
        others=one.others,
        author="Per",
        at=f"2031-05-15T09:{minute:02}:00.000000Z",
        undoes=one.id,
    )


def test_no_judgement_is_nothing_judged() -> None:
    assert judged([]) is NOTHING_JUDGED
    assert not NOTHING_JUDGED


def test_a_judgement_is_about_what_stands_at_its_characters() -> None:
    held = judged([SAME])
    assert held.entities.tied(A0, B0)
    assert held.holding == {SAME.id}


@pytest.mark.parametrize(
    ("subject", "place", "other"),
    [
        (Subject.ENTITY, name("r-a", 0), name("r-b", 0)),
        (Subject.CLAIM, passage("r-a", 0), passage("r-b", 0)),
        (Subject.EVENT, happening("r-a", 0), happening("r-b", 0)),
        (Subject.REUSE, passage("r-a", 0), passage("r-b", 0)),
    ],
)
def test_every_subject_can_be_held_together_and_apart(
    subject: Subject, place: Citation, other: Citation
) -> None:
    def held(verdict: Verdict) -> tuple[bool, bool]:
        index = judged([said(verdict, subject, [place], [other])])
        (a,), (b,) = (index.places.things(subject, [one]) for one in (place, other))
        of = {
            Subject.ENTITY: index.entities,
            Subject.CLAIM: index.passages,
            Subject.EVENT: index.happenings,
            Subject.REUSE: index.accounts,
        }[subject]
        return of.tied(a, b), of.apart(a, b)  # type: ignore[attr-defined]

    assert held(Verdict.SAME) == (True, False)
    assert held(Verdict.DIFFERENT) == (False, True)


def test_an_undo_takes_back_and_can_be_taken_back() -> None:
    back = undo(SAME, 1)
    again = undo(back, 2)
    assert undone([SAME, back]) == {SAME.id: back.id}
    assert not judged([SAME, back]).entities.tied(A0, B0)
    assert undone([SAME, back, again]) == {back.id: again.id}
    assert judged([again, SAME, back]).entities.tied(A0, B0)


def test_an_undo_counts_whatever_the_clocks_say() -> None:
    early = make_judgement(
        SAME.verdict,
        SAME.subject,
        SAME.places,
        others=SAME.others,
        author="Per",
        at="2001-01-01T00:00:00.000000Z",
        undoes=SAME.id,
    )
    assert not judged([SAME, early]).entities.tied(A0, B0)


def test_of_two_contrary_ones_the_newer_prevails_and_the_older_is_named() -> None:
    newer = said(
        Verdict.DIFFERENT, Subject.ENTITY, [name("r-a", 0)], [name("r-b", 0)], minute=5, author="Per"
    )
    held = judged([SAME, newer])
    assert held.entities.apart(A0, B0)
    assert held.overruled == {SAME.id: (newer.id,)}


def test_a_rejection_is_overruled_by_a_newer_acceptance_of_the_same_claim() -> None:
    places = [passage("r-a", 1), passage("r-b", 1)]
    reject = said(Verdict.REJECT, Subject.CLAIM, places)
    accept = said(Verdict.ACCEPT, Subject.CLAIM, [*places, passage("r-c", 1)], minute=1)
    held = judged([accept, reject])
    assert held.decision(Subject.CLAIM, places, Verdict.ACCEPT, Verdict.REJECT) == accept
    assert held.overruled == {reject.id: (accept.id,)}
    assert held.passages.together == ((*places, passage("r-c", 1)),)
    turned = judged([accept, said(Verdict.REJECT, Subject.CLAIM, places, minute=2)])
    assert turned.passages.together == (), "what is rejected is not held together any more"


def test_two_who_decide_alike_do_not_contradict() -> None:
    places = [passage("r-a", 1), passage("r-b", 1)]
    one = said(Verdict.REJECT, Subject.CLAIM, places)
    other = said(Verdict.REJECT, Subject.CLAIM, places, minute=1, author="Per")
    assert judged([one, other]).overruled == {}


def test_more_than_half_of_the_places_must_be_there() -> None:
    reject = said(Verdict.REJECT, Subject.CLAIM, [passage("r-a", 1), passage("r-b", 1)])
    half, most = [passage("r-a", 1)], [passage("r-a", 1), passage("r-b", 1), passage("r-c", 4)]
    assert judged([reject]).decision(Subject.CLAIM, half, Verdict.REJECT) is None
    assert judged([reject]).decision(Subject.CLAIM, most, Verdict.REJECT) == reject


def test_reports_that_are_not_there_count_against() -> None:
    reject = said(Verdict.REJECT, Subject.CLAIM, [passage("r-a", 1), passage("r-x", 1)])
    assert judged([reject]).decision(Subject.CLAIM, [passage("r-a", 1)], Verdict.REJECT) is None


def test_passages_and_names_cut_otherwise_are_found_again() -> None:
    halves = Reading("r-a", passages=(Passage(0, Span(0, 60), 0), Passage(1, Span(60, 100), 0)))
    same = said(Verdict.SAME, Subject.CLAIM, [passage("r-a", 0)], [passage("r-b", 0)])
    held = judged_of([same], [halves, READINGS[1]])
    for half in halves.passages:
        assert held.passages.tied(Citation("r-a", half.span), passage("r-b", 0))
    longer = Citation("r-a", Span(0, 25))
    assert judged([SAME]).places.entities([longer]) == (A0,)
    assert judged([SAME]).places.entities([Citation("r-a", Span(30, 40))]) == ()


@given(st.permutations(range(5)))
def test_the_order_in_which_judgements_came_does_not_matter(order: list[int]) -> None:
    made = [
        SAME,
        said(Verdict.DIFFERENT, Subject.ENTITY, [name("r-b", 0)], [name("r-c", 0)], minute=1),
        said(Verdict.SAME, Subject.ENTITY, [name("r-a", 0)], [name("r-c", 0)], minute=2),
        said(Verdict.REJECT, Subject.CLAIM, [passage("r-a", 1), passage("r-b", 1)], minute=3),
        said(Verdict.ACCEPT, Subject.CLAIM, [passage("r-a", 1), passage("r-b", 1)], minute=4),
    ]
    shuffled, plain = judged([made[at] for at in order]), judged(made)
    assert shuffled.judgements == plain.judgements
    assert shuffled.overruled == plain.overruled
    for held, expected in (
        (shuffled.entities, plain.entities),
        (shuffled.passages, plain.passages),
    ):
        assert (held.group_of, held.foes, held.used) == (expected.group_of, expected.foes, expected.used)


def test_ids_come_from_content_and_of_two_things_either_may_be_named_first() -> None:
    sides = ([name("r-a", 0), name("r-a", 3)], [name("r-b", 0)])
    made = {
        said(Verdict.SAME, Subject.ENTITY, first, second).id
        for one, other in permutations(sides)
        for first, second in ((one, other), (one[::-1], other))
    }
    assert len(made) == 1
    assert said(Verdict.SAME, Subject.ENTITY, *sides, note="because").id not in made
