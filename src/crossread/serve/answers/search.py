"""Passages that hold the words somebody looks for, with the words marked."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from crossread.domain.span import Citation, Span
from crossread.serve.answers.common import Answer, PageAnswer, SpanAnswer
from crossread.serve.answers.paging import MOST_A_PAGE, Paging
from crossread.serve.answers.reports import StoryRef
from crossread.serve.library import Library
from crossread.store import Browsing, query_parts
from crossread.text.found_words import found_words

_EXCERPT_CHARS = (
    600  # of a passage longer than that, as much is shown, from a little before the first word found
)
_LEAD_CHARS = 120


class SearchQuery(Paging):
    """Words to look for."""

    q: str = Field(
        default="",
        max_length=2000,
        description='words that a passage must all hold; "in quotes" they must stand in that order',
    )


class TextPart(Answer):
    """A stretch of an excerpt; `hit` where it is what was looked for."""

    text: str
    hit: bool


class PassageHit(Answer):
    """A passage found: `span` is what is shown of it, `parts` the same text cut at the words found."""

    report: str
    title: str
    outlet: str | None
    day: str | None
    story: StoryRef | None
    span: SpanAnswer
    parts: tuple[TextPart, ...]
    score: float


class SearchAnswer(PageAnswer[PassageHit]):
    """Passages, best first. Where `more`, there are more than `total`, and those added last come first."""

    more: bool


def search_page(library: Library, query: str, *, offset: int = 0, limit: int = 50) -> SearchAnswer:
    """Some of the passages that hold every word of `query`; `limit` is at most 200."""
    limit = min(limit, MOST_A_PAGE)
    browsing = library.desk().browsing()
    with browsing.together():
        total, more, found = browsing.passages(query, offset=offset, limit=limit)
        hits = _hits(library, browsing, found, parts=query_parts(query))
    return SearchAnswer(items=hits, total=total, offset=offset, limit=limit, more=more)


def _hits(
    library: Library, browsing: Browsing, found: Sequence[tuple[Citation, float]], *, parts: Sequence[str]
) -> tuple[PassageHit, ...]:
    ids = {citation.report for citation, _ in found}
    texts = {report: library.desk().report(report).text for report in ids}
    listed = {one.header.id: one for one in browsing.listed(ids)}
    stories = browsing.summaries({one.story for one in listed.values() if one.story})
    hits = []
    for citation, score in found:
        text, one = texts[citation.report], listed[citation.report]
        story = stories.get(one.story or "")
        shown, cut = _excerpt(text, citation.span, parts)
        hits.append(
            PassageHit(
                report=citation.report,
                title=one.header.title,
                outlet=one.header.outlet,
                day=one.day or None,
                story=StoryRef(id=story.id, title=story.title) if story else None,
                span=SpanAnswer(
                    report=citation.report, start=shown.start, end=shown.end, text=shown.of(text)
                ),
                parts=cut,
                score=round(score, 4),
            )
        )
    return tuple(hits)


def _excerpt(text: str, passage: Span, parts: Sequence[str]) -> tuple[Span, tuple[TextPart, ...]]:
    """What is shown of a passage, and the same cut at the words found."""
    words = [span.shift(passage.start) for span in found_words(passage.of(text), parts)]
    start = passage.start
    if len(passage) > _EXCERPT_CHARS and words:
        start = max(start, min(words[0].start - _LEAD_CHARS, passage.end - _EXCERPT_CHARS))
    shown = Span(start, min(passage.end, start + _EXCERPT_CHARS))
    cut, at = [], shown.start
    for word in (word for word in words if shown.contains(word)):
        cut += [TextPart(text=text[at : word.start], hit=False), TextPart(text=word.of(text), hit=True)]
        at = word.end
    cut.append(TextPart(text=text[at : shown.end], hit=False))
    return shown, tuple(part for part in cut if part.text)
