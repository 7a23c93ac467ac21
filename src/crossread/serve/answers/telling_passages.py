"""The sentences in which reports tell a fact."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.domain.desk import Desk
from crossread.domain.span import Citation, Span
from crossread.serve.answers.common import Answer, SpanAnswer, span_answer
from crossread.serve.answers.report_refs import ReportRef
from crossread.serve.answers.story_desk import desk_with_passages
from crossread.serve.answers.tellings import TellingAnswer
from crossread.serve.answers.texts_desk import sentences_at
from crossread.serve.library import Library


class PassageAnswer(Answer):
    """The sentence that tells something, and the words in it that name it."""

    report: ReportRef
    span: SpanAnswer
    sentence: SpanAnswer


def passages_of(library: Library, story_id: str, told: Sequence[TellingAnswer]) -> tuple[PassageAnswer, ...]:
    """The sentence of each, in their order."""
    desk = desk_with_passages(library, story_id, {telling.report.id for telling in told})
    return tuple(passage_in(desk, telling) for telling in told)


def passage_in(desk: Desk, telling: TellingAnswer) -> PassageAnswer:
    """The sentence of one telling, in a desk with its text and passages."""
    report_id, span = telling.report.id, Span(telling.span.start, telling.span.end)
    text = desk.report(report_id).text
    sentence = Citation(report_id, sentences_at(desk.reading(report_id), span))
    return PassageAnswer(
        report=telling.report,
        span=span_answer(Citation(report_id, span), text),
        sentence=span_answer(sentence, text),
    )
