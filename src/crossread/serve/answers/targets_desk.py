"""A desk just large enough to find what somebody points at: ids of results, of reports, or characters of reports."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from crossread.domain.desk import Desk
from crossread.domain.layers import Passage
from crossread.domain.reading import Reading
from crossread.domain.report import Report
from crossread.serve.answers.in_context import held_story
from crossread.serve.answers.texts_desk import held_reading, held_report
from crossread.serve.library import Library

_REPORT = re.compile(r"(?P<report>r-[0-9a-f]+)(?P<characters>:\d{1,9}-\d{1,9})?")


def targets_desk(library: Library, story_id: str, targets: Sequence[str]) -> Desk:
    """The results of a story ("" for none) that the targets name, with the reports that they speak of.

    Raises:
        RequestError: when the desk holds no such story, or not one of the reports.
    """
    named = [found for target in targets if (found := _REPORT.fullmatch(target))]
    whole = {found["report"] for found in named if not found["characters"]}
    cited = {found["report"] for found in named if found["characters"]}
    if not story_id:
        return Desk(reports=_reports(library, whole | cited), readings=_readings(library, whole, cited))
    story, browsing = held_story(library, story_id), library.desk().browsing()
    lineages = browsing.lineages(story_id, targets)
    whole |= {report for lineage in lineages for report in lineage.reports}
    return Desk(
        reports=_reports(library, whole | cited),
        readings=_readings(library, whole, cited),
        stories=(story,),
        lineages=lineages,
        claims=browsing.claims(story_id, targets),
        discrepancies=browsing.discrepancies(story_id, targets),
        entities=browsing.entities(story_id, targets),
        events=browsing.events(story_id, targets),
    )


def _reports(library: Library, ids: Collection[str]) -> tuple[Report, ...]:
    return tuple(held_report(library, report) for report in sorted(ids))


def _readings(library: Library, whole: Collection[str], cited: Collection[str]) -> tuple[Reading, ...]:
    """All layers of reports with characters that are cited; of others the passages are enough."""
    spans = library.desk().browsing().passage_spans(sorted(set(whole) - set(cited)))
    light = (
        Reading(report, tuple(Passage(at, span, 0) for at, span in enumerate(found)))
        for report, found in sorted(spans.items())
    )
    return (*light, *(held_reading(library, report) for report in sorted(cited)))
