"""The layers on one report's text: what is said of which of its characters, and where that leads."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from crossread.domain.desk import Desk
from crossread.domain.report import Report
from crossread.domain.span import Span
from crossread.lookup import FactIndex
from crossread.serve.answers.common import Answer, PageAnswer, SpanAnswer
from crossread.serve.answers.layers_crossed import claim_marks, discrepancy_marks, reuse_marks
from crossread.serve.answers.layers_read import (
    attribution_marks,
    entity_marks,
    figure_marks,
    furniture_marks,
    place_marks,
    time_marks,
)
from crossread.serve.answers.text_marks import PASSAGE_LAYERS, Layer, TextMark
from crossread.serve.answers.texts_desk import OpenText

MOST_AT_ONCE = 60
_ORDER = {layer: at for at, layer in enumerate(Layer)}


class MarkAnswer(Answer):
    """What is said of some characters of a report.

    `id` is that of the thing itself, as other answers have it: a claim, a discrepancy, an attribution, a figure, an
    entity; of reuse the report at the other end. One thing may have several marks, each with its `role` ("source", "cue",
    "content"; a figure's kind, a discrepancy's, a claim's status). `key` is its short key ("C4"), `words` what it says in a
    line, `href` the page it leads to.
    """

    span: SpanAnswer
    layer: Layer
    id: str
    role: str
    words: str
    key: str | None
    href: str | None


def layers_page(
    opened: OpenText,
    kinds: Collection[Layer] = tuple(Layer),
    *,
    within: Span | None = None,
    offset: int = 0,
    limit: int = 200,
) -> PageAnswer[MarkAnswer]:
    """Marks of some layers in the order of the text; `within` keeps those that touch some characters."""
    marks = text_marks(opened, kinds)
    found = [mark for mark in marks if within is None or mark.span.overlaps(within)]
    items = tuple(_answer(opened.report, mark) for mark in found[offset : offset + limit])
    return PageAnswer(items=items, total=len(found), offset=offset, limit=limit)


def marks_at(opened: OpenText, here: Span) -> tuple[MarkAnswer, ...]:
    """Each thing that is said of some characters once, of the fewest characters first; at most 60.

    What is said of parts of them is left out where they are a passage that others say too: that would be all it names.
    """
    marks = text_marks(opened, tuple(Layer))
    is_passage = any(mark.span == here and mark.layer in PASSAGE_LAYERS for mark in marks)
    found = [
        mark
        for mark in marks
        if mark.span.contains(here)
        or (not is_passage and mark.layer not in PASSAGE_LAYERS and mark.span.overlaps(here))
    ]
    found.sort(key=lambda mark: (len(mark.span), _ORDER[mark.layer]))
    each = {(mark.layer, mark.id): mark for mark in reversed(found)}
    return tuple(_answer(opened.report, mark) for mark in reversed(each.values()))[:MOST_AT_ONCE]


def text_marks(opened: OpenText, kinds: Collection[Layer]) -> tuple[TextMark, ...]:
    """Marks of some layers on a report's text, in its order, longer ones first."""
    narrow = replace(opened, desk=_of_one_report(opened.desk, opened.report.id))
    index = FactIndex(narrow.desk)
    found = [mark for layer in Layer if layer in kinds for mark in _marks(narrow, index, layer)]
    inside = (mark for mark in found if len(mark.span))
    return tuple(sorted(inside, key=lambda mark: (mark.span.start, -mark.span.end, _ORDER[mark.layer])))


def _of_one_report(desk: Desk, report_id: str) -> Desk:
    """Entities only where this report mentions them, so that looking one up does not cost the whole story."""
    entities = []
    for entity in desk.entities:
        here = tuple(mention for mention in entity.mentions if mention.report == report_id)
        if here:
            entities.append(replace(entity, mentions=here))
    return replace(desk, entities=tuple(entities))


def _marks(opened: OpenText, index: FactIndex, layer: Layer) -> Iterable[TextMark]:
    report, desk, names, story_id = opened.report, opened.desk, opened.names, opened.story_id
    match layer:
        case Layer.FURNITURE:
            found = furniture_marks(report)
        case Layer.REUSE:
            found = reuse_marks(desk, names, report.id)
        case Layer.CLAIMS:
            found = claim_marks(desk, names, report.id)
        case Layer.DISCREPANCIES:
            found = discrepancy_marks(desk, names, report.id)
        case Layer.ATTRIBUTIONS:
            found = attribution_marks(desk, index, report)
        case Layer.ENTITIES:
            found = entity_marks(desk, report)
        case Layer.FIGURES:
            found = figure_marks(index, report, story_id)
        case Layer.TIMES:
            found = time_marks(index, report, story_id)
        case Layer.PLACES:
            found = place_marks(index, report, story_id)
    return found


def _answer(report: Report, mark: TextMark) -> MarkAnswer:
    span = mark.span
    return MarkAnswer(
        span=SpanAnswer(report=report.id, start=span.start, end=span.end, text=span.of(report.text)),
        layer=mark.layer,
        id=mark.id,
        role=mark.role,
        words=mark.words,
        key=mark.key or None,
        href=mark.href or None,
    )
