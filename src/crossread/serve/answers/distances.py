"""Stated distances beside the straight line on the map."""

from __future__ import annotations

from crossread.domain.crossing import Discrepancy, DiscrepancyKind
from crossread.export.page_distance import told_distances
from crossread.lookup import FactIndex
from crossread.serve.answers.common import Answer
from crossread.serve.answers.report_refs import ReportRef, report_ref
from crossread.serve.answers.story_desk import results_names
from crossread.serve.answers.texts_desk import desk_with_texts
from crossread.serve.library import Library

_MOST_READ = 8  # reports whose layers are read for one card


class DistanceAnswer(Answer):
    """A distance in km and the reports that state it; none for the straight line on the map."""

    km: float
    reports: tuple[ReportRef, ...]


def distances(library: Library, story_id: str, found: Discrepancy) -> tuple[DistanceAnswer, ...]:
    """What a discrepancy of distances compares, the shortest first; nothing for any other."""
    if found.kind is not DiscrepancyKind.DISTANCE:
        return ()
    reports = list(dict.fromkeys(variant.citation.report for variant in found.readings))[:_MOST_READ]
    desk = desk_with_texts(library, story_id, reports, readings=reports)
    names = results_names(library, story_id)
    return tuple(
        DistanceAnswer(km=round(km, 1), reports=tuple(report_ref(desk, names, report) for report in told))
        for km, told in told_distances(desk, FactIndex(desk), found)
    )
