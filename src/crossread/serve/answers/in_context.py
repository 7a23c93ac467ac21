"""Passages with the text around them, for people who decide about them; only the reports shown are read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from crossread.domain.crossing import Story
from crossread.domain.desk import Desk
from crossread.domain.layers import Passage
from crossread.domain.reading import Reading
from crossread.domain.span import Citation, Span
from crossread.export.page_words import label
from crossread.serve.answers.common import Answer, SpanAnswer, span_answer
from crossread.serve.answers.report_refs import outlet_words
from crossread.serve.answers.stories import story_version
from crossread.serve.answers.texts_desk import held_report, sentences_at
from crossread.serve.library import Library
from crossread.serve.refusals import missing

_AROUND_CHARS = 160  # on either side of the passage


class ContextAnswer(Answer):
    """A passage of a report: the characters in question, the sentence they stand in, and some of the text around it.

    `differs` are places, in the report's text, of words that the passage it is compared with has not. `day` is the ISO day
    the report was written, stated or worked out. `outlet` is the file it came in where the report names none.
    """

    span: SpanAnswer
    sentence: SpanAnswer
    before: str
    after: str
    differs: tuple[tuple[int, int], ...]
    outlet: str
    title: str
    day: str | None


def held_story(library: Library, story_id: str) -> Story:
    """The story of that id.

    Raises:
        RequestError: when the desk holds no such story.
    """
    key = ("story", story_id, story_version(library, story_id))
    try:
        return library.kept(key, lambda: library.desk().browsing().story(story_id))
    except KeyError:
        raise missing("story", story_id) from None


def desk_around(library: Library, story: Story, report_ids: Collection[str]) -> Desk:
    """A desk of some reports of a story, with readings that hold nothing but their passages.

    Raises:
        RequestError: when the desk does not hold one of the reports.
    """
    ids = sorted(set(report_ids))
    spans = library.desk().browsing().passage_spans(ids)
    return Desk(
        reports=tuple(held_report(library, report) for report in ids),
        readings=tuple(
            Reading(report, tuple(Passage(at, span, 0) for at, span in enumerate(spans.get(report, ()))))
            for report in ids
        ),
        stories=(story,),
    )


def in_context(desk: Desk, citation: Citation, *, differs: Iterable[Span] = ()) -> ContextAnswer:
    """A citation of a report that `desk_around` holds."""
    report = desk.report(citation.report)
    sentence = sentences_at(desk.reading(citation.report), citation.span)
    start, end = _around(report.text, sentence)
    return ContextAnswer(
        span=span_answer(citation, report.text),
        sentence=span_answer(Citation(report.id, sentence), report.text),
        before=report.text[start : sentence.start],
        after=report.text[sentence.end : end],
        differs=tuple((span.start, span.end) for span in differs),
        outlet=outlet_words(report.outlet, report.path),
        title=label(report.title),
        day=desk.written(report.id),
    )


def one_each(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """The first citation of every report."""
    found: dict[str, Citation] = {}
    for citation in sorted(citations):
        found.setdefault(citation.report, citation)
    return tuple(found.values())


def spread(citations: Sequence[Citation], most: int) -> tuple[Citation, ...]:
    """At most so many citations, of as many reports as can be, in order."""
    first = one_each(citations)
    others = (citation for citation in sorted(citations) if citation not in set(first))
    return tuple(sorted([*first, *others][:most]))


def _around(text: str, sentence: Span) -> tuple[int, int]:
    """Where the text around a sentence begins and ends: between words."""
    start = max(0, sentence.start - _AROUND_CHARS)
    while 0 < start < sentence.start and not text[start - 1].isspace():
        start += 1
    end = min(len(text), sentence.end + _AROUND_CHARS)
    while sentence.end < end < len(text) and not text[end].isspace():
        end -= 1
    return start, end
