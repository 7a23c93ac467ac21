"""One report in the JSON export: what it is, and which of its characters are news."""

from __future__ import annotations

from crossread.domain.desk import Desk
from crossread.domain.report import AgencyCredit, Furniture, Published, Report
from crossread.export.json_dates import doubt_value, inferred_value, main_event_value
from crossread.export.json_values import Json, span_value


def report_value(desk: Desk, report: Report, *, with_text: bool) -> Json:
    """A report, its text included on demand."""
    story, lineage = desk.story_of(report.id), desk.lineage_of(report.id)
    return {
        "id": report.id,
        "path": report.path,
        "url": report.url,
        **({"text": report.text} if with_text else {}),
        "outlet": report.outlet,
        "title": report.title,
        "byline": report.byline,
        "language": report.language,
        "agencies": list(report.agencies),
        "credits": [_credit(report, credit) for credit in report.credits],
        "published": _published(report, report.published),
        "body": [[span.start, span.end] for span in report.body],
        "boilerplate": [_furniture(furniture) for furniture in report.furniture],
        "story": story.id if story else None,
        "lineage": lineage.id if lineage else None,
        "not_measured": desk.reading(report.id).not_measured,
        "inferred": inferred_value(desk, desk.inferred_day(report.id)),
        "doubt": doubt_value(desk, desk.doubt(report.id)),
        "main_event": main_event_value(report, desk.reading(report.id).main),
    }


def _credit(report: Report, credit: AgencyCredit) -> Json:
    return {
        "agency": credit.agency,
        "kind": credit.kind.value,
        "start": credit.span.start,
        "end": credit.span.end,
        "text": credit.span.of(report.text),
    }


def _furniture(furniture: Furniture) -> Json:
    return {"start": furniture.span.start, "end": furniture.span.end, "kind": furniture.kind.value}


def _published(report: Report, published: Published | None) -> Json | None:
    if published is None:
        return None
    return {
        "value": published.value,
        "precision": published.precision.value,
        "basis": published.basis.value,
        "evidence": [span_value(report, span) for span in published.evidence],
    }
