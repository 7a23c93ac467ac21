"""Reports as other answers name them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crossread.domain.desk import Desk
from crossread.export.page_names import Names
from crossread.export.page_words import label
from crossread.serve.answers.common import Answer, file_name
from crossread.serve.library import Library


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


def outlet_words(outlet: str | None, path: str | None) -> str:
    """The outlet as `Names` has it: failing one, the file the report came in."""
    return label(outlet) or label(file_name(path)) or "Unknown outlet"


def outlets(library: Library, report_ids: Sequence[str]) -> Mapping[str, tuple[str, str]]:
    """Outlet in words and title of some reports, by id."""
    headers = library.desk().browsing().headers(report_ids)
    return {header.id: (outlet_words(header.outlet, header.path), header.title) for header in headers}


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
