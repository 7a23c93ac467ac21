"""Reports as other answers name them."""

from __future__ import annotations

from crossread.domain.desk import Desk
from crossread.export.page_names import Names
from crossread.serve.answers.common import Answer


class ReportRef(Answer):
    """A report named by another answer.

    `key` is its short key within the story ("A1"; "" outside every lineage), `hue` the style name of its lineage. `day` is
    the ISO day it was written, stated or worked out, None where that is open.
    """

    id: str
    key: str
    hue: str
    outlet: str
    title: str
    day: str | None


def report_ref(desk: Desk, names: Names, report_id: str) -> ReportRef:
    """What a report of this desk is called."""
    name = names.reports[report_id]
    return ReportRef(
        id=report_id,
        key=name.key,
        hue=name.hue,
        outlet=name.outlet,
        title=name.title,
        day=desk.written(report_id),
    )
