"""Who is said to have said what, in the JSON export."""

from __future__ import annotations

from collections.abc import Iterable

from crossread.domain.desk import Desk
from crossread.domain.ids import content_id
from crossread.domain.layers import Attribution
from crossread.domain.report import Report
from crossread.domain.span import Citation, Span
from crossread.export.json_values import Json, optional_span, span_value
from crossread.lookup import FactIndex


def attribution_values(desk: Desk, index: FactIndex) -> list[Json]:
    """Every attribution once, in the order of the reports and of their texts."""
    return _each_once(
        _attribution(index, desk.report(reading.report), attribution)
        for reading in desk.readings
        for attribution in reading.attributions
    )


def attribution_at(desk: Desk, voice: Citation, *, about: Citation) -> str | None:
    """The id of the attribution whose source stands at `voice`; of several, one about the passage `about`.

    None where a voice is named without an attribution of its own.
    """
    found = [a for a in desk.reading(voice.report).attributions if a.source == voice.span]
    telling = [a for a in found if any(part.overlaps(about.span) for part in a.content)]
    best = next(iter(telling or found), None)
    return attribution_id(voice.report, best) if best else None


def attribution_id(report_id: str, attribution: Attribution) -> str:
    """The id of an attribution, from its report, its kind and every place."""
    content = (place for span in attribution.content for place in _places(span))
    return content_id(
        "a", report_id, attribution.kind, *_places(attribution.source), *_places(attribution.cue), *content
    )


def _each_once(values: Iterable[Json]) -> list[Json]:
    """Values by their ids, so that two of one place and content are one."""
    return list({str(value["id"]): value for value in values}.values())


def _attribution(index: FactIndex, report: Report, attribution: Attribution) -> Json:
    entity = index.entity(report.id, attribution.speaker or attribution.source)
    return {
        "id": attribution_id(report.id, attribution),
        "source": optional_span(report, attribution.source),
        "cue": optional_span(report, attribution.cue),
        "content": [span_value(report, span) for span in attribution.content],
        "kind": attribution.kind.value,
        "speaker": optional_span(report, attribution.speaker),
        "score": attribution.score,
        "entity": entity.id if entity else None,
        "source_type": attribution.source_type.value if attribution.source_type else None,
        "via": [span_value(report, span) for span in attribution.via],
    }


def _places(span: Span | None) -> tuple[int | None, int | None]:
    return (None, None) if span is None else (span.start, span.end)
