"""What people are asked: the least certain first, in one order, and not again once it is answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from store_values import claim, discrepancy, lineage, reading, report, story

from crossread.domain.crossing import Claim, Discrepancy, DiscrepancyKind, Lineage, Status, Story
from crossread.domain.desk import StoryView
from crossread.domain.entities import Entity, EntityEdge, EntityKey, weakest_edge
from crossread.domain.events import Event
from crossread.domain.judgements import Judgement, Subject, Verdict, make_judgement
from crossread.domain.layers import MentionKind
from crossread.domain.questions import Question, id_of, reports_of_reuse, reuse_id
from crossread.domain.reuse import Relation, Reuse
from crossread.domain.span import Citation, Span
from crossread.store import DeskFile, Position, QuestionFilter, open_desk, position_of
from crossread.store.doubting import questions_of

IDS = ("r-0001", "r-0002", "r-0003")
TOLD = story(*IDS)


@pytest.fixture
def desk() -> Iterator[DeskFile]:
    with open_desk(":memory:") as opened:
        for number in (1, 2, 3):
            opened.add_report(report(number), reading(report(number)))
        yield opened


def finding(name: str, confidence: float, **more: Any) -> Discrepancy:
    return replace(discrepancy(TOLD, name), confidence=confidence, **more)


def keep(desk: DeskFile, *found: Discrepancy, told: Story = TOLD) -> None:
    desk.replace_story(
        retire=(), stories=[told], lineages=[lineage(told, *IDS)], claims=(), discrepancies=found
    )


def judged(minute: int, *, undoes: str | None = None, author: str = "Ines") -> Judgement:
    return make_judgement(
        Verdict.REJECT,
        Subject.DISCREPANCY,
        [Citation("r-0001", Span(0, 5))],
        author=author,
        at=f"2031-05-14T09:{minute:02}:00.000000Z",
        undoes=undoes,
    )


def asked(desk: DeskFile, wanted: QuestionFilter | None = None) -> list[str]:
    return [one.id for one in desk.reviewing().questions(wanted)]


# Which decisions are in doubt


def tied(confidence: float, **more: Any) -> Reuse:
    return Reuse("r-0002", "r-0001", Relation.WHOLLY_DERIVED, True, True, 0.9, 0.9, confidence, **more)


def entity(*scores: float) -> Entity:
    """A chain of report entities, each held to the next by an edge of that score."""
    keys = [EntityKey(f"r-{at:04}", 0) for at in range(len(scores) + 1)]
    edges = tuple(
        EntityEdge(a, b, score, ("why",)) for a, b, score in zip(keys, keys[1:], scores, strict=False)
    )
    return Entity("n-1", MentionKind.PERSON, "Anna", (), (), (), tuple(keys), edges, story=TOLD.id)


def view(**more: Any) -> StoryView:
    return replace(StoryView((), (), ()), **more)


def test_a_toss_of_a_coin_comes_first_and_what_is_sure_or_judged_is_not_asked() -> None:
    found = view(
        discrepancies=(
            finding("d-sure", 0.97),
            finding("d-coin", 0.5),
            finding("d-likely", 0.8),
            finding("d-judged", 0.5, judged=("j-1",)),
        )
    )
    questions = questions_of(TOLD, found)
    assert [one.id for one in questions] == ["d-coin", "d-likely"]
    assert [one.doubt for one in questions] == [1.0, 0.4]


def test_a_claim_is_doubted_by_its_weakest_link_and_more_where_its_status_hangs_on_it() -> None:
    on_two = replace(claim(TOLD, "c-two", lineages=2), score=0.6)
    on_many = replace(claim(TOLD, "c-many", lineages=4, origins=3), score=0.6)
    one_text = replace(claim(TOLD, "c-one"), status=Status.SINGLE_LINEAGE, score=0.6)
    questions = {one.id: one for one in questions_of(TOLD, view(claims=(on_two, on_many, one_text)))}
    assert questions["c-two"].doubt > questions["c-many"].doubt > questions["c-one"].doubt
    assert {one.confidence for one in questions.values()} == {0.6}


def test_a_claim_of_an_older_desk_is_doubted_by_the_slots_that_agree() -> None:
    bare: Claim = claim(TOLD, "c-bare", lineages=2)
    agreed = replace(bare, id="c-agreed", agreed=("who: A", "where: B", "when: C"))
    questions = {one.id: one.doubt for one in questions_of(TOLD, view(claims=(bare, agreed)))}
    assert questions["c-bare"] > questions["c-agreed"]


def test_reuse_of_middling_confidence_is_asked_by_its_two_reports() -> None:
    one = replace(lineage(TOLD, *IDS), reuse=(tied(0.6),))
    apart = replace(TOLD, relations=(replace(tied(0.55), source="r-0003", relation=Relation.COMMON_ORIGIN),))
    questions = questions_of(apart, view(lineages=(one,)))
    assert [one.id for one in questions] == ["r-0001:r-0003", "r-0001:r-0002"]
    assert not questions_of(TOLD, view(lineages=(replace(one, reuse=(tied(0.99),)),)))


@given(st.text("rd-0123456789abcdef", min_size=1), st.text("rd-0123456789abcdef", min_size=1))
def test_the_id_of_reuse_says_both_reports_in_one_order(a: str, b: str) -> None:
    assert reuse_id(a, b) == reuse_id(b, a)
    assert reports_of_reuse(reuse_id(a, b)) == tuple(sorted((a, b)))
    assert reports_of_reuse(a) is None
    assert reports_of_reuse(f"{a}:{b}:{a}") is None


def test_an_entity_is_parted_at_its_weakest_edge() -> None:
    found = weakest_edge(entity(0.9, 0.55, 0.8))
    assert found is not None
    edge, side = found
    assert edge.score == 0.55
    assert side == {EntityKey("r-0000", 0), EntityKey("r-0001", 0)}
    assert weakest_edge(entity()) is None
    (question,) = questions_of(TOLD, view(entities=(entity(0.9, 0.55, 0.8),)))
    assert (question.confidence, question.reasons) == (0.55, ("why",))


def test_a_weak_edge_beside_a_strong_way_round_parts_nothing() -> None:
    one = entity(0.9, 0.9)
    short = EntityEdge(one.members[0], one.members[2], 0.41, ())
    found = weakest_edge(replace(one, edges=(*one.edges, short)))
    assert found is not None
    assert found[0].score == 0.9


def test_an_event_is_doubted_more_the_fewer_slots_agree_and_not_asked_in_one_report() -> None:
    mentions = (Citation("r-0001", Span(0, 5)), Citation("r-0002", Span(0, 5)))
    few = Event("e-few", TOLD.id, mentions, type="ASSAULT", score=0.6)
    many = replace(few, id="e-many", agreed=("what: a", "who: b", "where: c", "when: d"))
    lone = replace(few, id="e-lone", mentions=mentions[:1])
    uncoded = replace(few, id="e-uncoded", type="")
    questions = {one.id: one.doubt for one in questions_of(TOLD, view(events=(few, many, lone, uncoded)))}
    assert questions.keys() == {"e-few", "e-many", "e-uncoded"}
    assert questions["e-few"] > questions["e-uncoded"] > questions["e-many"]


# The queue


def test_the_queue_stands_as_soon_as_a_story_does_and_goes_with_it(desk: DeskFile) -> None:
    keep(desk, finding("d-b", 0.7), finding("d-a", 0.7), finding("d-c", 0.5))
    assert asked(desk) == ["d-c", "d-a", "d-b"]
    keep(desk, finding("d-a", 0.7))
    assert asked(desk) == ["d-a"]
    desk.replace_story(retire=[TOLD.id], stories=(), lineages=(), claims=(), discrepancies=())
    assert asked(desk) == []
    assert desk.integrity() == []


def test_behind_a_position_comes_what_follows_it_whether_it_is_answered_or_not(desk: DeskFile) -> None:
    keep(desk, *(finding(f"d-{at}", 0.5) for at in range(4)), finding("d-last", 0.8))
    first, second, *_ = desk.reviewing().questions()
    assert [one.id for one in desk.reviewing().questions(after=position_of(first), limit=2)] == ["d-1", "d-2"]
    desk.judge([judged(1)], answering=[(Subject.DISCREPANCY, second.id)])
    assert [one.id for one in desk.reviewing().questions(after=position_of(second))] == [
        "d-2",
        "d-3",
        "d-last",
    ]
    assert desk.reviewing().questions(after=Position(10**9, "", "", "")) == ()


def test_filters_and_counts_say_the_same(desk: DeskFile) -> None:
    keep(
        desk,
        finding("d-1", 0.5),
        finding("d-2", 0.6, kind=DiscrepancyKind.NAME),
        finding("d-3", 0.6, kind=DiscrepancyKind.NAME),
    )
    reviewing = desk.reviewing()
    for wanted, number in (
        (QuestionFilter(), 3),
        (QuestionFilter(kind="name"), 2),
        (QuestionFilter(subject=Subject.DISCREPANCY, kind="figure"), 1),
        (QuestionFilter(subject=Subject.CLAIM), 0),
        (QuestionFilter(story=TOLD.id), 3),
        (QuestionFilter(story="s-other"), 0),
        (QuestionFilter(kind="\ud800 '; DROP TABLE"), 0),
    ):
        assert len(reviewing.questions(wanted)) == reviewing.open_questions(wanted) == number
    assert reviewing.kinds() == ((Subject.DISCREPANCY, "name", 2), (Subject.DISCREPANCY, "figure", 1))
    desk.judge([judged(1)], answering=[(Subject.DISCREPANCY, "d-2")])
    assert reviewing.kinds(TOLD.id)[0] == (Subject.DISCREPANCY, "figure", 1)
    assert reviewing.open_questions(QuestionFilter(kind="name")) == 1


def test_what_is_answered_is_asked_no_more_until_it_is_taken_back_even_when_crossed_anew(
    desk: DeskFile,
) -> None:
    cards = finding("d-1", 0.5), finding("d-2", 0.6)
    keep(desk, *cards)
    first = judged(1)
    desk.judge([first], answering=[(Subject.DISCREPANCY, "d-1")])
    assert asked(desk) == ["d-2"]
    keep(desk, *cards)  # a crossing that began before
    assert asked(desk) == ["d-2"]
    assert [one.id for one in desk.reviewing().answers_to(Subject.DISCREPANCY, "d-1")] == [first.id]
    undo = judged(2, undoes=first.id)
    desk.judge([undo])
    assert asked(desk) == ["d-1", "d-2"]
    desk.judge([judged(3, undoes=undo.id)])
    assert asked(desk) == ["d-2"]
    assert desk.reviewing().answered_with(first.id) == ((Subject.DISCREPANCY, "d-1"),)


def test_two_answers_to_one_question_are_both_kept_and_one_undo_leaves_the_other(desk: DeskFile) -> None:
    keep(desk, finding("d-1", 0.5))
    one, other = judged(1), judged(2, author="Marit")
    for made in (one, other):
        desk.judge([made], answering=[(Subject.DISCREPANCY, "d-1")])
    desk.judge([judged(3, undoes=one.id)])
    assert asked(desk) == []
    assert [x.author for x in desk.reviewing().answers_to(Subject.DISCREPANCY, "d-1")] == ["Marit"]


def test_a_judgement_has_its_stories_crossed_again_once_each(desk: DeskFile) -> None:
    keep(desk, finding("d-1", 0.5))
    assert not desk.reviewing().waits(TOLD.id)
    desk.judge([judged(1)])
    assert desk.uncrossed() == ("r-0001",)
    assert desk.reviewing().waits(TOLD.id)
    assert desk.reviewing().waiting() == 1
    desk.judge([judged(1)])
    keep(desk, finding("d-1", 0.5))
    assert desk.judge([judged(1)]) == ()  # known: nothing waits for it
    assert desk.reviewing().waiting() == 0


def test_one_question_is_found_by_what_it_is_about(desk: DeskFile) -> None:
    keep(desk, finding("d-1", 0.5))
    found = desk.reviewing().question(TOLD.id, Subject.DISCREPANCY, "d-1")
    assert isinstance(found, Question)
    assert found.words == "They differ"
    assert desk.reviewing().question(TOLD.id, Subject.CLAIM, "d-1") is None


def test_reuse_goes_by_its_reports_whichever_wrote_first() -> None:
    assert id_of(tied(0.5)) == "r-0001:r-0002"
    one = Lineage("l-1", TOLD.id, IDS, reuse=(tied(0.5),))
    assert [q.id for q in questions_of(TOLD, view(lineages=(one,)))] == ["r-0001:r-0002"]
