"""Which decisions of a story are least certain, worked out from what crossing found of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from crossread.domain.crossing import Claim, Discrepancy, Status, Story
from crossread.domain.desk import StoryView
from crossread.domain.entities import weakest_edge
from crossread.domain.events import Event
from crossread.domain.judgements import Subject
from crossread.domain.questions import Question, id_of
from crossread.domain.reuse import Relation, Reuse

# What follows puts questions into an order of work; it measures nothing. A doubt is worth more where counts hang on it.
_LEAST = 0.12  # a decision that is right in 94 of 100 cases is not asked about
_COUNTS_HANG_ON_IT = 1.0
_ONE_OF_SEVERAL = 0.7
_ONE_TEXT = 0.4  # of a claim that one account makes: it counts once, whatever is decided
_ENTITY = 0.8
_EVENT_BY_SLOTS = (0.9, 0.8, 0.55)  # by how many slots agree; 0.4 for more
_EVENT = 0.4
_UNCODED = 0.6  # of an event's weight where the codebook has no code for it: no table of events holds it
# What claims of desks crossed by older versions are taken for, by how many slots agree.
_CLAIM_BY_SLOTS = (0.6, 0.7, 0.8)
_CLAIM = 0.9
_COUNTED = (Status.CORROBORATED, Status.DISPUTED, Status.SINGLE_ORIGIN)
_TWO = 2


def questions_of(story: Story, view: StoryView) -> tuple[Question, ...]:
    """The questions of a story, the most doubtful first; what somebody has judged is not asked."""
    found = [*_on_discrepancies(view), *_on_claims(view), *_on_entities(view), *_on_events(view)]
    found += _on_reuse(story, view)
    kept = (one for one in found if one.doubt >= _LEAST)
    return tuple(sorted(kept, key=lambda one: (-one.doubt, one.subject, one.id)))


def _on_discrepancies(view: StoryView) -> Iterator[Question]:
    for one in view.discrepancies:
        if not one.judged:
            yield _discrepancy(one)


def _discrepancy(one: Discrepancy) -> Question:
    return Question(
        one.story,
        Subject.DISCREPANCY,
        one.id,
        one.kind.value,
        one.confidence,
        _toss(one.confidence),
        one.explanation,
    )


def _on_claims(view: StoryView) -> Iterator[Question]:
    for one in view.claims:
        if not one.judged and one.status is not Status.NOT_MEASURED:
            yield _claim(one)


def _claim(one: Claim) -> Question:
    by_slots = dict(enumerate(_CLAIM_BY_SLOTS)).get(len(one.agreed), _CLAIM)
    sure = by_slots if one.score is None else one.score
    hangs = one.lineages == _TWO or (one.status is Status.CORROBORATED and one.origins == _TWO)
    weight = _COUNTS_HANG_ON_IT if hangs else _ONE_OF_SEVERAL
    if one.status not in _COUNTED:
        weight = _ONE_TEXT
    return Question(
        one.story,
        Subject.CLAIM,
        one.id,
        one.status.value,
        sure,
        _toss(sure) * weight,
        one.text,
        one.agreed,
    )


def _on_entities(view: StoryView) -> Iterator[Question]:
    for one in view.entities:
        found = None if one.judged else weakest_edge(one)
        if found is not None:
            edge, _ = found
            doubt = _toss(edge.score) * _ENTITY
            yield Question(
                one.story, Subject.ENTITY, one.id, one.kind.value, edge.score, doubt, one.name, edge.reasons
            )


def _on_events(view: StoryView) -> Iterator[Question]:
    for one in view.events:
        if not one.judged and len({mention.report for mention in one.mentions}) > 1:
            yield _event(one)


def _event(one: Event) -> Question:
    weight = dict(enumerate(_EVENT_BY_SLOTS)).get(len(one.agreed), _EVENT) * (1.0 if one.type else _UNCODED)
    what = next(iter(one.agreed), "")
    return Question(
        one.story, Subject.EVENT, one.id, one.type, one.score, _toss(one.score) * weight, what, one.agreed
    )


def _on_reuse(story: Story, view: StoryView) -> Iterator[Question]:
    ties: Mapping[str, Reuse] = {
        id_of(tie): tie
        for tie in (*story.relations, *(tie for lineage in view.lineages for tie in lineage.reuse))
    }
    for given, tie in sorted(ties.items()):
        if not tie.judged and tie.relation is not Relation.INDEPENDENT:
            yield Question(
                story.id,
                Subject.REUSE,
                given,
                tie.relation.value,
                tie.confidence,
                _toss(tie.confidence),
                tie.relation.value,
                tie.reasons,
            )


def _toss(probability: float) -> float:
    """1 where it is the toss of a coin, 0 where it is certain."""
    return round(1.0 - abs(2.0 * min(max(probability, 0.0), 1.0) - 1.0), 4)
