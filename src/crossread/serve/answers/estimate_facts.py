"""Best, low and high of an event, by the rule of either data set, each number with the figures it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.domain.events import Estimate, EstimateRule, Event
from crossread.domain.span import Citation
from crossread.export.page_words import label
from crossread.serve.answers.common import Answer
from crossread.serve.answers.happenings import HappeningAnswer
from crossread.serve.answers.tellings import Facts, TellingAnswer


class EstimateAnswer(Answer):
    """How many, of one thing, in one event, by one rule; a number is None where no figure gives it.

    `event` is the event's id, `key` its short key, `words` name it. Each number comes with the figures it rests on;
    `reasons` say how it was chosen.
    """

    event: str
    key: str
    words: tuple[str, ...]
    place: str
    when: str
    what: str
    rule: EstimateRule
    low: float | None
    best: float | None
    high: float | None
    low_from: tuple[TellingAnswer, ...]
    best_from: tuple[TellingAnswer, ...]
    high_from: tuple[TellingAnswer, ...]
    reasons: tuple[str, ...]


def estimates(facts: Facts, events: tuple[HappeningAnswer, ...]) -> tuple[EstimateAnswer, ...]:
    """Those of every event that has any, by both rules, in the order of the events."""
    by_id = {event.id: event for event in facts.desk.events}
    return tuple(one for told in events if told.id in by_id for one in _of_event(facts, told, by_id[told.id]))


def _of_event(facts: Facts, told: HappeningAnswer, event: Event) -> Iterator[EstimateAnswer]:
    for estimate in event.estimates:
        yield _answer(facts, told, estimate)


def _answer(facts: Facts, told: HappeningAnswer, estimate: Estimate) -> EstimateAnswer:
    def figures(cited: tuple[Citation, ...]) -> tuple[TellingAnswer, ...]:
        return facts.tellings(cited)

    return EstimateAnswer(
        event=told.id,
        key=told.key,
        words=told.words,
        place=told.place,
        when=told.when,
        what=label(estimate.what, limit_chars=40),
        rule=estimate.rule,
        low=estimate.low,
        best=estimate.best,
        high=estimate.high,
        low_from=figures(estimate.low_from),
        best_from=figures(estimate.best_from),
        high_from=figures(estimate.high_from),
        reasons=tuple(label(reason, limit_chars=200) for reason in estimate.reasons),
    )
